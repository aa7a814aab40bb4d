// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BETA_QUANTILE_SERIES_HPP
#define PBO_INTERVAL_DETAIL_BETA_QUANTILE_SERIES_HPP

// Beta quantiles when neither a nor b is small: no incomplete beta is needed at all.
//
// On the log-odds the density is g = e^c sigma exp(-r^2/2) / sqrt(2 pi), r the signed root of the deviance, c Stirling's
// remainders, sigma^2 = a b / (a + b) (the uniform expansion of Temme 1982).  The slope of log g, a - (a + b) x = sigma S(r),
// obeys S S' = r (1 + beta S - gamma S^2) with beta = (a - b) / ((a + b) sigma) and gamma = 1 / (a + b), so the coefficients
// of S and of H = r / S are fixed polynomials in beta and gamma: worked out by the compiler.  Then
//
//     P(B <= x) = e^c sum_j H_j M_j(r),    M_j(r) = integral from r of t^j phi(t):  M_0 = Q, M_1 = phi, M_j by recurrence
//
// is solved for r, and x = (a - sigma S(r)) / (a + b).  The last terms of both series say whether they were enough; if
// not, nothing is returned and the continued fraction has to do the work.

#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/interval/detail/beta_tail.hpp>

#include <array>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

inline constexpr std::size_t series_terms = 12;

/// Coefficients of r^j as polynomials: [j][i] multiplies beta^(j - 2 i) gamma^i.
struct log_odds_series {
    std::array<std::array<double, series_terms / 2 + 1>, series_terms + 1> slope{};    ///< S / r
    std::array<std::array<double, series_terms / 2 + 1>, series_terms + 1> inverse{};  ///< r / S
};

[[nodiscard]] constexpr log_odds_series make_log_odds_series() {
    log_odds_series t{};
    // With S = r U: U (U + r U') = 1 + beta r U - gamma r^2 U^2, order by order in r.
    t.slope[0][0] = 1.0;
    t.inverse[0][0] = 1.0;
    for (std::size_t j = 1; j <= series_terms; ++j) {
        for (std::size_t i = 0; 2 * i <= j; ++i) {
            double known = 0.0;  // all of the left side but (2 + j) U_j, on the right
            for (std::size_t k = 1; k < j; ++k)
                for (std::size_t l = 0; l <= i; ++l)
                    if (2 * l <= k && 2 * (i - l) <= j - k)
                        known -= static_cast<double>(1 + k) * t.slope[k][l] * t.slope[j - k][i - l];
            if (2 * i <= j - 1) known += t.slope[j - 1][i];
            if (i >= 1 && j >= 2)
                for (std::size_t k = 0; k <= j - 2; ++k)
                    for (std::size_t l = 0; l <= i - 1; ++l)
                        if (2 * l <= k && 2 * (i - 1 - l) <= j - 2 - k) known -= t.slope[k][l] * t.slope[j - 2 - k][i - 1 - l];
            t.slope[j][i] = known / static_cast<double>(2 + j);
        }
        for (std::size_t i = 0; 2 * i <= j; ++i) {
            double sum = 0.0;
            for (std::size_t k = 1; k <= j; ++k)
                for (std::size_t l = 0; l <= i; ++l)
                    if (2 * l <= k && 2 * (i - l) <= j - k) sum -= t.slope[k][l] * t.inverse[j - k][i - l];
            t.inverse[j][i] = sum;
        }
    }
    return t;
}
inline constexpr log_odds_series log_odds_coefficients = make_log_odds_series();

