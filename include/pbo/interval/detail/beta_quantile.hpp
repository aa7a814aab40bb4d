// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BETA_QUANTILE_HPP
#define PBO_INTERVAL_DETAIL_BETA_QUANTILE_HPP

// The x below which (or above which) Beta(a, b) has a given probability: Clopper-Pearson, Jeffreys and every other
// interval from a beta distribution.
//
// A starting value (the first terms of beta_quantile_series.hpp; for small or lopsided counts Paulson 1942: the cube root
// of a ratio of gammas is nearly normal; a power law for small a), then
// steps on the log-odds that use the exact probability, the density and its next four derivatives, so that the error
// of a step is the sixth power of the one before: one evaluation of the incomplete beta is usual, three are rare.  Every
// step is a round trip through the probability: a result is taken only when the last correction was so small that its
// sixth power is below the rounding of a double.  What does not settle is bisected on the log-odds between brackets.
//
// Where both a and b are above 150 or so the series of beta_quantile_series.hpp answer instead.
//
// The side with at most half of the probability is the one computed, so that nothing is lost near 1.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/beta_quantile_series.hpp>
#include <pbo/interval/detail/beta_tail.hpp>

#include <array>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

/// x and 1 - x, each accurate by itself.
struct share_and_rest {
    double x;
    double y;
};

template <class = detail::when_called>
[[nodiscard]] inline share_and_rest from_odds(double odds) noexcept {
    if (odds <= 1.0) return {odds / (1.0 + odds), 1.0 / (1.0 + odds)};
    double const inverse = 1.0 / odds;
    return {1.0 / (1.0 + inverse), inverse / (1.0 + inverse)};
}

/// P(B <= x) / g(x) and the probability itself on the side that keeps its digits.
struct beta_position {
    double ratio;    ///< P(B <= x) / g(x)
    double density;  ///< g(x)
};
template <class = detail::when_called>
[[nodiscard]] inline beta_position position_of(beta_shape const& s, share_and_rest at) noexcept {
    double const density = s.density(s.deviance(at.x, at.y));
    if (at.x * (s.total + 2.0) <= s.a + 1.0) return {lower_ratio(s.a, s.b, at.x, at.y), density};
    return {1.0 / density - lower_ratio(s.b, s.a, at.y, at.x), density};
}

/// A start for counts that are not small: the terms of the series of beta_quantile_series.hpp that give three or four
/// digits.  Negative where they cannot be trusted to; the steps that follow check every start.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest start_by_series(beta_shape const& s, double z) noexcept {
    constexpr std::size_t last = 5;
    double const sigma = std::sqrt(s.a * s.mean_above);
    double const gamma = 1.0 / s.total;
    double const beta = (s.mean - s.mean_above) / sigma;
    if (!(std::abs(beta) * (1.0 + z) < 1.0)) return {-1.0, -1.0};
    double const square = beta * beta;
    std::array<double, last + 1> const beta_power{1.0, beta, square, square * beta, square * square, square * square * beta};
    std::array<double, last + 1> const gamma_power{1.0, gamma, gamma * gamma, 0.0, 0.0, 0.0};  // no more are used
    auto const& rows = log_odds_coefficients.slope;
    double const u1 = coefficient<1>(rows[1], beta_power, gamma_power);
    double const u2 = coefficient<2>(rows[2], beta_power, gamma_power);
    double const u3 = coefficient<3>(rows[3], beta_power, gamma_power);
    double const u4 = coefficient<4>(rows[4], beta_power, gamma_power);
    double const u5 = coefficient<5>(rows[5], beta_power, gamma_power);
    double const r = likelihood_root_at(z, u1, u2, u3, u4);
    double const slope = sigma * r * (1.0 + r * (u1 + r * (u2 + r * (u3 + r * (u4 + r * u5)))));
    return {(s.a - slope) * gamma, (s.b + slope) * gamma};
}

/// log x of x^exponent / (exponent B(a, b)) = probability.
template <class = detail::when_called>
[[nodiscard]] inline double log_of_power_law(beta_shape const& s, double exponent, double probability) noexcept {
    double const log_beta =
        s.a * std::log(s.mean) + s.b * std::log(s.mean_above) - std::log(s.root_factor) - s.log_factor;
    return (std::log(probability * exponent) + log_beta) / exponent;
}

