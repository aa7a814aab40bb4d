// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "side_by_side.hpp"

#include <pbo/publish/shown_rows.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace councils_beside;
using texts = std::vector<std::string>;

namespace {
/// Oak .5, Ash .62, Birch .3, Elm suppressed, Fir nobody, Yew .58, then the regions and the whole.
sheet councils() { return take_up_sheet(six(), {}); }
texts shown(row_choice const& choice) { return names(with_rows(councils(), chosen_rows(councils(), choice))); }
texts first(std::size_t n, texts all) {
    all.resize(n);
    return all;
}
}  // namespace

TEST_CASE(
    "councils are sorted by any column, absent figures last whichever way, and regions and the whole stay below") {
    auto const up = shown({.sort = "take_up"}), down = shown({.sort = "take_up", .descending = true});
    CHECK(first(6, up) == texts{"Birch", "Oak", "Yew", "Ash", "Elm", "Fir"});
    CHECK(first(6, down) == texts{"Ash", "Yew", "Oak", "Birch", "Elm", "Fir"});
    auto const as_read = names(councils());
    CHECK(texts(up.begin() + 6, up.end()) == texts(as_read.begin() + 6, as_read.end()));
    CHECK(first(6, shown({.sort = "name"})) == texts{"Ash", "Birch", "Elm", "Fir", "Oak", "Yew"});
    CHECK(first(6, shown({.sort = "region"})) ==
          texts{"Oak", "Ash", "Birch", "Elm", "Fir", "Yew"});  // equal ones keep their order
}

TEST_CASE("the first so many, and a sentence that says of how many") {
    CHECK(first(2, shown({.sort = "take_up", .descending = true, .top = 2})) == texts{"Ash", "Yew"});
    CHECK(shown({.top = 1})[0] == "Oak");
    CHECK(shown({.top = 100}).size() == names(councils()).size());
    CHECK(chosen_rows(councils(), {.sort = "take_up", .descending = true, .top = 2}).in_words ==
          "2 of 6 by take_up, highest first");
    CHECK(chosen_rows(councils(), {.sort = "take_up"}).in_words == "all 6 by take_up, lowest first");
    CHECK(chosen_rows(councils(), {.only = {"oak"}}).in_words == "1 of 6");
    CHECK(chosen_rows(councils(), {.only = {"North"}}).in_words == "1 row of a sum");  // which is not one of the six
    CHECK(chosen_rows(councils(), {.only = {"Oak", "North", "Ash"}}).in_words == "1 row of a sum and 2 of 6");
    CHECK_FALSE(row_choice{}.asked());
    CHECK(row_choice{.top = 3}.asked());
}

TEST_CASE("where the last one shown has equals that are left out, the sentence says how many: which are shown is the file's order") {
    auto const s = take_up_sheet(take_up(std::vector{one("Oak", "", 50, 50), one("Ash", "", 30, 100), one("Elm", "", 7, 7),
                                                     one("Yew", "", 20, 20), one("Fir", "", 0, 0), one("Bay", "", 0, 0)},
                                         eligibility_basis::ongoing), {});
    auto const words = [&](bool down, std::size_t top) { return chosen_rows(s, {.sort = "take_up", .descending = down, .top = top}).in_words; };
    CHECK(words(true, 1) == "1 of 6 by take_up, highest first; 2 more are equal to the last one shown");
    CHECK(words(true, 2) == "2 of 6 by take_up, highest first; 1 more is equal to the last one shown");
    CHECK(words(true, 3) == "3 of 6 by take_up, highest first");
    CHECK(words(false, 1) == "1 of 6 by take_up, lowest first");
    CHECK(words(true, 5) == "5 of 6 by take_up, highest first; 1 more is equal to the last one shown, without a figure");
    CHECK(words(true, 6) == "6 of 6 by take_up, highest first");
    CHECK(words(true, 0) == "0 of 6 by take_up, highest first");
}

