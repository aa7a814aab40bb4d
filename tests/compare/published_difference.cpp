// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// published_difference.hpp: by hand and SciPy 1.10 (2 * norm.sf(...)).
#include <pbo/compare/published_difference.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace pbo;

TEST_CASE("two official figures with margins that overlap") {
    auto const found = published_difference({66.4, 1.2}, {64.9, 1.0});
    CHECK(found.difference == doctest::Approx(1.5));
    CHECK(found.standard_error == doctest::Approx(std::sqrt(1.44 + 1.0) / 1.96).epsilon(1e-14));
    CHECK(found.limits.lower() == doctest::Approx(1.5 - std::sqrt(2.44)).epsilon(1e-13));
    CHECK(found.limits.upper() == doctest::Approx(1.5 + std::sqrt(2.44)).epsilon(1e-13));
    CHECK(*found.p_value == doctest::Approx(0.05981671978221).epsilon(1e-10));
    CHECK(found.settled);
}

TEST_CASE("rounding may leave it open") {
    // 1.6 apart, margin sqrt(2.44) = 1.562: clear as printed; values may be 0.1 nearer, and margins 0.05 wider
    published_figure first{.value = 66.5, .margin = 1.2, .rounding = 0.1}, second{.value = 64.9, .margin = 1.0, .rounding = 0.1};
    auto const found = published_difference(first, second);
    CHECK(found.limits.lower() > 0.0);
    CHECK_FALSE(found.settled);
    first.value = 67.0;
    CHECK(published_difference(first, second).settled);
    first.value = 65.0;
    CHECK(published_difference(first, second).settled);
}

TEST_CASE("standard errors, another level, and what is no figure") {
    auto const found = published_difference({5.0, 0.3, 1.0}, {4.0, 0.4, 1.0}, confidence_level(0.99));
    CHECK(found.standard_error == doctest::Approx(0.5));
    CHECK(found.limits.upper() == doctest::Approx(1.0 + 0.5 * 2.5758293035489004).epsilon(1e-12));
    CHECK(published_difference({5.0, 0.0}, {4.0, 0.0}).p_value.reason() == absence::nothing_to_divide_by);
    CHECK_THROWS_AS((void)published_difference({5.0, -0.1}, {4.0, 0.1}), std::domain_error);
    CHECK_THROWS_AS((void)published_difference({std::numeric_limits<double>::quiet_NaN(), 0.1}, {4.0, 0.1}), std::domain_error);
    CHECK_THROWS_AS((void)published_difference({5.0, 0.1, 0.0}, {4.0, 0.1}), std::domain_error);
}

TEST_CASE("a value and its margin may be rounded to other places, and each opens what its own places open") {
    // 1.53 apart, margins 1.2 and 0.95 to a tenth: limits at the widest 1.96 sqrt((1.25 / 1.96)^2 + (1.0 / 1.96)^2) = 1.60
    CHECK_FALSE(published_difference({66.53, 1.2, 1.96, 0.01, 0.1}, {65.0, 0.9, 1.96, 0.01, 0.1}).settled);
    CHECK(published_difference({66.63, 1.2, 1.96, 0.01, 0.1}, {65.0, 0.9, 1.96, 0.01, 0.1}).settled);
    CHECK_FALSE(published_difference({66.63, 1.2, 1.96, 0.1, 0.1}, {65.0, 0.9, 1.96, 0.1, 0.1}).settled);
    CHECK_FALSE(published_difference({66.63, 1.2, 1.96, 0.1}, {65.0, 0.9, 1.96, 0.1}).settled);
}
