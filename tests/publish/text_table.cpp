// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/text_table.hpp>

#include <pbo/publish/detail/shown.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

std::vector<std::string> lines_of(std::string const& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}
std::size_t longest(std::string const& text) {
    std::size_t most = 0;
    for (auto const& line : lines_of(text)) most = std::max(most, pbo::detail::characters(line));
    return most;
}

pbo::sheet wide_sheet() {
    using pbo::shown_as;
    using pbo::shown_to;
    pbo::sheet s("Wide", {},
                 {{.name = "code", .title = "code"},
                  {.name = "name", .title = "name", .is_key = true},
                  {"people", "people with a personal budget", shown_as::count},
                  {"share", "share", shown_as::share},
                  {"interval", "interval", shown_as::share, shown_to::people, false, true},
                  {"more", "more", shown_as::count},
                  {"why", "why"}});
    s.add_row({std::string("E08000034"), std::string("Kirklees"), pbo::figure<std::uint64_t>(12345), pbo::figure<double>(0.5),
               std::string("48.9 to 51.1%"), pbo::figure<std::uint64_t>(7), std::string("a reason that takes a few words to be told")});
    return s;
}

}  // namespace

TEST_CASE("text opens with the provenance, aligns figures to the right and ends with the notes") {
    CHECK(pbo::text_table(example_sheet()) ==
          "Take-up\n"
          "  source   returns.csv\n"
          "  period   2011-03-31\n"
          "  basis    ongoing\n"
          "  role     not stated\n"
          "  level    95%\n"
          "  method   wilson\n"
          "  rule     none\n"
          "  data     complete count\n"
          "  version  pbo 1.0.0\n"
          "\n"
          "Council                Eligible  Take-up  Points\n"
          "--------------------  ---------  -------  ------\n"
          "=HYPERLINK(\"x\"), a|b  1,234,567    12.5%    \u22120.5\n"
          "Isles                       [x]      [x]    +6.3\n"
          "\n"
          "Notes\n"
          "  * Small bases.\n");
}

TEST_CASE("what the figures are about, of which whole and from which rows stands in the heading where it is known") {
    auto s = example_sheet();
    s.from.indicator = "direct payments";
    s.from.whole = "the 2 areas read";
    s.from.rows = "2 kept, 1 left out by region=London";
    CHECK(pbo::text_table(s).starts_with("Take-up\n"
                                         "  source     returns.csv\n"
                                         "  indicator  direct payments\n"
                                         "  period     2011-03-31\n"
                                         "  basis      ongoing\n"
                                         "  role       not stated\n"
                                         "  whole      the 2 areas read\n"
                                         "  rows       2 kept, 1 left out by region=London\n"
                                         "  level      95%\n"));
}

// The expected lines are set by hand.
TEST_CASE("a heading takes several lines before a table is broken into blocks, and nothing is cut") {
    auto s = wide_sheet();
    auto const on_three_lines = pbo::text_of(s, 104);
    CHECK(longest(on_three_lines) <= 104);
    CHECK(on_three_lines.find("           people with\n") != std::string::npos);
    CHECK(on_three_lines.find("a reason that takes a few words to be told") != std::string::npos);
    CHECK(pbo::text_of(s, 200).find("people with a personal budget  share") != std::string::npos);
}

TEST_CASE("a table too wide for its page goes on below under the same key, and limits stay beside their estimate") {
    auto const text = pbo::text_of(wide_sheet(), 40);
    CHECK(longest(text) <= 40);
    auto const table = text.substr(text.find("\n\n") + 2);
    CHECK(table ==
          "                     people with\n"
          "                      a personal\n"
          "code       name           budget\n"
          "---------  --------  -----------\n"
          "E08000034  Kirklees       12,345\n"
          "\n"
          "name      share       interval  more\n"
          "--------  -----  -------------  ----\n"
          "Kirklees  50.0%  48.9 to 51.1%     7\n"
          "\n"
          "name      why\n"
          "--------  -------------\n"
          "Kirklees  a reason that\n"
          "          takes a few\n"
          "          words to be\n"
          "          told\n");
}

TEST_CASE("whatever the width, every line fits as long as its words do, and every cell is there") {
    auto s = wide_sheet();
    s.from.rows = "1 kept, 120 left out by region=London and by another filter that takes some words to tell";
    s.warn("A note that is longer than forty characters is broken between its words.");
    for (std::size_t width = 40; width <= 240; ++width) {
        auto const text = pbo::text_of(s, width);
        CHECK(longest(text) <= width);
        for (auto const* cell : {"E08000034", "Kirklees", "12,345", "50.0%", "48.9 to 51.1%"}) CHECK(text.find(cell) != std::string::npos);
    }
}

TEST_CASE("two keys are folded further where one figure with its limits is too much beside them") {
    using pbo::shown_as;
    pbo::sheet s("Areas of life", {},
                 {{.name = "mode", .title = "mode", .is_key = true},
                  {.name = "area", .title = "area of life", .is_key = true},
                  {"better", "share better", shown_as::share},
                  {"interval", "interval", shown_as::share, pbo::shown_to::people, false, true}});
    for (auto const* area : {"Control over the important things in life", "Where and with whom you live", "Dignity"})
        s.add_row({std::string("other_or_not_stated"), std::string(area), pbo::figure<double>(0.5), std::string("48.9 to 51.1%")});
    for (std::size_t width = 54; width <= 120; ++width) {
        CAPTURE(width);
        auto const text = pbo::text_of(s, width);
        CHECK(longest(text) <= width);
        for (auto const* word : {"other_or_not_stated", "important", "whom", "50.0%", "48.9 to 51.1%"}) CHECK(text.find(word) != std::string::npos);
    }
    // Narrower than the words are, it is as narrow as they let it be.
    CHECK(longest(pbo::text_of(s, 40)) == 19 + 2 + 9 + 2 + 6 + 2 + 13);
}

TEST_CASE("a name can neither forge a row nor reach the terminal") {
    pbo::sheet s("T\x1B[2J", {.source = "a\u202Eb.csv"}, {{"name", "name"}, {"n", "n", pbo::shown_as::count}});
    s.add_row({std::string("Wold\nForged    99\t\u200Bx\xFF"), pbo::figure<std::uint64_t>(1)});
    s.warn("from Wold\r\n* a note");
    auto const text = pbo::text_table(s);
    CHECK(text.starts_with("T\\x1B[2J\n"));
    CHECK(text.find("a\\u202Eb.csv\n") != std::string::npos);
    CHECK(text.find("Wold\\nForged    99\\t\\u200Bx\\xFF  1\n") != std::string::npos);
    CHECK(text.find("from Wold\\r\\n* a note\n") != std::string::npos);
}

TEST_CASE("a report of several sheets says once what they have in common") {
    auto first = example_sheet(), second = example_sheet();
    second.title = "Again";
    second.from.method = "exact";
    second.warn("Another.");
    auto const text = pbo::text_table(std::vector{first, second});
    CHECK(text.substr(text.find("Again\n")).starts_with("Again\n  method  exact\n\nCouncil"));
    CHECK(text.find("Small bases.") == text.rfind("Small bases."));
    CHECK(text.ends_with("Notes\n  * Another.\n"));
}
