// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/ons_code.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using pbo::ons_code;

static_assert(value_of_the_field<ons_code> && std::is_trivially_copyable_v<ons_code> && sizeof(ons_code) == 4);
static_assert(ons_code("E08000034").is_council() && ons_code("E12000009").is_region() &&
              ons_code("E92000001").is_england());
static_assert(!ons_code{}.is_stated() && !ons_code{}.is_council() && !ons_code{}.is_region() &&
              !ons_code{}.is_england());

TEST_CASE("codes of areas of all kinds and countries read back from their text") {
    for (auto text :
         {"E06000001", "E06000063", "E08000034", "E09000033", "E10000034", "E12000001", "E12000009", "E92000001",
          "E07000001", "E47000001", "E54000099", "E40000003", "W06000024", "W92000004", "S12000050", "S92000003", "N09000011", "N92000002", "K02000001",
          "J99000001", "E99999999"}) {
        check_text(ons_code(text), text);
        CHECK(printed(ons_code(text)) == text);
    }
    check_text(ons_code{}, "");
}

TEST_CASE("other codes and other spellings are refused with the text in the message") {
    for (auto text :
         {"", "A06000001", "X06000001", "e06000001", "E0600001", "E060000011", "E06000000",
          " E06000001", "E0600000x", "E06-00001", "[z]", "Kirklees"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(ons_code{text}, doctest::Contains("'" + doctest::String(text) + "'"),
                             std::invalid_argument);
        if (*text != 0) CHECK_FALSE(pbo::text_form<ons_code>::read(text).has_value());
    }
}

TEST_CASE("a code says which country it is of, and whether it is a council's, a region's or a country's") {
    CHECK(ons_code("W06000001").is_council());
    CHECK(ons_code("S12000005").is_council());
    for (auto text : {"N09000001", "E07000001", "E54000001", "W12000001", "S06000001", "E12000001", "E92000001"}) CHECK_FALSE(ons_code(text).is_council());
    for (auto text : {"E92000001", "W92000004", "S92000003", "N92000002", "K02000001"}) CHECK(ons_code(text).is_country());
    for (auto text : {"E12000001", "S12000005", "E06000001"}) CHECK_FALSE(ons_code(text).is_country());
    CHECK_FALSE(ons_code("W92000004").is_england());
    CHECK_FALSE(ons_code("S12000005").is_region());
    CHECK(ons_code("N09000001").country_letter() == 'N');
    CHECK(ons_code("N09000001").prefix() == 9);
    CHECK(ons_code{}.country_letter() == '\0');
    CHECK_FALSE(ons_code{}.is_country());
    CHECK(ons_code::from_packed(ons_code("S12000005").packed()) == ons_code("S12000005"));
}

TEST_CASE("codes are ordered as their texts, and no code is first") {
    std::vector<std::string> const texts{"E06000001", "E06000002", "E08000001", "E09000001",
                                         "E10000001", "E12000001", "E92000001", "K02000001",
                                         "N09000001", "S12000005", "W06000001"};
    for (std::size_t i = 1; i < texts.size(); ++i) CHECK(ons_code(texts[i - 1]) < ons_code(texts[i]));
    CHECK(ons_code{} < ons_code(texts.front()));
    CHECK(std::hash<ons_code>{}(ons_code("E06000001")) != std::hash<ons_code>{}(ons_code("E06000002")));
}
