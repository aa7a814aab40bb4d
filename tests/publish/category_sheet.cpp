// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: statsmodels 0.13.5, multinomial_proportions_confint([120, 300, 80], 0.05, method="goodman").
#include "finding_sheets.hpp"

#include <pbo/publish/category_sheet.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

using namespace pbo;

namespace {
sheet sheet_of_text(std::string const& text) {
    std::istringstream in(text);
    return category_sheet(read_published_categories({in, "c.csv"}, {.key = "la", .category = "mode", .value = "n"}), {});
}
bool has(sheet const& s, std::string const& text) {
    return std::any_of(s.warnings.begin(), s.warnings.end(), [&](auto const& w) { return w.find(text) != std::string::npos; });
}
double number(sheet const& s, std::size_t row, std::string const& column) {
    for (std::size_t i = 0; i < s.columns().size(); ++i)
        if (s.columns()[i].name == column) return *std::get<figure<double>>(s.rows().at(row)[i]);
    throw std::out_of_range(column);
}
std::string const text =
    "la,mode,n\nAsh,cash,120\nAsh,managed,300\nAsh,none,80\nElm,cash,c\nElm,managed,40\nElm,none,10\nEngland,cash,120\nEngland,managed,301\n"
    "England,none,80\n";
}  // namespace

TEST_CASE("a row a category, for each area and all together, with limits that hold together") {
    auto const s = sheet_of_text(text);
    REQUIRE(s.rows().size() == 9);
    CHECK(number(s, 0, "share") == doctest::Approx(0.24));
    CHECK(number(s, 0, "lower") == doctest::Approx(0.19738647941491).epsilon(1e-9));
    CHECK(number(s, 0, "upper") == doctest::Approx(0.28850636007059155).epsilon(1e-9));
    CHECK(number(s, 1, "lower") == doctest::Approx(0.5467030165703748).epsilon(1e-9));
    CHECK(s.from.level == "95%, of all categories of an area together");
    CHECK(s.from.method == "goodman");
    CHECK(has(s, "The limits of the 3 categories of an area hold together"));
}

TEST_CASE("where a count is withheld no share of the area is shown, but the counts that are known are; it is in no sum") {
    auto const csv = tests::cells_of(sheet_of_text(text));
    CHECK(csv.find("Elm,,cash,[c],[c],[c],[c],[c]\n") != std::string::npos);
    CHECK(csv.find("Elm,,managed,40,[c],[c],[c],[c]\n") != std::string::npos);
    CHECK(csv.find("whole,,,the one area with figures,,managed,300,500,0.6,") != std::string::npos);
    CHECK(has(sheet_of_text(text), "Without a share, as a count is not known: Elm (suppressed)."));
}

TEST_CASE("a total of the file beside the sum of the areas") {
    CHECK(has(sheet_of_text(text), "The file's 'England' row (line 8) is a total, not an area; the sums of the areas with figures are others: managed "
                                   "301 where the areas have 300."));
    auto agreeing = text;
    agreeing.replace(agreeing.find("301"), 3, "300");
    CHECK(has(sheet_of_text(agreeing), "is a total, not an area; the sums of the areas agree."));
}
