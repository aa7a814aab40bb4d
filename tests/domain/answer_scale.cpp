// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/answer_scale.hpp>

#include "support.hpp"

#include <cstdint>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

using enum pbo::answer_direction;
using pbo::answer_direction;
using pbo::answer_scale;

static_assert(value_of_the_field<answer_scale>);

namespace {
answer_scale three() { return {{"improved", better}, {"no change", same}, {"got worse", worse}}; }
}  // namespace

TEST_CASE("every direction has a text") { check_enumeration(answer_direction::worse); }

TEST_CASE("codes, texts and directions of a scale belong together") {
    auto const s = three();
    CHECK(s.size() == 3);
    CHECK(s.code_of("improved") == 1);
    CHECK(s.code_of("got worse") == 3);
    CHECK(s.code_of("not applicable") == pbo::answer_code::not_applicable);
    CHECK(s.code_of("") == pbo::answer_code::missing);
    CHECK_FALSE(s.code_of("Improved").has_value());
    for (auto code : std::initializer_list<std::uint8_t>{0, 1, 2, 3, 8}) CHECK(s.code_of(s.text_of(code)) == code);
    CHECK(s.direction_of(1) == better);
    CHECK(s.direction_of(2) == same);
    CHECK(s.direction_of(3) == worse);
    for (auto code : std::initializer_list<std::uint8_t>{0, 4, 8})
        CHECK_THROWS_AS(static_cast<void>(s.direction_of(code)), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(s.text_of(4)), doctest::Contains("code 4"), std::domain_error);
}

TEST_CASE("scales read back from their text, whatever stands in the answers") {
    check_text(three(), "better:improved|same:no change|worse:got worse|not applicable");
    check_text(answer_scale({{"a|b", worse}, {"c:d\\", worse}, {"e;f=g", better}}, "n/a"),
               "worse:a\\|b|worse:c:d\\\\|better:e;f=g|n/a");
    check_text(answer_scale{}, "");
    CHECK(printed(three()) == "improved, no change, got worse");
    CHECK(answer_scale(three().answers(), "does not apply") != three());
}

TEST_CASE("a scale of 2 to 7 answers is one, of 1 or 8 is not") {
    std::vector<pbo::scale_answer> answers;
    for (int i = 1; i <= 8; ++i) {
        answers.push_back({"answer " + std::to_string(i), same});
        if (i == 1 || i == 8)
            CHECK_THROWS_WITH_AS(answer_scale{answers}, doctest::Contains((std::to_string(i) + " answers").c_str()),
                                 std::invalid_argument);
        else
            check_text(answer_scale{answers}, pbo::text_form<answer_scale>::write(answer_scale{answers}));
    }
}

TEST_CASE("answers without a text, twice the same, or against the order are refused") {
    using scale = std::vector<pbo::scale_answer>;
    CHECK_THROWS_WITH_AS(answer_scale(scale{{"", better}, {"b", same}}), doctest::Contains("''"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(answer_scale(scale{{"a ", better}, {"b", same}}), doctest::Contains("'a '"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(answer_scale(scale{{"a", better}, {"a", same}}), doctest::Contains("'a' appears twice"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(answer_scale(scale{{"a", better}, {"b", worse}, {"c", same}}), doctest::Contains("'c'"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(answer_scale(scale{{"a", better}, {"b", same}}, "b"), doctest::Contains("'b' is both"),
                         std::invalid_argument);
    CHECK_THROWS_AS(answer_scale(scale{{"a", better}, {"b", same}}, ""), std::invalid_argument);
    CHECK(answer_scale(scale{{"a", worse}, {"b", same}, {"c", better}}).direction_of(1) ==
          worse);  // the other way round
    for (auto text : {"better:a", "better:a|n/a", "good:a|same:b|n/a", "better|same:b|n/a", "better:a|same:a|n/a",
                      "better:a|same:b|n/a\\"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<answer_scale>::read(text).has_value());
    }
}
