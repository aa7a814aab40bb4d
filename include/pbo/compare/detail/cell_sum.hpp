// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_CELL_SUM_HPP
#define PBO_COMPARE_DETAIL_CELL_SUM_HPP

// A sum over the cells of a table of something that depends on a count, its expectation under independence, and their
// difference (formed without cancellation); and how many rows and columns have anybody in them.

#include <pbo/compare/contingency_table.hpp>
#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/detail/deviance.hpp>
#include <pbo/compare/test_result.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

/// A chi-squared test of independence whose statistic is the sum of contribution(count, expected, difference).  Rows
/// and columns without anybody carry no information and no degrees of freedom.
template <class Contribution>
test_result test_of_independence(contingency_table const& table, label method, Contribution const& contribution) {
    std::vector<double> row(table.rows());
    std::vector<double> column(table.columns());
    double total = 0.0;
    for (std::size_t i = 0; i < row.size(); ++i)
        for (std::size_t j = 0; j < column.size(); ++j) {
            double const count = static_cast<double>(table(i, j));
            row[i] += count;
            column[j] += count;
            total += count;
        }
    std::uint64_t rows = 0;
    std::uint64_t columns = 0;
    for (double const r : row) rows += r > 0.0 ? 1U : 0U;
    for (double const c : column) columns += c > 0.0 ? 1U : 0U;
    if (rows < 2 || columns < 2) return silent(absence::no_degrees_of_freedom, method);
    double statistic = 0.0;
    for (std::size_t i = 0; i < row.size(); ++i)
        for (std::size_t j = 0; j < column.size(); ++j) {
            if (row[i] == 0.0 || column[j] == 0.0) continue;
            double const count = static_cast<double>(table(i, j));
            statistic += contribution(count, row[i] / total * column[j],
                                      difference_of_products(count, total, row[i], column[j]) / total);
        }
    auto const df = (rows - 1) * (columns - 1);
    return {statistic, static_cast<double>(df), chi_squared_upper_tail(statistic, df), method};
}

}  // namespace pbo::detail

#endif
