// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_TILTED_TABLE_HPP
#define PBO_COMPARE_DETAIL_TILTED_TABLE_HPP

// The law of one cell of a two-by-two table given its margins when the odds ratio is psi (the noncentral hypergeometric
// law of Fisher 1935), seen from the observed table a b / c d.
//
// psi is not the parameter: kappa is, where a - kappa, b + kappa, c + kappa, d - kappa are the real-valued cells with
// odds ratio psi.  Those fitted cells are the law's centre to within one count, so everything is known relative to a
// centre that is given without subtraction, and psi itself comes out as a product of positive numbers.  kappa is
// written as t: kappa = a' t / (1 + t) for t >= 0, a' = min(a, d), and kappa = b' t / (1 - t) below 0, b' = min(b, c).
//
// Sums of probabilities are sums of positive terms by recurrence, from the observed point outwards and over the centre;
// where the law is so wide that this would be long, they are integrals (lattice_tail.hpp), so that counts of 10^15 cost
// microseconds.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/detail/lattice_tail.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pbo::detail {

struct four_cells {
    double a, b, c, d;
    [[nodiscard]] constexpr four_cells moved(double by) const noexcept { return {a + by, b - by, c - by, d + by}; }
    [[nodiscard]] constexpr four_cells mirrored() const noexcept { return {b, a, d, c}; }
};

/// The law at one odds ratio, standing at one table of it; a step makes a larger by one.
class tilted_law {
public:
    template <class = detail::when_called>
    tilted_law(four_cells at, four_cells fitted, double kappa)
        : at_(at), fitted_(fitted), kappa_(kappa), psi_(fitted.a / fitted.b * (fitted.d / fitted.c)),
          deviation_(1.0 / std::sqrt(1.0 / fitted.a + 1.0 / fitted.b + 1.0 / fitted.c + 1.0 / fitted.d)) {}

    template <class = detail::when_called>
    double step() {
        double const r = psi_ * (at_.b / (at_.a + 1.0)) * (at_.c / (at_.d + 1.0));
        at_ = at_.moved(1.0);
        return r;
    }
    [[nodiscard]] double steps_left() const { return std::fmin(at_.b, at_.c); }
    [[nodiscard]] double distance_from_mean() const { return std::abs(kappa_); }
    /// How far the fitted a is below the one that the law stands at.
    [[nodiscard]] double kappa() const { return kappa_; }
    [[nodiscard]] double standard_deviation() const { return deviation_; }
    [[nodiscard]] double odds_ratio() const { return psi_; }
    [[nodiscard]] four_cells const& at() const { return at_; }
    /// Sums by recurrence would take too long.
    [[nodiscard]] bool wide() const { return deviation_ > 500.0; }

    template <class = detail::when_called>
    [[nodiscard]] tilted_law moved(double by) const {
        tilted_law other = *this;
        other.at_ = at_.moved(by);
        other.kappa_ = kappa_ + by;
        return other;
    }
    template <class = detail::when_called>
    [[nodiscard]] tilted_law mirrored() const { return {at_.mirrored(), fitted_.mirrored(), -kappa_}; }

    /// log p(a + u) - log p(a); u real where all cells are large, whole otherwise.
    template <class = detail::when_called>
    [[nodiscard]] double log_relative(double u) const {
        auto const to = at_.moved(u);
        double sum = 0.0;
        double product = 1.0;
        auto const cell = [&](double from_count, double to_count, double expected, double from, double difference) {
            sum += deviance(from_count, expected, from) - deviance(to_count, expected, difference);
            if (from_count > 0.0) sum += stirling_error(from_count), product *= from_count * two_pi;
            if (to_count > 0.0) sum -= stirling_error(to_count), product /= to_count * two_pi;
        };
        cell(at_.a, to.a, fitted_.a, kappa_, kappa_ + u);
        cell(at_.b, to.b, fitted_.b, -kappa_, -kappa_ - u);
        cell(at_.c, to.c, fitted_.c, -kappa_, -kappa_ - u);
        cell(at_.d, to.d, fitted_.d, kappa_, kappa_ + u);
        return sum + 0.5 * std::log(product);
    }
    template <class = detail::when_called>
    [[nodiscard]] double relative(double u) const {
        auto const to = at_.moved(u);
        if (std::fmin(std::fmin(to.a, to.b), std::fmin(to.c, to.d)) < 1000.0) return 0.0;  // far out
        return std::exp(log_relative(u));
    }

private:
    static constexpr double two_pi = 6.2831853071795864769;

    four_cells at_;
    four_cells fitted_;
    double kappa_;
    double psi_;
    double deviation_;
};

/// The observed table under the odds ratio that t stands for.
template <class = detail::when_called>
[[nodiscard]] inline tilted_law tilted_table(four_cells const& at, double t) {
    double const up = std::fmin(at.a, at.d);
    double const down = std::fmin(at.b, at.c);
    if (t >= 0.0) {
        double const kappa = up * (t / (1.0 + t));
        double const left = up / (1.0 + t);
        return {at, {at.a - up + left, at.b + kappa, at.c + kappa, at.d - up + left}, kappa};
    }
    double const kappa = down * (t / (1.0 - t));
    double const left = down / (1.0 - t);
    return {at, {at.a - kappa, at.b - down + left, at.c - down + left, at.d - kappa}, kappa};
}

/// The observed table with fitted cells moved by kappa, 0 < kappa < min(a, d).
template <class = detail::when_called>
[[nodiscard]] inline tilted_law table_tilted_by(four_cells const& at, double kappa) {
    return {at, at.moved(-kappa), kappa};
}

/// P(A > a) + weight P(A = a), and on top of it P(A <= a - distance) unless distance is 0.
template <class = detail::when_called>
[[nodiscard]] inline double tilted_tail(tilted_law const& law, double weight, double distance = 0.0) {
    if (law.kappa() > 30.0 * law.standard_deviation()) {  // do not walk to a centre that is out of reach
        double const away = std::round(law.kappa());
        if (law.moved(-away).log_relative(away) < -720.0) return 0.0;
    }
    if (law.wide()) {
        double const to_centre = -std::round(law.kappa());
        auto const centre = law.moved(to_centre);
        double const all = outward_tail(centre) + outward_tail(centre.mirrored()) - 1.0;
        double sum = centre.relative(-to_centre) * (outward_tail(law) - (1.0 - weight));
        if (distance > 0.0) sum += centre.relative(-to_centre - distance) * outward_tail(law.moved(-distance).mirrored());
        return sum / all;
    }
    double up = 0.0;
    double term = 1.0;
    auto here = law;
    for (double left = here.steps_left(); left > 0.0; left -= 1.0) {
        double const ratio = here.step();
        up += term *= ratio;
        if (term <= 1e-18 * up && ratio < 1.0) break;
    }
    double below = 0.0;
    double beyond = 0.0;
    double passed = 0.0;
    term = 1.0;
    here = law.mirrored();
    for (double left = here.steps_left(); left > 0.0; left -= 1.0) {
        double const ratio = here.step();
        term *= ratio;
        passed += 1.0;
        (distance > 0.0 && passed >= distance ? beyond : below) += term;
        if (term <= 1e-18 * (below + beyond) && ratio < 1.0 && !(passed < distance)) break;
    }
    return (up + weight + beyond) / (up + 1.0 + below + beyond);
}

}  // namespace pbo::detail

#endif
