// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/weekly_budget.hpp>

#include "support.hpp"

#include <cstdint>
#include <stdexcept>
#include <type_traits>

using pbo::weekly_budget;

static_assert(value_of_the_field<weekly_budget> && std::is_trivially_copyable_v<weekly_budget> &&
              sizeof(weekly_budget) == 4);
static_assert(weekly_budget(31250).pence() == 31250 && weekly_budget(1) > weekly_budget{});
static_assert(!std::is_constructible_v<weekly_budget, double> && !std::is_convertible_v<int, weekly_budget>);

TEST_CASE("budgets are written as pence and printed as pounds") {
    check_text(weekly_budget(31250), "31250");
    check_text(weekly_budget{}, "0");
    check_text(weekly_budget(4294967295U), "4294967295");
    CHECK(printed(weekly_budget(31250)) ==
          "\xC2\xA3"
          "312.50");
    CHECK(printed(weekly_budget(5)) ==
          "\xC2\xA3"
          "0.05");
    CHECK(pbo::text_form<weekly_budget>::read("1,250") == weekly_budget(1250));
}

TEST_CASE("a negative budget and one beyond 2^32 pence are refused with the amount in the message") {
    CHECK_THROWS_WITH_AS(weekly_budget(-1), doctest::Contains("-1 pence"), std::domain_error);
    CHECK_THROWS_WITH_AS(weekly_budget(std::int64_t{4294967296}), doctest::Contains("4294967296"), std::domain_error);
    for (auto text : {"", "-1", "312.50", "4294967296", "lots"})
        CHECK_FALSE(pbo::text_form<weekly_budget>::read(text).has_value());
}
