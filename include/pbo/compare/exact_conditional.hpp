// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_EXACT_CONDITIONAL_HPP
#define PBO_COMPARE_EXACT_CONDITIONAL_HPP

// The exact interval for an odds ratio (Cornfield 1956): the odds ratios under which neither the observed table or a
// larger one, nor the observed or a smaller one, has a probability below alpha / 2, all margins given.  The two-group
// sibling of Clopper and Pearson's interval and the dual of Fisher's one-sided tests; never below its level, and wide
// for that.  mid_p is the same with half the probability of the observed table.
//
// Lower limit 0 when x1 or m2 is 0, upper limit infinite when m1 or x2 is; both when a whole margin is, or a group is
// empty.  At levels near 0 the limits close in on a conditional estimate and need not contain the sample odds ratio.
// Ten microseconds for hundreds of people; counts of 10^15 take no longer than counts of 10^6.

#include <pbo/compare/detail/exact_odds_ratio.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct exact_conditional_method : callable_method<exact_conditional_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "exact_conditional";
};

/// The exact conditional (Cornfield, Fisher) interval for an odds ratio.
inline constexpr exact_conditional_method exact_conditional;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(exact_conditional_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::exact_odds_ratio_limits(e, 1.0, level);
}

}  // namespace pbo

#endif
