// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_SCORE_RATIO_HPP
#define PBO_COMPARE_DETAIL_SCORE_RATIO_HPP

// Limits for p1 / p2 by inverting Koopman's chi-squared, sum over groups of (x - n p)^2 / (n p q) = criterion at the
// shares that are most likely under p1 = phi p2.  With kappa = mu p1, mu the Lagrange multiplier, those shares are
//
//     p1 = (x1 - kappa) / (n1 - kappa),     p2 = (x2 + kappa) / (n2 + kappa),
//
// and the statistic is kappa^2 [ m1 / (n1 (x1 - kappa)) + m2 / (n2 (x2 + kappa)) ], increasing in kappa.  The unknown
// is s = kappa / (x1 - kappa), so that a limit near 0 keeps its relative precision too.  m1 = 0 is a case of its own:
// p1 stays 1 until kappa = n1, and only then begins to fall.

#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

/// The lower limit; 1 over the lower limit of the swapped groups is the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double score_ratio_lower(real_counts const& c1, real_counts const& c2, double criterion) {
    double const a = c1.hits;
    if (a == 0.0) return 0.0;
    auto const second_part = [&](double kappa) {
        return kappa * (c2.misses / c2.trials) * (kappa / (c2.hits + kappa));
    };
    if (c1.misses == 0.0) {
        double const most = second_part(a);
        if (most >= criterion) {
            double const w = criterion * c2.trials;
            double const kappa = (w + std::sqrt(w) * std::sqrt(w + 4.0 * c2.misses * c2.hits)) / (2.0 * c2.misses);
            return (c2.trials + kappa) / (c2.hits + kappa);
        }
        return (c2.trials + a) / (c2.hits + a) / (1.0 + (criterion - most) / a);
    }
    double const start = std::sqrt(criterion / (1.0 / (a + 0.5) + 1.0 / (c2.hits + 0.5))) / a;
    double const s = positive_root(
        [&](double u) -> value_and_slope {
            double const kappa = a * (u / (1.0 + u));
            double const first = kappa * u * (c1.misses / c1.trials);
            double const second = second_part(kappa);
            double const sum = first + second;
            return {std::log(sum / criterion),
                    (first * (2.0 + u) + second * (2.0 - kappa / (c2.hits + kappa))) / (sum * (1.0 + u))};
        },
        start * (1.0 + start));
    double const left = a / (1.0 + s);
    double const kappa = a * (s / (1.0 + s));
    return left / (c1.misses + left) * ((c2.trials + kappa) / (c2.hits + kappa));
}

template <class = detail::when_called>
[[nodiscard]] inline interval score_ratio_limits(ratio_of const& e, double criterion) {
    if (e.one_is_empty()) return ratio_of::range;
    auto const c1 = real_counts_of(e.first);
    auto const c2 = real_counts_of(e.second);
    double const lower = score_ratio_lower(c1, c2, criterion);
    double const upper = 1.0 / score_ratio_lower(c2, c1, criterion);
    if (c2.hits == 0.0) return {lower, upper};
    double const value = e.value().value();  // rounding must not push a limit past it at levels near 0
    return {std::min(lower, value), std::max(upper, value)};
}

}  // namespace pbo::detail

#endif
