// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/several_targets_sheet.hpp>

#include <doctest/doctest.h>

#include "finding_sheets.hpp"

using namespace pbo;
using tests::counted;
using tests::has_row;
using tests::returned;
using tests::says;

TEST_CASE("a row a council and target, and all together") {
    target const direct{"direct_payments", share::percent(20), {2012, 3, 31}, eligibility_basis::ongoing, role::users_and_carers};
    auto const s = sheet_of(several_targets(counted({returned("Wold", 30, 100, 10), returned("Ash", absence::suppressed, 50)}),
                                            {targets::april_2011, direct}));
    CHECK(has_row(s, ",,Wold,take_up,30%,2011-03-31,30,100,0.3,yes,0,0"));
    CHECK(has_row(s, ",,Wold,direct_payments,20%,2012-03-31,10,100,0.1,no,-10,10"));
    CHECK(has_row(s, ",,Ash,take_up,30%,2011-03-31,[c],[c],[c],[c],[c],[c]"));
    CHECK(has_row(s, ",,All together,take_up,30%,2011-03-31,30,100,0.3,yes,0,0"));
    CHECK(says(s, "take_up 30%: met by 1, missed by 0, not determined for 1 of 2 councils."));
    CHECK(s.warnings.back() == "All targets of which they have figures are met by 0 councils.");
    CHECK(says(s, "direct_payments 20%: met by 0, missed by 1, not determined for 1 of 2 councils."));
}

TEST_CASE("of one target nothing is said of all of them, and its basis and role are the heading's") {
    auto const one = sheet_of(several_targets(counted({returned("Wold", 30, 100), returned("Ash", 3, 50)}), {targets::april_2011}));
    CHECK(one.warnings == std::vector<std::string>{"take_up 30%: met by 1, missed by 1, not determined for 0 of 2 councils."});
    CHECK(one.from.basis == "ongoing");
    CHECK(one.from.role == spelling(targets::april_2011.role()));
    CHECK_FALSE(says(one, "All targets"));
}
