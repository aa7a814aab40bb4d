// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_SCORE_DIFFERENCE_HPP
#define PBO_COMPARE_DETAIL_SCORE_DIFFERENCE_HPP

// Limits for p1 - p2 by inverting the score test: the delta with (d - delta)^2 / V(delta) = criterion, V from the
// shares that are most likely under p1 - p2 = delta.  See tilted_share.hpp for why the unknown is the multiplier mu:
// mu^2 V(mu) = criterion, and then delta = d - criterion / mu, which keeps all the digits that d has.

#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/detail/tilted_share.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

/// The lower limit; swap the groups and the sign for the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double score_difference_lower(real_counts const& c1, real_counts const& c2, double difference,
                                                   double criterion) {
    if (c1.hits == 0.0 && c2.misses == 0.0) return -1.0;
    auto const smoothed = [](real_counts const& c) {
        double const n = c.trials + 2.0;
        return (c.hits + 1.0) / n * ((c.misses + 1.0) / n) / c.trials;
    };
    double const mu = positive_root(
        [&](double u) -> value_and_slope {
            auto const t = tilted_pair_at(c1, c2, u);
            return {std::log(u * u * t.variance / criterion), 1.0 + t.weighted_variance / t.variance};
        },
        std::sqrt(criterion / (smoothed(c1) + smoothed(c2))));
    return std::clamp(difference - criterion / mu, -1.0, difference);
}

template <class = detail::when_called>
[[nodiscard]] inline interval score_difference_limits(difference_of const& e, double criterion) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = real_counts_of(e.first);
    auto const c2 = real_counts_of(e.second);
    double const d = e.value().value();
    return {score_difference_lower(c1, c2, d, criterion), -score_difference_lower(c2, c1, -d, criterion)};
}

}  // namespace pbo::detail

#endif
