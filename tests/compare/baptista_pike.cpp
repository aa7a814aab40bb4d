// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/baptista_pike.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

// Expected: by mpmath with 30 digits from the definition (Baptista and Pike 1977): from far outside, in steps of 1/128 of the
// logarithm, to the first odds ratio under which the tables no more probable than that observed have more than 5 %; then by
// halving.
TEST_CASE("Baptista and Pike's limits are the outermost odds ratios that are not refused") {
    struct row { pbo::proportion first, second; double lower, upper; };
    for (row const& r : {row{{7, 10}, {3, 9}, 0.52577374839864022, 34.712850104674538},
                         row{{9, 10}, {3, 10}, 1.5109500677928175, 514.47058836591761},
                         row{{4, 12}, {1, 15}, 0.70580842774326631, 181.20523301272783},
                         row{{11, 20}, {6, 25}, 0.97656168056287663, 14.920039561354044}}) {
        auto const limits = pbo::baptista_pike(pbo::odds_ratio_of{r.first, r.second}).limits.value();
        CHECK(pairs_of_proportions::close(limits.lower(), r.lower, 1e-12));
        CHECK(pairs_of_proportions::close(limits.upper(), r.upper, 1e-12));
    }
}
