// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/hauck_anderson.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

// Expected: the formula in the paper that the header names, by mpmath with 40 digits (z = sqrt(2) erfinv(0.95)).
TEST_CASE("Hauck and Anderson's interval is its formula in 40 digits, clamped to the range") {
    struct row { pbo::proportion first, second; double lower, upper; };
    for (row const& r : {row{{56, 70}, {48, 80}, 0.049406854450818179, 0.35059314554918182},
                         row{{9, 10}, {3, 10}, 0.19216117125656855, 1},
                         row{{6, 7}, {2, 7}, 0.042770316537589495, 1},
                         row{{10, 10}, {1, 10}, 0.65400360154599458, 1}}) {
        auto const limits = pbo::hauck_anderson(pbo::difference_of{r.first, r.second}).limits.value();
        CHECK(pairs_of_proportions::close(limits.lower(), r.lower, 1e-13));
        CHECK(pairs_of_proportions::close(limits.upper(), r.upper, 1e-13));
    }
}
