// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// observed_expected.hpp: Berkeley's departments as they are and adjusted for who applied.  Expected by hand: with one
// factor the model's shares are those observed, 1198 of 2691 men and 557 of 1835 women; phi by NumPy.
#include "explain/trusted.hpp"

#include <pbo/explain/observed_expected.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <stdexcept>

using namespace pbo;

TEST_CASE("observed against expected, and places before and after") {
    auto const patterns = explain_trusted::counts_of("ucb.csv", {"gender"});
    auto const fit = logistic(patterns, {factor("gender", "Male")});
    auto const found = observed_expected(patterns, fit);
    REQUIRE(found.clusters.size() == 6);
    auto const& a = found.clusters[0];
    double const men = 1198.0 / 2691.0, women = 557.0 / 1835.0;
    CHECK(a.cluster == "A");
    CHECK(a.hits == 601);
    CHECK(a.people == 933);
    double const expected = 825 * men + 108 * women;
    CHECK(a.expected == doctest::Approx(expected).epsilon(1e-12));
    CHECK(*a.ratio == doctest::Approx(601 / expected).epsilon(1e-12));
    CHECK(*a.adjusted_share == doctest::Approx(601 / expected * 1755.0 / 4526.0).epsilon(1e-12));
    CHECK(*a.z == doctest::Approx((601 - expected) / std::sqrt(825 * men * (1 - men) + 108 * women * (1 - women)))
                      .epsilon(1e-12));
    CHECK(*found.phi == doctest::Approx(62.57650569390487).epsilon(1e-12));
    CHECK(*a.z_among == doctest::Approx(*a.z / std::sqrt(62.57650569390487)).epsilon(1e-12));
    CHECK(found.overall == doctest::Approx(1755.0 / 4526.0).epsilon(1e-14));
    double all = 0.0;
    for (auto const& c : found.clusters) {
        all += c.expected;
        CHECK(c.as_is.lower <= c.as_is.place);
        CHECK(c.as_is.place <= c.as_is.upper);
        CHECK(c.adjusted.lower <= c.adjusted.place);
        CHECK(c.adjusted.place <= c.adjusted.upper);
    }
    CHECK(all == doctest::Approx(1755.0).epsilon(1e-12));
    // 601 of 933 and 370 of 585: the counts do not say which is the higher; nothing doubts the last.
    CHECK(found.clusters[0].as_is.place == 1);
    CHECK(found.clusters[0].as_is.upper == 2);
    CHECK(found.clusters[5].as_is.lower == 6);
    CHECK(observed_expected(patterns, fit).clusters[1].adjusted.upper == found.clusters[1].adjusted.upper);
}

TEST_CASE("with nothing to adjust for, places stay; equal shares have one place; nobody expected has no ratio") {
    covariate_patterns patterns({});
    patterns.add("A", {}, 5, 10, 10);
    patterns.add("B", {}, 10, 20, 20);
    patterns.add("C", {}, 0, 7, 7);
    auto const found = observed_expected(patterns, logistic(patterns, {}), {.draws = 50});
    for (auto const& c : found.clusters) CHECK(c.as_is.place == c.adjusted.place);
    CHECK(found.clusters[0].as_is.place == 1);
    CHECK(found.clusters[1].as_is.place == 1);
    CHECK(found.clusters[2].as_is.place == 3);
    CHECK(*found.phi >= 1.0);
    covariate_patterns none({});
    none.add("A", {}, 0, 10, 10);
    auto const nobody = observed_expected(none, logistic(none, {}));
    CHECK(nobody.clusters[0].ratio.reason() == absence::nothing_to_divide_by);
    CHECK_FALSE(nobody.clusters[0].z.has_value());
    CHECK_FALSE(nobody.phi.has_value());
}

TEST_CASE("a council whose people are all fitted exactly has no place among the adjusted") {
    covariate_patterns patterns({"mode"});
    for (auto const& [council, mode, hits, asked] : {std::tuple{"A", "direct", 5.0, 9.0}, {"A", "managed", 3.0, 9.0}, {"B", "direct", 4.0, 8.0},
                                                     {"B", "mixed", 7.0, 7.0}, {"C", "managed", 4.0, 9.0}, {"D", "mixed", 12.0, 12.0}})
        patterns.add(council, {std::string(mode)}, hits, asked, static_cast<std::uint64_t>(asked));
    auto const fit = logistic(patterns, {factor("mode", "managed")});
    REQUIRE(fit.separated().size() == 1);
    auto const found = observed_expected(patterns, fit, {.draws = 200});
    std::uint64_t last = 0;
    for (auto const& c : found.clusters) {
        CAPTURE(c.cluster);
        bool const exactly = c.cluster == "D";
        CHECK(c.fitted_exactly == exactly);
        CHECK(c.ratio.has_value() != exactly);
        CHECK(c.adjusted_share.has_value() != exactly);
        CHECK((c.adjusted.place == 0) == exactly);
        CHECK((c.adjusted.upper == 0) == exactly);
        CHECK(c.as_is.place >= 1);
        last = std::max(last, c.adjusted.upper);
    }
    CHECK(last == 3);  // of the three others
    CHECK(found.clusters[3].as_is.place == 1);
    CHECK(found.clusters[3].ratio.reason() == absence::not_available);
}

TEST_CASE("weighted counts have no chance of their own") {
    auto const weighted = explain_trusted::counts_of("weights.csv", {"mode"}, true);
    CHECK_THROWS_AS((void)observed_expected(weighted, logistic(weighted, {factor("mode", "managed")})),
                    std::domain_error);
    auto const patterns = explain_trusted::counts_of("ucb.csv", {"gender"});
    CHECK_THROWS_AS((void)observed_expected(patterns, logistic(patterns, {factor("gender", "Male")}), {.draws = 0}),
                    std::domain_error);
}
