// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/calendar_month.hpp>

#include "support.hpp"

#include <stdexcept>
#include <type_traits>

using pbo::calendar_month;

static_assert(value_of_the_field<calendar_month> && std::is_trivially_copyable_v<calendar_month> && sizeof(calendar_month) == 4);
static_assert(calendar_month(2011, 3).year() == 2011 && calendar_month(2011, 3).month() == 3);
static_assert(calendar_month(2010, 12) < calendar_month(2011, 1) && calendar_month{} < calendar_month(1, 1));

TEST_CASE("months read back from their text, and an empty text is no month") {
    check_text(calendar_month(2011, 3), "2011-03");
    check_text(calendar_month(1, 1), "0001-01");
    check_text(calendar_month(9999, 12), "9999-12");
    check_text(calendar_month{}, "");
    CHECK(printed(calendar_month(2009, 10)) == "2009-10");
    CHECK(calendar_month{}.year() == 0);
    CHECK(calendar_month{}.month() == 0);
    for (auto const* text : {"2011-13", "2011-00", "0000-01", "2011-3", "2011/03", "2011-03-31", "march", "-011-03"})
        CHECK_FALSE(pbo::text_form<calendar_month>::read(text).has_value());
}

TEST_CASE("months are counted over the ends of years, forth and back") {
    CHECK(calendar_month(2010, 11).plus(2) == calendar_month(2011, 1));
    CHECK(calendar_month(2011, 1).plus(-1) == calendar_month(2010, 12));
    CHECK(calendar_month(2011, 12).plus(0) == calendar_month(2011, 12));
    CHECK(calendar_month::between({2011, 3}, {2013, 3}) == 24);
    CHECK(calendar_month::between({2013, 4}, {2011, 3}) == -25);
    for (int months = -30; months <= 30; ++months)
        CHECK(calendar_month::between({2011, 3}, calendar_month(2011, 3).plus(months)) == months);
}

TEST_CASE("what is no month, and what is beyond the calendar, is refused") {
    CHECK_THROWS_WITH_AS(calendar_month(2011, 13), doctest::Contains("2011-13"), std::domain_error);
    CHECK_THROWS_AS(calendar_month(0, 1), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(calendar_month(9999, 12).plus(1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(calendar_month(1, 1).plus(-1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(calendar_month(1, 1).plus(9'000'000'000'000)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(calendar_month{}.plus(1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(calendar_month::between({}, {2011, 3})), std::domain_error);
}
