// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations by hand: client-level data came in on 1 April 2024.
#include <pbo/measure/data_quality/series_break.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("a break lies between a period that begins before it and one that does not, and only where it is given") {
    series_break_list const given{breaks::client_level_data};
    auto const before = period::financial_year(2023), after = period::financial_year(2024);
    CHECK(in_one_series(before, after));
    CHECK_FALSE(in_one_series(before, after, given));
    CHECK_FALSE(in_one_series(after, before, given));
    CHECK(in_one_series(before, period::financial_year(2010), given));
    CHECK(in_one_series(after, period::financial_year(2025), given));
    CHECK_FALSE(in_one_series(period::snapshot({2024, 3, 31}), period::snapshot({2024, 4, 1}), given));
    CHECK(in_one_series(before, after, series_break_list{breaks::pss_ex1_direct_payments}));
    CHECK_FALSE(in_one_series(period::financial_year(2010), after, series_break_list{breaks::pss_ex1_direct_payments}));
}

TEST_CASE("a snapshot and a year are not one series, nor a period that was not given and one that was") {
    CHECK_FALSE(in_one_series(period::financial_year(2010), period::snapshot({2011, 3, 31})));
    CHECK_FALSE(in_one_series(period{}, period::financial_year(2010)));
    CHECK(in_one_series(period{}, period{}));
    CHECK(in_one_series(period{}, period{}, series_break_list{breaks::client_level_data}));
}

TEST_CASE("an indicator carries its own break") {
    for (auto const* name : {"ascof_3d", "ASCOF 3D", "ascof-3D2A", "ascof_1c1a"}) CHECK(breaks_of_indicator(name) == series_break_list{breaks::client_level_data});
    for (auto const* name : {"", "ascof_1d", "smokers", "3d"}) CHECK(breaks_of_indicator(name).empty());
}
