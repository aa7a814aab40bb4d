// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/detail/near_text.hpp>

#include <doctest/doctest.h>

// By hand: one letter left out, added, changed, or two swapped, is one typing error.
TEST_CASE("typing errors are counted") {
    using pbo::detail::typing_errors;
    CHECK(typing_errors("", "") == 0);
    CHECK(typing_errors("", "abc") == 3);
    CHECK(typing_errors("region", "region") == 0);
    CHECK(typing_errors("regoin", "region") == 1);
    CHECK(typing_errors("regin", "region") == 1);
    CHECK(typing_errors("regiion", "region") == 1);
    CHECK(typing_errors("kitten", "sitting") == 3);
    CHECK(typing_errors("ab", "ba") == 1);
}

TEST_CASE("near is different by a letter, or by two in longer words") {
    using pbo::detail::near;
    CHECK(near("regoin", "region"));
    CHECK(near("nmae", "name"));
    CHECK_FALSE(near("name", "name"));
    CHECK_FALSE(near("nane2", "name"));
    CHECK_FALSE(near("dp", "d"));
    CHECK_FALSE(near("numerator", "denominator"));
}
