// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/mode_choice_sheet.hpp>

#include <pbo/domain/survey_response.hpp>

#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;
using enum pbo::delivery_mode;

TEST_CASE("six rows for each wish and for all, and no limits where nobody is known") {
    std::vector<survey_response> people(3);
    for (auto& r : people) r.mode_wanted = direct_payment;
    people[0].mode = people[1].mode = direct_payment;
    people[0].mode_offered = direct_payment;
    people[2].mode = managed_budget;
    people[2].mode_offered = managed_budget;
    auto const s = sheet_of(mode_choice(people));
    CHECK(s.rows().size() == 12);
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("direct_payment,taken,2,3,0.6666666666666666,") != std::string::npos);
    CHECK(csv.find("direct_payment,taken_when_offered,1,1,1,") != std::string::npos);
    CHECK(csv.find("all,default_taken,0,0,[n/0],[n/0],[n/0],3\n") != std::string::npos);
    CHECK(s.warnings.front().find("differs from that of those not offered it by +100.0 points (\u221212.2 to +100.0, newcombe)") != std::string::npos);
    CHECK(text_table(mode_choice(people)).find("took the council's default") != std::string::npos);
    CHECK(sheet_of(mode_choice(people, &survey_response::age_band)).columns().front().name == "group");
    CHECK(text_table(mode_choice(std::vector<survey_response>{})).find("points from") == std::string::npos);
}
