// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: totals that README.md of the shipped data states.
#include <pbo/measure/direct_payment_increase.hpp>

#include <doctest/doctest.h>

#include <support/shipped.hpp>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the shipped returns: a few more people, and half the share of budgets") {
    auto const& returns = shipped::returns();
    auto const g = growth(returns, eligibility_basis::ongoing, period::snapshot({2010, 3, 31}), period::snapshot({2011, 3, 31}));
    auto const d = direct_payment_increase(g);
    CHECK(d.councils.size() == 132);
    CHECK(d.without_modes == 0);
    CHECK(d.all.people == count_change{87'900, 88'322});
    CHECK(d.all.people_rose());
    CHECK(d.all.share_of_budgets_fell());
    CHECK(*d.all.points_of_eligible() == Approx(100.0 * (88'322.0 / 970'000 - 87'900.0 / 975'000)).epsilon(1e-12));
    CHECK(*d.all.points_of_budgets() == Approx(100.0 * (88'322.0 / 339'700 - 87'900.0 / 169'850)).epsilon(1e-12));
    std::size_t rose = 0;
    for (auto const& c : g.councils) rose += c.direct_payments().change() > 0 ? 1U : 0U;
    CHECK(d.rose() == rose);
}

TEST_CASE("councils without modes are counted and left out; no budgets at an end have no share") {
    growth_result g;
    council_growth silent;
    silent.all = {{5, 10}, {6, 10}};
    g.councils.push_back(silent);
    auto const none = direct_payment_increase(g);
    CHECK(none.without_modes == 1);
    CHECK(none.councils.empty());
    CHECK(none.all.points_of_budgets() == figure<double>(absence::nothing_to_divide_by));
    CHECK_FALSE(none.all.share_of_budgets_fell());
    council_growth started;
    started.modes_given = true;
    started.all = {{0, 10}, {4, 10}};
    for (auto& mode : started.modes) mode = {{0, 10}, {0, 10}};
    started.modes[0] = {{0, 10}, {3, 10}};
    started.modes[1] = {{0, 10}, {1, 10}};
    g.councils = {started};
    auto const first = direct_payment_increase(g);
    CHECK(first.all.people == count_change{0, 4});
    CHECK(first.all.points_of_budgets() == figure<double>(absence::nothing_to_divide_by));
    CHECK(*first.all.points_of_eligible() == Approx(40.0));
}
