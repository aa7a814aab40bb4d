// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_TILTED_SHARE_HPP
#define PBO_COMPARE_DETAIL_TILTED_SHARE_HPP

// The restricted maximum-likelihood estimate behind every score limit for a difference, without its cubic.
//
// Maximising the likelihood of two shares under p1 - p2 = delta with a Lagrange multiplier mu gives n1 (x1/n1 - p1) =
// mu p1 q1 and n2 (x2/n2 - p2) = -mu p2 q2: given mu, each share is the root of its own quadratic, and nothing is
// subtracted in finding it.  At the ends (x = 0 or x = n) the formula gives the boundary estimate by itself. With V =
// p1 q1 / n1 + p2 q2 / n2 the score statistic is then (d - delta)^2 / V = mu^2 V, and d - delta = mu V. So the limit is
// a root in mu of an increasing function with closed-form steps: no arc-cosine, no false zeros.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo::detail {

/// The share p that maximises log likelihood - mu p, its complement, and n times the slope of mu by -log odds.
struct tilted_share {
    double p;
    double q;
    double discriminant;
};

template <class = detail::when_called>
[[nodiscard]] inline tilted_share tilted_up(double hits, double misses, double trials, double mu) {  // mu >= 0
    double const apart = trials - mu;
    double const root = std::sqrt(apart * apart + 4.0 * mu * misses);
    double const p = 2.0 * hits / (trials + mu + root);
    if (apart > 0.0) return {p, 2.0 * misses / (apart + root), root};
    return {p, (root - apart) / (2.0 * mu), root};
}
template <class = detail::when_called>
[[nodiscard]] inline tilted_share tilted(real_counts const& c, double mu) {
    if (mu >= 0.0) return tilted_up(c.hits, c.misses, c.trials, mu);
    auto const t = tilted_up(c.misses, c.hits, c.trials, -mu);
    return {t.q, t.p, t.discriminant};
}

/// Both shares under one multiplier, the variance V of their difference, and n_i V_i / D_i summed, of which the slopes
/// of all functions of mu are made.
struct tilted_pair {
    tilted_share first;
    tilted_share second;
    double variance;
    double weighted_variance;
};
template <class = detail::when_called>
[[nodiscard]] inline tilted_pair tilted_pair_at(real_counts const& c1, real_counts const& c2, double mu) {
    auto const t1 = tilted(c1, mu);
    auto const t2 = tilted(c2, -mu);
    double const v1 = t1.p * (t1.q / c1.trials);
    double const v2 = t2.p * (t2.q / c2.trials);
    return {t1, t2, v1 + v2,
            (v1 > 0.0 ? v1 * c1.trials / t1.discriminant : 0.0) + (v2 > 0.0 ? v2 * c2.trials / t2.discriminant : 0.0)};
}

}  // namespace pbo::detail

#endif
