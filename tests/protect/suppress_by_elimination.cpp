// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/suppress_by_elimination.hpp>

#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

TEST_CASE("elimination withholds no more than GaussSuppression, in cells and in sum") {
    auto const all = worked::tables();
    auto const others = worked::rows_of("gauss_suppression.csv");
    REQUIRE(others.size() == 8);
    for (auto row : others) {
        CAPTURE(row["table"]);
        auto const& t = all.at(row["table"]);
        auto const ours = pbo::suppress_by_elimination(t, pbo::threshold{5}).cells;
        CHECK(ours.secondary_cells() <= std::stoul(row["secondary_cells"]));
        CHECK(ours.secondary_sum(t) <= std::stoul(row["secondary_sum"]));
    }
}

TEST_CASE("no small count follows by adding and taking away") {
    for (auto const& [name, t] : worked::tables()) {
        CAPTURE(name);
        auto const s = pbo::suppress_by_elimination(t, pbo::threshold{5}).cells;
        pbo::detail::row_space published(t.leaves());
        for (std::size_t i = 0; i < t.size(); ++i)
            if (s.is_published(i))
                if (auto left = published.reduced(pbo::detail::modular_row_of(t[i].terms)); !left.empty()) published.add(std::move(left));
        for (std::size_t i = 0; i < t.size(); ++i)
            if (s[i] == pbo::cell_status::primary) CHECK_FALSE(published.reduced(pbo::detail::modular_row_of(t[i].terms)).empty());
    }
}

TEST_CASE("what must be published is, or it is said why it cannot") {
    pbo::relations t;
    t.add("a", 3, "+a");
    t.add("b", 19, "+b");
    t.add("total", 22, "+a +b", {.may_be_suppressed = false});
    CHECK(pbo::suppress_by_elimination(t, pbo::threshold{5}).cells[1] == pbo::cell_status::secondary);
    pbo::relations all_kept;
    all_kept.add("a", 3, "+a");
    all_kept.add("b", 19, "+b", {.may_be_suppressed = false});
    all_kept.add("total", 22, "+a +b", {.may_be_suppressed = false});
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::suppress_by_elimination(all_kept, pbo::threshold{5})),
                         "pbo::suppress: with the cell 'b', which may not be suppressed, a small count follows", std::domain_error);
    pbo::relations small_kept;
    small_kept.add("a", 3, "+a", {.may_be_suppressed = false});
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::suppress_by_elimination(small_kept, pbo::threshold{5})),
                         "pbo::suppress: the cell 'a' is small and may not be suppressed", std::domain_error);
    t.add("wrong", 4, "+a");
    CHECK_THROWS_AS(static_cast<void>(pbo::suppress_by_elimination(t, pbo::threshold{5})), std::invalid_argument);
}
