// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/newcombe.hpp>

#include <doctest/doctest.h>

#include <cmath>

// Expected: Newcombe (1998, Statistics in Medicine 17:873), table II, method 10, to its four digits.
TEST_CASE("Newcombe's interval for a difference has the limits in print") {
    struct row { pbo::proportion first, second; double lower, upper; };
    for (row const& r : {row{{56, 70}, {48, 80}, 0.0524, 0.3339}, row{{9, 10}, {3, 10}, 0.1705, 0.8090},
                         row{{6, 7}, {2, 7}, 0.0582, 0.8062}, row{{10, 10}, {0, 10}, 0.6075, 1.0}}) {
        auto const limits = pbo::newcombe(pbo::difference_of{r.first, r.second}).limits.value();
        CHECK(std::abs(limits.lower() - r.lower) <= 0.5001e-4);
        CHECK(std::abs(limits.upper() - r.upper) <= 0.5001e-4);
    }
}
