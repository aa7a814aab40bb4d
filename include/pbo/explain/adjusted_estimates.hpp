// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_ADJUSTED_ESTIMATES_HPP
#define PBO_EXPLAIN_ADJUSTED_ESTIMATES_HPP

// What does each term say, how sure is it, and of how many people?  One estimate for each coefficient of a logistic
// fit, on the scale of log odds and as an odds ratio, with limits and p-value by the errors that are given; and a test
// for each term as a whole.  An odds ratio of 2 is twice the odds, not twice the share: margins.hpp has shares.  None
// of it says cause.

#include <pbo/compare/test_result.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pbo {

struct adjusted_estimate {
    coefficient_name name;
    figure<double> estimate;  ///< log odds ratio; of the intercept: log odds
    figure<double> standard_error;
    figure<double> degrees_of_freedom;
    figure<interval> limits;
    figure<double> p_value;
    std::uint64_t n = 0;  ///< people with the level; for numbers and the intercept all

    template <class = detail::when_called>
    [[nodiscard]] figure<double> odds_ratio() const {
        return estimate.transform([](double b) { return std::exp(b); });
    }
    template <class = detail::when_called>
    [[nodiscard]] figure<interval> odds_ratio_limits() const {
        return limits.transform([](interval const& i) { return interval(std::exp(i.lower()), std::exp(i.upper())); });
    }
};

/// A term as a whole: are all its coefficients 0?
struct term_test {
    std::string term;
    std::size_t coefficients = 0;  ///< that have estimates
    test_result result;
};

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline Eigen::VectorXd unit_contrast(Eigen::Index size, Eigen::Index at) {
    Eigen::VectorXd c = Eigen::VectorXd::Zero(size);
    c(at) = 1.0;
    return c;
}
}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline std::vector<adjusted_estimate> adjusted_estimates(logistic_fit const& fit,
                                                                       coefficient_errors const& errors,
                                                                       confidence_level level = {}) {
    std::vector<adjusted_estimate> all;
    for (std::size_t i = 0; i < fit.names().size(); ++i) {
        auto& e = all.emplace_back();
        e.name = fit.names()[i];
        e.n = fit.people_with(i);
        e.estimate = fit.coefficient(i);
        if (!e.estimate) {
            auto const why = e.estimate.reason();
            e.standard_error = e.degrees_of_freedom = e.p_value = why;
            e.limits = why;
            continue;
        }
        auto const c = detail::unit_contrast(fit.fitted_matrix().cols(), fit.fitted_position(i));
        e.standard_error = errors.standard_error(c);
        e.degrees_of_freedom = errors.degrees_of_freedom(c);
        e.limits = errors.limits(*e.estimate, c, level);
        e.p_value = errors.p_value(*e.estimate, c);
    }
    return all;
}

template <class = detail::when_called>
[[nodiscard]] inline std::vector<term_test> term_tests(logistic_fit const& fit, coefficient_errors const& errors) {
    std::vector<term_test> all;
    for (std::size_t t = 0; t < fit.matrix().terms().size(); ++t) {
        std::vector<Eigen::Index> at;
        for (auto const column : fit.matrix().columns_of_terms[t])
            if (fit.coefficient(column)) at.push_back(fit.fitted_position(column));
        Eigen::MatrixXd contrasts =
            Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(at.size()), fit.fitted_matrix().cols());
        for (std::size_t i = 0; i < at.size(); ++i) contrasts(static_cast<Eigen::Index>(i), at[i]) = 1.0;
        all.push_back({fit.matrix().terms()[t].name(), at.size(), errors.wald(contrasts, fit.fitted_coefficients())});
    }
    return all;
}

}  // namespace pbo

#endif
