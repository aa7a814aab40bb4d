// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_BLAKER_HPP
#define PBO_INTERVAL_BLAKER_HPP

// The exact interval that lies inside Clopper and Pearson's: Blaker (2000).  A share p is acceptable as far as
// P(X >= k | p), when that is the smaller tail, plus the largest lower tail P(X <= j | p) that does not exceed it; the
// limits are the outermost shares acceptable at more than alpha.  Coverage is never below the level.
//
// Acceptability jumps and is not monotone, and a search for "a root" can miss the outermost one.  But below k/n it jumps
// only upwards (where P(X <= j + 1 | p) falls to P(X >= k | p)), and between two jumps it is 1 - P(j < X < k | p), which falls
// before it rises.  At Clopper and Pearson's limit it is at most alpha, and just after the next jump it is above alpha.  So
// the limit is in that one stretch: where the smooth piece first exceeds alpha, or else at the jump.
//
// Exactly 0 at k = 0 and 1 at k = n; contains k/n.  n = 0: [0, 1].  Whole counts only, and no one-sided form: both tails
// decide each limit.  A few incomplete betas an interval, for any n up to 10^15.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct blaker_method : callable_method<blaker_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "blaker";
};

/// Blaker's exact interval: blaker(p), blaker(p, level).
inline constexpr blaker_method blaker;

namespace detail {

/// A binomial tail at a share, and its derivative (without sign) in the log-odds.
struct tail_and_slope {
    double probability;
    double slope;
};
/// P(X >= k | p), k >= 1.
template <class = detail::when_called>
[[nodiscard]] inline tail_and_slope binomial_at_least(double k, double n, share_and_rest p) noexcept {
    auto const there = position_of(beta_shape{k, n - k + 1.0}, p);
    return {there.ratio * there.density, there.density};
}
/// P(X <= j | p), j < n; nothing for j = -1.
template <class = detail::when_called>
[[nodiscard]] inline tail_and_slope binomial_at_most(double j, double n, share_and_rest p) noexcept {
    if (j < 0.0) return {0.0, 0.0};
    return binomial_at_least(n - j, n, {p.y, p.x});
}

/// The largest j with P(X <= j | p) <= most, or -1.
template <class = detail::when_called>
[[nodiscard]] inline double last_below(double n, share_and_rest p, double most, double z) noexcept {
    double const spread = std::sqrt(n * p.x * p.y);
    double j = std::floor(n * p.x - z * spread + (z * z - 1.0) * (p.y - p.x) / 6.0 - 0.5);  // Cornish and Fisher's
    if (!(j >= -1.0)) j = -1.0;
    if (j > n - 1.0) j = n - 1.0;
    while (j >= 0.0 && binomial_at_most(j, n, p).probability > most) j -= 1.0;
    while (j + 1.0 < n && binomial_at_most(j + 1.0, n, p).probability <= most) j += 1.0;
    return j;
}

/// The log-odds moved by Newton's steps between brackets until f(at) = 0, for an f that is negative below and positive
/// above its root; f gives its value and derivative.
template <class F>
[[nodiscard]] share_and_rest root_on_log_odds(share_and_rest below, share_and_rest above, share_and_rest at, F const& f) {
    for (int i = 0; i < 100; ++i) {
        auto const [value, slope] = f(at);
        (value > 0.0 ? above : below) = at;
        double const step = -value / slope;
        share_and_rest next = moved(at, step);
        if (std::abs(step) < 1e-15) return next;
        if (!(std::abs(step) < 5.0 && next.x >= below.x && next.x <= above.x && next.y <= below.y && next.y >= above.y))
            next = from_odds(std::sqrt((below.x / below.y) * (above.x / above.y)));
        if (next.x == at.x && next.y == at.y) return at;
        bool const close = std::abs(step) < 1e-9;  // quadratic: the step just taken was the last that matters
        at = next;
        if (close) return at;
    }
    return at;
}

template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_blaker(double k, double rest, double alpha, tail const& side) noexcept {
    if (k == 0.0) return {0.0, 1.0};
    double const n = k + rest;
    // Clopper and Pearson's limits at alpha/2 and at alpha: acceptability lies between one tail and two.
    share_and_rest const start = beta_quantile_pair(k, rest + 1.0, side);
    if (!(start.x > 0.0)) return {0.0, 1.0};
    double const j = last_below(n, start, side.probability, side.z);
    share_and_rest const end =
        beta_quantile_pair(k, rest + 1.0, {alpha, normal_quantile(0.5 - alpha, alpha < 0.5 ? alpha : 1.0 - alpha)});
    auto const smooth = [&](share_and_rest p) {
        auto const upper = binomial_at_least(k, n, p);
        auto const lower = binomial_at_most(j, n, p);
        return tail_and_slope{upper.probability + lower.probability - alpha, upper.slope - lower.slope};
    };
    share_and_rest const crossing = j < 0.0 ? end : root_on_log_odds(start, end, end, smooth);
    // Is the jump first?  There P(X <= j + 1 | p) has fallen to P(X >= k | p).
    if (binomial_at_most(j + 1.0, n, crossing).probability > binomial_at_least(k, n, crossing).probability) return crossing;
    auto const jump = [&](share_and_rest p) {  // in logarithms: both tails are nearly exponential in the log-odds
        auto const upper = binomial_at_least(k, n, p);
        auto const lower = binomial_at_most(j + 1.0, n, p);
        return tail_and_slope{std::log(upper.probability / lower.probability),
                              upper.slope / upper.probability + lower.slope / lower.probability};
    };
    return root_on_log_odds(start, crossing, crossing, jump);
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(blaker_method const&, proportion const& p, confidence_level const& level) {
    if (p.trials() == 0) return unit_interval;
    auto const c = detail::real_counts_of(p);
    double const value = c.hits / c.trials;
    double const lower = detail::lower_blaker(c.hits, c.misses, level.alpha(), level.two_sided()).x;
    double const upper = detail::lower_blaker(c.misses, c.hits, level.alpha(), level.two_sided()).y;
    return interval{lower < value ? lower : value, upper > value ? upper : value};
}

}  // namespace pbo

#endif
