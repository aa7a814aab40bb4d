// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_NUISANCE_SUPREMUM_HPP
#define PBO_COMPARE_DETAIL_NUISANCE_SUPREMUM_HPP

// The largest chance of rejection over the unknown common proportion.  Given s hits in all, the chance w_s of landing
// in the rejection region is hypergeometric and does not depend on the proportion pi, so over all s it is
//
//     P(pi) = sum_s w_s Binomial(s; N, pi),
//
// a Bernstein polynomial: one dimension, N + 1 positive terms, of which only about 10 sqrt(N) count at any pi.  On the
// scale theta = asin(sqrt(pi)) the binomial smears with a standard deviation of 1 / (2 sqrt(N)) everywhere, so a grid
// of a quarter of that cannot miss a peak (a ripple that fits between its points is damped by e^-79); every peak of the
// grid is then refined on the derivative.  Cost: about 120 N multiplications for the grid, 20 sqrt(N) an evaluation.

#include <pbo/compare/detail/binomial_law.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pbo::detail {

class rejection_polynomial {
public:
    /// w_0 to w_N.
    template <class = detail::when_called>
    explicit rejection_polynomial(std::vector<double> weights)
        : weights_(std::move(weights)), n_(static_cast<double>(weights_.size() - 1)), odds_ratio_(weights_.size()) {
        for (std::size_t s = 0; s + 1 < weights_.size(); ++s)
            odds_ratio_[s] = (n_ - static_cast<double>(s)) / static_cast<double>(s + 1);
    }

    struct value {
        double probability;
        double slope;  ///< a positive multiple of dP / d theta
    };
    template <class = detail::when_called>
    [[nodiscard]] value at(double theta) const {
        double const sine = std::sin(theta), cosine = std::cos(theta);
        double const hit = sine * sine, miss = cosine * cosine;
        if (hit == 0.0) return {weights_.front(), weights_[1] - weights_[0]};
        if (miss == 0.0) return {weights_.back(), weights_.back() - weights_[weights_.size() - 2]};
        std::size_t const last = weights_.size() - 1;
        auto const centre = static_cast<std::size_t>(std::fmin(n_, std::floor((n_ + 1.0) * hit)));
        double const mean = n_ * hit;
        double const top = std::exp(
            binomial_law(static_cast<double>(centre), n_ - static_cast<double>(centre), hit / miss).log_probability());
        double probability = 0.0, slope = 0.0;
        double const up = hit / miss, down = miss / hit;
        double term = top;
        for (std::size_t s = centre;; ++s) {
            double const part = term * weights_[s];
            probability += part;
            slope += part * (static_cast<double>(s) - mean);
            if (s == last || term < negligible) break;
            term *= odds_ratio_[s] * up;
        }
        term = top;
        for (std::size_t s = centre; s > 0 && term >= negligible; --s) {
            term *= down / odds_ratio_[s - 1];
            double const part = term * weights_[s - 1];
            probability += part;
            slope += part * (static_cast<double>(s - 1) - mean);
        }
        return {probability, slope};
    }

    template <class = detail::when_called>
    [[nodiscard]] double supremum() const {
        if (n_ == 0.0) return weights_.front();
        double const quarter_turn = 1.5707963267948966192;
        auto const cells = static_cast<std::size_t>(std::ceil(quarter_turn * 8.0 * std::sqrt(n_)));
        double const step = quarter_turn / static_cast<double>(cells);
        double best = std::fmax(weights_.front(), weights_.back());
        value left = at(0.0);
        for (std::size_t i = 1; i <= cells; ++i) {
            double const from = static_cast<double>(i - 1) * step;
            double const to = i == cells ? quarter_turn : static_cast<double>(i) * step;
            value const right = at(to);
            best = std::fmax(best, right.probability);
            // A peak lies where the slope changes from up to down.
            if (left.slope > 0.0 && right.slope < 0.0) best = std::fmax(best, peak(from, left.slope, to, right.slope));
            left = right;
        }
        return std::fmin(1.0, best);
    }

private:
    static constexpr double negligible = 1e-22;

    /// The value where the slope crosses zero: regula falsi with the Illinois weights.  The error of the value is of
    /// second order in that of the place.
    template <class = detail::when_called>
    [[nodiscard]] double peak(double from, double slope_from, double to, double slope_to) const {
        double best = 0.0;
        int kept = 0;
        for (int i = 0; i < 60 && to - from > 1e-12; ++i) {
            double middle = from + (to - from) * (slope_from / (slope_from - slope_to));
            if (!(middle > from && middle < to)) middle = 0.5 * (from + to);
            value const here = at(middle);
            double const before = best;
            best = std::fmax(best, here.probability);
            if (here.slope == 0.0 || (i > 3 && best - before <= 1e-17 * best)) break;
            if (here.slope > 0.0) {
                from = middle;
                slope_from = here.slope;
                if (kept == 1) slope_to *= 0.5;
                kept = 1;
            } else {
                to = middle;
                slope_to = here.slope;
                if (kept == -1) slope_from *= 0.5;
                kept = -1;
            }
        }
        return best;
    }

    std::vector<double> weights_;
    double n_;
    std::vector<double> odds_ratio_;
};

/// Enumerating more people than this takes over a second; such a test has no p-value (not_available).
inline constexpr std::uint64_t most_people_to_enumerate = 100'000;

}  // namespace pbo::detail

#endif
