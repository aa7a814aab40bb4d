// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/funnel_panels.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace {

using namespace pbo;
using namespace pbo::charts;
using councils_beside::one;
using councils_beside::six;
using doctest::Approx;

provenance const from{.source = "returns.csv", .version = "pbo 1"};

funnel_panels plot_of(take_up_table const& t, funnel_adjustment how = funnel_adjustment::none) {
    return funnel_panels_of(t, funnel_of(t, how), from);
}
take_up_table of(std::vector<council_return> const& rows) { return take_up(rows, eligibility_basis::ongoing); }
bool says(xml::document const& picture, std::string const& text) {
    auto const all = picture.named("text");
    return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; });
}
std::size_t points_in(std::string const& path) { return static_cast<std::size_t>(std::count(path.begin(), path.end(), 'M')); }
/// The height of a level line.
double height_of(xml::element const& line) {
    auto const& d = line.attributes.at("d");
    return std::stod(d.substr(d.find(' ') + 1));
}

}  // namespace

TEST_CASE("a panel a region, the highest share first, all dots in grey and its own, those outside orange and named") {
    auto const plot = plot_of(six());  // North 50 and 62 of 200; South 30 and 58 of 200, one withheld, one with nobody
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].name == "North");
    CHECK(*plot.panels[0].share == Approx(0.56));
    CHECK(plot.panels[0].outside == 0);
    CHECK(plot.panels[1].dots.size() == 2);
    CHECK(plot.panels[1].councils == 4);
    CHECK(plot.panels[1].outside == 1);  // Birch: 30 of 100, where 99.8 % of such councils lie within 34.5 to 65.5 of 50 %
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("circle", "d").size() == 3);
        CHECK(picture.named("circle", "f").size() == 1);
        auto const grey = picture.named("path", "gd");
        REQUIRE(grey.size() == 2);
        for (auto const& all : grey) CHECK(points_in(all.attributes.at("d")) == 4);
        CHECK(picture.named("path", "lo").size() == 4);  // both limits in both panels
        CHECK(picture.named("path", "li").size() == 4);
        CHECK(picture.named("path", "z").size() == 2);
        CHECK(says(picture, "56.0%, 2 councils"));
    }
    auto const wide = pictures::read(draw(plot));
    CHECK(says(wide, "44.0%, 2 of 4 councils; 1 outside"));
    CHECK(says(wide, "Birch"));
}

TEST_CASE("dots stand where both axes put them, and at the same place in every panel") {
    // 500 and 1,000 people: the axis across ends at 1,000, that of shares at 60 % (three lines of 20 %).
    auto const plot = plot_of(of({one("Ash", "A", 225, 500), one("Oak", "A", 400, 1000), one("Elm", "B", 380, 1000),
                                  one("Yew", "B", 195, 500)}));
    auto const picture = pictures::read(draw(plot));
    auto const grey = picture.named("path", "gd");
    REQUIRE(grey.size() == 2);
    auto const base = picture.named("path", "x");
    REQUIRE(base.size() == 2);
    double const bottom = height_of(base.front());
    double top = bottom;
    for (auto const& line : picture.named("path", "g"))
        if (height_of(line) > bottom - 200) top = std::min(top, height_of(line));
    REQUIRE(says(picture, "60%"));
    // The panel: 16 to 16 + (688 - 43) / 3, three pixels within on either side.
    double const left = 19, right = 16 + 215 - 3;
    auto const ash = picture.named("circle").front();
    CHECK(ash.number("cx") == Approx(left + (right - left) / 2).epsilon(0.001));
    CHECK(ash.number("cy") == Approx(bottom + (top - bottom) * 0.45 / 0.6).epsilon(0.001));
    auto const places = [](std::string const& d) {
        std::vector<double> x;
        for (auto at = d.find('M'); at != std::string::npos; at = d.find('M', at + 1)) x.push_back(std::stod(d.substr(at + 1)));
        return x;
    };
    auto const first = places(grey[0].attributes.at("d")), second = places(grey[1].attributes.at("d"));
    REQUIRE(first.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) CHECK(second[i] - first[i] == Approx(215 + 21.5).epsilon(0.002));
}

TEST_CASE("the title counts those outside and their regions, and says so where there are none") {
    auto const same = [](std::string const& name, std::string const& region) { return one(name, region, 5000, 10000); };
    CHECK(plot_of(of({same("a", "A"), same("b", "B")})).words.title ==
          "None of the 2 councils lies outside the 99.8% limits, where chance alone would put about 0.0");
    auto const odd = [](std::string const& name, std::string const& region, std::uint64_t n) { return one(name, region, n, 100); };
    CHECK(plot_of(of({same("a", "A"), same("b", "B"), odd("c", "B", 80)})).words.title ==
          "1 of 3 councils lies outside the 99.8% limits, in 1 of 2 regions");
    CHECK(plot_of(of({odd("a", "A", 10), odd("b", "B", 10), odd("c", "A", 90), odd("d", "B", 90)})).words.title ==
          "4 of 4 councils lie outside the 99.8% limits; each of the 2 regions has some");
    // Outside, and of no stated region: in no region's count.
    auto const nowhere = plot_of(of({same("a", "A"), same("b", "B"), odd("c", "", 80)}));
    CHECK(nowhere.words.title == "1 of 3 councils lies outside the 99.8% limits, where chance alone would put about 0.0");
    CHECK(std::count(nowhere.words.caption.begin(), nowhere.words.caption.end(),
                     "1 council of no stated region is in no panel\u2019s blue.") == 1);
}

TEST_CASE("widened limits have the grey ones by chance alone beside them; captions say what they allow for") {
    auto const plot = plot_of(six(), funnel_adjustment::additive);
    auto const picture = pictures::read(draw(plot));
    CHECK(picture.named("path", "pl").size() == 4);
    CHECK(plot.words.caption[1].find("Limits with overdispersion allow for") != std::string::npos);
    CHECK(plot.words.caption.back().starts_with("Source: returns.csv"));
}

TEST_CASE("one region, thirteen, and one council alone are refused; a region without figures has a panel with the reason") {
    std::vector<council_return> many;
    for (int i = 0; i < 13; ++i) many.push_back(one("c" + std::to_string(i), "r" + std::to_string(i), 40, 100));
    CHECK_THROWS_AS(static_cast<void>(plot_of(of(many))), std::invalid_argument);
    many.pop_back();
    CHECK_NOTHROW(static_cast<void>(plot_of(of(many))));
    CHECK_THROWS_AS(static_cast<void>(plot_of(of({one("a", "A", 1, 9), one("b", "A", 1, 9)}))), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(plot_of(of({one("a", "A", 1, 9)}))), std::domain_error);
    auto const plot = plot_of(of({one("Ash", "North", 50, 100), one("Oak", "South", 60, 100), one("Elm", "West", absence::suppressed, 100)}));
    CHECK(plot.panels.back().name == "West");
    auto const picture = pictures::read(draw(plot));
    CHECK(says(picture, "[c]"));
    CHECK(says(picture, "[c], 0 of 1 council"));
    CHECK(picture.named("circle").size() == 2);
}

TEST_CASE("hostile names of regions and councils stay text in every panel of a funnel") {
    std::vector<council_return> rows;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos)
            rows.push_back(one(name, name, 10 + 90 * rows.size(), 500 + 50 * rows.size()));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot_of(of(rows)), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("circle").size() == rows.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
