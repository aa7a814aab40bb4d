// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_STUDENT_T_HPP
#define PBO_INTERVAL_DETAIL_STUDENT_T_HPP

// Student's distribution, through the beta distribution that it is: with nu degrees of freedom, nu / (nu + T^2) is
// Beta(nu/2, 1/2).  Both parts of the share are known to full precision, so that neither huge nor tiny t lose digits, for
// any nu above 0, whole or not.  Above 10^17 degrees of freedom the distributions agree with the normal one in every bit.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_logarithm.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <cmath>
#include <limits>

namespace pbo::detail {

/// P(B <= x) for B of Beta(a, b), x given with y = 1 - x.
template <class = detail::when_called>
[[nodiscard]] inline double beta_lower_tail(double a, double b, double x, double y) noexcept {
    if (!(x > 0.0)) return 0.0;
    if (!(y > 0.0)) return 1.0;
    beta_shape const s{a, b};
    double const density = s.density(s.deviance(x, y));
    if (x * (s.total + 2.0) <= a + 1.0) return density * lower_ratio(a, b, x, y);
    return 1.0 - density * lower_ratio(b, a, y, x);
}

/// stirling_remainder, with more digits where that takes the difference of large logarithms.
template <class = detail::when_called>
[[nodiscard]] inline long double wide_stirling_remainder(double a) noexcept {
    if (a >= 24.0 || (a < 11.5 && 2.0 * a == std::floor(2.0 * a))) return stirling_remainder(a);
    long double const wide = a;
    return std::log(std::tgamma(wide)) - ((wide - 0.5L) * std::log(wide) - wide + 0.91893853320467274178L);
}

inline constexpr double practically_normal = 1e17;

/// P(|T| > |t|).
template <class = detail::when_called>
[[nodiscard]] inline double student_t_both_tails(double t, double df) noexcept {
    if (std::isinf(t)) return 0.0;
    if (t == 0.0) return 1.0;
    if (df >= practically_normal) return std::erfc(std::abs(t) / square_root_of_two);
    long double const ratio = std::fabs(static_cast<long double>(t)) / std::sqrt(static_cast<long double>(df));
    long double const square = ratio * ratio;  // may be infinite where long double is no wider than double
    long double const below = ratio > 1.0L ? 1.0L / (1.0L + 1.0L / square) : square / (1.0L + square);
    long double const above = 1.0L / (1.0L + square);
    double const a = 0.5 * df, x = static_cast<double>(above), y = static_cast<double>(below);
    if (!(x > 0.0)) return 0.0;
    if (!(y > 0.0)) return 1.0;
    // x^a y^b / B(a, 1/2) of Beta(a, 1/2): as beta_shape has it, its exponent in more digits.
    long double const total = static_cast<long double>(a) + 0.5L, mean = a / total, mean_above = 0.5L / total;
    long double const deviance = a * wide_deviance(above, mean) + 0.5L * wide_deviance(below, mean_above);
    constexpr long double of_one_half = 0.1534264097200273452914L;
    long double const of_factor = wide_stirling_remainder(static_cast<double>(total)) - wide_stirling_remainder(a) - of_one_half;
    long double const density = 0.39894228040143267794L * std::sqrt(a * mean_above) * std::exp(of_factor - deviance);
    // Up to |t| = 3 what is within it is the quicker one, and has digits enough that the rest keeps its own.
    constexpr long double turn = std::numeric_limits<long double>::digits > 60 ? 9.0L : 3.0L;
    bool const is_far = square * df > turn;
    if (is_far && x * (static_cast<double>(total) + 2.0) <= a + 1.0) return static_cast<double>(density * lower_ratio(a, 0.5, x, y));
    if (is_far || x < 0.02) return static_cast<double>(1.0L - density * lower_ratio(0.5, a, y, x));
    // A power series of positive terms.
    long double term = 2.0L * density, within = term;
    for (long double n = 0.0L; term > 1e-20L * within; n += 1.0L) within += term *= (total + n) / (1.5L + n) * below;
    return static_cast<double>(1.0L - within);
}

/// t with P(T > t) = side.probability, which must be at most 1/2.
template <class = detail::when_called>
[[nodiscard]] inline double student_t_quantile(tail const& side, double df) noexcept {
    double const both = 2.0 * side.probability;
    if (!(both < 1.0)) return 0.0;
    if (df >= practically_normal) return side.z;
    if (df == 1.0) return 1.0 / std::tan(3.14159265358979323846 * side.probability);
    if (df == 2.0) return (1.0 - both) * std::sqrt(2.0 / (both * (2.0 - both)));
    double const z = both < 0.5 ? normal_quantile(0.5 - both, both) : normal_quantile(0.5 - both, 1.0 - both);
    auto const share = beta_quantile_pair(0.5 * df, 0.5, tail{both, z});
    return std::sqrt(df * (share.y / share.x));
}

/// t with P(|T| <= t) = level.
template <class = detail::when_called>
[[nodiscard]] inline double student_t_quantile(confidence_level const& level, double df) noexcept {
    if (level.value() >= 0.5 || df >= practically_normal) return student_t_quantile(level.two_sided(), df);
    // Near 0 the level itself has the digits: it is the lower tail of the other part of the share.
    double const p = level.value();
    auto const share = beta_quantile_pair(0.5, 0.5 * df, tail{p, normal_quantile(0.5 - p, p)});
    return std::sqrt(df * (share.x / share.y));
}

}  // namespace pbo::detail

#endif
