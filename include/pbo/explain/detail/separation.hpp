// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_SEPARATION_HPP
#define PBO_EXPLAIN_DETAIL_SEPARATION_HPP

// Would the likelihood grow for ever?  It does along d when x d is not negative in every pattern of hits alone, not
// positive in every pattern of misses alone, 0 in every mixed one, and not 0 in all (Albert and Anderson 1984).  With b
// = +x or -x of the patterns that are not mixed, within the null space of those that are, that is b d >= 0.  By Farkas
// there is such a d exactly when minus the sum of all b is no sum of positive multiples of them, and what the best such
// sum (non-negative least squares, Lawson and Hanson 1974) leaves over is one.  The patterns with b d > 0 are fitted by
// 0 or 1 in the limit; they are put aside, and the rest is asked again, until nothing is left over.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/explain/detail/columns_apart.hpp>

#include <Eigen/Core>
#include <Eigen/QR>
#include <cmath>
#include <cstddef>
#include <vector>

namespace pbo::detail {

/// What is left of t by the best sum of non-negative multiples of a's columns: t - a x.
template <class = detail::when_called>
[[nodiscard]] inline Eigen::VectorXd left_by_positive_sum(Eigen::MatrixXd const& a, Eigen::VectorXd const& t) {
    auto const n = a.cols();
    constexpr double nothing = 1e-10;
    Eigen::VectorXd x = Eigen::VectorXd::Zero(n), rest = t;
    std::vector<bool> in(static_cast<std::size_t>(n), false);
    for (Eigen::Index step = 0; step < 10 * n + 100; ++step) {
        Eigen::VectorXd const pull = a.transpose() * rest;
        Eigen::Index best = -1;
        for (Eigen::Index i = 0; i < n; ++i)
            if (!in[static_cast<std::size_t>(i)] && pull(i) > nothing * t.norm() && (best < 0 || pull(i) > pull(best)))
                best = i;
        if (best < 0) break;
        in[static_cast<std::size_t>(best)] = true;
        for (;;) {
            std::vector<Eigen::Index> passive;
            for (Eigen::Index i = 0; i < n; ++i)
                if (in[static_cast<std::size_t>(i)]) passive.push_back(i);
            Eigen::VectorXd const z = chosen_columns(a, passive).colPivHouseholderQr().solve(t);
            double share = 1.0;
            for (std::size_t i = 0; i < passive.size(); ++i)
                if (auto const zi = z(static_cast<Eigen::Index>(i)); zi <= 0.0)
                    share = std::fmin(share, x(passive[i]) / (x(passive[i]) - zi));
            bool all = true;
            for (std::size_t i = 0; i < passive.size(); ++i) {
                auto& xi = x(passive[i]);
                auto const zi = z(static_cast<Eigen::Index>(i));
                xi += share * (zi - xi);
                if (share < 1.0 && zi <= 0.0 && xi <= nothing) {
                    xi = 0.0;
                    in[static_cast<std::size_t>(passive[i])] = false;
                    all = false;
                }
            }
            if (all) break;
        }
        rest = t - a * x;
    }
    return rest;
}

struct separation {
    std::vector<bool> of_row;   ///< fitted by 0 or 1 in the limit
    Eigen::VectorXd direction;  ///< of the coefficients' growth: one of many; 0 where none grows
    bool found = false;
};

/// x: a row for each pattern, columns independent.  side: +1 for hits alone, -1 for misses alone, 0 for both.
template <class = detail::when_called>
[[nodiscard]] inline separation separation_of(Eigen::MatrixXd const& x, std::vector<int> const& side) {
    constexpr double nothing = 1e-8;
    auto const p = x.cols();
    separation result{std::vector<bool>(side.size(), false), Eigen::VectorXd::Zero(p), false};
    Eigen::VectorXd scale(p);
    for (Eigen::Index j = 0; j < p; ++j) scale(j) = x.col(j).norm();
    std::vector<Eigen::Index> mixed, alone;
    for (std::size_t i = 0; i < side.size(); ++i)
        (side[i] == 0 ? mixed : alone).push_back(static_cast<Eigen::Index>(i));
    Eigen::MatrixXd const scaled = x * scale.cwiseInverse().asDiagonal();
    // An orthonormal basis of the directions that leave the mixed patterns as they are.
    Eigen::MatrixXd null = Eigen::MatrixXd::Identity(p, p);
    if (!mixed.empty()) {
        auto const apart = columns_apart(chosen_rows(scaled, mixed));
        if (apart.null_space.cols() == 0) return result;
        Eigen::HouseholderQR<Eigen::MatrixXd> const qr(apart.null_space);
        null = qr.householderQ() * Eigen::MatrixXd::Identity(p, apart.null_space.cols());
    }
    double weight = 1.0;
    while (!alone.empty() && null.cols() != 0) {
        Eigen::MatrixXd b = chosen_rows(scaled, alone) * null;
        for (std::size_t i = 0; i < alone.size(); ++i) {
            auto const row = static_cast<Eigen::Index>(i);
            b.row(row) *= side[static_cast<std::size_t>(alone[i])];
            if (double const length = b.row(row).norm(); length > nothing * scaled.row(alone[i]).norm())
                b.row(row) /= length;
            else
                b.row(row).setZero();
        }
        Eigen::VectorXd const target = -b.colwise().sum().transpose();
        Eigen::VectorXd const d = -left_by_positive_sum(b.transpose(), target);
        double const length = d.norm();
        // target = 0 with b != 0: the b add up to nothing, each times 1, so no direction is there.
        if (!(length > nothing * static_cast<double>(alone.size()))) break;
        std::vector<Eigen::Index> rest;
        Eigen::VectorXd const along = b * d / length;
        for (std::size_t i = 0; i < alone.size(); ++i) {
            if (along(static_cast<Eigen::Index>(i)) > nothing)
                result.of_row[static_cast<std::size_t>(alone[i])] = true;
            else
                rest.push_back(alone[i]);
        }
        if (rest.size() == alone.size()) break;
        result.found = true;
        result.direction += weight * (null * d / length).cwiseQuotient(scale);
        weight *= 1e-3;  // the first direction goes before all that follow
        alone.swap(rest);
    }
    return result;
}

}  // namespace pbo::detail

#endif
