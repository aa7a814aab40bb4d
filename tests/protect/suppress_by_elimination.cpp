// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/suppress_by_elimination.hpp>

#include "protect/random_tables.hpp"
#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

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

namespace {

/// The same by the definition alone: is any small count's row in the space of what is published and this cell?
std::vector<bool> published_by_definition(pbo::relations const& t, pbo::suppression const& small) {
    pbo::detail::row_space published(t.leaves());
    std::vector<bool> is_published(t.size(), false);
    for (auto const i : pbo::detail::largest_first(t, small, pbo::detail::must_be_published(t))) {
        auto with_it = published;
        if (auto left = with_it.reduced(pbo::detail::modular_row_of(t[i].terms)); !left.empty()) with_it.add(std::move(left));
        bool follows = false;
        for (std::size_t j = 0; j < t.size() && !follows; ++j)
            follows = small[j] == pbo::cell_status::primary && with_it.reduced(pbo::detail::modular_row_of(t[j].terms)).empty();
        if (follows) continue;
        published = std::move(with_it);
        is_published[i] = true;
    }
    return is_published;
}

}  // namespace

TEST_CASE("random tables: what elimination publishes is, cell by cell, what the definition says") {
    std::size_t withheld = 0;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        CAPTURE(seed);
        auto const t = random_tables::some_table(seed);
        auto const s = pbo::suppress_by_elimination(t, pbo::threshold{5}).cells;
        auto const expected = published_by_definition(t, pbo::primary_only(t, pbo::threshold{5}));
        for (std::size_t i = 0; i < t.size(); ++i) CHECK(s.is_published(i) == expected[i]);
        withheld += s.secondary_cells();
    }
    CHECK(withheld > 200);
}

TEST_CASE("a large table half of which is small") {
    std::size_t const rows = 60, columns = 40;  // with rows kept in ordered sets this took a minute
    pbo::random_source draw(17);
    pbo::relations t;
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < rows * columns; ++i) {
        counts.push_back(static_cast<std::int64_t>(draw.below(2) == 0 ? 1 + draw.below(4) : 5 + draw.below(56)));
        static_cast<void>(t.leaf(std::to_string(i)));
    }
    for (std::size_t r = 0; r <= rows; ++r)
        for (std::size_t c = 0; c <= columns; ++c)
            random_tables::add_sum(t, std::to_string(r) + "|" + std::to_string(c), counts, [&](std::size_t i) {
                return (r == rows || r == i / columns) && (c == columns || c == i % columns);
            });
    auto const s = pbo::suppress_by_elimination(t, pbo::threshold{5}).cells;
    pbo::detail::row_space published(t.leaves());
    for (std::size_t i = 0; i < t.size(); ++i)
        if (s.is_published(i))
            if (auto left = published.reduced(pbo::detail::modular_row_of(t[i].terms)); !left.empty()) published.add(std::move(left));
    std::size_t follow = 0;
    for (std::size_t i = 0; i < t.size(); ++i)
        if (s[i] == pbo::cell_status::primary) follow += published.reduced(pbo::detail::modular_row_of(t[i].terms)).empty() ? 1U : 0U;
    CHECK(follow == 0);
}
