// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/non_response_sheet.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::has_row;
using tests::returned;
using tests::says;

namespace {
auto three() {
    return std::vector{returned("Wold", 30, 100), returned("Ash", 5, 50), returned("Elm", absence::suppressed, 50, {}, "South")};
}
}  // namespace

TEST_CASE("the estimates stand beside what they assume, and the worst case assumes nothing") {
    auto const r = non_response(three(), eligibility_basis::ongoing);
    auto const s = non_response_sheet(r);
    CHECK(has_row(s, "worst_case,[z],0.175,0.425,[z],[z],nothing"));
    CHECK(tests::cells_of(s).find("separate_ratio,[x],[x],[x],[x],[x],") != std::string::npos);
    CHECK(says(s, "2 of 3 councils answered: 35 of 150 eligible people, of 200 in all councils."));
    CHECK(says(s, "Listed without an answer: Elm."));
    CHECK(says(s, "No estimate within region: nobody answered in South."));
    CHECK(s.from.level == "95%");
    auto const claims = non_response_claims_sheet(r, {claim::at_least(share::percent(15)), claim::above(share::percent(50))});
    CHECK(has_row(claims, "at least 15%,survives the worst case,survives the worst case"));
    CHECK(has_row(claims, "above 50%,refuted in every case,refuted in every case"));
    auto const answers = answers_sheet(r);
    CHECK(has_row(answers, "South,1,0,0,0,50,[n/0]"));
    CHECK(has_row(answers, "All,3,2,35,150,200,0.23333333333333334"));
}

TEST_CASE("when every council answered there is no interval, and the sheet says so") {
    auto const s = sheet_of(non_response(std::vector{returned("Wold", 30, 100), returned("Ash", 5, 50)}, eligibility_basis::ongoing));
    CHECK(says(s, "none: complete count"));
    CHECK(says(s, "A complete count has no interval: every council answered."));
}

TEST_CASE("unknown numbers of eligible people are said to be unknown") {
    auto const s = sheet_of(non_response(std::vector{returned("Wold", 30, 100), returned("Ash", 5, 50), returned("Elm", {}, {})}, eligibility_basis::ongoing));
    CHECK(says(s, "how many there are in all is not known"));
    CHECK(says(s, "how many people are eligible in each region is not known"));
}
