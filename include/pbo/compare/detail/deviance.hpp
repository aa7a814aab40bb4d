// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_DEVIANCE_HPP
#define PBO_COMPARE_DETAIL_DEVIANCE_HPP

// The three small sums from which every exact probability here is built without losing digits at large counts
// (Loader 2000, "Fast and accurate computation of binomial probabilities"): the error of Stirling's formula, the
// deviance of one count from its expectation, and ad - bc with one rounding (Kahan's use of fused multiply-add).

#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

/// ad - bc to within 1.5 units in the last place, exact products of counts up to 2^53 included.
template <class = detail::when_called>
inline double difference_of_products(double a, double d, double b, double c) {
    double const bc = b * c;
    double const error = std::fma(-b, c, bc);
    return std::fma(a, d, -bc) + error;
}

/// log n! - log(sqrt(2 pi n) (n/e)^n) for n > 0; a whole number when below 16, any real number above.
template <class = detail::when_called>
inline double stirling_error(double n) {
    static constexpr std::array<double, 16> table{
        0.0,                      0.08106146679532725822,   0.041340695955409294094,  0.027677925684998339149,
        0.020790672103765093112,  0.016644691189821192163,  0.013876128823070747999,  0.011896709945891770095,
        0.010411265261972096497,  0.0092554621827127329177, 0.0083305634333628712565, 0.007573675487951840795,
        0.0069428401072095298657, 0.0064089941880042070684, 0.0059513701127588477356, 0.005554733551962801371};
    if (n < 16.0) return table[static_cast<std::size_t>(n)];
    double const r = 1.0 / (n * n);
    return (1.0 / 12.0 - r * (1.0 / 360.0 - r * (1.0 / 1260.0 - r * (1.0 / 1680.0 - r * (1.0 / 1188.0))))) / n;
}

/// count log(count / expected) - (count - expected), given the difference as exactly as it is known; never negative.
template <class = detail::when_called>
inline double deviance(double count, double expected, double difference) {
    if (count <= 0.0) return expected;
    double const v = difference / (count + expected);
    if (std::abs(v) > 0.25) return count * std::log(count / expected) - difference;
    double const square = v * v;  // the atanh series, whose first term has been joined with the difference
    double sum = difference * v;
    double power = 2.0 * count * v;
    for (double k = 3.0;; k += 2.0) {
        power *= square;
        double const next = sum + power / k;
        if (next == sum) return next;
        sum = next;
    }
}

}  // namespace pbo::detail

#endif