/// The series to the order Last; see beta_quantile_by_series.
template <std::size_t Last>
[[nodiscard]] std::array<double, 2> beta_quantile_by_terms(double a, double b, double probability, double z) noexcept {
    constexpr std::array<double, 2> failed{-1.0, -1.0};
    double const smaller = a < b ? a : b;
    double const total = a + b;
    double const sigma = std::sqrt(a * (b / total));
    double const beta = (a - b) / (total * sigma);
    double const gamma = 1.0 / total;
    double const factor = std::exp(stirling_remainder(total) - stirling_remainder(a) - stirling_remainder(b));
    std::array<double, Last + 1> beta_power{}, gamma_power{}, h{}, u{};
    beta_power[0] = gamma_power[0] = 1.0;
    for (std::size_t j = 1; j <= Last; ++j) beta_power[j] = beta_power[j - 1] * beta;
    for (std::size_t i = 1; 2 * i <= Last; ++i) gamma_power[i] = gamma_power[i - 1] * gamma;
    for (std::size_t j = 0; j <= Last; ++j)
        for (std::size_t i = 0; 2 * i <= j; ++i) {
            double const power = beta_power[j - 2 * i] * gamma_power[i];
            h[j] += log_odds_coefficients.inverse[j][i] * power;
            u[j] += log_odds_coefficients.slope[j][i] * power;
        }
    auto const value_at = [](std::array<double, Last + 1> const& c, double r) {
        double v = c[Last];
        for (std::size_t j = Last; j-- > 0;) v = v * r + c[j];
        return v;
    };
    double r = z;
    double upper = probability;  // Q(r)
    double tail_error = 0.0;
    for (int i = 0; i < 6; ++i) {
        double const density = 0.39894228040143267794 * std::exp(-0.5 * r * r);
        double even_moment = upper, odd_moment = density, power = r;
        double sum = h[0] * upper + h[1] * density;
        double term = 0.0, term_before = 0.0;
        for (std::size_t j = 2; j <= Last; ++j) {
            double& moment = j % 2 == 0 ? even_moment : odd_moment;
            moment = power * density + static_cast<double>(j - 1) * moment;
            power *= r;
            term_before = term;
            term = h[j] * moment;
            sum += term;
        }
        double const height = value_at(h, r);
        double const error = (sum - probability / factor) / (density * height);  // in r: too much probability, r must grow
        tail_error = (std::abs(term) + std::abs(term_before)) / (density * height);
        // The derivatives of log(phi H) turn Newton's step into one of the third order.
        double const c2 = 0.5 * (-r + (h[1] + 2.0 * h[2] * r) / height);
        double const step = error * (1.0 - error * (c2 - error * (2.0 * c2 * c2 - (4.0 * c2 * c2 - 1.0) / 6.0)));
        r += step;
        if (std::abs(error) < 3e-5 * (smaller > 1e5 ? 10.0 : 1.0)) break;
        if (i == 5) return failed;
        upper = normal_upper_tail(r);
    }
    double r_power = 1.0;
    for (std::size_t j = 0; j < Last; ++j) r_power *= r;
    double const root_smaller = std::sqrt(smaller);
    if (!(tail_error < 1e-16 * root_smaller)) return failed;
    double const slope_error = std::abs(r) * (std::abs(u[Last] * r_power * r) + std::abs(u[Last - 1] * r_power));
    if (!(slope_error < 1e-16 * root_smaller)) return failed;
    double const slope = sigma * r * value_at(u, r);
    return {(a - slope) / total, (b + slope) / total};
}

/// x with P(B <= x) = probability, z its normal quantile from above (P(Z > z) = probability), and 1 - x; x < 0 when the
/// series do not suffice.  Larger counts need fewer terms, which fall like powers of 1 / sqrt(min(a, b)).
[[nodiscard]] inline std::array<double, 2> beta_quantile_by_series(double a, double b, double probability, double z) noexcept {
    double const smaller = a < b ? a : b;
    if (!(smaller >= 150.0 && smaller >= 25.0 * z * z)) return {-1.0, -1.0};
    if (smaller > 1e9) return beta_quantile_by_terms<4>(a, b, probability, z);
    if (smaller > 2e5) return beta_quantile_by_terms<6>(a, b, probability, z);
    if (smaller > 5000.0) return beta_quantile_by_terms<8>(a, b, probability, z);
    return beta_quantile_by_terms<12>(a, b, probability, z);
}

}  // namespace pbo::detail

#endif
