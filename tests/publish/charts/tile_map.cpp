// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/palette.hpp>
#include <pbo/publish/charts/tile_map.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using councils_beside::aim_of;
using councils_beside::key_of;
using councils_beside::one;
using councils_beside::six;
using doctest::Approx;

namespace {
provenance const from{.source = "returns.csv", .version = "pbo 1"};
tile_place square(std::string name, std::string code, int row, int column, std::string panel = "England") {
    return {{}, {}, std::move(name), std::move(code), std::move(panel), row, column};
}
tile_layout squares() {
    return tile_layout({square("Oak", "Oak", 1, 2), square("Ash", "Ash", 2, 1), square("Birch", "Bir", 2, 2),
                        square("Elm", "Elm", 3, 1), square("Fir", "Fir", 3, 2), square("Yew", "Yew", 1, 1, "Capital"),
                        square("Rowan", "Row", 4, 4)});
}
}  // namespace

TEST_CASE("classes have round bounds, the target among them, and none that nobody is beyond") {
    using charts::detail::class_bounds;
    using charts::detail::class_text;
    // As in a real table of 152 councils: from 7 to 46 %.
    std::vector<double> shares;
    for (int i = 0; i <= 100; ++i) shares.push_back(0.07 + 0.0039 * i);
    auto const bounds = class_bounds(shares, 0.30);
    REQUIRE(bounds.size() == 4);
    CHECK(class_text(bounds, 0) == "under 10%");
    CHECK(class_text(bounds, 1) == "10% to under 20%");
    CHECK(bounds[2] == 0.30);
    CHECK(class_text(bounds, 4) == "40% or more");
    CHECK(class_bounds({0.2, 0.2, 0.2}, 0.3).empty());
    CHECK(class_text({}, 0) == "all alike");
    // A target that nobody reaches is a bound nevertheless.
    auto const all_below = class_bounds({0.10, 0.12, 0.14, 0.16}, 0.30);
    CHECK(std::count(all_below.begin(), all_below.end(), 0.30) == 1);
    for (auto const& some : {std::vector{0.0, 1.0}, std::vector{0.001, 0.002, 0.0025}, std::vector{0.5, 0.5000001}}) {
        auto const b = class_bounds(some, {});
        CHECK(b.size() <= 4);
        CHECK(std::is_sorted(b.begin(), b.end()));
        for (double const x : b) CHECK((x > some.front() && x <= some.back()));
    }
    CHECK(charts::detail::class_of(0.30, {0.1, 0.2, 0.3, 0.4}) == 3);  // 30 % reaches 30 %
    CHECK(charts::detail::class_of(0.2999, {0.1, 0.2, 0.3, 0.4}) == 2);
}

TEST_CASE("a square an area, in the place and the class that are its own; nothing is dropped") {
    auto const t = six();
    auto const map = tile_map_of(t, squares(), from, {aim_of(50), key_of(t, "Ash")});
    CHECK(map.words.title == "3 of 4 councils reach 50%");  // Oak 50, Ash 62, Yew 58; not Birch 30
    CHECK(map.words.caption.front() == "Outlined in orange: Ash, 62.0%.");
    CHECK(map.withheld == 1);  // Elm
    CHECK(map.absent == 1);    // Fir has nobody
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(map, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        std::size_t classed = 0;
        for (auto const* look : {"k1", "k2", "k3", "k4", "k5"}) classed += picture.named("rect", look).size();
        CHECK(classed == 4 + map.in_class.size());           // squares and the key
        CHECK(picture.named("rect", "da").size() == 2 + 1);  // Fir, Rowan that is not in the table, and the key
        auto const said = d.said();
        CHECK(std::count(said.begin(), said.end(), "62") == 1);
        CHECK(std::count(said.begin(), said.end(), "[c]") == 1);
        CHECK(std::count(said.begin(), said.end(), "Capital") == 1);
    }
    // Oak is one square right of and one above Ash: 35 pixels.
    auto const picture = pictures::read(draw(map, 720));
    std::map<std::string, std::pair<double, double>> at;
    for (auto const& text : picture.named("text", "tc")) at[text.text] = {text.number("x"), text.number("y")};
    CHECK(at["Oak"].first - at["Ash"].first == Approx(35));
    CHECK(at["Ash"].second - at["Oak"].second == Approx(35));
    bool told = false;
    for (auto const& line : map.words.caption) told = told || line.find("not in the table: Rowan") != std::string::npos;
    CHECK(told);
}

