// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_COUNCIL_YEARS_HPP
#define PBO_EXPLAIN_COUNCIL_YEARS_HPP

// Councils as units over years: does take-up rise with spend, when each council comes back year after year?  Its years are alike
// for reasons that no term holds, and each year differs from the next by more than chance.  Both are in the likelihood:
//
//     hits of council c in year t ~ beta-binomial(asked, mu, rho)        as in beta_binomial_regression.hpp, M = 1 / rho - 1
//     logit mu = x' b + sigma u_c,   u_c of N(0, 1)                      what a council's years share
//
// the beta-binomial with a random intercept (a generalised linear mixed model; R's glmmTMB(family = betabinomial) by Laplace), here
// by adaptive Gauss-Hermite quadrature (Pinheiro and Bates 1995).  Errors are from the observed information of (b, log M, sigma)
// together, normal.  Coefficients are those within a council.  `gain` is twice the log likelihood over that of independent
// years; its p-value counts half a chi-squared of one degree, for sigma cannot be below 0 (Self and Liang 1987).
//
// Where sigma is 0 the years are independent and the estimates are beta_binomial_regression's; where years differ by no more than
// chance rho is 0 and they are random_intercept's of counts.  Throws std::domain_error for what beta_binomial_regression refuses,
// fewer than two councils, and where no council has two rows.  Cost: coefficients^2 x rows x points logarithms of gamma functions,
// some dozen times: seconds for 150 councils over 5 years.  Needs Eigen.  Oracle: the same likelihood by R's optim and numDeriv
// (tests/reference/council_years.R).

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/beta_binomial_regression.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/detail/cluster_integral.hpp>
#include <pbo/explain/detail/gauss_hermite.hpp>
#include <pbo/explain/detail/model_matrix.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct council_years_fit {
    std::vector<adjusted_estimate> coefficients;
    double sigma = 0.0;  ///< of the councils' intercepts
    figure<double> sigma_error = absence::not_available;
    double rho = 0.0;  ///< correlation of two people of one council and year, beyond what its years share
    double log_likelihood = 0.0;
    double gain = 0.0, p_of_gain = 1.0;  ///< over years that are independent of each other
    std::uint64_t councils = 0, units = 0, people = 0;
    std::vector<rows_left_out> left_out;
    coefficient_errors errors{"model", {}};
};

namespace detail {

/// The log likelihood at (b, log M, sigma), or (b, sigma) where years differ by chance alone, without the binomial coefficients.
class council_years_integral {
public:
    struct year {
        Eigen::VectorXd x;
        long double hits, rest;
    };
    council_years_integral(std::vector<std::vector<year>> councils, std::size_t points) : councils_(std::move(councils)), rule_(points) {}

    void differ_by_chance_alone() { chance_alone_ = true; }
    [[nodiscard]] bool chance_alone() const noexcept { return chance_alone_; }

    /// Puts each council's nodes about the mode of its integrand there; they stay until this is called again.
    template <class = detail::when_called>
    void place_nodes(Eigen::VectorXd const& at) {
        places_.clear();
        for (auto const& council : councils_) {
            auto const values = fixed_of(council, at);
            constexpr long double h = 1e-3L;
            long double u = 0.0L, curvature = 1.0L;
            for (int step = 0; step < 60; ++step) {
                long double const low = integrand(values, at, u - h), here = integrand(values, at, u), high = integrand(values, at, u + h);
                curvature = std::max(0.5L, (2.0L * here - low - high) / (h * h));
                long double const move = std::clamp((high - low) / (2.0L * h) / curvature, -2.0L, 2.0L);
                u += move;
                if (std::fabs(move) < 1e-6L) break;
            }
            places_.push_back({u, 1.0L / std::sqrt(curvature)});
        }
    }

