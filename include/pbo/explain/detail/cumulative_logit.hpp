// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_CUMULATIVE_LOGIT_HPP
#define PBO_EXPLAIN_DETAIL_CUMULATIVE_LOGIT_HPP

// The likelihood of ordered answers, logit P(Y <= j) = threshold_j - x b, and with a coefficient for every threshold
// where a column is said to be nominal, by Newton's method with the observed information.  Where a likelihood grows for ever
// (separation) only what it grows towards is known, and asked for by `limit`.  And Brant's test: separate
// logistic fits of Y > j, whose slopes have a joint covariance since they are of the same people.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/explain/detail/logistic_iteration.hpp>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

namespace pbo::detail {

struct cumulative_fit {
    Eigen::VectorXd
        parameters;  ///< thresholds, coefficients of columns that are not nominal, then those of each threshold
    Eigen::MatrixXd covariance;
    double log_likelihood = 0.0;
};

class cumulative_likelihood {
public:
    template <class = detail::when_called>
    cumulative_likelihood(Eigen::MatrixXd const& x, Eigen::MatrixXd const& counts, std::vector<bool> const& nominal)
        : x_(x), counts_(counts), cuts_(counts.cols() - 1) {
        Eigen::Index next = cuts_;
        for (std::size_t i = 0; i < nominal.size(); ++i) {
            first_.push_back(next);
            stride_.push_back(nominal[i] ? 1 : 0);
            next += nominal[i] ? cuts_ : 1;
        }
        size_ = next;
    }
    [[nodiscard]] Eigen::Index size() const noexcept { return size_; }

    /// Minus infinity where a probability is none.
    template <class = detail::when_called>
    [[nodiscard]] double operator()(Eigen::VectorXd const& at) const {
        double sum = 0.0;
        for (Eigen::Index i = 0; i < x_.rows(); ++i)
            for (Eigen::Index j = 0; j <= cuts_; ++j) {
                if (counts_(i, j) == 0.0) continue;
                double const p = probability(at, i, j);
                if (!(p > 0.0)) return -std::numeric_limits<double>::infinity();
                sum += counts_(i, j) * std::log(p);
            }
        return sum;
    }
    /// The gradient, and minus the second derivatives.
    template <class = detail::when_called>
    void derivatives(Eigen::VectorXd const& at, Eigen::VectorXd& gradient, Eigen::MatrixXd& information) const {
        gradient.setZero(size_);
        information.setZero(size_, size_);
        for (Eigen::Index i = 0; i < x_.rows(); ++i)
            for (Eigen::Index j = 0; j <= cuts_; ++j) {
                double const n = counts_(i, j);
                if (n == 0.0) continue;
                Eigen::VectorXd d = Eigen::VectorXd::Zero(size_);
                Eigen::MatrixXd second = Eigen::MatrixXd::Zero(size_, size_);
                for (Eigen::Index cut = j - 1; cut <= j; ++cut) {
                    if (cut < 0 || cut == cuts_) continue;
                    double const sign = cut == j ? 1.0 : -1.0, eta = log_odds(at, i, cut),
                                 e = std::exp(-std::fabs(eta));
                    double const slope = e / ((1.0 + e) * (1.0 + e)),
                                 bend = slope * (eta > 0.0 ? -1.0 : 1.0) * (1.0 - e) / (1.0 + e);
                    Eigen::VectorXd const a = row(i, cut);
                    d += sign * slope * a;
                    second.noalias() += sign * bend * a * a.transpose();
                }
                double const p = probability(at, i, j);
                gradient += n / p * d;
                information += n / p * (d * d.transpose() / p - second);
            }
    }

private:
    template <class = detail::when_called>
    [[nodiscard]] Eigen::VectorXd row(Eigen::Index i, Eigen::Index cut) const {
        Eigen::VectorXd a = Eigen::VectorXd::Zero(size_);
        a(cut) = 1.0;
        for (std::size_t c = 0; c < first_.size(); ++c)
            a(first_[c] + stride_[c] * cut) = -x_(i, static_cast<Eigen::Index>(c));
        return a;
    }
    template <class = detail::when_called>
    [[nodiscard]] double log_odds(Eigen::VectorXd const& at, Eigen::Index i, Eigen::Index cut) const {
        double eta = at(cut);
        for (std::size_t c = 0; c < first_.size(); ++c)
            eta -= x_(i, static_cast<Eigen::Index>(c)) * at(first_[c] + stride_[c] * cut);
        return eta;
    }
    /// P(Y = j): the difference of two cumulative shares, by the smaller tails.
    template <class = detail::when_called>
    [[nodiscard]] double probability(Eigen::VectorXd const& at, Eigen::Index i, Eigen::Index j) const {
        auto const below = [](double eta) {
            return eta < 0.0 ? std::exp(eta) / (1.0 + std::exp(eta)) : 1.0 / (1.0 + std::exp(-eta));
        };
        if (j == 0) return below(log_odds(at, i, 0));
        if (j == cuts_) return below(-log_odds(at, i, cuts_ - 1));
        double const lower = log_odds(at, i, j - 1), upper = log_odds(at, i, j);
        return lower + upper > 0.0 ? below(-lower) - below(-upper) : below(upper) - below(lower);
    }

