// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_STIRLING_REMAINDER_HPP
#define PBO_INTERVAL_DETAIL_STIRLING_REMAINDER_HPP

// Two small functions that keep binomial and beta densities accurate for any count (Loader 2000, "Fast and accurate
// computation of binomial probabilities"): a density written as exp(-deviance + remainders) / sqrt(2 pi variance) never
// subtracts one huge logarithm of a gamma function from another.

#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

/// log Gamma(a) - [(a - 1/2) log a - a + log(2 pi) / 2] for a > 0; about 1 / (12 a).
template <class = detail::when_called>
[[nodiscard]] inline double stirling_remainder(double a) noexcept {
    // mpmath 1.2.1, 40 digits: at 1/2, 1, 3/2, ...
    constexpr std::array<double, 24> at_halves{
        0.0,
        0.1534264097200273453, 0.08106146679532725822, 0.0548141210519176539, 0.04134069595540929409,
        0.03316287351993628749, 0.02767792568499833915, 0.02374616365629749597, 0.02079067210376509311,
        0.01848845053267318523, 0.01664469118982119216, 0.01513497322191737887, 0.013876128823070748,
        0.01281046524292022692, 0.0118967099458917701, 0.01110455975820691733, 0.0104112652619720965,
        0.009799416126158803298, 0.009255462182712732918, 0.008768700134139385463, 0.008330563433362871256,
        0.007934114564314020547, 0.007573675487951840795, 0.00724455430132038318};
    if (a >= 11.5) {
        double const inverse = 1.0 / a;
        double const s = inverse * inverse;  // Stirling's series; the next term is below 2e-17
        return (1.0 / 12.0 -
                s * (1.0 / 360.0 -
                     s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360360.0)))))) *
               inverse;
    }
    double const doubled = 2.0 * a;
    if (doubled >= 1.0 && doubled == std::floor(doubled)) return at_halves[static_cast<std::size_t>(doubled)];
    double product = 1.0;
    double shifted = a;
    for (; shifted < 11.5; shifted += 1.0) product *= shifted;
    return stirling_remainder(shifted) + (shifted - 0.5) * std::log(shifted) - (a - 0.5) * std::log(a) -
           std::log(product) - (shifted - a);
}

/// u - log(1 + u) for u > -1, without cancellation near 0.
template <class = detail::when_called>
[[nodiscard]] inline double log_remainder(double u) noexcept {
    if (std::abs(u) > 0.15) {
        double const whole = 1.0 + u;  // log1p by hand, at half its price: what the sum loses is put back
        return u - (std::log(whole) + (u - (whole - 1.0)) / whole);
    }
    double const s = u / (2.0 + u);  // log(1 + u) = 2 artanh(s) and u - 2 s = u s
    double const q = s * s;
    return s * (u - q * (2.0 / 3.0 +
                         q * (2.0 / 5.0 + q * (2.0 / 7.0 + q * (2.0 / 9.0 + q * (2.0 / 11.0 + q * (2.0 / 13.0)))))));
}

}  // namespace pbo::detail

#endif
