// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_SUPPRESS_BY_ELIMINATION_HPP
#define PBO_PROTECT_SUPPRESS_BY_ELIMINATION_HPP

// Which other cells must be withheld, so that no small count follows by adding and taking away?  Cells are published one after
// the other, the largest first; one from which, together with those published before it, a small count would follow is
// withheld (Langsrud 2024, the Gaussian elimination of the R package GaussSuppression).  Exact, without a solver, and the same
// to the last tie: of equal counts the one that was added first is published.
//
// What it does not promise: an attacker also knows that no count is negative, and may so find out more (of 0 and a small count
// that sum to 1).  suppress() in <pbo/protect/suppress.hpp> asks an attacker and repairs; the type here is another on purpose.
//
// Cost: one reduction a cell, O(leaves) at worst for each known row it meets.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/protect/detail/elimination.hpp>
#include <pbo/protect/detail/publishing_order.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pbo {

/// A suppression from which no small count follows by adding and taking away.  Not known to be safe from an attacker who
/// knows that counts are not negative.
struct unaudited_suppression {
    suppression cells;
};

namespace detail {

/// The small counts as what is left of their rows; which of them follow when a row is published.  Rows are found by a mark of
/// their own, a sum over their entries, which moves with them when one is taken away from another; equal marks are compared.
class small_rows {
public:
    template <class = detail::when_called>
    small_rows(relations const& of, suppression const& before) : with_column_(of.leaves()) {
        for (std::size_t i = 0; i < of.size(); ++i) {
            if (before[i] != cell_status::primary) continue;
            auto row = modular_row_of(of[i].terms);
            normalise(row);
            if (row.empty() || known(row, mark_of(row))) continue;
            auto const id = static_cast<std::uint32_t>(rows_.size());
            for (auto const& e : row) with_column_[e.column].push_back(id);
            auto const mark = mark_of(row);
            rows_.push_back({std::move(row), mark});
            by_mark_.emplace(mark, id);
        }
    }
    template <class = detail::when_called>
    [[nodiscard]] bool follows_from(modular_row left) const {
        normalise(left);
        return known(left, mark_of(left));
    }

    /// After `left` has been published: the rows that have its pivot are reduced by it.
    template <class = detail::when_called>
    void publish(modular_row by) {
        normalise(by);
        auto const mark = mark_of(by);
        for (auto const id : std::exchange(with_column_[by.front().column], {})) take_away(id, by, mark);
    }

private:
    struct marked_row {
        modular_row row;  // empty once another has become the same
        std::uint64_t mark = 0;
    };

    /// A number of each column's own (a step of the generator splitmix64).
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t mark_of(std::uint32_t column) noexcept {
        auto x = (std::uint64_t{column} + 1) * 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return (x ^ (x >> 31)) % modular::prime;
    }
    template <class = detail::when_called>
    [[nodiscard]] static std::uint64_t mark_of(modular_row const& row) {
        std::uint64_t mark = 0;
        for (auto const& e : row) mark = modular::plus(mark, modular::times(mark_of(e.column), e.value));
        return mark;
    }
    template <class = detail::when_called>
    [[nodiscard]] bool known(modular_row const& row, std::uint64_t mark) const {
        auto const [first, last] = by_mark_.equal_range(mark);
        return std::any_of(first, last, [&](auto const& at) { return rows_[at.second].row == row; });
    }
    template <class = detail::when_called>
    void take_away(std::uint32_t id, modular_row const& by, std::uint64_t mark_of_by) {
        auto& [row, mark] = rows_[id];
        auto const at = std::lower_bound(row.begin(), row.end(), modular_entry{by.front().column, 0});
        if (at == row.end() || at->column != by.front().column) return;  // it had the column once
        auto const [first, last] = by_mark_.equal_range(mark);
        by_mark_.erase(std::find_if(first, last, [&](auto const& entry) { return entry.second == id; }));
        auto const times = at->value;
        mark = modular::minus(mark, modular::times(times, mark_of_by));
        if (by.size() == 1)
            row.erase(at);
        else
            merge(id, times, by);
        if (!row.empty() && row.front().value != 1) {
            mark = modular::times(mark, modular::inverse(row.front().value));
            normalise(row);
        }
        if (row.empty() || known(row, mark))
            row = {};
        else
            by_mark_.emplace(mark, id);
    }
    /// The row less `times` the other; the columns it has newly are noted.
    template <class = detail::when_called>
    void merge(std::uint32_t id, std::uint64_t times, modular_row const& by) {
        auto& row = rows_[id].row;
        left_.clear();
        auto a = row.begin();
        for (auto const& e : by) {
            while (a != row.end() && a->column < e.column) left_.push_back(*a++);
            bool const had = a != row.end() && a->column == e.column;
            auto const value = modular::minus(had ? (a++)->value : 0, modular::times(times, e.value));
            if (value == 0) continue;
            left_.push_back({e.column, value});
            if (!had) with_column_[e.column].push_back(id);
        }
        left_.insert(left_.end(), a, row.end());
        row.assign(left_.begin(), left_.end());
    }

    std::vector<marked_row> rows_;
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_mark_;
    std::vector<std::vector<std::uint32_t>> with_column_;  // rows that have the column, or had it
    modular_row left_;
};

/// The cells that are published one after the other, unless a small count follows; `must` are published first.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<cell_status> eliminate(relations const& of, suppression const& before, std::vector<bool> const& must) {
    small_rows guarded(of, before);
    row_space published(of.leaves());
    std::vector<cell_status> status;
    for (std::size_t i = 0; i < of.size(); ++i) {
        status.push_back(before[i]);
        if (before[i] == cell_status::primary && must[i])
            throw std::domain_error("pbo::suppress: the cell " + detail::in_quotes(of[i].name) + " is small and may not be suppressed");
    }
    for (auto const i : largest_first(of, before, must)) {
        auto left = published.reduced(modular_row_of(of[i].terms));
        if (left.empty()) continue;  // it follows from what is published already
        if (guarded.follows_from(left)) {
            if (must[i])
                throw std::domain_error("pbo::suppress: with the cell " + detail::in_quotes(of[i].name) +
                                        ", which may not be suppressed, a small count follows");
            status[i] = cell_status::secondary;
            continue;
        }
        guarded.publish(left);
        published.add(std::move(left));
    }
    return status;
}

}  // namespace detail

/// Throws std::invalid_argument when the counts do not add up, and std::domain_error, naming the cell, when a small count may
/// not be suppressed or follows from cells that may not be.
template <small_count_rule Rule>
[[nodiscard]] unaudited_suppression suppress_by_elimination(relations const& of, Rule const& rule) {
    of.check();
    return {suppression(detail::eliminate(of, primary_only(of, rule), detail::must_be_published(of)))};
}

}  // namespace pbo

#endif
