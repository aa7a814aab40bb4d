// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_AGRESTI_COULL_HPP
#define PBO_INTERVAL_AGRESTI_COULL_HPP

// Add z^2/2 hits and z^2/2 misses, then use the textbook's interval: Agresti and Coull (1998).  Same centre as Wilson's
// interval and never shorter than it; easy to teach, somewhat too wide near 0 and 1.
//
// The formula's limits can leave [0, 1]; ours are clamped.  Contains k/n.  n = 0: [0, 1].  Real-valued counts are
// welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct agresti_coull_method : callable_method<agresti_coull_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "agresti_coull";
};

/// Agresti and Coull's adjusted interval: agresti_coull(p), agresti_coull(p, level).
inline constexpr agresti_coull_method agresti_coull;

namespace detail {
/// The limit on the side of z's sign, in a form that keeps its digits when centre and spread nearly cancel.
template <class = detail::when_called>
[[nodiscard]] inline double agresti_coull_limit(real_counts const& c, double z) noexcept {
    double const half = 0.5 * z * z;
    double const hits = c.hits + half;
    double const misses = c.misses + half;
    double const trials = c.trials + z * z;
    double const spread = std::abs(z) * std::sqrt(hits * (misses / trials));
    if (z >= 0.0) return clamped_to_unit((hits + spread) / trials);
    return clamped_to_unit(hits * (hits - z * z * (misses / trials)) / (hits + spread) / trials);
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(agresti_coull_method const&, E const& e, tail const& side) {
    if (e.trials() == 0) return 0.0;
    return detail::agresti_coull_limit(detail::real_counts_of(e), -side.z);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(agresti_coull_method const&, E const& e, tail const& side) {
    if (e.trials() == 0) return 1.0;
    return detail::agresti_coull_limit(detail::real_counts_of(e), side.z);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(agresti_coull_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
