// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_BENCHMARKING_RANK_INTERVALS_HPP
#define PBO_MEASURE_BENCHMARKING_RANK_INTERVALS_HPP

// How sure is a place in a league table?  Usually not very (Goldstein and Spiegelhalter 1996, Journal of the Royal
// Statistical Society A 159:385).  From the counts alone: in each of many draws every area gets a share from what its own
// counts allow, Beta(x + 1/2, n - x + 1/2) (Jeffreys), the areas are ranked, and an area's interval holds the ranks that are
// left when the level's tails are cut off.
//
//     auto r = pbo::rank_intervals(shares);                 // rank 1 is the highest share
//     r.areas[0].lower, r.areas[0].upper                    // 95 % of draws lie between, ends included
//
// The ranks are uncertain only by chance in as many people; data that differ in what they count make them less sure still.
// For a complete count the rank is a fact, and the interval shows how little the fact would say about next year.
// Observed ranks: 1 + the areas with a higher share, so equal shares have equal ranks.  Areas without people have no rank.
//
// The same seed gives the same intervals on every machine, to the last rank but for ties within rounding.  Each draw has its
// own stream.  Cost: draws x areas beta quantiles (half a microsecond each or less) and draws sorts;
// four bytes for each pair of areas.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/random.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo {

struct rank_interval {
    figure<std::uint64_t> observed;  ///< 1 is the highest share
    figure<std::uint64_t> lower;
    figure<std::uint64_t> upper;
    figure<double> mean;             ///< of the ranks drawn

    friend bool operator==(rank_interval const&, rank_interval const&) = default;
};

struct rank_options {
    confidence_level level{};
    std::uint32_t draws = 4000;
    std::uint64_t seed = 20110331;
};

struct rank_intervals_result {
    std::vector<rank_interval> areas;  ///< in the order given
    std::uint64_t ranked = 0;
    rank_options options{};

    /// Areas whose whole interval lies in the highest fifth of the ranks, or in the lowest.
    [[nodiscard]] std::size_t surely_in_highest_fifth() const {
        return how_many([this](rank_interval const& a) { return 5 * *a.upper <= ranked; });
    }
    [[nodiscard]] std::size_t surely_in_lowest_fifth() const {
        return how_many([this](rank_interval const& a) { return 5 * (ranked - *a.lower + 1) <= ranked; });
    }
    /// How many ranks an interval spans, on average.
    [[nodiscard]] figure<double> mean_width() const {
        if (ranked == 0) return absence::nothing_to_divide_by;
        double sum = 0.0;
        for (auto const& a : areas)
            if (a.lower.has_value()) sum += static_cast<double>(*a.upper - *a.lower + 1);
        return sum / static_cast<double>(ranked);
    }

private:
    template <class Holds>
    [[nodiscard]] std::size_t how_many(Holds const& holds) const {
        std::size_t n = 0;
        for (auto const& a : areas) n += a.lower.has_value() && holds(a) ? 1U : 0U;
        return n;
    }
};

namespace detail {

/// A share that the counts allow.
[[nodiscard]] inline double drawn_share(proportion const& p, random_source& draws) {
    double const below = draws.inside();
    tail const side{below, normal_quantile(0.5 - below, below < 0.5 ? below : 1.0 - below)};
    return beta_quantile(static_cast<double>(p.hits()) + 0.5, static_cast<double>(p.misses()) + 0.5, side);
}

struct rank_intervals_function {
    /// Throws std::invalid_argument for no draws.
    template <class Areas, class Projection = std::identity>
    [[nodiscard]] rank_intervals_result operator()(Areas const& areas, rank_options options = {}, Projection projection = {}) const {
        if (options.draws == 0) throw std::invalid_argument("pbo::rank_intervals: no draws are asked for");
        std::vector<proportion> counts;
        std::vector<std::size_t> known;
        for (auto const& area : areas) {
            counts.push_back(std::invoke(projection, area));
            if (counts.back().trials() != 0) known.push_back(counts.size() - 1);
        }
        std::size_t const n = known.size();
        std::vector<std::uint32_t> times(n * n);  // how often the area had the rank
        std::vector<std::pair<double, std::size_t>> drawn(n);
        for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
            random_source source(options.seed, draw);
            for (std::size_t i = 0; i < n; ++i) drawn[i] = {drawn_share(counts[known[i]], source), i};
            std::sort(drawn.begin(), drawn.end(), std::greater<>{});
            for (std::size_t rank = 0; rank < n; ++rank) ++times[drawn[rank].second * n + rank];
        }
        rank_intervals_result r;
        r.ranked = n;
        r.options = options;
        auto const none = absence::nothing_to_divide_by;
        r.areas.assign(counts.size(), {none, none, none, none});
        for (std::size_t i = 0; i < n; ++i)
            r.areas[known[i]] = summary(&times[i * n], n, options, 1 + higher(counts, known, known[i]));
        return r;
    }

private:
    static std::uint64_t higher(std::vector<proportion> const& counts, std::vector<std::size_t> const& known, std::size_t mine) {
        return static_cast<std::uint64_t>(std::count_if(known.begin(), known.end(), [&](std::size_t other) {
            return *counts[other].value() > *counts[mine].value();
        }));
    }
    /// The narrowest ends that leave no more than half of alpha of the draws outside each.
    static rank_interval summary(std::uint32_t const* times, std::size_t n, rank_options const& options, std::uint64_t observed) {
        auto const allowed = static_cast<std::uint64_t>(0.5 * options.level.alpha() * options.draws);
        std::size_t low = 0, high = n - 1;
        for (std::uint64_t outside = times[low]; outside <= allowed && low + 1 < n; outside += times[low]) ++low;
        for (std::uint64_t outside = times[high]; outside <= allowed && high > 0; outside += times[high]) --high;
        double sum = 0.0;
        for (std::size_t rank = 0; rank < n; ++rank) sum += static_cast<double>(rank + 1) * times[rank];
        return {observed, std::uint64_t{low} + 1, std::uint64_t{high} + 1, sum / options.draws};
    }
};

}  // namespace detail

/// rank_intervals(proportions, {level, draws, seed}, projection)
inline constexpr detail::rank_intervals_function rank_intervals{};

}  // namespace pbo

#endif
