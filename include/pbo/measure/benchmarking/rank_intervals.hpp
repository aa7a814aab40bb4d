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
//     r.areas[0].median                                     // the middle one of its ranks: the rank to print
//     r.areas[0].first, r.areas[0].last                     // the same twice, or the ranks that equal shares have between them
//
// The ranks are uncertain only by chance in as many people; data that differ in what they count make them less sure still.
// The rank to print is the middle one of the draws and not the place by the shares as they are: nobody of 3 is last by
// their share, and 3 people allow that place to hardly anybody.  Areas whose shares are equal share a range: from the middle
// rank of the first of them in the draws to that of the last, as far as each area's own interval goes.  So whatever is shown
// lies within the interval.  Areas with the same counts have the same ranks and limits: their draws are counted together.
// Observed places: from 1 + the areas with a higher share to the areas with as high a share.  Areas without people have no
// rank.
//
// The same seed gives the same intervals on every machine, to the last rank but for ties within rounding.  Each draw has its
// own stream.  Cost: draws x areas beta quantiles (half a microsecond each or less) and draws sorts;
// twelve bytes for each pair of areas at most.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/random.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo {

struct rank_interval {
    figure<std::uint64_t> observed;       ///< the place by the shares as they are; 1 is the highest
    figure<std::uint64_t> observed_last;  ///< the same but for areas with equal shares: the last of their places
    figure<std::uint64_t> lower;
    figure<std::uint64_t> upper;
    figure<std::uint64_t> median;         ///< of the ranks drawn
    figure<std::uint64_t> first;          ///< the median, or where the range of equal shares begins
    figure<std::uint64_t> last;           ///< and where it ends; both within lower and upper
    figure<double> mean;                  ///< of the ranks drawn

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
    template <class = detail::when_called>
    [[nodiscard]] std::size_t surely_in_highest_fifth() const {
        return how_many([this](rank_interval const& a) { return 5 * *a.upper <= ranked; });
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t surely_in_lowest_fifth() const {
        return how_many([this](rank_interval const& a) { return 5 * (ranked - *a.lower + 1) <= ranked; });
    }
    /// How many ranks an interval spans, on average.
    template <class = detail::when_called>
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
template <class = detail::when_called>
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
        auto const alike = in_groups(counts, known, [](proportion const& p) { return std::pair(p.hits(), p.trials()); });
        auto const tied = in_groups(counts, known, [](proportion const& p) { return *p.value(); });
        std::vector<std::uint32_t> times(alike.members.size() * n);  // how often areas with these counts had the rank
        std::vector<std::uint32_t> first(tied.members.size() * n), last(tied.members.size() * n);  // of equal shares
        std::vector<std::pair<double, std::size_t>> drawn(n);
        std::vector<std::size_t> seen(tied.members.size());
        for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
            random_source source(options.seed, draw);
            for (std::size_t i = 0; i < n; ++i) drawn[i] = {drawn_share(counts[known[i]], source), i};
            std::sort(drawn.begin(), drawn.end(), std::greater<>{});
            std::fill(seen.begin(), seen.end(), std::size_t{0});
            for (std::size_t rank = 0; rank < n; ++rank) {
                auto const area = drawn[rank].second;
                auto const group = tied.of[area];
                ++times[alike.of[area] * n + rank];
                if (seen[group]++ == 0) ++first[group * n + rank];
                if (seen[group] == tied.members[group]) ++last[group * n + rank];
            }
        }
        rank_intervals_result r;
        r.ranked = n;
        r.options = options;
        auto const none = absence::nothing_to_divide_by;
        r.areas.assign(counts.size(), {none, none, none, none, none, none, none, none});
        for (std::size_t i = 0; i < n; ++i) {
            auto& area = r.areas[known[i]];
            auto const group = tied.of[i];
            area = summary(&times[alike.of[i] * n], n, options.level.alpha(), std::uint64_t{alike.members[alike.of[i]]} * options.draws);
            area.observed = 1 + higher(counts, known, known[i]);
            area.observed_last = *area.observed + tied.members[group] - 1;
            area.first = std::max(*area.lower, median(&first[group * n], options.draws));
            area.last = std::min(*area.upper, median(&last[group * n], options.draws));
        }
        return r;
    }

private:
    struct groups {
        std::vector<std::size_t> of;       ///< for each ranked area
        std::vector<std::size_t> members;  ///< how many areas a group has
    };
    template <class Same>
    static groups in_groups(std::vector<proportion> const& counts, std::vector<std::size_t> const& known, Same const& same) {
        std::map<decltype(same(counts.front())), std::size_t> numbers;
        groups all;
        for (auto const area : known) {
            auto const group = numbers.try_emplace(same(counts[area]), numbers.size()).first->second;
            if (group == all.members.size()) all.members.push_back(0);
            all.of.push_back(group);
            ++all.members[group];
        }
        return all;
    }
    template <class = detail::when_called>
    static std::uint64_t higher(std::vector<proportion> const& counts, std::vector<std::size_t> const& known, std::size_t mine) {
        return static_cast<std::uint64_t>(std::count_if(known.begin(), known.end(), [&](std::size_t other) {
            return *counts[other].value() > *counts[mine].value();
        }));
    }
    /// The first rank that half of the draws do not go beyond.
    template <class = detail::when_called>
    static std::uint64_t median(std::uint32_t const* times, std::uint64_t draws) {
        std::size_t rank = 0;
        for (std::uint64_t so_far = times[0]; 2 * so_far < draws; so_far += times[rank]) ++rank;
        return std::uint64_t{rank} + 1;
    }
    /// The narrowest ends that leave no more than half of alpha of the draws outside each.
    template <class = detail::when_called>
    static rank_interval summary(std::uint32_t const* times, std::size_t n, double alpha, std::uint64_t draws) {
        auto const allowed = static_cast<std::uint64_t>(0.5 * alpha * static_cast<double>(draws));
        std::size_t low = 0, high = n - 1;
        for (std::uint64_t outside = times[low]; outside <= allowed && low + 1 < n; outside += times[low]) ++low;
        for (std::uint64_t outside = times[high]; outside <= allowed && high > 0; outside += times[high]) --high;
        double sum = 0.0;
        for (std::size_t rank = 0; rank < n; ++rank) sum += static_cast<double>(rank + 1) * times[rank];
        return {{}, {}, std::uint64_t{low} + 1, std::uint64_t{high} + 1, median(times, draws), {}, {}, sum / static_cast<double>(draws)};
    }
};

}  // namespace detail

/// rank_intervals(proportions, {level, draws, seed}, projection)
inline constexpr detail::rank_intervals_function rank_intervals{};

}  // namespace pbo

#endif
