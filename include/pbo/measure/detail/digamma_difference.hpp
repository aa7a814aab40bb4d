// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DETAIL_DIGAMMA_DIFFERENCE_HPP
#define PBO_MEASURE_DETAIL_DIGAMMA_DIFFERENCE_HPP

// psi(a + k) - psi(a) = 1/a + 1/(a+1) + ... + 1/(a+k-1), for any a > 0 and any count k, to a double's accuracy: the slope
// of the beta-binomial likelihood is made of these.  Small counts are summed; beyond that Stirling's series for both ends,
// with the logarithms taken as one, so that nothing cancels when a is huge.

#include <pbo/core/detail/when_called.hpp>

#include <cmath>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline double digamma_difference(double a, double k) noexcept {
    double sum = 0.0;
    while (k > 0.0 && (a < 12.0 || k < 12.0)) {
        sum += 1.0 / a;
        a += 1.0;
        k -= 1.0;
    }
    if (k <= 0.0) return sum;
    auto const series = [](double x) {  // psi(x) - log x + 1 / (2x)
        double const s = 1.0 / (x * x);
        return -s * (1.0 / 12.0 - s * (1.0 / 120.0 - s * (1.0 / 252.0 - s * (1.0 / 240.0 - s * (1.0 / 132.0)))));
    };
    return sum + std::log1p(k / a) + 0.5 * (k / a) / (a + k) + (series(a + k) - series(a));
}

}  // namespace pbo::detail

#endif
