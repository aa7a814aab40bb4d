// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_STUDENT_HPP
#define PBO_MEASURE_DETAIL_STUDENT_HPP

// Student's t with any number of degrees of freedom above 0, by the incomplete beta function: with x = df / (df + t^2),
// P(|T| > t) = P(Beta(df / 2, 1 / 2) <= x).  The quantile takes x and 1 - x from the one beta quantile of interval/, so that
// neither 10^15 degrees of freedom nor a level near 1 loses digits.

#include <pbo/core/confidence_level.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <cmath>

namespace pbo::detail {

/// t with P(|T| > t) = alpha.
[[nodiscard]] inline double student_quantile(double degrees_of_freedom, confidence_level const& level) {
    auto const at = beta_quantile_pair(0.5 * degrees_of_freedom, 0.5, level.one_sided());
    return std::sqrt(degrees_of_freedom * (at.y / at.x));
}

/// P(|T| > |t|).
[[nodiscard]] inline double student_two_sided(double t, double degrees_of_freedom) {
    if (t == 0.0) return 1.0;
    if (std::isinf(t)) return 0.0;
    double const square = t * t / degrees_of_freedom;
    share_and_rest const at{1.0 / (1.0 + square), square / (1.0 + square)};
    auto const there = position_of(beta_shape{0.5 * degrees_of_freedom, 0.5}, at);
    return std::fmin(1.0, there.ratio * there.density);
}

}  // namespace pbo::detail

#endif
