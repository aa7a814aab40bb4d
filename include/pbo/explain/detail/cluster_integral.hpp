// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_CLUSTER_INTEGRAL_HPP
#define PBO_EXPLAIN_DETAIL_CLUSTER_INTEGRAL_HPP

// The likelihood of a logistic regression with normal intercepts of clusters, each cluster's integral by adaptive
// Gauss-Hermite quadrature about its mode; and its greatest value, by Newton's method with derivatives by differences
// of the fourth order, for the nodes move with the parameters.  Sums are long double, so that second differences keep
// ten digits.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/detail/gauss_hermite.hpp>
#include <pbo/explain/logistic.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace pbo::detail {

class cluster_integral {
public:
    template <class = detail::when_called>
    cluster_integral(logistic_fit const& fit, std::size_t points) : fit_(fit), rule_(points) {
        for (auto const& [cluster, patterns] : counts_by_cluster(fit)) {
            auto& all = clusters_.emplace_back();
            for (auto const& [pattern, count] : patterns) all.push_back({pattern, count.first, count.second});
        }
        if (clusters_.size() < 2)
            throw std::domain_error("pbo::random_intercept: one cluster says nothing about how clusters differ");
    }

    /// at: coefficients, then sigma.
    template <class = detail::when_called>
    [[nodiscard]] double operator()(Eigen::VectorXd const& at) const { return static_cast<double>(exact(at)); }
    template <class = detail::when_called>
    [[nodiscard]] long double exact(Eigen::VectorXd const& at) const {
        auto const p = at.size() - 1;
        Eigen::VectorXd const eta = fit_.fitted_matrix() * at.head(p) + fit_.matrix().offset;
        long double sum = 0.0L;
        for (auto const& cluster : clusters_) sum += of_cluster(cluster, eta, at(p));
        return sum;
    }

private:
    struct counted {
        std::uint32_t pattern;
        double hits, asked;
    };

    template <class = detail::when_called>
    [[nodiscard]] long double of_cluster(std::vector<counted> const& cluster, Eigen::VectorXd const& eta,
                                         double sigma) const {
        // the mode of the log of the integrand, which is concave
        long double u = 0.0L, curvature = 1.0L;
        for (int step = 0; step < 100; ++step) {
            long double slope = -u;
            curvature = 1.0L;
            for (auto const& c : cluster) {
                long double const mu = 1.0L / (1.0L + std::exp(-(eta(c.pattern) + sigma * u)));
                slope += sigma * (c.hits - c.asked * mu);
                curvature += static_cast<long double>(sigma) * sigma * c.asked * mu * (1.0L - mu);
            }
            long double const move = std::clamp(slope / curvature, -2.0L, 2.0L);
            u += move;
            if (std::fabs(move) < 1e-17L * (1.0L + std::fabs(u))) break;
        }
        long double const width = 1.0L / std::sqrt(curvature);
        std::vector<long double> terms;
        for (std::size_t k = 0; k < rule_.nodes.size(); ++k)
            terms.push_back(log_integrand(cluster, eta, sigma, u + width * rule_.nodes[k]) + rule_.log_weights[k]);
        long double const largest = *std::max_element(terms.begin(), terms.end());
        long double sum = 0.0L;
        for (auto const term : terms) sum += std::exp(term - largest);
        return largest + std::log(sum * width) - 0.91893853320467274178L;  // log sqrt(2 pi), of the normal density
    }
    template <class = detail::when_called>
    [[nodiscard]] static long double log_integrand(std::vector<counted> const& cluster, Eigen::VectorXd const& eta,
                                                   double sigma, long double u) {
        long double sum = -0.5L * u * u;
        for (auto const& c : cluster) {
            long double const e = eta(c.pattern) + sigma * u, tail = std::log1p(std::exp(-std::fabs(e)));
            sum -= c.hits * (tail + (e < 0.0L ? -e : 0.0L)) + (c.asked - c.hits) * (tail + (e > 0.0L ? e : 0.0L));
        }
        return sum;
    }

    logistic_fit const& fit_;
    hermite_rule rule_;
    std::vector<std::vector<counted>> clusters_;
};

/// By differences of the fourth order, with steps of a fraction of the scale.
template <class Function>
void differences_of(Function const& f, Eigen::VectorXd const& at, Eigen::VectorXd const& scale,
                    Eigen::VectorXd& gradient, Eigen::MatrixXd& second) {
    constexpr double steps[]{-2.0, -1.0, 1.0, 2.0}, first[]{1.0, -8.0, 8.0, -1.0}, curved[]{-1.0, 16.0, 16.0, -1.0};
    auto const d = at.size();
    gradient.resize(d);
    second.resize(d, d);
    Eigen::VectorXd const h = 5e-3 * scale;
    long double const here = f.exact(at);
    for (Eigen::Index i = 0; i < d; ++i) {
        long double slope = 0.0L, bend = -30.0L * here;
        for (std::size_t a = 0; a < 4; ++a) {
            Eigen::VectorXd moved = at;
            moved(i) += steps[a] * h(i);
            long double const value = f.exact(moved);
            slope += first[a] * (value - here);
            bend += curved[a] * value;
            for (Eigen::Index j = 0; j < i; ++j) {
                long double mixed = 0.0L;
                for (std::size_t b = 0; b < 4; ++b) {
                    Eigen::VectorXd both = moved;
                    both(j) += steps[b] * h(j);
                    mixed += first[b] * (f.exact(both) - here);
                }
                second(i, j) =
                    (a == 0 ? 0.0 : second(i, j)) + static_cast<double>(first[a] * mixed / (144.0L * h(i) * h(j)));
                second(j, i) = second(i, j);
            }
        }
        gradient(i) = static_cast<double>(slope / (12.0L * h(i)));
        second(i, i) = static_cast<double>(bend / (12.0L * h(i) * h(i)));
    }
}

/// From `at` to the greatest value; throws std::domain_error where none is found.  second: the derivatives there.
template <class Function>
void maximise(Function const& f, Eigen::VectorXd& at, Eigen::VectorXd const& scale, Eigen::MatrixXd& second) {
    Eigen::VectorXd gradient;
    double value = f(at);
    for (int step = 0; step < 100; ++step) {
        differences_of(f, at, scale, gradient, second);
        Eigen::LLT<Eigen::MatrixXd> const llt(-second);
        Eigen::VectorXd move = llt.info() == Eigen::Success ? Eigen::VectorXd(llt.solve(gradient))
                                                            : Eigen::VectorXd(scale.cwiseAbs2().cwiseProduct(gradient));
        if (double const longest = move.cwiseQuotient(scale).cwiseAbs().maxCoeff(); longest > 5.0)
            move *= 5.0 / longest;
        if (move.cwiseQuotient(scale).cwiseAbs().maxCoeff() < 1e-9) return;
        for (int halved = 0; halved < 30; ++halved, move *= 0.5) {
            double const next = f(at + move);
            if (next >= value - 1e-13 * std::fabs(value)) {
                at += move;
                value = next;
                break;
            }
        }
    }
    throw std::domain_error("pbo::random_intercept: the likelihood has no greatest value that was found");
}

}  // namespace pbo::detail

#endif
