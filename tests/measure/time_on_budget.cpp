// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Time on a budget: by hand; quartiles as R's quantile(x, type = 1) gives them (R 4.2).
#include <pbo/measure/time_on_budget.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/measure/outcomes.hpp>

#include "support/shipped.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <vector>

using namespace pbo;
using enum pbo::delivery_mode;
using enum pbo::budget_duration;

namespace {

constexpr date march{2011, 3, 31};

survey_response since(date first, delivery_mode mode) {
    survey_response r;
    r.first_budget = first;
    r.mode = mode;
    return r;
}

}  // namespace

TEST_CASE("people in bands, and quartiles of months") {
    // Months 0, 3, 7, 12, 13, 30 on direct payments: quantile(c(0,3,7,12,13,30), c(.25,.5,.75), type = 1) is 3, 7, 13.
    std::vector<survey_response> const people{
        since({2011, 3, 31}, direct_payment), since({2010, 12, 31}, direct_payment), since({2010, 8, 30}, direct_payment),
        since({2010, 3, 31}, direct_payment), since({2010, 2, 28}, direct_payment),  since({2008, 9, 30}, direct_payment),
        since({2011, 4, 1}, direct_payment),  since({}, direct_payment),             since({2009, 3, 31}, managed_budget)};
    auto const t = time_on_budget(people, march);
    REQUIRE(t.groups.size() == 2);
    auto const& direct = t[direct_payment];
    CHECK(direct.people(under_6_months) == 2);
    CHECK(direct.people(from_6_months) == 1);
    CHECK(direct.people(from_1_year) == 2);
    CHECK(direct.people(from_2_years) == 1);
    CHECK(direct.people(not_yet) == 1);
    CHECK(direct.people(not_stated) == 1);
    CHECK(direct.known() == 6);
    CHECK(direct.lower_quartile() == 3U);
    CHECK(direct.median() == 7U);
    CHECK(direct.upper_quartile() == 13U);
    CHECK(t[managed_budget].median() == 24U);
    CHECK(t.all().known() == 7);
    CHECK(t.all().median() == 12U);  // quantile(c(0,3,7,12,13,24,30), .5, type = 1)
    CHECK(t.day == march);
    CHECK_THROWS_WITH_AS((void)t[individual_service_fund], doctest::Contains("individual_service_fund"), std::out_of_range);
}

TEST_CASE("nobody, and nobody of whom it is known") {
    CHECK(time_on_budget(std::vector<survey_response>{}, march).all().median().reason() == absence::nothing_to_divide_by);
    auto const t = time_on_budget(std::vector{since({}, direct_payment)}, march);
    CHECK(t[direct_payment].known() == 0);
    CHECK_FALSE(t[direct_payment].upper_quartile().has_value());
    CHECK_THROWS_AS((void)time_on_budget(std::vector{since({}, direct_payment)}, date{}), std::invalid_argument);
}

TEST_CASE("the shipped survey, by sorting it, by another key and by threads; the bands are a key of outcomes") {
    auto const& users = shipped::users();
    std::vector<int> months;
    for (auto const& r : users.responses)
        if (auto const m = months_since(r.first_budget, march)) months.push_back(*m);
    std::sort(months.begin(), months.end());
    auto const t = time_on_budget(users, march);
    CHECK(t.all().known() == months.size());
    CHECK(t.all().median() == static_cast<std::uint64_t>(months[(months.size() + 1) / 2 - 1]));
    CHECK(t.all().lower_quartile() == static_cast<std::uint64_t>(months[(months.size() + 3) / 4 - 1]));
    CHECK(time_on_budget(threads(3), users, march) == t);
    CHECK(time_on_budget(users, march, &survey_response::age_band).all() == t.all());
    auto const o = outcomes(users, budget_duration_on(march));
    CHECK(o[from_2_years].people() == t.all().people(from_2_years));
}
