// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_BETA_BINOMIAL_REGRESSION_HPP
#define PBO_EXPLAIN_BETA_BINOMIAL_REGRESSION_HPP

// Do councils that spend more, or took part in the pilot, have a higher take-up?  Councils are the units: each has its own
// share, which varies about what its covariates say, and its hits of its asked are binomial with that share:
//
//     share of Beta(mu M, (1 - mu) M)     logit mu = intercept + sum of coefficients     rho = 1 / (1 + M)
//
// so that a council of 10,000 people does not count for a hundred of 100 (as it does in a logistic regression of people),
// nor just as much as one of them.  Maximum likelihood (Crowder 1978); errors from the observed information of (b, log M)
// together, normal; or, where councils come back over years, by clusters: the sandwich CR1 with Student's distribution on
// clusters - 1 degrees of freedom, and the correlation of Pearson's residuals within a cluster beside it.  Where councils
// differ by no more than chance, rho is 0 and the estimates are those of a binomial model.  Throws std::domain_error for
// hits above asked, a term that others say already, no row more than coefficients, and where no greatest likelihood is
// found (all of a level hit, say). Cost: a few steps of people.  Needs Eigen.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/detail/columns_apart.hpp>
#include <pbo/explain/detail/model_matrix.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct beta_binomial_regression_fit {
    std::vector<adjusted_estimate> coefficients;
    double rho = 0.0;             ///< correlation of two people of one council; 0: no more than chance
    double log_likelihood = 0.0;  ///< of counts
    std::uint64_t units = 0, people = 0;
    std::vector<rows_left_out> left_out;
    figure<double> correlation_within{};  ///< of rows of one cluster, by Pearson's residuals; not_applicable without clusters
    coefficient_errors errors{"model", {}};
};

namespace detail {

/// Sums over k of 1 / (a + k) and of its square, k below n.
struct falling_sums {
    double first = 0.0, second = 0.0, logs = 0.0;
    template <class = detail::when_called>
    falling_sums(double a, std::uint64_t n) {
        for (std::uint64_t k = 0; k < n; ++k) {
            double const one = a + static_cast<double>(k);
            first += 1.0 / one;
            second += 1.0 / (one * one);
            logs += std::log(one);
        }
    }
};

/// Of one council: the log likelihood without the binomial coefficient, and its derivatives by eta = logit mu and t = log M.
struct beta_binomial_part {
    double value = 0.0, by_eta = 0.0, by_t = 0.0, eta_eta = 0.0, eta_t = 0.0, t_t = 0.0;

    template <class = detail::when_called>
    beta_binomial_part(double eta, double m, std::uint64_t hits, std::uint64_t asked) {
        double const mu = 1.0 / (1.0 + std::exp(-eta)), nu = 1.0 / (1.0 + std::exp(eta));
        falling_sums const a(mu * m, hits), c(nu * m, asked - hits), n(m, asked);
        value = a.logs + c.logs - n.logs;
        double const slope = mu * nu, bend = slope * (nu - mu);
        double const mu_1 = m * (a.first - c.first), mu_2 = -m * m * (a.second + c.second);
        double const m_1 = mu * a.first + nu * c.first - n.first;
        double const m_2 = n.second - mu * mu * a.second - nu * nu * c.second;
        double const mu_m = (a.first - c.first) - m * (mu * a.second - nu * c.second);
        by_eta = mu_1 * slope;
        by_t = m * m_1;
        eta_eta = mu_2 * slope * slope + mu_1 * bend;
        eta_t = m * mu_m * slope;
        t_t = m * m * m_2 + m * m_1;
    }
};

/// Whose people are all hits, or none of them: everybody, or a level of a factor; a sentence, or nothing.
template <class Units>
[[nodiscard]] std::string who_are_alike(model_matrix const& matrix, Units const& units) {
    auto const alike = [&units](std::string const& whose, auto const& is_in) {
        std::uint64_t hits = 0, asked = 0;
        for (auto const& u : units)
            if (is_in(u.pattern)) {
                hits += u.hits;
                asked += u.asked;
            }
        if (hits != 0 && hits != asked) return std::string();
        return (hits == 0 ? "none of the " : "all of the ") + std::to_string(asked) + " asked" + whose +
               (hits == 0 ? " is a hit" : " are hits");
    };
    if (auto all = alike("", [](Eigen::Index) { return true; }); !all.empty()) return all + ": there is nothing to explain";
    std::string found;
    for (std::size_t t = 0; t < matrix.terms().size(); ++t) {
        auto const& term = matrix.terms()[t];
        if (!term.is_factor || term.columns.size() != 1) continue;
        auto const& own = matrix.columns_of_terms[t];
        auto const& levels = matrix.levels_of(term.columns[0]);
        for (std::size_t l = 0; l < levels.size(); ++l) {
            auto const one = alike(" of " + in_quotes(term.columns[0] + " " + levels[l]), [&](Eigen::Index row) {
                bool any = false;
                for (std::size_t k = 0; k < own.size(); ++k) {
                    bool const set = matrix.x(row, static_cast<Eigen::Index>(own[k])) != 0.0;
                    if (l != 0 && k + 1 == l) return set;
                    any = any || set;
                }
                return l == 0 && !any;
            });
            if (!one.empty()) found += (found.empty() ? "" : ", ") + one;
        }
    }
    if (found.empty()) return found;
    return found + ": a level needs some who are and some who are not; leave its rows out, or join it to another";
}

}  // namespace detail

