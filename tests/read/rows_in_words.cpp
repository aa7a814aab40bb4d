// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/rows_in_words.hpp>

#include <doctest/doctest.h>

TEST_CASE("the rows of a report in words") {
    pbo::read_summary s;
    s.counts = {.rows = 155, .kept = 33, .filtered = 120, .rejected = 2};
    CHECK(pbo::rows_in_words(s, {{"region", "London"}}) == "33 kept, 120 left out by region=London, 2 rejected");
    CHECK(pbo::rows_in_words(s, {{"region", "London"}, {"age", "65+", true}}, 1) ==
          "33 kept (1 of them a total), 120 left out by region=London and age!=65+, 2 rejected");
    s.counts = {.rows = 5, .kept = 5};
    CHECK(pbo::rows_in_words(s, {}) == "5 kept");
    CHECK(pbo::rows_in_words(s, {}, 2) == "5 kept (2 of them totals)");
    CHECK(pbo::rows_in_words(s, {{"a", "b"}}) == "5 kept, 0 left out by a=b");
    s.counts = {.rows = 73556, .kept = 1336, .filtered = 72220};
    CHECK(pbo::rows_in_words(s, {{"measure", "2B"}}, 15, 668) ==
          "1,336 kept, which make 668 pairs of counts (15 of them totals), 72,220 left out by measure=2B");
    CHECK(pbo::rows_in_words(s, {{"measure", "2B"}}, 15, 668, 153) ==
          "1,336 kept, which make 668 pairs of counts (15 of them totals), of which 153 are reported here, 72,220 left out by measure=2B");
    s.counts = {.rows = 2, .kept = 2};
    CHECK(pbo::rows_in_words(s, {}, 0, 0, 1) == "2 kept, of which 1 is reported here");
}
