// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_LOG_LINK_HPP
#define PBO_EXPLAIN_LOG_LINK_HPP

// How many times as much, when the rest is equal?  Amounts (a weekly cost: gamma) and counts of events by exposure
// (Poisson: a rate, a series) with a log link:
//
//     log(mean) = intercept + sum of coefficients + log(exposure)      exp(coefficient): a ratio of means, or of rates
//     variance = phi mean (Poisson)    phi mean^2 (gamma)              phi = Pearson's chi-squared / (rows - coefficients)
//
//     pbo::log_link_fit const fit({"mode", "need"}, rows, {pbo::factor("mode", "managed"), pbo::numeric("need")}, gamma);
//     fit.estimates(), fit.expected_means("mode")       // if all had this mode: a mean each, and what it differs by
//
// Errors are phi times the inverse information (quasi-likelihood, as R's summary(glm) has them), with Student's
// distribution; or, by clusters, the sandwich CR1 on clusters - 1 degrees of freedom.  lag_1 and durbin_watson are of
// Pearson's residuals in the order of the rows: what is left in waves of a series.  Expected means are standardised over
// the rows of the model, the other columns as they are; their errors by the delta method.  Throws std::domain_error for
// amounts that are not finite, or below 0 (gamma: or 0), an exposure that is not above 0, a term that others say already,
// no row more than coefficients, and where no estimate is found. Cost: a few steps of rows x coefficients^2.  Needs Eigen.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/detail/columns_apart.hpp>
#include <pbo/explain/detail/model_matrix.hpp>
#include <pbo/explain/model_term.hpp>

#include <Eigen/Core>
#include <Eigen/QR>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

enum class log_link_family : std::uint8_t { poisson, gamma };
template <>
inline constexpr auto spellings_of<log_link_family> =
    std::array{spelled<log_link_family>{log_link_family::poisson, "poisson"},
               spelled<log_link_family>{log_link_family::gamma, "gamma"}};

/// A person's amount, or the events of a period or council in so much exposure.
struct log_link_row {
    std::vector<covariate> values;
    double amount = 0.0;
    double exposure = 1.0;
    std::string cluster{};
};

/// If everybody had this level and all else stayed as it is.
struct expected_mean {
    std::string level;
    std::uint64_t n = 0;  ///< rows with the level
    double mean = 0.0;
    double standard_error = 0.0;
    figure<double> difference;  ///< from the reference; not_applicable there
    figure<double> difference_error;
    figure<interval> difference_limits;
    figure<double> p_value;
};

class log_link_fit {
public:
    /// by_cluster: errors from the rows' clusters in place of the model's.
    template <class = detail::when_called>
    log_link_fit(std::vector<std::string> columns, std::vector<log_link_row> const& rows,
                 std::vector<model_term> const& terms, log_link_family family, bool by_cluster = false)
        : matrix_(patterns_from(std::move(columns), rows, family), terms), errors_("quasi", {}) {
        if (matrix_.values.empty()) throw std::domain_error("pbo::log_link_fit: there are no rows");
        if (auto const apart = detail::columns_apart(matrix_.x); !apart.dependent.empty()) {
            auto const& name = matrix_.names[static_cast<std::size_t>(apart.dependent[0])];
            auto const called = name.level.empty() ? name.term : name.term + " " + name.level;
            throw std::domain_error("pbo::log_link_fit: " + detail::in_quotes(called) +
                                    " says what terms before it say already");
        }
        std::vector<Eigen::Index> kept;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (matrix_.pattern_of[i] != detail::no_pattern) kept.push_back(static_cast<Eigen::Index>(i));
        auto const n = static_cast<Eigen::Index>(kept.size()), p = matrix_.x.cols();
        if (n <= p)
            throw std::domain_error("pbo::log_link_fit: " + std::to_string(n) + " rows for " + std::to_string(p) + " coefficients");
        x_.resize(n, p);
        Eigen::VectorXd y(n);
        exposure_.resize(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            auto const& row = rows[static_cast<std::size_t>(kept[static_cast<std::size_t>(i)])];
            x_.row(i) = matrix_.x.row(matrix_.pattern_of[static_cast<std::size_t>(kept[static_cast<std::size_t>(i)])]);
            y(i) = row.amount;
            exposure_(i) = row.exposure;
        }
        bool const poisson = family == log_link_family::poisson;
        solve(y, poisson);
        Eigen::VectorXd const of_mean = poisson ? Eigen::VectorXd(y - mean_) : Eigen::VectorXd(y.cwiseQuotient(mean_).array() - 1.0);
        Eigen::VectorXd const residual = poisson ? Eigen::VectorXd(of_mean.cwiseQuotient(mean_.cwiseSqrt())) : of_mean;
        double products = 0.0, steps = 0.0;
        for (Eigen::Index t = 1; t < n; ++t) {
            products += residual(t) * residual(t - 1);
            steps += (residual(t) - residual(t - 1)) * (residual(t) - residual(t - 1));
        }
        double const squares = residual.squaredNorm();
        dispersion_ = squares / static_cast<double>(n - p);
        // Residuals are of the order of rounding where every amount is the model's to the last digits: no error can be told from them.
        exact_ = squares <= 1e-20 * (poisson ? mean_.sum() : static_cast<double>(n));
        if (exact_) dispersion_ = 0.0;
        lag_1_ = squares > 0.0 ? products / squares : 0.0;
        durbin_watson_ = squares > 0.0 ? steps / squares : 2.0;
        if (!by_cluster || exact_) {
            errors_ = coefficient_errors("quasi", dispersion_ * inverse_, static_cast<double>(n - p));
            return;
        }
        std::map<std::string, Eigen::VectorXd> sums;
        for (Eigen::Index i = 0; i < n; ++i) {
            auto const& cluster = rows[static_cast<std::size_t>(kept[static_cast<std::size_t>(i)])].cluster;
            auto& sum = sums.try_emplace(cluster, Eigen::VectorXd::Zero(p)).first->second;
            sum += of_mean(i) * x_.row(i).transpose();
        }
        if (sums.size() < 2) throw std::domain_error("pbo::log_link_fit: errors by cluster need two clusters or more");
        Eigen::MatrixXd middle = Eigen::MatrixXd::Zero(p, p);
        for (auto const& [cluster, sum] : sums) middle += sum * sum.transpose();
        auto const m = static_cast<double>(sums.size());
        errors_ = coefficient_errors("cr1", m / (m - 1.0) * inverse_ * middle * inverse_, m - 1.0);
    }

