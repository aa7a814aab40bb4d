// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_layout.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using pbo::published_layout;

TEST_CASE("a layout names one way of laying out, and all of it") {
    CHECK_NOTHROW(check(published_layout{.key = "la", .numerator = "n", .denominator = "d"}));
    CHECK_NOTHROW(check(published_layout{.key = "la", .measure = "m", .numerator_is = "a", .denominator_is = "b", .value = "v"}));
    CHECK_NOTHROW(check(published_layout{.key = "la", .value = "v", .category = {{"c", "x"}, {"c", "y"}}}));
    CHECK_NOTHROW(check(published_layout{.numerator = "n", .denominator = "d", .across = true}));
    CHECK_NOTHROW(check(published_layout{.key = "la", .numerator = "n"}));  // percentages alone, if the file says so
    CHECK_NOTHROW(check(published_layout{.key = "la", .value = "v", .per = 100}));
    CHECK_NOTHROW(check(published_layout{.key = "la", .measure = "m", .numerator_is = "a", .value = "v"}));
    for (auto const& half : {published_layout{}, published_layout{.key = "la"}, published_layout{.key = "la", .denominator = "d"},
                             published_layout{.key = "la", .numerator = "n", .per = 0}, published_layout{.key = "la", .numerator = "n", .per = 1000000000},
                             published_layout{.key = "la", .numerator = "n", .direct_payments = "dp"},
                             published_layout{.key = "la", .value = "v", .category = {{"c", "x"}}, .per = 100},
                             published_layout{.numerator = "n", .denominator = "d"},
                             published_layout{.key = "la", .numerator = "n", .denominator = "n"},
                             published_layout{.key = "la", .numerator = "n", .denominator = "d", .value = "v"},
                             published_layout{.key = "la", .measure = "m", .numerator_is = "a", .denominator_is = "b"},
                             published_layout{.key = "la", .measure = "m", .numerator_is = "a", .denominator_is = "a", .value = "v"},
                             published_layout{.key = "la", .category = {{"c", "x"}}},
                             published_layout{.key = "la", .value = "v", .category = {{"c", "x"}, {"e", "y"}}},
                             published_layout{.key = "la", .value = "v", .category = {{"c", "x", true}}},
                             published_layout{.key = "la", .numerator = "n", .denominator = "d", .category = {{"c", "x"}}}})
        CHECK_THROWS_AS(check(half), std::invalid_argument);
}

TEST_CASE("a layout knows what its figures are called") {
    published_layout const rows{.key = "la", .measure = "m", .numerator_is = "Part", .denominator_is = "Base", .value = "v"};
    CHECK(rows.numerator_words() == "Part");
    CHECK(rows.denominator_words() == "Base");
    published_layout const categories{.key = "la", .value = "v", .category = {{"kind", "met"}, {"kind", "partly met"}}};
    CHECK(categories.numerator_words() == "met or partly met");
    CHECK(categories.denominator_words() == "all of kind");
    CHECK_FALSE(published_layout{}.is_named());
    CHECK(published_layout{.value = "v"}.is_named());
}