    template <class = detail::when_called>
    [[nodiscard]] double operator()(Eigen::VectorXd const& at) const { return static_cast<double>(exact(at)); }
    template <class = detail::when_called>
    [[nodiscard]] long double exact(Eigen::VectorXd const& at) const {
        long double sum = 0.0L;
        std::vector<long double> terms(rule_.nodes.size());
        for (std::size_t c = 0; c < councils_.size(); ++c) {
            auto const values = fixed_of(councils_[c], at);
            for (std::size_t k = 0; k < terms.size(); ++k)
                terms[k] = integrand(values, at, places_[c].middle + places_[c].width * rule_.nodes[k]) + rule_.log_weights[k];
            long double const largest = *std::max_element(terms.begin(), terms.end());
            long double all = 0.0L;
            for (auto const term : terms) all += std::exp(term - largest);
            sum += largest + std::log(all * places_[c].width) - 0.91893853320467274178L;  // log sqrt(2 pi), of the normal density
            for (auto const& v : values) sum += v.constant;
        }
        return sum;
    }

private:
    struct place {
        long double middle, width;
    };
    /// Of a year, what does not depend on u.
    struct fixed {
        long double eta, m, hits, rest, constant;
    };
    template <class = detail::when_called>
    [[nodiscard]] std::vector<fixed> fixed_of(std::vector<year> const& council, Eigen::VectorXd const& at) const {
        std::vector<fixed> all;
        auto const p = council[0].x.size();
        long double const m = chance_alone_ ? 0.0L : std::exp(static_cast<long double>(at(p)));
        for (auto const& y : council)
            all.push_back({y.x.dot(at.head(p)), m, y.hits, y.rest,
                           chance_alone_ ? 0.0L : std::lgamma(m) - std::lgamma(m + y.hits + y.rest)});
        return all;
    }
    template <class = detail::when_called>
    [[nodiscard]] long double integrand(std::vector<fixed> const& years, Eigen::VectorXd const& at, long double u) const {
        long double const sigma = at(at.size() - 1);
        long double sum = -0.5L * u * u;
        for (auto const& y : years) {
            long double const eta = y.eta + sigma * u;
            if (chance_alone_) {
                long double const tail = std::log1p(std::exp(-std::fabs(eta)));
                sum -= y.hits * (tail + (eta < 0.0L ? -eta : 0.0L)) + y.rest * (tail + (eta > 0.0L ? eta : 0.0L));
                continue;
            }
            long double const a = y.m / (1.0L + std::exp(-eta)), b = y.m / (1.0L + std::exp(eta));
            if (y.hits > 0.0L) sum += std::lgamma(a + y.hits) - std::lgamma(a);
            if (y.rest > 0.0L) sum += std::lgamma(b + y.rest) - std::lgamma(b);
        }
        return sum;
    }

    std::vector<std::vector<year>> councils_;
    hermite_rule rule_;
    std::vector<place> places_;
    bool chance_alone_ = false;
};

}  // namespace detail

