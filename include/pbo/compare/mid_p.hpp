// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MID_P_HPP
#define PBO_COMPARE_MID_P_HPP

// The exact interval for an odds ratio with half the probability of the observed table: exact_conditional without most
// of its conservatism, so that coverage is about the level on average and may be a little below it.  The object is that
// of <pbo/interval/mid_p.hpp>, taught another estimand.
//
// Lower limit 0 when x1 or m2 is 0, upper limit infinite when m1 or x2 is; both when a whole margin is, or a group is
// empty. At levels below about 20 % the limits need not contain the sample odds ratio: they close in on a conditional
// estimate.

#include <pbo/compare/detail/exact_odds_ratio.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/mid_p.hpp>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(mid_p_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::exact_odds_ratio_limits(e, 0.5, level);
}

}  // namespace pbo

#endif
