// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/published_total.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>
#include <vector>

using namespace pbo;

namespace {
published_row row(std::uint64_t k, std::uint64_t n) {
    published_row r;
    r.called = "X";
    r.numerator = k;
    r.denominator = n;
    return r;
}
auto const everything = [](published_row const&) { return true; };
}  // namespace

TEST_CASE("a total agrees exactly, within rounding, or not at all") {
    std::vector<published_row> areas(10, row(101, 1001));  // 1,010 of 10,010
    auto const sum = published_sum_of(areas, everything);
    CHECK(sum.numerator == 1010);
    CHECK(sum.denominator == 10010);
    CHECK(agreement_of(row(1010, 10010), sum) == agreement::exact);
    CHECK(agreement_of(row(1015, 10010), sum) == agreement::differs);          // stands for 1,012.5 to 1,017.5
    areas[0] = row(104, 1001);
    CHECK(agreement_of(row(1015, 10010), published_sum_of(areas, everything)) == agreement::within_rounding);
    CHECK(agreement_of(row(1020, 10010), sum) == agreement::differs);
    CHECK(agreement_of(row(1011, 10010), sum) == agreement::differs);          // not rounded at all, so one too many
    CHECK(agreement_of(row(1010, 10016), sum) == agreement::differs);
}

// ASCOF 2024-25, measure 3D(1a): England is printed as 395,670 of 480,105, and its councils have 395,672 of 480,106.
TEST_CASE("England rounded to five agrees with its councils unrounded") {
    std::vector<published_row> areas(7, row(10001, 20001));
    areas.push_back(row(395672 - 7 * 10001, 480106 - 7 * 20001));
    CHECK(agreement_of(row(395670, 480105), published_sum_of(areas, everything)) == agreement::within_rounding);
    CHECK(agreement_of(row(395660, 480105), published_sum_of(areas, everything)) == agreement::differs);
}

TEST_CASE("areas that are rounded themselves leave more room, if there are enough to see that they are") {
    std::vector<published_row> areas(10, row(105, 1005));
    auto const sum = published_sum_of(areas, everything);
    CHECK(sum.numerator_base == 5);
    CHECK(agreement_of(row(1075, 10075), sum) == agreement::within_rounding);  // 25 + 2.5 away at most
    CHECK(agreement_of(row(1085, 10050), sum) == agreement::differs);            // 35 away
    areas.resize(3);
    CHECK(published_sum_of(areas, everything).numerator_base == 1);
}

TEST_CASE("areas without figures may be the difference, and too much cannot be") {
    std::vector<published_row> areas{row(100, 400), row(200, 600)};
    areas.emplace_back();
    auto const sum = published_sum_of(areas, everything);
    CHECK(sum.without_figures == 1);
    CHECK(agreement_of(row(350, 1100), sum) == agreement::areas_without_figures);
    CHECK(agreement_of(row(291, 1100), sum) == agreement::differs);
    CHECK(agreement_of(published_row{}, sum) == agreement::no_figures);
    CHECK(agreement_of(row(1, 2), published_sum_of({}, everything)) == agreement::no_areas);
}

TEST_CASE("a sum beyond what can be counted is an error") {
    std::vector<published_row> const areas(2, row(1, std::numeric_limits<std::uint64_t>::max()));
    CHECK_THROWS_AS(static_cast<void>(published_sum_of(areas, everything)), std::overflow_error);
}

TEST_CASE("the sentence says where it stood, what it has and how that compares") {
    published_total t{row(300, 1000), {.numerator = 300, .denominator = 1000, .with_figures = 1}, agreement::exact};
    CHECK(sentence_of(t) == "The file's 'X' row is a total, not an area: it has 300 of 1,000; the one area with both counts agrees.");
    t.row.line = 9;
    t.row.numerator = absence::suppressed;
    t.agrees = agreement::no_figures;
    CHECK(sentence_of(t) == "The file's 'X' row (line 9) is a total, not an area; it has no figures.");
    CHECK_FALSE(t.confirmed());
}

TEST_CASE("an average is not called a total") {
    auto average = row(26, 75);
    average.called = "National average";
    std::vector<published_row> const areas{row(12, 50), row(40, 100)};
    auto const sum = published_sum_of(areas, everything);
    CHECK(sentence_of({average, sum, agreement_of(average, sum)}) ==
          "The file's 'National average' row is an average, not an area: it has 26 of 75; the sum of the 2 areas with both counts is 52 "
          "of 150, which does not agree.");
}
