// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/withheld_rows.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

#include <cstdint>
#include <string>

TEST_CASE("of a row that is withheld nothing stays but whose it is") {
    using pbo::figure;
    using enum pbo::shown_as;
    pbo::sheet s("t", {},
                 {{.name = "area", .title = "area", .is_key = true},
                  {.name = "n", .title = "n", .shown = count, .never_absent = true, .is_base = true},
                  {"share", "share", share},
                  {.name = "lower", .title = "lower", .shown = share, .belongs_to_previous = true},
                  {"finding", "finding"}});
    s.add_row({std::string("dignity"), figure<std::uint64_t>(41), figure<double>(0.25), figure<double>(0.125), std::string("better")});
    s.add_row({std::string("safety"), figure<std::uint64_t>(3), figure<double>(0.75), figure<double>(0.5), std::string("worse")});
    s.warn("noted");
    auto const shown = pbo::with_withheld_rows(s, {false, true});
    CHECK(pbo::csv_of(shown, false) == "area,n,n_absent,share,lower,share_absent,finding\ndignity,41,,0.25,0.125,,better\nsafety,,[c],,,[c],[c]\n");
    auto const page = pbo::text_table(shown);
    CHECK(page.find("safety") != std::string::npos);
    for (auto const* told : {"75.0%", "50.0%", "worse"}) CHECK(page.find(told) == std::string::npos);
    CHECK(shown.notes() == std::vector<std::string>{"noted"});  // 3 people are not told of
    CHECK(s.notes().size() == 2);
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::with_withheld_rows(s, {true})), "pbo::with_withheld_rows: 1 answers for the 2 rows of 't'",
                         std::invalid_argument);
}
