// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/charts/likert_panels.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

namespace {

struct answered_by {
    std::string mode, area;
    figure<double> better, same, worse;
    std::string verdict = "unclear";
    figure<std::uint64_t> asked = std::uint64_t{1114};
};
sheet outcomes_by(std::vector<answered_by> const& rows, std::string const& rule = "none applied: counts as in the survey") {
    sheet s("Outcomes", {.source = "survey.csv", .role = "user", .level = "95%", .rule = rule, .version = "pbo 1"},
            {{"mode", "mode"},
             {"area_title", "area of life"},
             {"asked", "asked", shown_as::count},
             {"not_applicable", "n/a", shown_as::count},
             {"missing", "missing", shown_as::count},
             {"better_share", "better", shown_as::share},
             {"no_difference_share", "no difference", shown_as::share},
             {"worse_share", "worse", shown_as::share},
             {"majority_jointly", "jointly"}});
    figure<std::uint64_t> const five = std::uint64_t{5};
    for (auto const& r : rows) s.add_row({r.mode, r.area, r.asked, five, five, r.better, r.same, r.worse, r.verdict});
    return s;
}
std::string const sure = "certain majority", not_half = "certainly no majority";
std::vector<answered_by> two_modes() {
    return {{"direct_payment", "Paid job", 0.15, 0.75, 0.10, not_half, std::uint64_t{400}},
            {"direct_payment", "Independence", 0.80, 0.15, 0.05, sure, std::uint64_t{400}},
            {"managed_budget", "Paid job", 0.05, 0.90, 0.05, not_half, std::uint64_t{714}},
            {"managed_budget", "Independence", 0.60, 0.40, 0.0, sure, std::uint64_t{714}}};
}
likert_panels plot_of(std::vector<answered_by> const& rows) { return likert_panels_of(outcomes_by(rows), {"mode"}); }
bool says(xml::document const& picture, std::string const& text) {
    auto const all = picture.named("text");
    return std::any_of(all.begin(), all.end(), [&](auto const& t) { return t.text == text; });
}

}  // namespace

TEST_CASE("a panel a group in the table's order, the same areas in the same rows, bars as long as shares on one scale") {
    auto const plot = plot_of(two_modes());
    REQUIRE(plot.panels.size() == 2);
    CHECK(plot.panels[0].name == "Direct payment");
    CHECK(plot.panels[0].rows[0].name == "Independence");  // 80 % before 15 %
    CHECK(plot.panels[1].rows[0].name == "Independence");
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const better = picture.named("rect", "b1"), same = picture.named("rect", "b3"), worse = picture.named("rect", "f");
        REQUIRE(better.size() == 4);  // row by row: Independence of both, Paid job of both
        REQUIRE(same.size() == 4);
        REQUIRE(worse.size() == 3);  // nobody of the managed says worse of independence
        double const per_share = better[0].number("width") / 0.80;
        CHECK(better[1].number("width") == Approx(0.60 * per_share).epsilon(0.01));
        CHECK(better[2].number("width") == Approx(0.15 * per_share).epsilon(0.02));
        CHECK(same[3].number("width") == Approx(0.90 * per_share).epsilon(0.01));
        CHECK(worse[1].number("width") == Approx(0.10 * per_share).epsilon(0.02));
        // One zero between worse and better, one row at one height, and the same distance in both panels.
        CHECK(worse[0].number("x") + worse[0].number("width") < better[0].number("x"));
        CHECK(better[0].number("y") == better[1].number("y"));
        CHECK(better[1].number("x") - better[0].number("x") == Approx(same[1].number("x") - same[0].number("x")).epsilon(0.01));
        CHECK(same[1].number("x") > better[1].number("x") + better[1].number("width"));
        CHECK(says(picture, "80%"));
        for (auto const& bar : same) CHECK(bar.number("x") + bar.number("width") <= width);
    }
    CHECK(says(pictures::read(draw(plot)), "Managed budget"));
}

