// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Wilson limits of 30 of 100 (.2189 to .3959) and of 62 of 100 (.5221 to .7090): R 4.2, binom::binom.wilson.
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/caterpillar.hpp>

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
take_up_table of_many(std::size_t n) {
    std::vector<council_return> many;
    for (std::size_t i = 0; i < n; ++i) many.push_back(one("Council " + std::to_string(i), "", 100 + 5 * i, 1000));
    many.push_back(one("Scilly", "", absence::not_available, absence::not_available));
    return take_up(many, eligibility_basis::ongoing);
}
}  // namespace

TEST_CASE("few councils are a list with names, the highest first, at the places that the axis' numbers give") {
    auto const plot = caterpillar_plot_of(six(), from);
    REQUIRE(plot.rows.size() == 4);
    CHECK(plot.rows.front().name == "Birch");
    CHECK(plot.rows.front().limits.lower() == Approx(0.2189).epsilon(0.001));
    CHECK(plot.rows.front().limits.upper() == Approx(0.3959).epsilon(0.001));
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("circle").size() == 4);
        CHECK(picture.named("circle", "d").size() == 2);   // Ash above 50.0 %, Birch below
        CHECK(picture.named("circle", "hd").size() == 2);  // Oak and Yew: cannot tell
        double zero = 0, last = 0, share = 0;
        for (auto const& t : picture.named("text", "ax")) {
            if (t.text == "0%") zero = t.number("x");
            if (t.text.ends_with("%") && t.number("x") > last) {
                last = t.number("x");
                share = std::stod(t.text) / 100;
            }
        }
        REQUIRE(share > 0);
        CHECK(picture.named("circle", "d").front().number("cx") ==
              Approx(zero + (last - zero) * 0.62 / share).epsilon(0.001));
        auto const line = picture.named("path", "i").front().attributes.at("d");
        CHECK(std::stod(line.substr(1)) == Approx(zero + (last - zero) * 0.5221 / share).epsilon(0.001));
        CHECK(std::stod(line.substr(line.find('H') + 1)) ==
              Approx(zero + (last - zero) * 0.7090 / share).epsilon(0.001));
    }
}

TEST_CASE("many councils stand side by side, the lowest left, as many marks as shares") {
    auto const t = of_many(60);
    auto const plot = caterpillar_plot_of(t, from, {aim_of(30), key_of(t, "Council 10"), {}});
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const dots = picture.named("circle");
        CHECK(dots.size() == 59);
        CHECK(picture.named("path", "f").size() == 1);  // the one picked out: a diamond
        CHECK(picture.named("path", "iv").size() == 59);
        CHECK(picture.named("path", "tg").size() == 1);
        double zero = 0, thirty = 0;
        for (auto const& text : picture.named("text", "ax")) {
            if (text.text == "0%") zero = text.number("y") - 4.5;
            if (text.text == "30%") thirty = text.number("y") - 4.5;
        }
        REQUIRE(thirty < zero);
        for (std::size_t i = 0; i < dots.size(); ++i) {
            double const share = 0.1 + 0.005 * static_cast<double>(i < 10 ? i : i + 1);
            CHECK(dots[i].number("cy") == Approx(zero + (thirty - zero) * share / 0.3).epsilon(0.001));
            if (i != 0) CHECK(dots[i].number("cx") > dots[i - 1].number("cx"));
        }
    }
}

TEST_CASE("titles are made of verdicts and facts") {
    auto const t = of_many(60);
    auto const title = [&](caterpillar_options const& how) { return caterpillar_plot_of(t, from, how).words.title; };
    // The average is 24.75 %, around which Wilson's limits of 1,000 people reach 2.7 points; shares are half a point
    // apart, five a side within.
    CHECK(title({}) == "25 of 60 councils are above the average, 25 below; for 10 we cannot tell");
    CHECK(title({aim_of(30), {}, {}}) == "20 of 60 councils reach 30%");
    CHECK(title({aim_of(30), key_of(t, "Council 10"), {}}) ==
          "20 of 60 councils reach 30%; Council 10 is below the average");
    CHECK(title({aim_of(30), key_of(t, "Council 30"), {}}) ==
          "20 of 60 councils reach 30%; we cannot tell whether Council 30 is above or below the average");
}

