// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_row.hpp>

#include <doctest/doctest.h>

TEST_CASE("a row has figures when it has both, and nobody has filled in a zero") {
    pbo::published_row r;
    CHECK_FALSE(r.has_figures());
    r.numerator = 0;
    CHECK_FALSE(r.has_figures());
    r.denominator = 0;
    CHECK(r.has_figures());
    r.numerator = pbo::absence::suppressed;
    CHECK_FALSE(r.has_figures());
    CHECK(r.is.level == pbo::area_level::area);
}