TEST_CASE("titles count areas by verdicts, from the group with most to the one with fewest") {
    auto const title = [](std::vector<std::string> const& verdicts) {  // two of each group
        std::vector<answered_by> rows;
        for (std::size_t i = 0; i < verdicts.size(); ++i)
            rows.push_back({"group " + std::to_string(i / 2), i % 2 == 0 ? "A" : "B", 0.5, 0.3, 0.2, verdicts[i]});
        return plot_of(rows).words.title;
    };
    CHECK(plot_of(two_modes()).words.title == "We are sure that more than half report better in 1 of 2 areas, in each group");
    CHECK(title({sure, sure, sure, "unclear"}) == "We are sure that more than half report better in 2 of 2 areas (Group 0) to 1 of 2 areas (Group 1)");
    CHECK(title({"unclear", "unclear", sure, "unclear", sure, sure}) ==
          "We are sure that more than half report better in 2 of 2 areas (Group 2) to 0 of 2 areas (Group 0)");
    CHECK(title({not_half, "unclear", not_half, not_half}) == "In no area are we sure that more than half report better, in any group");
    auto none = two_modes();
    for (auto& r : none) r.better = r.same = r.worse = absence::nothing_to_divide_by;
    CHECK(plot_of(none).words.title == "There are no shares to show");
}

TEST_CASE("what is withheld has no length: the same picture whatever it hides") {
    auto const c = absence::suppressed;
    auto hidden = [&](double better) {
        auto rows = two_modes();
        rows[2] = {"managed_budget", "Paid job", c, c, c, "[c]", c};
        rows[3] = {"managed_budget", "Independence", better, c, c, sure, std::uint64_t{9}};
        return likert_panels_of(outcomes_by(rows, "threshold 5"), {"mode"});
    };
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(hidden(0.30), width);
        auto const one = pictures::read(d), other = pictures::read(draw(hidden(0.70), width));
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const a = one.named("rect", "w"), b = other.named("rect", "w");
        REQUIRE(a.size() == 2);
        REQUIRE(b.size() == 2);
        for (std::size_t i = 0; i < 2; ++i) CHECK(a[i].number("width") == b[i].number("width"));
        CHECK(one.named("rect", "b1").size() == 3);
        CHECK(one.named("rect", "b3").size() == 2);
        CHECK(says(one, "[c]"));
    }
    auto const& caption = hidden(0.3).words.caption;
    CHECK(std::any_of(caption.begin(), caption.end(), [](auto const& line) { return line.starts_with("[c] and hatched: withheld"); }));
}

TEST_CASE("nobody has answered, nobody says better, and everybody does: each drawn without collisions") {
    auto rows = two_modes();
    rows[0].better = rows[0].same = rows[0].worse = absence::nothing_to_divide_by;
    rows[1] = {"direct_payment", "Independence", 0.0, 0.0, 1.0};
    rows[2] = {"managed_budget", "Paid job", 0.0, 1.0, 0.0};
    rows[3] = {"managed_budget", "Independence", 0.03, 0.0, 0.97};
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot_of(rows), width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(says(picture, "[n/0]"));
        CHECK(picture.named("rect", "b1").size() == 1);
        for (auto const& bar : picture.named("rect", "f")) CHECK(bar.number("x") >= 0);
    }
}

TEST_CASE("one group, thirteen, an area twice, missing or another are refused; groups of two columns are named by both") {
    auto rows = two_modes();
    auto const refused = [](std::vector<answered_by> const& of) { CHECK_THROWS_AS(static_cast<void>(plot_of(of)), std::invalid_argument); };
    refused({rows[0], rows[1]});
    refused({rows[0], rows[1], rows[2], rows[2]});
    refused({rows[0], rows[1], rows[2]});
    refused({rows[0], rows[1], rows[3], rows[2]});
    std::vector<answered_by> many;
    for (int i = 0; i < 13; ++i) many.push_back({"g" + std::to_string(i), "A", 0.5, 0.3, 0.2});
    refused(many);
    many.pop_back();
    CHECK(pictures::collisions(draw(plot_of(many), 300)) == "");
    CHECK_THROWS_AS(static_cast<void>(likert_panels_of(outcomes_by(rows), {"age_band"})), std::invalid_argument);
    CHECK(likert_panels_of(outcomes_by({{"65+", "A", 0.5, 0.3, 0.2}, {"18-64", "A", 0.5, 0.3, 0.2}}), {"mode", "area_title"}).panels.front().name == "65+, A");
}

TEST_CASE("hostile names of groups and areas stay text in every panel of bars") {
    std::vector<answered_by> rows;
    auto names = pictures::hostile_names();
    std::erase_if(names, [](auto const& name) { return name.empty() || name.find('\xE9') != std::string::npos; });
    for (auto const& group : names)
        for (auto const& area : names) rows.push_back({group, area, 0.4, 0.35, 0.25});
    for (double const width : {720.0, 300.0}) {
        auto const d = draw(likert_panels_of(outcomes_by(rows), {"mode"}, {"</desc>"}), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("rect", "b1").size() == rows.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
