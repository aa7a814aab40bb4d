// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/label.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>
#include <type_traits>

using pbo::label;

static_assert(std::regular<label> && std::totally_ordered<label> && std::is_trivially_copyable_v<label>);
static_assert(sizeof(label) == 96);
static_assert(label{"wilson"}.view() == "wilson" && label{}.empty() && label{"a"} < label{"b"} && label{"a"} < label{"aa"});

TEST_CASE("a label holds 95 bytes and refuses a 96th instead of cutting it off") {
    std::string const full(95, 'x');
    label l{full};
    CHECK(l.view() == full);
    CHECK_THROWS_WITH_AS(l.append("y"), doctest::Contains("more than 95 bytes"), std::length_error);
    CHECK(l.view() == full);
    CHECK_THROWS_AS(label{full + "y"}, std::length_error);
    CHECK(l.append("") == label{full});
}

TEST_CASE("a label appends, even itself, and prints; what it held before does not matter to equality") {
    label l{"ab"};
    l.append(l.view());
    CHECK(l == label{"abab"});
    label other{"a longer name"};
    other = label{"abab"};
    CHECK(other == l);
    std::ostringstream out;
    out << l;
    CHECK(out.str() == "abab");
}

TEST_CASE("a label made by the compiler equals the same text put together as the program runs, and goes on from its end") {
    constexpr label made{"wilson"};
    label put{"wil"};
    put.append("son");
    CHECK(put == made);
    CHECK((put <=> made) == std::strong_ordering::equal);
    label longer = made;
    CHECK(longer.append("_2").view() == "wilson_2");
}
