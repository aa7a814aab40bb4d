// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/weighted_moments.hpp>

#include <doctest/doctest.h>

using pbo::weighted_moments;

TEST_CASE("moments add up sum by sum, each in its own place") {
    weighted_moments sum{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    sum += weighted_moments{10, 200, 3000, 40, 500, 6000, 70, 800, 9000, 100};
    CHECK(sum == weighted_moments{11, 202, 3003, 44, 505, 6006, 77, 808, 9009, 110});
    sum += weighted_moments{};
    CHECK(sum == weighted_moments{11, 202, 3003, 44, 505, 6006, 77, 808, 9009, 110});
}
