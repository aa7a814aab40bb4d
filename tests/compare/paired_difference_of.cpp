// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/paired_difference_of.hpp>

#include <doctest/doctest.h>

// Expected: by hand. Of 50 people 32 and 22 had it, so (12 - 2) / 50.
TEST_CASE("a difference of the same people on two occasions is of those who changed") {
    pbo::paired_difference_of const e{20, 12, 2, 16};
    CHECK(*e.value() == 0.2);
    CHECK(e.both() == 20);
    CHECK(e.first_only() == 12);
    CHECK(e.second_only() == 2);
    CHECK(e.neither() == 16);
    CHECK(!pbo::paired_difference_of{}.value());
}
