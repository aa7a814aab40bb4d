// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/attacker.hpp>

#include "protect/worked_tables.hpp"

#include <pbo/protect/rule.hpp>

#include <doctest/doctest.h>

#include <limits>

TEST_CASE("going round the cells proves what primary suppression alone discloses, where one equation is enough") {
    pbo::relations t;
    t.add("a", 3, "+a");
    t.add("b", 19, "+b");
    t.add("total", 22, "+a +b");
    t.add("c", 2, "+c");
    pbo::known_bounds bounds(t);
    bounds.knows({false, true, true, false});
    CHECK(bounds.bounds(0) == pbo::possible_counts{3.0, 3.0});
    CHECK(bounds.bounds(3) == pbo::possible_counts{0.0, std::numeric_limits<double>::infinity()});
    bounds.knows({false, false, true, false});
    CHECK(bounds.bounds(0) == pbo::possible_counts{0.0, 22.0});
}

TEST_CASE("a zero total tells its parts, a change tells the year") {
    pbo::relations t;
    t.add("total", 0, "+a +b");
    t.add("a", 0, "+a");
    t.add("year 2", 9, "+y2");
    t.add("change", 5, "+y2 -y1");
    t.add("year 1", 4, "+y1");
    pbo::known_bounds bounds(t);
    bounds.knows({true, false, true, true, false});
    CHECK(bounds.bounds(1) == pbo::possible_counts{0.0, 0.0});
    CHECK(bounds.bounds(4) == pbo::possible_counts{4.0, 4.0});
}

TEST_CASE("the bounds are never narrower than what the solver found") {
    auto const tables = worked::tables();
    for (auto row : worked::rows_of("primary_only_attack.csv")) {
        CAPTURE(row["table"]);
        CAPTURE(row["cell"]);
        auto const& t = tables.at(row["table"]);
        pbo::known_bounds bounds(t);
        bounds.knows(pbo::published_cells(pbo::primary_only(t, pbo::threshold{5})));
        auto const found = bounds.bounds(t.index_of(row["cell"]));
        CHECK(found.lower <= std::stod(row["lower"]));
        CHECK(found.upper >= std::stod(row["upper"]));
    }
}
