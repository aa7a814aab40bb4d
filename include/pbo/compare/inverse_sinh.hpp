// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_INVERSE_SINH_HPP
#define PBO_COMPARE_INVERSE_SINH_HPP

// Wald's logarithmic interval with the half-width w / 2 replaced by asinh(w / 2) (Newman 2001, Biostatistical Methods
// in Epidemiology): for a ratio, ratio * exp(+- 2 asinh(z/2 sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2))), and for an odds ratio
// the same with the sum of the reciprocals of the four cells.  Simple and better than katz or woolf in small samples.
//
// Contains the value.  A cell of 0 that the formula would divide by: its limit as that cell goes to 0, which is finite on
// one side, as 2 asinh(w / 2) grows like log(w^2): 0 of n1 against p2 has the ratio's limits 0 and z^2 / (n1 p2), and the
// odds ratio's 0 and z^2 / (m1 odds2), m1 the misses.  Where two such cells meet, or a group is empty: [0, inf].

#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/compare/ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct inverse_sinh_method : callable_method<inverse_sinh_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "inverse_sinh";
};

/// Newman's inverse hyperbolic sine interval for a ratio or an odds ratio.
inline constexpr inverse_sinh_method inverse_sinh;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(inverse_sinh_method const&, ratio_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty() || (e.first.hits() == 0 && e.second.hits() == 0)) return detail::any_ratio;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const square = level.z() * level.z();
    if (e.first.hits() == 0) return interval{0.0, square / c1.trials * (c2.trials / c2.hits)};
    if (e.second.hits() == 0) return interval{c1.hits / c1.trials * (c2.trials / square), detail::any_ratio.upper()};
    double const variance = c1.misses / c1.trials / c1.hits + c2.misses / c2.trials / c2.hits;
    return detail::ratio_limits(e.value().value(), 2.0 * std::asinh(0.5 * level.z() * std::sqrt(variance)));
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(inverse_sinh_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    int const zeros = (c1.hits == 0.0) + (c1.misses == 0.0) + (c2.hits == 0.0) + (c2.misses == 0.0);
    if (zeros > 1) return detail::any_ratio;
    double const square = level.z() * level.z();
    if (c1.hits == 0.0) return interval{0.0, square / c1.misses * (c2.misses / c2.hits)};
    if (c2.misses == 0.0) return interval{0.0, square / c2.hits * (c1.hits / c1.misses)};
    if (c1.misses == 0.0) return interval{c1.hits / square * (c2.misses / c2.hits), detail::any_ratio.upper()};
    if (c2.hits == 0.0) return interval{c2.misses / square * (c1.hits / c1.misses), detail::any_ratio.upper()};
    double const variance = 1.0 / c1.hits + 1.0 / c1.misses + 1.0 / c2.hits + 1.0 / c2.misses;
    return detail::ratio_limits(e.value().value(), 2.0 * std::asinh(0.5 * level.z() * std::sqrt(variance)));
}

}  // namespace pbo

#endif
