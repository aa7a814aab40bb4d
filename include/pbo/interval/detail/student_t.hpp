// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_STUDENT_T_HPP
#define PBO_INTERVAL_DETAIL_STUDENT_T_HPP

// Student's distribution, through the beta distribution that it is: with nu degrees of freedom, nu / (nu + T^2) is
// Beta(nu/2, 1/2).  Both parts of the share are known to full precision, so that neither huge nor tiny t lose digits, for
// any nu above 0, whole or not.  Above 10^17 degrees of freedom the distributions agree with the normal one in every bit.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <cmath>
#include <limits>

namespace pbo::detail {

/// P(B <= x) for B of Beta(a, b), x given with y = 1 - x.
[[nodiscard]] inline double beta_lower_tail(double a, double b, double x, double y) noexcept {
    if (!(x > 0.0)) return 0.0;
    if (!(y > 0.0)) return 1.0;
    beta_shape const s{a, b};
    double const density = s.density(s.deviance(x, y));
    if (x * (s.total + 2.0) <= a + 1.0) return density * lower_ratio(a, b, x, y);
    return 1.0 - density * lower_ratio(b, a, y, x);
}

inline constexpr double practically_normal = 1e17;

/// P(|T| > |t|).
[[nodiscard]] inline double student_t_both_tails(double t, double df) noexcept {
    if (std::isinf(t)) return 0.0;
    if (t == 0.0) return 1.0;
    if (df >= practically_normal) return std::erfc(std::abs(t) / square_root_of_two);
    double const ratio = std::abs(t) / std::sqrt(df);  // its square may overflow
    double const below = ratio > 1.0 ? 1.0 / (1.0 + 1.0 / (ratio * ratio)) : ratio * ratio / (1.0 + ratio * ratio);
    double const above = 1.0 / (1.0 + ratio * ratio);
    return beta_lower_tail(0.5 * df, 0.5, above, below);
}

/// t with P(T > t) = side.probability, which must be at most 1/2.
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
[[nodiscard]] inline double student_t_quantile(confidence_level const& level, double df) noexcept {
    if (level.value() >= 0.5 || df >= practically_normal) return student_t_quantile(level.two_sided(), df);
    // Near 0 the level itself has the digits: it is the lower tail of the other part of the share.
    double const p = level.value();
    auto const share = beta_quantile_pair(0.5, 0.5 * df, tail{p, normal_quantile(0.5 - p, p)});
    return std::sqrt(df * (share.x / share.y));
}

}  // namespace pbo::detail

#endif
