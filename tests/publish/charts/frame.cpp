// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/frame.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;

TEST_CASE("two layouts by the width; a picture is at least 300 pixels wide") {
    CHECK_FALSE(chart_size().narrow());
    CHECK_FALSE(chart_size(640).narrow());
    CHECK(chart_size(639).narrow());
    CHECK_THROWS_AS(chart_size(299), std::invalid_argument);
    CHECK_THROWS_AS(chart_size(5000), std::invalid_argument);
}

TEST_CASE("periods in the words of a subtitle") {
    CHECK(charts::detail::in_words(period::financial_year(2024)) == "2024\u201325");
    CHECK(charts::detail::in_words(period::snapshot(date(2011, 3, 31))) == "31 March 2011");
    CHECK(charts::detail::in_words(period()) == "");
}

TEST_CASE("what is not drawn is named while it is one to three, and counted after that, by its reason") {
    charts::detail::absences_in_words none;
    CHECK(none.text("councils") == "");
    charts::detail::absences_in_words some;
    some.add(absence::not_available, "Isles of Scilly");
    some.add(absence::suppressed, "Oak");
    some.add(absence::suppressed, "Ash");
    CHECK(some.text("councils") ==
          "Not drawn: Oak and Ash: withheld so that nobody is recognised [c]. Isles of Scilly: not available [x].");
    for (int i = 0; i < 2; ++i) some.add(absence::suppressed, "Elm");
    CHECK(some.text("councils") ==
          "Not drawn: 4 councils: withheld so that nobody is recognised [c]. Isles of Scilly: not available [x].");
    CHECK(some.total() == 5);
}

TEST_CASE("the source says which rows, which basis, and the rule where one was applied") {
    CHECK(charts::detail::source_line(
              {.source = "a.csv", .rule = "none applied: counts as in the source", .version = "pbo 1"}) ==
          "Source: a.csv. Made with pbo 1.");
    CHECK(charts::detail::source_line({.source = "a.csv",
                                       .basis = "ongoing",
                                       .role = "users_and_carers",
                                       .rule = "threshold 5",
                                       .rows = "3 kept",
                                       .version = "pbo 1"}) ==
          "Source: a.csv (rows: 3 kept). Basis: ongoing; role: users and carers. Disclosure rule: threshold 5. Made "
          "with pbo 1.");
}
