// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_QUINTILES_HPP
#define PBO_MEASURE_BENCHMARKING_QUINTILES_HPP

// In which fifth of the areas does each stand?  As the national indicator tool's NTILE(5), ascending: areas sorted by
// value, lowest first, cut into five groups whose sizes differ by at most one, the larger ones first (152 areas: 31, 31,
// 30, 30, 30).  Quintile 1 holds the lowest values, whatever is better.  Public Health England's own R package cuts where a
// rank passes a multiple of n / 5 (152 areas: 31, 30, 31, 30, 30), so an area at an edge can be in the next quintile there.
//
// Ties: NTILE counts areas and does not look at values, so equal values can fall into two quintiles, in any order.  Here
// equal values keep the order in which the areas were given, and every area whose value also stands in another quintile
// is marked tied_across: its quintile is an accident of order.
//
// Areas without a value are left out.  Fewer than five areas with a value: nobody is compared.  Quintiles always find a
// lowest fifth, however alike the areas are: see rank_intervals.hpp for how little that may mean.  O(n log n).

#include <pbo/core/figure.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

namespace pbo {

struct in_quintile {
    figure<std::uint64_t> quintile;  ///< 1 (lowest) to 5; not_applicable where nobody is compared, else the area's own reason
    bool tied_across = false;        ///< an area with the same value is in another quintile

    friend bool operator==(in_quintile const&, in_quintile const&) = default;
};

struct quintiles_result {
    std::vector<in_quintile> areas;       ///< in the order given
    std::array<std::uint64_t, 5> sizes{};
    bool compared = false;                ///< false: fewer than five areas have a value

    friend bool operator==(quintiles_result const&, quintiles_result const&) = default;
};

namespace detail {
struct quintiles_function {
    /// Of the values, or of what the projection makes of each element: figures of numbers, or plain ones.
    template <class Areas, class Projection = std::identity>
    [[nodiscard]] quintiles_result operator()(Areas const& areas, Projection projection = {}) const {
        std::vector<figure<double>> values;
        for (auto const& area : areas) values.push_back(std::invoke(projection, area));
        quintiles_result all;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < values.size(); ++i) {
            all.areas.push_back({values[i].has_value() ? absence::not_applicable : values[i].reason(), false});
            if (values[i].has_value()) order.push_back(i);
        }
        all.compared = order.size() >= 5;
        if (!all.compared) return all;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return *values[a] != *values[b] ? *values[a] < *values[b] : a < b;
        });
        std::size_t at = 0;
        for (std::size_t q = 0; q < 5; ++q) {
            all.sizes[q] = order.size() / 5 + (q < order.size() % 5 ? 1U : 0U);
            for (std::uint64_t i = 0; i < all.sizes[q]; ++i) all.areas[order[at++]].quintile = std::uint64_t{q} + 1;
        }
        for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
            while (to < order.size() && *values[order[to]] == *values[order[from]]) ++to;
            if (all.areas[order[from]].quintile == all.areas[order[to - 1]].quintile) continue;
            for (std::size_t i = from; i < to; ++i) all.areas[order[i]].tied_across = true;
        }
        return all;
    }
};
}  // namespace detail

/// quintiles(values), quintiles(areas, projection)
inline constexpr detail::quintiles_function quintiles{};

}  // namespace pbo

#endif
