// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PROTECT_RANDOM_TABLES_HPP
#define PBO_TESTS_PROTECT_RANDOM_TABLES_HPP

// Invented tables with zeros, ones and small counts: of two or three ways with all their margins; hierarchies (areas, regions,
// the whole); two linked tables (the same people by two other things); and shares of a whole (hits, rest, whole) with their sums.
#include <pbo/core/random.hpp>
#include <pbo/protect/relations.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace random_tables {

inline std::int64_t some_count(pbo::random_source& draw, std::uint64_t most = 60) {
    auto const kind = draw.below(10);
    return static_cast<std::int64_t>(kind == 0 ? 0 : kind == 1 ? 1 : kind == 2 ? 2 + draw.below(3) : 5 + draw.below(most));
}

/// Adds the sum of the leaves that `in` takes, where there are any.
inline void add_sum(pbo::relations& t, std::string const& name, std::vector<std::int64_t> const& leaves,
                    std::function<bool(std::size_t)> const& in, pbo::cell_treatment treatment = {}) {
    std::vector<pbo::leaf_term> terms;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < leaves.size(); ++i)
        if (in(i)) {
            terms.push_back({static_cast<std::uint32_t>(i), 1});
            sum += leaves[i];
        }
    if (!terms.empty()) t.add(name, sum, terms, treatment);
}

inline std::vector<std::int64_t> leaves_for(pbo::relations& t, pbo::random_source& draw, std::size_t n) {
    std::vector<std::int64_t> leaves;
    for (std::size_t i = 0; i < n; ++i) {
        leaves.push_back(some_count(draw));
        static_cast<void>(t.leaf(std::to_string(i)));
    }
    return leaves;
}

inline pbo::relations of_ways(pbo::random_source draw) {
    std::size_t const size[3] = {2 + draw.below(3), 2 + draw.below(3), 1 + draw.below(2)};
    pbo::relations t;
    auto const leaves = leaves_for(t, draw, size[0] * size[1] * size[2]);
    for (std::size_t a = 0; a <= size[0]; ++a)
        for (std::size_t b = 0; b <= size[1]; ++b)
            for (std::size_t c = 0; c <= size[2]; ++c) {
                if (size[2] == 1 && c == 1) continue;
                add_sum(t, std::to_string(a) + "|" + std::to_string(b) + "|" + std::to_string(c), leaves, [&](std::size_t i) {
                    return (a == size[0] || a == i / size[2] / size[1]) && (b == size[1] || b == i / size[2] % size[1]) &&
                           (c == size[2] || c == i % size[2]);
                });
            }
    return t;
}

/// Areas in regions, by up to three modes.
inline pbo::relations hierarchy(pbo::random_source draw) {
    auto const regions = 2 + draw.below(2), modes = 1 + draw.below(3);
    std::vector<std::size_t> region_of;
    for (std::size_t r = 0; r < regions; ++r)
        for (auto n = 1 + draw.below(4); n > 0; --n) region_of.push_back(r);
    pbo::relations t;
    auto const leaves = leaves_for(t, draw, region_of.size() * modes);
    for (std::size_t m = 0; m <= modes; ++m) {
        if (modes == 1 && m == 1) continue;
        auto const of_mode = [&](std::size_t i) { return m == modes || i % modes == m; };
        auto const mode = "|" + std::to_string(m);
        for (std::size_t a = 0; a < region_of.size(); ++a)
            add_sum(t, "area " + std::to_string(a) + mode, leaves, [&](std::size_t i) { return i / modes == a && of_mode(i); });
        for (std::size_t r = 0; r < regions; ++r)
            add_sum(t, "region " + std::to_string(r) + mode, leaves, [&](std::size_t i) { return region_of[i / modes] == r && of_mode(i); });
        add_sum(t, "whole" + mode, leaves, of_mode);
    }
    return t;
}

/// The same people in two tables, by a and b and by a and c: what they share is printed once.
inline pbo::relations linked(pbo::random_source draw) {
    std::size_t const as = 2 + draw.below(2), bs = 2 + draw.below(2), cs = 2 + draw.below(2);
    pbo::relations t;
    auto const leaves = leaves_for(t, draw, as * bs * cs);
    auto const a_of = [&](std::size_t i) { return i / cs / bs; };
    auto const b_of = [&](std::size_t i) { return i / cs % bs; };
    auto const c_of = [&](std::size_t i) { return i % cs; };
    for (std::size_t a = 0; a <= as; ++a) {
        auto const in_a = [&](std::size_t i) { return a == as || a_of(i) == a; };
        add_sum(t, std::to_string(a), leaves, in_a);
        for (std::size_t b = 0; b < bs; ++b)
            add_sum(t, std::to_string(a) + "|b" + std::to_string(b), leaves, [&](std::size_t i) { return in_a(i) && b_of(i) == b; });
        for (std::size_t c = 0; c < cs; ++c)
            add_sum(t, std::to_string(a) + "|c" + std::to_string(c), leaves, [&](std::size_t i) { return in_a(i) && c_of(i) == c; });
    }
    return t;
}

/// Hits and whole of some areas with the sums of all; the rest is printed nowhere and follows.
inline pbo::relations shares(pbo::random_source draw) {
    auto const areas = 2 + draw.below(7);
    pbo::relations t;
    auto const leaves = leaves_for(t, draw, 2 * areas);
    for (std::size_t a = 0; a <= areas; ++a) {
        auto const in = [&](std::size_t i) { return a == areas || i / 2 == a; };
        auto const name = std::to_string(a);
        add_sum(t, "hits " + name, leaves, [&](std::size_t i) { return in(i) && i % 2 == 0; });
        add_sum(t, "rest " + name, leaves, [&](std::size_t i) { return in(i) && i % 2 == 1; }, {.printed = false});
        add_sum(t, "all " + name, leaves, in);
    }
    return t;
}

inline pbo::relations some_table(std::uint64_t seed) {
    pbo::random_source draw(seed);
    switch (draw.below(4)) {
        case 0: return of_ways(draw);
        case 1: return hierarchy(draw);
        case 2: return linked(draw);
        default: return shares(draw);
    }
}

}  // namespace random_tables

#endif
