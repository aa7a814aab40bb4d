// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// power.hpp against R 4.2.2's power.prop.test (tests/reference/inequality_and_others.py).
#include <pbo/compare/power.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

TEST_CASE("power and people are those of R's power.prop.test") {
    CHECK(power_of_difference(0.5, 0.6, 400) == doctest::Approx(0.812515577915053).epsilon(1e-12));
    power_plan const strict{.power = 0.9, .level = confidence_level(0.99)};
    CHECK(power_of_difference(0.1, 0.25, 150, strict) == doctest::Approx(0.80507952095399).epsilon(1e-12));
    CHECK(people_for_difference(0.5, 0.6) == 388);           // 387.338...
    CHECK(people_for_difference(0.6, 0.5) == 388);
    CHECK(people_for_difference(0.1, 0.25, strict) == 189);  // 188.464...
}

TEST_CASE("the smallest number has the power, and one fewer has not; a design effect multiplies people") {
    for (double const power : {0.5, 0.8, 0.95})
        for (double const deff : {1.0, 1.5, 3.0}) {
            power_plan const plan{.power = power, .design_effect = deff};
            auto const n = people_for_difference(0.32, 0.41, plan);
            CHECK(power_of_difference(0.32, 0.41, n, plan) >= power);
            CHECK(power_of_difference(0.32, 0.41, n - 1, plan) < power);
        }
    CHECK(people_for_difference(0.5, 0.6, {.design_effect = 1.5}) == 582);  // 387.338 * 1.5 = 581.008
    CHECK(power_of_difference(0.5, 0.6, 600, {.design_effect = 1.5}) == doctest::Approx(power_of_difference(0.5, 0.6, 400)).epsilon(1e-14));
}

TEST_CASE("what cannot be planned is refused") {
    CHECK_THROWS_AS((void)people_for_difference(0.5, 0.5), std::domain_error);
    CHECK_THROWS_AS((void)people_for_difference(0.5, 1.1), std::domain_error);
    CHECK_THROWS_AS((void)people_for_difference(0.5, 0.6, {.power = 1.0}), std::domain_error);
    CHECK_THROWS_AS((void)people_for_difference(0.5, 0.6, {.power = 0.02}), std::domain_error);
    CHECK_THROWS_AS((void)power_of_difference(0.5, 0.6, 10, {.design_effect = 0.0}), std::domain_error);
    CHECK(power_of_difference(0.0, 1.0, 10) == 1.0);
    CHECK(power_of_difference(0.0, 0.0, 10) == 0.0);
    CHECK(people_for_difference(0.0, 1.0) == 2);  // by hand: (1.959964 sqrt(0.5))^2 = 1.92
}
