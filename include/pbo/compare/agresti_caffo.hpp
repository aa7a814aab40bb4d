// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_AGRESTI_CAFFO_HPP
#define PBO_COMPARE_AGRESTI_CAFFO_HPP

// One success and one failure added to each group, then Wald's interval for a difference (Agresti and Caffo 2000).
// Simple to explain and far better than Wald; Newcombe's interval is as simple to use and does not shrink towards 0.
//
// Clamped to [-1, 1].  Centred on the shrunken difference, so it need not contain the observed one at low levels.  An
// empty group: [-1, 1].

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct agresti_caffo_method : callable_method<agresti_caffo_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "agresti_caffo";
};

/// Wald's interval after adding one success and one failure to each group.
inline constexpr agresti_caffo_method agresti_caffo;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(agresti_caffo_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const n1 = c1.trials + 2.0;
    double const n2 = c2.trials + 2.0;
    double const variance = (c1.hits + 1.0) / n1 * ((c1.misses + 1.0) / n1) / n1 +
                            (c2.hits + 1.0) / n2 * ((c2.misses + 1.0) / n2) / n2;
    double const half = level.z() * std::sqrt(variance);
    double const centre = detail::difference_of_products(c1.hits + 1.0, n2, c2.hits + 1.0, n1) / (n1 * n2);
    return detail::difference_limits(centre, half, half);
}

}  // namespace pbo

#endif
