// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_BEAL_HPP
#define PBO_COMPARE_DETAIL_BEAL_HPP

// Beal's family (1987): with u, v = (1/n1 +- 1/n2) / 4, psi half the sum of the two shares after adding `prior` to hits
// and misses, and s = 1 - 2 psi, the limits are
//
//     (d + z^2 v s +- z sqrt(u (4 psi (1 - psi) - d^2) + 2 v s d + z^2 (4 u^2 psi (1 - psi) + v^2 s^2))) / (1 + z^2 u).
//
// Without a prior the first two terms are p1 q1 / n1 + p2 q2 / n2 (computed so).  With one, 4 psi (1 - psi) - d^2 is
// computed as (1 - d)(1 + d) - s^2 where |d| is large, because the other form cancels there.

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline interval beal_limits(difference_of const& e, confidence_level const& level, double prior) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = real_counts_of(e.first);
    auto const c2 = real_counts_of(e.second);
    double const z = level.z();
    double const d = e.value().value();
    double const u = 0.25 * (1.0 / c1.trials + 1.0 / c2.trials);
    double const v = 0.25 * (c2.trials - c1.trials) / c1.trials / c2.trials;
    double const n1 = c1.trials + 2.0 * prior;
    double const n2 = c2.trials + 2.0 * prior;
    double const psi = 0.5 * ((c1.hits + prior) / n1 + (c2.hits + prior) / n2);
    double const rest = 0.5 * ((c1.misses + prior) / n1 + (c2.misses + prior) / n2);
    double const s = 0.5 * ((c1.misses - c1.hits) / n1 + (c2.misses - c2.hits) / n2);
    double binomial = 0.0;
    if (prior == 0.0) {
        binomial = c1.hits / n1 * (c1.misses / n1) / n1 + c2.hits / n2 * (c2.misses / n2) / n2;
    } else {
        double const inner = std::abs(d) < 0.5 ? 4.0 * psi * rest - d * d : (1.0 - d) * (1.0 + d) - s * s;
        binomial = u * inner + 2.0 * v * s * d;
    }
    double const scale = 1.0 + z * z * u;
    double const centre = (d + z * z * v * s) / scale;
    double const curvature = 4.0 * u * u * psi * rest + v * v * s * s;
    double const half = z / scale * std::sqrt(std::max(0.0, binomial + z * z * curvature));
    return difference_limits(centre, half, half);
}

}  // namespace pbo::detail

#endif
