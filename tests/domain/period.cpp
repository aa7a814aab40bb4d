// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/period.hpp>

#include "support.hpp"

#include <functional>
#include <stdexcept>
#include <type_traits>
#include <vector>

using pbo::date;
using pbo::period;
using pbo::period_kind;

static_assert(value_of_the_field<period> && std::is_trivially_copyable_v<period> && sizeof(period) == 8);
static_assert(period::financial_year(2009).last_day() == date(2010, 3, 31));
static_assert(period::half_year(2010, 1).last_day() == date(2010, 9, 30) &&
              period::half_year(2010, 2).first_day() == date(2010, 10, 1));
static_assert(period::snapshot({2011, 3, 31}).financial_year_start() == 2010 &&
              period::snapshot({2011, 4, 1}).financial_year_start() == 2011);

TEST_CASE("snapshots, financial years and half-years read back from their text") {
    check_text(period::snapshot({2011, 3, 31}), "2011-03-31");
    check_text(period::snapshot({2010, 4, 1}), "2010-04-01");
    check_text(period::financial_year(2009), "2009-10");
    check_text(period::financial_year(1999), "1999-00");
    check_text(period::financial_year(2024), "2024-25");
    check_text(period::financial_year(1), "0001-02");
    check_text(period::financial_year(9998), "9998-99");
    check_text(period::half_year(2010, 1), "2010-11 H1");
    check_text(period::half_year(2010, 2), "2010-11 H2");
    check_text(period{}, "");
    CHECK(printed(period::half_year(2010, 2)) == "2010-11 H2");
}

TEST_CASE("other spellings of a year are read and written as one") {
    CHECK(pbo::text_form<period>::read("2024 to 2025") == period::financial_year(2024));
    CHECK(pbo::text_form<period>::read("2009/10") == period::financial_year(2009));
    CHECK(pbo::text_form<period>::read("2010-11")->kind() == period_kind::financial_year);  // not November
    for (auto const* text : {"2022-23", "2022/23", "2022/2023", "2022-2023", "202223", "2022 to 2023", "2022 to 23", " 2022-23\u00A0"}) {
        CAPTURE(std::string(text));
        CHECK(pbo::text_form<period>::read(text) == period::financial_year(2022));
    }
    CHECK(pbo::text_form<period>::read("2010/11 H2") == period::half_year(2010, 2));
    for (auto const* text : {"31/03/2023", "31 March 2023", "31MAR2023", "2023-03-31", "31.3.2023"}) {
        CAPTURE(std::string(text));
        CHECK(pbo::text_form<period>::read(text) == period::snapshot({2023, 3, 31}));
    }
}

TEST_CASE("calendar years and quarters read back from their text") {
    check_text(period::calendar_year(2022), "2022");
    check_text(period::quarter(2024, 1), "2024Q1");
    check_text(period::quarter(2024, 2), "2024Q2");
    check_text(period::quarter(2024, 4), "2024Q4");
    CHECK(period::quarter(2024, 1).first_day() == date(2024, 1, 1));
    CHECK(period::quarter(2024, 1).last_day() == date(2024, 3, 31));
    CHECK(period::quarter(2024, 2).last_day() == date(2024, 6, 30));
    CHECK(period::quarter(2024, 3).last_day() == date(2024, 9, 30));
    CHECK(period::quarter(2024, 4).last_day() == date(2024, 12, 31));
    CHECK(period::calendar_year(2022).kind() == period_kind::calendar_year);
    CHECK(period::quarter(2022, 2).kind() == period_kind::quarter);
    CHECK(period::half_year(2022, 1).kind() == period_kind::half_year);
    for (auto const* text : {"2024Q2", "2024 Q2", "2024-q2"}) CHECK(pbo::text_form<period>::read(text) == period::quarter(2024, 2));
    CHECK_THROWS_WITH_AS(static_cast<void>(period::quarter(2024, 5)), doctest::Contains("quarter 5"), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(period::calendar_year(9999)), std::domain_error);
    check_enumeration(period_kind::quarter);
}

TEST_CASE("what could be two periods is refused, and the message says that days come first") {
    // December 2011 or the year from April 2011; 3 April or 4 March.
    for (auto const* text : {"201112", "200708", "03/04/2023"}) {
        CAPTURE(std::string(text));
        CHECK_FALSE(pbo::text_form<period>::read(text).has_value());
    }
    CHECK(pbo::text_form<period>::expected() ==
          "a financial year like 2009-10, 2009/10, 2009 to 2010 or 202223, a half of one like 2010-11 H1, a calendar year like "
          "2022, a quarter like 2024Q2, a date like 2011-03-31, 31/03/2011 (the day first; where the month could be first, 4 March 2011 or 2011-03-04), "
          "31 March 2011 or 31MAR2011, or nothing");
}

TEST_CASE("a text that is no period is refused") {
    for (auto text : {"2009-11", "2009-2011", "2024 to 2026", "2009-10 H3", "2009-10H1", "2024Q5", "2024Q", "Q2", "202224", "20222023", " ", "20",
                      "2010-02-30", "march", "2024-25-26", "0000-01", "9999-00", "20x9-10", "2009 10"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<period>::read(text).has_value());
    }
    CHECK_THROWS_WITH_AS(static_cast<void>(period::half_year(2010, 3)), doctest::Contains("half 3"), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(period::financial_year(9999)), doctest::Contains("9999"), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(period::half_year(0, 1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(period::snapshot(date{})), std::domain_error);
}

TEST_CASE("periods are ordered in time by their last day, then by their first") {
    std::vector<period> const in_order{period{},
                                       period::financial_year(2009),
                                       period::snapshot({2010, 3, 31}),
                                       period::snapshot({2010, 4, 1}),
                                       period::half_year(2010, 1),
                                       period::snapshot({2010, 10, 1}),
                                       period::financial_year(2010),
                                       period::half_year(2010, 2),
                                       period::snapshot({2011, 3, 31})};
    for (std::size_t i = 0; i < in_order.size(); ++i)
        for (std::size_t j = 0; j < in_order.size(); ++j) {
            CHECK((in_order[i] < in_order[j]) == (i < j));
            CHECK((in_order[i] == in_order[j]) == (i == j));
            CHECK((std::hash<period>{}(in_order[i]) == std::hash<period>{}(in_order[j])) == (i == j));
        }
}

TEST_CASE("figures from before and after client-level data are not comparable") {
    auto const before = period::financial_year(2023), after = period::financial_year(2024);
    CHECK(pbo::comparable(before, period::financial_year(2009)));
    CHECK(pbo::comparable(after, period::financial_year(2025)));
    CHECK_FALSE(pbo::comparable(before, after));
    CHECK_FALSE(pbo::comparable(after, before));
    CHECK_FALSE(pbo::comparable(period::snapshot({2024, 3, 31}), period::snapshot({2025, 3, 31})));
    CHECK(pbo::comparable(period::snapshot({2025, 3, 31}), after));
    CHECK_FALSE(pbo::comparable(period::half_year(2023, 2), period::half_year(2024, 1)));
    CHECK(pbo::comparable(period{}, period{}));
    CHECK_FALSE(pbo::comparable(period{}, after));
}