/// log Gamma(x + rise) - log Gamma(x), with digits relative to `rise`: by the recurrence up to where Stirling's series serves.
template <class = detail::when_called>
[[nodiscard]] inline double log_gamma_rise(double x, double rise) noexcept {
    double sum = 0.0;
    for (; x < 11.5; x += 1.0) sum -= std::log1p(rise / x);
    return sum + (x - 0.5) * std::log1p(rise / x) + rise * (std::log(x + rise) - 1.0) +
           (stirling_remainder(x + rise) - stirling_remainder(x));
}
/// x of x^a / (a B(a, b)) = probability.
template <class = detail::when_called>
[[nodiscard]] inline double power_law_quantile(double a, double b, double probability) noexcept {
    return std::exp((std::log(probability) + log_gamma_rise(1.0, a) - log_gamma_rise(b, a)) / a);
}

/// The start: asks for probability <= 1/2, z >= 0 its normal quantile (P(Z <= -z) = probability).
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest beta_quantile_start(beta_shape const& s, double probability, double z) noexcept {
    double const u = 1.0 / (9.0 * s.a);
    double const v = 1.0 / (9.0 * s.b);
    double const square = (1.0 - v) * (1.0 - v) - z * z * v;
    double const centre = (1.0 - u) * (1.0 - v);
    double const spread = z * std::sqrt(std::fmax(v * (1.0 - u) * (1.0 - u) + u * square, 0.0));
    if (square > 0.0 && centre - spread > 0.1 * square && s.a > 0.8) {
        double const root = centre - spread;  // the odds are (root / square)^3 a / b
        double const for_x = root * root * root * s.mean;
        double const for_y = square * square * square * s.mean_above;
        double const inverse = 1.0 / (for_x + for_y);
        return {for_x * inverse, for_y * inverse};
    }
    // P(B <= x) is nearly x^a / (a B(a, b)) for small x, and P(B > x) nearly y^b / (b B(a, b)) for small y.
    double const log_x = log_of_power_law(s, s.a, probability);
    if (log_x < -0.1 && s.b >= 0.1) return from_odds(std::exp(log_x) / -std::expm1(log_x));
    if (log_x < -2.0) return {std::exp(log_x), -std::expm1(log_x)};
    double const log_y = log_of_power_law(s, s.b, 1.0 - probability);
    if (log_y < -2.0) return {-std::expm1(log_y), std::exp(log_y)};
    return {s.mean, s.mean_above};
}

/// at, moved by `step` on the log-odds.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest moved(share_and_rest at, double step) noexcept {
    double x, y;
    if (std::abs(step) < 0.06) {  // e^step - 1 = step / (1 - step/2 + step^2/12 - ...), to a double's last digit
        double const q = step * step;
        double const d = 1.0 - 0.5 * step + q * (1.0 / 12.0 - q * (1.0 / 720.0 - q * (1.0 / 30240.0)));
        double const divisor = 1.0 / (d + at.x * step);
        x = at.x * (d + step) * divisor;
        y = at.y * d * divisor;
    } else {
        double const growth = std::expm1(step);
        double const divisor = 1.0 / (1.0 + at.x * growth);
        x = (at.x + at.x * growth) * divisor;
        y = at.y * divisor;
    }
    return x < y ? share_and_rest{x, 1.0 - x} : share_and_rest{1.0 - y, y};  // so that their sum does not drift
}

/// A better start without an incomplete beta: one Newton step on Barndorff-Nielsen's modified likelihood root
/// r* = r + log(v / r) / r, which is normal to the order of n^(-3/2).  Not near the mean, where r* is 0/0.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest improved_start(beta_shape const& s, share_and_rest at, double z) noexcept {
    double const slope = s.a * at.y - s.b * at.x;
    auto const remainder = [](double x, double centre) {  // five digits will do
        double const ratio = x / centre;
        double const u = (x - centre) / centre;
        if (std::abs(u) > 0.15) return u - std::log(ratio);
        return u * u * (1.0 / 2.0 - u * (1.0 / 3.0 - u * (1.0 / 4.0 - u * (1.0 / 5.0 - u * (1.0 / 6.0)))));
    };
    double const square = 2.0 * (s.a * remainder(at.x, s.mean) + s.b * remainder(at.y, s.mean_above));  // r^2
    if (!(square > 0.04 && slope > 0.0)) return at;
    double const r = std::sqrt(square);
    double const v_square = slope * slope / (s.a * s.mean_above);
    double const step = (square + 0.5 * std::log(v_square / square) - z * r) / slope;
    return std::abs(step) < 0.5 ? moved(at, step) : at;
}

