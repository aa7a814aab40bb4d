// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/trajectory_panels.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

provenance const from{.source = "returns.csv", .version = "pbo 1"};

council_return in(int year, std::string const& name, std::string const& region, figure<std::uint64_t> on, std::uint64_t of) {
    return councils_beside::one(name, region, on, of, year);
}
/// North rises from 20 to 40 of 100 each; South, of ten times as many, stays at 30 %.
std::vector<council_return> rows() {
    return {in(2018, "Ash", "North", std::uint64_t{20}, 100),  in(2018, "Oak", "South", std::uint64_t{300}, 1000),
            in(2019, "Ash", "North", std::uint64_t{30}, 100),  in(2019, "Oak", "South", std::uint64_t{305}, 1000),
            in(2020, "Ash", "North", std::uint64_t{40}, 100),  in(2020, "Oak", "South", std::uint64_t{300}, 1000)};
}
trajectory_panels plot_of(std::vector<council_return> const& all, trajectory_choice const& how = {}, int last = 2020) {
    return trajectory_panels_of(take_up(all, eligibility_basis::ongoing, {.role = {}, .period = period::financial_year(last)}), all, from, how);
}
bool says(xml::document const& picture, std::string const& text) {
    auto const all = picture.named("text");
    return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; });
}
bool captioned(trajectory_panels const& plot, std::string const& text) {
    auto const& all = plot.words.caption;
    return std::any_of(all.begin(), all.end(), [&](auto const& line) { return line.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a panel a region, the highest share first, a dot for each period at its share, the others' lines in grey") {
    auto const plot = plot_of(rows());
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].name == "North");
    CHECK(plot.panels[0].found == change_finding::rose);
    CHECK(plot.panels[1].found == change_finding::no_clear_change);
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const dots = picture.named("circle", "d");
        REQUIRE(dots.size() == 6);
        // Lines that are level or upright begin alike; the joined ones are of several points: 1 blue, 1 grey a panel.
        auto const curves = [&](std::string const& look) {
            auto all = picture.named("path", look);
            std::erase_if(all, [](auto const& e) { return e.attributes.at("d").find('L') == std::string::npos; });
            return all;
        };
        CHECK(curves("i").size() == 2);
        CHECK(curves("x").size() == 2);
        // 20, 30, 40 %: evenly up, evenly across.
        CHECK(dots[0].number("cy") - dots[1].number("cy") == Approx(dots[1].number("cy") - dots[2].number("cy")).epsilon(0.02));
        CHECK(dots[1].number("cx") - dots[0].number("cx") == Approx(dots[2].number("cx") - dots[1].number("cx")).epsilon(0.02));
        if (width > 340) CHECK(says(picture, "40.0%, rose from 20.0%"));  // in two lines on a phone
    }
    // By the axis' own lines: the base is 0 %, the uppermost 60 % (limits to 49.8 %, steps of 20).
    auto const picture = pictures::read(draw(plot));
    auto const y_of = [](xml::element const& line) { return std::stod(line.attributes.at("d").substr(line.attributes.at("d").find(' ') + 1)); };
    double const base = y_of(picture.named("path", "x").front());
    double top = base;
    for (auto const& line : picture.named("path", "g"))
        if (base - y_of(line) < 135) top = std::min(top, y_of(line));
    REQUIRE(says(picture, "60%"));
    CHECK(picture.named("circle", "d")[2].number("cy") == Approx(base + (top - base) * 0.40 / 0.60).epsilon(0.001));
}

