// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_OVERDISPERSED_ERRORS_HPP
#define PBO_EXPLAIN_OVERDISPERSED_ERRORS_HPP

// Did something change when the law did?  A series of shares, a row for each period, with its breaks declared as terms
// (an interrupted series, segmented regression; Wagner and others 2002):
//
//     pbo::segments_of(period, {13, 22})     the period; for each break 1 from it on, and periods since: each a
//     pbo::numeric term
//
// Shares of a country over years differ by more than chance in so many people, so that errors are widened
// (quasi-likelihood, McCullagh and Nelder 1989, 4.5): the model's covariance times phi, with Student's t of N - p
// degrees of freedom,
//
//     phi = sum of r^2 / (N - p),   r = (y - n mu) / sqrt(n mu (1 - mu)) of each of N rows with people
//
// and what is left must not go in waves, or the errors are too small still: lag_1 = sum r_t r_(t-1) / sum r_t^2, Durbin
// and Watson's d = sum (r_t - r_(t-1))^2 / sum r_t^2 (2: none).  Rows are taken in the order in which they were added.
// The terms are associations with time: whatever else happened then is in them.  Throws std::domain_error where N - p
// is below 1, and for a penalised fit.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/detail/model_matrix.hpp>
#include <pbo/explain/logistic.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

/// The period, and for each break whether it has come and, from 1 in its first period, which period since then this is.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<double> segments_of(double period, std::vector<double> const& first_periods) {
    std::vector<double> all{period};
    for (double const first : first_periods) {
        bool const come = period >= first;
        all.push_back(come ? 1.0 : 0.0);
        all.push_back(come ? period - first + 1.0 : 0.0);
    }
    return all;
}

struct overdispersed_series {
    coefficient_errors errors;  ///< named "quasi"
    double phi = 1.0;
    double lag_1 = 0.0;
    double durbin_watson = 2.0;
};

template <class = detail::when_called>
[[nodiscard]] inline overdispersed_series overdispersed_errors(logistic_fit const& fit) {
    if (fit.penalised()) throw std::domain_error("pbo::overdispersed_errors: a penalised fit; use model_errors");
    std::vector<double> r;
    auto const& pattern_of = fit.matrix().pattern_of;
    for (std::size_t i = 0; i < pattern_of.size(); ++i) {
        if (pattern_of[i] == detail::no_pattern || fit.at_limit(pattern_of[i])) continue;
        auto const [hits, asked] = fit.counts_of_rows()[i];
        double const mu = fit.probability(pattern_of[i]);
        r.push_back((hits - asked * mu) / std::sqrt(asked * mu * (1.0 - mu)));
    }
    auto const df = static_cast<double>(r.size()) - static_cast<double>(fit.fitted().size());
    if (df < 1.0)
        throw std::domain_error("pbo::overdispersed_errors: " + std::to_string(r.size()) + " rows for " +
                                std::to_string(fit.fitted().size()) + " coefficients");
    double squares = 0.0, products = 0.0, steps = 0.0;
    for (std::size_t t = 0; t < r.size(); ++t) {
        squares += r[t] * r[t];
        if (t == 0) continue;
        products += r[t] * r[t - 1];
        steps += (r[t] - r[t - 1]) * (r[t] - r[t - 1]);
    }
    double const phi = squares / df;
    return {coefficient_errors("quasi", phi * fit.inverse_information(), df), phi,
            squares > 0.0 ? products / squares : 0.0, squares > 0.0 ? steps / squares : 2.0};
}

}  // namespace pbo

#endif
