// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_GAUSS_HERMITE_HPP
#define PBO_EXPLAIN_DETAIL_GAUSS_HERMITE_HPP

// Nodes and weights such that sum of w f(t) is the integral of f(t) exp(-t^2 / 2), by Golub and Welsch (1969): the
// eigenvalues of the Jacobi matrix, whose side diagonal is sqrt(1), sqrt(2), ..., and sqrt(2 pi) times the squares of
// its first components. Each node is then a root of the Hermite polynomial by Newton's method, to the last bit.

#include <pbo/core/detail/when_called.hpp>

#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo::detail {

struct hermite_rule {
    std::vector<double> nodes;
    std::vector<double> log_weights;  ///< of w exp(t^2 / 2): what the integral of f alone takes

    template <class = detail::when_called>
    explicit hermite_rule(std::size_t points) {
        constexpr std::size_t most = 101;
        if (points == 0 || points > most)
            throw std::domain_error("pbo::random_intercept: " + std::to_string(points) + " points; from 1 to " +
                                    std::to_string(most));
        auto const n = static_cast<Eigen::Index>(points);
        Eigen::MatrixXd jacobi = Eigen::MatrixXd::Zero(n, n);
        for (Eigen::Index i = 1; i < n; ++i) jacobi(i, i - 1) = jacobi(i - 1, i) = std::sqrt(static_cast<double>(i));
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> const of(jacobi, Eigen::EigenvaluesOnly);
        for (Eigen::Index i = 0; i < n; ++i) {
            long double t = of.eigenvalues()(i), before = 0.0L, at = 1.0L;
            for (int step = 0; step < 3; ++step) {
                evaluate(t, points, before, at);
                // orthonormal h_n: h_n' = sqrt(n) h_(n-1)
                t -= at / (std::sqrt(static_cast<long double>(points)) * before);
            }
            evaluate(t, points, before, at);
            // w = sqrt(2 pi) / (n h_(n-1)^2), h orthonormal for the normal density
            long double const log_weight = 0.91893853320467274178L - std::log(static_cast<long double>(points)) -
                                           2.0L * std::log(std::fabs(before));
            nodes.push_back(static_cast<double>(t));
            log_weights.push_back(static_cast<double>(log_weight + 0.5L * t * t));
        }
    }

private:
    /// h_(n-1) and h_n at t, orthonormal: sqrt(k + 1) h_(k+1) = t h_k - sqrt(k) h_(k-1).
    template <class = detail::when_called>
    static void evaluate(long double t, std::size_t n, long double& before, long double& at) {
        before = 0.0L;
        at = 1.0L;
        for (std::size_t k = 0; k < n; ++k) {
            long double const next =
                (t * at - std::sqrt(static_cast<long double>(k)) * before) / std::sqrt(static_cast<long double>(k + 1));
            before = at;
            at = next;
        }
    }
};

}  // namespace pbo::detail

#endif
