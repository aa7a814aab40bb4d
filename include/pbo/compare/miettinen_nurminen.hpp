// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_MIETTINEN_NURMINEN_HPP
#define PBO_COMPARE_MIETTINEN_NURMINEN_HPP

// Score intervals for a difference, a ratio and an odds ratio (Miettinen and Nurminen 1985, Statistics in Medicine
// 4:213): one object for three estimands.  As mee, koopman and score, with every variance multiplied by N / (N - 1), N
// = n1 + n2, which brings the coverage of small samples closer to the level.  A good second opinion to newcombe, and
// the usual choice of clinical trials.
//
// Inside the estimand's range by themselves, contain the value; lower limit 0 of a ratio without hits in the first
// group, upper limit infinite without hits in the second (of an odds ratio: or without misses in the first).  An empty
// group: the range.  Under half a microsecond.

#include <pbo/compare/detail/score_difference.hpp>
#include <pbo/compare/detail/score_odds_ratio.hpp>
#include <pbo/compare/detail/score_ratio.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

namespace pbo {

struct miettinen_nurminen_method : callable_method<miettinen_nurminen_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "miettinen_nurminen";
};

/// Miettinen and Nurminen's score interval for a difference, a ratio or an odds ratio.
inline constexpr miettinen_nurminen_method miettinen_nurminen;

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline double miettinen_nurminen_criterion(two_groups const& e, confidence_level const& level) {
    double const n = static_cast<double>(e.first.trials()) + static_cast<double>(e.second.trials());
    return level.z() * level.z() * (n / (n - 1.0));
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const&, difference_of const& e,
                                             confidence_level const& level) {
    return detail::score_difference_limits(e, detail::miettinen_nurminen_criterion(e, level));
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const&, ratio_of const& e,
                                             confidence_level const& level) {
    return detail::score_ratio_limits(e, detail::miettinen_nurminen_criterion(e, level));
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(miettinen_nurminen_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::score_odds_ratio_limits(e, detail::miettinen_nurminen_criterion(e, level));
}

}  // namespace pbo

#endif
