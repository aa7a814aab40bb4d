// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/detail/alike.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using pbo::detail::alike;
using pbo::detail::edit_distance;
using pbo::detail::mistyped;
using pbo::detail::nearest_of;

TEST_CASE("words are alike whatever their capitals, and whether blanks or an underscore stand between them") {
    CHECK(alike("direct_payment", "Direct  Payment"));
    CHECK(alike(" a b", "A\u00A0B "));
    CHECK(alike("", "  "));
    CHECK_FALSE(alike("direct_payment", "directpayment"));
    CHECK_FALSE(alike("a", "ab"));
    CHECK_FALSE(alike("a b", "a"));
    CHECK_FALSE(alike("a-b", "a b"));
}

// kitten and sitting, Saturday and Sunday: Wagner and Fischer 1974's examples are of this kind; 3 each by hand.
TEST_CASE("the distance counts letters put in, left out and changed") {
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("saturday", "Sunday") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("a_b", "A B") == 0);
}

TEST_CASE("the nearest words come first, at most three, and none where all are far") {
    std::vector<std::string_view> const words{"direct_payment", "part_direct_payment", "managed_budget", "other_or_not_stated", ""};
    using texts = std::vector<std::string>;
    CHECK(nearest_of("dirct payment", words) == texts{"direct_payment"});
    CHECK(nearest_of("Direct pay", words) == texts{"direct_payment"});  // a beginning
    CHECK(nearest_of("part direct payments", words) == texts{"part_direct_payment"});
    CHECK(nearest_of("cash", words).empty());
    CHECK(nearest_of("", words).empty());
    CHECK(nearest_of(std::string(5000, 'x'), words).empty());
    CHECK(nearest_of("ab", {"aa", "ab", "ac", "bb"}).size() <= 3);
}

TEST_CASE("a typing error is a letter, two that changed places, or two letters in a longer word; other digits are another name") {
    CHECK(mistyped("told_valeu", "told_value"));
    CHECK(mistyped("age bnad", "age_band"));
    CHECK(mistyped("direct_paymnet", "direct_payment"));
    CHECK(mistyped("toldvalue", "told_value"));
    CHECK(mistyped("rgion", "region"));
    CHECK(mistyped("knid", "kind"));
    CHECK(mistyped("form", "from"));
    CHECK_FALSE(mistyped("told_value", "told_value"));
    CHECK_FALSE(mistyped("Told Value", "told_value"));  // the same word
    CHECK_FALSE(mistyped("mode", "role"));              // two letters of four
    CHECK_FALSE(mistyped("age", "ages"));               // too short to tell
    CHECK_FALSE(mistyped("aged_18_to_64", "aged_18_to_65"));
    CHECK_FALSE(mistyped("mode_wanted", "mode_offered"));
    CHECK_FALSE(mistyped(std::string(5000, 'x'), std::string(4999, 'x')));
}
