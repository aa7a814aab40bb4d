// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_BINOMIAL_LAW_HPP
#define PBO_COMPARE_DETAIL_BINOMIAL_LAW_HPP

// Binomial probabilities and upper tails from the same deviances as the hypergeometric ones: for the exact McNemar test
// and for the ratio of two counts given their sum.

#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/detail/lattice_tail.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>

namespace pbo::detail {

/// hits against misses, hits having the given odds; a step makes hits larger by one.
class binomial_law {
public:
    template <class = detail::when_called>
    binomial_law(double hits, double misses, double odds)
        : hits_(hits), misses_(misses), odds_(odds),
          excess_((hits - odds * misses) / (1.0 + odds)) {}

    [[nodiscard]] double ratio() const { return misses_ / (hits_ + 1.0) * odds_; }
    template <class = detail::when_called>
    double step() {
        double const r = ratio();
        hits_ += 1.0;
        misses_ -= 1.0;
        return r;
    }
    [[nodiscard]] double steps_left() const { return misses_; }
    [[nodiscard]] double distance_from_mean() const { return std::abs(excess_); }
    [[nodiscard]] double standard_deviation() const { return std::sqrt((hits_ + misses_) * odds_) / (1.0 + odds_); }
    template <class = detail::when_called>
    [[nodiscard]] binomial_law mirrored() const { return {misses_, hits_, 1.0 / odds_}; }

    template <class = detail::when_called>
    [[nodiscard]] double log_probability(double u = 0.0) const {
        double const n = hits_ + misses_;
        if (n == 0.0) return 0.0;
        double const hits = hits_ + u;
        double const misses = misses_ - u;
        double sum = stirling_error(n) - deviance(hits, n * (odds_ / (1.0 + odds_)), excess_ + u) -
                     deviance(misses, n / (1.0 + odds_), -excess_ - u);
        double product = n * two_pi;
        for (double const count : {hits, misses}) {
            if (count <= 0.0) continue;
            sum -= stirling_error(count);
            product /= count * two_pi;
        }
        return sum + 0.5 * std::log(product);
    }
    template <class = detail::when_called>
    [[nodiscard]] double relative(double u) const {
        if (std::fmin(hits_ + u, misses_ - u) < 16.0) return 0.0;  // far below any start
        return std::exp(log_probability(u) - log_probability());
    }

private:
    static constexpr double two_pi = 6.2831853071795864769;

    double hits_;
    double misses_;
    double odds_;
    double excess_;
};

/// P(X >= hits).
template <class = detail::when_called>
inline double binomial_upper_tail(binomial_law const& at) {
    if (at.steps_left() > 0.0 && at.ratio() > 1.0) {
        auto const below = at.mirrored();
        return below.steps_left() > 0.0
                   ? 1.0 - std::fmin(1.0, std::exp(below.log_probability()) * (outward_tail(below) - 1.0))
                   : 1.0;
    }
    return std::fmin(1.0, std::exp(at.log_probability()) * outward_tail(at));
}

}  // namespace pbo::detail

#endif
