// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_SKEWNESS_CORRECTED_SCORE_HPP
#define PBO_INTERVAL_SKEWNESS_CORRECTED_SCORE_HPP

// Wilson's interval with its error of the next order taken away: Laud (2017, "SCAS").  The limits solve
// k/n - p - (z^2 - 1)(1 - 2 p) / (6 n) = +- z sqrt(p (1 - p) / n), so that both tails, not only their sum, come out near
// alpha/2.  Written as a quadratic equation whose smaller root is had from the product of both.
//
// 0 wherever k/n <= (z^2 - 1) / (6 n), so always at k = 0 at levels of 69 % and above, and 1 likewise: the equation has no
// root there.  Need not contain k/n at low levels.  n = 0: [0, 1].  Real-valued counts are welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct skewness_corrected_score_method : callable_method<skewness_corrected_score_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "skewness_corrected_score";
};

/// skewness_corrected_score(p), skewness_corrected_score(p, level).
inline constexpr skewness_corrected_score_method skewness_corrected_score;

namespace detail {
/// The root above k/n for z >= 0, below it for z < 0, when `share` is the corrected k/n and `rest` the corrected 1 - k/n.
template <class = detail::when_called>
[[nodiscard]] inline double skewness_corrected_root(real_counts const& c, double z) noexcept {
    double const correction = (z * z - 1.0) / (6.0 * c.trials);
    double const share = c.hits / c.trials - correction;
    double const rest = c.misses / c.trials - correction;
    double const variance = z * z / c.trials;
    double const slope = share + rest;
    if (z < 0.0 && (share <= 0.0 || c.hits == 0.0)) return 0.0;
    if (z >= 0.0 && (rest <= 0.0 || c.misses == 0.0)) return 1.0;
    double const spread = std::sqrt(std::fmax(variance * (variance + 4.0 * share * rest), 0.0));
    double const scale = slope * slope + variance;
    double const centre = 2.0 * share * slope + variance;
    double const larger = (centre + spread) / (2.0 * scale);
    if (z >= 0.0) return clamped_to_unit(larger);
    return clamped_to_unit(share * share / scale / larger);
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(skewness_corrected_score_method const&, E const& e, tail const& side) {
    return e.trials() == 0 ? 0.0 : detail::skewness_corrected_root(detail::real_counts_of(e), -side.z);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(skewness_corrected_score_method const&, E const& e, tail const& side) {
    return e.trials() == 0 ? 1.0 : detail::skewness_corrected_root(detail::real_counts_of(e), side.z);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(skewness_corrected_score_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
