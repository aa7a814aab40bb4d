// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/sampling/ascs_estimate.hpp>
#include <pbo/sampling/ascs_strata.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using pbo::ascs_estimate;
using pbo::ascs_stratum;
using pbo::lone_respondent;

namespace {
std::vector<ascs_stratum> const council_a{{"1", 100, {2, 2, 6}}, {"2", 100, {3, 1, 1}}};
std::vector<ascs_stratum> const council_b{{"1", 1000, {0, 3, 0}}, {"2", 3000, {2, 2, 0}}};

bool mentions(std::vector<std::string> const& notes, std::string const& what) {
    for (auto const& note : notes)
        if (note.find(what) != std::string::npos) return true;
    return false;
}
}  // namespace

// Expected: the worked example of the official methodology (NHS England, ASCS margins of error), printed to the last
// digit.
TEST_CASE("the official worked example comes out to the last digit") {
    double const shares[]{0.4, 0.2, 0.4};
    double const margins[]{26.47814192876834, 22.77314207569961, 24.401803212057917};
    for (std::size_t r = 0; r < 3; ++r) {
        auto const found = ascs_estimate(council_a, r);
        CHECK(*found.share.value == shares[r]);
        CHECK(*found.margin == margins[r]);
        CHECK(found.share.level.value() == 0.95);
    }
    for (std::size_t r = 0; r < 2; ++r) {
        auto const found = ascs_estimate(council_b, r);
        CHECK(*found.share.value == (r == 0 ? 0.375 : 0.625));
        CHECK(*found.margin == 42.40694518590086);
    }
    CHECK(*ascs_estimate(council_b, 2).share.value == 0.0);
    CHECK(*ascs_estimate(council_b, 2).margin == 0.0);
}

TEST_CASE("limits are never clipped, and a note says that they leave 0 to 100%") {
    auto const found = ascs_estimate(council_b, 1);
    CHECK(found.share.limits->upper() == doctest::Approx(1.0490694518590086).epsilon(1e-15));
    CHECK(mentions(found.notes, "leave 0 to 100%"));
    CHECK(ascs_estimate(council_b, 0).share.limits->lower() < 0.0);
    CHECK_FALSE(mentions(ascs_estimate(council_a, 0).notes, "leave"));
}

TEST_CASE("a share of 0 or of 1 has a margin of 0 and a warning") {
    CHECK(mentions(ascs_estimate(council_b, 2).notes, "Nobody gave this response"));
    std::vector<ascs_stratum> const all{{"1", 1000, {7}}};
    CHECK(*ascs_estimate(all, 0).share.value == 1.0);
    CHECK(*ascs_estimate(all, 0).margin == 0.0);
    CHECK(mentions(ascs_estimate(all, 0).notes, "Everybody gave this response"));
    CHECK(ascs_estimate(council_a, 0).notes.empty());
}

TEST_CASE("a lone respondent: refused by default, official as zero, or as wide as can be; each is said") {
    std::vector<ascs_stratum> const lone{{"young", 50, {1, 0}}, {"old", 100, {3, 7}}};
    auto const refused = ascs_estimate(lone, 0);
    CHECK(*refused.share.value == doctest::Approx((50 + 30) / 150.0).epsilon(1e-15));
    CHECK(refused.margin == pbo::absence::no_degrees_of_freedom);
    CHECK(refused.share.limits == pbo::absence::no_degrees_of_freedom);
    CHECK(mentions(refused.notes, "stratum 'young'"));

    auto const official = ascs_estimate(lone, 0, {}, lone_respondent::as_zero);
    double const old = 0.3 * 0.7 * 100 * 100 * 0.9 / 9;
    CHECK(*official.margin == doctest::Approx(196 * std::sqrt(old) / 150).epsilon(1e-14));
    CHECK(mentions(official.notes, "too small"));

    auto const widest = ascs_estimate(lone, 0, {}, lone_respondent::widest);
    CHECK(*widest.margin == doctest::Approx(196 * std::sqrt(old + 625) / 150).epsilon(1e-14));
    CHECK(mentions(widest.notes, "too large"));
}

TEST_CASE("a stratum that everybody answered is certain, also if everybody is one person") {
    std::vector<ascs_stratum> const known{{"one", 1, {1, 0}}, {"ten", 10, {4, 6}}};
    auto const found = ascs_estimate(known, 0);
    CHECK(*found.margin == 0.0);
    CHECK(found.notes.empty());
    CHECK(*found.share.value == 5.0 / 11.0);
}

TEST_CASE("strata without an answer are left out of N, and a note says so; none left is nothing to divide by") {
    std::vector<ascs_stratum> with = council_a;
    with.emplace_back("empty", 5000, std::vector<std::uint64_t>{0, 0, 0});
    auto const found = ascs_estimate(with, 0);
    CHECK(*found.margin == 26.47814192876834);
    CHECK(found.share.counts.population() == 200.0);
    CHECK(mentions(found.notes, "Nobody answered in stratum 'empty'"));
    std::vector<ascs_stratum> const nobody{{"empty", 5000, {0, 0, 0}}};
    CHECK(ascs_estimate(nobody, 0).share.value == pbo::absence::nothing_to_divide_by);
    CHECK(ascs_estimate(nobody, 0).margin == pbo::absence::nothing_to_divide_by);
    CHECK(ascs_estimate(std::vector<ascs_stratum>{}, 0).share.value == pbo::absence::nothing_to_divide_by);
}

