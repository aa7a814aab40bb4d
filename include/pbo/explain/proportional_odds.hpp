// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_PROPORTIONAL_ODDS_HPP
#define PBO_EXPLAIN_PROPORTIONAL_ODDS_HPP

// What remains of a difference in answers that are ordered, a lot worse to a lot better?  The cumulative logit model of
// proportional odds (McCullagh 1980), by categories in their order:
//
//     logit P(Y <= j) = threshold_j - sum of coefficients x      (as R's clm and polr have it; SAS and VGAM differ in
//     sign)
//
// so that exp(coefficient) is the ratio of the odds of answering higher rather than lower, the same wherever the line
// is drawn. That it is the same is an assumption, and tested for each term and for all: twice the gain in log
// likelihood when the terms get a coefficient for every threshold (chi-squared; clm's nominal_test), and Brant's (1990)
// Wald test of separate fits.  Where answers separate with a coefficient for every threshold (nobody of a level gave the
// lowest answer, say) the gain is what it grows towards, and Brant's test has no value (not_available).
//
//     auto const fit = pbo::proportional_odds({"mode", "told"}, rows, {pbo::factor("mode", "managed"),
//     pbo::factor("told", "no")}); fit.coefficients[0].estimate, fit.thresholds, fit.tests
//
// Standard errors are the model's, from the observed information, with the normal distribution.  Throws
// std::domain_error when a category was answered by nobody, when a term says what others say already, and when the
// likelihood grows for ever. Cost: a few steps of patterns x categories x coefficients^2, once for each term more.
// Needs Eigen.

#include <pbo/compare/test_result.hpp>
#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/detail/columns_apart.hpp>
#include <pbo/explain/detail/cumulative_logit.hpp>
#include <pbo/explain/detail/model_matrix.hpp>
#include <pbo/explain/model_term.hpp>

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

/// People of one pattern: how many gave each of the answers, the lowest first.
struct ordered_row {
    std::vector<covariate> values;
    std::vector<std::uint64_t> answers;
};

struct proportional_odds_fit {
    std::vector<adjusted_estimate> thresholds;    ///< named "lowest|next" by position: "1|2"
    std::vector<adjusted_estimate> coefficients;  ///< log odds ratios of answering higher
    std::vector<term_test> tests;                 ///< of the assumption, each term alone: likelihood ratio
    term_test all;                                ///< of all terms at once: likelihood ratio
    term_test brant;                              ///< of all terms at once: Brant's
    double log_likelihood = 0.0;                  ///< of people
    std::uint64_t people = 0;
    std::vector<rows_left_out> left_out;
};

