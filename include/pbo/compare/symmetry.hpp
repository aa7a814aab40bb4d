// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_SYMMETRY_HPP
#define PBO_COMPARE_SYMMETRY_HPP

// The same people gave one of several answers twice: did answers move one way rather than the other, and did the shares of
// the answers change?  A square table, rows the first time, columns the second:
//
//     bowker           sum over pairs of (n_ij - n_ji)^2 / (n_ij + n_ji), a degree of freedom for each pair that anybody
//                      moved between (Bowker 1948): is each move as frequent as its reverse?
//     stuart_maxwell   d' V^-1 d, d_i = row i - column i, V_ii = row i + column i - 2 n_ii, V_ij = -(n_ij + n_ji), one answer
//                      left out (Stuart 1955, Maxwell 1970): are both times' shares the same?
//
// With two answers both are McNemar's (mcnemar.hpp).  Bowker's degrees of freedom count all pairs in R's mcnemar.test; pairs
// between which nobody moved say nothing, and are left out here, as in statsmodels for those of both sums 0.  Answers that
// nobody gave either time, or that nobody left or came to, are left out of Stuart's and Maxwell's.  Nobody moved: no statistic
// (nothing_to_divide_by), p = 1; shares that V cannot tell apart otherwise: the same.  Throws std::invalid_argument for a table that
// is not square.
//
// Not part of <pbo/compare.hpp>: no report needs it.

#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/test_result.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

template <class = detail::when_called>
inline void require_square(contingency_table const& t) {
    if (t.rows() != t.columns())
        throw std::invalid_argument("pbo::symmetry: a table of " + std::to_string(t.rows()) + " x " + std::to_string(t.columns()) +
                                    "; the same answers are expected both times");
}

/// b' A^-1 b by elimination, and the rank: A symmetric, never negative; what depends on others is left out.
template <class = detail::when_called>
[[nodiscard]] inline std::pair<double, std::uint64_t> quadratic_form_of_inverse(std::vector<std::vector<double>> a, std::vector<double> b) {
    double sum = 0.0;
    std::uint64_t rank = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        double scale = 0.0;
        for (std::size_t i = 0; i < a.size(); ++i) scale = std::fmax(scale, std::fabs(a[i][i]));
        if (!(a[k][k] > 1e-10 * scale)) continue;
        ++rank;
        sum += b[k] * b[k] / a[k][k];
        for (std::size_t i = k + 1; i < a.size(); ++i) {
            double const share = a[i][k] / a[k][k];
            for (std::size_t j = k + 1; j < a.size(); ++j) a[i][j] -= share * a[k][j];
            b[i] -= share * b[k];
        }
    }
    return {sum, rank};
}

}  // namespace detail

template <class = detail::when_called>
[[nodiscard]] inline test_result bowker(contingency_table const& t) {
    detail::require_square(t);
    label const method("bowker");
    double statistic = 0.0;
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < t.rows(); ++i)
        for (std::size_t j = i + 1; j < t.rows(); ++j) {
            auto const there = static_cast<double>(t(i, j)), back = static_cast<double>(t(j, i));
            if (there + back == 0.0) continue;
            statistic += (there - back) * ((there - back) / (there + back));
            ++pairs;
        }
    if (pairs == 0) return detail::silent(absence::no_degrees_of_freedom, method);
    return {statistic, static_cast<double>(pairs), detail::chi_squared_upper_tail(statistic, pairs), method};
}

template <class = detail::when_called>
[[nodiscard]] inline test_result stuart_maxwell(contingency_table const& t) {
    detail::require_square(t);
    label const method("stuart_maxwell");
    std::vector<std::size_t> moved;  // answers that somebody left or came to
    for (std::size_t i = 0; i < t.rows(); ++i) {
        bool any = false;
        for (std::size_t j = 0; j < t.rows(); ++j) any = any || (i != j && (t(i, j) != 0 || t(j, i) != 0));
        if (any) moved.push_back(i);
    }
    if (moved.empty()) return detail::silent(absence::no_degrees_of_freedom, method);
    auto const size = moved.size() - 1;  // the last follows from the others
    std::vector<std::vector<double>> v(size, std::vector<double>(size, 0.0));
    std::vector<double> d(size, 0.0);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < moved.size(); ++j) {
            if (i == j) continue;
            auto const there = static_cast<double>(t(moved[i], moved[j])), back = static_cast<double>(t(moved[j], moved[i]));
            d[i] += there - back;
            v[i][i] += there + back;
            if (j < size) v[i][j] = -(there + back);
        }
    auto const [statistic, rank] = detail::quadratic_form_of_inverse(std::move(v), std::move(d));
    return {statistic, static_cast<double>(rank), detail::chi_squared_upper_tail(statistic, rank), method};
}

}  // namespace pbo

#endif