TEST_CASE("an area without a square stands in the caption with its figure, and counts") {
    tile_layout const few({square("Oak", "", 1, 1), square("Birch", "", 1, 2)});
    auto const map = tile_map_of(six(), few, from, {aim_of(50), {}});
    CHECK(map.words.title == "3 of 4 councils reach 50%");
    bool told = false;
    for (auto const& line : map.words.caption)
        told = told || line == "Without a square in the layout: Ash 62.0%, Elm [c], Fir [n/0], Yew 58.0%.";
    CHECK(told);
    CHECK(tile_map_of(six(), few, from).words.title == "From 30.0% in Birch to 50.0% in Oak");
    CHECK_THROWS_AS(static_cast<void>(tile_map_of(six(), tile_layout({square("Nowhere", "", 1, 1)}), from)),
                    std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(tile_map_of(six(), few, from, {{}, council_key(council_name("Nobody"))})),
                    std::out_of_range);
}

TEST_CASE("a withheld share is hatched, whatever it is, and no text has it") {
    auto const shown = [](figure<std::uint64_t> hits) {
        std::vector<council_return> rows{one("Oak", "", 50, 100), one("Elm", "", hits, 100)};
        return draw(tile_map_of(take_up(rows, eligibility_basis::ongoing),
                                tile_layout({square("Oak", "O", 1, 1), square("Elm", "E", 1, 2)}), from),
                    720)
            .as_svg()
            .str();
    };
    CHECK(shown(absence::suppressed).find("[c]") != std::string::npos);
    CHECK(shown(std::uint64_t{3}).find("3.0%") != std::string::npos);
    CHECK(shown(absence::suppressed).find("3.0%") == std::string::npos);
}

TEST_CASE("a layout that is too wide for the page says how many columns fit") {
    tile_layout const wide({square("Oak", "", 1, 1), square("Ash", "", 1, 40)});
    auto const map = tile_map_of(six(), wide, from);
    CHECK_THROWS_WITH_AS(static_cast<void>(draw(map, 340)),
                         "pbo::charts: a layout of 40 columns is too wide for 340 pixels; at most 17 fit",
                         std::invalid_argument);
    CHECK_NOTHROW(static_cast<void>(draw(map, 1000)));
}

TEST_CASE("hostile names and codes stay text") {
    std::vector<council_return> rows;
    std::vector<tile_place> places;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos) {
            rows.push_back(one(name, "", 10 + 9 * rows.size(), 100 + 50 * rows.size()));
            places.push_back(
                square(std::string(rows.back().council.name.view()), name, 1, static_cast<int>(rows.size()), name));
        }
    auto const map = tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from);
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(map, width);
        CHECK(pictures::read(d).named("script").empty());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}

TEST_CASE("what stands on a class can be read: ink on three, white on two") {
    for (auto const pale : {colour::class_1, colour::class_2, colour::class_3})
        CHECK(contrast_ratio(colour::ink, pale) >= 4.5);
    for (auto const dark : {colour::class_4, colour::class_5}) CHECK(contrast_ratio(colour::white, dark) >= 4.5);
}

TEST_CASE("fourteen columns, as a map of England has, fit a phone within a page: two digits, and no text out of its square") {
    std::vector<council_return> rows;
    std::vector<tile_place> places;
    for (int i = 0; i < 14; ++i) {
        auto const name = "Area " + std::to_string(i);
        auto const people = static_cast<std::uint64_t>(100);
        figure<std::uint64_t> on = static_cast<std::uint64_t>(i == 13 ? 100 : 7 * i);  // the last one 100 %
        if (i == 12) on = absence::not_available;
        rows.push_back(one(name, "", on, people));
        places.push_back(square(name, "A" + std::to_string(i), 1, i + 1));
    }
    auto const d = draw(tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from), 300);
    auto const picture = pictures::read(d);
    CHECK_MESSAGE(pictures::collisions(d) == "", "300");
    std::size_t squares_drawn = 0;
    for (auto const& look : {"k1", "k2", "k3", "k4", "k5", "da"})
        for (auto const& r : picture.named("rect", look)) squares_drawn += r.number("height") < 17.5 && r.number("height") > 16.5 ? 1U : 0U;
    CHECK(squares_drawn == 14);
    auto const says = [&](std::string const& text) {
        auto const all = picture.named("text");
        return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; });
    };
    CHECK(says("77"));
    CHECK(says("[x]"));
    CHECK_FALSE(says("100"));  // three digits do not fit: the caption says so, and whoever points at the square is told
    CHECK(svg_of(tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from), 300).str().find("Area 13 100.0%") != std::string::npos);
}

