// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/indicators.hpp>

#include <doctest/doctest.h>

using namespace pbo;

namespace {
target about(char const* indicator, eligibility_basis basis = eligibility_basis::ongoing, role whose = role::users_and_carers) {
    return {indicator, share::percent(30), {2011, 3, 31}, basis, whose};
}
}  // namespace

TEST_CASE("a take-up table's indicators are known by name, and others can be added") {
    take_up_counts const cell{tally(30, 100), tally(10, 100), tally(10, 30)};
    auto known = indicators_of<take_up_counts>();
    CHECK(known(cell, about("take_up")) == tally(30, 100));
    CHECK(known(cell, about("direct_payments")) == tally(10, 100));
    CHECK(known(cell, about("direct_payments_of_budgets")) == tally(10, 30));
    known.add({"other_budgets", [](take_up_counts const& c) { return tally(c.on_budget.hits() - c.direct_payments.hits(), c.on_budget.hits()); }});
    CHECK(known(cell, about("other_budgets")) == tally(20, 30));
    CHECK_THROWS_WITH_AS(static_cast<void>(known(cell, about("savings"))),
                         "pbo::indicators: there is no 'savings' among take_up, direct_payments, direct_payments_of_budgets, other_budgets",
                         std::invalid_argument);
    CHECK_THROWS_AS(known.add({"take_up", &take_up_counts::on_budget}), std::invalid_argument);
    CHECK_THROWS_AS(known.add({"a;b", &take_up_counts::on_budget}), std::invalid_argument);
}

TEST_CASE("a tally is its own indicator, whatever it is called") {
    CHECK(indicators_of<tally>()(tally(1, 2), about("plans_not_by_social_worker")) == tally(1, 2));
}

TEST_CASE("a target on another basis or role is refused where the table says what it is about") {
    take_up_context const context;
    CHECK_NOTHROW(detail::refuse_other_basis_or_role(context, about("take_up")));
    CHECK_THROWS_AS(detail::refuse_other_basis_or_role(context, about("take_up", eligibility_basis::including_short_term)), std::invalid_argument);
    CHECK_THROWS_AS(detail::refuse_other_basis_or_role(context, about("take_up", eligibility_basis::ongoing, role::user)), std::invalid_argument);
    CHECK_NOTHROW(detail::refuse_other_basis_or_role(no_context{}, about("take_up", eligibility_basis::including_short_term)));
}
