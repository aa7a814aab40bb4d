// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_BAPTISTA_PIKE_HPP
#define PBO_COMPARE_BAPTISTA_PIKE_HPP

// Exact intervals for an odds ratio that are shorter than exact_conditional (Baptista and Pike 1977, Applied Statistics
// 26:214): all odds ratios under which the tables that are no more probable than the observed one have more than alpha
// together.  The dual of Fisher's two-sided test, as Blaker's interval is for one proportion.  baptista_pike_mid_p
// counts only half of the observed table's probability.
//
// The p-value jumps wherever a table on the other side becomes as probable as the observed one, so it crosses alpha
// more than once and root-finding may end at an inner crossing: here the jumps are visited in order (by bisection,
// since the p-value at the jumps only falls on the way out) and the limit is the outermost odds ratio that is not
// refused.
//
// Lower limit 0 when x1 or m2 is 0, upper limit infinite when m1 or x2 is; both when a whole margin is, or a group is
// empty. A level so low that nothing is accepted (mid-P only) gives the odds ratios that make the observed table the
// most probable.

#include <pbo/compare/detail/exact_odds_ratio.hpp>
#include <pbo/compare/detail/positive_root.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct baptista_pike_method : callable_method<baptista_pike_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "baptista_pike";
};

/// Baptista and Pike's exact interval for an odds ratio.
inline constexpr baptista_pike_method baptista_pike;

struct baptista_pike_mid_p_method : callable_method<baptista_pike_mid_p_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "baptista_pike_mid_p";
};

/// Baptista and Pike's interval with half the observed table's probability.
inline constexpr baptista_pike_mid_p_method baptista_pike_mid_p;

namespace detail {

/// The kappa at which the table `far` steps below the observed one is just as probable.
template <class = detail::when_called>
[[nodiscard]] inline double tied_at(four_cells const& at, double distance) {
    return positive_root(
        [&](double u) -> value_and_slope {
            if (u >= distance) return {1.0, 0.0};
            auto const f = at.moved(-u);
            return {table_tilted_by(at, u).log_relative(-distance),
                    u * distance * (1.0 / f.a + 1.0 / f.b + 1.0 / f.c + 1.0 / f.d)};
        },
        0.5 * distance);
}

/// The lower limit; 1 over the lower limit of the swapped groups is the upper one.
template <class = detail::when_called>
[[nodiscard]] inline double baptista_pike_lower(four_cells const& at, double weight, confidence_level const& level) {
    double const last = std::fmin(at.a, at.d);
    if (last == 0.0) return 0.0;
    double const alpha = level.alpha();
    auto const accepted = [&](double distance) {
        return tilted_tail(table_tilted_by(at, tied_at(at, distance)), weight, distance) > alpha;
    };
    double nearest = 1.0;  // accepted where the table `nearest` steps below is tied
    double beyond = last + 1.0;
    if (last > 1.0 && !accepted(1.0)) return table_tilted_by(at, tied_at(at, 1.0)).odds_ratio();
    double const width = 1.0 / (at.a + 0.5) + 1.0 / (at.b + 0.5) + 1.0 / (at.c + 0.5) + 1.0 / (at.d + 0.5);
    double guess = std::clamp(std::floor(2.0 * level.z() / std::sqrt(width)), 1.0, last);
    for (double stride = 1.0; beyond - nearest > 1.0; stride *= 2.0) {
        if (guess <= nearest || guess >= beyond) guess = std::floor(0.5 * (nearest + beyond));
        if (accepted(guess)) {
            nearest = guess;
            guess += stride;
        } else {
            beyond = guess;
            guess -= stride;
        }
    }
    double const kappa = tied_at(at, nearest);
    auto const tied = table_tilted_by(at, kappa);
    bool const to_the_end = nearest == last;
    double const next_far = to_the_end ? 0.0 : nearest + 1.0;
    if (!(tilted_tail(tied, weight, next_far) > alpha)) return tied.odds_ratio();
    if (to_the_end) return tilted_table(at, exact_tilt(at, weight, alpha, level.one_sided().z)).odds_ratio();
    auto const excess = [&](double k) {
        return std::log(tilted_tail(table_tilted_by(at, k), weight, next_far) / alpha);
    };
    double const outer = tied_at(at, next_far);
    return table_tilted_by(at, bracketed_root(excess, kappa, excess(kappa), outer, excess(outer))).odds_ratio();
}

template <class = detail::when_called>
[[nodiscard]] inline interval baptista_pike_limits(odds_ratio_of const& e, double weight,
                                                   confidence_level const& level) {
    if (e.one_is_empty()) return odds_ratio_of::range;
    auto const cells = four_cells_of(e);
    return {baptista_pike_lower(cells, weight, level), 1.0 / baptista_pike_lower(swapped(cells), weight, level)};
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(baptista_pike_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::baptista_pike_limits(e, 1.0, level);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(baptista_pike_mid_p_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    return detail::baptista_pike_limits(e, 0.5, level);
}

}  // namespace pbo

#endif
