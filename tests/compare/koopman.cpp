// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/koopman.hpp>

#include <doctest/doctest.h>

#include <cmath>

// Expected: Koopman (1984, Biometrics 40:513), his example of 36 of 40 against 16 of 80, to its two digits.
TEST_CASE("Koopman's interval for a ratio has the limits in print") {
    auto const limits = pbo::koopman(pbo::ratio_of{{36, 40}, {16, 80}}).limits.value();
    CHECK(std::abs(limits.lower() - 2.94) <= 0.5001e-2);
    CHECK(std::abs(limits.upper() - 7.15) <= 0.5001e-2);
}
