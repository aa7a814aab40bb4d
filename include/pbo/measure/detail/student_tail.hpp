// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_STUDENT_TAIL_HPP
#define PBO_MEASURE_DETAIL_STUDENT_TAIL_HPP

// How surprising is a t of this size?  P(|T| > |t|) = P(Beta(f / 2, 1 / 2) <= f / (f + t^2)) for f > 0 degrees of freedom, from
// the incomplete beta function that the quantile of student.hpp inverts.

#include <pbo/interval/detail/beta_quantile.hpp>

#include <cmath>

namespace pbo::detail {

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
