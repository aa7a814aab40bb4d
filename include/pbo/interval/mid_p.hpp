// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_MID_P_HPP
#define PBO_INTERVAL_MID_P_HPP

// Exact tails with only half of the observed point's mass: Lancaster (1961), Berry and Armitage (1995).  The lower limit p
// has P(X > k | p) + P(X = k | p) / 2 = alpha/2, the upper limit likewise.  Shorter than Clopper-Pearson, with coverage near
// the level instead of above it.
//
// Newton's and Halley's steps on the log-odds from Jeffreys' limit, which is close.  Closed forms at the ends; exactly 0
// at k = 0 and 1 at k = n.  Need not contain k/n at levels near 0.  n = 0: [0, 1].  Whole counts only.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct mid_p_method : callable_method<mid_p_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "mid_p";
};

/// The mid-P interval: mid_p(p), mid_p(p, level).
inline constexpr mid_p_method mid_p;

namespace detail {

/// p with P(X > k | p) + P(X = k | p) / 2 = side.probability <= 1/2, and 1 - p; k and n - k are at least 1.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_mid_p_inside(double k, double rest, tail const& side) noexcept {
    double const n = k + rest;
    beta_shape const shape{k, rest + 1.0};  // P(X >= k | p) = P(Beta(k, n - k + 1) <= p)
    share_and_rest at = beta_quantile_pair(k + 0.5, rest + 0.5, side);
    for (int i = 0; i < 30; ++i) {
        if (!(at.x > 0.0)) return {0.0, 1.0};
        auto const there = position_of(shape, at);
        // In units of P(X = k | p), of which g is k (1 - p) times: the probability wanted, had, and its slope.
        double const point = there.density / (k * at.y);
        double const had = k * at.y * there.ratio - 0.5;
        double const wanted = side.probability / point;
        double const slope = 0.5 * (k * at.y + rest * at.x);
        double const curve = (k - n * at.x) + (rest - k) * at.x * at.y / (2.0 * slope);
        double const newton = (wanted - had) / slope;
        double const halley = 1.0 + 0.5 * newton * curve;
        double step = halley > 0.3 && halley < 3.0 ? newton / halley : newton;
        if (!(std::abs(step) < 1.0)) step = step > 0.0 ? 1.0 : -1.0;
        at = moved(at, step);
        if (std::abs(step) * std::fmax(std::abs(curve), 1.0) < 1e-5 || std::abs(step) < 1e-15) break;  // cubic: done
    }
    return at;
}

/// For any k and any probability: see lower_mid_p_inside.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_mid_p(double k, double rest, tail const& side) noexcept {
    if (k == 0.0) return {0.0, 1.0};
    if (rest == 0.0) {  // p^n / 2 = probability
        double const log_p = std::fmin(std::log(2.0 * side.probability) / k, 0.0);
        return {std::exp(log_p), -std::expm1(log_p)};
    }
    if (side.probability <= 0.5) return lower_mid_p_inside(k, rest, side);
    auto const mirrored = lower_mid_p_inside(rest, k, {1.0 - side.probability, -side.z});
    return {mirrored.y, mirrored.x};
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline double lower_limit(mid_p_method const&, proportion const& p, tail const& side) {
    auto const c = detail::real_counts_of(p);
    return detail::lower_mid_p(c.hits, c.misses, side).x;
}

template <class = detail::when_called>
[[nodiscard]] inline double upper_limit(mid_p_method const&, proportion const& p, tail const& side) {
    auto const c = detail::real_counts_of(p);
    return detail::lower_mid_p(c.misses, c.hits, side).y;
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mid_p_method const& m, proportion const& p, confidence_level const& level) {
    return detail::both_limits(m, p, level);
}

}  // namespace pbo

#endif
