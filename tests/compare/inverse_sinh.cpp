// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/inverse_sinh.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using pbo::inverse_sinh;
using pbo::odds_ratio_of;
using pbo::ratio_of;

// Expected: Newman's formula by mpmath with 40 digits, a cell of 0 taken as 10^-25.
TEST_CASE("a cell of 0 has the limit that the formula goes to") {
    auto const infinite = std::numeric_limits<double>::infinity();
    auto const check = [](auto const& e, double lower, double upper) {
        auto const limits = inverse_sinh(e).limits.value();
        CHECK((limits.lower() == lower || pairs_of_proportions::close(limits.lower(), lower, 1e-14)));
        CHECK((limits.upper() == upper || pairs_of_proportions::close(limits.upper(), upper, 1e-14)));
    };
    check(ratio_of{{0, 16}, {15, 72}}, 0.0, 1.1524376462082378);
    check(ratio_of{{15, 72}, {0, 16}}, 0.86772590542335223, infinite);
    check(odds_ratio_of{{0, 16}, {15, 72}}, 0.0, 0.91234646991485492);
    check(odds_ratio_of{{16, 16}, {57, 72}}, 1.0960748279031818, infinite);
    check(odds_ratio_of{{15, 72}, {0, 16}}, 1.0960748279031818, infinite);
    check(odds_ratio_of{{57, 72}, {16, 16}}, 0.0, 0.91234646991485492);
    check(odds_ratio_of{{15, 72}, {16, 16}}, 0.0, 0.063181888498258651);
}

TEST_CASE("where two such cells meet, or a group is empty, nothing is known") {
    for (auto const& e : {odds_ratio_of{{0, 5}, {0, 7}}, odds_ratio_of{{0, 5}, {7, 7}}, odds_ratio_of{{5, 5}, {7, 7}}, odds_ratio_of{{0, 0}, {3, 7}}})
        CHECK(inverse_sinh(e).limits == pbo::figure<pbo::interval>(odds_ratio_of::range));
    for (auto const& e : {ratio_of{{0, 5}, {0, 7}}, ratio_of{{0, 0}, {3, 7}}, ratio_of{{3, 7}, {0, 0}}})
        CHECK(inverse_sinh(e).limits == pbo::figure<pbo::interval>(ratio_of::range));
}

TEST_CASE("a small cell is near its limit: nothing jumps at 0") {
    // One of n against 150 of 720: as n grows the limits go to those of 0 of n, times what one more person is worth.
    auto const none = inverse_sinh(ratio_of{{0, 1'000'000}, {150, 720}}).limits->upper();
    auto const one = inverse_sinh(ratio_of{{1, 1'000'000}, {150, 720}}).limits->upper();
    CHECK(one > none);
    CHECK(one < 2.0 * none);
}
