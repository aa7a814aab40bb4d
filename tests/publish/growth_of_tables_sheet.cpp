// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/growth_of_tables_sheet.hpp>

#include <pbo/count/row.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace pbo;

namespace {
using told_table = table<std::string, tally, headings<1>>;
told_table told(std::map<std::string, tally> const& cells) {
    told_table::builder b(headings<1>{{"told the value"}});
    for (auto const& [key, cell] : cells) b[key] = cell;
    return b.freeze();
}
tally withheld() {
    tally t;
    t.add(absence::suppressed);
    return t;
}
}  // namespace

// By hand: 10 of 40 and then 30 of 50 is 25% and 60%; the rate effect is 45 x 0.35 = 15.75, the caseload effect 0.425 x 10 = 4.25.
TEST_CASE("any two tables of tallies: both counts, the change and what it is made of, by hand") {
    auto const s = sheet_of(growth(told({{"Ash", {10, 40}}, {"Elm", {5, 10}}, {"Oak", withheld()}}),
                                   told({{"Ash", {30, 50}}, {"Oak", {1, 2}}, {"Yew", {2, 3}}})));
    auto const csv = tests::cells_of(s);
    CAPTURE(csv);
    CHECK(csv.find("All together,10,30,20,3,1,40,50,0.25,0.6") != std::string::npos);
    CHECK(csv.find("Ash,10,30,20,3,1,40,50,0.25,0.6,15.7") != std::string::npos);
    CHECK(csv.ends_with(",4.25,0\n"));
    CHECK(csv.find("Oak") == std::string::npos);
    REQUIRE(s.notes().size() >= 2);
    CHECK(s.notes()[0] == "Compared: 1. Without counts in both tables, and so in no row: 3: Elm (after: not available), "
                          "Oak (before: suppressed), Yew (before: not available).");
    CHECK(s.title == "Growth: told the value");
    CHECK(s.from.indicator == "told the value");
}

TEST_CASE("of take-up tables the periods, the basis and the role are said") {
    auto const before = tests::counted({tests::returned("Ashshire", 120, 400)});
    auto after_returns = std::vector{tests::returned("Ashshire", 130, 400)};
    for (auto& r : after_returns) r.period = period::snapshot({2012, 3, 31});
    auto const g = growth(before, take_up(after_returns, before.context().basis), &take_up_counts::on_budget);
    auto const s = sheet_of(g);
    CHECK(s.from.period == before.context().period.text() + " to 2012-03-31");
    CHECK(s.from.basis == spelling(before.context().basis));
    CHECK(s.from.role == spelling(before.context().role));
    CHECK(text_table(g).find("Ashshire") != std::string::npos);
}
