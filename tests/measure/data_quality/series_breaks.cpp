// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/series_breaks.hpp>

#include <doctest/doctest.h>

#include "measure/snapshots.hpp"

#include <vector>

using namespace pbo;
using tests::counted;
using tests::returned;

namespace {
period at(int year) { return period::snapshot({year, 3, 31}); }
council_return coded(char const* code, char const* name, std::uint64_t budgets, std::uint64_t eligible) {
    auto r = returned(name, budgets, eligible);
    r.council.ons = ons_code(code);
    return r;
}
}  // namespace

TEST_CASE("client-level data are a break, and every council after it deserves none of its own") {
    auto const found = series_breaks_between(counted({returned("Wold", 30, 100)}, at(2024)), counted({returned("Wold", 31, 100)}, at(2025)));
    REQUIRE(found.questions.size() == 1);
    CHECK(found.questions[0].about == question_kind::break_in_series);
    CHECK_FALSE(found.questions[0].council.key().is_stated());
    CHECK(series_breaks_between(counted({returned("Wold", 30, 100)}, at(2023)), counted({returned("Wold", 31, 100)}, at(2024))).questions.empty());
}

TEST_CASE("a source's own break is asked about when it is told") {
    auto const earlier = counted({returned("Wold", 30, 100)}, period::financial_year(2010));
    auto const later = counted({returned("Wold", 31, 100)}, period::financial_year(2011));
    CHECK(series_breaks_between(earlier, later).questions.empty());
    auto const found = series_breaks_between(earlier, later, {.known = {breaks::pss_ex1_direct_payments}});
    REQUIRE(found.questions.size() == 1);
    CHECK(found.questions[0].finding.starts_with("until 2010-11"));
}

TEST_CASE("councils in one period only: a known boundary change, or not") {
    auto const earlier = counted({coded("E10000006", "Cumbria", 30, 100), coded("E08000034", "Kirklees", 30, 100)}, at(2023));
    auto const later = counted({coded("E06000063", "Cumberland", 10, 50), coded("E06000064", "Westmorland and Furness", 20, 50),
                                coded("E08000033", "Calderdale", 30, 100)},
                               at(2024));
    auto const found = series_breaks_between(earlier, later);
    REQUIRE(found.questions.size() == 5);
    CHECK(found.questions[0].about == question_kind::boundary_change);
    CHECK(found.questions[0].council.name == "Cumberland");
    CHECK(found.questions[0].finding ==
          "no figures in 2023-03-31; Cumbria became Cumberland, and Westmorland and Furness on 2023-04-01");
    CHECK(found.questions[2].about == question_kind::in_one_period_only);
    CHECK(found.questions[2].finding == "no figures in 2023-03-31");
    CHECK(found.questions[3].council.name == "Cumbria");
    CHECK(found.questions[3].about == question_kind::boundary_change);
    CHECK(found.questions[3].period == at(2023));
    CHECK(found.questions[4].council.name == "Kirklees");
    CHECK(found.questions[4].about == question_kind::in_one_period_only);
}

TEST_CASE("a sudden change is twice or half of what it would be had it gone as in the middle council, and a hundred people") {
    auto const earlier = counted({returned("Wold", 100, 1000), returned("Elm", 400, 1000), returned("Oak", 5, 10), returned("Ash", 100, 1000),
                                  returned("Bay", 50, 200), returned("Fir", absence::suppressed, 10)},
                                 at(2010));
    auto const later = counted({returned("Wold", 204, 1000), returned("Elm", 400, 3000), returned("Oak", 10, 20), returned("Ash", 100, 1000),
                                returned("Bay", 50, 200), returned("Fir", 500, 1000)},
                               at(2011));
    auto const found = series_breaks_between(earlier, later);
    REQUIRE(found.questions.size() == 2);
    CHECK(found.questions[0].finding == "people with a budget: 100, then 204");
    CHECK(found.questions[1].finding == "people eligible: 1000, then 3000");
    CHECK(found.without_figures == 2);
    CHECK(series_breaks_between(earlier, later, {.known = {}, .times = 3, .people_at_least = 1}).questions.size() == 1);
}

TEST_CASE("when all councils double, the one that did not deserves the question; one or two are held against themselves") {
    auto const earlier = counted({returned("Wold", 300, 1000), returned("Ash", 300, 1000), returned("Elm", 300, 1000)}, at(2010));
    auto const later = counted({returned("Wold", 600, 1000), returned("Ash", 600, 1000), returned("Elm", 300, 1000)}, at(2011));
    auto const found = series_breaks_between(earlier, later);
    REQUIRE(found.questions.size() == 1);
    CHECK(found.questions[0].council.name == "Elm");
    auto const alone = series_breaks_between(counted({returned("Wold", 300, 1000)}, at(2010)), counted({returned("Wold", 600, 1000)}, at(2011)));
    CHECK(alone.of(question_kind::sudden_change) == 1);
    auto const nobody = series_breaks_between(counted({returned("Yew", 0, 0)}, at(2010)), counted({returned("Yew", 0, 0)}, at(2011)));
    CHECK(nobody.questions.empty());
}

TEST_CASE("periods in the wrong order are refused") {
    CHECK_THROWS_AS(static_cast<void>(series_breaks_between(counted({returned("Wold", 1, 2)}, at(2011)), counted({returned("Wold", 1, 2)}, at(2010)))),
                    std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(series_breaks_between(counted({returned("Wold", 1, 2)}, at(2011)), counted({returned("Wold", 1, 2)}, at(2011)))),
                    std::invalid_argument);
}
