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
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/beta_tail.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace pbo::detail {

inline constexpr std::size_t series_terms = 12;

/// Coefficients of r^j as polynomials: [j][i] multiplies beta^(j - 2 i) gamma^i.
struct log_odds_series {
    std::array<std::array<double, series_terms / 2 + 1>, series_terms + 1> slope{};    ///< S / r
    std::array<std::array<double, series_terms / 2 + 1>, series_terms + 1> inverse{};  ///< r / S
};

template <class = detail::when_called>
[[nodiscard]] consteval log_odds_series make_log_odds_series() {
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

/// The coefficient of r^J: written out by the compiler, because as a loop it would be half of the work.
template <std::size_t J, std::size_t Size, std::size_t Powers>
[[nodiscard]] inline double coefficient(std::array<double, Size> const& row, std::array<double, Powers> const& beta_power,
                                        std::array<double, Powers> const& gamma_power) noexcept {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return ((row[I] * (beta_power[J - 2 * I] * gamma_power[I])) + ...);
    }(std::make_index_sequence<J / 2 + 1>{});
}

/// P(Z > r), given P(Z > z): by Taylor's series, if they are close, for a third of the price.
template <class = detail::when_called>
[[nodiscard]] inline double upper_tail_beside(double z, double probability, double r) noexcept {
    double const d = r - z;
    if (!(std::abs(d) * (2.0 + std::abs(r)) < 0.2)) return normal_upper_tail(r);
    // phi(r) times the integral of exp(r s - s^2 / 2) for s from 0 to d: Hermite's polynomials.
    double before = 1.0, hermite = r, power = d, sum = d;
    for (double m = 2.0; m < 10.0; m += 1.0) {
        power *= d / m;
        sum += power * hermite;
        double const next = r * hermite - (m - 1.0) * before;
        before = hermite;
        hermite = next;
    }
    return probability - 0.39894228040143267794 * std::exp(-0.5 * r * r) * sum;
}

/// The root r at which Barndorff-Nielsen's r* = r + log(S / r) / r, normal to the order of sigma^(-3), is z.
template <class = detail::when_called>
[[nodiscard]] inline double likelihood_root_at(double z, double u1, double u2, double u3, double u4) noexcept {
    double const l2 = u2 - 0.5 * u1 * u1;  // of log(S / r) / r
    double const l3 = u3 - u1 * (u2 - u1 * u1 / 3.0);
    double const l4 = u4 - u1 * u3 - 0.5 * u2 * u2 + u1 * u1 * (u2 - 0.25 * u1 * u1);
    auto const shift = [&](double r) { return u1 + r * (l2 + r * (l3 + r * l4)); };
    return z - shift(z - shift(z));
}

/// The series to the order Last; see beta_quantile_by_series.
template <std::size_t Last>
[[nodiscard]] std::array<double, 2> beta_quantile_by_terms(double a, double b, double probability, double z) noexcept {
    constexpr std::array<double, 2> failed{-1.0, -1.0};
    double const smaller = a < b ? a : b;
    double const total = a + b;
    double const sigma = std::sqrt(a * (b / total));
    double const beta = (a - b) / (total * sigma);
    double const gamma = 1.0 / total;
    double const c = stirling_remainder(total) - stirling_remainder(a) - stirling_remainder(b);
    double const factor = 1.0 - c * (1.0 - c / 2.0 * (1.0 - c / 3.0 * (1.0 - c / 4.0)));  // e^-c: |c| is below 1/1000
    double const wanted = probability * factor;
    std::array<double, Last + 1> beta_power, gamma_power, h, u;
    beta_power[0] = gamma_power[0] = 1.0;
    for (std::size_t j = 1; j <= Last; ++j) beta_power[j] = beta_power[j - 1] * beta;
    for (std::size_t i = 1; 2 * i <= Last; ++i) gamma_power[i] = gamma_power[i - 1] * gamma;
    [&]<std::size_t... J>(std::index_sequence<J...>) {
        ((h[J] = coefficient<J>(log_odds_coefficients.inverse[J], beta_power, gamma_power)), ...);
        ((u[J] = coefficient<J>(log_odds_coefficients.slope[J], beta_power, gamma_power)), ...);
    }(std::make_index_sequence<Last + 1>{});
    auto const value_at = [](std::array<double, Last + 1> const& terms, double r) {  // even and odd powers side by side
        double const q = r * r;
        double even = terms[Last], odd = terms[Last - 1];
        for (std::size_t j = Last; j > 2; j -= 2) {
            even = even * q + terms[j - 2];
            odd = odd * q + terms[j - 3];
        }
        return even * q + terms[0] + r * odd;
    };
    double r = z;
    double upper = probability;  // Q(r)
    if (std::abs(h[1]) * (1.0 + std::abs(z)) > 1e-4) {
        r = likelihood_root_at(z, u[1], u[2], u[3], u[4]);
        upper = upper_tail_beside(z, probability, r);
    }
    double tail_error = 0.0;
    for (int i = 0; i < 6; ++i) {
        double const density = 0.39894228040143267794 * std::exp(-0.5 * r * r);
        double even_moment = upper, odd_moment = density, power = r * density;
        double sum = h[0] * upper + h[1] * density;
        double odd_term = 0.0;
        for (std::size_t j = 2; j < Last; j += 2) {
            even_moment = power + static_cast<double>(j - 1) * even_moment;
            odd_moment = power * r + static_cast<double>(j) * odd_moment;
            power *= r * r;
            odd_term = h[j + 1] * odd_moment;
            sum += h[j] * even_moment + odd_term;
        }
        double const even_term = h[Last] * (power + static_cast<double>(Last - 1) * even_moment);
        sum += even_term;
        double const height = value_at(h, r);
        double const inverse = 1.0 / (density * height);
        double const error = (sum - wanted) * inverse;  // in r: too much probability, r must grow
        tail_error = (std::abs(even_term) + std::abs(odd_term)) * inverse;
        // The derivatives of log(phi H) turn Newton's step into one of the third order.
        double const c2 = 0.5 * (-r + (h[1] + 2.0 * h[2] * r) / height);
        double const step = error * (1.0 - error * (c2 - error * (2.0 * c2 * c2 - (4.0 * c2 * c2 - 1.0) / 6.0)));
        r += step;
        if (std::abs(error) * (1.0 + std::abs(r)) < 3e-4) break;
        if (i == 5) return failed;
        upper = normal_upper_tail(r);
    }
    double r_power = 1.0;  // r^Last
    for (std::size_t j = 0; j < Last; j += 2) r_power *= r * r;
    double const root_smaller = std::sqrt(smaller);
    if (!(tail_error < 1e-16 * root_smaller)) return failed;
    double const slope_error = std::abs(r) * r_power * (std::abs(u[Last] * r) + std::abs(u[Last - 1]));
    if (!(slope_error < 1e-16 * root_smaller)) return failed;
    double const slope = sigma * r * value_at(u, r);
    return {(a - slope) / total, (b + slope) / total};
}

/// x with P(B <= x) = probability, z its normal quantile from above (P(Z > z) = probability), and 1 - x; x < 0 when the
/// series do not suffice.  Larger counts need fewer terms, which fall like powers of 1 / sqrt(min(a, b)).
template <class = detail::when_called>
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
