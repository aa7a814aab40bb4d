// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_NEWCOMBE_HPP
#define PBO_COMPARE_NEWCOMBE_HPP

// The default for a difference: Wilson's limits of both groups joined by Pythagoras (Newcombe 1998, Statistics in
// Medicine 17:873, method 10; the idea is also called MOVER).  With d = p1 - p2 and Wilson's limits l and u of each
// share,
//
//     [ d - sqrt((p1 - l1)^2 + (u2 - p2)^2),   d + sqrt((u1 - p1)^2 + (p2 - l2)^2) ].
//
// newcombe_continuity_corrected is his method 11, which takes the continuity-corrected Wilson limits instead and is
// wider than most uses need.  Both stay inside [-1, 1] by themselves and contain d.  The distances p - l and u - p are
// computed as such, so nothing cancels at n = 10^15.  An empty group: [-1, 1].  Four square roots; no Boost.

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/detail/wilson_distance.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct newcombe_method : callable_method<newcombe_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "newcombe";
};

/// Newcombe's interval from two Wilson intervals.
inline constexpr newcombe_method newcombe;

struct newcombe_continuity_corrected_method : callable_method<newcombe_continuity_corrected_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "newcombe_continuity_corrected";
};

/// Newcombe's interval from two continuity-corrected Wilson intervals.
inline constexpr newcombe_continuity_corrected_method newcombe_continuity_corrected;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(newcombe_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const z = level.z();
    return detail::difference_limits(e.value().value(),
                                     std::hypot(detail::wilson_below(c1, z), detail::wilson_above(c2, z)),
                                     std::hypot(detail::wilson_above(c1, z), detail::wilson_below(c2, z)));
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(newcombe_continuity_corrected_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const z = level.z();
    return detail::difference_limits(
        e.value().value(), std::hypot(detail::corrected_wilson_below(c1, z), detail::corrected_wilson_above(c2, z)),
        std::hypot(detail::corrected_wilson_above(c1, z), detail::corrected_wilson_below(c2, z)));
}

}  // namespace pbo

#endif
