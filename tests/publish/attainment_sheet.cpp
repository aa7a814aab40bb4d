// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/attainment_sheet.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace pbo;

// 30 per cent of 400 are 120 and of 300 are 90; of the 700 of both, 210, of whom 209 have a budget.
TEST_CASE("who meets the target, by how many points and by how many people, by hand") {
    auto const returns = tests::counted({tests::returned("Ashshire", 120, 400), tests::returned("Birchley", 89, 300),
                                         tests::returned("Cedarham", absence::suppressed, 500)});
    auto const s = sheet_of(attainment(returns, target{"take_up", share::percent(30), date{2011, 4, 1},
                                                       eligibility_basis::ongoing, role::users_and_carers}));
    auto const csv = tests::cells_of(s);
    CAPTURE(csv);
    CHECK(csv.find("Ashshire,yes,0,0,") != std::string::npos);
    CHECK(csv.find("Birchley,no,-0.33333333333333") != std::string::npos);
    CHECK(csv.find(",1,\n", csv.find("Birchley")) == csv.find('\n', csv.find("Birchley")) - 3);
    CHECK(csv.find("All together,no,-0.14285714285714") != std::string::npos);
    CHECK(csv.find(",1,\n", csv.find("All together")) == csv.find('\n', csv.find("All together")) - 3);
    REQUIRE(!s.notes().empty());
    CHECK(s.notes().back() == "Target 30% by 2011-04-01: met by 1, missed by 1, not determined for 1 of 3.");
}
