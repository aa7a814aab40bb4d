// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: by hand.
#include "finding_sheets.hpp"

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/print_check_sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("people read commas in thousands, programs none; lists keep theirs") {
    std::vector<checked_print> const all{
        {print_claim_kind::share, "27.1%", "339 1341", print_verdict::does_not_hold, "339 of 1,341 is 25.28%",
         "1,249 to 1,253"},
        {print_claim_kind::shares, "", "36.7 26.2", print_verdict::holds, "305 (112, 80)", "305"}};
    auto const csv = tests::cells_of(sheet_of(all));
    CHECK(csv ==
          "kind,printed,verdict,what_holds,bases\nshare,27.1%,does not hold,339 of 1341 is 25.28%,1249 to "
          "1253\nshares,,holds,\"305 (112, 80)\",305\n");
    auto const text = text_table(all);
    CHECK(text.find("36.7 26.2") != std::string::npos);  // a row of shares prints nothing else
    CHECK(text.find("1,249 to 1,253") != std::string::npos);
    CHECK(text.find("Of 2 figures, 1 held, 1 did not, and 0 cannot be told.") != std::string::npos);
}

TEST_CASE("a long list of bases is whole for programs, and its beginning and end for people") {
    std::string list = "3";
    for (int n = 6; n <= 60; n += 3) list += "; " + std::to_string(n);
    auto const s =
        sheet_of(std::vector<checked_print>{{print_claim_kind::shares, "", "", print_verdict::holds, "", list}});
    CHECK(csv_of(s).find(list) != std::string::npos);
    CHECK(text_table(s).find("3; 6; 9; 12; 15; 18; ...; 60") != std::string::npos);
}
