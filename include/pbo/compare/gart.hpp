// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_GART_HPP
#define PBO_COMPARE_GART_HPP

// Woolf's interval after adding a half to all four cells (Gart 1966), so that it has something to say when one is 0.
//
// Centred on the adjusted odds ratio, so it need not contain the observed one (a value of 0 lies below the lower
// limit). An empty group: [0, inf].

#include <pbo/compare/detail/ratio_limits.hpp>
#include <pbo/compare/odds_ratio_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct gart_method : callable_method<gart_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "gart";
};

/// Gart's adjusted logarithmic interval for an odds ratio.
inline constexpr gart_method gart;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(gart_method const&, odds_ratio_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return odds_ratio_of::range;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const a = c1.hits + 0.5;
    double const b = c1.misses + 0.5;
    double const c = c2.hits + 0.5;
    double const d = c2.misses + 0.5;
    return detail::ratio_limits(a / b * (d / c), level.z() * std::sqrt(1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d));
}

}  // namespace pbo

#endif
