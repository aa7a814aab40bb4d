// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_BOOTSTRAP_ERRORS_HPP
#define PBO_EXPLAIN_BOOTSTRAP_ERRORS_HPP

// How sure, if other councils of the same kind had been drawn?  As many clusters as there are, drawn with replacement,
// and the model fitted again to the sum of their counts (Efron and Tibshirani 1993; Davison and Hinkley 1997, 2.4
// and 3.8).  The covariance is that of the coefficients of the replicates; limits and tests are Student's with clusters
// - 1 degrees of freedom.
//
// A replicate in which a coefficient has no finite estimate (a level that nobody drawn has, answers that separate) is
// put aside and counted: where that is more than one in twenty, std::domain_error, for what is left says too little.
// Replicate r draws from stream r of the seed, so that the same seed gives the same errors. Cost: replicates x
// (clusters x patterns + a few steps of patterns x coefficients^2).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/random.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

struct model_bootstrap_options {
    std::uint64_t seed = 1;
    std::size_t replicates = 1000;
};

struct bootstrapped_errors {
    coefficient_errors errors;
    std::size_t put_aside = 0;  ///< replicates without finite estimates
};

template <class = detail::when_called>
[[nodiscard]] inline bootstrapped_errors bootstrap_errors(logistic_fit const& fit, model_bootstrap_options how = {}) {
    if (fit.penalised() || !fit.separated().empty())
        throw std::domain_error(
            "pbo::bootstrap_errors: a penalised or separated fit is not fitted again to clusters drawn");
    if (how.replicates < 2) throw std::domain_error("pbo::bootstrap_errors: fewer than 2 replicates");
    auto const counts = detail::counts_by_cluster(fit);
    if (counts.size() < 2)
        throw std::domain_error("pbo::bootstrap_errors: one cluster says nothing about how clusters differ");
    std::vector<std::map<std::uint32_t, std::pair<double, double>> const*> clusters;
    for (auto const& [cluster, patterns] : counts) clusters.push_back(&patterns);
    auto const p = fit.fitted_matrix().cols();
    auto const& offset = fit.matrix().offset;
    Eigen::VectorXd sum = Eigen::VectorXd::Zero(p), hits(offset.size()), asked(offset.size());
    Eigen::MatrixXd squares = Eigen::MatrixXd::Zero(p, p);
    std::size_t finite = 0;
    for (std::size_t r = 0; r < how.replicates; ++r) {
        random_source draws(how.seed, r);
        hits.setZero();
        asked.setZero();
        for (std::size_t i = 0; i < clusters.size(); ++i)
            for (auto const& [pattern, count] : *clusters[draws.below(clusters.size())]) {
                hits(pattern) += count.first;
                asked(pattern) += count.second;
            }
        std::vector<Eigen::Index> met;  // patterns of nobody would be rows of weight 0
        for (Eigen::Index i = 0; i < asked.size(); ++i)
            if (asked(i) > 0.0) met.push_back(i);
        Eigen::MatrixXd const x = detail::chosen_rows(fit.fitted_matrix(), met);
        if (detail::columns_apart(x).dependent.empty()) {
            Eigen::VectorXd const h = hits(met), n = asked(met), o = offset(met);
            auto const point = detail::logistic_iteration(x, h, n, o).solve(fit.fitted_coefficients());
            if (point.converged) {
                ++finite;
                Eigen::VectorXd const from = point.coefficients - fit.fitted_coefficients();
                sum += from;
                squares.noalias() += from * from.transpose();
            }
        }
    }
    auto const put_aside = how.replicates - finite;
    if (20 * put_aside > how.replicates)
        throw std::domain_error("pbo::bootstrap_errors: " + std::to_string(put_aside) + " of " +
                                std::to_string(how.replicates) +
                                " replicates have no finite estimates; there are too few clusters, or people with a "
                                "level, for a bootstrap");
    auto const b = static_cast<double>(finite);
    Eigen::MatrixXd covariance = (squares - sum * sum.transpose() / b) / (b - 1.0);
    return {{"bootstrap", std::move(covariance), static_cast<double>(clusters.size()) - 1.0}, put_aside};
}

}  // namespace pbo

#endif
