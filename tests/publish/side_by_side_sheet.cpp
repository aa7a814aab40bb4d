// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/side_by_side_sheet.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

TEST_CASE("both shares and both verdicts of each council, and where the verdict changes") {
    auto const s = sheet_of(side_by_side(counted({returned("Wold", 30, 100), returned("Ash", 5, 50)}),
                                         counted({returned("Wold", 32, 128), returned("Ash", absence::suppressed, 60)}, {2011, 3, 31},
                                                 eligibility_basis::including_short_term),
                                         share::percent(30)));
    CHECK(has_row(s, ",,Wold,30,100,0.3,yes,32,128,0.25,no,-5,only_the_first"));
    CHECK(has_row(s, ",,Ash,5,50,0.1,no,[c],[c],[c],[c],[c],undetermined"));
    CHECK(has_row(s, ",,All with both,30,100,0.3,yes,32,128,0.25,no,-5,only_the_first"));
    CHECK(says(s, "met on the first only by 1"));
    CHECK(says(s, "undetermined for 1 council. All together are the one with figures in both."));
    CHECK(s.from.basis.starts_with("both"));
}
