// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/newcombe_paired.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

// Expected: the formula in the paper that the header names, from the four counts, by mpmath with 40 digits
// (z = sqrt(2) erfinv(0.95)); with a correlation, with nobody in one cell (.0569 to .3404 in print) and with a negative one.
TEST_CASE("Newcombe's interval for pairs is its formula in 40 digits") {
    struct row { pbo::paired_difference_of e; double lower, upper; };
    for (row const& r : {row{{20, 12, 2, 16}, 0.056156424841748287, 0.32920699540014056},
                         row{{36, 12, 2, 0}, 0.056929584003238811, 0.3404276029749407},
                         row{{5, 3, 9, 4}, -0.53068217922347985, 0.023734401068538446}}) {
        auto const limits = pbo::newcombe_paired(r.e).limits.value();
        CHECK(pairs_of_proportions::close(limits.lower(), r.lower, 1e-13));
        CHECK(pairs_of_proportions::close(limits.upper(), r.upper, 1e-13));
    }
}
