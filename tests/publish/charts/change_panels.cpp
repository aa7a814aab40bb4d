// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Newcombe's limits of 500 and 400 of 1,000 exclude 0 (0.0567 to 0.1426), those of 410 and 400 do not (-0.033 to 0.053).
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/change_panels.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace pbo;
using namespace pbo::charts;
using councils_beside::one;
using doctest::Approx;

provenance const from{.source = "returns.csv", .version = "pbo 1"};

std::vector<council_return> year(int y, std::vector<std::tuple<std::string, std::string, figure<std::uint64_t>>> const& rows) {
    std::vector<council_return> all;
    for (auto const& [name, region, on] : rows) all.push_back(one(name, region, on, 1000, y));
    return all;
}
std::vector<council_return> before() {
    return year(2020, {{"Ash", "North", std::uint64_t{400}}, {"Birch", "North", std::uint64_t{400}}, {"Oak", "South", std::uint64_t{300}},
                       {"Elm", "South", absence::suppressed}, {"Yew", "South", std::uint64_t{200}}});
}
std::vector<council_return> after() {
    return year(2021, {{"Ash", "North", std::uint64_t{500}}, {"Birch", "North", std::uint64_t{410}}, {"Oak", "South", std::uint64_t{200}},
                       {"Elm", "South", std::uint64_t{300}}, {"Yew", "South", std::uint64_t{200}}});
}
change_panels plot_of(std::vector<council_return> const& then, std::vector<council_return> const& now) {
    auto const a = take_up(then, eligibility_basis::ongoing), b = take_up(now, eligibility_basis::ongoing);
    return change_panels_of(b, council_changes(a, b), from);
}
bool captioned(change_panels const& plot, std::string const& text) {
    return std::any_of(plot.words.caption.begin(), plot.words.caption.end(), [&](auto const& line) { return line.find(text) != std::string::npos; });
}
double second_number(std::string const& path, char before) { return std::stod(path.substr(path.find(before) + 1)); }

}  // namespace

TEST_CASE("a panel a region, the highest share first; a line from each earlier share to its dot, at the axis' heights") {
    auto const plot = plot_of(before(), after());
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].name == "North");
    CHECK(plot.panels[0].rose == 1);
    CHECK(plot.panels[0].fell == 0);
    CHECK(plot.panels[1].fell == 1);
    CHECK(plot.panels[1].rows.size() == 2);  // not Elm, which was withheld
    CHECK(plot.panels[1].councils == 3);
    CHECK(plot.words.title == "2 of 4 councils changed clearly, in 2 of 2 regions, where chance alone would give about 0.2");
    CHECK(captioned(plot, "Not drawn: 1 council without figures in both periods."));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("circle", "d").size() == 1);
        CHECK(picture.named("circle", "f").size() == 1);
        CHECK(picture.named("circle", "hs").size() == 2);
        CHECK(picture.named("path", "gd").size() == 2);
        CHECK(picture.named("path", "i").size() == 1);
        CHECK(picture.named("path", "ir").size() == 1);
        CHECK(picture.named("path", "pl").size() == 1);  // Birch; Yew, who did not move, has a dot alone
        auto const bases = picture.named("path", "x");
        double const bottom = second_number(bases[0].attributes.at("d"), ' ');
        double top = bottom;
        for (auto const& line : picture.named("path", "g")) top = std::min(top, second_number(line.attributes.at("d"), ' '));
        auto const height = [&](double share) { return bottom + (top - bottom) * share / 0.6; };  // the axis ends at 60%
        CHECK(picture.named("circle", "d").front().number("cy") == Approx(height(0.5)).epsilon(0.001));
        auto const line = picture.named("path", "i").front().attributes.at("d");
        CHECK(second_number(line, ' ') == Approx(height(0.4)).epsilon(0.001));
        CHECK(second_number(line, 'V') == Approx(height(0.5)).epsilon(0.001));
    }
    auto const picture = pictures::read(draw(plot));
    auto const all = picture.named("text");
    auto const says = [&](std::string const& text) { return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; }); };
    CHECK(says("45.5%, 2 councils; 1 rose"));
    CHECK(says("23.3%, 2 of 3 councils; 1 fell"));
}

TEST_CASE("nothing clear, nobody in both, one region and a council without a region") {
    auto const same = plot_of(before(), year(2021, {{"Ash", "North", std::uint64_t{405}}, {"Oak", "South", std::uint64_t{301}}}));
    CHECK(same.words.title == "We cannot tell that any of 2 councils changed, in any region");
    CHECK_THROWS_AS(static_cast<void>(plot_of(before(), year(2021, {{"New", "North", std::uint64_t{5}}, {"Other", "South", std::uint64_t{5}}}))),
                    std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(plot_of(before(), year(2021, {{"Ash", "North", std::uint64_t{5}}}))), std::invalid_argument);
    auto rows = after();
    rows.push_back(one("Rowan", "", 50, 1000, 2021));
    CHECK(captioned(plot_of(before(), rows), "1 council of no stated region is in no panel\u2019s lines."));
    auto withheld = after();
    for (auto& r : withheld)
        if (r.council.region.view() == "South") r.personal_budgets = absence::suppressed;
    auto const plot = plot_of(before(), withheld);
    CHECK(captioned(plot, "[c]: withheld so that nobody is recognised."));
    CHECK(draw(plot).as_svg().str().find("20.0%") == std::string::npos);  // Oak's, in no text
}

TEST_CASE("hostile names of councils and of regions stay text in panels of changes") {
    auto const names = pictures::hostile_names();
    std::vector<council_return> then, now;
    for (std::size_t i = 0; i < names.size(); ++i) {
        then.push_back(one("x" + names[i], "y" + names[i % 4], 300, 1000, 2020));
        now.push_back(one("x" + names[i], "y" + names[i % 4], 300 + 100 * (i % 3), 1000, 2021));
    }
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(plot_of(then, now), width);
        CHECK(pictures::read(d).named("script").empty());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
