// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expected figures: Newcombe (1998), table II, example (a), method 10 (56 of 70 and 48 of 80: .0524 to .3339).
#include "measure/compared_groups.hpp"
#include "support.hpp"

#include <pbo/measure/compare_within_strata.hpp>
#include <pbo/publish/charts/forest_panels.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

using namespace pbo;
using namespace pbo::charts;
using compared::asking;
using compared::counted;
using doctest::Approx;

namespace {

compared_groups const who{"people on a direct payment", "direct payment", "people on managed budgets", "managed"};
provenance const from{.source = "survey.csv", .role = "user", .version = "pbo 1"};
using areas = std::vector<compared::answers>;

named_comparison<outcome_comparison> panel_of(std::string const& name, areas const& a, areas const& b) {
    auto const o = compared::table_of<std::string>(asking(a.size()), {{"a", counted(a)}, {"b", counted(b)}});
    return {name, compare(o["a"], o["b"])};
}
/// Two areas: without a difference and Newcombe's example; in the other panel unsure and without answers of the second.
forest_panels two() {
    return forest_panels_of(std::vector{panel_of("18 to 64", {{50, 50}, {56, 14}}, {{48, 52}, {48, 32}}),
                                        panel_of("65 and over", {{10, 10}, {5, 5}}, {{9, 11}, {0, 0}})},
                            who, from);
}
bool says(xml::document const& picture, std::string const& text) {
    auto const all = picture.named("text");
    return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; });
}

}  // namespace

TEST_CASE("the figures of Newcombe's example are the mark's place in its panel; areas are in one order in all") {
    auto const plot = two();
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].rows[0].name == plot.panels[1].rows[0].name);
    CHECK(*plot.panels[0].rows[0].points == Approx(20.0));  // the largest of the first panel is first
    CHECK(plot.panels[0].found.first == 1);
    CHECK(plot.panels[0].found.unsure == 1);
    CHECK(plot.panels[1].rows[0].points == figure<double>(absence::nothing_to_divide_by));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(picture.named("circle", "d").size() == 1);
        CHECK(picture.named("circle", "hd").size() == 2);
        REQUIRE(picture.named("path", "i").size() == 3);
        CHECK(picture.named("path", "z").size() == 2);
        CHECK(says(picture, "[n/0]"));
        // Recomputed from the numbers of the first panel's own axis.
        double zero = 1e9, twenty = 1e9;
        for (auto const& t : picture.named("text", "ax")) {
            if (t.text == "0") zero = std::min(zero, t.number("x"));
            if (t.text == "+20") twenty = std::min(twenty, t.number("x"));
        }
        REQUIRE(twenty > zero);
        REQUIRE(twenty < 1e9);
        double const point = (twenty - zero) / 20;
        CHECK(picture.named("circle", "d").front().number("cx") == Approx(zero + 20.0 * point).epsilon(0.002));
        auto const line = picture.named("path", "i").front().attributes.at("d");
        CHECK(std::stod(line.substr(1)) == Approx(zero + 5.24 * point).epsilon(0.004));
        CHECK(std::stod(line.substr(line.find('H') + 1)) == Approx(zero + 33.39 * point).epsilon(0.004));
    }
    CHECK(says(pictures::read(draw(plot)), "\u2190 managed better"));
}

