// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SKEWNESS_CORRECTED_HPP
#define PBO_COMPARE_SKEWNESS_CORRECTED_HPP

// Score intervals for a difference and a ratio whose two tails, not only their sum, come out near alpha / 2 (Laud 2017,
// Pharmaceutical Statistics 16:334, "SCAS"; Gart and Nam 1988, 1990 without N / (N - 1)): Miettinen and Nurminen's with the error of the
// next order taken away.  The limits are where, with S observed less held, its variance V and third moment mu3 at the most
// likely shares under what is held,
//
//     S / sqrt(V) - mu3 / (6 V^1.5) (z^2 - 1) = +- z
//
//     skewness_corrected_score(difference_of{{5, 56}, {0, 29}})     // -0.0186 to 0.1867
//     skewness_corrected_score(ratio_of{{5, 56}, {0, 29}})           // 0.7696 to infinity
//
// Worth it for ratios and for groups of unequal size.  Near shares of 0 or 1 there may be several roots: the one nearest to the
// range's end counts, and the range's end where there is none.  At levels below 15% a limit may pass the value, and is then the
// value.  Lower limit 0 of a ratio without hits in the first group, upper limit infinite without hits in the second.  An
// empty group: the range.  Some microseconds: a few hundred steps.

#include <pbo/compare/detail/skewed_score.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/skewness_corrected_score.hpp>

#include <algorithm>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(skewness_corrected_score_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = detail::real_counts_of(e.first), c2 = detail::real_counts_of(e.second);
    double const d = e.value().value();
    return interval{detail::skewed_difference_lower(c1, c2, d, level.z()), -detail::skewed_difference_lower(c2, c1, -d, level.z())};
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(skewness_corrected_score_method const&, ratio_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return ratio_of::range;
    auto const c1 = detail::real_counts_of(e.first), c2 = detail::real_counts_of(e.second);
    double const lower = detail::skewed_ratio_lower(c1, c2, level.z());
    double const upper = 1.0 / detail::skewed_ratio_lower(c2, c1, level.z());
    if (c2.hits == 0.0) return interval{lower, upper};
    double const value = e.value().value();
    return interval{std::min(lower, value), std::max(upper, value)};
}

}  // namespace pbo

#endif
