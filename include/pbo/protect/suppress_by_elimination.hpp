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
#include <pbo/protect/detail/elimination.hpp>
#include <pbo/protect/detail/publishing_order.hpp>
#include <pbo/protect/relations.hpp>
#include <pbo/protect/rule.hpp>
#include <pbo/protect/suppression.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
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

/// The small counts as what is left of their rows; which of them follow when a row is published.
class small_rows {
public:
    small_rows(relations const& of, suppression const& before) {
        for (std::size_t i = 0; i < of.size(); ++i)
            if (before[i] == cell_status::primary) insert(normalised(modular_row_of(of[i].terms)));
    }
    [[nodiscard]] bool follows_from(modular_row const& left) const { return rows_.contains(normalised(left)); }

    /// After `left` has been published: the rows that have its pivot are reduced by it.
    void publish(modular_row const& left) {
        auto const by = normalised(left);
        auto const at = with_column_.find(by.front().column);
        if (at == with_column_.end()) return;
        auto const meeting = std::vector<modular_row>(at->second.begin(), at->second.end());
        for (auto const& row : meeting) {
            erase(row);
            insert(normalised(without(row, by)));
        }
    }

private:
    [[nodiscard]] static modular_row normalised(modular_row row) {
        normalise(row);
        return row;
    }
    [[nodiscard]] static modular_row without(modular_row const& row, modular_row const& by) {
        auto const pivot = by.front().column;
        auto const at = std::lower_bound(row.begin(), row.end(), modular_entry{pivot, 0});
        auto const times = at->value;
        modular_row left;
        auto a = row.begin();
        for (auto const& e : by) {
            while (a != row.end() && a->column < e.column) left.push_back(*a++);
            auto const taken = modular::times(times, e.value);
            auto value = modular::minus(0, taken);
            if (a != row.end() && a->column == e.column) value = modular::plus((a++)->value, value);
            if (value != 0) left.push_back({e.column, value});
        }
        left.insert(left.end(), a, row.end());
        return left;
    }
    void insert(modular_row row) {
        if (row.empty() || !rows_.insert(row).second) return;
        for (auto const& e : row) with_column_[e.column].insert(row);
    }
    void erase(modular_row const& row) {
        for (auto const& e : row) with_column_[e.column].erase(row);
        rows_.erase(row);
    }

    std::set<modular_row> rows_;
    std::unordered_map<std::uint32_t, std::set<modular_row>> with_column_;
};

/// The cells that are published one after the other, unless a small count follows; `must` are published first.
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
