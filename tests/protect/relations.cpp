// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/relations.hpp>

#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

TEST_CASE("a relation is signed leaves, whose names may hold blanks and signs") {
    pbo::relations t;
    t.add("a", 3, "+north east|direct");
    t.add("b", 19, "+18-24 +north+west");
    t.add("change", -16, "  +north east|direct   -18-24 -north+west ");
    CHECK(t.leaves() == 3);
    CHECK(t[1].terms == std::vector<pbo::leaf_term>{{1, 1}, {2, 1}});
    CHECK(t[2].terms == std::vector<pbo::leaf_term>{{0, 1}, {1, -1}, {2, -1}});
    CHECK(t[0].counts_people());
    CHECK_FALSE(t[2].counts_people());
    CHECK(t.index_of("change") == 2);
    CHECK_THROWS_WITH_AS(static_cast<void>(t.index_of("x")), "pbo::relations: no cell 'x' among 3", std::out_of_range);
}

TEST_CASE("leaves that cancel are no part of a cell; one named twice counts twice") {
    pbo::relations t;
    t.add("twice", 4, "+a +a");
    CHECK(t[0].terms == std::vector<pbo::leaf_term>{{0, 2}});
    CHECK_THROWS_WITH_AS(t.add("none", 0, "+a -a"), "pbo::relations: the cell 'none' has no leaves", std::invalid_argument);
}

TEST_CASE("what is no relation is refused with what would be right") {
    pbo::relations t;
    t.add("a", 3, "+a");
    CHECK_THROWS_WITH_AS(t.add("a", 3, "+a"), "pbo::relations: the cell 'a' appears twice", std::invalid_argument);
    CHECK_THROWS_WITH_AS(t.add("", 3, "+a"), "pbo::relations: a cell without a name", std::invalid_argument);
    CHECK_THROWS_WITH_AS(t.add("b", -3, "+a"), "pbo::relations: the cell 'b' counts -3 people", std::invalid_argument);
    CHECK_THROWS_WITH_AS(t.add("b", 3, "a +b"), doctest::Contains("the relation of 'b' is 'a +b'; expected leaves that each start with + or -"), std::invalid_argument);
    CHECK_THROWS_WITH_AS(t.add("b", 3, "+a +"), doctest::Contains("a leaf's name after each + or -"), std::invalid_argument);
    CHECK(t.size() == 1);
}

TEST_CASE("counts that do not add up are named with both sums") {
    pbo::relations t;
    t.add("men", 20, "+m");
    t.add("women", 31, "+w");
    t.add("all", 50, "+m +w");
    CHECK_THROWS_WITH_AS(t.check(), "pbo::relations: the cell 'all' is 50, but the cells before it make it 51", std::invalid_argument);

    pbo::relations totals;  // no leaf is a cell
    totals.add("ab", 10, "+a +b");
    totals.add("bc", 20, "+b +c");
    totals.add("ac", 14, "+a +c");
    CHECK_NOTHROW(totals.check());
    totals.add("abc", 22, "+a +b +c");
    CHECK_NOTHROW(totals.check());
    totals.add("c", 13, "+c");  // 22 less 10 is 12
    CHECK_THROWS_WITH_AS(totals.check(), "pbo::relations: the cell 'c' is 13, but the cells before it make it 12", std::invalid_argument);
}

TEST_CASE("the worked tables add up, and none of them when a cell is one more") {
    auto const all = worked::tables();
    REQUIRE(all.size() == 8);
    for (auto const& [name, t] : all) {
        CAPTURE(name);
        CHECK_NOTHROW(t.check());
        for (std::size_t changed = 0; changed < t.size(); ++changed) {
            pbo::relations other;
            std::vector<std::uint32_t> leaves;
            for (std::uint32_t i = 0; i < t.leaves(); ++i) other.leaf(std::to_string(i));
            for (std::size_t i = 0; i < t.size(); ++i) other.add(t[i].name, t[i].count + (i == changed ? 1 : 0), t[i].terms);
            CHECK_THROWS_AS(other.check(), std::invalid_argument);
        }
    }
}
