// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/mid_p.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the mid-P interval of an odds ratio: half the observed table's probability in either tail, solved elsewhere") {
    // By bisection of the sums of C(m1, x) C(m2, n1 - x) psi^x in 30 digits (mpmath).
    struct row {
        proportion first, second;
        double level, lower, upper;
    };
    for (auto const& r : {row{{7, 10}, {2, 10}, 0.95, 1.11626281090716, 86.7127041528959},
                          row{{7, 10}, {2, 10}, 0.90, 1.49875207167311, 56.527235171604},
                          row{{15, 20}, {4, 10}, 0.95, 0.832884725579761, 24.2997246655451},
                          row{{0, 10}, {3, 10}, 0.95, 0.0, 1.56996649129355},
                          row{{150, 200}, {120, 200}, 0.95, 1.30396992366713, 3.07364275050204}}) {
        CAPTURE(r.first);
        auto const found = mid_p(odds_ratio_of{r.first, r.second}, confidence_level{r.level}).limits;
        CHECK(found->lower() == Approx(r.lower).epsilon(1e-9));
        CHECK(found->upper() == Approx(r.upper).epsilon(1e-9));
    }
    auto const all = mid_p(odds_ratio_of{{10, 10}, {4, 10}}).limits;
    CHECK(all->lower() == Approx(2.41660363761722).epsilon(1e-9));
    CHECK(std::isinf(all->upper()));
    auto const none = mid_p(odds_ratio_of{{0, 10}, {0, 5}}).limits;
    CHECK(none->lower() == 0.0);
    CHECK(std::isinf(none->upper()));
}