TEST_CASE("titles of panels are made of their verdicts") {
    CHECK(two().words.title ==
          "People on a direct payment more often report better in 1 of 2 areas (18 to 64) and 0 of 1 area (65 and over)");
    areas const much{{90, 10}}, little{{10, 90}}, half{{50, 50}}, nobody{{0, 0}};
    auto const title = [](std::vector<std::pair<areas, areas>> const& panels) {
        std::vector<named_comparison<outcome_comparison>> all;
        for (auto const& [a, b] : panels) all.push_back(panel_of(std::string(1, static_cast<char>('A' + static_cast<int>(all.size()))), a, b));
        return forest_panels_of(all, who, from).words.title;
    };
    CHECK(title({{half, half}, {half, half}}) ==
          "We cannot tell, in any panel, whether people on a direct payment or people on managed budgets more often report better");
    CHECK(title({{little, much}, {half, half}}) == "People on managed budgets more often report better in 1 of 1 area (A) and 0 of 1 area (B)");
    CHECK(title({{much, little}, {little, much}}) ==
          "People on a direct payment more often report better in 1 of 1 area (A) and 0 of 1 area (B); people on managed budgets in 0 of 1 "
          "area (A) and 1 of 1 area (B)");
    CHECK(title({{half, half}, {much, little}, {half, half}, {half, half}}) ==
          "People on a direct payment more often report better in 1 of 1 area (B) to 0 of 1 area (A)");
    CHECK(title({{nobody, nobody}, {nobody, nobody}}) ==
          "No area has answers from both people on a direct payment and people on managed budgets");
}

TEST_CASE("the strata of a comparison are panels, those that have a name") {
    using key = std::tuple<std::string, int>;
    auto const o = compared::table_of<key>(
        asking(1), {{{"a", 1}, counted({{90, 10}})}, {{"b", 1}, counted({{10, 90}})}, {{"a", 2}, counted({{50, 50}})},
                    {{"b", 2}, counted({{50, 50}})}, {{"a", 3}, counted({{50, 50}})}, {{"b", 3}, counted({{50, 50}})}});
    auto const within = compare_within_strata(o, std::string("a"), std::string("b"));
    auto const panels = panels_of_strata(within, [](int stratum) { return stratum == 3 ? std::string() : "band " + std::to_string(stratum); });
    REQUIRE(panels.size() == 2);
    CHECK(panels[1].name == "band 2");
    auto const plot = forest_panels_of(panels, who, from);
    CHECK(*plot.panels[0].rows[0].points == Approx(80.0));
    CHECK(plot.panels[1].figures == "Cannot tell in 1 of 1 area");
}

TEST_CASE("one panel, thirteen, and other questions are refused") {
    auto const one = panel_of("A", {{50, 50}}, {{50, 50}});
    auto const of = [](std::vector<named_comparison<outcome_comparison>> const& all) { return forest_panels_of(all, who, from); };
    CHECK_THROWS_AS(static_cast<void>(of({one})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(of(std::vector(13, one))), std::invalid_argument);
    CHECK(pictures::collisions(draw(of(std::vector(12, one)), 300)) == "");
    CHECK_THROWS_AS(static_cast<void>(of({one, panel_of("B", {{5, 5}, {5, 5}}, {{5, 5}, {5, 5}})})), std::invalid_argument);
}

TEST_CASE("hostile names of strata stay text in every panel of differences") {
    std::vector<named_comparison<outcome_comparison>> all;
    for (auto const& name : pictures::hostile_names()) all.push_back(panel_of(name, {{50, 50}, {56, 14}}, {{48, 52}, {48, 32}}));
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(forest_panels_of(all, {"</title>", "<b>", "]]>", std::string(300, 'W')}, from, {"</desc>"}), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("circle").size() == 2 * all.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}

TEST_CASE("a symbol in place of a difference is explained below, once, and none that is not there") {
    auto const told = [](forest_panels const& plot, std::string const& text) {
        return std::count(plot.words.caption.begin(), plot.words.caption.end(), text);
    };
    CHECK(told(two(), "[n/0]: nobody to count.") == 1);
    auto const whole = forest_panels_of(std::vector{panel_of("18 to 64", {{50, 50}}, {{48, 52}}), panel_of("65 and over", {{10, 10}}, {{9, 11}})}, who, from);
    CHECK(told(whole, "[n/0]: nobody to count.") == 0);
    CHECK(charts::detail::symbols_in_words().text().empty());
    charts::detail::symbols_in_words symbols;
    symbols.look_at(figure<double>(absence::suppressed));
    symbols.look_at(figure<double>(0.5));
    CHECK(symbols.text() == "[c]: withheld so that nobody is recognised.");
}
