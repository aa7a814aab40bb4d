// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/time_on_budget_sheet.hpp>

#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;

TEST_CASE("a row for each mode and for all: bands, quartiles, and who is not known") {
    std::vector<supported_person> people(4);
    for (auto& p : people) p.mechanism = support_mechanism::direct_payment;
    people[0].first_budget = {2009, 3, 31};
    people[1].first_budget = {2011, 1, 1};
    people[2].first_budget = {2011, 4, 1};
    people[3].mechanism = support_mechanism::unknown;
    auto const s = sheet_of(time_on_budget(people, {2011, 3, 31}));
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("direct_payment,1,0,0,1,2,3,3,24,1,0\n") == std::string::npos);  // 1 January to 31 March is 2 whole months
    CHECK(csv.find("direct_payment,1,0,0,1,2,2,2,24,1,0\n") != std::string::npos);
    CHECK(csv.find("not known,0,0,0,0,0,[n/0],[n/0],[n/0],0,1\n") != std::string::npos);
    CHECK(csv.find("all,1,0,0,1,2,2,2,24,1,1\n") != std::string::npos);
    CHECK(s.from.period == "2011-03-31");
    CHECK(text_table(time_on_budget(people, {2011, 3, 31})).find("who still have one") != std::string::npos);
}
