// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_F_DISTRIBUTION_HPP
#define PBO_INTERVAL_DETAIL_F_DISTRIBUTION_HPP

// The F distribution's upper tail, through the beta distribution that it is; degrees of freedom need not be whole.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/student_t.hpp>

namespace pbo::detail {

/// P(F > f).
template <class = detail::when_called>
[[nodiscard]] inline double f_upper_tail(double f, double df1, double df2) noexcept {
    if (!(f > 0.0)) return 1.0;
    double const total = df2 + df1 * f;
    return beta_lower_tail(0.5 * df2, 0.5 * df1, df2 / total, df1 * f / total);
}

}  // namespace pbo::detail

#endif
