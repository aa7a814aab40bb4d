// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/csv_table.hpp>

#include <doctest/doctest.h>

TEST_CASE("CSV is unrounded, quoted by RFC 4180, and a formula is made harmless") {
    CHECK(pbo::csv_of(example_sheet(), false) ==
          "council,n,n_absent,share,share_absent,points,points_absent\n"
          "\"'=HYPERLINK(\"\"x\"\"), a|b\",1234567,,0.125,,-0.5,\n"
          "Isles,,[x],,[x],6.25,\n");
}

TEST_CASE("every row carries its provenance in the last columns") {
    auto const csv = pbo::csv_table(example_sheet());
    CHECK(csv.find("points,points_absent,report_source,report_indicator,report_period,report_basis,report_role,report_whole,report_rows,report_level,"
                   "report_method,report_rule,report_data,report_version\n") != std::string::npos);
    CHECK(csv.find("Isles,,[x],,[x],6.25,,returns.csv,,2011-03-31,ongoing,,,,95%,wilson,none,complete count,pbo 1.0.0\n") !=
          std::string::npos);
}

TEST_CASE("each character that starts a formula is made harmless in text, and only in text") {
    for (std::string start : {"=", "+", "-", "@", "\uFF1D", "\uFF20"}) {
        pbo::sheet s("", {}, {{"a", "A"}, {"d", "D", pbo::shown_as::points}});
        s.add_row({start + "1", pbo::figure<double>(-1.5)});
        CHECK(pbo::csv_of(s, false) == "a,d,d_absent\n'" + start + "1,-1.5,\n");
    }
}

TEST_CASE("a heading that a user chose is no formula either") {
    pbo::sheet s("", {}, {{"=1+1", "A"}});
    CHECK(pbo::csv_of(s, false) == "'=1+1\n");
}

TEST_CASE("line breaks, tabs and what is invisible are shown, so that a name cannot forge a row") {
    pbo::sheet s("", {}, {{"a", "A"}});
    s.add_row({std::string("Wold\nForged,99\t\x1B[2J\u202E\u200B")});
    CHECK(pbo::csv_of(s, false) == "a\n\"Wold\\nForged,99\\t\\x1B[2J\\u202E\\u200B\"\n");
}

TEST_CASE("limits are absent where their estimate is, and say their own reason where it is there") {
    using pbo::absence;
    using pbo::figure;
    using pbo::shown_as;
    pbo::sheet s("", {},
                 {{"n", "n", shown_as::count, pbo::shown_to::everyone, false, false, true},
                  {"share", "share", shown_as::share},
                  {"lower", "", shown_as::share, pbo::shown_to::programs, false, true},
                  {"upper", "", shown_as::share, pbo::shown_to::programs, false, true}});
    auto const row = [&s](std::uint64_t n, figure<double> value, figure<double> lower, figure<double> upper) {
        s.add_row({figure<std::uint64_t>(n), value, lower, upper});
    };
    row(4, 0.5, 0.25, 0.75);
    row(0, absence::suppressed, absence::suppressed, absence::suppressed);
    row(0, absence::nothing_to_divide_by, 0.0, 1.0);
    row(1, 0.5, absence::no_degrees_of_freedom, absence::no_degrees_of_freedom);
    row(1, absence::nothing_to_divide_by, absence::not_available, absence::not_available);
    CHECK(pbo::csv_of(s, false) ==
          "n,share,lower,upper,share_absent\n"
          "4,0.5,0.25,0.75,\n"
          "0,,,,[c]\n"
          "0,,,,[n/0]\n"
          "1,0.5,,,[df]\n"
          "1,,,,[n/0]\n");
}
