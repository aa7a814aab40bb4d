// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_SKEWED_SCORE_HPP
#define PBO_COMPARE_DETAIL_SKEWED_SCORE_HPP

// Laud's corrected score f = S / sqrt(V) - mu3 / (6 V^1.5) (z^2 - 1) along the Lagrange multiplier of tilted_share.hpp and
// score_ratio.hpp, S observed less held, V with N / (N - 1), mu3 the third moment of S.  f need not be monotone near a share of 0 or
// 1, so that the limit is looked for from the range's end: the first value held that is not rejected.

#include <pbo/compare/detail/tilted_share.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

/// What is held, and S, V and mu3 there.
struct skewed_point {
    double held, apart, variance, third;
};

/// The largest multiplier, on steps of a twentieth of e, at which the point is not rejected, and then to the last bit between it and the
/// next.  The first step's point where that is not rejected, and `nearest` where all are.
template <class At>
[[nodiscard]] double first_not_rejected(At const& at, double z, double most, double least, double inflation, double end, double nearest) {
    auto const rejected = [&](double u) {
        auto const x = at(u);
        double const v = x.variance * inflation;
        if (!(v > 0.0)) return x.apart > 0.0;
        return x.apart / std::sqrt(v) - x.third / (v * std::sqrt(v)) * ((z * z - 1.0) / 6.0) > z;
    };
    if (!rejected(most)) return end;
    double high = most;  // rejected
    double low = high;
    do {
        high = low;
        low = high * 0.95;
        if (low < least) return nearest;
    } while (rejected(low));
    for (int i = 0; i < 200; ++i) {
        double const middle = 0.5 * (low + high);
        if (middle <= low || middle >= high) break;
        (rejected(middle) ? high : low) = middle;
    }
    return at(low).held;
}

/// N / (N - 1)
template <class = detail::when_called>
[[nodiscard]] inline double variance_inflation(real_counts const& c1, real_counts const& c2) {
    double const n = c1.trials + c2.trials;
    return n / (n - 1.0);
}

/// The lower limit of p1 - p2; swap the groups and the sign for the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double skewed_difference_lower(real_counts const& c1, real_counts const& c2, double difference, double z) {
    if (c1.hits == 0.0 && c2.misses == 0.0) return -1.0;
    auto const at = [&](double mu) -> skewed_point {
        auto const t = tilted_pair_at(c1, c2, mu);
        double const v1 = t.first.p * (t.first.q / c1.trials), v2 = t.second.p * (t.second.q / c2.trials);
        double const third = v1 * ((t.first.q - t.first.p) / c1.trials) - v2 * ((t.second.q - t.second.p) / c2.trials);
        return {difference - mu * t.variance, mu * t.variance, t.variance, third};
    };
    double const most = 1e9 * (c1.trials + c2.trials);
    double const found = first_not_rejected(at, z, most, 1e-12, variance_inflation(c1, c2), -1.0, difference);
    return std::clamp(found, -1.0, difference);
}

/// The lower limit of p1 / p2; 1 over that of the swapped groups is the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double skewed_ratio_lower(real_counts const& c1, real_counts const& c2, double z) {
    double const a = c1.hits;
    if (a == 0.0) return 0.0;
    auto const at = [&](double s) -> skewed_point {
        // s = kappa / (a - kappa); of a group without misses kappa itself, whose share stays 1 until kappa = n and then falls
        bool const whole = c1.misses == 0.0;
        double const kappa = whole ? std::fmin(s, a) : a * (s / (1.0 + s)), left = whole ? 0.0 : a / (1.0 + s);
        double const p1 = whole ? std::fmin(1.0, a / s) : left / (c1.misses + left);
        double const q1 = whole ? std::fmax(0.0, (s - a) / s) : c1.misses / (c1.misses + left);
        double const p2 = (c2.hits + kappa) / (c2.trials + kappa), q2 = c2.misses / (c2.trials + kappa), times = p1 / p2;
        double const first = whole ? q1 : kappa * (c1.misses / c1.trials) / (c1.misses + left);  // observed less restricted share
        double const second = kappa * (c2.misses / c2.trials) / (c2.trials + kappa);
        double const v1 = p1 * (q1 / c1.trials), v2 = times * times * (p2 * (q2 / c2.trials));
        return {times, first + times * second, v1 + v2, v1 * ((q1 - p1) / c1.trials) - times * v2 * ((q2 - p2) / c2.trials)};
    };
    double const value = c2.hits > 0.0 ? a / c1.trials / (c2.hits / c2.trials) : HUGE_VAL;
    double const nearest = c2.hits > 0.0 ? value : at(1e-12).held;
    double const most = 1e9 * (c1.trials + c2.trials);
    double const found = first_not_rejected(at, z, most, 1e-12, variance_inflation(c1, c2), 0.0, nearest);
    return std::min(found, value);
}

}  // namespace pbo::detail

#endif