TEST_CASE("shares that several areas have in common are not one area's; the class of all is 100%, and no more") {
    std::vector<council_return> rows;
    std::vector<tile_place> places;
    for (int i = 0; i < 5; ++i) {
        auto const name = "Area " + std::to_string(i);
        rows.push_back(one(name, "", static_cast<std::uint64_t>(i < 2 ? 50 + 10 * i : 100), 100));
        places.push_back(square(name, "A" + std::to_string(i), 1, i + 1));
    }
    auto const map = tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from, {aim_of(100), {}});
    CHECK(map.words.title == "3 of 5 councils reach 100%");
    CHECK(map.words.seen.find("highest 3 councils, 100.0%") != std::string::npos);
    CHECK(charts::detail::class_text(map.bounds, map.bounds.size()) == "100%");
    CHECK(charts::detail::class_text({0.5, 0.9}, 2) == "90% or more");
    auto const plain = tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from);
    CHECK(plain.words.title == "From 50.0% in Area 0 to 100.0% in 3 councils");
    rows[4].personal_budgets = std::uint64_t{90};
    CHECK(tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from).words.title ==
          "From 50.0% in Area 0 to 100.0% in Area 2 and Area 3");
    auto const said = [](drawing const& d, std::string const& text) {
        return std::any_of(d.said().begin(), d.said().end(), [&](auto const& one) { return one.find(text) != std::string::npos; });
    };
    CHECK(said(draw(plain, 720), "100"));
    CHECK_FALSE(said(draw(plain, 720), "three digits"));
}

TEST_CASE("neighbours of 100% on a phone: no digits that run together, and a line that says so") {
    std::vector<council_return> rows;
    std::vector<tile_place> places;
    for (int i = 0; i < 14; ++i) {
        auto const name = "Area " + std::to_string(i);
        rows.push_back(one(name, "", static_cast<std::uint64_t>(i == 0 ? 40 : 100), 100));
        places.push_back(square(name, "A" + std::to_string(i), 1, i + 1));
    }
    auto const map = tile_map_of(take_up(rows, eligibility_basis::ongoing), tile_layout(places), from);
    for (double const width : {300.0, 340.0}) {
        auto const d = draw(map, width);
        CHECK(std::count(d.said().begin(), d.said().end(), "100") == 0);
        CHECK(std::count(d.said().begin(), d.said().end(), "40") == 1);
        bool explained = false;
        for (auto const& line : d.said()) explained = explained || line.find("three digits") != std::string::npos;
        CHECK(explained);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}

TEST_CASE("a code too long for its square is cut with a sign and a line that says so, never left out") {
    std::vector<council_return> rows{one("Oak", "", 50, 100), one("Elm", "", 40, 100)};
    tile_layout const layout({square("Oak", "Northumberland", 1, 1), square("Elm", "\u00c5\u00e5\u00e5\u00e5\u00e5\u00e5", 1, 2)});
    auto const d = draw(tile_map_of(take_up(rows, eligibility_basis::ongoing), layout, from), 720);
    auto const& said = d.said();
    CHECK(std::count(said.begin(), said.end(), "Nor\u2026") == 1);
    CHECK(std::count(said.begin(), said.end(), "\u00c5\u00e5\u2026") == 1);
    CHECK(std::count(said.begin(), said.end(), "A code that ends in \u2026 is cut to its square; the table has every name.") == 1);
    CHECK(pictures::collisions(d) == "");
    for (auto const& code : pictures::hostile_names())
        if (!code.empty()) CHECK(text_width(pbo::detail::visible(charts::detail::code_within(code, 31)), looks::tile_code) <= 31);
}
