// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/tango.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the score interval of a change: the roots of Tango's own equation") {
    // Tango 1998, Statistics in Medicine 17:891: his quadratic for the smaller share, and the roots by bisection in 30 digits (mpmath).
    auto const is = [](std::uint64_t up, std::uint64_t down, std::uint64_t people, double lower, double upper) {
        auto const found = tango(paired_difference_of{0, up, down, people - up - down}).limits;
        CHECK(found->lower() == Approx(lower).epsilon(1e-10));
        CHECK(found->upper() == Approx(upper).epsilon(1e-10));
    };
    is(12, 2, 50, 0.061112406186343975, 0.34470874828214872);
    is(16, 4, 54, 0.065106180324895787, 0.37410792018340824);
    is(0, 1, 30, -0.16670390991409174, 0.083963839613101067);
}
