// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// shrunk_shares.hpp: three councils by hand (exact fractions), and what must hold of any.
#include <pbo/explain/shrunk_shares.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

namespace {

/// A model of nothing but the intercept: each council is expected to have the share of all.
observed_expected_result of(std::vector<std::pair<double, double>> const& counts) {
    covariate_patterns patterns({"x"});
    for (std::size_t i = 0; i < counts.size(); ++i)
        patterns.add(std::to_string(i), {std::string("a")}, counts[i].first, counts[i].second, static_cast<std::uint64_t>(counts[i].second));
    return observed_expected(patterns, logistic(patterns, {}), {.draws = 10});
}

}  // namespace

TEST_CASE("three councils, by hand") {
    // 20 of 100, 50 of 100, 130 of 200: overall 1/2, s^2 = 1/400, 1/400, 1/800.  w = 400, 400, 800; pooled 0.5;
    // Q = 400 * 0.09 + 0 + 800 * 0.0225 = 54; tau^2 = 52 / (1600 - 960000 / 1600) = 52 / 1000
    auto const result = of({{20, 100}, {50, 100}, {130, 200}});
    CHECK(result.clusters[0].variance == doctest::Approx(25.0).epsilon(1e-12));
    auto const found = shrunk_shares(result);
    CHECK(*found.tau_squared == doctest::Approx(0.052).epsilon(1e-10));
    CHECK(*found.shares[0] == doctest::Approx(0.5 - 0.3 * 0.052 / 0.0545).epsilon(1e-10));
    CHECK(*found.shares[1] == doctest::Approx(0.5).epsilon(1e-10));
    CHECK(*found.shares[2] == doctest::Approx(0.5 + 0.15 * 0.052 / 0.05325).epsilon(1e-10));
}

TEST_CASE("councils that differ by no more than chance all have the share of all; one alone has none") {
    auto const alike = shrunk_shares(of({{50, 100}, {49, 100}, {51, 100}}));
    CHECK(*alike.tau_squared == 0.0);
    for (auto const& share : alike.shares) CHECK(*share == doctest::Approx(0.5).epsilon(1e-10));
    auto const one = shrunk_shares(of({{50, 100}}));
    CHECK(one.tau_squared.reason() == absence::no_degrees_of_freedom);
    CHECK(one.shares[0].reason() == absence::no_degrees_of_freedom);
}

TEST_CASE("a council in which nobody is expected has no share, and the others theirs") {
    auto result = of({{20, 100}, {50, 100}, {130, 200}});
    auto const expected = shrunk_shares(result);
    result.clusters.insert(result.clusters.begin() + 1, result.clusters[0]);
    result.clusters[1].ratio = absence::nothing_to_divide_by;
    auto const found = shrunk_shares(result);
    REQUIRE(found.shares.size() == 4);
    CHECK(found.shares[1].reason() == absence::nothing_to_divide_by);
    CHECK(*found.tau_squared == *expected.tau_squared);
    CHECK(*found.shares[0] == *expected.shares[0]);
    CHECK(*found.shares[2] == *expected.shares[1]);
    CHECK(*found.shares[3] == *expected.shares[2]);
}

TEST_CASE("the smaller council moves farther") {
    auto const found = shrunk_shares(of({{2, 10}, {200, 1000}, {500, 1000}, {8, 10}}));
    CHECK(*found.shares[0] > *found.shares[1]);
    CHECK(*found.shares[1] > 0.2);
}
