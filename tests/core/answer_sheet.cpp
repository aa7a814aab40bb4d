// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/answer_sheet.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>
#include <type_traits>

using pbo::answer_sheet;

static_assert(std::regular<answer_sheet<>> && std::totally_ordered<answer_sheet<48>>);
static_assert(std::is_trivially_copyable_v<answer_sheet<>> && sizeof(answer_sheet<>) == 16 && sizeof(answer_sheet<48>) == 48);
static_assert([] { answer_sheet<> s; s.set(3, 8); return s[3] == 8 && s[4] == pbo::answer_code::missing; }());

TEST_CASE("a question beyond the capacity and a code above 8 are refused, and the sheet is as it was") {
    answer_sheet<> s;
    s.set(15, 7);
    CHECK_THROWS_WITH_AS(s.set(16, 1), doctest::Contains("question 16 of 16"), std::out_of_range);
    CHECK_THROWS_WITH_AS(s.set(15, 9), doctest::Contains("9 is not an answer code"), std::domain_error);
    CHECK_THROWS_AS((void)s[16], std::out_of_range);
    CHECK(s[15] == 7);
}

TEST_CASE("sheets compare by their answers in the order of the questions, and print them") {
    answer_sheet<> a;
    answer_sheet<> b;
    b.set(1, 2);
    CHECK(a < b);
    a.set(0, 1);
    CHECK(a > b);
    std::ostringstream out;
    out << a;
    CHECK(out.str() == "1000000000000000");
}