    [[nodiscard]] std::vector<coefficient_name> const& names() const noexcept { return matrix_.names; }
    [[nodiscard]] Eigen::VectorXd const& coefficients() const noexcept { return coefficients_; }
    [[nodiscard]] coefficient_errors const& errors() const noexcept { return errors_; }
    [[nodiscard]] double dispersion() const noexcept { return dispersion_; }
    /// All amounts are the model's own, to rounding: errors are 0 and say nothing, and there is no p-value (nothing_to_divide_by).
    [[nodiscard]] bool exact() const noexcept { return exact_; }
    [[nodiscard]] double lag_1() const noexcept { return lag_1_; }
    [[nodiscard]] double durbin_watson() const noexcept { return durbin_watson_; }
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t rows() const noexcept { return static_cast<std::uint64_t>(x_.rows()); }
    [[nodiscard]] Eigen::VectorXd const& fitted_means() const noexcept { return mean_; }
    [[nodiscard]] std::vector<rows_left_out> const& left_out() const noexcept { return matrix_.left_out; }

    /// odds_ratio() of each is the ratio of means, or of rates.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<adjusted_estimate> estimates(confidence_level level = {}) const {
        std::vector<adjusted_estimate> all;
        for (Eigen::Index i = 0; i < coefficients_.size(); ++i) {
            auto const c = detail::unit_contrast(coefficients_.size(), i);
            auto& e = all.emplace_back();
            e.name = matrix_.names[static_cast<std::size_t>(i)];
            e.n = e.name.level.empty() ? rows() : static_cast<std::uint64_t>((x_.col(i).array() != 0.0).count());
            e.estimate = coefficients_(i);
            e.standard_error = errors_.standard_error(c);
            e.degrees_of_freedom = errors_.degrees_of_freedom(c);
            if (exact_) e.limits = absence::nothing_to_divide_by;
            else e.limits = errors_.limits(coefficients_(i), c, level);
            e.p_value = errors_.p_value(coefficients_(i), c);
        }
        return all;
    }

    /// Of a factor that does not interact.  Throws std::invalid_argument for another column.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<expected_mean> expected_means(std::string const& column, confidence_level level = {}) const {
        std::size_t at = matrix_.terms().size();
        for (std::size_t t = 0; t < matrix_.terms().size(); ++t) {
            auto const& term = matrix_.terms()[t];
            if (term.columns == std::vector{column} && term.is_factor) at = t;
            for (auto const& one : term.columns)
                if (term.columns.size() > 1 && one == column)
                    throw std::invalid_argument("pbo::log_link_fit: " + detail::in_quotes(column) + " interacts");
        }
        if (at == matrix_.terms().size())
            throw std::invalid_argument("pbo::log_link_fit: " + detail::in_quotes(column) + " is no factor of the model");
        auto const& own = matrix_.columns_of_terms[at];
        auto const& levels = matrix_.levels_of(column);
        std::vector<expected_mean> all;
        Eigen::VectorXd reference;
        for (std::size_t l = 0; l < levels.size(); ++l) {
            Eigen::MatrixXd x = x_;
            for (std::size_t k = 0; k < own.size(); ++k) x.col(static_cast<Eigen::Index>(own[k])).setConstant(k + 1 == l ? 1.0 : 0.0);
            Eigen::VectorXd const mean = (x * coefficients_).array().exp().matrix().cwiseProduct(exposure_);
            Eigen::VectorXd const gradient = x.transpose() * mean / static_cast<double>(x.rows());
            auto& m = all.emplace_back();
            m.level = levels[l];
            m.mean = mean.mean();
            m.standard_error = errors_.standard_error(gradient);
            m.difference = m.difference_error = m.p_value = absence::not_applicable;
            m.difference_limits = absence::not_applicable;
            if (l == 0) {
                reference = gradient;
                m.n = rows();
                for (auto const k : own) m.n -= static_cast<std::uint64_t>((x_.col(static_cast<Eigen::Index>(k)).array() != 0.0).count());
                continue;
            }
            m.n = static_cast<std::uint64_t>((x_.col(static_cast<Eigen::Index>(own[l - 1])).array() != 0.0).count());
            Eigen::VectorXd const apart = gradient - reference;
            m.difference = m.mean - all[0].mean;
            m.difference_error = errors_.standard_error(apart);
            if (exact_) m.difference_limits = absence::nothing_to_divide_by;
            else m.difference_limits = errors_.limits(*m.difference, apart, level);
            m.p_value = errors_.p_value(*m.difference, apart);
        }
        return all;
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] static covariate_patterns patterns_from(std::vector<std::string> columns, std::vector<log_link_row> const& rows,
                                                          log_link_family family) {
        covariate_patterns patterns(std::move(columns));
        for (auto const& row : rows) {
            bool const fits = family == log_link_family::gamma ? row.amount > 0.0 : row.amount >= 0.0;
            if (!fits || !std::isfinite(row.amount) || !(row.exposure > 0.0 && std::isfinite(row.exposure)))
                throw std::domain_error("pbo::log_link_fit: an amount of " + detail::number_text(row.amount) +
                                        " in an exposure of " + detail::number_text(row.exposure));
            patterns.add("", row.values, 0.0, 1.0, 1);
        }
        return patterns;
    }
    template <class = detail::when_called>
    void solve(Eigen::VectorXd const& y, bool poisson) {
        coefficients_ = Eigen::VectorXd::Zero(x_.cols());
        if (!(y.sum() > 0.0)) throw std::domain_error("pbo::log_link_fit: all amounts are 0");
        coefficients_(0) = std::log(y.sum() / exposure_.sum());
        auto const deviance_at = [&](Eigen::VectorXd const& mean) {
            double sum = 0.0;
            for (Eigen::Index i = 0; i < y.size(); ++i)
                sum += poisson ? mean(i) - (y(i) > 0.0 ? y(i) * std::log(mean(i)) : 0.0) : y(i) / mean(i) + std::log(mean(i));
            return sum;
        };
        auto const mean_at = [&](Eigen::VectorXd const& b) {
            return Eigen::VectorXd((x_ * b).array().exp().matrix().cwiseProduct(exposure_));
        };
        mean_ = mean_at(coefficients_);
        double deviance = deviance_at(mean_);
        for (int step = 0; step < 100; ++step) {
            Eigen::VectorXd const root = poisson ? Eigen::VectorXd(mean_.cwiseSqrt()) : Eigen::VectorXd::Ones(y.size());
            Eigen::VectorXd const working = root.cwiseProduct((y - mean_).cwiseQuotient(mean_));
            Eigen::HouseholderQR<Eigen::MatrixXd> const qr(root.asDiagonal() * x_);
            Eigen::VectorXd move = qr.solve(working);
            Eigen::MatrixXd const r = qr.matrixQR().topRows(x_.cols()).triangularView<Eigen::Upper>();
            Eigen::MatrixXd const back = r.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(x_.cols(), x_.cols()));
            inverse_ = back * back.transpose();
            bool const still = (x_ * move).cwiseAbs().maxCoeff() <= 1e-11;
            for (int halved = 0; halved < 40; ++halved, move *= 0.5) {
                Eigen::VectorXd const next = mean_at(coefficients_ + move);
                double const then = deviance_at(next);
                if (!(then <= deviance + 1e-12 * std::fabs(deviance))) continue;
                coefficients_ += move;
                mean_ = next;
                deviance = then;
                break;
            }
            if (still) return;
            if ((x_ * coefficients_).cwiseAbs().maxCoeff() > 200.0) break;
        }
        throw std::domain_error("pbo::log_link_fit: no coefficients were found; may all amounts of a level be 0?");
    }

    detail::model_matrix matrix_;
    Eigen::MatrixXd x_, inverse_;
    Eigen::VectorXd exposure_, coefficients_, mean_;
    coefficient_errors errors_;
    double dispersion_ = 0.0, lag_1_ = 0.0, durbin_watson_ = 2.0;
    bool exact_ = false;
};

}  // namespace pbo

#endif
