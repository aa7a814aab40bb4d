// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MANTEL_HAENSZEL_HPP
#define PBO_COMPARE_MANTEL_HAENSZEL_HPP

// Normal limits about Mantel and Haenszel's common difference, ratio or odds ratio, with variances that hold both for a
// few large strata and for many small ones:
//
//     difference   Sato (1989, Biometrics 45:1323)
//     ratio        Greenland and Robins (1985, Biometrics 41:55), on the logarithmic scale
//     odds ratio   Robins, Breslow and Greenland (1986, Biometrics 42:311), on the logarithmic scale (as R's
//                  mantelhaen.test prints)
//
// Contain the value; the difference is clamped to [-1, 1].  Nobody hit, or the like, so that a sum to divide by is 0:
// the whole range.  No width where the variance is 0 (everybody hit): miettinen_nurminen keeps some there.

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/stratified.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct mantel_haenszel_method : callable_method<mantel_haenszel_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "mantel_haenszel";
};

/// Limits about the common difference, ratio or odds ratio of several strata.
inline constexpr mantel_haenszel_method mantel_haenszel;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mantel_haenszel_method const&, stratified_difference_of const& e,
                                             confidence_level const& level) {
    auto const value = e.value();
    if (!value) return stratified_difference_of::range;
    double weight = 0.0;
    double p = 0.0;
    double q = 0.0;
    for (auto const& s : e.strata()) {
        if (s.one_is_empty()) continue;
        auto const c1 = detail::real_counts_of(s.first);
        auto const c2 = detail::real_counts_of(s.second);
        double const n = c1.trials + c2.trials;
        double const f1 = c1.trials / n;
        double const f2 = c2.trials / n;
        weight += c1.trials * f2;
        p += f1 * f1 * c2.hits - f2 * f2 * c1.hits + 0.5 * f1 * f2 * (c2.trials - c1.trials);
        q += 0.5 * (c1.hits * (c2.misses / n) + c2.hits * (c1.misses / n));
    }
    double const half = level.z() * std::sqrt(std::max(0.0, *value * p + q)) / weight;
    return detail::difference_limits(*value, half, half);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mantel_haenszel_method const&, stratified_ratio_of const& e,
                                             confidence_level const& level) {
    double up = 0.0;
    double down = 0.0;
    double spread = 0.0;
    for (auto const& s : e.strata()) {
        if (s.one_is_empty()) continue;
        auto const c1 = detail::real_counts_of(s.first);
        auto const c2 = detail::real_counts_of(s.second);
        double const n = c1.trials + c2.trials;
        up += c1.hits * (c2.trials / n);
        down += c2.hits * (c1.trials / n);
        // n1 n2 (x1 + x2) - x1 x2 N, written as a sum
        spread += c1.trials / n * c1.hits * (c2.misses / n) + c2.trials / n * c2.hits * (c1.misses / n);
    }
    if (up == 0.0 || down == 0.0) return detail::any_ratio;
    return detail::ratio_limits(up / down, level.z() * std::sqrt(spread / up / down));
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mantel_haenszel_method const&, stratified_odds_ratio_of const& e,
                                             confidence_level const& level) {
    double up = 0.0;
    double down = 0.0;
    double up_up = 0.0;
    double mixed = 0.0;
    double down_down = 0.0;
    for (auto const& s : e.strata()) {
        if (s.one_is_empty()) continue;
        auto const c1 = detail::real_counts_of(s.first);
        auto const c2 = detail::real_counts_of(s.second);
        double const n = c1.trials + c2.trials;
        double const r = c1.hits * (c2.misses / n);
        double const t = c2.hits * (c1.misses / n);
        double const agree = (c1.hits + c2.misses) / n;
        double const differ = (c2.hits + c1.misses) / n;
        up += r;
        down += t;
        up_up += agree * r;
        mixed += agree * t + differ * r;
        down_down += differ * t;
    }
    if (up == 0.0 || down == 0.0) return detail::any_ratio;
    double const variance = 0.5 * (up_up / up / up + mixed / up / down + down_down / down / down);
    return detail::ratio_limits(up / down, level.z() * std::sqrt(variance));
}

}  // namespace pbo

#endif
