// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_DETAIL_SMALL_MATRIX_HPP
#define PBO_SAMPLING_DETAIL_SMALL_MATRIX_HPP

// Symmetric matrices of a handful of rows: what a test of independence needs of linear algebra, and no more.  Dense,
// row after row; O(k^3).

#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace pbo::detail {

class small_matrix {
public:
    small_matrix(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}
    [[nodiscard]] std::size_t rows() const noexcept { return columns_ == 0 ? 0 : values_.size() / columns_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    [[nodiscard]] double& operator()(std::size_t i, std::size_t j) noexcept { return values_[i * columns_ + j]; }
    [[nodiscard]] double operator()(std::size_t i, std::size_t j) const noexcept { return values_[i * columns_ + j]; }

private:
    std::size_t columns_;
    std::vector<double> values_;
};

/// b v b', for symmetric v.
template <class = detail::when_called>
[[nodiscard]] inline small_matrix sandwich(small_matrix const& b, small_matrix const& v) {
    small_matrix half(b.rows(), v.columns()), whole(b.rows(), b.rows());
    for (std::size_t i = 0; i < b.rows(); ++i)
        for (std::size_t j = 0; j < v.columns(); ++j)
            for (std::size_t k = 0; k < b.columns(); ++k) half(i, j) += b(i, k) * v(k, j);
    for (std::size_t i = 0; i < b.rows(); ++i)
        for (std::size_t j = 0; j <= i; ++j) {
            for (std::size_t k = 0; k < b.columns(); ++k) whole(i, j) += half(i, k) * b(j, k);
            whole(j, i) = whole(i, j);
        }
    return whole;
}

/// The lower triangle l with m = l l'; false when m is not positive definite (to 10^-13 of its diagonal).
template <class = detail::when_called>
[[nodiscard]] inline bool cholesky(small_matrix m, small_matrix& l) {
    std::size_t const n = m.rows();
    l = small_matrix(n, n);
    for (std::size_t j = 0; j < n; ++j) {
        double pivot = m(j, j);
        for (std::size_t k = 0; k < j; ++k) pivot -= l(j, k) * l(j, k);
        if (!(pivot > 1e-13 * m(j, j))) return false;
        l(j, j) = std::sqrt(pivot);
        for (std::size_t i = j + 1; i < n; ++i) {
            double sum = m(i, j);
            for (std::size_t k = 0; k < j; ++k) sum -= l(i, k) * l(j, k);
            l(i, j) = sum / l(j, j);
        }
    }
    return true;
}

/// l x = b.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<double> solve_lower(small_matrix const& l, std::vector<double> b) {
    for (std::size_t i = 0; i < b.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) b[i] -= l(i, k) * b[k];
        b[i] /= l(i, i);
    }
    return b;
}

/// The eigenvalues of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan 1996, 8.4).
template <class = detail::when_called>
[[nodiscard]] inline std::vector<double> eigenvalues(small_matrix m) {
    std::size_t const n = m.rows();
    for (int sweep = 0; sweep < 60; ++sweep) {
        double off = 0.0, on = 0.0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) (i == j ? on : off) += m(i, j) * m(i, j);
        if (!(off > 1e-32 * on)) break;
        for (std::size_t p = 0; p + 1 < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q) {
                if (m(p, q) == 0.0) continue;
                double const tau = (m(q, q) - m(p, p)) / (2.0 * m(p, q));
                double const t = (tau >= 0.0 ? 1.0 : -1.0) / (std::abs(tau) + std::hypot(1.0, tau));
                double const c = 1.0 / std::hypot(1.0, t);
                double const s = t * c;
                for (std::size_t k = 0; k < n; ++k) {
                    double const a = m(k, p), b = m(k, q);
                    m(k, p) = c * a - s * b;
                    m(k, q) = s * a + c * b;
                }
                for (std::size_t k = 0; k < n; ++k) {
                    double const a = m(p, k), b = m(q, k);
                    m(p, k) = c * a - s * b;
                    m(q, k) = s * a + c * b;
                }
            }
    }
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(m(i, i));
    return values;
}

/// The eigenvalues of inverse(base) m, both symmetric, base = l l'.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<double> eigenvalues_relative_to(small_matrix const& l, small_matrix const& m) {
    std::size_t const n = m.rows();
    small_matrix inverse(n, n);
    for (std::size_t j = 0; j < n; ++j) {
        std::vector<double> unit(n);
        unit[j] = 1.0;
        auto const column_of = solve_lower(l, std::move(unit));
        for (std::size_t i = 0; i < n; ++i) inverse(i, j) = column_of[i];
    }
    return eigenvalues(sandwich(inverse, m));
}

}  // namespace pbo::detail

#endif
