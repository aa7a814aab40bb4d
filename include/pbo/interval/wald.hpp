// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_WALD_HPP
#define PBO_INTERVAL_WALD_HPP

// The textbook's interval, k/n +- z sqrt(p (1 - p) / n): for teaching and for comparison with old tables only.  Its
// coverage is far below its level for small n and for shares near 0 or 1, and at k = 0 and k = n it has no width at all.
//
// Clamped to [0, 1].  Contains k/n.  n = 0: [0, 1].  Real-valued counts are welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct wald_method : callable_method<wald_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "wald";
};

/// The normal approximation at the observed share: wald(p), wald(p, level).  Documented as poor.
inline constexpr wald_method wald;

namespace detail {
/// (k + direction n z se) / n, with the larger of two subtracted parts divided out where they nearly cancel:
/// k - z sqrt(k m / n) = k (k - z^2 m / n) / (k + z sqrt(k m / n)).
template <class = detail::when_called>
[[nodiscard]] inline double wald_lower(double hits, double misses, double trials, double z) noexcept {
    if (hits == 0.0) return 0.0;
    double const spread = z * std::sqrt(hits * (misses / trials));
    if (z <= 0.0) return clamped_to_unit((hits - spread) / trials);
    return clamped_to_unit(hits * (hits - z * z * (misses / trials)) / (hits + spread) / trials);
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(wald_method const&, E const& e, tail const& side) {
    if (e.trials() == 0) return 0.0;
    auto const c = detail::real_counts_of(e);
    return detail::wald_lower(c.hits, c.misses, c.trials, side.z);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(wald_method const&, E const& e, tail const& side) {
    if (e.trials() == 0) return 1.0;
    auto const c = detail::real_counts_of(e);
    double const spread = side.z * std::sqrt(c.hits * (c.misses / c.trials));
    if (side.z < 0.0) return detail::wald_lower(c.hits, c.misses, c.trials, -side.z);
    return detail::clamped_to_unit((c.hits + spread) / c.trials);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(wald_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
