// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Whole months as python-dateutil's relativedelta has them, but for the last days of short months, which are by hand.
#include <pbo/domain/budget_duration.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using pbo::budget_duration;
using pbo::date;
using pbo::months_since;

static_assert(months_since(date{2010, 6, 15}, date{2011, 6, 14}) == 11);
static_assert(months_since(date{2010, 6, 15}, date{2011, 6, 15}) == 12);

TEST_CASE("months are whole on the same day, or on the last of a short month") {
    CHECK(months_since({2010, 1, 31}, {2010, 2, 27}) == 0);
    CHECK(months_since({2010, 1, 31}, {2010, 2, 28}) == 1);
    CHECK(months_since({2012, 1, 31}, {2012, 2, 28}) == 0);
    CHECK(months_since({2012, 1, 31}, {2012, 2, 29}) == 1);
    CHECK(months_since({2010, 12, 1}, {2011, 1, 1}) == 1);
    CHECK(months_since({2011, 3, 31}, {2011, 3, 31}) == 0);
    CHECK(months_since({1999, 12, 31}, {2011, 3, 31}) == 135);
    CHECK_FALSE(months_since({2011, 4, 1}, {2011, 3, 31}).has_value());
    CHECK_FALSE(months_since({}, {2011, 3, 31}).has_value());
    CHECK_FALSE(months_since({2011, 4, 1}, {}).has_value());
}

TEST_CASE("bands begin at 6, 12 and 24 months") {
    struct somebody { date first_budget; };
    pbo::budget_duration_on const on({2011, 3, 31});
    CHECK(on(somebody{{2010, 10, 1}}) == budget_duration::under_6_months);
    CHECK(on(somebody{{2010, 9, 30}}) == budget_duration::from_6_months);
    CHECK(on(somebody{{2010, 4, 1}}) == budget_duration::from_6_months);
    CHECK(on(somebody{{2010, 3, 31}}) == budget_duration::from_1_year);
    CHECK(on(somebody{{2009, 4, 1}}) == budget_duration::from_1_year);
    CHECK(on(somebody{{2009, 3, 31}}) == budget_duration::from_2_years);
    CHECK(on(somebody{{2011, 4, 1}}) == budget_duration::not_yet);
    CHECK(on(somebody{}) == budget_duration::not_stated);
    CHECK(spelling(budget_duration::from_1_year) == "1 year");
    CHECK_THROWS_AS(pbo::budget_duration_on(date{}), std::invalid_argument);
}
