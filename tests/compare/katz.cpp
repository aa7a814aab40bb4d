// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/katz.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

// Expected: the formula in the paper that the header names, by mpmath with 40 digits (z = sqrt(2) erfinv(0.95)).
TEST_CASE("Katz's interval is its formula in 40 digits") {
    struct row { pbo::proportion first, second; double lower, upper; };
    for (row const& r : {row{{56, 70}, {48, 80}, 1.0766264227631927, 1.651248511266387},
                         row{{9, 10}, {3, 10}, 1.1383503574476699, 7.906177514784793},
                         row{{6, 7}, {2, 7}, 0.8948459075994672, 10.057597541171745}}) {
        auto const limits = pbo::katz(pbo::ratio_of{r.first, r.second}).limits.value();
        CHECK(pairs_of_proportions::close(limits.lower(), r.lower, 1e-13));
        CHECK(pairs_of_proportions::close(limits.upper(), r.upper, 1e-13));
    }
}
