// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/warnings.hpp>

#include <doctest/doctest.h>

TEST_CASE("warnings speak of one and of several") {
    CHECK(pbo::warnings::small_bases(1) == "Small bases: 1 row rests on fewer than 30 people; read the interval, not the share.");
    CHECK(pbo::warnings::small_bases(3).starts_with("Small bases: 3 rows rest on"));
    CHECK(pbo::warnings::managed_budgets_not_recorded(1, "Wold").starts_with("1 council reports as many"));
    CHECK(pbo::warnings::managed_budgets_not_recorded(2, "Wold, Ash", "area").starts_with("2 areas report as many"));
    CHECK(pbo::warnings::smaller_than_shown(1).starts_with("1 share above 0% is under 0.05%"));
    CHECK(pbo::warnings::smaller_than_shown(12).starts_with("12 shares above 0% are under 0.05%"));
    CHECK(pbo::warnings::managed_budgets_not_recorded(2, "Wold, Ash").find("(Wold, Ash)") != std::string::npos);
}
