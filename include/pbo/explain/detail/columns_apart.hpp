// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXPLAIN_DETAIL_COLUMNS_APART_HPP
#define PBO_EXPLAIN_DETAIL_COLUMNS_APART_HPP

// Which columns of a matrix say something that those before them do not?  Gram and Schmidt's process, each column made
// orthogonal twice (Giraud, Langou, Rozloznik and van den Eshof 2005: twice is enough).  A column of which less than
// 10^-9 is left depends on those before it, and gives a vector d with A d = 0.  The order is the model's, as in R: the
// later of two terms that say the same is the aliased one.

#include <pbo/core/detail/when_called.hpp>

#include <Eigen/Core>
#include <vector>

namespace pbo::detail {

struct columns_apart {
    std::vector<Eigen::Index> independent, dependent;
    Eigen::MatrixXd null_space;  ///< a column d for each dependent one: A d = 0, d = -1 there

    template <class = detail::when_called>
    explicit columns_apart(Eigen::MatrixXd const& a) {
        constexpr double least = 1e-9;
        auto const p = a.cols();
        Eigen::MatrixXd q(a.rows(), p), r = Eigen::MatrixXd::Zero(p, p);
        std::vector<Eigen::VectorXd> combined;
        for (Eigen::Index j = 0; j < p; ++j) {
            auto const k = static_cast<Eigen::Index>(independent.size());
            Eigen::VectorXd v = a.col(j), with = Eigen::VectorXd::Zero(k);
            double const length = v.norm();
            for (int twice = 0; twice < 2 && k != 0; ++twice) {
                Eigen::VectorXd const part = q.leftCols(k).transpose() * v;
                v.noalias() -= q.leftCols(k) * part;
                with += part;
            }
            if (double const left = v.norm(); left > least * length) {
                q.col(k) = v / left;
                r.col(k).head(k) = with;
                r(k, k) = left;
                independent.push_back(j);
                continue;
            }
            for (Eigen::Index i = k; i-- > 0;) {  // r x = with, from below
                for (Eigen::Index l = i + 1; l < k; ++l) with(i) -= r(i, l) * with(l);
                with(i) /= r(i, i);
            }
            Eigen::VectorXd d = Eigen::VectorXd::Zero(p);
            for (Eigen::Index i = 0; i < k; ++i) d(independent[static_cast<std::size_t>(i)]) = with(i);
            d(j) = -1.0;
            dependent.push_back(j);
            combined.push_back(std::move(d));
        }
        null_space.resize(p, static_cast<Eigen::Index>(combined.size()));
        for (std::size_t i = 0; i < combined.size(); ++i) null_space.col(static_cast<Eigen::Index>(i)) = combined[i];
    }
};

/// Only those columns.
template <class = detail::when_called>
[[nodiscard]] inline Eigen::MatrixXd chosen_columns(Eigen::MatrixXd const& a, std::vector<Eigen::Index> const& wanted) {
    Eigen::MatrixXd some(a.rows(), static_cast<Eigen::Index>(wanted.size()));
    for (std::size_t i = 0; i < wanted.size(); ++i) some.col(static_cast<Eigen::Index>(i)) = a.col(wanted[i]);
    return some;
}
template <class = detail::when_called>
[[nodiscard]] inline Eigen::MatrixXd chosen_rows(Eigen::MatrixXd const& a, std::vector<Eigen::Index> const& wanted) {
    Eigen::MatrixXd some(static_cast<Eigen::Index>(wanted.size()), a.cols());
    for (std::size_t i = 0; i < wanted.size(); ++i) some.row(static_cast<Eigen::Index>(i)) = a.row(wanted[i]);
    return some;
}

}  // namespace pbo::detail

#endif
