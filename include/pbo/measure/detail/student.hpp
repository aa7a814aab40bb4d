// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_STUDENT_HPP
#define PBO_MEASURE_DETAIL_STUDENT_HPP

// How many standard errors to either side, when the standard error itself is an estimate?  Student's t (1908) with the given
// degrees of freedom f > 0: P(|T| > t) = alpha.  f / (f + t^2) is Beta(f/2, 1/2), whose quantile the library has; the smaller
// of it and its complement keeps its digits.

#include <pbo/core/confidence_level.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <cmath>

namespace pbo::detail {

[[nodiscard]] inline double student_quantile(double degrees_of_freedom, confidence_level const& level) noexcept {
    auto const at = beta_quantile_pair(0.5 * degrees_of_freedom, 0.5, level.one_sided());
    return std::sqrt(degrees_of_freedom * (at.y / at.x));
}

}  // namespace pbo::detail

#endif
