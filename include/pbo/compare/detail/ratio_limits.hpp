// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_RATIO_LIMITS_HPP
#define PBO_COMPARE_DETAIL_RATIO_LIMITS_HPP

// [centre / e^w, centre * e^w]: what the logarithmic methods for a ratio or an odds ratio end with.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/interval.hpp>

#include <cmath>
#include <limits>

namespace pbo::detail {

/// Where a logarithmic method has nothing to say.
inline constexpr interval any_ratio{0.0, std::numeric_limits<double>::infinity()};

template <class = detail::when_called>
[[nodiscard]] inline interval ratio_limits(double centre, double log_width) {
    double const factor = std::exp(log_width);
    return {centre / factor, centre * factor};
}

}  // namespace pbo::detail

#endif
