// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_WALD_HPP
#define PBO_COMPARE_WALD_HPP

// The textbook's interval for a difference, p1 - p2 +- z sqrt(p1 q1 / n1 + p2 q2 / n2): the object of
// <pbo/interval/wald.hpp>, taught a second estimand. For teaching and for comparison with old tables only: coverage far
// below the level for small or extreme shares, and no width at all where both are 0 or 1.  Newcombe's interval costs
// the same.
//
// Clamped to [-1, 1].  Contains the difference.  An empty group: [-1, 1].

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>
#include <pbo/interval/wald.hpp>

#include <cmath>

namespace pbo {

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline double wald_standard_error(difference_of const& e) {
    auto const c1 = real_counts_of(e.first);
    auto const c2 = real_counts_of(e.second);
    return std::sqrt(c1.hits / c1.trials * (c1.misses / c1.trials) / c1.trials +
                     c2.hits / c2.trials * (c2.misses / c2.trials) / c2.trials);
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(wald_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    double const half = level.z() * detail::wald_standard_error(e);
    return detail::difference_limits(e.value().value(), half, half);
}

}  // namespace pbo

#endif
