// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_WALD_CONTINUITY_CORRECTED_HPP
#define PBO_INTERVAL_WALD_CONTINUITY_CORRECTED_HPP

// The textbook's interval with half a person more on either side: k/n +- (z sqrt(p (1 - p) / n) + 1/(2 n)).  For teaching
// and for comparison with old tables only: the correction mends little of what is wrong with wald.
//
// Clamped to [0, 1].  Contains k/n.  n = 0: [0, 1].  Whole counts only: the correction is about whole people.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wald.hpp>

#include <cmath>

namespace pbo {

struct wald_continuity_corrected_method : callable_method<wald_continuity_corrected_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "wald_continuity_corrected";
};

/// wald_continuity_corrected(p), wald_continuity_corrected(p, level).  Documented as poor.
inline constexpr wald_continuity_corrected_method wald_continuity_corrected;

template <class = detail::when_called>
[[nodiscard]] inline double lower_limit(wald_continuity_corrected_method const&, proportion const& p, tail const& side) {
    if (p.hits() == 0) return 0.0;
    auto const c = detail::real_counts_of(p);
    return detail::clamped_to_unit((c.hits - 0.5 - side.z * std::sqrt(c.hits * (c.misses / c.trials))) / c.trials);
}

template <class = detail::when_called>
[[nodiscard]] inline double upper_limit(wald_continuity_corrected_method const&, proportion const& p, tail const& side) {
    if (p.misses() == 0) return 1.0;
    auto const c = detail::real_counts_of(p);
    return detail::clamped_to_unit((c.hits + 0.5 + side.z * std::sqrt(c.hits * (c.misses / c.trials))) / c.trials);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(wald_continuity_corrected_method const& m, proportion const& p,
                                             confidence_level const& level) {
    return detail::both_limits(m, p, level);
}

}  // namespace pbo

#endif
