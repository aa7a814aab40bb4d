// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifdef PBO_HAS_CLP
#include <pbo/core/random.hpp>
#include <pbo/protect/controlled_rounding.hpp>

#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace {

/// Whether cells are multiples beside their counts, and sums hold among them.
void check_rounded(pbo::relations const& t, pbo::controlled_rounding const& r, std::int64_t base) {
    REQUIRE(r.printed.size() == t.size());
    pbo::relations again;
    std::uint64_t change = 0;
    for (std::size_t i = 0; i < t.size(); ++i) {
        CHECK(r.printed[i] % base == 0);
        auto const moved = std::abs(r.printed[i] - t[i].count);
        CHECK(moved < base);
        if (t[i].count % base == 0) CHECK(moved == 0);
        change += static_cast<std::uint64_t>(moved);
        again.add(t[i].name, r.printed[i], t[i].terms);
    }
    CHECK(r.change == change);
    for (std::uint32_t leaf = 0; leaf < t.leaves(); ++leaf) static_cast<void>(again.leaf(std::to_string(leaf)));
    CHECK_NOTHROW(again.check());
}

}  // namespace

TEST_CASE("the handed tables, at the proven least change") {
    auto const tables = worked::tables();
    std::map<std::pair<std::string, std::string>, std::uint64_t> least;
    for (auto& r : worked::rows_of("controlled_rounding.csv")) least[{r["table"], r["base"]}] = std::stoul(r["optimal_sum_abs_change"]);
    REQUIRE(least.size() == 10);
    for (auto const& [which, change] : least) {
        CAPTURE(which.first);
        CAPTURE(which.second);
        auto const& t = tables.at(which.first);
        auto const base = std::stol(which.second);
        auto const r = pbo::round_controlled(t, base);
        REQUIRE(r);
        check_rounded(t, *r, base);
        CHECK(r->proven);
        CHECK(r->change == change);
    }
}

TEST_CASE("every table of two ways can be rounded, and adds up") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        pbo::random_source draw(seed);
        auto const rows = 1 + draw.below(5), columns = 1 + draw.below(5);
        std::vector<std::int64_t> counts(rows * columns);
        for (auto& n : counts) n = static_cast<std::int64_t>(draw.below(30));
        pbo::relations t;
        for (std::size_t i = 0; i < counts.size(); ++i) static_cast<void>(t.leaf(std::to_string(i)));
        for (std::size_t a = 0; a <= rows; ++a)
            for (std::size_t b = 0; b <= columns; ++b) {
                std::vector<pbo::leaf_term> terms;
                std::int64_t sum = 0;
                for (std::size_t i = 0; i < counts.size(); ++i)
                    if ((a == rows || a == i / columns) && (b == columns || b == i % columns)) {
                        terms.push_back({static_cast<std::uint32_t>(i), 1});
                        sum += counts[i];
                    }
                t.add(std::to_string(a) + "|" + std::to_string(b), sum, terms);
            }
        // One programme is enough: its corners are whole.
        auto const r = pbo::round_controlled(t, 5, 1);
        REQUIRE(r);
        CHECK(r->proven);
        check_rounded(t, *r, 5);
    }
}

TEST_CASE("what cannot be rounded") {
    pbo::relations none;
    CHECK(pbo::round_controlled(none, 5)->printed.empty());
    CHECK_THROWS_AS(static_cast<void>(pbo::round_controlled(none, 1)), std::invalid_argument);
    // a, b and a - b: 5 and 5 less 3: the difference is a multiple that must stay, so both move together.
    pbo::relations change;
    change.add("now", 8, "+now");
    change.add("before", 3, "+before");
    change.add("change", 5, "+now -before");
    auto const r = pbo::round_controlled(change, 5);
    REQUIRE(r);
    CHECK(r->printed == std::vector<std::int64_t>{10, 5, 5});
    pbo::relations wrong;
    wrong.add("a", 1, "+a");
    wrong.add("again", 2, "+a");
    CHECK_THROWS_AS(static_cast<void>(pbo::round_controlled(wrong, 5)), std::invalid_argument);
}

// Each of three people's counts of 1 becomes 0 or 2, and each two of them stay 2 together: one of each two is 2, of each of three pairs.
TEST_CASE("where no rounding adds up there is none; where too few were tried to know, that is an error and no answer") {
    pbo::relations t;
    for (auto const* name : {"a", "b", "c"}) t.add(name, 1, std::string("+") + name);
    t.add("ab", 2, "+a +b");
    t.add("bc", 2, "+b +c");
    CHECK(pbo::round_controlled(t, 2)->proven);
    t.add("ca", 2, "+c +a");
    CHECK_FALSE(pbo::round_controlled(t, 2));
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::round_controlled(t, 2, 1)),
                         "pbo::round_controlled: none of the first 1 roundings adds up", std::runtime_error);
}
#endif
