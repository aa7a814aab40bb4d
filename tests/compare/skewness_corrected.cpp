// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Laud's intervals against values printed elsewhere, and against 60-digit arithmetic that took another route
// (tests/reference/skewness_corrected.py).
#include <pbo/compare/skewness_corrected.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace pbo;

TEST_CASE("what is in print: R ratesci's pages of 5/56 against 0/29, to the four places that they have") {
    auto const d = *skewness_corrected_score(difference_of{{5, 56}, {0, 29}}).limits;
    CHECK(std::abs(d.lower() - -0.0186) < 5.1e-5);
    CHECK(std::abs(d.upper() - 0.1867) < 5.1e-5);
    auto const r = *skewness_corrected_score(ratio_of{{5, 56}, {0, 29}}).limits;
    CHECK(std::abs(r.lower() - 0.7696) < 5.1e-5);
    CHECK(std::isinf(r.upper()));
}
