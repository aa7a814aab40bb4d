// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/coverage.hpp>
#include <pbo/interval/sample_size.hpp>
#include <pbo/interval/wald.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using namespace pbo;

TEST_CASE("Clopper and Pearson never cover less than their level, for any n up to 200") {
    for (double const level : {0.95, 0.8}) {
        bool kept = true;
        for (std::uint64_t n = 1; n <= 200; ++n)
            if (minimum_coverage(clopper_pearson, n, confidence_level{level}).coverage < level - 1e-10) kept = false;
        CHECK(kept);
    }
}

TEST_CASE("Blaker never covers less than its level") {
    bool kept = true;
    for (std::uint64_t n = 1; n <= 80; ++n)
        if (minimum_coverage(blaker, n).coverage < 0.95 - 1e-9) kept = false;
    CHECK(kept);
}

TEST_CASE("the coverage of a method is the sum over the counts whose interval contains the share") {
    // By hand: with 2 trials at level 95 % Wilson's intervals are [0, .658], [.095, .905], [.342, 1].
    CHECK(coverage(wilson, 2, 0.5) == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(coverage(wilson, 2, 0.05) == doctest::Approx(0.9025).epsilon(1e-14));
    CHECK(coverage(wilson, 2, 0.2) == doctest::Approx(0.96).epsilon(1e-14));
    CHECK(coverage(wald, 1, 0.5) == 0.0);
    // Brown, Cai and DasGupta (2001), example 1: n = 100, p = .106, printed to three digits.
    CHECK(std::abs(coverage(wald, 100, 0.106) - 0.952) < 5e-4);
}

TEST_CASE("expected width is the mean of the widths") {
    double const w0 = wilson(proportion{0, 2}).limits.value().width();
    double const w1 = wilson(proportion{1, 2}).limits.value().width();
    CHECK(expected_width(wilson, 2, 0.25) == doctest::Approx(w0 * (0.5625 + 0.0625) + w1 * 0.375).epsilon(1e-14));
    CHECK(expected_width(wilson, 1'000'000, 0.5) == doctest::Approx(2.0 * 1.959963984540054 * 0.0005).epsilon(1e-5));
    CHECK_THROWS_AS(static_cast<void>(coverage(wilson, 0, 0.5)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(expected_width(wilson, 5, 1.0)), std::domain_error);
}

TEST_CASE("the sample size for a method's own width is the least that suffices") {
    for (double const half_width : {0.2, 0.05}) {
        std::uint64_t const n = sample_size(wilson, half_width, 0.3);
        CHECK(0.5 * expected_width(wilson, n, 0.3) <= half_width);
        CHECK(0.5 * expected_width(wilson, n - 1, 0.3) > half_width);
    }
}

TEST_CASE("the official sample size: 1000 people, a margin of 5 points, 40% answer") {
    // The guidance prints 278 returns and 696 sent; keeping the margin takes 279 and 698.
    auto const a = sample_size(0.05, {.population = 1000, .response_rate = 0.4});
    CHECK(a.nearest_returns == 278);
    CHECK(a.nearest_sent == 696);
    CHECK(a.keeping_returns == 279);
    CHECK(a.keeping_sent == 698);
    CHECK(margin_of_error(278, {.population = 1000}) > 0.05);
    CHECK(margin_of_error(279, {.population = 1000}) <= 0.05);
    CHECK(100.0 * margin_of_error(360, {.population = 1000}) == doctest::Approx(4.138).epsilon(1e-4));
    CHECK(margin_of_error(1000, {.population = 1000}) == 0.0);
    CHECK(sample_size(1e-6, {.population = 1000}).keeping_returns == 1000);
    CHECK(sample_size(0.05, {.form = variance_form::n}).keeping_returns == 385);
    CHECK_THROWS_AS(static_cast<void>(sample_size(0.0)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(sample_size(0.05, {.response_rate = 0.0})), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(margin_of_error(1)), std::domain_error);
}
