// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

#include "support.hpp"

#include <pbo/publish/charts/trajectory.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

namespace {
trajectory_plot plain() {
    trajectory_plot plot;
    plot.words = {"Take-up over time", "It rose.", "It rose", "Share of all", {"Source: invented. Made with pbo."}};
    plot.points = {{month_ends_at(2010, 3), "Mar 2010", 0.2, interval(0.1, 0.3), false},
                   {month_ends_at(2010, 9), "Sep 2010", absence::suppressed, absence::suppressed, false},
                   {month_ends_at(2011, 3), "Mar 2011", 0.4, interval(0.35, 0.45), false},
                   {month_ends_at(2012, 3), "Mar 2012", 0.6, absence::not_applicable, true}};
    plot.aim = {month_ends_at(2013, 3), 0.8};
    plot.labels = {{0.8, "Target 80%", "by March 2013", false}};
    return plot;
}
/// Where a share lies, by the numbers of the axis.
double at_share(xml::document const& picture, double share) {
    double y0 = 0, y1 = 0, s0 = -1, s1 = 0;
    for (auto const& t : picture.named("text", "ax")) {
        if (!t.text.ends_with("%")) continue;
        if (s0 < 0) {
            s0 = std::stod(t.text) / 100;
            y0 = t.number("y") - 4.5;
        }
        s1 = std::stod(t.text) / 100;
        y1 = t.number("y") - 4.5;
    }
    return y0 + (y1 - y0) * (share - s0) / (s1 - s0);
}
}  // namespace

TEST_CASE("days and years have their places on an axis of months") {
    CHECK(month_ends_at(2011, 3) == 24135);
    CHECK(place_of(period::snapshot({2011, 3, 31})) == 24135);
    CHECK(place_of(period::snapshot({2012, 2, 29})) == month_ends_at(2012, 2));
    CHECK(place_of(period::snapshot({2011, 3, 1})) == Approx(24134 + 1.0 / 31));
    CHECK(place_of(period::financial_year(2010)) ==
          Approx(month_ends_at(2010, 9)));  // April to March: the end of September
    CHECK(place_of(period::calendar_year(2010)) == Approx(month_ends_at(2010, 6)));
}

TEST_CASE("a dot for each share at its height and its time, joined only where it is said, with its limits") {
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plain(), width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const dots = picture.named("circle", "d");
        REQUIRE(dots.size() == 3);  // the one that is withheld has none
        double const shares[]{0.2, 0.4, 0.6};
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(dots[i].number("cy") == Approx(at_share(picture, shares[i])).epsilon(0.002));
        double const year = dots[2].number("cx") - dots[1].number("cx");
        CHECK(dots[1].number("cx") - dots[0].number("cx") == Approx(year).epsilon(0.005));  // both are twelve months
        std::size_t joins = 0, limits = 0;
        for (auto const& line : picture.named("path", "i"))
            (line.attributes.at("d").find('V') == std::string::npos ? joins : limits) += 1;
        CHECK(joins == 1);
        CHECK(limits == 2);
        std::size_t symbols = 0;
        for (auto const& t : picture.named("text")) symbols += t.text == "[c]" ? 1U : 0U;
        CHECK(symbols == 1);
        auto const bar = picture.named("path", "tk");
        REQUIRE(bar.size() == 1);
        auto const where = bar[0].attributes.at("d");
        CHECK(std::stod(where.substr(where.find(' ') + 1)) == Approx(at_share(picture, 0.8)).epsilon(0.002));
        CHECK(std::stod(where.substr(1)) + 9 == Approx(dots[2].number("cx") + year).epsilon(0.005));
    }
}

TEST_CASE("a band between two assumptions and an edge about it; one assumption has the edge alone") {
    auto plot = plain();
    plot.forecast = {{month_ends_at(2012, 3), 0.6, 0.6, interval(0.6, 0.6)},
                     {month_ends_at(2013, 3), 0.7, 0.9, interval(0.65, 0.95)}};
    plot.one_assumption = false;
    auto const picture = pictures::read(draw(plot));
    CHECK(picture.named("path", "be").size() == 1);
    CHECK(picture.named("path", "bd").size() == 1);
    CHECK(picture.named("path", "fc").size() == 2);
    auto const edge =
        picture.named("path", "be")[0].attributes.at("d");  // out on the upper limits, back on the lower ones
    auto const second = edge.find('L'), third = edge.find('L', second + 1);
    auto const height = [&](std::size_t from) { return std::stod(edge.substr(edge.find(' ', from) + 1)); };
    CHECK(height(second) == Approx(at_share(picture, 0.95)).epsilon(0.002));
    CHECK(height(third) == Approx(at_share(picture, 0.65)).epsilon(0.002));
    plot.one_assumption = true;
    auto const one = pictures::read(draw(plot));
    CHECK(one.named("path", "bd").empty());
    CHECK(one.named("path", "fc").size() == 1);
}

TEST_CASE("a target without a date is a line across, a break an upright one with its reason") {
    auto plot = plain();
    plot.aim->when.reset();
    plot.breaks = {{month_ends_at(2010, 11), "Break: another count from here on"}};
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("path", "tk").empty());
        CHECK(picture.named("path", "tg").size() == 2);
        std::string all;
        for (auto const& text : d.said()) all += text + " ";
        CHECK(all.find("another count") != std::string::npos);
    }
}

TEST_CASE("one period is a dot; no period is refused; many periods and hostile words stay apart") {
    trajectory_plot plot;
    plot.words = {"a", "b", "c", "d", {}};
    CHECK_THROWS_AS(static_cast<void>(draw(plot)), std::domain_error);
    plot.points = {{month_ends_at(2010, 3), "Mar 2010", 0.0, interval(0, 0.1), false}};
    CHECK(pictures::read(draw(plot)).named("circle").size() == 1);
    plot.points.clear();
    for (int i = 0; i < 60; ++i)
        plot.points.push_back({month_ends_at(2000, 3) + 3 * i, "Quarter " + std::to_string(i), i / 60.0,
                               absence::not_applicable, i != 0});
    for (auto const& name : pictures::hostile_names()) {
        plot.words.title = name;
        plot.breaks = {{month_ends_at(2004, 1), name}};
        plot.labels = {{0.5, name, name, true}, {0.51, "Target", name, false}};
        for (double const width : {720.0, 300.0}) {
            auto const d = draw(plot, width);
            CHECK(pictures::read(d).named("script").empty());
            CHECK(pictures::read(d).named("circle").size() == 60);
        }
    }
}
