// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_SCORE_ODDS_RATIO_HPP
#define PBO_COMPARE_DETAIL_SCORE_ODDS_RATIO_HPP

// Limits for the odds ratio by inverting the score test (Cornfield 1956 without his continuity correction): the table
// fitted under an odds ratio psi has all margins of the observed one, so it is x1 - kappa, m1 + kappa, x2 + kappa,
// m2 - kappa for one number kappa, and the statistic is kappa^2 times the sum of the reciprocals of those four.
// It increases in kappa.  The unknown is s = kappa / (a - kappa), a the smaller of x1 and m2, so that a limit near 0
// keeps its relative precision.

#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

/// The lower limit; 1 over the lower limit of the swapped groups is the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double score_odds_ratio_lower(real_counts const& c1, real_counts const& c2, double criterion) {
    double const a = std::min(c1.hits, c2.misses);
    double const excess = std::max(c1.hits, c2.misses) - a;
    if (a == 0.0) return 0.0;
    double const start =
        std::sqrt(criterion / (1.0 / (a + 0.5) + 1.0 / (a + excess + 0.5) + 1.0 / (c1.misses + 0.5) +
                               1.0 / (c2.hits + 0.5))) / a;
    double const s = positive_root(
        [&](double u) -> value_and_slope {
            double const kappa = a * (u / (1.0 + u));
            double const left = a / (1.0 + u);
            double const smaller = kappa * u;
            double const larger = kappa * (kappa / (excess + left));
            double const third = kappa * (kappa / (c1.misses + kappa));
            double const fourth = kappa * (kappa / (c2.hits + kappa));
            double const sum = smaller + larger + third + fourth;
            double const slope = smaller * (2.0 + u) + larger * (2.0 + u * (left / (excess + left))) +
                                 third * (2.0 - kappa / (c1.misses + kappa)) +
                                 fourth * (2.0 - kappa / (c2.hits + kappa));
            return {std::log(sum / criterion), slope / (sum * (1.0 + u))};
        },
        start * (1.0 + start));
    double const kappa = a * (s / (1.0 + s));
    double const left = a / (1.0 + s);
    return left / (c1.misses + kappa) * ((excess + left) / (c2.hits + kappa));
}

template <class = detail::when_called>
[[nodiscard]] inline interval score_odds_ratio_limits(odds_ratio_of const& e, double criterion) {
    if (e.one_is_empty()) return odds_ratio_of::range;
    auto const c1 = real_counts_of(e.first);
    auto const c2 = real_counts_of(e.second);
    double const lower = score_odds_ratio_lower(c1, c2, criterion);
    double const upper = 1.0 / score_odds_ratio_lower(c2, c1, criterion);
    if (c2.hits == 0.0 || c1.misses == 0.0) return {lower, upper};
    double const value = e.value().value();  // rounding must not push a limit past it at levels near 0
    return {std::min(lower, value), std::max(upper, value)};
}

}  // namespace pbo::detail

#endif
