// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_LOGISTIC_HPP
#define PBO_EXPLAIN_LOGISTIC_HPP

// What remains of a difference when the rest is equal?  A logistic regression of hits out of asked on the terms of a
// model, fitted from covariate patterns:
//
//     log(mu / (1 - mu)) = intercept + sum of coefficients + offset
//
//     auto const fit = pbo::logistic(patterns, {pbo::factor("mode", "managed_budget"), pbo::factor("told", "no")});
//     fit.coefficient(1)                // a log odds ratio, or why there is none
//     fit.aliased()                     // said already by the terms before it: not_applicable
//     fit.separated()                   // the likelihood grows for ever: not_available, with the direction
//
// Where answers separate (all of a level are hits, say), the estimates of the other terms are those of the limit: the
// patterns that are fitted by 0 or 1 are put aside.  {.penalised = true} is Firth's likelihood, finite always.  How
// sure the estimates are is asked of model_errors, cluster_errors and design_errors.  Throws std::invalid_argument for
// terms that do not fit the columns, std::domain_error when nobody was asked. Cost: rows x log(patterns), then a
// handful of steps of patterns x coefficients^2.  Needs Eigen (Debian: libeigen3-dev).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/detail/columns_apart.hpp>
#include <pbo/explain/detail/logistic_iteration.hpp>
#include <pbo/explain/detail/model_matrix.hpp>
#include <pbo/explain/detail/separation.hpp>
#include <pbo/explain/model_term.hpp>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo {

struct logistic_options {
    bool penalised = false;  ///< Firth's likelihood
};

/// A coefficient without a finite estimate.
struct separated_coefficient {
    coefficient_name name;
    int direction = 0;  ///< +1: grows for ever, -1: falls, 0: depends on what the others do
    friend bool operator==(separated_coefficient const&, separated_coefficient const&) = default;
};

class logistic_fit {
public:
    template <class = detail::when_called>
    logistic_fit(covariate_patterns const& patterns, std::vector<model_term> const& terms, logistic_options how = {})
        : matrix_(patterns, terms), how_(how) {
        if (matrix_.values.empty()) throw std::domain_error("pbo::logistic: nobody was asked");
        for (auto const& row : patterns.rows()) cluster_of_.push_back(row.cluster);
        for (auto const& row : patterns.rows()) row_counts_.emplace_back(row.hits, row.asked);
        weighted_ = std::any_of(patterns.rows().begin(), patterns.rows().end(), [](covariate_patterns::row const& row) {
            return row.asked != static_cast<double>(row.people);
        });
        detail::columns_apart const apart(matrix_.x);
        for (auto const j : apart.dependent) aliased_.push_back(static_cast<std::size_t>(j));
        fitted_ = apart.independent;
        null_space_ = apart.null_space;
        x_ = detail::chosen_columns(matrix_.x, fitted_);
        at_limit_.assign(matrix_.values.size(), false);
        point_ = detail::logistic_iteration(x_, matrix_.hits, matrix_.asked, matrix_.offset, how.penalised).solve({});
        // Log odds of 15 may be of a pattern that one in three million would not answer alike, or on their way to
        // infinity.
        if (!how.penalised && (!point_.converged || point_.log_odds.cwiseAbs().maxCoeff() > 15.0)) find_limit();
        if (!point_.converged)
            throw std::domain_error("pbo::logistic: no coefficients were found in " +
                                    std::string(how.penalised ? "1200" : "60") +
                                    " steps; are numbers of very different size?");
    }