TEST_CASE("only some, in the order asked for, whatever their capitals; the figures are as they were") {
    CHECK(shown({.only = {"YEW", "ash", "yew"}}) == texts{"Yew", "Ash"});
    CHECK(shown({.only = {"Yew", "Ash"}, .sort = "name"}) == texts{"Ash", "Yew"});
    auto const s = with_rows(councils(), chosen_rows(councils(), {.only = {"Yew"}}));
    CHECK(s.warnings == councils().warnings);
    CHECK(number(s, "Yew", "take_up") == number(councils(), "Yew", "take_up"));
    CHECK(shown({.only = {"North"}}) == texts{"North"});
}

TEST_CASE("a row or a column that is not there is an error, with what there is; so is a name that two rows have") {
    CHECK_THROWS_WITH_AS((void)shown({.only = {"Kirklees"}}), "pbo::chosen_rows: no row is called 'Kirklees'",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)shown({.only = {"Brich"}}), "pbo::chosen_rows: no row is called 'Brich'; there are Birch",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)shown({.only = {"irc"}}), "pbo::chosen_rows: no row is called 'irc'; there are Birch",
                         std::invalid_argument);
    CHECK_THROWS_AS((void)shown({.only = {""}}), std::invalid_argument);
    CHECK_THROWS_AS((void)shown({.sort = "takeup"}), std::invalid_argument);
    auto twice = councils();
    twice.add_row(twice.rows()[0]);
    CHECK_THROWS_WITH_AS((void)chosen_rows(twice, {.only = {"Oak"}}),
                         "pbo::chosen_rows: 2 rows are called 'Oak': give the code", std::invalid_argument);
}

TEST_CASE("an area whose code is of no council is one of the rows that are sorted and counted") {
    auto many = std::vector{one("Oak", "", 50, 100), one("Ash", "", 62, 100), one("Elm", "", 10, 100)};
    many[1].council.ons = ons_code::parsed("N09000001").value();
    many[2].council.ons = ons_code::parsed("E06000001").value();
    auto const s = take_up_sheet(take_up(many, eligibility_basis::ongoing), {});
    auto const best = chosen_rows(s, {.sort = "take_up", .descending = true, .top = 2});
    CHECK(names(with_rows(s, best)) == texts{"Ash", "Oak", names(s).back()});
    CHECK(best.in_words == "2 of 3 by take_up, highest first");
}

TEST_CASE("small bases are counted among the rows that are shown") {
    auto const s = take_up_sheet(take_up(std::vector{one("Oak", "", 50, 100), one("Ash", "", 6, 10), one("Elm", "", 1, 29)},
                                         eligibility_basis::ongoing), {});
    CHECK(notes(s, "Small bases: 2 rows rest"));
    auto const shown_of = [&](row_choice const& choice) { return with_rows(s, chosen_rows(s, choice)); };
    CHECK(notes(shown_of({.only = {"Ash", "Oak"}}), "Small bases: 1 row rests"));
    CHECK_FALSE(notes(shown_of({.only = {"Oak"}}), "Small bases"));
    CHECK(notes(shown_of({.sort = "take_up"}), "Small bases: 2 rows rest"));
}

TEST_CASE("a sheet without rows, and one that lacks some of those chosen") {
    sheet empty("", {}, councils().columns());
    CHECK(chosen_rows(empty, {.sort = "take_up", .top = 3}).rows.empty());
    CHECK(with_rows(empty, chosen_rows(councils(), {.only = {"Oak"}})).rows().empty());
}

TEST_CASE("a row is found however its name is written, and one of two that are alike is not guessed") {
    sheet s("Areas", {}, {{"level", "level"}, {"ons_code", "ONS code"}, {"cassr_code", "CASSR code"}, {"name", "name"}});
    for (std::string name : {"Brighton and Hove", "Bedford", "Bedford UA"})
        s.add_row({std::string("council"), std::string(), std::string(), name});
    CHECK(chosen_rows(s, {.only = {"Brighton & Hove UA"}}).rows.front().back() == "Brighton and Hove");
    CHECK(chosen_rows(s, {.only = {"bedford ua"}}).rows.front().back() == "Bedford UA");
    CHECK_THROWS_WITH_AS((void)chosen_rows(s, {.only = {"Bedford Borough"}}),
                         "pbo::chosen_rows: 2 rows are called 'Bedford Borough': give the code", std::invalid_argument);
}