/// rows: a council and year each, the cluster being the council.  points: of the quadrature.
template <class = detail::when_called>
[[nodiscard]] inline council_years_fit council_years(covariate_patterns const& rows, std::vector<model_term> const& terms,
                                                     std::size_t points = 15, confidence_level level = {}) {
    auto const apart = beta_binomial_regression(rows, terms, false, level);  // refuses what cannot be fitted
    detail::model_matrix const matrix(rows, terms);
    using year = detail::council_years_integral::year;
    std::map<std::uint32_t, std::vector<year>> by_council;
    council_years_fit fit;
    long double coefficients = 0.0L;  // of the binomials
    for (std::size_t i = 0; i < rows.rows().size(); ++i) {
        auto const& row = rows.rows()[i];
        if (matrix.pattern_of[i] == detail::no_pattern) continue;
        long double const hits = row.hits, rest = row.asked - row.hits;
        by_council[row.cluster].push_back({matrix.x.row(static_cast<Eigen::Index>(matrix.pattern_of[i])).transpose(), hits, rest});
        coefficients += std::lgamma(hits + rest + 1.0L) - std::lgamma(hits + 1.0L) - std::lgamma(rest + 1.0L);
    }
    fit.councils = by_council.size();
    fit.units = apart.units;
    fit.people = apart.people;
    fit.left_out = apart.left_out;
    if (fit.councils < 2) throw std::domain_error("pbo::council_years: one council says nothing about how councils differ");
    if (fit.councils == fit.units)
        throw std::domain_error("pbo::council_years: no council has two rows, so that nothing tells what its years share; "
                                "beta_binomial_regression takes councils that come once");
    std::vector<std::vector<year>> councils;
    for (auto& [name, years] : by_council) councils.push_back(std::move(years));
    detail::council_years_integral likelihood(std::move(councils), points);

    auto const p = matrix.x.cols();
    Eigen::VectorXd at(p + 2), scale(p + 2);
    for (Eigen::Index i = 0; i < p; ++i) {
        auto const& e = apart.coefficients[static_cast<std::size_t>(i)];
        at(i) = *e.estimate;
        scale(i) = *e.standard_error;
    }
    constexpr double most = 16.0;  // log M: beyond, the likelihood is the binomial's to all digits that can be had
    if (apart.rho > 1e-7) {
        at(p) = std::min(std::log(1.0 / apart.rho - 1.0) + 0.7, most - 1.0);  // half of what councils differ may be their years'
        at(p + 1) = std::sqrt(0.5 * apart.rho * 4.0);
    } else {
        at(p) = 10.0;
        at(p + 1) = 0.1;
    }
    scale(p) = 0.2;
    scale(p + 1) = 0.25 * at(p + 1);
    Eigen::MatrixXd second;
    auto const climb = [&] {
        constexpr double still = 1e-7;
        for (int again = 0; again < 20; ++again) {  // the nodes move after the parameters, until both rest
            Eigen::VectorXd const before = at;
            likelihood.place_nodes(at);
            detail::maximise(likelihood, at, scale, second);
            if (!likelihood.chance_alone() && at(p) > most) return false;
            if ((at - before).cwiseQuotient(scale).cwiseAbs().maxCoeff() < still) return true;
        }
        return true;
    };
    bool rests = false;
    try {
        rests = climb();
    } catch (std::domain_error const&) {
        if (at(p) <= 0.75 * most) throw std::domain_error("pbo::council_years: the likelihood has no greatest value that was found");
    }
    if (!rests) {
        likelihood.differ_by_chance_alone();
        Eigen::VectorXd shorter(p + 1), steps(p + 1);
        shorter << at.head(p), std::max(0.1, std::fabs(at(p + 1)));
        steps << scale.head(p), scale(p + 1);
        at = shorter;
        scale = steps;
        (void)climb();
    }
    auto const size = at.size();
    auto const of_sigma = size - 1;
    if (at(of_sigma) < 0.0) {  // the likelihood is the same for sigma and -sigma
        at(of_sigma) = -at(of_sigma);
        second.row(of_sigma).head(of_sigma) *= -1.0;
        second.col(of_sigma).head(of_sigma) *= -1.0;
    }
    likelihood.place_nodes(at);
    fit.log_likelihood = static_cast<double>(likelihood.exact(at) + coefficients);
    constexpr double nothing = 1e-4;
    if (at(of_sigma) < nothing || fit.log_likelihood <= apart.log_likelihood) {  // the end of sigma's range
        fit.coefficients = apart.coefficients;
        fit.rho = apart.rho;
        fit.log_likelihood = apart.log_likelihood;
        fit.errors = apart.errors;
        return fit;
    }
    Eigen::LLT<Eigen::MatrixXd> const llt(-second);
    if (llt.info() != Eigen::Success) throw std::domain_error("pbo::council_years: the likelihood has no greatest value that was found");
    Eigen::MatrixXd const covariance = llt.solve(Eigen::MatrixXd::Identity(size, size));
    fit.sigma = at(of_sigma);
    fit.sigma_error = std::sqrt(covariance(of_sigma, of_sigma));
    fit.rho = likelihood.chance_alone() ? 0.0 : 1.0 / (1.0 + std::exp(at(p)));
    fit.gain = 2.0 * (fit.log_likelihood - apart.log_likelihood);
    fit.p_of_gain = 0.5 * std::erfc(std::sqrt(0.5 * fit.gain));
    fit.errors = coefficient_errors("model", covariance.topLeftCorner(p, p));
    fit.coefficients = apart.coefficients;
    for (Eigen::Index i = 0; i < p; ++i) {
        auto const c = detail::unit_contrast(p, i);
        auto& e = fit.coefficients[static_cast<std::size_t>(i)];
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
