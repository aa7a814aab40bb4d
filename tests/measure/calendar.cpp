// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/detail/calendar.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using detail::days_between;
using detail::months_between;
using detail::whole_months_between;

// Expected: Python 3.11, datetime.date.
TEST_CASE("days between two days") {
    CHECK(days_between({2009, 3, 31}, {2010, 3, 31}) == 365);
    CHECK(days_between({2010, 3, 31}, {2010, 9, 30}) == 183);
    CHECK(days_between({2011, 3, 31}, {2013, 3, 31}) == 731);
    CHECK(days_between({1999, 12, 31}, {2000, 3, 1}) == 61);
    CHECK(days_between({1900, 2, 28}, {1900, 3, 1}) == 1);
    CHECK(days_between({1, 1, 1}, {9999, 12, 31}) == 3652058);
    CHECK(days_between({2010, 9, 30}, {2010, 3, 31}) == -183);
}

TEST_CASE("months are whole between days of the same number, and between days that end a month") {
    CHECK(*whole_months_between({2010, 3, 31}, {2010, 9, 30}) == 6);
    CHECK(*whole_months_between({2010, 9, 30}, {2011, 3, 31}) == 6);
    CHECK(*whole_months_between({2012, 2, 29}, {2013, 2, 28}) == 12);
    CHECK(*whole_months_between({2010, 1, 15}, {2011, 3, 15}) == 14);
    CHECK_FALSE(whole_months_between({2010, 3, 31}, {2010, 9, 29}).has_value());
    CHECK(months_between({2010, 3, 31}, {2011, 3, 31}) == 12.0);
    CHECK(months_between({2010, 3, 1}, {2010, 3, 16}) == doctest::Approx(15 / 30.436875));
}
