// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/cassr_code.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using pbo::cassr_code;

static_assert(value_of_the_field<cassr_code> && std::is_trivially_copyable_v<cassr_code> && sizeof(cassr_code) == 5);
static_assert(cassr_code("211").view() == "211" && cassr_code("Z9D4Z").is_stated() && !cassr_code{}.is_stated());

TEST_CASE("old and new codes read back from their text") {
    for (auto text : {"211", "906", "102", "Z9D4Z", "H6X4G", "7", "00001"}) {
        check_text(cassr_code(text), text);
        CHECK(printed(cassr_code(text)) == text);
    }
    check_text(cassr_code{}, "");
}

TEST_CASE("letters alone, lower case, spaces and long texts are refused with the text in the message") {
    for (auto text : {"", "EM", "S", "England", "z9d4z", "21 1", "211 ", "123456", "2.1", "-21", "[z]"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH_AS(cassr_code{text}, doctest::Contains("'" + doctest::String(text) + "'"),
                             std::invalid_argument);
        if (*text != 0) CHECK_FALSE(pbo::text_form<cassr_code>::read(text).has_value());
    }
}

TEST_CASE("codes are ordered as their texts, also when packed, and no code is first") {
    std::vector<std::string> const texts{"102", "21", "211", "2110", "906", "H6X4G", "Z9D4Z"};
    for (std::size_t i = 1; i < texts.size(); ++i) {
        CHECK(cassr_code(texts[i - 1]) < cassr_code(texts[i]));
        CHECK(cassr_code(texts[i - 1]).packed() < cassr_code(texts[i]).packed());
    }
    CHECK(cassr_code{} < cassr_code(texts.front()));
    CHECK(std::hash<cassr_code>{}(cassr_code("211")) != std::hash<cassr_code>{}(cassr_code("212")));
}
