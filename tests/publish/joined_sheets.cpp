// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/joined_sheets.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/csv_table.hpp>

using namespace pbo;

namespace {
sheet main_sheet() {
    sheet s("Main", {}, {{"name", "name"}, {"n", "n", shown_as::count}});
    s.add_row({std::string("Ash"), figure<std::uint64_t>(1)});
    s.add_row({std::string("Elm"), figure<std::uint64_t>(2)});
    s.warn("One.");
    return s;
}
sheet other_sheet() {
    sheet s("Other", {}, {{"name", "name"}, {"n", "n", shown_as::count}, {"x", "x", shown_as::share}, {"word", "word"}});
    s.add_row({std::string("Elm"), figure<std::uint64_t>(9), figure<double>(0.5), std::string("half")});
    s.warn("Two.");
    s.warn("One.");
    return s;
}
}  // namespace

TEST_CASE("the other sheet's columns stand beside the main one's rows; what is there already is not repeated, what is missing says so") {
    auto const joined = joined_sheets({main_sheet(), other_sheet()}, {"name"});
    CHECK(tests::cells_of(joined) == "name,n,x,word\nAsh,1,[z],\nElm,2,0.5,half\n");
    CHECK(joined.title == "Main");
    CHECK(joined.warnings == std::vector<std::string>{"One.", "Two."});
}

TEST_CASE("one sheet alone stays what it is") {
    CHECK(csv_of(joined_sheets({main_sheet()}, {"name"})) == csv_of(main_sheet()));
}

TEST_CASE("nothing is lost in silence: a row that the main has not, a row twice, and a missing column are refused") {
    auto stranger = other_sheet();
    stranger.add_row({std::string("Oak"), figure<std::uint64_t>(1), figure<double>(0.1), std::string()});
    CHECK_THROWS_WITH_AS((void)joined_sheets({main_sheet(), stranger}, {"name"}),
                         "pbo::joined_sheets: the sheet 'Other' has rows that 'Main' has not", std::invalid_argument);
    auto twice = other_sheet();
    twice.add_row({std::string("Elm"), figure<std::uint64_t>(1), figure<double>(0.1), std::string()});
    CHECK_THROWS_WITH_AS((void)joined_sheets({main_sheet(), twice}, {"name"}), "pbo::joined_sheets: the sheet 'Other' has a row twice: Elm",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)joined_sheets({main_sheet(), other_sheet()}, {"code"}),
                         "pbo::joined_sheets: the sheet 'Other' has no column 'code'", std::invalid_argument);
    CHECK_THROWS_AS((void)joined_sheets({}, {"name"}), std::invalid_argument);
}
