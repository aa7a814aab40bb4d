// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/detail/stated_shares.hpp>

#include <doctest/doctest.h>

#include <string>

#include "published.hpp"

using namespace pbo;

namespace {
std::string problem(std::string const& text, published_layout const& layout, read_options const& options = {}) {
    try {
        static_cast<void>(published(text, layout, options));
    } catch (input_error const& e) {
        return e.what();
    }
    return "no problem";
}
bool says(std::vector<std::string> const& notes, std::string const& text) {
    for (auto const& n : notes)
        if (n.find(text) != std::string::npos) return true;
    return false;
}
published_layout based(std::optional<std::uint64_t> per = {}) {
    return {.key = "la", .numerator = "p", .denominator = "n", .per = per};
}
published_layout alone(std::optional<std::uint64_t> per = {}) { return {.key = "la", .numerator = "p", .per = per}; }
}  // namespace

TEST_CASE("a printed figure keeps its decimals, its sign of per cent, and the reason why it is none") {
    auto const f = detail::printed_figure_in("24.30% [e]");
    REQUIRE(f);
    CHECK(*f->value == 24.3);
    CHECK(f->decimals == 2);
    CHECK(f->per_cent);
    CHECK(f->text == "24.30");
    CHECK(detail::printed_figure_in("1,234.5")->value == figure<double>(1234.5));
    CHECK(detail::printed_figure_in("1,234.5")->decimals == 1);
    CHECK(detail::printed_figure_in("7.7 (7.6)")->value == figure<double>(7.7));
    CHECK(detail::printed_figure_in("12")->decimals == 0);
    CHECK(detail::printed_figure_in("[c]")->value == figure<double>(absence::suppressed));
    CHECK(detail::printed_figure_in("")->value == figure<double>(absence::not_available));
    CHECK(detail::printed_figure_in("*")->value == figure<double>(absence::suppressed));
    CHECK_FALSE(detail::printed_figure_in("many"));
    CHECK_FALSE(detail::printed_figure_in("7.7 (7.6"));  // a bracket that nothing closes is no revision
    CHECK_FALSE(detail::printed_figure_in("nan"));
    CHECK_FALSE(detail::printed_figure_in("[c]%"));
}

TEST_CASE("a heading says what its figures are out of") {
    for (auto const* heading : {"%", "Percentage", "Per cent with a plan", "outcome_pct", "PERCENT"})
        CHECK_MESSAGE(detail::scale_in_heading(heading) == 100, heading);
    CHECK(detail::scale_in_heading("Rate per 100,000 population") == 100000);
    CHECK(detail::scale_in_heading("Crude rate (per 1000)") == 1000);
    CHECK(detail::scale_in_heading("per 10 000 adults") == 10000);
    for (auto const* heading : {"people", "supper 20", "cost per person", "", "per 0"})
        CHECK_MESSAGE(detail::scale_in_heading(heading) == 0, heading);
}

// 24.0 of 1,250 is 300.0; 33.3 of 300 is 99.9, and of the counts only 100 (33.33) prints as 33.3; 82.4 of 3,000 is
// 2,472, and 2,471 to 2,473 print as 82.4 too; 50 of 3 is 1.5, and neither 1 (33) nor 2 (67) prints as 50.
TEST_CASE("percentages of a base become counts, and the notes say how many counts would fit") {
    auto const read = published("la,p,n\nAsh,24.0%,1250\nElm,33.3% [p],300\nFir,82.4%,3000\nYew,50%,3\nOak,[c],9\n", based());
    CHECK(areas_in(read) == "Ash 300/1250, Elm 100/300, Fir 2472/3000, Yew 2/3, Oak [c]/9");
    CHECK(read.per == 100);
    CHECK(read.has_bases);
    CHECK(says(read.notes, "4 numerators were made from a percentage and its base, to the nearest whole number. Several "
                           "counts fit 1 of them as printed: up to 2 people apart, for Fir. No count fits 1 of them"));
    CHECK(says(read.notes, "'[p]' beside it (provisional)"));
    CHECK(areas_in(published("la,p,n\nAsh,24,1250\n", based(100))) == "Ash 300/1250");
    CHECK(areas_in(published("la,p,n\nAsh,.24,1250\n", based(1))) == "Ash 300/1250");
    CHECK(areas_in(published("la,Rate per 1 000,n\nAsh,240,1250\n", {.key = "la", .numerator = "Rate per 1 000", .denominator = "n"})) ==
          "Ash 300/1250");
    CHECK(areas_in(published("la,% with,n\nAsh,24,1250\n", {.key = "la", .numerator = "% with", .denominator = "n", .per = 0})) ==
          "Ash 24/1250");
    CHECK(areas_in(published("la,p,n\nAsh,100,7\nElm,0,7\nFir,100,0\n", based(100))) == "Ash 7/7, Elm 0/7, Fir 0/0");
}

