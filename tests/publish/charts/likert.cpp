// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/charts/likert.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

namespace {

struct answered {
    std::string area;
    figure<double> better, same, worse;
    std::string verdict;
    figure<std::uint64_t> not_applicable = std::uint64_t{5}, missing = std::uint64_t{28};
};
/// A sheet of outcomes with the columns that a report's has.
sheet outcomes_of(std::vector<answered> const& areas,
                  std::string const& rule = "none applied: counts as in the survey") {
    sheet s("Outcomes", {.source = "survey.csv", .role = "user", .level = "95%", .rule = rule, .version = "pbo 1"},
            {{"area_title", "area of life"},
             {"asked", "asked", shown_as::count},
             {"not_applicable", "n/a", shown_as::count},
             {"missing", "missing", shown_as::count},
             {"better_share", "better", shown_as::share},
             {"no_difference_share", "no difference", shown_as::share},
             {"worse_share", "worse", shown_as::share},
             {"majority_jointly", "jointly"}});
    for (auto const& a : areas)
        s.add_row(
            {a.area, figure<std::uint64_t>(1114), a.not_applicable, a.missing, a.better, a.same, a.worse, a.verdict});
    return s;
}
sheet three() {
    return outcomes_of({{"Paid job", 0.15, 0.78, 0.07, "certainly no majority"},
                        {"Independence", 0.76, 0.19, 0.05, "certain majority"},
                        {"Family", 0.50, 0.50, 0.0, "unclear"}});
}

}  // namespace

TEST_CASE("as many bars as shares above none, as long as the shares are, the most better first") {
    auto const plot = likert_plot_of(three());
    REQUIRE(plot.rows.size() == 3);
    CHECK(plot.rows.front().name == "Independence");
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        auto const picture = pictures::read(d);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        auto const better = picture.named("rect", "b1"), same = picture.named("rect", "b3"),
                   worse = picture.named("rect", "f");
        REQUIRE(better.size() == 3);
        REQUIRE(same.size() == 3);
        CHECK(worse.size() == 2);  // nobody says worse of the family: a number and no bar
        double const per_share = better[0].number("width") / 0.76;
        CHECK(better[1].number("width") == Approx(0.50 * per_share).epsilon(0.005));
        CHECK(same[2].number("width") == Approx(0.78 * per_share).epsilon(0.005));
        CHECK(worse[0].number("width") == Approx(0.05 * per_share).epsilon(0.02));
        CHECK(worse[0].number("x") + worse[0].number("width") < better[0].number("x"));  // at either side of one zero
        CHECK(same[0].number("x") == same[2].number("x"));
    }
}

TEST_CASE("a title is made of the verdicts on all areas together") {
    CHECK(likert_plot_of(three()).words.title ==
          "More than half report better in 1 of 3 areas of life; in 1 we cannot tell");
    auto const title = [](std::size_t more, std::size_t unclear, std::size_t less) {
        return charts::detail::likert_title({more, unclear, less});
    };
    CHECK(title(14, 0, 0) == "More than half report better in all 14 areas of life");
    CHECK(title(1, 0, 0) == "More than half report better in the one area asked");
    CHECK(title(9, 0, 5) == "More than half report better in 9 of 14 areas of life");
    CHECK(title(0, 14, 0) == "We cannot tell whether more than half report better in any of 14 areas of life");
    CHECK(title(0, 0, 14) == "In none of 14 areas of life do more than half report better");
    CHECK(title(0, 2, 12) == "In 12 of 14 areas half or less report better; in 2 we cannot tell");
    CHECK(title(0, 0, 1) == "Half or less report better in the one area asked");
    CHECK(title(0, 0, 0) == "There are no shares to show");
    CHECK(title(0, 1, 0) == "We cannot tell whether more than half report better in the one area asked");
    auto const of_some = [](std::size_t more, std::size_t unclear, std::size_t less) {  // of 14 that are drawn
        return charts::detail::likert_title({more, unclear, less, 14});
    };
    CHECK(of_some(13, 0, 0) == "More than half report better in all 13 areas of life with figures");
    CHECK(of_some(5, 6, 2) == "More than half report better in 5 of the 13 areas of life with figures; in 6 we cannot tell");
    CHECK(of_some(0, 2, 11) == "In 11 of the 13 areas with figures half or less report better; in 2 we cannot tell");
    CHECK(of_some(0, 0, 1) == "Half or less report better in the one area with figures");
}

