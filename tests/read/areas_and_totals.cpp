// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/areas_and_totals.hpp>

#include <doctest/doctest.h>

#include "published.hpp"

using namespace pbo;

TEST_CASE("areas become returns, with their counts, their absences and nothing invented") {
    auto const returns = published("la,n,d,region,role\nE06000001,1,2,North,carer\nE06000002,[c],7,South,carer\n", plain()).returns();
    REQUIRE(returns.size() == 2);
    CHECK(returns[0].council.ons.text() == "E06000001");
    CHECK(returns[0].council.region.view() == "North");
    CHECK(returns[0].role == role::carer);
    CHECK(returns[0].personal_budgets == figure<std::uint64_t>(1));
    CHECK(returns[0].eligible == figure<std::uint64_t>(2));
    CHECK_FALSE(returns[0].direct_payment.has_value());
    CHECK_FALSE(returns[0].period.is_stated());
    CHECK(returns[1].personal_budgets == figure<std::uint64_t>(absence::suppressed));
    CHECK(returns[1].eligible == figure<std::uint64_t>(7));
}

TEST_CASE("nothing read is nothing: no period, no whole, no note") {
    areas_and_totals const none;
    CHECK(none.returns().empty());
    CHECK(none.periods().empty());
    CHECK_FALSE(none.latest().is_stated());
    CHECK(none.whole({}).empty());
    CHECK(none.notes_on_totals({}).empty());
    CHECK(none.per == 0);  // counts
}

TEST_CASE("the notes and the whole are those of one period") {
    auto const read = published("la,period,n,d\nAsh,2021-22,1,2\nAsh,2022-23,2,3\nEngland,2022-23,2,3\n", plain());
    CHECK(read.whole(period::financial_year(2022)) == "England");
    CHECK(read.whole(period::financial_year(2021)).empty());
    CHECK(read.notes_on_totals(period::financial_year(2022)).size() == 1);
    CHECK(read.notes_on_totals(period::financial_year(2021)).empty());
}
