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

TEST_CASE("a name of any length is held whole, and long names are told apart by their last byte") {
    for (std::size_t const size : {47U, 48U, 100U, 300U, 5000U}) {
        std::string const name(size, 'x');
        check_text(council_key(name), name);
        CHECK(council_key(name) == council_key(std::string(name)));
        CHECK(council_key(name) != council_key(name.substr(1) + "y"));
        CHECK(council_key(name) < council_key(name.substr(1) + "y"));
        CHECK(council_key(name) != council_key(name + "x"));
        CHECK(council_key(name).hash() == council_key(std::string(name)).hash());
        CHECK(council_key(name).hash() != council_key(name + "x").hash());
    }
}

TEST_CASE("a key of another country's council is its code") {
    check_text(council_key("W06000001"), "W06000001");
    check_text(council_key(ons_code("S12000005")), "S12000005");
    CHECK(council_key("N09000001").is_ons_code());
    CHECK(council_key("S12000005") < council_key("W06000001"));
    CHECK(council_key("E99999999") < council_key("S12000005"));
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
