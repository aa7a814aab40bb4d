// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_CLUSTER_ERRORS_HPP
#define PBO_EXPLAIN_CLUSTER_ERRORS_HPP

// How sure, if people of one council resemble each other?  With v = mu (1 - mu), n asked and y hits of a pattern in a
// cluster, M = (sum n v x x')^-1, G the rows sqrt(n v) x' of a cluster, r = (y - n mu) / sqrt(n v) and Q = I - G M G':
//
//     V = sum over clusters of t t', t = S' r
//     cr0  S = G M                       Liang and Zeger 1986; the normal distribution
//     cr1  cr0's V times m / (m - 1)     for m clusters; Student's with m - 1 degrees of freedom
//     cr2  S = T (T Q T)^(-1/2) G M      T = diag(v); Bell and McCaffrey 2002, Pustejovsky and Tipton 2018; Student's
//     with
//                                        Satterthwaite's degrees of freedom, for each coefficient its own
//
// cr2 is that of people, whatever the rows: people of one pattern in one cluster share their rows of the hat matrix, so
// that it follows from the counts alone.  (The same formulas on rows of counts give another number: the root is not
// invariant.)  It is the one to use with few clusters, where cr0 and cr1 are too sure.  With weights its working model
// would have to be chosen: std::domain_error; use cr0, cr1 or design_errors.  So it is for one cluster, and for a
// penalised fit. Cost: clusters x (patterns in a cluster)^3 for cr2, x patterns x coefficients^2 for the others.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/explain/coefficient_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
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

enum class cluster_error_kind : std::uint8_t { cr0, cr1, cr2 };

template <>
inline constexpr auto spellings_of<cluster_error_kind> =
    std::array{spelled<cluster_error_kind>{cluster_error_kind::cr0, "cr0"},
               spelled<cluster_error_kind>{cluster_error_kind::cr1, "cr1"},
               spelled<cluster_error_kind>{cluster_error_kind::cr2, "cr2"}};

namespace detail {

/// One cluster's patterns, without those that are fitted by 0 or 1 and say nothing.
struct cluster_rows {
    Eigen::MatrixXd g;  ///< sqrt(n v) x'
    Eigen::VectorXd r;  ///< (y - n mu) / sqrt(n v)
    Eigen::VectorXd v;  ///< mu (1 - mu)
};

/// Of all clusters with somebody in the model: pattern -> hits, asked.
template <class = detail::when_called>
[[nodiscard]] inline std::map<std::uint32_t, std::map<std::uint32_t, std::pair<double, double>>> counts_by_cluster(
    logistic_fit const& fit) {
    std::map<std::uint32_t, std::map<std::uint32_t, std::pair<double, double>>> counts;
    auto const& pattern_of = fit.matrix().pattern_of;
    for (std::size_t i = 0; i < pattern_of.size(); ++i) {
        if (pattern_of[i] == no_pattern) continue;
        auto& [hits, asked] = counts[fit.cluster_of_rows()[i]][pattern_of[i]];
        hits += fit.counts_of_rows()[i].first;
        asked += fit.counts_of_rows()[i].second;
    }
    return counts;
}
/// Of the clusters of which anybody is left.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<cluster_rows> rows_by_cluster(logistic_fit const& fit) {
    std::vector<cluster_rows> all;
    for (auto const& [cluster, patterns] : counts_by_cluster(fit)) {
        auto& rows = all.emplace_back();
        auto const n = static_cast<Eigen::Index>(patterns.size());
        rows.g.resize(n, fit.fitted_matrix().cols());
        rows.r.resize(n);
        rows.v.resize(n);
        Eigen::Index at = 0;
        for (auto const& [pattern, count] : patterns) {
            double const mu = fit.probability(pattern), v = mu * (1.0 - mu);
            if (fit.at_limit(pattern) || !(v > 0.0)) continue;
            double const root = std::sqrt(count.second * v);
            rows.g.row(at) = root * fit.fitted_matrix().row(pattern);
            rows.r(at) = (count.first - count.second * mu) / root;
            rows.v(at++) = v;
        }
        rows.g.conservativeResize(at, Eigen::NoChange);
        rows.r.conservativeResize(at);
        rows.v.conservativeResize(at);
        if (at == 0) all.pop_back();
    }
    return all;
}

/// S of cr2.
template <class = detail::when_called>
[[nodiscard]] inline Eigen::MatrixXd bias_reduced(cluster_rows const& c, Eigen::MatrixXd const& inverse) {
    constexpr double nothing = 1e-12;
    Eigen::MatrixXd const gm = c.g * inverse;
    Eigen::MatrixXd tqt = -(c.v.asDiagonal() * (gm * c.g.transpose()) * c.v.asDiagonal());
    tqt.diagonal() += c.v.cwiseAbs2();
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const of(tqt);
    auto const& values = of.eigenvalues();
    double const largest = values.size() == 0 ? 0.0 : values(values.size() - 1);
    Eigen::VectorXd const root =
        values.unaryExpr([&](double lambda) { return lambda > nothing * largest ? 1.0 / std::sqrt(lambda) : 0.0; });
    return c.v.asDiagonal() * (of.eigenvectors() * (root.asDiagonal() * (of.eigenvectors().transpose() * gm)));
}

}  // namespace detail

/// Throws std::domain_error for fewer than two clusters in which the answers do not separate, and where cr2 has no value (see above).
template <class = detail::when_called>
[[nodiscard]] inline coefficient_errors cluster_errors(logistic_fit const& fit,
                                                       cluster_error_kind kind = cluster_error_kind::cr2) {
    if (fit.penalised())
        throw std::domain_error("pbo::cluster_errors: a penalised fit has no scores of clusters; use model_errors");
    bool const reduced = kind == cluster_error_kind::cr2;
    if (reduced && fit.weighted())
        throw std::domain_error(
            "pbo::cluster_errors: cr2 has no value for weighted counts: use cr0 or cr1, or design_errors");
    auto const clusters = detail::rows_by_cluster(fit);
    if (clusters.size() < 2) {
        auto const all = detail::counts_by_cluster(fit).size();
        if (all < 2) throw std::domain_error("pbo::cluster_errors: one cluster says nothing about how clusters differ");
        throw std::domain_error("pbo::cluster_errors: in " + std::to_string(all - clusters.size()) + " of " + std::to_string(all) +
                                " clusters the answers separate (everybody is fitted exactly), and fewer than two are left to say "
                                "how clusters differ");
    }
    auto const& inverse = fit.inverse_information();
    Eigen::MatrixXd v = Eigen::MatrixXd::Zero(inverse.rows(), inverse.rows());
    std::vector<detail::cluster_shares> shares;
    for (auto const& c : clusters) {
        Eigen::MatrixXd const s = reduced ? detail::bias_reduced(c, inverse) : Eigen::MatrixXd(c.g * inverse);
        Eigen::VectorXd const t = s.transpose() * c.r;
        v.noalias() += t * t.transpose();
        if (reduced) shares.push_back({c.g.transpose() * s, s.transpose() * s});
    }
    auto const m = static_cast<double>(clusters.size());
    if (kind == cluster_error_kind::cr0) return {"cr0", std::move(v)};
    if (kind == cluster_error_kind::cr1) return {"cr1", v * (m / (m - 1.0)), m - 1.0};
    return {"cr2", std::move(v), std::move(shares), inverse};
}

}  // namespace pbo

#endif
