// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_LIKELIHOOD_RATIO_HPP
#define PBO_INTERVAL_LIKELIHOOD_RATIO_HPP

// Which shares explain the counts nearly as well as the best one does?  The limits solve
// 2 [k log(k / (n p)) + (n - k) log((n - k) / (n (1 - p)))] = z^2 (Wilks 1938).
//
// Solved on the log-odds for the signed root of the deviance, which is nearly a straight line there: two or three steps
// of Halley's method from Wilson's limit.  Closed forms at the ends; exactly 0 at k = 0 and 1 at k = n; contains k/n.
// n = 0: [0, 1].  Real-valued counts are welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>

namespace pbo {

struct likelihood_ratio_method : callable_method<likelihood_ratio_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "likelihood_ratio";
};

/// likelihood_ratio(p), likelihood_ratio(p, level).
inline constexpr likelihood_ratio_method likelihood_ratio;

namespace detail {
/// The share p at or below k/n, and 1 - p, where the deviance is z^2 (z >= 0).
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_likelihood_limit(real_counts const& c, double z) noexcept {
    if (c.hits == 0.0) return {0.0, 1.0};
    if (c.misses == 0.0) return {std::exp(-0.5 * z * z / c.trials), -std::expm1(-0.5 * z * z / c.trials)};
    double const mean = c.hits / c.trials;
    double const rest = c.misses / c.trials;
    double const x = roots_of_wilson(c, z).smaller;
    share_and_rest at{x, roots_of_wilson({c.misses, c.hits, c.trials}, z).larger};
    for (int i = 0; i < 12; ++i) {
        if (!(at.x > 0.0)) return {0.0, 1.0};
        double const slope = c.hits * at.y - c.misses * at.x;
        double const root = std::sqrt(2.0 * deviance_of(c.hits, c.misses, mean, rest, at.x, at.y));
        if (!(slope > 0.0 && root > 0.0)) break;  // so near the mean that nothing is left to gain
        double const first = slope / root;        // the root falls as the log-odds rise
        double const second = (c.trials * at.x * at.y - first * first) / root;
        double const newton = (root - z) / first;
        double step = newton / (1.0 - 0.5 * newton * second / first);
        if (!(std::abs(step) < 2.0)) step = newton > 0.0 ? 2.0 : -2.0;
        at = moved(at, step);
        if (std::abs(step) < 1e-6) break;  // the next one would be its cube
    }
    return at;
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(likelihood_ratio_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.hits == 0.0) return 0.0;
    if (side.z >= 0.0) return detail::lower_likelihood_limit(c, side.z).x;
    return detail::lower_likelihood_limit({c.misses, c.hits, c.trials}, -side.z).y;
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(likelihood_ratio_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.misses == 0.0) return 1.0;
    if (side.z >= 0.0) return detail::lower_likelihood_limit({c.misses, c.hits, c.trials}, side.z).y;
    return detail::lower_likelihood_limit(c, -side.z).x;
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(likelihood_ratio_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
