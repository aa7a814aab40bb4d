// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Take-up by the time since roll-out began: by hand, and the shipped returns by a plain loop.
#include <pbo/measure/roll_out/take_up_by_roll_out.hpp>

#include "support/shipped.hpp"

#include <doctest/doctest.h>

#include <map>
#include <stdexcept>
#include <vector>

using namespace pbo;

namespace {

council_return of(char const* name, date began, figure<std::uint64_t> budgets, std::uint64_t eligible) {
    council_return r;
    r.council.name = name;
    r.council.roll_out_start = began;
    r.period = period::snapshot({2011, 3, 31});
    r.eligible = eligible;
    r.personal_budgets = budgets;
    return r;
}

}  // namespace

TEST_CASE("councils stand under the whole years since they began") {
    auto const t = take_up_by_roll_out(take_up(std::vector{of("A", {2009, 3, 31}, 30U, 100), of("B", {2009, 4, 1}, 10U, 50),
                                                          of("C", {2009, 10, 1}, absence::suppressed, 70), of("D", {2011, 4, 1}, 1U, 10),
                                                          of("E", {}, 2U, 20), of("F", {2011, 3, 31}, 3U, 30)},
                                               eligibility_basis::ongoing));
    REQUIRE(t.size() == 5);
    CHECK(t.begin()->key == roll_out_age::not_begun());
    CHECK(t[roll_out_age::years(2)].on_budget.counted() == proportion{30, 100});
    CHECK(t[roll_out_age::years(1)].on_budget.counted() == proportion{10, 50});
    CHECK(t[roll_out_age::years(1)].on_budget.absent()[absence::suppressed] == 1);
    CHECK(t[roll_out_age::years(0)].on_budget.counted() == proportion{3, 30});
    CHECK(t[roll_out_age::not_begun()].on_budget.counted() == proportion{1, 10});
    CHECK(t[roll_out_age{}].on_budget.counted() == proportion{2, 20});
    CHECK(roll_out_age{}.text() == "not stated");
    CHECK(roll_out_age::years(0).text() == "under a year");
    CHECK(roll_out_age::years(1).text() == "1 year");
    CHECK(roll_out_age::not_begun().text() == "not begun");
    CHECK_THROWS_AS((void)roll_out_age::years(-1), std::domain_error);
    auto no_period = of("A", {2009, 3, 31}, 30U, 100);
    no_period.period = {};
    CHECK_THROWS_AS((void)take_up_by_roll_out(take_up(std::vector{no_period}, eligibility_basis::ongoing)), std::invalid_argument);
}

TEST_CASE("the shipped returns, by a plain loop") {
    auto const when = period::snapshot({2011, 3, 31});
    auto const table = take_up(shipped::returns(), eligibility_basis::ongoing, {{}, when});
    std::map<int, proportion> expected;
    for (auto const& r : shipped::returns()) {
        if (r.period != when || r.basis != eligibility_basis::ongoing || !r.eligible || !on_personal_budgets(r)) continue;
        auto const began = r.council.roll_out_start;
        REQUIRE(began.is_stated());
        int const years = 2011 - began.year() - (began.month() * 100 + began.day() > 331 ? 1 : 0);
        expected[years] += proportion(*on_personal_budgets(r), *r.eligible);
    }
    auto const t = take_up_by_roll_out(table);
    CHECK(expected.size() > 2);
    for (auto const& [years, share] : expected) CHECK(t[roll_out_age::years(years)].on_budget.counted() == share);
    CHECK(t.total() == table.total());
}
