// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/text_width.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace pbo::charts;
using doctest::Approx;

TEST_CASE("widths are those of DejaVu Sans: its advances, in units of 2,048, are i 569, W 2025, bold W 2259") {
    CHECK(text_width("iii", {"", 13}) == Approx(3 * 13 * 569.0 / 2048).epsilon(0.001));
    CHECK(text_width("W", {"", 20}) == Approx(20 * 2025.0 / 2048).epsilon(0.001));
    CHECK(text_width("W", {"", 20, true}) == Approx(20 * 2259.0 / 2048).epsilon(0.001));
    CHECK(text_width("", {"", 20}) == 0);
    CHECK(text_width("\u00E9", {"", 10}) >= 10 * 0.615);  // e with an acute accent, 1260 of 2,048
    CHECK(text_width("\u4E2D", {"", 10}) >= 10.0);
}

TEST_CASE("lines break between words, long words within, and nothing is lost") {
    auto const style = text_style{"", 10};
    auto const lines = lines_of("one two three four", 60, style);
    CHECK(lines.size() == 2);
    CHECK(lines[0] == "one two");
    CHECK(lines_of("", 60, style) == std::vector<std::string>{""});
    std::string joined;
    for (auto const& line : lines_of(std::string(300, 'W'), 60, style)) {
        CHECK(text_width(line, style) <= 60);
        joined += line;
    }
    CHECK(joined == std::string(300, 'W'));
    std::string accents;
    for (int i = 0; i < 40; ++i) accents += "\u00E9";
    joined.clear();
    for (auto const& line : lines_of(accents, 30, style)) joined += line;
    CHECK(joined == accents);
    CHECK(lines_of("a\u202Eb", 100, style) == std::vector<std::string>{"a\\u202Eb"});
    CHECK(lines_of("W", 1, style) == std::vector<std::string>{"W"});
}
