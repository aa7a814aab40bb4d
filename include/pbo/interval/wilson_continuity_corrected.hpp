// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_WILSON_CONTINUITY_CORRECTED_HPP
#define PBO_INTERVAL_WILSON_CONTINUITY_CORRECTED_HPP

// Wilson's interval with continuity correction (Newcombe 1998, method 4; R's prop.test): the limits solve
// |k/n - p| - 1/(2n) = z sqrt(p (1 - p) / n), which is Wilson's equation with k - 1/2 hits for the lower limit and k + 1/2
// for the upper one.  It nearly keeps its level everywhere, like Clopper-Pearson, whose limits it approximates.
//
// Exactly 0 at k = 0 and 1 at k = n; never outside [0, 1]; contains k/n.  n = 0: [0, 1].  Whole counts only.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wilson.hpp>

#include <cmath>

namespace pbo {

struct wilson_continuity_corrected_method : callable_method<wilson_continuity_corrected_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "wilson_continuity_corrected";
};

/// wilson_continuity_corrected(p), wilson_continuity_corrected(p, level).
inline constexpr wilson_continuity_corrected_method wilson_continuity_corrected;

template <class = detail::when_called>
[[nodiscard]] inline double lower_limit(wilson_continuity_corrected_method const&, proportion const& p, tail const& side) {
    if (p.hits() == 0) return 0.0;
    auto const c = detail::real_counts_of(p);
    auto const roots = detail::roots_of_wilson({c.hits - 0.5, c.misses + 0.5, c.trials}, std::abs(side.z));
    return side.z >= 0.0 ? roots.smaller : roots.larger;
}

template <class = detail::when_called>
[[nodiscard]] inline double upper_limit(wilson_continuity_corrected_method const&, proportion const& p, tail const& side) {
    if (p.misses() == 0) return 1.0;
    auto const c = detail::real_counts_of(p);
    auto const roots = detail::roots_of_wilson({c.hits + 0.5, c.misses - 0.5, c.trials}, std::abs(side.z));
    return side.z >= 0.0 ? roots.larger : roots.smaller;
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(wilson_continuity_corrected_method const& m, proportion const& p,
                                             confidence_level const& level) {
    return detail::both_limits(m, p, level);
}

}  // namespace pbo

#endif
