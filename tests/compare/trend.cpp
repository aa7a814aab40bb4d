// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/trend.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

using pbo::proportion;

namespace {
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
std::vector<proportion> const troponin{{8, 61}, {10, 58}, {11, 111}, {22, 124}, {6, 135}};  // Indredavik et al. 2008
std::vector<proportion> const smokers{{83, 86}, {90, 93}, {129, 136}, {70, 82}};            // Fleiss 1981, in R's prop.test
}  // namespace

// Expected: tests/reference/compare_tests.R (R 4.2.2, prop.trend.test).
TEST_CASE("Cochran-Armitage agrees with R for equal and unequal scores") {
    CHECK(relative(*pbo::cochran_armitage(troponin).statistic, 3.1962567693960748) < 1e-13);
    CHECK(relative(*pbo::cochran_armitage(troponin).p_value, 0.0738070202317906) < 1e-13);
    std::array<double, 4> const last{0, 0, 0, 1}, uneven{0.5, 2, 2.5, 10};
    CHECK(relative(*pbo::cochran_armitage(smokers, last).statistic, 12.1731462207403) < 1e-13);
    CHECK(relative(*pbo::cochran_armitage(smokers, uneven).statistic, 12.2373783419634) < 1e-13);
    CHECK(relative(*pbo::cochran_armitage(smokers, uneven).p_value, 4.68415981610254e-04) < 1e-12);
}

TEST_CASE("the Mantel-Haenszel trend is (N - 1) r^2, with the sign of the trend") {
    // r between answer and score, person by person.
    double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (std::size_t i = 0; i < troponin.size(); ++i)
        for (std::uint64_t k = 0; k < troponin[i].trials(); ++k) {
            double const x = static_cast<double>(i + 1), y = k < troponin[i].hits() ? 1.0 : 0.0;
            n += 1, sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
        }
    double const r = (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
    auto const test = pbo::mantel_haenszel_trend(troponin);
    CHECK(*test.statistic == doctest::Approx(r * std::sqrt(n - 1)).epsilon(1e-12));
    CHECK(*test.statistic < 0.0);
    CHECK(*pbo::mantel_haenszel_trend_inflated(troponin).statistic == doctest::Approx(*test.statistic * n / (n - 1)).epsilon(1e-13));
}

TEST_CASE("scores may be moved and stretched; turning them turns the sign") {
    std::array<double, 5> const stretched{-3, 1, 5, 9, 13}, turned{5, 4, 3, 2, 1};
    CHECK(*pbo::cochran_armitage(troponin, stretched).statistic == doctest::Approx(*pbo::cochran_armitage(troponin).statistic).epsilon(1e-13));
    CHECK(*pbo::mantel_haenszel_trend(troponin, turned).statistic == doctest::Approx(-*pbo::mantel_haenszel_trend(troponin).statistic).epsilon(1e-13));
    CHECK(*pbo::trend_slope(troponin, stretched).value() == doctest::Approx(*pbo::trend_slope(troponin).value() / 4).epsilon(1e-13));
}

// Published: Fagerland, Lydersen and Laake (2017), chapter 5: -0.0194, limits -0.0395 to 0.0007.
TEST_CASE("the slope has the published limits") {
    auto const e = pbo::wald(pbo::trend_slope(troponin));
    CHECK(std::abs(e.limits.value().lower() - -0.0395) < 5e-5);
    CHECK(std::abs(e.limits.value().upper() - 0.0007) < 5e-5);
}

TEST_CASE("what has no trend says so") {
    std::array<proportion, 3> const nobody{{{0, 5}, {0, 9}, {0, 2}}}, one_group{{{0, 0}, {4, 9}, {0, 0}}};
    std::array<proportion, 3> const level{{{10, 20}, {100, 200}, {5, 10}}};
    for (auto const& groups : {nobody, one_group}) {
        CHECK(pbo::cochran_armitage(groups).statistic.reason() == pbo::absence::nothing_to_divide_by);
        CHECK(*pbo::cochran_armitage(groups).p_value == 1.0);
        CHECK(*pbo::mantel_haenszel_trend(groups).p_value == 1.0);
    }
    CHECK(pbo::wald(pbo::trend_slope(one_group)).limits.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::cochran_armitage({}).p_value == 1.0);
    CHECK(*pbo::cochran_armitage(level).statistic == 0.0);
    std::array<proportion, 2> const huge{{{500'000'000'000'000, 1'000'000'000'000'000}, {500'000'030'000'000, 1'000'000'000'000'000}}};
    CHECK(relative(*pbo::cochran_armitage(huge).statistic, 1.8) < 1e-6);  // 2 (3e7 / 2)^2 / (1e15 / 4)
}

TEST_CASE("everybody with one score has no slope, whatever the score") {
    std::array<proportion, 3> const groups{{{1, 7}, {9, 11}, {2, 13}}};
    for (double score : {0.1, 0.3, 1e-300, 1e15 / 3, -7.7}) {
        CAPTURE(score);
        std::array<double, 3> const scores{score, score, score}, elsewhere{score, 1.0, 2.0};
        std::array<proportion, 3> const one_group{{{1, 7}, {0, 0}, {0, 0}}};
        CHECK(pbo::wald(pbo::trend_slope(groups, scores)).value == pbo::figure<double>(pbo::absence::nothing_to_divide_by));
        CHECK(pbo::wald(pbo::trend_slope(groups, scores)).limits.reason() == pbo::absence::nothing_to_divide_by);
        CHECK(pbo::cochran_armitage(groups, scores).statistic.reason() == pbo::absence::nothing_to_divide_by);
        CHECK(*pbo::mantel_haenszel_trend(groups, scores).p_value == 1.0);
        CHECK_FALSE(pbo::trend_slope(one_group, elsewhere).value().has_value());
    }
}

TEST_CASE("scores that are not as many as the groups, or not finite, are refused") {
    std::array<double, 2> const two{1, 2};
    std::array<double, 5> const bad{1, 2, std::numeric_limits<double>::quiet_NaN(), 4, 5};
    CHECK_THROWS_AS((void)pbo::cochran_armitage(troponin, two), std::invalid_argument);
    CHECK_THROWS_AS((void)pbo::cochran_armitage(troponin, bad), std::invalid_argument);
}
