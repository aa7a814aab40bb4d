// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SCORE_HPP
#define PBO_COMPARE_SCORE_HPP

// The score interval for an odds ratio (Cornfield 1956, without his continuity correction): the sibling of Wilson's
// interval, and the default for an odds ratio.  Miettinen and Nurminen's differs by a factor N / (N - 1).
//
// Contains the odds ratio.  Lower limit 0 when x1 or m2 is 0, upper limit infinite when m1 or x2 is; both when a whole
// margin is, or a group is empty.

#include <pbo/compare/detail/score_odds_ratio.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct score_method : callable_method<score_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "score";
};

/// The score interval for an odds ratio.
inline constexpr score_method score;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(score_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::score_odds_ratio_limits(e, level.z() * level.z());
}

}  // namespace pbo

#endif
