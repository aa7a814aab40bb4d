// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expected figures: Newcombe (1998), table II, example (a), method 10 (56 of 70 and 48 of 80: .0524 to .3339).
#include "measure/compared_groups.hpp"
#include "support.hpp"

#include <pbo/publish/charts/forest.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using compared::asking;
using compared::counted;
using doctest::Approx;

namespace {
outcome_comparison compared_areas(std::vector<compared::answers> const& a, std::vector<compared::answers> const& b) {
    auto const o = compared::table_of<std::string>(asking(a.size()), {{"a", counted(a)}, {"b", counted(b)}});
    return compare(o["a"], o["b"]);
}
compared_groups const who{"people on a direct payment", "direct payment", "people on managed budgets", "managed"};
provenance const from{.source = "survey.csv", .role = "user", .version = "pbo 1"};
forest_plot three() {  // sure, unsure, without answers of the second
    return forest_plot_of(compared_areas({{50, 50}, {56, 14}, {5, 5}}, {{48, 52}, {48, 32}, {0, 0}}), who, from);
}
}  // namespace

TEST_CASE(
    "the figures of Newcombe's example are the mark's place and the limits' ends; the largest difference is first") {
    auto const plot = three();
    REQUIRE(plot.rows.size() == 3);
    CHECK(*plot.rows[0].points == Approx(20.0));
    CHECK(plot.rows[0].limits->lower() == Approx(5.24).epsilon(0.001));
    CHECK(plot.rows[0].limits->upper() == Approx(33.39).epsilon(0.001));
    CHECK(*plot.rows[0].sure);
    CHECK_FALSE(*plot.rows[1].sure);
    CHECK(plot.rows[2].points == figure<double>(absence::nothing_to_divide_by));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("circle").size() == 2);  // as many marks as figures
        CHECK(picture.named("circle", "d").size() == 1);
        CHECK(picture.named("circle", "hd").size() == 1);  // cannot tell
        REQUIRE(picture.named("path", "i").size() == 2);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        // Recomputed from the numbers of the axis that the picture itself has.
        double zero = 0, twenty = 0;
        for (auto const& t : picture.named("text", "ax")) {
            if (t.text == "0") zero = t.number("x");
            if (t.text == "+20") twenty = t.number("x");
        }
        REQUIRE(twenty > zero);
        double const point = (twenty - zero) / 20;
        CHECK(picture.named("circle", "d").front().number("cx") == Approx(zero + 20.0 * point).epsilon(0.001));
        auto const line = picture.named("path", "i").front().attributes.at("d");  // M from y H to
        CHECK(std::stod(line.substr(1)) == Approx(zero + 5.24 * point).epsilon(0.002));
        CHECK(std::stod(line.substr(line.find('H') + 1)) == Approx(zero + 33.39 * point).epsilon(0.002));
    }
}

TEST_CASE("a row without a difference keeps its name and its symbol, and has no mark") {
    auto const picture = pictures::read(draw(three()));
    bool told = false;
    for (auto const& t : picture.named("text")) told = told || t.text == "[n/0]";
    CHECK(told);
    CHECK(picture.named("desc").front().text.find("1 row has no figure") != std::string::npos);
}

TEST_CASE("titles are made of verdicts: all, some, both ways, none, nothing") {
    auto const title = [](std::size_t first, std::size_t second, std::size_t unsure) {
        return charts::detail::forest_title({first, second, unsure}, who);
    };
    CHECK(title(14, 0, 0) == "People on a direct payment more often report better, in all 14 areas of life");
    CHECK(title(0, 2, 0) == "People on managed budgets more often report better, in all 2 areas of life");
    CHECK(title(1, 0, 0) == "People on a direct payment more often report better, in the one area asked");
    CHECK(title(9, 0, 5) ==
          "People on a direct payment more often report better in 9 of 14 areas; in 5 we cannot tell");
    CHECK(title(0, 1, 1) == "People on managed budgets more often report better in 1 of 2 areas; in 1 we cannot tell");
    CHECK(title(3, 2, 9) ==
          "People on a direct payment more often report better in 3 areas, people on managed budgets in 2; in 9 we "
          "cannot tell");
    CHECK(title(0, 0, 14) ==
          "We cannot tell whether people on a direct payment or people on managed budgets more often report better");
    auto const of_some = [](std::size_t first, std::size_t second, std::size_t unsure) {  // of 14 that are drawn
        return charts::detail::forest_title({first, second, unsure, 14}, who);
    };
    CHECK(of_some(13, 0, 0) == "People on a direct payment more often report better, in all 13 areas of life with figures");
    CHECK(of_some(9, 0, 4) == "People on a direct payment more often report better in 9 of the 13 areas with figures; in 4 we cannot tell");
    CHECK(of_some(0, 1, 0) == "People on managed budgets more often report better, in the one area with figures");
    CHECK(of_some(14, 0, 0) == title(14, 0, 0));
    CHECK(title(0, 0, 0) == "No area has answers from both people on a direct payment and people on managed budgets");
}

TEST_CASE("the caption says what a dot means and after how many comparisons; the subtitle whose answers they are") {
    auto const words = three().words;
    CHECK(words.caption.front().find("after allowing for 2 comparisons (Holm)") != std::string::npos);
    CHECK(words.caption.back() == "Source: survey.csv. Basis: not stated; role: user. Made with pbo 1.");
    CHECK(words.subtitle ==
          "Difference in the share who report better, direct payment minus managed, percentage points, with 95% "
          "limits. Users who answered");
    CHECK(words.seen.size() < 600);
    CHECK(words.seen.find("Largest: ") != std::string::npos);
    auto const told = forest_plot_of(compared_areas({{56, 14}}, {{48, 32}}), who, from, {"Synthetic."}).words;
    CHECK(told.caption[told.caption.size() - 2] == "Synthetic.");
}

TEST_CASE("nobody answered, one area, all one way: there is a picture all the same") {
    for (auto const& plot : {forest_plot_of(compared_areas({{0, 0}}, {{0, 0}}), who, from),
                             forest_plot_of(compared_areas({{1, 0}}, {{0, 1}}), who, from),
                             forest_plot_of(compared_areas({{0, 900}}, {{900, 0}}), who, from)})
        for (double const width : {720.0, 300.0}) CHECK(pictures::collisions(draw(plot, width)) == "");
}

TEST_CASE("hostile names through every word of it") {
    for (auto const& name : pictures::hostile_names()) {
        auto plot = forest_plot_of(compared_areas({{56, 14}}, {{48, 32}}), {name, name, name, name},
                                   {.source = name, .role = name}, {name});
        plot.rows.front().name = name;
        for (double const width : {720.0, 340.0}) {
            auto const d = draw(plot, width);
            auto const picture = pictures::read(d);
            CHECK(picture.named("script").empty());
            CHECK(picture.named("rect").size() == 1);
            CHECK(pictures::collisions(d) == "");
        }
    }
}