TEST_CASE("one picked out has its ranks; one without figures is said not to be drawn") {
    auto const t = of_many(60);
    auto const plot = caterpillar_plot_of(t, from, {{}, key_of(t, "Council 59"), {}});
    CHECK(plot.picked_label == "Council 59 39.5% (36.5 to 42.6)");
    CHECK(plot.picked_ranks.find(" highest of 60; could be 1st to ") != std::string::npos);
    auto const scilly = caterpillar_plot_of(t, from, {{}, key_of(t, "Scilly"), {}});
    CHECK(scilly.words.caption.front() == "Scilly is not drawn: not available [x].");
    CHECK(pictures::read(draw(scilly)).named("path", "f").empty());
    CHECK_THROWS_AS(static_cast<void>(caterpillar_plot_of(t, from, {{}, council_key(council_name("Elsewhere")), {}})),
                    std::out_of_range);
    CHECK(charts::detail::ordinal(1) == "1st");
    CHECK(charts::detail::ordinal(112) == "112th");
    CHECK(charts::detail::ordinal(122) == "122nd");
    CHECK(charts::detail::ordinal(13) == "13th");
}

TEST_CASE("what is withheld is in no word and no mark; equal shares are in the order of names") {
    auto const svg = svg_of(caterpillar_plot_of(six(), from)).str();
    CHECK(svg.find("Elm: withheld so that nobody is recognised [c]") != std::string::npos);
    CHECK(svg.find("<title>Elm") == std::string::npos);
    auto const t = take_up(std::vector{one("Oak", "", 5, 10), one("Ash", "", 50, 100)}, eligibility_basis::ongoing);
    CHECK(caterpillar_plot_of(t, from).rows.front().name == "Ash");
    auto const nobody = take_up(std::vector{one("Oak", "", absence::suppressed, 100)}, eligibility_basis::ongoing);
    CHECK_THROWS_AS(static_cast<void>(caterpillar_plot_of(nobody, from)), std::domain_error);
}

TEST_CASE("hostile names stay text, in a list and side by side") {
    std::vector<council_return> rows;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos)
            rows.push_back(one(name, "", 10 + 9 * rows.size(), 100 + 50 * rows.size()));
    auto many = rows;
    for (std::size_t i = 0; i < 30; ++i) many.push_back(one("Council " + std::to_string(i), "", 20 + i, 100));
    for (auto const& returns : {rows, many}) {
        auto const t = take_up(returns, eligibility_basis::ongoing);
        for (double const width : {720.0, 340.0})
            for (auto const& c : rows) {
                auto const d = draw(caterpillar_plot_of(t, from, {aim_of(30), c.council.key(), {}}), width);
                auto const picture = pictures::read(d);
                CHECK(picture.named("script").empty());
                CHECK(picture.named("circle").size() + picture.named("path", "f").size() == returns.size());
                CHECK_MESSAGE(pictures::collisions(d) == "", width);
            }
    }
}

TEST_CASE("the title of one council speaks of that council") {
    auto const title = [](std::uint64_t on_budget) {
        auto rows = std::vector{one("Ash", "", on_budget, 100), one("Oak", "", absence::suppressed, 100)};
        return caterpillar_plot_of(take_up(rows, eligibility_basis::ongoing), from).words.title;
    };
    CHECK(title(50) == "We cannot tell whether Ash is above or below the average");
}

TEST_CASE("a share of those with figures is not called that of all") {
    auto const plot = caterpillar_plot_of(of_many(30), from);
    CHECK(plot.benchmark_label.starts_with("30 of the 31 councils read "));
}

TEST_CASE("the label of all together stands on no dot, on a phone in more lines") {
    std::vector<council_return> many;
    for (std::size_t i = 0; i < 132; ++i) many.push_back(one("Council " + std::to_string(i), "", 120 + 3 * i, 1000));
    for (std::size_t i = 0; i < 20; ++i) many.push_back(one("Without " + std::to_string(i), "", absence::not_available, absence::not_available));
    auto const plot = caterpillar_plot_of(take_up(many, eligibility_basis::ongoing), from);
    REQUIRE(plot.benchmark_label.starts_with("132 of the 152 councils read 31."));
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(plot, width);
        auto const dots = pictures::read(d).named("circle");
        std::size_t lines = 0;
        for (std::size_t i = 0; i < d.said().size(); ++i) {
            if (plot.benchmark_label.find(d.said()[i]) == std::string::npos || d.said()[i].size() < 5) continue;
            ++lines;
            auto const& where = d.texts()[i];
            for (auto const& dot : dots) {
                point const at{dot.number("cx"), dot.number("cy")};
                CHECK_FALSE((at.x > where.left && at.x < where.right && at.y > where.top && at.y < where.bottom));
            }
        }
        CHECK((width > 640 ? lines == 1 : lines > 1));
    }
}
