// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/take_up_by_roll_out_sheet.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;

TEST_CASE("a row for each number of years, and no limits where no council has figures") {
    std::vector<council_return> returns(3);
    for (auto& r : returns) {
        r.period = period::snapshot({2011, 3, 31});
        r.eligible = 100U;
    }
    returns[0].council = {.name = "Ash", .roll_out_start = {2009, 4, 1}};
    returns[0].personal_budgets = 30U;
    returns[1].council = {.name = "Elm", .roll_out_start = {2009, 6, 1}};
    returns[1].personal_budgets = absence::suppressed;
    returns[2].council = {.name = "Oak"};
    returns[2].personal_budgets = absence::suppressed;
    auto const s = take_up_by_roll_out_sheet(take_up(returns, eligibility_basis::ongoing), {});
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("1 year,1,30,100,0.3,") != std::string::npos);
    CHECK(csv.find("not stated,0,0,0,[n/0],[n/0],[n/0],1\n") != std::string::npos);
    CHECK(s.title == "By the time since roll-out began, whole years on 2011-03-31");
    CHECK(s.from.basis == "ongoing");
}