TEST_CASE("what is withheld has no length: one hatched piece, the same size whatever it hides, and its symbol") {
    auto const c = absence::suppressed;
    auto const hidden = [&](double better) {
        return outcomes_of({{"Paid job", better, figure<double>(c), figure<double>(c), "unclear", c, c}},
                           "threshold 5");
    };
    auto const pieces = [](xml::document const& picture) { return picture.named("rect", "w"); };
    auto const one = pictures::read(draw(likert_plot_of(hidden(0.30)))),
               other = pictures::read(draw(likert_plot_of(hidden(0.60))));
    REQUIRE(pieces(one).size() == 1);
    REQUIRE(pieces(other).size() == 1);
    CHECK(pieces(one).front().number("width") == pieces(other).front().number("width"));
    CHECK(one.named("rect", "b3").empty());
    CHECK(one.named("rect", "f").empty());
    auto const all =
        pictures::read(draw(likert_plot_of(outcomes_of({{"Paid job", c, c, c, "[c]", c, c}}, "threshold 5"))));
    CHECK(all.named("rect", "b1").empty());
    CHECK(all.named("rect", "w").size() == 1);
    bool symbol_stands = false;
    for (auto const& t : all.named("text")) symbol_stands = symbol_stands || t.text == "[c]";
    CHECK(symbol_stands);
    for (auto const& t : all.named("text")) CHECK(t.text.find(" 0 areas") == std::string::npos);
    CHECK(all.named("desc").front().text.find("1 area lacks a share") != std::string::npos);
    auto const plot = likert_plot_of(hidden(0.30));
    CHECK(plot.words.caption[1].starts_with("[c] and hatched: withheld"));
    CHECK(plot.words.caption.back().find("Disclosure rule: threshold 5.") != std::string::npos);
    for (double const width : {720.0, 340.0}) CHECK(pictures::collisions(draw(plot, width)) == "");
}

TEST_CASE("nobody answered an area: it says so; an empty sheet is a picture without rows") {
    auto const none = figure<double>(absence::nothing_to_divide_by);
    auto const d = draw(likert_plot_of(
        outcomes_of({{"Paid job", none, none, none, "unclear"}, {"Family", 1.0, 0.0, 0.0, "certain majority"}})));
    bool said = false;
    for (auto const& t : pictures::read(d).named("text")) said = said || t.text == "nobody answered";
    CHECK(said);
    CHECK(pictures::collisions(d) == "");
    CHECK(likert_plot_of(outcomes_of({})).words.title == "There are no shares to show");
    CHECK(pictures::collisions(draw(likert_plot_of(outcomes_of({})))) == "");
}

TEST_CASE("several groups, and sheets of something else, are refused") {
    CHECK_THROWS_WITH_AS(
        static_cast<void>(likert_plot_of(
            outcomes_of({{"Paid job", 0.5, 0.5, 0.0, "unclear"}, {"Paid job", 0.5, 0.5, 0.0, "unclear"}}))),
        "pbo::charts::likert_plot_of: the sheet has 'Paid job' twice; several groups are several pictures",
        std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>([] {
                        sheet s("Take-up", {}, {{"council", "Council"}});
                        s.add_row({std::string("Oak")});
                        return likert_plot_of(s);
                    }()),
                    std::invalid_argument);
}

TEST_CASE("hostile names stay text among bars") {
    std::vector<answered> areas;
    for (auto const& name : pictures::hostile_names()) areas.push_back({name, 0.5, 0.3, 0.2, "unclear"});
    for (double const width : {720.0, 340.0}) {
        auto const d = draw(likert_plot_of(outcomes_of(areas), {"</desc>"}), width);
        auto const picture = pictures::read(d);
        CHECK(picture.named("script").empty());
        CHECK(picture.named("rect", "b1").size() == areas.size());
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
    }
}
