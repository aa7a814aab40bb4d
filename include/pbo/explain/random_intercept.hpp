// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_RANDOM_INTERCEPT_HPP
#define PBO_EXPLAIN_RANDOM_INTERCEPT_HPP

// How much do councils differ when their people are alike?  A logistic regression in which each cluster has an
// intercept of its own, drawn from a normal distribution:
//
//     log odds = x' b + sigma u_cluster,  u of N(0, 1)
//     median odds ratio = exp(sqrt(2) sigma 0.6745)      Larsen and Merlo 2005: of two councils drawn, the higher odds
//     to the lower, in
//                                                        the middle of all such pairs
//     share of variance = sigma^2 / (sigma^2 + pi^2 / 3) on the scale of a logistic latent answer
//
// The likelihood of a cluster is an integral over u, by adaptive Gauss-Hermite quadrature about its mode (Pinheiro and
// Bates 1995; 1 point is Laplace's approximation).  Errors are from the observed information of (b, sigma) together, by
// differences; sigma at 0, the end of its range, has none, and the coefficients are those of the model without it.
// Coefficients are those within a council: an odds ratio here is larger than one over all councils (logistic.hpp).
// Counts of people only: weighted ones throw std::domain_error, and so do aliased or separated terms, which it names. Cost: a few dozen
// times coefficients^2 times clusters x patterns x points.  Needs Eigen.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/detail/cluster_integral.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct random_intercept_fit {
    std::vector<adjusted_estimate> coefficients;
    double sigma = 0.0;          ///< of the intercepts
    figure<double> sigma_error;  ///< not_available where sigma is 0
    double median_odds_ratio = 1.0;
    double share_of_variance = 0.0;  ///< intraclass correlation
    double log_likelihood = 0.0;     ///< of people
    std::size_t points = 0;
};

namespace detail {
/// Names the terms without a finite estimate.
template <class = detail::when_called>
inline void refuse_without_estimate(logistic_fit const& fit) {
    auto const called = [](coefficient_name const& name) {
        return in_quotes(name.level.empty() ? name.term : name.term + " " + name.level);
    };
    std::string aliased, separated;
    for (auto const& name : fit.aliased()) aliased += (aliased.empty() ? "" : ", ") + called(name);
    for (auto const& s : fit.separated()) separated += (separated.empty() ? "" : ", ") + called(s.name);
    if (!aliased.empty())
        throw std::domain_error("pbo::random_intercept: terms before it say already what " + aliased + " says; leave it out");
    if (!separated.empty())
        throw std::domain_error("pbo::random_intercept: " + separated + (fit.separated().size() == 1 ? " has" : " have") +
                                " no finite estimate: the answers separate (all people of a level, or of a combination, answer alike); "
                                "leave the term out, or join levels");
}
}  // namespace detail

/// fit: the same model without the intercepts.  points: of the quadrature; 7 or more where clusters are small.
template <class = detail::when_called>
[[nodiscard]] inline random_intercept_fit random_intercept(logistic_fit const& fit, std::size_t points = 15,
                                                           confidence_level level = {}) {
    if (fit.weighted() || fit.penalised())
        throw std::domain_error("pbo::random_intercept: counts of people, and a fit without penalty, are needed");
    detail::refuse_without_estimate(fit);
    detail::cluster_integral const likelihood(fit, points);
    auto const p = fit.fitted_coefficients().size();
    Eigen::VectorXd at(p + 1);
    at << fit.fitted_coefficients(), 0.5;
    Eigen::VectorXd scale(p + 1);
    scale << fit.inverse_information().diagonal().cwiseSqrt(), 0.25;
    Eigen::MatrixXd second;
    detail::maximise(likelihood, at, scale, second);
    if (at(p) < 0.0) {  // the likelihood is the same for sigma and -sigma
        at(p) = -at(p);
        second.row(p).head(p) *= -1.0;
        second.col(p).head(p) *= -1.0;
    }

    random_intercept_fit found;
    found.points = points;
    constexpr double nothing = 1e-4;
    bool const none = at(p) < nothing || likelihood(at) <= fit.log_likelihood();
    if (none) at << fit.fitted_coefficients(), 0.0;
    found.sigma = at(p);
    found.sigma_error = absence::not_available;
    found.log_likelihood = none ? fit.log_likelihood() : likelihood(at);
    Eigen::MatrixXd covariance = fit.inverse_information();
    if (!none) {
        Eigen::LLT<Eigen::MatrixXd> const llt(-second);
        if (llt.info() != Eigen::Success)
            throw std::domain_error("pbo::random_intercept: the likelihood has no greatest value that was found");
        covariance = llt.solve(Eigen::MatrixXd::Identity(p + 1, p + 1));
        found.sigma_error = std::sqrt(covariance(p, p));
    }
    found.median_odds_ratio = std::exp(1.4142135623730950488 * found.sigma * 0.67448975019608174320);
    double const variance = found.sigma * found.sigma;
    found.share_of_variance = variance / (variance + 3.2898681336964528729);  // pi^2 / 3
    coefficient_errors const errors("model", covariance.topLeftCorner(p, p));
    for (std::size_t i = 0; i < fit.names().size(); ++i) {
        auto const position = static_cast<Eigen::Index>(i);
        auto const c = detail::unit_contrast(p, position);
        auto& e = found.coefficients.emplace_back();
        e.name = fit.names()[i];
        e.n = fit.people_with(i);
        e.estimate = at(position);
        e.standard_error = errors.standard_error(c);
        e.degrees_of_freedom = errors.degrees_of_freedom(c);
        e.limits = errors.limits(at(position), c, level);
        e.p_value = errors.p_value(at(position), c);
    }
    return found;
}

}  // namespace pbo

#endif
