// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/trend_sheet.hpp>

#include <doctest/doctest.h>

#include "side_by_side.hpp"

using namespace pbo;
using namespace councils_beside;
using doctest::Approx;

TEST_CASE("each council's trend with its periods, or why there is none, and how many of each") {
    std::vector<council_return> all;
    for (int i = 0; i < 6; ++i) {
        auto const step = static_cast<std::uint64_t>(i);
        all.push_back(one("Oak", "", 100 + 30 * step, 1000, 2010 + i));
        all.push_back(one("Ash", "", 400 - 30 * step, 1000, 2010 + i));
        all.push_back(one("Elm", "", 300, 1000, 2010 + i));
        all.push_back(one("Fir", "", i % 2 == 0 ? figure<std::uint64_t>(absence::suppressed) : 3, 10, 2010 + i));
    }
    auto const t = take_up(all, eligibility_basis::ongoing, {{}, period::financial_year(2015), completeness::complete_count});
    auto const s = trend_sheet(t, take_up_series(all, eligibility_basis::ongoing, role::users_and_carers), {});
    CHECK(text(s, "Oak", "trend") == "increasing");
    CHECK(text(s, "Oak", "trend_from") == "2011-12");
    CHECK(text(s, "Oak", "trend_to") == "2015-16");
    CHECK(*number(s, "Oak", "trend_points_a_period") == Approx(3.0));
    CHECK(text(s, "Ash", "trend") == "decreasing");
    CHECK(text(s, "Elm", "trend") == "no significant change");
    CHECK(text(s, "Fir", "trend") == "cannot be calculated");
    CHECK(text(s, "Fir", "trend_reason") == "fewer than five points");
    CHECK(count(s, "Fir", "trend_periods") == figure<std::uint64_t>(3));
    CHECK_FALSE(number(s, "Fir", "trend_chi_squared").has_value());
    CHECK(notes(s, "1 increasing, 1 decreasing, 1 without significant change; for 1 it cannot be calculated"));
    auto const none = trend_sheet(t, {}, {});
    CHECK(text(none, "Oak", "trend_reason") == "fewer than five points");
    CHECK(notes(s, "no break in what is counted was given"));
    auto const broken = trend_sheet(t, take_up_series(all, eligibility_basis::ongoing, role::users_and_carers), {},
                                    {{date{2013, 4, 1}, "another count"}});
    CHECK(text(broken, "Oak", "trend_reason") == "a break in the series");
    CHECK(notes(broken, "none of them across the break on 2013-04-01 (another count)."));
}

TEST_CASE("a period without people is none of the five") {
    std::vector<council_return> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(one("Oak", "", i == 2 ? 0 : 100 + 30 * static_cast<std::uint64_t>(i), i == 2 ? 0 : 1000, 2010 + i));
    auto const t = take_up(all, eligibility_basis::ongoing, {{}, period::financial_year(2015), completeness::complete_count});
    auto const s = trend_sheet(t, take_up_series(all, eligibility_basis::ongoing, role::users_and_carers), {});
    CHECK(text(s, "Oak", "trend") == "increasing");
    CHECK(text(s, "Oak", "trend_from") == "2010-11");
    CHECK(text(s, "Oak", "trend_to") == "2015-16");
    CHECK(count(s, "Oak", "trend_periods") == figure<std::uint64_t>(5));
}