/// Throws std::invalid_argument for rows that do not have the same number of answers, of at least 3.
template <class = detail::when_called>
[[nodiscard]] inline proportional_odds_fit proportional_odds(std::vector<std::string> columns,
                                                             std::vector<ordered_row> const& rows,
                                                             std::vector<model_term> const& terms,
                                                             confidence_level level = {}) {
    covariate_patterns patterns(std::move(columns));
    for (auto const& row : rows) {
        if (row.answers.size() != rows[0].answers.size() || row.answers.size() < 3)
            throw std::invalid_argument("pbo::proportional_odds: a row of " + std::to_string(row.answers.size()) +
                                        " answers; all rows have the same, three or more");
        std::uint64_t asked = 0;
        for (auto const n : row.answers) asked += n;
        patterns.add("", row.values, 0.0, static_cast<double>(asked), asked);
    }
    detail::model_matrix const matrix(patterns, terms);
    if (matrix.values.empty()) throw std::domain_error("pbo::proportional_odds: nobody was asked");
    if (auto const apart = detail::columns_apart(matrix.x); !apart.dependent.empty()) {
        auto const& name = matrix.names[static_cast<std::size_t>(apart.dependent[0])];
        auto const called = name.level.empty() ? name.term : name.term + " " + name.level;
        throw std::domain_error("pbo::proportional_odds: " + detail::in_quotes(called) +
                                " says what terms before it say already");
    }
    Eigen::MatrixXd counts = Eigen::MatrixXd::Zero(matrix.x.rows(), static_cast<Eigen::Index>(rows[0].answers.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (matrix.pattern_of[i] != detail::no_pattern)
            for (std::size_t j = 0; j < rows[i].answers.size(); ++j)
                counts(matrix.pattern_of[i], static_cast<Eigen::Index>(j)) += static_cast<double>(rows[i].answers[j]);
    for (Eigen::Index j = 0; j < counts.cols(); ++j)
        if (counts.col(j).sum() == 0.0)
            throw std::domain_error("pbo::proportional_odds: nobody gave answer " + std::to_string(j + 1) +
                                    "; leave it out or join it to the next");

    Eigen::MatrixXd const x = matrix.x.rightCols(matrix.x.cols() - 1);
    auto const q = x.cols(), cuts = counts.cols() - 1;
    auto const fit = detail::cumulative_logit(x, counts, std::vector<bool>(static_cast<std::size_t>(q), false));
    proportional_odds_fit found;
    found.people = matrix.people;
    found.left_out = matrix.left_out;
    found.log_likelihood = fit.log_likelihood;
    coefficient_errors const errors("model", fit.covariance);
    auto const estimate_at = [&](coefficient_name name, Eigen::Index at, std::uint64_t n) {
        auto const c = detail::unit_contrast(fit.parameters.size(), at);
        double const b = fit.parameters(at);
        adjusted_estimate e;
        e.name = std::move(name);
        e.estimate = b;
        e.standard_error = errors.standard_error(c);
        e.degrees_of_freedom = errors.degrees_of_freedom(c);
        e.limits = errors.limits(b, c, level);
        e.p_value = errors.p_value(b, c);
        e.n = n;
        return e;
    };
    for (Eigen::Index j = 0; j < cuts; ++j)
        found.thresholds.push_back(
            estimate_at({std::to_string(j + 1) + "|" + std::to_string(j + 2), ""}, j, matrix.people));
    for (Eigen::Index i = 0; i < q; ++i) {
        std::uint64_t n = 0;
        for (std::size_t r = 0; r < matrix.people_of.size(); ++r)
            if (matrix.names[static_cast<std::size_t>(i) + 1].level.empty() ||
                x(static_cast<Eigen::Index>(r), i) != 0.0)
                n += matrix.people_of[r];
        found.coefficients.push_back(estimate_at(matrix.names[static_cast<std::size_t>(i) + 1], cuts + i, n));
    }
    auto const gain = [&](std::string name, std::vector<std::size_t> const& freed) {
        std::vector<bool> nominal(static_cast<std::size_t>(q), false);
        for (auto const column : freed) nominal[column - 1] = true;
        auto const free_fit = detail::cumulative_logit(x, counts, nominal, true);
        double const statistic = std::fmax(0.0, 2.0 * (free_fit.log_likelihood - fit.log_likelihood));
        auto const df = freed.size() * static_cast<std::uint64_t>(cuts - 1);
        return term_test{std::move(name),
                         freed.size(),
                         {statistic, static_cast<double>(df), detail::chi_squared_upper_tail(statistic, df),
                          label("likelihood_ratio")}};
    };
    std::vector<std::size_t> every;
    for (std::size_t t = 0; t < terms.size(); ++t) {
        found.tests.push_back(gain(terms[t].name(), matrix.columns_of_terms[t]));
        every.insert(every.end(), matrix.columns_of_terms[t].begin(), matrix.columns_of_terms[t].end());
    }
    found.all = gain("all", every);
    auto const [statistic, df] = detail::brant_statistic(matrix.x, counts);
    found.brant = {"all",
                   every.size(),
                   {statistic, static_cast<double>(df),
                    statistic.transform([of = df](double x2) { return detail::chi_squared_upper_tail(x2, of); }), label("brant")}};
    return found;
}

}  // namespace pbo

#endif
