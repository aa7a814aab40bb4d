// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expected figures: Newcombe (1998), table II, example (a), method 10 (56 of 70 and 48 of 80: .0524 to .3339), and the common odds
// ratio of tests/measure/compare_within_strata.cpp (statsmodels 0.13.5).
#include <pbo/publish/comparison_sheet.hpp>

#include "finding_sheets.hpp"
#include "measure/compared_groups.hpp"

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <vector>

using namespace pbo;
using compared::answers;
using compared::asking;
using compared::counted;
using tests::cells_of;
using tests::says;

namespace {
sheet of_two_groups() {
    auto const o = compared::table_of<std::string>(
        asking(2), {{"a", counted({{56, 14}, {0, 0}})}, {"b", counted({{48, 32}, {5, 5}})}});
    return sheet_of(compare(o["a"], o["b"]));
}
}  // namespace

TEST_CASE("an area has both groups' counts, the difference in points with its limits, and what is found") {
    auto const s = of_two_groups();
    CHECK(says(s, "+20.0"));
    CHECK(says(s, " +5.2 to +33.4"));
    CHECK(cells_of(s).starts_with("area,better_1,answered_1,share_1,better_2,answered_2,share_2,difference,difference_lower,"
                                  "difference_upper,p,adjusted_p,alone,adjusted\n"));
    CHECK(s.from.level == "95%; p-values adjusted over the areas: holm");
    CHECK(s.from.method == "newcombe, pearson_chi_squared");
    CHECK(s.from.data == "sample");
    CHECK(says(s, "Small bases: 1 row rests"));
}

// Fisher's exact p of 1 in 3 beside 0 in 36 by hand: the one hit is one of the 3 in 3 of 39 ways.
TEST_CASE("where a chi-squared test has next to nothing in a cell, the exact test stands beside it") {
    auto const o = compared::table_of<std::string>(
        asking(3), {{"a", counted({{1, 2}, {56, 14}, {0, 0}})}, {"b", counted({{0, 36}, {48, 32}, {5, 5}})}});
    auto const c = compare(o["a"], o["b"]);
    auto const s = sheet_of(c);
    CHECK(says(s, " (p = 0.07692)."));
    CHECK(says(s, "By Fisher's exact test, not adjusted: " + std::string(c.instrument.areas()[0].title) + " (p"));
    CHECK_FALSE(says(comparison_sheet(c, {}, "", {true, false, false}), "Fisher"));  // what is withheld is not told by a p-value
    CHECK_FALSE(says(of_two_groups(), "Fisher"));
    CHECK_FALSE(says(sheet_of(compare(o["a"], o["b"], newcombe, {}, {}, fisher)), "rough"));
}

TEST_CASE("an area that one group did not answer has no difference, no limits and no finding") {
    auto const row = of_two_groups().rows().at(1);
    for (std::size_t i : {3U, 7U, 9U, 10U})  // share, points, both limits
        CHECK(std::get<figure<double>>(row[i]) == figure<double>(absence::nothing_to_divide_by));
    CHECK(std::get<std::string>(row[8]) == "[n/0]");
    CHECK(std::get<std::string>(row.back()) == "[n/0]");
}

TEST_CASE("what is common to all strata has an odds ratio with limits to two decimals for people") {
    using key = std::tuple<std::string, int>;
    auto const o = compared::table_of<key>(asking(1), {{{"a", 1}, counted({{40, 10}})}, {{"b", 1}, counted({{20, 30}})},
                                                       {{"a", 2}, counted({{30, 20}})}, {{"b", 2}, counted({{15, 35}})}});
    auto const within = compare_within_strata(o, std::string("a"), std::string("b"));
    auto const s = within_strata_sheet(within, {}, "age bands");
    CHECK(s.title == "Common to all age bands");
    CHECK(says(s, "4.5  2.46 to 8.24"));
    CHECK(says(s, "+35.0"));
    CHECK(says(s, "does not show that the age bands are alike"));
    CHECK(sheet_of(within).title == "Common to all strata");
}

TEST_CASE("a share by age stands beside that of younger people under the indicator's own name") {
    std::vector<budget_holder> people;
    auto const add = [&](age_band age, delivery_mode mode, int n) {
        for (int i = 0; i < n; ++i) {
            people.emplace_back();
            people.back().age_band = age;
            people.back().mode = mode;
        }
    };
    add(age_band::from_65, delivery_mode::direct_payment, 56);
    add(age_band::from_65, delivery_mode::managed_budget, 14);
    add(age_band::from_18_to_64, delivery_mode::direct_payment, 48);
    add(age_band::from_18_to_64, delivery_mode::managed_budget, 32);
    auto const s = sheet_of(direct_payments_by_age(people));
    CHECK(says(s, "direct payment"));
    CHECK(says(s, "+20.0  +5.2 to +33.4"));
    CHECK(std::get<std::string>(s.rows().at(0).back()) == "higher");
    CHECK_FALSE(says(s, "in neither of the two"));
    add(age_band::not_stated, delivery_mode::managed_budget, 3);
    CHECK(says(sheet_of(direct_payments_by_age(people)), "in neither of the two: 3 people."));
    CHECK_FALSE(says(by_age_sheet(direct_payments_by_age(people), {}, "", false), "in neither"));
}
