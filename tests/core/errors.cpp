// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/errors.hpp>

#include <doctest/doctest.h>

#include <string>

using pbo::input_problem;

TEST_CASE("an input error says where, what was found and what would be right") {
    CHECK(input_problem{{"a.csv", 12, "people"}, "many", "a whole number"}.message() ==
          "a.csv:12: column 'people': found 'many'; expected a whole number");
    CHECK(input_problem{{"a.csv", 12, ""}, "", "7 fields"}.message() == "a.csv:12: expected 7 fields");
    CHECK(input_problem{{"", 0, ""}, "", "a header row"}.message() == "input: expected a header row");
    CHECK(input_problem{{"a.csv", 0, "people"}, "", "this column"}.message() == "a.csv: column 'people': expected this column");
}

TEST_CASE("a message is one line to its end, whatever stands in what was found") {
    using namespace std::string_literals;
    input_problem const p{{"a\nb.csv", 3, "cou\0ncil"s}, "\x1B[31mred\x7F\xC2\x9B", "a\tname"};
    auto const expected = "a\\nb.csv:3: column 'cou\\x00ncil': found '\\x1B[31mred\\x7F\\u009B'; expected a\\tname"s;
    CHECK(p.message() == expected);
    CHECK(std::string(pbo::input_error(p).what()) == expected);
    CHECK(input_problem{{"a.csv", 0, ""}, "Brân \xE9", "x"}.message() == "a.csv: found 'Brân \\xE9'; expected x");
}

TEST_CASE("the error carries its problem and says its message") {
    input_problem const p{{"a.csv", 3, "n"}, "x", "a number"};
    pbo::input_error const e{p};
    CHECK(e.problem() == p);
    CHECK(std::string(e.what()) == p.message());
}
