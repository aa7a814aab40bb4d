// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/tile_layout.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace {
pbo::charts::tile_layout read_layout(std::string const& text) {
    std::istringstream in(text);
    return pbo::charts::read_tile_layout({in, "layout.csv"});
}
}  // namespace

TEST_CASE("a layout's squares are found by code, then by name, whatever the capitals and blanks") {
    auto const layout = read_layout(
        "ons_code,name,code,panel,row,column\nE06000057,Northumberland,Nbl,England,1,7\nE09000010,Enfield,Enf,London,1,"
        "4\n,The  Vale,,England,2,1\n");
    REQUIRE(layout.places().size() == 3);
    CHECK(layout.places()[1].panel == "London");
    CHECK(layout.places()[0].column == 7);
    CHECK(layout.find("e06000057", "", "another name") == 0U);
    CHECK(layout.find("", "", " ENFIELD") == 1U);
    CHECK(layout.find("", "", "the vale") == 2U);
    CHECK(layout.find("E06000099", "", "") == std::nullopt);
    CHECK(layout.find("", "", "") == std::nullopt);
}

TEST_CASE("what a layout cannot mean is an error that names the line") {
    auto const says = [](std::string const& rows, char const* message) {
        CHECK_THROWS_WITH_AS(static_cast<void>(read_layout("name,panel,row,column\n" + rows)), message,
                             pbo::input_error);
    };
    says("Ash,,1,1\nOak,,1,1\n",
         "layout.csv:3: column 'column': found '1'; expected a square of its own; that of line 2 is the same");
    says("Ash,,1,1\nASH ,,1,2\n",
         "layout.csv:3: column 'row': found 'ash'; expected every area once; it is on line 2 too");
    for (auto const* bad : {"0", "-1", "1.5", "x", "1000", "99999999999999999999"})
        says(std::string("Ash,,") + bad + ",1\n",
             ("layout.csv:2: column 'row': found '" + std::string(bad) + "'; expected a whole number from 1 to 999")
                 .c_str());
    CHECK_THROWS_AS(static_cast<void>(read_layout("row,column\n1,1\n")), pbo::input_error);  // whose squares?
    CHECK_THROWS_AS(static_cast<void>(read_layout("name,row\nAsh,1\n")), pbo::input_error);
    CHECK_THROWS_AS(static_cast<void>(read_layout("")), pbo::input_error);
}
