// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "support.hpp"

#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

TEST_CASE("text opens with the provenance, aligns figures to the right and ends with the notes") {
    CHECK(pbo::text_table(example_sheet()) ==
          "Take-up\n"
          "  source  returns.csv\n"
          "  period  2011-03-31\n"
          "  basis   ongoing\n"
          "  role    not stated\n"
          "  level   95 %\n"
          "  method  wilson\n"
          "  rule    none\n"
          "  data    complete count\n"
          "\n"
          "Council                Eligible  Take-up  Points\n"
          "--------------------  ---------  -------  ------\n"
          "=HYPERLINK(\"x\"), a|b  1,234,567   12.5 %    -0.5\n"
          "Isles                       [x]      [x]    +6.3\n"
          "\n"
          "Notes\n"
          "  * Small bases.\n");
}

TEST_CASE("what the figures are about, of which whole and from which rows stands in the heading where it is known") {
    auto s = example_sheet();
    s.from.indicator = "direct payments";
    s.from.whole = "the 2 areas read";
    s.from.rows = "2 kept, 1 left out by region=London";
    CHECK(pbo::text_table(s).starts_with("Take-up\n"
                                         "  source     returns.csv\n"
                                         "  indicator  direct payments\n"
                                         "  period     2011-03-31\n"
                                         "  basis      ongoing\n"
                                         "  role       not stated\n"
                                         "  whole      the 2 areas read\n"
                                         "  rows       2 kept, 1 left out by region=London\n"
                                         "  level      95 %\n"));
}
