// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MEE_HPP
#define PBO_COMPARE_MEE_HPP

// The score interval for a difference (Mee 1984, Biometrics 40:1175): all delta for which (d - delta)^2 <= z^2
// V(delta), V being the variance at the two shares that are most likely under p1 - p2 = delta.  The two-group sibling
// of Wilson's interval; Miettinen and Nurminen's differs by a factor N / (N - 1) in V.
//
// Inside [-1, 1] by itself, contains d, exactly -1 or 1 at 0/n against n/n.  An empty group: [-1, 1].  About ten square
// roots a limit.

#include <pbo/compare/detail/score_difference.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct mee_method : callable_method<mee_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "mee";
};

/// Mee's score interval for a difference.
inline constexpr mee_method mee;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mee_method const&, difference_of const& e, confidence_level const& level) {
    return detail::score_difference_limits(e, level.z() * level.z());
}

}  // namespace pbo

#endif
