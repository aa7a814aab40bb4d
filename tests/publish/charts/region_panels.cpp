// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"
#include "support.hpp"

#include <pbo/publish/charts/region_panels.hpp>

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

/// So many regions of five councils, the region r's shares about 20 + r per cent.
take_up_table of_regions(std::size_t regions) {
    std::vector<council_return> all;
    for (std::size_t r = 0; r < regions; ++r)
        for (std::size_t i = 0; i < 5; ++i)
            all.push_back(one("Council " + std::to_string(5 * r + i), "Region " + std::to_string(r), 100 * (1 + i) + 10 * r, 1000));
    return take_up(all, eligibility_basis::ongoing);
}
bool says(xml::document const& picture, std::string const& text) {
    for (auto const& t : picture.named("text"))
        if (t.text == text) return true;
    return false;
}
/// How many points a mark of many has.
std::size_t points_in(std::string const& path) { return static_cast<std::size_t>(std::count(path.begin(), path.end(), 'M')); }

}  // namespace

TEST_CASE("a panel a region, the highest first, with as many dots as it has councils with shares") {
    auto const plot = region_panels_of(six(), from);
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].name == "North");
    CHECK(*plot.panels[0].share == Approx(0.56));  // 50 and 62 of 200
    CHECK(*plot.panels[1].share == Approx(0.44));  // 30 and 58 of 200
    CHECK(plot.panels[1].rows.size() == 2);
    CHECK(plot.panels[1].councils == 4);
    CHECK(plot.benchmark == Approx(0.5));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(says(picture, "56.0%, 2 councils"));
        CHECK(says(picture, "44.0%, 2 of 4 councils") == (width > 300));  // two lines on the narrowest
        CHECK(picture.named("circle", "d").size() == 2);   // Ash above, Birch below
        CHECK(picture.named("circle", "hs").size() == 2);  // Oak and Yew: cannot tell
        auto const grey = picture.named("path", "gd");
        REQUIRE(grey.size() == 2);
        for (auto const& one : grey) CHECK(points_in(one.attributes.at("d")) == 4);
        auto const lines = picture.named("path", "z");
        CHECK(lines.size() == 2);
    }
}

TEST_CASE("a council has the same place in every panel, at the height that the axis gives its share") {
    auto const plot = region_panels_of(of_regions(6), from);
    auto const picture = pictures::read(draw(plot));
    auto const grey = picture.named("path", "gd"), dots = picture.named("circle");
    REQUIRE(grey.size() == 6);
    REQUIRE(dots.size() == 30);
    // The base line of each panel is 0 %, its uppermost line the axis' end: the largest share is 550 of 1,000.
    auto const base = picture.named("path", "x");
    REQUIRE(base.size() == 6);
    double const bottom = std::stod(base[0].attributes.at("d").substr(base[0].attributes.at("d").find(' ') + 1));
    double top = bottom;
    for (auto const& line : picture.named("path", "g"))
        top = std::min(top, std::stod(line.attributes.at("d").substr(line.attributes.at("d").find(' ') + 1)));
    CHECK(says(picture, "60%"));
    for (std::size_t k = 0; k < 5; ++k) {  // the first panel's: Region 5, 150 to 550 of 1,000
        double const share = (100.0 * static_cast<double>(1 + k) + 50) / 1000;
        CHECK(dots[k].number("cy") == Approx(bottom + (top - bottom) * share / 0.6).epsilon(0.001));
    }
    // In the second panel all dots are the first's, moved.
    auto const moved = [](std::string d, double by) {
        std::vector<double> x;
        for (auto at = d.find('M'); at != std::string::npos; at = d.find('M', at + 1)) x.push_back(std::stod(d.substr(at + 1)) - by);
        return x;
    };
    auto const first = moved(grey[0].attributes.at("d"), 0), second = moved(grey[1].attributes.at("d"), 0);
    for (std::size_t i = 0; i < first.size(); ++i) CHECK(second[i] - first[i] == Approx(second[0] - first[0]).epsilon(0.01));
}

TEST_CASE("the title counts the regions with councils on both sides, of which we are sure") {
    auto const title = [](std::vector<council_return> const& rows) {
        return region_panels_of(take_up(rows, eligibility_basis::ongoing), from).words.title;
    };
    auto const low = [](std::string const& region) { return one("Low " + region, region, 100, 1000); };
    auto const high = [](std::string const& region) { return one("High " + region, region, 500, 1000); };
    CHECK(title({low("A"), high("A"), low("B"), high("B")}) == "Each of the 2 regions has councils both above and below the average");
    CHECK(title({low("A"), high("A"), low("B"), high("C")}) == "1 of 3 regions has councils both above and below the average");
    CHECK(title({low("A"), high("B")}) == "We are sure of councils both above and below the average in no region");
}

TEST_CASE("one region, none, thirteen, and nobody are refused; a region without figures has a panel") {
    CHECK_THROWS_AS(static_cast<void>(region_panels_of(of_regions(1), from)), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(region_panels_of(of_regions(13), from)), std::invalid_argument);
    CHECK_NOTHROW(static_cast<void>(region_panels_of(of_regions(12), from)));
    auto const t = take_up(std::vector{one("Ash", "North", 50, 100), one("Oak", "South", 60, 100), one("Elm", "West", absence::suppressed, 100),
                                       one("Yew", "", 30, 100)},
                           eligibility_basis::ongoing);
    auto const plot = region_panels_of(t, from);
    REQUIRE(plot.panels.size() == 3);
    CHECK(plot.panels.back().name == "West");
    auto const picture = pictures::read(draw(plot));
    CHECK(says(picture, "[c], 0 of 1 council"));
    CHECK(picture.named("circle").size() == 2);
    bool told = false;
    for (auto const& line : plot.words.caption) told = told || line == "1 council of no stated region is in no panel\u2019s blue.";
    CHECK(told);
    auto const nobody = take_up(std::vector{one("Oak", "N", absence::suppressed, 100), one("Elm", "S", absence::suppressed, 100)}, eligibility_basis::ongoing);
    CHECK_THROWS_AS(static_cast<void>(region_panels_of(nobody, from)), std::domain_error);
}

TEST_CASE("hostile names of regions and councils stay text") {
    std::vector<council_return> rows;
    for (auto const& name : pictures::hostile_names())
        if (!name.empty() && name.find('\xE9') == std::string::npos) rows.push_back(one(name, name, 10 + 9 * rows.size(), 100 + 50 * rows.size()));
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(region_panels_of(take_up(rows, eligibility_basis::ongoing), from, {}, {"</desc>"}), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("circle").size() == rows.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
