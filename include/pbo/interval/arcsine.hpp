// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_ARCSINE_HPP
#define PBO_INTERVAL_ARCSINE_HPP

// The scale on which a share's variance is the same everywhere: sin^2(arcsin(sqrt(p')) +- z / (2 sqrt(n))) with
// p' = (k + 3/8) / (n + 3/4) (Anscombe 1948).
//
// Angles are clamped to [0, pi/2], so the limits never leave [0, 1]; they are 0 at k = 0 and 1 at k = n at levels of 78 %
// and above.  Need not contain k/n at low levels.  n = 0: [0, 1].  Real-valued counts are welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct arcsine_method : callable_method<arcsine_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "arcsine";
};

/// arcsine(p), arcsine(p, level): Anscombe's.
inline constexpr arcsine_method arcsine;

namespace detail {
/// sin^2 of the angle of (k + 3/8) / (n + 3/4), moved up by `shift` and clamped.
template <class = detail::when_called>
[[nodiscard]] inline double moved_angle_share(real_counts const& c, double shift) noexcept {
    constexpr double right_angle = 1.5707963267948966192;
    double const angle = std::atan2(std::sqrt(c.hits + 0.375), std::sqrt(c.misses + 0.375)) + shift;
    if (angle <= 0.0) return 0.0;
    if (angle >= right_angle) return 1.0;
    double const sine = std::sin(angle);
    return sine * sine;
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(arcsine_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    return c.trials == 0.0 ? 0.0 : detail::moved_angle_share(c, -0.5 * side.z / std::sqrt(c.trials));
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(arcsine_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    return c.trials == 0.0 ? 1.0 : detail::moved_angle_share(c, 0.5 * side.z / std::sqrt(c.trials));
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(arcsine_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