TEST_CASE("the official z is 1.96; other levels have the normal quantile, and the margin grows with the level") {
    CHECK(pbo::ascs_margin_method::z(pbo::confidence_level{}) == 1.96);
    CHECK(pbo::ascs_margin_method::z(pbo::confidence_level{0.95}) == 1.96);
    // SciPy 1.10 norm.ppf(.995)
    CHECK(pbo::ascs_margin_method::z(pbo::confidence_level{0.99}) ==
          doctest::Approx(2.5758293035489004).epsilon(1e-14));
    double before = 0.0;
    for (double level : {1e-9, 0.5, 0.9, 0.95, 0.99, 1 - 1e-12}) {
        auto const margin = *ascs_estimate(council_a, 0, pbo::confidence_level{level}).margin;
        CHECK(margin > before);
        before = margin;
    }
}

TEST_CASE("a subgroup's population is the stratum's times its share of the respondents") {
    auto const h = pbo::ascs_subgroup("women", 300, 30, 20, {5, 13});
    CHECK(h.population() == 200.0);
    CHECK(h.respondents() == 18);
    CHECK(pbo::ascs_subgroup("all", 37, 37, 37, {30, 7}).population() == 37.0);
    CHECK(pbo::ascs_subgroup("nobody", 37, 0, 0, {0}).population() == 0.0);
    CHECK_THROWS_AS((void)pbo::ascs_subgroup("x", 300, 30, 31, {1}), std::domain_error);
    CHECK_THROWS_AS((void)pbo::ascs_subgroup("x", 20, 30, 10, {1}), std::domain_error);
}

TEST_CASE("records and a table by stratum give the strata that were typed in") {
    struct person {
        int stratum;
        std::uint64_t population;
        std::optional<std::size_t> answer;
    };
    std::vector<person> people;
    for (auto const& [stratum, counts] : {std::pair{2, std::array{3, 1, 1}}, std::pair{1, std::array{2, 2, 6}}})
        for (std::size_t r = 0; r < 3; ++r)
            for (int i = 0; i < counts[r]; ++i) people.push_back({stratum, 100, r});
    people.push_back({1, 100, std::nullopt});
    CHECK(pbo::ascs_strata(people, &person::stratum, &person::population, &person::answer, 3) == council_a);

    people.push_back({1, 101, std::nullopt});
    CHECK_THROWS_WITH_AS((void)pbo::ascs_strata(people, &person::stratum, &person::population, &person::answer, 3),
                         "pbo::ascs_strata: stratum '1' has a population of 100 in one record and 101 in another",
                         std::invalid_argument);
    people.back() = {1, 100, 3};
    CHECK_THROWS_AS((void)pbo::ascs_strata(people, &person::stratum, &person::population, &person::answer, 3),
                    std::invalid_argument);
    people.back() = {1, 7, std::nullopt};
    CHECK_THROWS_AS((void)pbo::ascs_strata(people, &person::stratum, &person::population, &person::answer, 3),
                    std::invalid_argument);
}

TEST_CASE("more answers than people, a response that is not there, and a population that is no number are refused") {
    CHECK_THROWS_WITH_AS(ascs_stratum("s", 4, {3, 2}),
                         "pbo::ascs_stratum: stratum 's' has a population of 4, but 5 people of it answered",
                         std::domain_error);
    CHECK_THROWS_AS(ascs_stratum("s", std::numeric_limits<double>::quiet_NaN(), {1}), std::domain_error);
    CHECK_THROWS_AS(ascs_stratum("s", std::numeric_limits<double>::infinity(), {1}), std::domain_error);
    CHECK_THROWS_AS((void)ascs_estimate(council_a, 3), std::out_of_range);
}

TEST_CASE("counts of 10^15 keep their digits, and responses mirror each other") {
    constexpr std::uint64_t many = 500'000'000'000'000;
    std::vector<ascs_stratum> const huge{{"1", 1e15, {many / 2, many / 2}}};
    // 1.96 * 100 * sqrt(.25 (1 - .5) / (n - 1)), mpmath 1.2.1
    CHECK(*ascs_estimate(huge, 0).margin == doctest::Approx(3.0990321069650148e-06).epsilon(1e-14));
    for (std::uint64_t k = 0; k <= 30; ++k) {
        std::vector<ascs_stratum> const h{{"1", 170, {k, 30 - k}}, {"2", 90, {30 - k, k + 4}}};
        CHECK(*ascs_estimate(h, 0).margin == doctest::Approx(*ascs_estimate(h, 1).margin).epsilon(1e-13));
        CHECK(*ascs_estimate(h, 0).share.value + *ascs_estimate(h, 1).share.value ==
              doctest::Approx(1.0).epsilon(1e-15));
    }
}
