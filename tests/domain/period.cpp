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
    check_enumeration(period_kind::half_year);
    CHECK(printed(period::half_year(2010, 2)) == "2010-11 H2");
}

TEST_CASE("other spellings of a year are read and written as one") {
    CHECK(pbo::text_form<period>::read("2024 to 2025") == period::financial_year(2024));
    CHECK(pbo::text_form<period>::read("2009/10") == period::financial_year(2009));
    CHECK(pbo::text_form<period>::read("2010-11")->kind() == period_kind::financial_year);  // not November
}

TEST_CASE("a text that is no period is refused") {
    for (auto text : {"2009", "2009-11", "2009-2010", "2024 to 2026", "2009-10 H3", "2009-10H1", "2009-10 ",
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
