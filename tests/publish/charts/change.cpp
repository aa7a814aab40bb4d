// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// 48 of 80 and 56 of 70: a difference of 20.0 points, 5.2 to 33.4 (Newcombe 1998, Statistics in Medicine 17, table II,
// example (a), method 10).
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/change.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using councils_beside::one;
using doctest::Approx;

namespace {
provenance const from{.source = "returns.csv", .version = "pbo 1"};
struct moved {
    std::string name;
    figure<std::uint64_t> before, of_before, after, of_after;
};
change_plot plot_of(std::vector<moved> const& all, std::string const& picked = {}) {
    std::vector<council_return> first, second;
    for (auto const& m : all) {
        first.push_back(one(m.name, "", m.before, m.of_before, 2010));
        second.push_back(one(m.name, "", m.after, m.of_after, 2011));
    }
    auto const earlier = take_up(first, eligibility_basis::ongoing),
               later = take_up(second, eligibility_basis::ongoing);
    std::optional<council_key> key;
    for (auto const& c : later.context().councils)
        if (c.name.view() == picked) key = c.key();
    return change_plot_of(later, council_changes(earlier, later), from, key);
}
std::uint64_t n(std::size_t x) { return static_cast<std::uint64_t>(x); }
std::vector<moved> three() {
    return {{"Ash", n(48), n(80), n(56), n(70)},
            {"Oak", n(50), n(100), n(51), n(100)},
            {"Yew", n(90), n(100), n(40), n(100)}};
}
std::string caption(change_plot const& plot) {
    std::string all;
    for (auto const& line : plot.words.caption) all += line + "\n";
    return all;
}
}  // namespace

TEST_CASE("a ring where a share was and a head where it is, the largest rise first, with the limits of the change") {
    auto const plot = plot_of(three());
    REQUIRE(plot.rows.size() == 3);
    CHECK(plot.rows[0].name == "Ash");
    CHECK(plot.rows[2].name == "Yew");
    CHECK(plot.words.title ==
          "2 of 3 councils changed clearly, where chance alone would give about 0.2");  // 3 x 0.05 = 0.15
    CHECK(plot.words.seen.find("Ash, +20.0 (+5.2 to +33.4) points") != std::string::npos);
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const rises = picture.named("circle", "hd"), falls = picture.named("circle", "ho");
        REQUIRE(rises.size() == 2);  // Ash and Oak
        REQUIRE(falls.size() == 1);
        double first = 0, last = 0, from_share = -1, to_share = 0;
        for (auto const& t : picture.named("text", "ax")) {
            if (!t.text.ends_with("%")) continue;
            double const share = std::stod(t.text) / 100;
            if (from_share < 0) {
                from_share = share;
                first = t.number("x");
            }
            to_share = share;
            last = t.number("x");
        }
        auto const place = [&](double share) {
            return first + (last - first) * (share - from_share) / (to_share - from_share);
        };
        CHECK(rises[0].number("cx") == Approx(place(0.60)).epsilon(0.002));
        CHECK(falls[0].number("cx") == Approx(place(0.90)).epsilon(0.002));
        auto const tip = picture.named("path", "d").front().attributes.at("d");  // Ash's filled head
        CHECK(std::stod(tip.substr(1)) == Approx(place(0.80)).epsilon(0.002));
        CHECK(picture.named("path", "f").size() == 1);   // Yew fell, and that is clear
        CHECK(picture.named("path", "hd").size() == 1);  // Oak: cannot tell
    }
}

TEST_CASE("of many councils the twelve largest changes, and the one picked out, however little it moved") {
    std::vector<moved> many;
    for (std::size_t i = 0; i < 20; ++i)
        many.push_back({"Council " + std::to_string(i), n(50), n(100), n(50 + i), n(100)});
    auto const all = plot_of(many);
    CHECK(all.rows.size() == 12);
    CHECK(all.rows.front().name == "Council 19");
    CHECK(all.rows.back().name == "Council 8");
    CHECK(caption(all).find("These are the 12 largest of 20 changes. Councils that moved most tend to move back.") !=
          std::string::npos);
    auto const with = plot_of(many, "Council 0");
    CHECK(with.rows.size() == 12);
    CHECK(with.rows.back().name == "Council 0");
    CHECK(with.rows.back().picked);
    CHECK(caption(with).find(", and the one picked out.") != std::string::npos);
    auto const picture = pictures::read(draw(with, 720));
    CHECK(picture.named("circle").size() == 12);
    std::size_t heads = 0;
    for (auto const* look : {"d", "f", "hd", "ho"}) heads += picture.named("path", look).size();
    CHECK(heads == 11);  // the one that did not move is a ring alone
}

TEST_CASE("no title claims a change that the limits do not bear out") {
    CHECK(plot_of({{"Oak", n(50), n(100), n(51), n(100)}}).words.title == "We cannot tell whether Oak changed");
    CHECK(plot_of({{"Ash", n(48), n(80), n(56), n(70)}}).words.title == "Ash rose by 20.0 points");
    CHECK(plot_of({{"Ash", n(56), n(70), n(48), n(80)}}).words.title == "Ash fell by 20.0 points");
    CHECK(plot_of({{"Oak", n(50), n(100), n(51), n(100)}, {"Elm", n(5), n(10), n(6), n(10)}}).words.title ==
          "We cannot tell that any of 2 councils changed");
}

TEST_CASE("who has no figures in both periods is not drawn and is counted") {
    auto all = three();
    all.push_back({"Elm", absence::suppressed, n(100), n(40), n(100)});
    all.push_back({"Fir", n(3), n(10), absence::not_available, absence::not_available});
    auto const plot = plot_of(all);
    CHECK(plot.rows.size() == 3);
    CHECK(caption(plot).find("Not drawn: 2 councils without figures in both periods.") != std::string::npos);
    CHECK_THROWS_AS(static_cast<void>(plot_of({{"Elm", absence::suppressed, n(100), n(40), n(100)}})),
                    std::domain_error);
}

TEST_CASE("an axis that does not begin at zero is told, and one that does is not") {
    auto const says_so = [](change_plot const& plot) {
        std::string all;
        auto const d = draw(plot, 720);
        for (auto const& text : d.said()) all += text + " ";
        return all.find("The axis starts at") != std::string::npos;
    };
    CHECK(says_so(plot_of({{"Ash", n(80), n(100), n(90), n(100)}, {"Oak", n(85), n(100), n(84), n(100)}})));
    CHECK_FALSE(says_so(plot_of({{"Ash", n(2), n(100), n(90), n(100)}})));
}

TEST_CASE("hostile names stay text") {
    std::vector<moved> all;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos)
            all.push_back({name, n(10 + 3 * all.size()), n(100), n(50 - 2 * all.size()), n(100)});
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(plot_of(all), width);
        CHECK(pictures::read(d).named("script").empty());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
