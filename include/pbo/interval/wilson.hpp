// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_WILSON_HPP
#define PBO_INTERVAL_WILSON_HPP

// Which shares would not be surprised by these counts?  Wilson (1927): the limits are the two roots of
// (k/n - p)^2 = z^2 p (1 - p) / n.  The field's convention (NHS, OHID), and the library's default.
//
// The larger root is computed as it stands, sum / (n + z^2), and the smaller one as the product of both,
// (k/n) k / (n + z^2), divided by the larger, which is (k/n) k / sum: nothing cancels, for any n up to 10^15 and beyond.
// Exactly 0 at k = 0 and 1 at k = n; never outside [0, 1]; contains k/n.  n = 0: [0, 1].  Real-valued counts are
// welcome.  One square root and three divisions; no Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct wilson_method : callable_method<wilson_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "wilson";
};

/// Wilson's score interval: wilson(p), wilson(p, level).
inline constexpr wilson_method wilson;

namespace detail {
struct wilson_roots {
    double smaller;
    double larger;
};
template <class = detail::when_called>
[[nodiscard]] inline wilson_roots roots_of_wilson(real_counts const& c, double z) noexcept {
    double const share = c.hits / c.trials;
    double const sum = c.hits + 0.5 * z * z + z * std::sqrt(0.25 * z * z + share * c.misses);
    double const larger = c.misses == 0.0 ? 1.0 : sum / (c.trials + z * z);
    double const smaller = c.hits == 0.0 ? 0.0 : share * (c.hits / sum);
    return {smaller, larger < 1.0 ? larger : 1.0};
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(wilson_method const&, E const& e, tail const& side) {
    if (e.hits() == 0) return 0.0;
    auto const roots = detail::roots_of_wilson(detail::real_counts_of(e), std::abs(side.z));
    return side.z >= 0.0 ? roots.smaller : roots.larger;
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(wilson_method const&, E const& e, tail const& side) {
    if (e.misses() == 0) return 1.0;
    auto const roots = detail::roots_of_wilson(detail::real_counts_of(e), std::abs(side.z));
    return side.z >= 0.0 ? roots.larger : roots.smaller;
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(wilson_method const&, E const& e, confidence_level const& level) {
    if (e.trials() == 0) return unit_interval;
    auto const real = detail::real_counts_of(e);
    auto const roots = detail::roots_of_wilson(real, level.z());
    double const value = real.hits / real.trials;  // rounding must not push a limit past it at levels near 0
    return interval{roots.smaller < value ? roots.smaller : value, roots.larger > value ? roots.larger : value};
}

}  // namespace pbo

#endif