    /// Of all columns, those without an estimate too.
    [[nodiscard]] std::vector<coefficient_name> const& names() const noexcept { return matrix_.names; }
    /// Absent: not_applicable where it is aliased, not_available where it is separated.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> coefficient(std::size_t i) const {
        if (std::find(aliased_.begin(), aliased_.end(), i) != aliased_.end()) return absence::not_applicable;
        auto const at = fitted_position(i);
        if (at < 0 || !is_finite(i)) return absence::not_available;
        return point_.coefficients(at);
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<coefficient_name> aliased() const {
        std::vector<coefficient_name> all;
        for (auto const i : aliased_) all.push_back(matrix_.names[i]);
        return all;
    }
    [[nodiscard]] std::vector<separated_coefficient> const& separated() const noexcept { return separated_; }
    [[nodiscard]] std::vector<rows_left_out> const& left_out() const noexcept { return matrix_.left_out; }
    /// Unweighted, in the patterns of the model.
    [[nodiscard]] std::uint64_t people() const noexcept { return matrix_.people; }
    /// Of those, how many have this level, or all of them for the intercept and for numbers.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t people_with(std::size_t i) const {
        if (matrix_.names.at(i).level.empty()) return matrix_.people;
        std::uint64_t n = 0;
        for (std::size_t r = 0; r < matrix_.people_of.size(); ++r)
            if (matrix_.x(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(i)) != 0.0) n += matrix_.people_of[r];
        return n;
    }
    [[nodiscard]] std::size_t patterns() const noexcept { return matrix_.values.size(); }
    /// Of people: sum of y log mu + (n - y) log(1 - mu); with Firth's penalty where it is penalised.
    [[nodiscard]] double log_likelihood() const noexcept { return point_.log_likelihood; }
    [[nodiscard]] bool penalised() const noexcept { return how_.penalised; }
    /// Counts are sums of weights.
    [[nodiscard]] bool weighted() const noexcept { return weighted_; }

    // What the errors and effects of this room are made from.
    [[nodiscard]] detail::model_matrix const& matrix() const noexcept { return matrix_; }
    /// The columns that were fitted, and the matrix of those alone.
    [[nodiscard]] std::vector<Eigen::Index> const& fitted() const noexcept { return fitted_; }
    [[nodiscard]] Eigen::MatrixXd const& fitted_matrix() const noexcept { return x_; }
    [[nodiscard]] Eigen::VectorXd const& fitted_coefficients() const noexcept { return point_.coefficients; }
    /// The inverse of the information.
    [[nodiscard]] Eigen::MatrixXd const& inverse_information() const noexcept { return point_.inverse; }
    [[nodiscard]] std::vector<std::uint32_t> const& cluster_of_rows() const noexcept { return cluster_of_; }
    [[nodiscard]] std::vector<std::pair<double, double>> const& counts_of_rows() const noexcept { return row_counts_; }
    /// Of a pattern: exactly 0 or 1 where it is put aside.
    template <class = detail::when_called>
    [[nodiscard]] double probability(std::size_t pattern) const {
        auto const i = static_cast<Eigen::Index>(pattern);
        if (at_limit_[pattern]) return matrix_.hits(i) > 0.0 ? 1.0 : 0.0;
        return detail::probabilities_at(x_.row(i) * point_.coefficients + matrix_.offset.row(i))(0);
    }
    /// Whether those who were found say what the log odds of this row of all columns are.
    template <class = detail::when_called>
    [[nodiscard]] bool is_known(Eigen::RowVectorXd const& row) const {
        return null_space_.cols() == 0 || (row * null_space_).cwiseAbs().maxCoeff() <= 1e-8 * row.norm();
    }
    template <class = detail::when_called>
    [[nodiscard]] Eigen::RowVectorXd fitted_part(Eigen::RowVectorXd const& row) const {
        Eigen::RowVectorXd part(static_cast<Eigen::Index>(fitted_.size()));
        for (std::size_t i = 0; i < fitted_.size(); ++i) part(static_cast<Eigen::Index>(i)) = row(fitted_[i]);
        return part;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool at_limit(std::size_t pattern) const { return at_limit_.at(pattern); }
    /// Where the i-th of all columns is among those that were fitted; -1 where it is not.
    template <class = detail::when_called>
    [[nodiscard]] Eigen::Index fitted_position(std::size_t i) const {
        auto const at = std::find(fitted_.begin(), fitted_.end(), static_cast<Eigen::Index>(i));
        return at == fitted_.end() ? -1 : at - fitted_.begin();
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] bool is_finite(std::size_t i) const {
        return std::none_of(separated_.begin(), separated_.end(),
                            [&](separated_coefficient const& s) { return s.name == matrix_.names[i]; });
    }
    /// Puts aside what is fitted by 0 or 1 in the limit, and fits the rest.
    template <class = detail::when_called>
    void find_limit() {
        std::vector<int> side;
        for (Eigen::Index i = 0; i < x_.rows(); ++i)
            side.push_back(matrix_.hits(i) <= 0.0 ? -1 : matrix_.hits(i) >= matrix_.asked(i) ? 1 : 0);
        auto const found = detail::separation_of(x_, side);
        if (!found.found) return;
        at_limit_ = found.of_row;
        std::vector<Eigen::Index> rest;
        for (std::size_t i = 0; i < at_limit_.size(); ++i)
            if (!at_limit_[i]) rest.push_back(static_cast<Eigen::Index>(i));
        Eigen::MatrixXd const others = detail::chosen_rows(x_, rest);
        detail::columns_apart const apart(others);
        double const largest = found.direction.cwiseAbs().maxCoeff();
        for (Eigen::Index j = 0; j < x_.cols(); ++j) {
            if (apart.null_space.row(j).cwiseAbs().maxCoeff() <= 1e-8) continue;
            double const d = found.direction(j);
            separated_.push_back({matrix_.names[static_cast<std::size_t>(fitted_[static_cast<std::size_t>(j)])],
                                  std::fabs(d) <= 1e-8 * largest ? 0
                                  : d > 0.0                      ? 1
                                                                 : -1});
        }
        std::vector<Eigen::Index> kept;
        for (auto const j : apart.independent) kept.push_back(fitted_[static_cast<std::size_t>(j)]);
        fitted_ = std::move(kept);
        null_space_ = detail::columns_apart(detail::chosen_rows(matrix_.x, rest)).null_space;
        x_ = detail::chosen_columns(matrix_.x, fitted_);
        Eigen::MatrixXd const x = detail::chosen_rows(x_, rest);
        auto const some = [&rest](Eigen::VectorXd const& of) {
            Eigen::VectorXd picked(static_cast<Eigen::Index>(rest.size()));
            for (std::size_t i = 0; i < rest.size(); ++i) picked(static_cast<Eigen::Index>(i)) = of(rest[i]);
            return picked;
        };
        Eigen::VectorXd const hits = some(matrix_.hits), asked = some(matrix_.asked), offset = some(matrix_.offset);
        if (rest.empty() || fitted_.empty()) {  // everybody is fitted by 0 or 1
            point_ = {};
            point_.coefficients.resize(0);
            point_.inverse.resize(0, 0);
            point_.converged = true;
            return;
        }
        point_ = detail::logistic_iteration(x, hits, asked, offset).solve({});
    }

    detail::model_matrix matrix_;
    logistic_options how_;
    std::vector<std::uint32_t> cluster_of_;
    std::vector<std::pair<double, double>> row_counts_;
    std::vector<std::size_t> aliased_;
    std::vector<separated_coefficient> separated_;
    std::vector<Eigen::Index> fitted_;
    Eigen::MatrixXd x_;
    detail::logistic_point point_;
    std::vector<bool> at_limit_;
    Eigen::MatrixXd null_space_;  // of the patterns that were fitted: what moves no log odds of theirs
    bool weighted_ = false;
};

/// logistic(patterns, terms).
template <class = detail::when_called>
[[nodiscard]] inline logistic_fit logistic(covariate_patterns const& patterns, std::vector<model_term> const& terms,
                                           logistic_options how = {}) {
    return {patterns, terms, how};
}

}  // namespace pbo

#endif
