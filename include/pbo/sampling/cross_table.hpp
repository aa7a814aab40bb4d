// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_SAMPLING_CROSS_TABLE_HPP
#define PBO_SAMPLING_CROSS_TABLE_HPP

// How many people of the population in each row and column, and how sure are these numbers together?  What the tests of
// independence (rao_scott.hpp) take: weighted totals of all cells and their covariance under the design.
//
//     cross_table(sample, &r::mode, &r::answer)      any two keys of the records; also cross_table(threads{4}, sample, ...)
//     cross_table(table)                             groups by hits and misses, from a table of a sample's shares
//
// Rows and columns without weight are left out, and so is, as in R, everybody whose row or column is an optional (or figure)
// without a value: the others are a domain of the sample.  O(records) for a sample, then O(clusters x cells^2).

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/count/table.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/sampling/covariance.hpp>
#include <pbo/sampling/design_counts.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampling_frame.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <tuple>
#include <vector>

namespace pbo {

/// Totals row after row, with the covariance of any two of them.
struct sampled_cross_table {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> totals;
    figure<covariance_matrix> covariance;
    std::uint64_t n = 0;                  ///< records
    std::int64_t degrees_of_freedom = 0;  ///< clusters less strata
};

namespace detail {

/// One of the cells as it goes into the table: a and b of its records' weights.
template <class Unit>
struct placed_cell {
    design_counts<Unit> const* counts;
    std::size_t a_at;  ///< position of the total of a, or `nowhere`
    std::size_t b_at;
};

template <class Unit>
[[nodiscard]] sampled_cross_table crossed(sampling_frame const& frame, std::size_t rows, std::size_t columns,
                                          std::vector<placed_cell<Unit>> const& cells) {
    std::size_t const nowhere = rows * columns;
    std::vector<double> totals(rows * columns);
    std::uint64_t n = 0;
    for (auto const& c : cells) {
        auto const m = c.counts->total().moments();
        n += m.n;
        if (c.a_at != nowhere) totals[c.a_at] += m.a;
        if (c.b_at != nowhere) totals[c.b_at] += m.b;
    }
    // Rows and columns with anybody keep their order.
    std::vector<std::size_t> position(rows * columns, nowhere), row_at, column_at;
    for (std::size_t r = 0; r < rows; ++r) {
        double sum = 0.0;
        for (std::size_t c = 0; c < columns; ++c) sum += totals[r * columns + c];
        if (sum > 0.0) row_at.push_back(r);
    }
    for (std::size_t c = 0; c < columns; ++c) {
        double sum = 0.0;
        for (std::size_t r = 0; r < rows; ++r) sum += totals[r * columns + c];
        if (sum > 0.0) column_at.push_back(c);
    }
    sampled_cross_table result{row_at.size(), column_at.size(), {}, absence::nothing_to_divide_by, n, 0};
    for (std::size_t i = 0; i < row_at.size(); ++i)
        for (std::size_t j = 0; j < column_at.size(); ++j) {
            std::size_t const at = row_at[i] * columns + column_at[j];
            position[at] = result.totals.size();
            result.totals.push_back(totals[at]);
        }
    influence z(frame, result.totals.size());
    for (auto const& c : cells) {
        if (c.a_at != nowhere && position[c.a_at] != nowhere) z.add(frame, *c.counts, position[c.a_at], 1.0, 0.0);
        if (c.b_at != nowhere && position[c.b_at] != nowhere) z.add(frame, *c.counts, position[c.b_at], 0.0, 1.0);
    }
    result.covariance = covariance(frame, z);
    result.degrees_of_freedom = degrees_of_freedom(frame, z);
    return result;
}

/// A key that is an optional, or a figure, without a value.
template <class Key>
[[nodiscard]] constexpr bool gave_no_answer(Key const& key) noexcept {
    if constexpr (requires { { key.has_value() } -> std::convertible_to<bool>; })
        return !key.has_value();
    else
        return false;
}

struct cross_table_function {
    /// Everybody in the sample, by two keys.
    template <a_sample Sample, class Row, class Column>
    [[nodiscard]] sampled_cross_table operator()(Sample const& sample, Row const& row_key,
                                                 Column const& column_key) const {
        return (*this)(in_sequence{}, sample, row_key, column_key);
    }
    template <chunk_runner Runner, a_sample Sample, class Row, class Column>
    [[nodiscard]] sampled_cross_table operator()(Runner const& runner, Sample const& sample, Row const& row_key,
                                                 Column const& column_key) const {
        auto const t = sample.template counted<weighted_proportion>(
            runner, by(row_key, column_key), no_context{},
            [](weighted_proportion& cell, auto&, auto const&, double w) { cell.add(true, w); });
        using key = typename decltype(t)::key_type;
        std::set<std::tuple_element_t<0, key>> rows;
        std::set<std::tuple_element_t<1, key>> columns;
        for (auto const& e : t) {
            if (gave_no_answer(std::get<0>(e.key)) || gave_no_answer(std::get<1>(e.key))) continue;
            rows.insert(std::get<0>(e.key));
            columns.insert(std::get<1>(e.key));
        }
        std::size_t const nowhere = rows.size() * columns.size();
        std::vector<placed_cell<weighted_proportion>> cells;
        for (auto const& e : t) {
            if (gave_no_answer(std::get<0>(e.key)) || gave_no_answer(std::get<1>(e.key))) continue;
            auto const r = static_cast<std::size_t>(std::distance(rows.begin(), rows.find(std::get<0>(e.key))));
            auto const c = static_cast<std::size_t>(std::distance(columns.begin(), columns.find(std::get<1>(e.key))));
            cells.push_back({&e.cell, r * columns.size() + c, nowhere});
        }
        return crossed(t.context().frame, rows.size(), columns.size(), cells);
    }
    /// A row for each key, hits in the first column and misses in the second.
    template <class Key, class Context>
    [[nodiscard]] sampled_cross_table operator()(
        table<Key, design_counts<weighted_proportion>, sampled<Context>> const& t) const {
        std::vector<placed_cell<weighted_proportion>> cells;
        for (auto const& e : t) cells.push_back({&e.cell, 2 * cells.size(), 2 * cells.size() + 1});
        return crossed(t.context().frame, cells.size(), 2, cells);
    }
    /// The same from what tabulate makes of a sample.
    template <class Table>
    requires requires(Table const& t) { t.counts().context().frame; }
    [[nodiscard]] sampled_cross_table operator()(Table const& t) const { return (*this)(t.counts()); }
};

}  // namespace detail

/// cross_table(sample, row, column), cross_table(table of shares).
inline constexpr detail::cross_table_function cross_table{};

}  // namespace pbo

#endif
