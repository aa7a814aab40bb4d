// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_BETA_TAIL_HPP
#define PBO_INTERVAL_DETAIL_BETA_TAIL_HPP

// The regularised incomplete beta function, written on the log-odds scale, for any a and b above 0 up to 10^15 and
// beyond.  With g(x) = x^a y^b / B(a, b), y = 1 - x, the density of the log-odds:
//
//     P(B <= x) = g(x) lower_ratio(a, b, x, y)
//
// g comes from the deviance (Loader 2000), the ratio from the even part of Gauss's continued fraction in the form of
// DiDonato and Morris (1992, ACM TOMS 18:360, equation 9); where few terms do, from the binomial sum; where all that is
// slow (huge counts near their mean) from Gauss-Legendre quadrature.  x and y are both given, because neither can be
// had from the other near 1.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/stirling_remainder.hpp>

#include <array>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

/// a log(mean / x) + b log(mean_above / y), at least 0, where mean = a / (a + b): half the likelihood ratio statistic.
template <class = detail::when_called>
[[nodiscard]] inline double deviance_of(double a, double b, double mean, double mean_above, double x, double y) noexcept {
    auto const remainder = [](double at, double centre) {
        double const u = (at - centre) / centre;
        return u < -0.5 ? u - std::log(at / centre) : log_remainder(u);
    };
    return a * remainder(x, mean) + b * remainder(y, mean_above);
}

/// Beta(a, b) with what does not depend on x.
struct beta_shape {
    double a;
    double b;
    double total;
    double mean;        ///< a / (a + b)
    double mean_above;  ///< b / (a + b)
    double log_factor;  ///< log of g at the mean, without the square root
    double root_factor;

    template <class = detail::when_called>
    beta_shape(double a_, double b_) noexcept
        : a(a_), b(b_), total(a_ + b_), mean(a_ / total), mean_above(b_ / total),
          log_factor(stirling_remainder(total) - stirling_remainder(a_) - stirling_remainder(b_)),
          root_factor(std::sqrt(a_ * mean_above) * 0.39894228040143267794) {}

    template <class = detail::when_called>
    [[nodiscard]] double deviance(double x, double y) const noexcept {
        return deviance_of(a, b, mean, mean_above, x, y);
    }
    /// g(x), given the deviance there.
    template <class = detail::when_called>
    [[nodiscard]] double density(double deviance_there) const noexcept {
        return root_factor * std::exp(log_factor - deviance_there);
    }
};

/// P(B <= x) / g(x) by integrating g over the log-odds below x: for large a and b only.
template <class = detail::when_called>
[[nodiscard]] inline double lower_ratio_by_quadrature(double a, double b, double x, double y) noexcept {
    // Nodes and weights of the 32-point rule on (-1, 1), positive half (mpmath 1.2.1).
    constexpr std::array<double, 16> nodes{
        0.9972638618494815635, 0.9856115115452683354, 0.9647622555875064308, 0.9349060759377396892,
        0.896321155766052124, 0.8493676137325699701, 0.794483795967942407, 0.7321821187402896804,
        0.663044266930215201, 0.587715757240762329, 0.50689990893222939, 0.4213512761306353454,
        0.3318686022821276498, 0.2392873622521370745, 0.1444719615827964935, 0.04830766568773831623};
    constexpr std::array<double, 16> weights{
        0.0070186100094700966, 0.01627439473090567061, 0.02539206530926205946, 0.0342738629130214331,
        0.04283589802222668066, 0.0509980592623761762, 0.05868409347853554715, 0.06582222277636184684,
        0.07234579410884850623, 0.07819389578707030647, 0.08331192422694675522, 0.08765209300440381114,
        0.09117387869576388471, 0.09384439908080456564, 0.09563872007927485942, 0.09654008851472780057};
    double const total = a + b;
    double const slope = std::fmax(a * y - b * x, 0.0);
    double const variance = total * x * y;
    double const reach = 84.0 / (slope + std::sqrt(slope * slope + 84.0 * variance));  // where the exponent is 42
    auto const integrand = [&](double s) {  // in the smaller of x and y, so that nothing huge cancels
        double const fall = x <= y ? a * s + total * std::log1p(x * std::expm1(-s))
                                   : total * std::log1p(y * std::expm1(s)) - b * s;
        return std::exp(-fall);
    };
    double sum = 0.0;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        sum += weights[i] * (integrand(0.5 * reach * (1.0 - nodes[i])) + integrand(0.5 * reach * (1.0 + nodes[i])));
    return 0.5 * reach * sum;
}

