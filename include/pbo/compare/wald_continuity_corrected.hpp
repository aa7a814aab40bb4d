// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_WALD_CONTINUITY_CORRECTED_HPP
#define PBO_COMPARE_WALD_CONTINUITY_CORRECTED_HPP

// Wald's interval for a difference with Yates's correction, (1/n1 + 1/n2) / 2 more on each side: the object of
// <pbo/interval/wald_continuity_corrected.hpp>, taught a second estimand.  For teaching and comparison.
//
// Clamped to [-1, 1].  Contains the difference.  An empty group: [-1, 1].

#include <pbo/compare/wald.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wald_continuity_corrected.hpp>

namespace pbo {

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(wald_continuity_corrected_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    double const correction =
        0.5 * (1.0 / static_cast<double>(e.first.trials()) + 1.0 / static_cast<double>(e.second.trials()));
    double const half = level.z() * detail::wald_standard_error(e) + correction;
    return detail::difference_limits(e.value().value(), half, half);
}

}  // namespace pbo

#endif