    Eigen::MatrixXd const &x_, &counts_;
    Eigen::Index cuts_, size_ = 0;
    std::vector<Eigen::Index> first_, stride_;
};

template <class = detail::when_called>
[[nodiscard]] inline cumulative_fit cumulative_logit(Eigen::MatrixXd const& x, Eigen::MatrixXd const& counts,
                                                     std::vector<bool> const& nominal, bool limit = false) {
    cumulative_likelihood const likelihood(x, counts, nominal);
    cumulative_fit fit;
    fit.parameters = Eigen::VectorXd::Zero(likelihood.size());
    double const all = counts.sum();
    double below = 0.0;
    for (Eigen::Index j = 0; j + 1 < counts.cols(); ++j) {
        below += counts.col(j).sum() / all;
        fit.parameters(j) = std::log(below / (1.0 - below));
    }
    fit.log_likelihood = likelihood(fit.parameters);
    Eigen::VectorXd gradient;
    Eigen::MatrixXd information;
    for (int step = 0; step < 60; ++step) {
        likelihood.derivatives(fit.parameters, gradient, information);
        Eigen::LLT<Eigen::MatrixXd> llt(information);
        if (limit && llt.info() != Eigen::Success)
            llt.compute(information + 1e-9 * information.diagonal().cwiseAbs().maxCoeff() *
                                          Eigen::MatrixXd::Identity(likelihood.size(), likelihood.size()));
        if (llt.info() != Eigen::Success) break;
        Eigen::VectorXd move = llt.solve(gradient);
        double const before = fit.log_likelihood;
        bool const still = move.cwiseAbs().maxCoeff() <= 1e-10;
        if (still) {
            fit.covariance = llt.solve(Eigen::MatrixXd::Identity(likelihood.size(), likelihood.size()));
            return fit;
        }
        for (int halved = 0; halved < 40; ++halved, move *= 0.5) {
            double const next = likelihood(fit.parameters + move);
            if (next >= fit.log_likelihood - 1e-12 * std::fabs(fit.log_likelihood)) {
                fit.parameters += move;
                fit.log_likelihood = next;
                break;
            }
        }
        constexpr double grown = 1e-12;  // of the likelihood's logarithm: what is left is less
        bool const is_large = fit.parameters.cwiseAbs().maxCoeff() > 15.0;
        if (limit && is_large && fit.log_likelihood - before <= grown * std::fabs(fit.log_likelihood)) return fit;
        if (!limit && fit.parameters.cwiseAbs().maxCoeff() > 40.0) break;
    }
    throw std::domain_error(
        "pbo::proportional_odds: the likelihood has no greatest value that was found; a level may have one answer "
        "alone");
}

/// Brant's statistic and its degrees of freedom: not_available where answers separate at a line.  x has the intercept first.
template <class = detail::when_called>
[[nodiscard]] inline std::pair<figure<double>, std::uint64_t> brant_statistic(Eigen::MatrixXd const& x,
                                                                      Eigen::MatrixXd const& counts) {
    auto const cuts = counts.cols() - 1, p = x.cols(), q = p - 1;
    Eigen::VectorXd const asked = counts.rowwise().sum(), offset = Eigen::VectorXd::Zero(x.rows());
    std::vector<logistic_point> fits;
    for (Eigen::Index j = 0; j < cuts; ++j) {
        Eigen::VectorXd const above = counts.rightCols(cuts - j).rowwise().sum();
        fits.push_back(logistic_iteration(x, above, asked, offset).solve({}));
        if (!fits.back().converged) return {absence::not_available, static_cast<std::uint64_t>((cuts - 1) * q)};
    }
    Eigen::VectorXd slopes(cuts * q);
    Eigen::MatrixXd v(cuts * q, cuts * q);
    for (Eigen::Index j = 0; j < cuts; ++j) {
        auto const& fj = fits[static_cast<std::size_t>(j)];
        slopes.segment(j * q, q) = fj.coefficients.tail(q);
        for (Eigen::Index l = j; l < cuts; ++l) {
            auto const& fl = fits[static_cast<std::size_t>(l)];
            // above l is above j too: the covariance of the two answers is p_l (1 - p_j)
            Eigen::VectorXd const w =
                asked.cwiseProduct(fl.probability).cwiseProduct(Eigen::VectorXd::Ones(x.rows()) - fj.probability);
            Eigen::MatrixXd const crossed = fj.inverse * (x.transpose() * w.asDiagonal() * x) * fl.inverse;
            v.block(j * q, l * q, q, q) = crossed.bottomRightCorner(q, q);
            v.block(l * q, j * q, q, q) = crossed.bottomRightCorner(q, q).transpose();
        }
    }
    Eigen::MatrixXd contrasts = Eigen::MatrixXd::Zero((cuts - 1) * q, cuts * q);
    for (Eigen::Index j = 1; j < cuts; ++j)
        for (Eigen::Index i = 0; i < q; ++i) {
            contrasts((j - 1) * q + i, i) = 1.0;
            contrasts((j - 1) * q + i, j * q + i) = -1.0;
        }
    Eigen::VectorXd const differ = contrasts * slopes;
    Eigen::LLT<Eigen::MatrixXd> const llt(contrasts * v * contrasts.transpose());
    return {differ.dot(llt.solve(differ)), static_cast<std::uint64_t>((cuts - 1) * q)};
}

}  // namespace pbo::detail

#endif
