// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/funnel.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using councils_beside::one;
using councils_beside::six;
using doctest::Approx;

namespace {
provenance const from{.source = "returns.csv", .version = "pbo 1"};
funnel_plot plot_of(take_up_table const& t, funnel_adjustment how = funnel_adjustment::none) {
    return funnel_plot_of(t, funnel_of(t, how), from);
}

struct axes {
    double x0, x1, people, y0, y1, share;  ///< two marks of each axis
};
/// Where a share and a number of people lie, by the numbers that stand at the picture's own axes.
axes axes_of(xml::document const& picture) {
    axes a{};
    double top = 1e9;
    for (auto const& t : picture.named("text", "ax")) {
        if (t.text.ends_with("%") && t.has_class("e") && t.number("y") < top) {
            top = t.number("y");
            a.y1 = top - 4.5;
            a.share = std::stod(t.text) / 100;
        }
        if (t.text == "0%") a.y0 = t.number("y") - 4.5;
        if (t.text == "0") a.x0 = t.number("x");
        if (t.has_class("m") && t.text.find_first_not_of("0123456789") == std::string::npos && t.number("x") > a.x1) {
            a.x1 = t.number("x");
            a.people = std::stod(t.text);
        }
    }
    return a;
}
}  // namespace

TEST_CASE("a dot for each council with a share, at its people and its share by the numbers of the axes") {
    auto const t = six();  // shares .5, .62, .3, .58 of 100 each; one withheld, one with nobody
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(plot_of(t), width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("circle").size() == 4);
        CHECK(picture.named("circle", "f").size() == 1);  // Birch, outside 99.8 %
        auto const a = axes_of(picture);
        REQUIRE(a.people >= 50);
        for (auto const& [who, share] : {std::pair(picture.named("circle", "f").front(), 0.30),
                                         std::pair(picture.named("circle", "d").front(), 0.50)}) {
            CHECK(who.number("cx") == Approx(a.x0 + (a.x1 - a.x0) * 100 / a.people).epsilon(0.001));
            CHECK(who.number("cy") == Approx(a.y0 + (a.y1 - a.y0) * share / a.share).epsilon(0.001));
        }
    }
}

TEST_CASE("limits are those of the funnel, through sizes spaced evenly in ratio and within 0 and 100 %") {
    auto const sizes = charts::detail::funnel_sizes(78, 12561);
    CHECK(sizes.size() == 37);
    CHECK(sizes.front() == 78);
    CHECK(sizes.back() == 12561);
    CHECK(sizes[18] == 990);  // the root of 78 x 12,561 is 989.8
    CHECK(charts::detail::funnel_sizes(100, 100) == std::vector<std::uint64_t>{100});
    auto const plot = plot_of(six());
    REQUIRE(plot.curves.size() == 2);
    CHECK(plot.curves[0].through.front().second.upper() == Approx(0.5 + 0.05 * 1.959963984540054));
    CHECK(plot.curves[1].through.front().second.lower() == Approx(0.5 - 0.05 * 3.090232306167814));
    auto const wide = take_up(std::vector{one("Oak", "", 1, 2), one("Ash", "", 4000, 8000), one("Elm", "", 0, 1)},
                              eligibility_basis::ongoing);
    for (auto const& curve : plot_of(wide).curves)
        for (auto const& [n, limits] : curve.through) CHECK((limits.lower() >= 0 && limits.upper() <= 1));
    CHECK(pictures::collisions(draw(plot_of(wide))) == "");
}

TEST_CASE("titles count who lies outside, and say what chance alone would put there or what was allowed for") {
    CHECK(plot_of(six()).words.title ==
          "1 of 4 councils lies outside the 99.8% limits, where chance alone would put about 0.0");
    CHECK(plot_of(six(), funnel_adjustment::additive).words.title ==
          "None of the 4 councils lies outside the 99.8% limits, allowing for what all of them differ in");
    auto const widened = plot_of(six(), funnel_adjustment::additive);
    CHECK(widened.curves.back().chance_alone);
    CHECK(widened.words.caption.front().find("would put 1 of 4 outside") != std::string::npos);
    CHECK(pictures::collisions(draw(widened)) == "");
}

TEST_CASE("what is withheld is in no word and no mark but for its name and the reason") {
    auto const plot = plot_of(six());
    CHECK(plot.words.caption[1].find("Elm: withheld so that nobody is recognised [c]. Fir: nobody to count [n/0].") !=
          std::string::npos);
    auto const svg = svg_of(plot).str();
    CHECK(svg.find("<title>Elm") == std::string::npos);
    CHECK(svg.find("<title>Oak 50.0%") != std::string::npos);
}

TEST_CASE("named are those outside, the farthest up to nine, and the three largest") {
    std::vector<council_return> many;
    for (int i = 0; i < 40; ++i)
        many.push_back(one("Council " + std::to_string(i), "", static_cast<std::uint64_t>(40 + i % 7),
                           static_cast<std::uint64_t>(100 + 10 * i)));
    auto const t = take_up(many, eligibility_basis::ongoing);
    auto const plot = plot_of(t);
    CHECK(plot.to_name.size() >= 9);
    CHECK(plot.to_name.size() <= 12);
    CHECK(std::find(plot.to_name.begin(), plot.to_name.end(), std::size_t{39}) != plot.to_name.end());
    for (double const width : {720.0, 300.0}) CHECK(pictures::collisions(draw(plot, width)) == "");
}

TEST_CASE("one council, or nobody with a share, has no funnel") {
    auto const alone = take_up(std::vector{one("Oak", "", 50, 100)}, eligibility_basis::ongoing);
    CHECK_THROWS_AS(plot_of(alone), std::domain_error);
    auto const none = take_up(std::vector{one("Oak", "", absence::suppressed, 100), one("Ash", "", 0, 0)},
                              eligibility_basis::ongoing);
    CHECK_THROWS_AS(plot_of(none), std::domain_error);
}

TEST_CASE("hostile names stay text in the funnel") {
    std::vector<council_return> rows;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos)
            rows.push_back(one(name, "", 10 + 9 * rows.size(), 100 + 50 * rows.size()));
    auto const t = take_up(rows, eligibility_basis::ongoing);
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(plot_of(t), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("circle").size() == rows.size());
        CHECK(pictures::collisions(d) == "");
    }
}
