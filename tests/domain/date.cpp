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
    for (auto text : {"2011-02-29", "2011-3-31", "20110331", "2011-03-3x", "-011-03-31", "0000-01-01", "29/02/2011", "31/04/2011", "03/31/2011",
                      "31 Marches 2011", "31//2011", "31-03/2011", "31March/2011", "310311", "3/2011", "March 2011", "31MAR11", "032011", "2011-03-31T12:00",
                      "2011-03-31T"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<date>::read(text).has_value());
    }
}

TEST_CASE("days are read as people and programs write them, the day first") {
    for (auto text : {"31/03/2011", "31.03.2011", "31-3-2011", "31 March 2011", "31 march 2011", "31March2011", "31MAR2011", "31-Mar-2011", " 31 Mar 2011 ",
                      "2011-03-31T00:00:00", "2011-03-31 00:00:00"}) {
        CAPTURE(std::string(text));
        CHECK(pbo::text_form<date>::read(text) == date(2011, 3, 31));
    }
    CHECK(pbo::text_form<date>::read("30JUN2025") == date(2025, 6, 30));
    CHECK(pbo::text_form<date>::read("1 Sept 2025") == date(2025, 9, 1));
    CHECK(pbo::text_form<date>::read("05/05/2025") == date(2025, 5, 5));
    for (auto text : {"03/04/2023", "12/11/2023"}) CHECK_FALSE(pbo::text_form<date>::read(text).has_value());  // day or month first
    CHECK(pbo::text_form<date>::expected() ==
          "a date like 2011-03-31, 31/03/2011 (the day first; where the month could be first, 4 March 2011 or 2011-03-04), 31 March 2011 or 31MAR2011, or "
          "nothing");
}

TEST_CASE("days are ordered in time and no day is before all") {
    CHECK(date{} < date(1, 1, 1));
    CHECK(date(2010, 12, 31) < date(2011, 1, 1));
    CHECK(date(2011, 1, 31) < date(2011, 2, 1));
    CHECK(std::hash<date>{}(date(2011, 1, 1)) != std::hash<date>{}(date(2011, 1, 2)));
}
