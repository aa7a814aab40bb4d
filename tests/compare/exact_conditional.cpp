// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/exact_conditional.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the exact interval of an odds ratio: the tails of the noncentral hypergeometric distribution, solved elsewhere") {
    // By bisection of the sums of C(m1, x) C(m2, n1 - x) psi^x in 30 digits (mpmath); at 95 % what R's fisher.test prints.
    struct row {
        proportion first, second;
        double level, lower, upper;
    };
    for (auto const& r : {row{{7, 10}, {2, 10}, 0.95, 0.882115186936687, 127.009025324291},
                          row{{7, 10}, {2, 10}, 0.90, 1.15534546768794, 84.0382466230872},
                          row{{15, 20}, {4, 10}, 0.95, 0.68609102934068, 30.7958406527306},
                          row{{0, 10}, {3, 10}, 0.95, 0.0, 2.25522758580891},
                          row{{150, 200}, {120, 200}, 0.95, 1.27722040051388, 3.14139941489815},
                          row{{150, 200}, {120, 200}, 0.90, 1.36647140311695, 2.92939695391976}}) {
        CAPTURE(r.first);
        auto const found = exact_conditional(odds_ratio_of{r.first, r.second}, confidence_level{r.level}).limits;
        CHECK(found->lower() == Approx(r.lower).epsilon(1e-9));
        CHECK(found->upper() == Approx(r.upper).epsilon(1e-9));
    }
}

TEST_CASE("where the counts leave an end open it is 0 or infinite") {
    auto const all = exact_conditional(odds_ratio_of{{10, 10}, {4, 10}}).limits;
    CHECK(all->lower() == Approx(1.76659270924342).epsilon(1e-9));
    CHECK(std::isinf(all->upper()));
    for (auto const& e : {odds_ratio_of{{0, 10}, {0, 5}}, odds_ratio_of{{10, 10}, {5, 5}}, odds_ratio_of{{0, 0}, {3, 5}}, odds_ratio_of{}}) {
        auto const none = exact_conditional(e).limits;
        CHECK(none->lower() == 0.0);
        CHECK(std::isinf(none->upper()));
    }
    CHECK(exact_conditional.name() == label("exact_conditional"));
}
