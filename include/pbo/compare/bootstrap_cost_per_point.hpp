// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_BOOTSTRAP_COST_PER_POINT_HPP
#define PBO_COMPARE_BOOTSTRAP_COST_PER_POINT_HPP

// What does a point more cost, of people whose cost and points are both known, and how sure is that without a normal distribution?
// People of each group are drawn again, as many as there are, with replacement (whole councils, where people have one); each time the
// mean cost and the mean points of the groups differ by a and b, and a / b is the cost per point (Efron 1979; Briggs, Wonderling and
// Mooney 1997).
//
//     bootstrap_cost_per_point(with, without)                     spans of cost_and_points
//
// Told are a, b and their standard errors and correlation as the people give them (of councils as clusters, times m / (m - 1)),
// for ratio_of_differences (Fieller) beside it; the percentile limits of a / b; the share of draws in each quarter of the plane
// (dearer or cheaper, better or worse); and chance_below(limit), the share of draws in which a point is bought for less.  A draw in
// which b has the other sign, or is 0, has no cost per point that could be set in order among the others: it counts as beyond both
// limits, and where such draws are more than alpha / 2 of all there are no limits (not_available): Fieller's set is not an
// interval there either.  b of 0: no ratio (nothing_to_divide_by).  Oracle: all draws of small groups, counted one by one in R
// (tests/reference/cost_per_point.R).
//
// The draws of one seed are the same everywhere.  A draw of councils in which a group has nobody is drawn again.  Throws
// std::domain_error for what is not finite, fewer than two people of a group or two councils, and no draws.  Cost: draws x people
// (or councils).
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/ratio_of_differences.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/random.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace pbo {

struct cost_and_points {
    double cost = 0.0, points = 0.0;
    std::uint64_t council = 0;  ///< where bootstrap_options::councils is set
};

struct cost_bootstrap_options {
    std::size_t draws = 5000;
    std::uint64_t seed = 1;
    bool councils = false;  ///< draw councils instead of people
    confidence_level level{};
};

struct cost_per_point_result {
    estimated_difference cost, points;  ///< with less without
    double correlation = 0.0;           ///< of the two estimates
    figure<double> ratio = absence::nothing_to_divide_by;
    figure<interval> limits = absence::not_available;  ///< of the draws
    double dearer_better = 0.0, cheaper_better = 0.0, dearer_worse = 0.0, cheaper_worse = 0.0;  ///< shares of draws; equal counts half
    std::vector<std::pair<double, double>> draws{};  ///< the differences in cost and points of each

    /// The share of draws in which a point costs less than the limit.
    template <class = detail::when_called>
    [[nodiscard]] double chance_below(double limit) const {
        double below = 0.0;
        for (auto const& [a, b] : draws) below += limit * b - a > 0.0 ? 1.0 : limit * b - a < 0.0 ? 0.0 : 0.5;
        return below / static_cast<double>(draws.size());
    }
};

namespace detail {

/// Sums of people of both groups: with [1] and without [0].
struct cost_sums {
    double people[2] = {0.0, 0.0}, cost[2] = {0.0, 0.0}, points[2] = {0.0, 0.0};

    template <class = detail::when_called>
    void add(cost_and_points const& one, std::size_t group) {
        people[group] += 1.0;
        cost[group] += one.cost;
        points[group] += one.points;
    }
    template <class = detail::when_called>
    void add(cost_sums const& other) {
        for (std::size_t g = 0; g < 2; ++g) {
            people[g] += other.people[g];
            cost[g] += other.cost[g];
            points[g] += other.points[g];
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] std::pair<double, double> difference() const {
        return {cost[1] / people[1] - cost[0] / people[0], points[1] / people[1] - points[0] / people[0]};
    }
};

/// Variances of both differences and what they share, from influences that sum to 0 within each list.
struct cost_spread {
    double cost = 0.0, both = 0.0, points = 0.0;
    template <class = detail::when_called>
    void add(std::vector<std::pair<double, double>> const& influences) {
        double const m = static_cast<double>(influences.size()), more = m / (m - 1.0);
        for (auto const& [a, b] : influences) {
            cost += more * a * a;
            both += more * a * b;
            points += more * b * b;
        }
    }
};

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline cost_per_point_result bootstrap_cost_per_point(std::span<cost_and_points const> with,
                                                                    std::span<cost_and_points const> without,
                                                                    cost_bootstrap_options const& how = {}) {
    std::span<cost_and_points const> const groups[2] = {without, with};
    detail::cost_sums all;
    std::map<std::uint64_t, detail::cost_sums> of_council;
    for (std::size_t g = 0; g < 2; ++g)
        for (auto const& one : groups[g]) {
            if (!std::isfinite(one.cost) || !std::isfinite(one.points))
                throw std::domain_error("pbo::bootstrap_cost_per_point: a cost or points that are not finite");
            all.add(one, g);
            if (how.councils) of_council[one.council].add(one, g);
        }
    if (with.size() < 2 || without.size() < 2)
        throw std::domain_error("pbo::bootstrap_cost_per_point: fewer than two people in a group; expected two or more in both");
    if (how.councils && of_council.size() < 2) throw std::domain_error("pbo::bootstrap_cost_per_point: fewer than two councils");
    if (how.draws == 0) throw std::domain_error("pbo::bootstrap_cost_per_point: 0 draws");
    cost_per_point_result found;
    std::tie(found.cost.value, found.points.value) = all.difference();
    if (found.points.value != 0.0) found.ratio = found.cost.value / found.points.value;

    double const sign[2] = {-1.0, 1.0};
    double mean_cost[2], mean_points[2];
    for (std::size_t g = 0; g < 2; ++g) {
        mean_cost[g] = all.cost[g] / all.people[g];
        mean_points[g] = all.points[g] / all.people[g];
    }
    detail::cost_spread spread;
    std::vector<std::pair<double, double>> influences;
    if (how.councils) {
        for (auto const& [council, sums] : of_council) {
            std::pair<double, double> influence{0.0, 0.0};
            for (std::size_t g = 0; g < 2; ++g) {
                influence.first += sign[g] * (sums.cost[g] - sums.people[g] * mean_cost[g]) / all.people[g];
                influence.second += sign[g] * (sums.points[g] - sums.people[g] * mean_points[g]) / all.people[g];
            }
            influences.push_back(influence);
        }
        spread.add(influences);
    } else {
        for (std::size_t g = 0; g < 2; ++g) {
            influences.clear();
            for (auto const& one : groups[g])
                influences.emplace_back((one.cost - mean_cost[g]) / all.people[g], (one.points - mean_points[g]) / all.people[g]);
            spread.add(influences);
        }
    }
    found.cost.standard_error = std::sqrt(spread.cost);
    found.points.standard_error = std::sqrt(spread.points);
    if (spread.cost > 0.0 && spread.points > 0.0)
        found.correlation = std::clamp(spread.both / std::sqrt(spread.cost) / std::sqrt(spread.points), -1.0, 1.0);

    std::vector<detail::cost_sums> councils;
    for (auto const& [council, sums] : of_council) councils.push_back(sums);
    std::vector<double> ratios;
    std::size_t turned = 0;
    for (std::size_t d = 0; d < how.draws; ++d) {
        random_source source(how.seed, d);
        detail::cost_sums drawn;
        if (how.councils) {
            do {
                drawn = {};
                for (std::size_t i = 0; i < councils.size(); ++i) drawn.add(councils[source.below(councils.size())]);
            } while (drawn.people[0] == 0.0 || drawn.people[1] == 0.0);
        } else {
            for (std::size_t g = 0; g < 2; ++g)
                for (std::size_t i = 0; i < groups[g].size(); ++i) drawn.add(groups[g][source.below(groups[g].size())], g);
        }
        auto const [a, b] = drawn.difference();
        found.draws.emplace_back(a, b);
        double const dearer = a > 0.0 ? 1.0 : a < 0.0 ? 0.0 : 0.5, better = b > 0.0 ? 1.0 : b < 0.0 ? 0.0 : 0.5;
        double const one = 1.0 / static_cast<double>(how.draws);
        found.dearer_better += one * dearer * better;
        found.cheaper_better += one * (1.0 - dearer) * better;
        found.dearer_worse += one * dearer * (1.0 - better);
        found.cheaper_worse += one * (1.0 - dearer) * (1.0 - better);
        if (b * found.points.value > 0.0) ratios.push_back(a / b);
        else ++turned;
    }
    auto const beyond = static_cast<std::size_t>(0.5 * how.level.alpha() * static_cast<double>(how.draws));
    if (turned <= beyond && !ratios.empty() && found.ratio) {
        std::sort(ratios.begin(), ratios.end());
        auto const cut = beyond - turned;
        found.limits = interval(ratios[cut], ratios[ratios.size() - 1 - cut]);
    }
    return found;
}

}  // namespace pbo

#endif
