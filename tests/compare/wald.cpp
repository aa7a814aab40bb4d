// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/difference.hpp>
#include <pbo/compare/wald.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the textbook's interval of a difference, and where it has nothing to say") {
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 1: 56 of 70 and 48 of 80, .0575 to .3425; more digits, and the
    // others: statsmodels 0.13, confint_proportions_2indep(method='wald').
    auto const is = [](proportion const& a, proportion const& b, double lower, double upper) {
        auto const found = difference(a, b, wald);
        CHECK(found.limits->lower() == Approx(lower).epsilon(1e-12));
        CHECK(found.limits->upper() == Approx(upper).epsilon(1e-12));
    };
    is({56, 70}, {48, 80}, 0.057504899149037114, 0.342495100850963);
    is({7, 34}, {1, 34}, 0.029169416110856966, 0.3237717603597312);
    is({0, 20}, {3, 25}, -0.2473825814568538, 0.007382581456853804);
    is({0, 10}, {0, 20}, 0, 0);  // no width at all: why nobody should use it
    CHECK(difference(proportion{0, 0}, proportion{3, 25}, wald).limits == figure<interval>(interval(-1, 1)));
}