TEST_CASE("the title counts regions of which a change is sure after allowing for all") {
    CHECK(plot_of(rows()).words.title == "Take-up rose in 1 of 2 regions since 2018\u201319");
    auto fall = rows();
    for (auto& r : fall)
        if (r.period == period::financial_year(2020) && r.council.region.view() == "South") r.personal_budgets = std::uint64_t{200};
    CHECK(plot_of(fall).words.title == "Take-up rose in 1 of 2 regions and fell in 1 since 2018\u201319");
    auto both = rows();
    for (auto& r : both)
        if (r.period == period::financial_year(2020) && r.council.region.view() == "South") r.personal_budgets = std::uint64_t{400};
    CHECK(plot_of(both).words.title == "Take-up rose in each of the 2 regions since 2018\u201319");
    auto same = rows();
    for (auto& r : same)
        if (r.council.region.view() == "North") r.personal_budgets = std::uint64_t{30};
    CHECK(plot_of(same).words.title == "We cannot tell whether take-up changed in any region since 2018\u201319");
    // 20 and 34 of 100: Newcombe's 95 % limits are 1.7 to 25.8 points, those at 97.5 % (two regions) -0.5 to 27.7.
    for (auto& r : same)
        if (r.council.region.view() == "North") r.personal_budgets = r.period == period::financial_year(2020) ? std::uint64_t{34} : std::uint64_t{20};
    CHECK(plot_of(same).words.title == "We cannot tell whether take-up changed in any region since 2018\u201319");
    CHECK(plot_of(rows(), {}, 2018).words.title == "Take-up from 20.0% in North to 30.0% in South in 2018\u201319");
    CHECK_FALSE(captioned(plot_of(rows(), {}, 2018), "Rose"));
    CHECK(captioned(plot_of(rows()), "Rose"));
    CHECK(plot_of(rows(), {}, 2018).words.drawn.find("over time") == std::string::npos);
}

TEST_CASE("a region of other councils than before has dots and no change; a period without a figure has its sign and no line") {
    auto all = rows();
    all.push_back(in(2020, "Elm", "North", std::uint64_t{90}, 100));
    auto const other = plot_of(all);
    CHECK(other.panels[0].found == change_finding::not_compared);
    CHECK(captioned(other, "no change is stated"));
    CHECK(captioned(plot_of(rows()), "the same throughout"));
    auto withheld = rows();
    withheld[2].personal_budgets = absence::suppressed;  // North in the middle year
    auto const plot = plot_of(withheld);
    auto const picture = pictures::read(draw(plot));
    CHECK(picture.named("circle", "d").size() == 5);
    CHECK(says(picture, "[c]"));
    CHECK(draw(plot).as_svg().str().find("North, 2019\u201320") == std::string::npos);
    CHECK(plot.panels[0].found == change_finding::not_compared);
}

TEST_CASE("a break is upright and joins nothing; a target is a line, or a bar at its date") {
    auto const plot = plot_of(rows(), {.aim = target{"a third", share::percent(33), date{2021, 3, 31}, eligibility_basis::ongoing, role::users_and_carers}, .breaks = {{{2019, 4, 1}, "as asked for"}}});
    CHECK(plot.panels[1].breaks.size() == 1);
    CHECK(plot.panels[1].since == "2019\u201320");
    CHECK(captioned(plot, "dashed upright line"));
    auto const picture = pictures::read(draw(plot));
    CHECK(picture.named("path", "tg").size() == 2);
    CHECK(picture.named("path", "tk").size() == 2);
}

TEST_CASE("rows without a period, one region, and nobody with a share are refused") {
    auto no_period = rows();
    no_period.resize(2);
    for (auto& r : no_period) r.period = {};
    CHECK_THROWS_AS(static_cast<void>(trajectory_panels_of(take_up(no_period, eligibility_basis::ongoing), no_period, from)), std::domain_error);
    std::vector<council_return> one{in(2019, "Ash", "N", std::uint64_t{2}, 10), in(2020, "Ash", "N", std::uint64_t{3}, 10)};
    CHECK_THROWS_AS(static_cast<void>(plot_of(one)), std::invalid_argument);
    std::vector<council_return> none{in(2020, "Ash", "N", absence::suppressed, 10), in(2020, "Oak", "S", absence::suppressed, 10)};
    CHECK_THROWS_AS(static_cast<void>(plot_of(none)), std::domain_error);
}

TEST_CASE("hostile names of regions stay text in every panel over time") {
    std::vector<council_return> all;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos)
            for (int y : {2019, 2020}) all.push_back(in(y, name, name, std::uint64_t{30}, 100));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot_of(all), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("circle").size() == all.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
