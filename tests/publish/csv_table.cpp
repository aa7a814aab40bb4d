// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/csv_table.hpp>

#include <doctest/doctest.h>

TEST_CASE("CSV is unrounded, quoted by RFC 4180, and a formula is made harmless") {
    CHECK(pbo::csv_of(example_sheet(), false) ==
          "council,n,share,points\n"
          "\"'=HYPERLINK(\"\"x\"\"), a|b\",1234567,0.125,-0.5\n"
          "Isles,[x],[x],6.25\n");
}

TEST_CASE("every row carries its provenance in the last columns") {
    auto const csv = pbo::csv_table(example_sheet());
    CHECK(csv.find("points,report_source,report_indicator,report_period,report_basis,report_role,report_whole,report_rows,report_level,"
                   "report_method,report_rule,report_data,report_version\n") != std::string::npos);
    CHECK(csv.find("Isles,[x],[x],6.25,returns.csv,,2011-03-31,ongoing,,,,95 %,wilson,none,complete count,pbo 0.1.0\n") !=
          std::string::npos);
}

TEST_CASE("each character that starts a formula is made harmless in text, and only in text") {
    for (std::string start : {"=", "+", "-", "@", "\t"}) {
        pbo::sheet s("", {}, {{"a", "A"}, {"d", "D", pbo::shown_as::points}});
        s.add_row({start + "1", pbo::figure<double>(-1.5)});
        CHECK(pbo::csv_of(s, false) == "a,d\n'" + start + "1,-1.5\n");
    }
}