/// P(B <= x) / g(x) by the continued fraction; asks for x at or below about the mean.  Returns a negative number when it
/// has not converged in `most` steps.
template <class = detail::when_called>
[[nodiscard]] inline double lower_ratio_by_fraction(double a, double b, double x, double y, int most) noexcept {
    double const total = a + b;
    double const lambda = a * y - b * x;
    double const first = a * (lambda + 1.0) / (a + 1.0);
    // As 1 / (first (1 + c1 / (1 + c2 / (1 + ...)))), the c's with one division each, off the recurrence's path.
    auto const partial = [&](double n) {  // beta_{n+1} times (a + 2 n - 1)(a + 2 n + 1)
        return n * (a + 2.0 * n - 1.0) * (a + 2.0 * n + 1.0) + n * (b - n) * x * (a + 2.0 * n + 1.0) +
               (a + n) * (a + 2.0 * n - 1.0) * (lambda + 1.0 + n * (1.0 + y));
    };
    double before = partial(1.0);
    double c = a * total * (b - 1.0) * x * x * (a + 3.0) / ((a + 1.0) * first * before);
    double numerator_before = 1.0, numerator = 1.0;
    double denominator_before = 1.0, denominator = 1.0 + c;
    for (int step = 2; step <= most; ++step) {
        double const n = step;
        double const next = partial(n);
        c = (a + n - 1.0) * (total + n - 1.0) * (n * (b - n) * x * x) * ((a + 2.0 * n - 3.0) * (a + 2.0 * n + 1.0)) /
            (before * next);
        before = next;
        double const new_numerator = numerator + c * numerator_before;
        double const new_denominator = denominator + c * denominator_before;
        double const change = new_numerator * denominator - numerator * new_denominator;
        numerator_before = numerator;
        numerator = new_numerator;
        denominator_before = denominator;
        denominator = new_denominator;
        if (std::abs(change) <= 1e-16 * std::abs(numerator * denominator_before)) return numerator / (denominator * first);
        if (std::abs(numerator) > 1e100) {
            numerator_before *= 1e-100;
            numerator *= 1e-100;
            denominator_before *= 1e-100;
            denominator *= 1e-100;
        }
    }
    return -1.0;
}

/// P(B <= x) / g(x) as the binomial sum (1 + (b-1)/(a+1) x/y (1 + (b-2)/(a+2) x/y (1 + ...))) / (a y), finite for a whole
/// b.  Its terms are cheaper than those of the fraction, and where few are needed it is the faster one.  Returns a
/// negative number where they are not few.
template <class = detail::when_called>
[[nodiscard]] inline double lower_ratio_by_sum(double a, double b, double x, double y) noexcept {
    double const odds = x / y;
    bool const few = (b <= 30.0 && b == std::floor(b)) || (a < 60.0 && b > 40.0 && (b - 1.0) * odds < 0.6 * (a + 1.0));
    if (!few) return -1.0;
    double term = 1.0, sum = 1.0;
    for (double i = 1.0; i < 60.0; i += 1.0) {
        term *= (b - i) * odds / (a + i);
        if (!(term > 1e-17 * sum)) return term >= 0.0 ? sum / (a * y) : -1.0;
        sum += term;
    }
    return -1.0;
}

/// P(B <= x) / g(x) for x at or below about the mean.
template <class = detail::when_called>
[[nodiscard]] inline double lower_ratio(double a, double b, double x, double y) noexcept {
    double const smaller = a < b ? a : b;
    bool const near_the_mean = smaller > 400.0 && a * y - b * x < 0.6 * std::sqrt((a + b) * x * y);
    if (!near_the_mean) {
        double const sum = lower_ratio_by_sum(a, b, x, y);
        if (sum > 0.0) return sum;
        double const ratio = lower_ratio_by_fraction(a, b, x, y, 1000);
        if (ratio > 0.0) return ratio;
    }
    return lower_ratio_by_quadrature(a, b, x, y);
}

}  // namespace pbo::detail

#endif
