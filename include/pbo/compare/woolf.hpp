// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_WOOLF_HPP
#define PBO_COMPARE_WOOLF_HPP

// The textbook's interval for an odds ratio, Wald's on the logarithmic scale (Woolf 1955): odds ratio times
// exp(+- z sqrt(1/x1 + 1/m1 + 1/x2 + 1/m2)).  For teaching and comparison; `score` costs hardly more.
//
// Contains the odds ratio.  Any cell of 0: [0, inf].

#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct woolf_method : callable_method<woolf_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "woolf";
};

/// The logarithmic Wald interval for an odds ratio.
inline constexpr woolf_method woolf;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(woolf_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    if (c1.hits == 0.0 || c1.misses == 0.0 || c2.hits == 0.0 || c2.misses == 0.0) return detail::any_ratio;
    double const variance = 1.0 / c1.hits + 1.0 / c1.misses + 1.0 / c2.hits + 1.0 / c2.misses;
    return detail::ratio_limits(e.value().value(), level.z() * std::sqrt(variance));
}

}  // namespace pbo

#endif
