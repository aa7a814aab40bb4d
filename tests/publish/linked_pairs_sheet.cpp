// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/linked_pairs_sheet.hpp>

#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;

TEST_CASE("a row a question, and what became of those who name somebody") {
    std::vector<survey_response> people(3);
    people[0].respondent = "u1";
    people[0].linked_respondent = "c1";
    people[0].told_value = true;
    people[0].mode = delivery_mode::direct_payment;
    people[1].respondent = "c1";
    people[1].role = role::carer;
    people[1].linked_respondent = "u1";
    people[1].told_value = false;
    people[1].mode = delivery_mode::direct_payment;
    people[2].respondent = "u2";
    people[2].linked_respondent = "c2";
    auto const p = linked_pairs(people);
    auto const csv = tests::cells_of(sheet_of(p));
    CHECK(csv.find("told_value,0,1,0,0,1,0,100,") != std::string::npos);
    CHECK(csv.find("own_choice_of_mode,0,0,0,0,0,1,[n/0],[n/0],[n/0],[n/0]\n") != std::string::npos);
    auto const text = text_table(p);
    CHECK(text.find("1 pair of a user and a carer who name each other. 1 record names somebody who is not among the") != std::string::npos);
    for (auto const& note : sheet_of(p).notes()) CHECK((" " + note).find(" 0 ") == std::string::npos);  // what did not happen is not told
    CHECK(text.find("1 of the 1 pair of whom both") != std::string::npos);
}
