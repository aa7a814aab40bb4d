// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/take_up_counts.hpp>

#include <doctest/doctest.h>

// By hand: 30 of 100 and 12 of 50, and 7 people on budgets of a number that nobody knows.
TEST_CASE("counts of councils add up, and what belongs to no share stays beside them") {
    pbo::take_up_counts ash{pbo::tally(30, 100), pbo::tally(10, 100), pbo::tally(10, 30)};
    pbo::take_up_counts elm{pbo::tally(12, 50), pbo::tally(0, 50), pbo::tally(0, 12)};
    pbo::take_up_counts fir;
    fir.on_budget.add(pbo::absence::not_available);
    fir.on_budget_alone = {7, 1};
    auto all = ash;
    all += elm;
    all += fir;
    CHECK(all.on_budget.counted() == pbo::proportion(42, 150));
    CHECK(all.on_budget.absent().total() == 1);
    CHECK(all.direct_payments_of_budgets.counted() == pbo::proportion(10, 42));
    CHECK(all.on_budget_alone == pbo::known_alone{7, 1});
}

TEST_CASE("sums of regions are found by their names") {
    pbo::stated_sums const sums{{{"North", {pbo::tally(30, 100), {}, {}}}, {"South", {pbo::tally(12, 50), {}, {}}}}, {pbo::tally(42, 150), {}, {}}};
    REQUIRE(sums.find("South") != nullptr);
    CHECK(sums.find("South")->on_budget.counted() == pbo::proportion(12, 50));
    CHECK(sums.find("East") == nullptr);
    CHECK(pbo::stated_sums{}.find("") == nullptr);
}
