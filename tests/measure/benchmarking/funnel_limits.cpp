// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (mpmath 1.2.1 with 40 digits, SciPy 1.10.1, NumPy in 80 bits).
#include <pbo/measure/benchmarking/funnel_limits.hpp>

#include <doctest/doctest.h>

#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>

using namespace pbo;
using doctest::Approx;

namespace {
auto const at_998 = confidence_level::from_alpha(0.002);
interval counts(std::uint64_t first, std::uint64_t last, std::uint64_t n) {
    return {double(first) / double(n), double(last) / double(n)};
}
}  // namespace

TEST_CASE("beta-binomial tails as mpmath has them, summed and integrated") {
    auto const check = [](double a, double b, std::uint64_t n, std::uint64_t k, double expected) {
        CHECK(detail::beta_binomial_law(a, b, n).below(k) == Approx(expected).epsilon(1e-12));
        CHECK(detail::beta_binomial_law(b, a, n).above(n - k) == Approx(expected).epsilon(1e-12));
    };
    check(2, 3, 10, 0, 0.065934065934065934);
    check(2, 3, 10, 3, 0.45454545454545455);
    check(2, 3, 10, 9, 0.98901098901098901);
    check(2, 3, 10, 10, 1.0);
    check(0.3, 0.4, 30, 2, 0.31821369317515527);
    check(12, 36, 400, 40, 0.003889502453030269);
    check(12, 36, 400, 150, 0.9647355884490767);
    check(0.01, 0.02, 50, 0, 0.63771843440648323);
    check(12, 36, 100000, 20000, 0.217456152548829);
    check(12, 36, 100000, 5000, 2.48929254445447e-6);
    check(20000, 60000, 1000000, 245000, 0.00080343354010771);
    check(12, 36, 1'000'000'000'000'000, 100'000'000'000'000, 0.001837738353549453);
}

TEST_CASE("the sum and the integral of the beta-binomial agree where both can be had") {
    for (std::uint64_t k : {0U, 3U, 200U, 1000U, 1999U})
        for (double size : {0.5, 8.0, 3000.0, 1e6}) {
            detail::beta_binomial_law const law(0.3 * size, 0.7 * size, 2000);
            CAPTURE(k);
            CAPTURE(size);
            CHECK(law.integrated(k) == Approx(law.below(k)).epsilon(1e-11));
        }
}

TEST_CASE("exact counts inside are those of SciPy") {
    CHECK(funnel_limits(exact_binomial, 0.245, 10) == counts(0, 5, 10));
    CHECK(funnel_limits(exact_binomial, 0.245, 1350) == counts(300, 362, 1350));
    CHECK(funnel_limits(exact_binomial, 0.245, 1350, at_998) == counts(283, 380, 1350));
    CHECK(funnel_limits(exact_binomial, 0.01, 20) == counts(0, 1, 20));
    CHECK(funnel_limits(exact_binomial, 0.5, 1) == counts(0, 1, 1));
    CHECK(funnel_limits(beta_binomial{0.02}, 0.245, 10) == counts(0, 6, 10));
    CHECK(funnel_limits(beta_binomial{0.02}, 0.245, 1350) == counts(182, 507, 1350));
    CHECK(funnel_limits(beta_binomial{0.02}, 0.245, 1350, at_998) == counts(119, 620, 1350));
    CHECK(funnel_limits(beta_binomial{0.7}, 0.3, 60) == counts(0, 60, 60));
}

TEST_CASE("inside the score limits exactly when Wilson's interval contains the target; exact, when Clopper and Pearson's does") {
    for (double target : {0.02, 0.245, 0.5, 0.9})
        for (std::uint64_t n : {1U, 7U, 60U})
            for (std::uint64_t k = 0; k <= n; ++k) {
                double const p = double(k) / double(n);
                CHECK(funnel_limits(inverted_wilson, target, n).contains(p) == wilson(proportion{k, n}).limits->contains(target));
                CHECK(funnel_limits(exact_binomial, target, n).contains(p) ==
                      clopper_pearson(proportion{k, n}).limits->contains(target));
            }
}

TEST_CASE("limits narrow with more people, widen with level and with overdispersion, and stay in [0, 1]") {
    double before = 2.0;
    for (std::uint64_t n = 1; n < 2'000'000'000'000'000; n *= 10) {
        auto const i = funnel_limits(inverted_wilson, 0.245, n);
        CHECK(i.width() < before);
        before = i.width();
        CHECK(unit_interval.contains(i));
        CHECK(funnel_limits(inverted_wilson, 0.245, n, at_998).contains(i));
        CHECK(funnel_limits(score_limits(4.0), 0.245, n).contains(i));
        CHECK(funnel_limits(score_limits(1.0, 0.001), 0.245, n).contains(i));
        CHECK(unit_interval.contains(funnel_limits(score_limits(4.0, 0.0, funnel_scale::arcsine_square_root), 0.245, n)));
        auto const exact = funnel_limits(exact_binomial, 0.245, n);
        CHECK(funnel_limits(exact_binomial, 0.245, n, at_998).contains(exact));
        CHECK(funnel_limits(beta_binomial{0.01}, 0.245, n).contains(exact));
    }
    // For ever more people the exact limits close on the target, and the beta-binomial's on the beta distribution.
    CHECK(funnel_limits(exact_binomial, 0.245, 1'000'000'000'000'000).width() < 1e-7);
    // SciPy 1.10.1: beta(0.245 * 99, 0.755 * 99).ppf(0.025), .isf(0.025)
    auto const wide = funnel_limits(beta_binomial{0.01}, 0.245, 1'000'000'000'000'000);
    CHECK(wide.lower() == Approx(0.16586685929787856).epsilon(1e-9));
    CHECK(wide.upper() == Approx(0.33388625747203743).epsilon(1e-9));
}

TEST_CASE("by hand: the multiplicative and the additive limits") {
    auto const i = funnel_limits(score_limits(4.0), 0.5, 100);
    CHECK(i.upper() == Approx(0.5 + 1.959963984540054 * 0.1).epsilon(1e-14));
    auto const j = funnel_limits(score_limits(1.0, 0.0075), 0.5, 100);
    CHECK(j.lower() == Approx(0.5 - 1.959963984540054 * 0.1).epsilon(1e-14));
    auto const angle = funnel_limits(score_limits(1.0, 0.0, funnel_scale::arcsine_square_root), 0.5, 100);
    CHECK(angle.upper() == Approx(std::pow(std::sin(std::asin(std::sqrt(0.5)) + 0.09799819922700270), 2)).epsilon(1e-12));
}

TEST_CASE("at a level near 0 the limits close on the median, at one near 1 they take in everything likely") {
    for (std::uint64_t n : {1U, 2U, 7U, 100U})
        for (double target : {0.1, 0.5}) {
            auto const narrow = funnel_limits(exact_binomial, target, n, confidence_level{1e-15});
            CHECK(narrow.width() * double(n) <= 1.0 + 1e-9);
            CHECK(funnel_limits(exact_binomial, target, n, confidence_level::from_alpha(1e-12)).contains(narrow));
            CHECK(funnel_limits(beta_binomial{0.1}, target, n, confidence_level{1e-15}).width() * double(n) <= 1.0 + 1e-9);
        }
}

TEST_CASE("nobody: anything goes; a target of 0 or 1 is a point for every method") {
    CHECK(funnel_limits(inverted_wilson, 0.3, 0) == unit_interval);
    CHECK(funnel_limits(exact_binomial, 0.3, 0) == unit_interval);
    CHECK(funnel_limits(beta_binomial{0.1}, 0.0, 50) == interval{0.0, 0.0});
    CHECK(funnel_limits(exact_binomial, 1.0, 50) == interval{1.0, 1.0});
    CHECK(funnel_limits(score_limits(1.0, 0.01), 0.0, 50) == interval{0.0, 0.0});
}

TEST_CASE("what narrows a funnel, and targets that are no shares, are refused; the name says how the limits were made") {
    CHECK_THROWS_AS(score_limits(0.9), std::domain_error);
    CHECK_THROWS_AS(score_limits(1.0, -0.1), std::domain_error);
    CHECK_THROWS_AS(score_limits(std::nan("")), std::domain_error);
    CHECK_THROWS_AS(beta_binomial(0.0), std::domain_error);
    CHECK_THROWS_AS(beta_binomial(1.0), std::domain_error);
    CHECK_THROWS_AS((void)funnel_limits(inverted_wilson, -0.1, 5), std::domain_error);
    CHECK_THROWS_AS((void)funnel_limits(inverted_wilson, std::nan(""), 5), std::domain_error);
    CHECK(inverted_wilson.name() == label("inverted_wilson"));
    CHECK(score_limits(4.0).name() == label("inverted_wilson;phi=4"));
    CHECK(beta_binomial(0.02).name() == label("beta_binomial;r=0.02"));
}