TEST_CASE("a total of percentages agrees where their decimals leave it open") {
    // 33.3 of 3,000 is 999 (998 to 1,000 fit), 24.0 of 1,250 is 300; England's 30.6 of 4,250 is 1,300.5: 1,298.4 to 1,302.6.
    auto const text = std::string("la,p,n\nAsh,33.3%,3000\nElm,24.0%,1250\nEngland,30.6%,4250\n");
    auto const read = published(text, based());
    REQUIRE(read.totals.size() == 1);
    CHECK(read.totals[0].agrees == agreement::within_rounding);
    CHECK(published("la,p,n\nAsh,33.3%,3000\nElm,24.0%,1250\nEngland,32.0%,4250\n", based()).totals[0].agrees == agreement::differs);
}

TEST_CASE("percentages alone have no counts, and keep what was printed") {
    auto const read = published("la,p\nAsh,24.0%\nElm,7.7% (7.6%)\nFir,low\nEngland,20.1%\n", alone());
    CHECK_FALSE(read.has_bases);
    CHECK(read.per == 100);
    REQUIRE(read.areas.size() == 3);
    CHECK(read.areas[0].stated_text == "24.0");
    CHECK(read.areas[1].stated.value == figure<double>(7.7));
    CHECK(read.areas[2].stated.value == figure<double>(absence::too_small));
    CHECK_FALSE(read.areas[0].numerator.has_value());
    REQUIRE(read.totals.size() == 1);
    CHECK(read.totals[0].row.stated_text == "20.1");
    CHECK(published("la,Value\nAsh,24.0\nElm,12\n", {.key = "la", .value = "Value"}).per == 100);
    CHECK_FALSE(published("la,Value\nAsh,24.0\nElm,12\n", {.key = "la", .value = "Value"}).scale_is_known);
    CHECK(published("la,per cent\nAsh,24.0\nElm,12\n", {.key = "la", .value = "per cent"}).scale_is_known);
    published_layout const rows{.key = "la", .measure = "m", .numerator_is = "Outcome", .value = "v"};
    auto const long_file = published("la,m,v\nAsh,Outcome,80.5\nAsh,Numerator,x\nElm,Outcome,[z]\n", rows);
    CHECK(long_file.areas.size() == 2);
    CHECK(long_file.areas[0].stated_text == "80.5");
    CHECK_FALSE(says(long_file.notes, "Only one of the two rows"));
}

TEST_CASE("where two scales fit, the reading stops and names the option") {
    CHECK(problem("la,p\nAsh,12\nElm,40\n", alone()).find("--denominator names its column") != std::string::npos);
    CHECK(problem("la,p\nAsh,.24\n", alone()).find("--per 100, --per 1,") != std::string::npos);
    CHECK(problem("la,p\nAsh,253.14\n", alone()).find("nothing says which these are") != std::string::npos);
    CHECK(problem("la,pct\nAsh,0.24\nElm,0\n", {.key = "la", .numerator = "pct"}).find("may be shares of 1") != std::string::npos);
    CHECK(problem("la,p,n\nAsh,24.0%,10\nElm,3,10\n", based()) ==
          "t.csv:3: column 'p': found '3'; expected a percentage, with a per cent sign as other rows have it");
    CHECK(problem("la,p,n\nAsh,124,10\n", based(100)).find("a number from 0 to 100, as they are percentages") != std::string::npos);
    CHECK(problem("la,p,n\nAsh,-1,10\n", based(100)).find("a number from 0 to 100") != std::string::npos);
    CHECK(problem("la,p,n\nAsh,24.0%,10\n", based(1000)).find("without a per cent sign") != std::string::npos);
    CHECK(problem("la,p,n\nAsh,many,10\n", based(100)).find("found 'many'; expected a number, one of percentages") != std::string::npos);
    CHECK(problem("la,p,n\nAsh,24.5,10\n", based()).find("--per 100") != std::string::npos);
}

TEST_CASE("a row called as the region of others is that region's") {
    auto const read = published("la,region,p\nAsh,North,24.0%\nElm,South,33.0%\nNorth,,28.1%\nSouth,South,33.0%\n", alone());
    CHECK(read.areas.size() == 2);
    CHECK(read.totals.size() == 2);
    CHECK(published("la,region,p\nAsh,North,24.0%\nCornwall,Cornwall,33.0%\n", alone()).areas.size() == 2);
    CHECK(published("la,region,p\nAsh,North,24.0%\nNorth,South,33.0%\n", alone()).areas.size() == 2);
    CHECK(published("la,region,p\nAsh,North,24.0%\nNorth,,28.1%\n", {.key = "la", .numerator = "p", .total = "none"}).areas.size() == 2);
}
