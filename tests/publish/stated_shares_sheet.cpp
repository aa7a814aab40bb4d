// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/stated_shares_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/text_table.hpp>
#include <pbo/read/published_counts.hpp>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>

using namespace pbo;

namespace {
areas_and_totals read(std::string const& text, published_layout const& layout) {
    std::istringstream in(text);
    return read_published_counts({in, "t.csv"}, layout);
}
sheet sheet_of_text(std::string const& text, published_layout const& layout) {
    auto const found = read(text, layout);
    return stated_shares_sheet(found, words_of_counts("choice", {}), {}, found.latest());
}
}  // namespace

TEST_CASE("percentages alone are printed as they are in the file, with no interval and the reason") {
    auto const s = sheet_of_text("la,year,p\nAsh,2021-22,1.0%\nAsh,2022-23,24.0%\nElm,2022-23,[c]\nEngland,2022-23,20.10%\n",
                                 {.key = "la", .numerator = "p", .period = "year"});
    auto const text = text_table(s);
    CHECK(text.find("24.0%") != std::string::npos);
    CHECK(text.find("20.10%") != std::string::npos);
    CHECK(text.find("1.0%") == std::string::npos);
    CHECK(text.find("England (as published)") != std::string::npos);
    CHECK(std::any_of(s.warnings.begin(), s.warnings.end(), [](auto const& w) { return w.starts_with("No intervals"); }));
    CHECK(s.warnings.front() == "Areas: 1 with figures, 1 without: Elm.");
    CHECK(s.from.period == "2022-23");
    CHECK(s.from.level == "no intervals");
    auto const csv = tests::cells_of(s);
    CHECK(csv.starts_with("level,ons_code,cassr_code,name,region,figure,per,reason_if_absent\n"));
    CHECK(csv.find("council,,,Ash,,24,100,\n") != std::string::npos);
    CHECK(csv.find("council,,,Elm,,[c],100,suppressed\n") != std::string::npos);
    CHECK(csv.find("whole,,,England (as published),,20.1,100,\n") != std::string::npos);
}

TEST_CASE("limits that the file states are shown as its own") {
    auto const s = sheet_of_text("la,Value,Lower CI,Upper CI\nAsh,24.0,21.7,26.4\nElm,33.3,x,x\n", {.key = "la", .value = "Value"});
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("council,,,Ash,,24,[x],21.7,26.4,\n") != std::string::npos);
    CHECK(csv.find("council,,,Elm,,33.3,[x],[x],[x],\n") != std::string::npos);
    CHECK(std::any_of(s.warnings.begin(), s.warnings.end(), [](auto const& w) { return w.starts_with("The limits are those"); }));
}

TEST_CASE("figures that nothing says to be percentages, such as scores, are printed without a sign of per cent") {
    auto const scores = sheet_of_text("la,score\nAsh,18.8\nElm,19.3\n", {.key = "la", .numerator = "score"});
    auto const text = text_table(scores);
    CHECK(text.find("18.8") != std::string::npos);
    CHECK(text.find("18.8%") == std::string::npos);
    CHECK(scores.from.data == "figures without a base");
    CHECK(scores.from.method == "none: figures as published");
    auto const said = text_table(sheet_of_text("la,score\nAsh,18.8\nElm,19.3\n", {.key = "la", .numerator = "score", .per = 100}));
    CHECK(said.find("18.8%") != std::string::npos);
}

TEST_CASE("a table of counts is not one of percentages") {
    auto const counts = read("la,n,d\nAsh,1,2\n", {.key = "la", .numerator = "n", .denominator = "d"});
    CHECK_THROWS_AS((void)stated_shares_sheet(counts, {}, {}, {}), std::invalid_argument);
}
