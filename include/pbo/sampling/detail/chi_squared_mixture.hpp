// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_CHI_SQUARED_MIXTURE_HPP
#define PBO_SAMPLING_DETAIL_CHI_SQUARED_MIXTURE_HPP

// P(Q > 0) for Q = sum of lambda_j times independent chi-squareds, each with h_j degrees of freedom (any number above
// 0), some lambda above 0 and some below: the tail of a ratio of quadratic forms.  Its cumulant generating function is
// K(s) = -1/2 sum of h_j log(1 - 2 s lambda_j).
//
//   exact:        (1 / pi) Re of the integral from 0 to infinity of exp(K(c + it)) / (c + it) dt, along the line
//                 through the saddle point c of exp(K(s)) / s, where nothing oscillates, with
//                 t = scale sinh(u): the trapezoidal rule then converges geometrically, and small probabilities keep
//                 their relative accuracy (about 1e-12)
//   saddlepoint:  Barndorff-Nielsen's (1990) normal approximation, as in Kuonen (1999) and R's survey

#include <pbo/core/detail/normal_quantile.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <complex>
#include <limits>
#include <vector>

namespace pbo::detail {

struct scaled_chi_squared {
    double lambda;
    double degrees_of_freedom;
};

struct chi_squared_mixture {
    std::vector<scaled_chi_squared> terms;

    template <class = detail::when_called>
    [[nodiscard]] double k(double s) const {
        double sum = 0.0;
        for (auto const& t : terms) sum -= 0.5 * t.degrees_of_freedom * std::log1p(-2.0 * s * t.lambda);
        return sum;
    }
    template <class = detail::when_called>
    [[nodiscard]] double slope(double s) const {
        double sum = 0.0;
        for (auto const& t : terms) sum += t.degrees_of_freedom * t.lambda / (1.0 - 2.0 * s * t.lambda);
        return sum;
    }
    template <class = detail::when_called>
    [[nodiscard]] double curvature(double s) const {
        double sum = 0.0;
        for (auto const& t : terms) {
            double const r = t.lambda / (1.0 - 2.0 * s * t.lambda);
            sum += 2.0 * t.degrees_of_freedom * r * r;
        }
        return sum;
    }
    /// K is finite between these.
    template <class = detail::when_called>
    [[nodiscard]] double lowest() const {
        double end = -std::numeric_limits<double>::infinity();
        for (auto const& t : terms)
            if (t.lambda < 0.0) end = std::fmax(end, 0.5 / t.lambda);
        return end;
    }
    template <class = detail::when_called>
    [[nodiscard]] double highest() const {
        double end = std::numeric_limits<double>::infinity();
        for (auto const& t : terms)
            if (t.lambda > 0.0) end = std::fmin(end, 0.5 / t.lambda);
        return end;
    }
};

/// Where an increasing function passes 0 between two ends at which it need not be finite.
template <class F>
[[nodiscard]] double root_between(double below, double above, F const& f) {
    for (int i = 0; i < 200; ++i) {
        double const middle = 0.5 * (below + above);
        if (!(middle > below && middle < above)) break;
        (f(middle) < 0.0 ? below : above) = middle;
    }
    return 0.5 * (below + above);
}

/// log(1 + z), which keeps its digits for the many degrees of freedom that go with a small z.
template <class = detail::when_called>
[[nodiscard]] inline std::complex<double> log_of_one_plus(std::complex<double> const& z) {
    double const x = z.real(), y = z.imag();
    return {0.5 * std::log1p(x * (2.0 + x) + y * y), std::atan2(y, 1.0 + x)};
}

/// There must be a lambda above 0 and one below.
template <class = detail::when_called>
[[nodiscard]] inline double mixture_above_zero(chi_squared_mixture const& q) {
    double const c = root_between(0.0, q.highest(), [&](double s) { return q.slope(s) - 1.0 / s; });
    double const scale = 1.0 / std::sqrt(q.curvature(c) + 1.0 / (c * c));
    double const height = q.k(c) - std::log(c);
    // Relative to the integrand at c, which is real.
    auto const integrand = [&](double u) {
        std::complex<double> const s(c, scale * std::sinh(u));
        std::complex<double> log = -std::log(s) - height;
        for (auto const& t : q.terms) log -= 0.5 * t.degrees_of_freedom * log_of_one_plus(-2.0 * t.lambda * s);
        return std::exp(log).real() * scale * std::cosh(u);
    };
    auto const sum = [&](double from, double step) {
        double total = 0.0;
        int quiet = 0;
        for (double u = from; u < 200.0 && quiet < 4; u += step) {
            double const term = integrand(u);
            total += term;
            quiet = std::abs(term) < 1e-18 * std::abs(total) + 1e-300 ? quiet + 1 : 0;
        }
        return total;
    };
    double step = 0.5;
    double before = step * (0.5 * integrand(0.0) + sum(step, step));
    for (int i = 0; i < 10; ++i) {
        double const now = 0.5 * before + 0.5 * step * sum(0.5 * step, step);
        step *= 0.5;
        bool const done = std::abs(now - before) <= 1e-14 * std::abs(now);
        before = now;
        if (done) break;
    }
    double const probability = std::exp(height) * before / 3.14159265358979323846;
    return probability < 1.0 ? (probability > 0.0 ? probability : 0.0) : 1.0;
}

/// NaN where the approximation is 0/0, within 10^-4 of the mean on the scale of the largest lambda.
template <class = detail::when_called>
[[nodiscard]] inline double mixture_above_zero_by_saddlepoint(chi_squared_mixture const& q) {
    double const z = root_between(q.lowest(), q.highest(), [&](double s) { return q.slope(s); });
    double largest = 0.0;
    for (auto const& t : q.terms) largest = std::fmax(largest, t.lambda);
    if (!(std::abs(z) * largest >= 1e-4)) return std::numeric_limits<double>::quiet_NaN();
    double const w = std::copysign(std::sqrt(-2.0 * q.k(z)), z);
    double const v = z * std::sqrt(q.curvature(z));
    return normal_upper_tail(w + std::log(v / w) / w);
}

}  // namespace pbo::detail

#endif
