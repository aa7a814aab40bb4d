// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_KOOPMAN_HPP
#define PBO_COMPARE_KOOPMAN_HPP

// The score interval for a ratio of shares (Koopman 1984, Biometrics 40:513): all phi for which the chi-squared of the
// counts from the shares that are most likely under p1 = phi p2 is at most z^2.  The two-group sibling of Wilson's
// interval and the default for a ratio; Miettinen and Nurminen's differs by a factor N / (N - 1).
//
// Contains the ratio.  Lower limit 0 without hits in the first group, upper limit infinite without hits in the second;
// both for 0 against 0, or when a group is empty.

#include <pbo/compare/detail/score_ratio.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct koopman_method : callable_method<koopman_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "koopman";
};

/// Koopman's score interval for a ratio.
inline constexpr koopman_method koopman;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(koopman_method const&, ratio_of const& e, confidence_level const& level) {
    return detail::score_ratio_limits(e, level.z() * level.z());
}

}  // namespace pbo

#endif
