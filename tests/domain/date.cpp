// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/date.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <type_traits>

using pbo::date;

static_assert(value_of_the_field<date> && std::is_trivially_copyable_v<date> && sizeof(date) == 4);
static_assert(date(2011, 3, 31).year() == 2011 && date(2011, 3, 31).month() == 3 && date(2011, 3, 31).day() == 31);
static_assert(date::exists(2000, 2, 29) && date::exists(2012, 2, 29) && !date::exists(1900, 2, 29) &&
              !date::exists(2011, 2, 29));

TEST_CASE("days read back from their text, and an empty text is no day") {
    check_text(date(2011, 3, 31), "2011-03-31");
    check_text(date(1, 1, 1), "0001-01-01");
    check_text(date(9999, 12, 31), "9999-12-31");
    check_text(date(2012, 2, 29), "2012-02-29");
    check_text(date{}, "");
    CHECK(printed(date(2009, 10, 1)) == "2009-10-01");
}

TEST_CASE("a day that is not in the calendar is refused with the day in the message") {
    CHECK_THROWS_WITH_AS(date(2011, 2, 29), doctest::Contains("2011-2-29"), std::domain_error);
    CHECK_THROWS_AS(date(2011, 4, 31), std::domain_error);
    CHECK_THROWS_AS(date(2011, 13, 1), std::domain_error);
    CHECK_THROWS_AS(date(2011, 0, 1), std::domain_error);
    CHECK_THROWS_AS(date(2011, 1, 0), std::domain_error);
    CHECK_THROWS_AS(date(0, 1, 1), std::domain_error);
    CHECK_THROWS_AS(date(10000, 1, 1), std::domain_error);
    for (auto text : {"2011-02-29", "31/03/2011", "2011-3-31", "2011-03-31 ", "20110331", "2011-03-3x", "-011-03-31",
                      "0000-01-01"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<date>::read(text).has_value());
    }
}

TEST_CASE("days are ordered in time and no day is before all") {
    CHECK(date{} < date(1, 1, 1));
    CHECK(date(2010, 12, 31) < date(2011, 1, 1));
    CHECK(date(2011, 1, 31) < date(2011, 2, 1));
    CHECK(std::hash<date>{}(date(2011, 1, 1)) != std::hash<date>{}(date(2011, 1, 2)));
}