/// rows: a council each (or a council and year), the cluster being the council.
template <class = detail::when_called>
[[nodiscard]] inline beta_binomial_regression_fit beta_binomial_regression(covariate_patterns const& rows,
                                                                           std::vector<model_term> const& terms,
                                                                           bool by_cluster = false,
                                                                           confidence_level level = {}) {
    detail::model_matrix const matrix(rows, terms);
    if (matrix.values.empty()) throw std::domain_error("pbo::beta_binomial_regression: nobody was asked");
    if (auto const apart = detail::columns_apart(matrix.x); !apart.dependent.empty()) {
        auto const& name = matrix.names[static_cast<std::size_t>(apart.dependent[0])];
        auto const called = name.level.empty() ? name.term : name.term + " " + name.level;
        throw std::domain_error("pbo::beta_binomial_regression: " + detail::in_quotes(called) +
                                " says what terms before it say already");
    }
    struct unit {
        Eigen::Index pattern;
        std::uint64_t hits, asked;
        std::uint32_t cluster;
    };
    std::vector<unit> units;
    beta_binomial_regression_fit fit;
    for (std::size_t i = 0; i < rows.rows().size(); ++i) {
        auto const& row = rows.rows()[i];
        if (matrix.pattern_of[i] == detail::no_pattern) continue;
        if (row.hits != std::floor(row.hits) || row.asked != std::floor(row.asked) || row.offset != 0.0)
            throw std::domain_error("pbo::beta_binomial_regression: counts of people, without offset, are needed");
        units.push_back({static_cast<Eigen::Index>(matrix.pattern_of[i]), static_cast<std::uint64_t>(row.hits),
                         static_cast<std::uint64_t>(row.asked), row.cluster});
        fit.people += static_cast<std::uint64_t>(row.asked);
    }
    auto const p = matrix.x.cols();
    fit.units = units.size();
    fit.left_out = matrix.left_out;
    if (static_cast<Eigen::Index>(units.size()) <= p)
        throw std::domain_error("pbo::beta_binomial_regression: " + std::to_string(units.size()) + " rows for " +
                                std::to_string(p) + " coefficients");
    if (auto const alike = detail::who_are_alike(matrix, units); !alike.empty())
        throw std::domain_error("pbo::beta_binomial_regression: " + alike);
    // Above this M the likelihood is the binomial's to all digits: councils differ by chance alone.
    constexpr double most = 21.0;
    Eigen::VectorXd at = Eigen::VectorXd::Zero(p + 1), gradient;
    at(p) = 3.0;
    Eigen::MatrixXd information;
    auto const evaluated = [&](Eigen::VectorXd const& where, bool derivatives) {
        double sum = 0.0;
        if (derivatives) {
            gradient.setZero(p + 1);
            information.setZero(p + 1, p + 1);
        }
        for (auto const& u : units) {
            Eigen::VectorXd const x = matrix.x.row(u.pattern).transpose();
            detail::beta_binomial_part const part(x.dot(where.head(p)), std::exp(where(p)), u.hits, u.asked);
            sum += part.value;
            if (!derivatives) continue;
            gradient.head(p) += part.by_eta * x;
            gradient(p) += part.by_t;
            information.topLeftCorner(p, p) -= part.eta_eta * x * x.transpose();
            information.col(p).head(p) -= part.eta_t * x;
            information(p, p) -= part.t_t;
        }
        if (derivatives) information.row(p).head(p) = information.col(p).head(p).transpose();
        return sum;
    };
    bool found = false, chance_alone = false;
    double value = evaluated(at, true);
    for (int step = 0; step < 200 && !found; ++step) {
        auto const size = chance_alone ? p : p + 1;  // M stays where it is
        Eigen::MatrixXd curve = information.topLeftCorner(size, size);
        Eigen::LLT<Eigen::MatrixXd> llt(curve);
        for (double more = 1e-3; llt.info() != Eigen::Success && more < 1e12; more *= 10.0)
            llt.compute(curve + more * curve.diagonal().cwiseAbs().maxCoeff() * Eigen::MatrixXd::Identity(size, size));
        Eigen::VectorXd move = Eigen::VectorXd::Zero(p + 1);
        move.head(size) = llt.solve(gradient.head(size));
        if (double const longest = move.cwiseAbs().maxCoeff(); longest > 3.0) move *= 3.0 / longest;
        found = move.cwiseAbs().maxCoeff() <= 1e-10;
        for (int halved = 0; halved < 40; ++halved, move *= 0.5) {
            double const next = evaluated(at + move, false);
            if (!(next >= value - 1e-12 * std::fabs(value))) continue;
            at += move;
            break;
        }
        if (!chance_alone && at(p) > most) {
            at(p) = most;
            chance_alone = true;
            found = false;
        }
        if (at.head(p).cwiseAbs().maxCoeff() > 1e6 || (matrix.x * at.head(p)).cwiseAbs().maxCoeff() > 40.0) break;
        value = evaluated(at, true);
    }
    // Log odds of 20 are no council's: one person in half a billion.  There the likelihood is flat, and steps end that lead nowhere.
    if (!found || (matrix.x * at.head(p)).cwiseAbs().maxCoeff() > 20.0)
        throw std::domain_error("pbo::beta_binomial_regression: the likelihood has no greatest value that was found; may terms together "
                                "tell hits from others?");
    auto const size = chance_alone ? p : p + 1;
    Eigen::MatrixXd const inverse =
        information.topLeftCorner(size, size).llt().solve(Eigen::MatrixXd::Identity(size, size));
    fit.rho = chance_alone ? 0.0 : 1.0 / (1.0 + std::exp(at(p)));
    fit.log_likelihood = value;
    for (auto const& u : units)
        fit.log_likelihood += std::lgamma(static_cast<double>(u.asked) + 1.0) - std::lgamma(static_cast<double>(u.hits) + 1.0) -
                              std::lgamma(static_cast<double>(u.asked - u.hits) + 1.0);
    fit.correlation_within = absence::not_applicable;
    fit.errors = coefficient_errors("model", inverse.topLeftCorner(p, p));
    if (by_cluster) {
        struct of_cluster {
            Eigen::VectorXd score;
            double residuals = 0.0, squares = 0.0, rows = 0.0;
        };
        std::map<std::uint32_t, of_cluster> clusters;
        for (auto const& u : units) {
            Eigen::VectorXd const x = matrix.x.row(u.pattern).transpose();
            double const eta = x.dot(at.head(p));
            detail::beta_binomial_part const part(eta, std::exp(at(p)), u.hits, u.asked);
            auto& c = clusters.try_emplace(u.cluster, of_cluster{Eigen::VectorXd::Zero(size)}).first->second;
            c.score.head(p) += part.by_eta * x;
            if (!chance_alone) c.score(p) += part.by_t;
            double const mu = 1.0 / (1.0 + std::exp(-eta)), n = static_cast<double>(u.asked);
            double const r = (static_cast<double>(u.hits) - n * mu) / std::sqrt(n * mu * (1.0 - mu) * (1.0 + (n - 1.0) * fit.rho));
            c.residuals += r;
            c.squares += r * r;
            c.rows += 1.0;
        }
        if (clusters.size() < 2) throw std::domain_error("pbo::beta_binomial_regression: errors by cluster need two clusters or more");
        Eigen::MatrixXd middle = Eigen::MatrixXd::Zero(size, size);
        double products = 0.0, pairs = 0.0, squares = 0.0;
        for (auto const& [name, c] : clusters) {
            middle += c.score * c.score.transpose();
            products += 0.5 * (c.residuals * c.residuals - c.squares);
            pairs += 0.5 * c.rows * (c.rows - 1.0);
            squares += c.squares;
        }
        auto const m = static_cast<double>(clusters.size());
        Eigen::MatrixXd const sandwich = m / (m - 1.0) * inverse * middle * inverse;
        fit.errors = coefficient_errors("cr1", sandwich.topLeftCorner(p, p), m - 1.0);
        if (pairs > 0.0 && squares > 0.0)
            fit.correlation_within = products / pairs / (squares / static_cast<double>(units.size()));
    }
    for (Eigen::Index i = 0; i < p; ++i) {
        auto const c = detail::unit_contrast(p, i);
        auto& e = fit.coefficients.emplace_back();
        e.name = matrix.names[static_cast<std::size_t>(i)];
        for (auto const& u : units) e.n += e.name.level.empty() || matrix.x(u.pattern, i) != 0.0 ? 1U : 0U;
        e.estimate = at(i);
        e.standard_error = fit.errors.standard_error(c);
        e.degrees_of_freedom = fit.errors.degrees_of_freedom(c);
        e.limits = fit.errors.limits(at(i), c, level);
        e.p_value = fit.errors.p_value(at(i), c);
    }
    return fit;
}

}  // namespace pbo

#endif
