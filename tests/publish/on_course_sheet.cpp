// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/on_course_sheet.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

TEST_CASE("each council's course, what it takes a month, and the rule") {
    std::vector const snapshots{counted({returned("Wold", 10, 100), returned("Ash", 1, 4)}, {2010, 3, 31}),
                                counted({returned("Wold", 20, 100)}, {2010, 9, 30})};
    auto const s = on_course_sheet(on_course(snapshots, {targets::april_2011}));
    CHECK(has_row(s, ",,Wold,take_up,30%,2011-03-31,2010-09-30,20,100,0.2,no,0.30000000000000004,on_course,10,6,1.6666666666666667,"
                     "1.6666666666666667,"));
    CHECK(has_row(s, ",,Ash,take_up,30%,2011-03-31,2010-03-31,1,4,0.25,no,[x],cannot_tell,1,12,0.08333333333333333,[x],"
                     "fewer counts than the rule needs"));
    CHECK(says(s, "take_up 30% by 2011-03-31: 1 on_course, 1 cannot_tell. All together are the one council with counts every time."));
    CHECK(says(s, "method   rule: linear_from_last_two"));
    CHECK(says(s, "an extrapolation without an interval"));
    CHECK(sheet_of(on_course(std::vector<take_up_table>{}, {})).rows().empty());
}
