// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_LOGISTIC_ITERATION_HPP
#define PBO_EXPLAIN_DETAIL_LOGISTIC_ITERATION_HPP

// The coefficients at which the likelihood of hits out of asked is greatest: Newton's method, which here is least
// squares reweighted (McCullagh and Nelder 1989, 2.5), each step by Householder's QR of the weighted rows, never by the
// normal equations.  It ends when no log odds moves by more than 10^-10 (the next step would move them by the square of
// that). Firth's penalised likelihood (Firth 1993; Heinze and Schemper 2002) adds half the log determinant of the
// information: every pattern gets h/2 hits and h/2 misses, h its share of the hat matrix, and estimates are finite
// whatever was answered.

#include <pbo/core/detail/when_called.hpp>

#include <Eigen/Core>
#include <Eigen/QR>
#include <cmath>
#include <cstddef>

namespace pbo::detail {

struct logistic_point {
    Eigen::VectorXd coefficients;
    Eigen::VectorXd log_odds;  ///< of each pattern
    Eigen::VectorXd probability;
    Eigen::MatrixXd inverse;      ///< of the information: M
    double log_likelihood = 0.0;  ///< of people, with the penalty where there is one
    bool converged = false;
};

/// sum y log mu + (n - y) log(1 - mu), without losing what is near 0 or 1.
template <class = detail::when_called>
[[nodiscard]] inline double binomial_log_likelihood(Eigen::VectorXd const& hits, Eigen::VectorXd const& asked,
                                                    Eigen::VectorXd const& log_odds) {
    double sum = 0.0;
    for (Eigen::Index i = 0; i < hits.size(); ++i) {
        double const eta = log_odds(i), tail = std::log1p(std::exp(-std::fabs(eta)));
        sum -= hits(i) * (tail + (eta < 0.0 ? -eta : 0.0)) + (asked(i) - hits(i)) * (tail + (eta > 0.0 ? eta : 0.0));
    }
    return sum;
}
template <class = detail::when_called>
[[nodiscard]] inline Eigen::VectorXd probabilities_at(Eigen::VectorXd const& log_odds) {
    return log_odds.unaryExpr(
        [](double eta) { return eta < 0.0 ? std::exp(eta) / (1.0 + std::exp(eta)) : 1.0 / (1.0 + std::exp(-eta)); });
}
/// (R' R)^-1 of an upper triangle.
template <class = detail::when_called>
[[nodiscard]] inline Eigen::MatrixXd inverse_of_square(Eigen::MatrixXd const& r) {
    Eigen::MatrixXd const back = r.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(r.cols(), r.cols()));
    return back * back.transpose();
}

class logistic_iteration {
public:
    template <class = detail::when_called>
    logistic_iteration(Eigen::MatrixXd const& x, Eigen::VectorXd const& hits, Eigen::VectorXd const& asked,
                       Eigen::VectorXd const& offset, bool penalised = false)
        : x_(x), hits_(hits), asked_(asked), offset_(offset), penalised_(penalised) {}

    /// From coefficients that are near, or none.
    template <class = detail::when_called>
    [[nodiscard]] logistic_point solve(Eigen::VectorXd const& start, int most = 60) const {
        logistic_point at;
        at.coefficients = start.size() == x_.cols() ? start : Eigen::VectorXd::Zero(x_.cols());
        evaluate(at);
        if (penalised_) most *= 20;  // its steps come nearer by a share only
        for (int step = 0; step < most && !at.converged; ++step) {
            Eigen::VectorXd move = step_at(at);
            if (double const longest = move.cwiseAbs().maxCoeff(); penalised_ && longest > 5.0) move *= 5.0 / longest;
            logistic_point next;
            for (int halved = 0; halved < 40; ++halved, move *= 0.5) {
                next.coefficients = at.coefficients + move;
                evaluate(next);
                if (next.log_likelihood >= at.log_likelihood - 1e-12 * std::fabs(at.log_likelihood)) break;
            }
            bool const still = (next.log_odds - at.log_odds).cwiseAbs().maxCoeff() <= (penalised_ ? 1e-12 : 1e-10);
            at = std::move(next);
            at.converged = still;
            // Log odds of 40 and on the move: the likelihood grows for ever, or an answer was given by one in 10^17.
            if (!still && at.log_odds.cwiseAbs().maxCoeff() > 40.0) break;
        }
        return at;
    }

private:
    template <class = detail::when_called>
    void evaluate(logistic_point& at) const {
        at.log_odds = x_ * at.coefficients + offset_;
        at.probability = probabilities_at(at.log_odds);
        at.log_likelihood = binomial_log_likelihood(hits_, asked_, at.log_odds);
        Eigen::VectorXd const root = root_weights(at);
        qr_.compute(root.asDiagonal() * x_);
        Eigen::MatrixXd const r = qr_.matrixQR().topRows(x_.cols());
        at.inverse = inverse_of_square(r);
        if (penalised_) at.log_likelihood += r.diagonal().cwiseAbs().array().log().sum();
    }
    template <class = detail::when_called>
    [[nodiscard]] Eigen::VectorXd root_weights(logistic_point const& at) const {
        // mu (1 - mu) by the smaller of both, which has all its digits
        return at.log_odds.binaryExpr(asked_, [](double eta, double n) {
            double const e = std::exp(-std::fabs(eta));
            return std::sqrt(n * e) / (1.0 + e);
        });
    }
    template <class = detail::when_called>
    [[nodiscard]] Eigen::VectorXd step_at(logistic_point const& at) const {
        Eigen::VectorXd const root = root_weights(at);
        Eigen::VectorXd residual(
            hits_.size());  // y (1 - mu) - (n - y) mu: near 0 and 1 too it is never lost in rounding
        for (Eigen::Index i = 0; i < residual.size(); ++i) {
            double const eta = at.log_odds(i), e = std::exp(-std::fabs(eta)), small_share = e / (1.0 + e),
                         large_share = 1.0 / (1.0 + e);
            residual(i) = hits_(i) * (eta < 0.0 ? large_share : small_share) -
                          (asked_(i) - hits_(i)) * (eta < 0.0 ? small_share : large_share);
        }
        if (penalised_) {
            Eigen::MatrixXd const rows = root.asDiagonal() * x_;
            Eigen::VectorXd const hat = (rows * at.inverse).cwiseProduct(rows).rowwise().sum();
            residual += hat.cwiseProduct(Eigen::VectorXd::Constant(hat.size(), 0.5) - at.probability);
        }
        Eigen::VectorXd const working = residual.binaryExpr(root, [](double r, double w) { return w > 0.0 ? r / w : 0.0; });
        return qr_.solve(working);
    }

    Eigen::MatrixXd const& x_;
    Eigen::VectorXd const &hits_, &asked_, &offset_;
    bool penalised_;
    mutable Eigen::HouseholderQR<Eigen::MatrixXd>
        qr_;  // of the last point that was looked at, which is where the step starts
};

}  // namespace pbo::detail

#endif