/// Bisection on the log-odds: slow and sure.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest beta_quantile_by_bisection(beta_shape const& s, double probability) noexcept {
    double below = -745.0, above = 745.0;
    for (int i = 0; i < 70; ++i) {
        double const middle = 0.5 * (below + above);
        auto const there = position_of(s, from_odds(std::exp(middle)));
        (there.ratio * there.density < probability ? below : above) = middle;
    }
    return from_odds(std::exp(0.5 * (below + above)));
}

/// x with P(B <= x) = probability <= 1/2, and 1 - x.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest lower_beta_quantile(double a, double b, double probability, double z) noexcept {
    if (auto const [x, y] = beta_quantile_by_series(a, b, probability, z); x >= 0.0) return {x, y};
    beta_shape const s{a, b};
    // So near an end that the power law there holds to the last digit, and no step would come back from it: of a prior of
    // Beta(0.001, 0.001) and 0 of 10, 95 % lies below 3e-24.
    constexpr double holds = -40.0;
    if (a < 1.0 && log_of_power_law(s, a, probability) < holds) return {power_law_quantile(a, b, probability), 1.0};
    if (b < 1.0 && log_of_power_law(s, b, 1.0 - probability) < holds)
        return {1.0, power_law_quantile(b, a, 1.0 - probability)};
    share_and_rest at = start_by_series(s, z);
    if (!(at.x > 0.0 && at.y > 0.0)) at = improved_start(s, beta_quantile_start(s, probability, z), z);
    for (int i = 0; i < 20; ++i) {
        if (!(at.x > 0.0)) return {0.0, 1.0};  // below the smallest double
        if (!(at.y > 0.0)) break;
        auto const there = position_of(s, at);
        double const wanted = probability / there.density;
        double const slope = s.a * at.y - s.b * at.x;  // of log g
        double const variance = s.total * at.x * at.y;
        double const scale = std::abs(slope) + std::sqrt(variance);
        double step;
        double const e = wanted - there.ratio;
        if (std::abs(e) * scale < 0.5) {
            // The series of the inverse function, from the derivatives of log g: its slope and minus `variance`, ...
            double const third = variance * (at.y - at.x);
            double const fourth = variance * (1.0 - 6.0 * at.x * at.y);
            double const s2 = slope * slope;
            double const c2 = slope / 2.0;
            double const c3 = (s2 - variance) / 6.0;
            double const c4 = (slope * (s2 - 3.0 * variance) - third) / 24.0;
            double const c5 = (s2 * (s2 - 6.0 * variance) - 4.0 * slope * third + 3.0 * variance * variance - fourth) / 120.0;
            double const d4 = 5.0 * c2 * (c3 - c2 * c2) - c4;
            double const d5 = c2 * (c2 * (14.0 * c2 * c2 - 21.0 * c3) + 6.0 * c4) + 3.0 * c3 * c3 - c5;
            step = e * (1.0 - e * (c2 - e * (2.0 * c2 * c2 - c3 + e * (d4 + e * d5))));
        } else {
            step = there.ratio * std::log(wanted / there.ratio);  // far off: Newton's step on the logarithm
            if (!(std::abs(step) < 3.0)) step = step > 0.0 ? 3.0 : -3.0;
        }
        at = moved(at, step);
        if (std::abs(e) * scale < 8e-3 || std::abs(step) < 1e-14) return at;
    }
    return beta_quantile_by_bisection(s, probability);
}

/// x with P(B <= x) = side.probability, and 1 - x.
template <class = detail::when_called>
[[nodiscard]] inline share_and_rest beta_quantile_pair(double a, double b, tail const& side) noexcept {
    double const p = side.probability;
    if (a == 1.0) return {-std::expm1(std::log1p(-p) / b), std::exp(std::log1p(-p) / b)};
    if (b == 1.0) return {std::exp(std::log(p) / a), -std::expm1(std::log(p) / a)};
    if (p <= 0.5) return lower_beta_quantile(a, b, p, side.z);
    auto const mirrored = lower_beta_quantile(b, a, 1.0 - p, -side.z);
    return {mirrored.y, mirrored.x};
}

/// x with P(B <= x) = side.probability.
template <class = detail::when_called>
[[nodiscard]] inline double beta_quantile(double a, double b, tail const& side) noexcept {
    return beta_quantile_pair(a, b, side).x;
}
/// x with P(B > x) = side.probability.
template <class = detail::when_called>
[[nodiscard]] inline double beta_quantile_above(double a, double b, tail const& side) noexcept {
    return beta_quantile_pair(b, a, side).y;
}

}  // namespace pbo::detail

#endif
