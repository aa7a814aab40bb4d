// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/take_up_series.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using namespace councils;

TEST_CASE("each council's counts by period, oldest first, whatever the order of the returns; absences keep their place") {
    std::vector<council_return> all;
    for (int year : {2012, 2010, 2011})
        for (auto const& r : returns_of({{"Ash", "", std::uint64_t(year), 10000},
                                         {"Elm", "", year == 2011 ? figure<std::uint64_t>(absence::suppressed) : 5, 10}},
                                        period::financial_year(year)))
            all.push_back(r);
    auto const s = take_up_series(all, eligibility_basis::ongoing, role::users_and_carers);
    REQUIRE(s.size() == 2);
    auto const& ash = s.at(named("Ash"));
    REQUIRE(ash.size() == 3);
    for (int i = 0; i < 3; ++i) {
        CHECK(ash[std::size_t(i)].period == period::financial_year(2010 + i));
        CHECK(ash[std::size_t(i)].counts == tally(std::uint64_t(2010 + i), 10000));
    }
    CHECK(s.at(named("Elm"))[1].counts.absent()[absence::suppressed] == 1);
}

TEST_CASE("other bases and roles are other series, and two returns of a council for one period are refused") {
    auto all = returns_of({{"Ash", "", 1, 10}, {"Elm", "", 2, 10}}, period::financial_year(2010));
    all[1].basis = eligibility_basis::including_short_term;
    CHECK(take_up_series(all, eligibility_basis::ongoing, role::users_and_carers).size() == 1);
    CHECK(take_up_series(all, eligibility_basis::ongoing, role::user).empty());
    all.push_back(all[0]);
    CHECK_THROWS_WITH_AS((void)take_up_series(all, eligibility_basis::ongoing, role::users_and_carers),
                         "pbo::take_up_series: the council 'Ash' appears twice for '2010-11'", std::invalid_argument);
}
