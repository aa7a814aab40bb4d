// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MOVER_WILSON_HPP
#define PBO_COMPARE_MOVER_WILSON_HPP

// A ratio's limits from two Wilson intervals (Donner and Zou 2012, MOVER-R), as Newcombe's are for a difference.  With
// Wilson's limits l and u, B = l1 (2 p1 - l1), the lower limit is
//
//     (p1 p2 - sqrt((p1 p2)^2 - B u2 (2 p2 - u2))) / (u2 (2 p2 - u2))
//         =   B / (p1 p2 + sqrt(B (u2 - p2)^2 + p2^2 (p1 - l1)^2)),
//
// of which the second form subtracts nothing and never divides by 0; the upper limit is 1 over the lower one of the
// swapped groups.  Contains the ratio.  Lower limit 0 without hits in the first group, upper limit infinite without
// hits in the second; both for 0 against 0, or when a group is empty.  Four square roots; no Boost.

#include <pbo/compare/detail/wilson_distance.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>
#include <pbo/interval/wilson.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct mover_wilson_method : callable_method<mover_wilson_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "mover_wilson";
};

/// The ratio of two shares from their Wilson limits.
inline constexpr mover_wilson_method mover_wilson;

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline double mover_wilson_lower(real_counts const& c1, real_counts const& c2, double z) {
    if (c1.hits == 0.0) return 0.0;
    double const p1 = c1.hits / c1.trials;
    double const p2 = c2.hits / c2.trials;
    double const below = wilson_below(c1, z);
    double const above = wilson_above(c2, z);
    double const reach = roots_of_wilson(c1, z).smaller * (p1 + below);
    return reach / (p1 * p2 + std::hypot(std::sqrt(reach) * above, p2 * below));
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mover_wilson_method const&, ratio_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return ratio_of::range;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const lower = detail::mover_wilson_lower(c1, c2, level.z());
    double const upper = 1.0 / detail::mover_wilson_lower(c2, c1, level.z());
    if (c2.hits == 0.0) return interval{lower, upper};
    double const value = e.value().value();  // rounding must not push a limit past it at levels near 0
    return interval{std::min(lower, value), std::max(upper, value)};
}

}  // namespace pbo

#endif
