// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_CHI_SQUARED_HPP
#define PBO_COMPARE_DETAIL_CHI_SQUARED_HPP

// The chi-squared distribution for whole degrees of freedom, with <cmath> only.  For whole degrees of freedom the upper
// tail is a finite sum of positive terms (Abramowitz and Stegun 1964, 26.4.4 and 26.4.5), so it keeps its relative
// accuracy however small it is, and nobody who only wants a test pays for Boost.Math.  Cost: df / 2 steps.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_logarithm.hpp>

#include <cmath>
#include <cstdint>

namespace pbo::detail {

/// The density's kernel x^(a-1) e^-x / Gamma(a) at x = half the statistic, a = df / 2.
template <class = detail::when_called>
inline long double gamma_density(double a, double x) {
    long double const m = static_cast<long double>(a) - 1.0L;
    if (m < 16.0L) return std::exp(m * std::log(static_cast<long double>(x)) - x) / std::tgamma(static_cast<long double>(a));
    return std::exp(-m * wide_deviance(x, m) - stirling_error(a - 1.0)) / std::sqrt(6.2831853071795864769L * m);
}

/// erfc(sqrt(x)): what rounding takes from the root is put back, for at x = 100 it is 200 times as large in the result.
template <class = detail::when_called>
inline double erfc_of_root(double x) {
    double const root = std::sqrt(x);
    double const lost = std::fma(-root, root, x) / (2.0 * root);
    return std::erfc(root) - 1.1283791670955125739 * std::exp(-x) * lost;
}

/// P(X > statistic), X chi-squared with df degrees of freedom; 1 for df = 0 (a constant never exceeds).
template <class = detail::when_called>
inline double chi_squared_upper_tail(double statistic, std::uint64_t df) {
    if (df == 0 || !(statistic > 0.0)) return 1.0;
    if (std::isinf(statistic)) return 0.0;
    double const x = 0.5 * statistic;
    if (df == 1) return erfc_of_root(x);
    bool const odd = df % 2 == 1;
    double const lowest = odd ? 1.5 : 1.0;
    double const highest = 0.5 * static_cast<double>(df);
    // e^-x would underflow before the later terms count: start at the largest term and go both ways.
    double const start = x < highest ? lowest + std::floor(std::fmax(0.0, x - lowest)) : highest;
    long double const first = gamma_density(start, x);
    long double sum = first;
    long double term = first;
    long double const wide_x = x;
    for (long double a = start; a < highest; a += 1.0L) {
        term *= wide_x / a;
        sum += term;
        if (term < 1e-18L * sum) break;
    }
    term = first;
    for (long double a = start; a > lowest; a -= 1.0L) {
        term *= (a - 1.0L) / wide_x;
        sum += term;
        if (term < 1e-18L * sum) break;
    }
    if (odd) sum += erfc_of_root(x);
    return sum < 1.0L ? static_cast<double>(sum) : 1.0;
}

/// P(X <= statistic), keeping its relative accuracy where it is small.
template <class = detail::when_called>
inline double chi_squared_lower_tail(double statistic, std::uint64_t df) {
    if (df == 0) return 0.0;
    if (!(statistic > 0.0)) return 0.0;
    double const a = 0.5 * static_cast<double>(df);
    double const x = 0.5 * statistic;
    if (x > a + 1.0) return 1.0 - chi_squared_upper_tail(statistic, df);
    if (df == 1) return std::erf(std::sqrt(x));
    long double term = 1.0L;
    long double sum = 1.0L;
    for (long double k = 1.0L; term > 1e-18L * sum; k += 1.0L) sum += term *= x / (a + k);
    return static_cast<double>(gamma_density(a + 1.0, x) * sum);
}

/// The statistic that is exceeded with probability `upper` (lower = 1 - upper is given too, so that neither loses
/// digits).  Newton's method on the logarithm of the smaller tail, kept in a bracket, from Wilson and Hilferty's start.
template <class = detail::when_called>
inline double chi_squared_quantile(double lower, double upper, std::uint64_t df) {
    if (df == 0 || lower <= 0.0) return 0.0;
    if (df == 1) {
        double const z = normal_quantile(0.5 * lower, 0.5 * upper);
        return z * z;
    }
    if (df == 2) return upper < 0.5 ? -2.0 * std::log(upper) : -2.0 * std::log1p(-lower);
    double const n = static_cast<double>(df);
    double const z = normal_quantile(lower - 0.5, lower < upper ? lower : upper);
    double const cube = 1.0 - 2.0 / (9.0 * n) + z * std::sqrt(2.0 / (9.0 * n));
    double const tiny =
        2.0 * std::exp((std::log(lower) + std::lgamma(0.5 * n + 1.0)) * 2.0 / n);  // leading series term
    double x = cube > 0.3 ? n * cube * cube * cube : tiny;
    double below = 0.0;
    double above = HUGE_VAL;
    for (int i = 0; i < 100; ++i) {
        bool const use_upper = upper < 0.5;
        double const tail = use_upper ? chi_squared_upper_tail(x, df) : chi_squared_lower_tail(x, df);
        double const wanted = use_upper ? upper : lower;
        (use_upper == (tail > wanted) ? below : above) = x;
        double const density = 0.5 * static_cast<double>(gamma_density(0.5 * n, 0.5 * x));
        double const step = std::log(tail / wanted) * tail / density * (use_upper ? 1.0 : -1.0);
        double next = x + step;
        if (!(next > below && next < above)) next = std::isinf(above) ? 2.0 * x : 0.5 * (below + above);
        bool const done = std::abs(next - x) <= 4e-16 * x;
        x = next;
        if (done) break;
    }
    return x;
}

}  // namespace pbo::detail

#endif
