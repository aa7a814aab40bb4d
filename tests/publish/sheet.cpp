// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/sheet.hpp>

#include <doctest/doctest.h>

using pbo::sheet;

TEST_CASE("a row with too few or too many cells is refused with both numbers") {
    sheet s("t", {}, {{"a", "A"}, {"b", "B"}});
    CHECK_THROWS_WITH_AS(s.add_row({std::string("only one")}), "pbo::sheet: a row of 1 cells for 2 columns", std::invalid_argument);
    CHECK(s.rows().empty());
}

TEST_CASE("a warning met twice is printed once, and the order is kept") {
    sheet s;
    s.warn("small base");
    s.warn("associations, not effects");
    s.warn("small base");
    CHECK(s.warnings == std::vector<std::string>{"small base", "associations, not effects"});
}
