// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/council_key.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using pbo::cassr_code;
using pbo::council_key;
using pbo::ons_code;

static_assert(value_of_the_field<council_key> && std::is_trivially_copyable_v<council_key> &&
              sizeof(council_key) == 56);
static_assert(council_key("E08000034").is_ons_code() && council_key("211").is_cassr_code() &&
              council_key("Kirklees").is_name());
static_assert(!council_key{}.is_stated() && council_key("") == council_key{} &&
              council_key(ons_code{}) == council_key{});

TEST_CASE("every kind of key reads back from its text") {
    check_text(council_key(ons_code("E08000034")), "E08000034");
    check_text(council_key(ons_code("E92000001")), "E92000001");
    check_text(council_key(cassr_code("211")), "211");
    check_text(council_key(cassr_code("Z9D4Z")), "Z9D4Z");
    check_text(council_key(cassr_code("7")), "7");
    check_text(council_key("Bournemouth, Christchurch and Poole"), "Bournemouth, Christchurch and Poole");
    check_text(council_key("Rhondda-\xC3\xA9"), "Rhondda-\xC3\xA9");
    check_text(council_key{}, "");
    CHECK(printed(council_key("211")) == "211");
}

TEST_CASE("a text that is a code makes a code key, so that text and key are one to one") {
    CHECK(council_key("E08000034") == council_key(ons_code("E08000034")));
    CHECK(council_key("211") == council_key(cassr_code("211")));
    CHECK(council_key("LEEDS").is_name());
    CHECK(council_key("e08000034").is_name());
}

TEST_CASE("a name of 47 bytes is held and one of 48 is refused, not cut") {
    std::string const fits(47, 'x'), too_long(48, 'x');
    check_text(council_key(fits), fits);
    CHECK_FALSE(pbo::text_form<council_key>::read(too_long).has_value());
    CHECK_THROWS_WITH_AS(council_key{too_long}, doctest::Contains(too_long.c_str()), std::length_error);
}

TEST_CASE("keys are ordered: not stated, ONS codes, CASSR codes, names; equal keys hash equal and near ones do not") {
    std::vector<council_key> const keys{council_key{},       council_key("E06000001"), council_key("E10000001"),
                                        council_key("102"),  council_key("211"),       council_key("Z9D4Z"),
                                        council_key("Bath"), council_key("Kirklees")};
    for (std::size_t i = 0; i < keys.size(); ++i)
        for (std::size_t j = 0; j < keys.size(); ++j) {
            CHECK((keys[i] < keys[j]) == (i < j));
            CHECK((keys[i] == keys[j]) == (i == j));
            CHECK((std::hash<council_key>{}(keys[i]) == std::hash<council_key>{}(keys[j])) == (i == j));
        }
}
