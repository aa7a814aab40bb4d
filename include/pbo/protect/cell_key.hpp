// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_CELL_KEY_HPP
#define PBO_PROTECT_CELL_KEY_HPP

// Which figure is printed for a cell whose people carry record keys?  The cell-key method (Thompson, Broadfoot and Elazar 2013; as the
// Office for National Statistics has it): every record has a number drawn once, the cell's key is their sum modulo the range,
// and a table of perturbations says what is added to a count with that key.  The same people give the same figure in every
// table, so that nothing averages out:
//
//     pbo::cell_key cell(256);
//     for (auto const& person : people) cell += person.record_key;
//     auto const table = pbo::ten_five(256);                       // or perturbation_table(range, rows) of a file's rows
//     pbo::printed_count(cell, table)                              // the figure, or suppressed
//
// A cell is merged with another (+=), so the people may be counted in parts.  Totals are looked up by their own key and are not
// the sum of the printed cells.  Nobody stays nobody: a count of 0 prints 0.
// Counts up to `rows_that_repeat_after` have a row of their own; larger ones use the last `repeated` rows again and again
// (750 and 250 in ten_five and in the Office's tables).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>  // checked_sum

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace pbo {

/// How many people are in a cell, and the sum of their record keys modulo the range.
class cell_key {
public:
    /// Nobody, of no range yet: takes the range of the cell that is added.
    constexpr cell_key() = default;
    /// Throws std::invalid_argument for a range of 0.
    template <class = detail::when_called>
    constexpr explicit cell_key(std::uint32_t range) : range_(range) {
        if (range == 0) throw std::invalid_argument("pbo::cell_key: a range of 0 has no keys");
    }
    /// One more person.  Throws std::invalid_argument for a record key outside 0 to range - 1.
    template <class = detail::when_called>
    constexpr cell_key& operator+=(std::uint32_t record_key) {
        if (record_key >= range_)  // of no range yet, every one
            throw std::invalid_argument("pbo::cell_key: the record key " + std::to_string(record_key) + " is not under the range, " +
                                        std::to_string(range_));
        auto const more = detail::checked_sum(people_, 1);
        key_ = static_cast<std::uint32_t>((std::uint64_t{key_} + record_key) % range_);
        people_ = more;
        return *this;
    }
    /// Throws std::invalid_argument where the ranges differ.
    template <class = detail::when_called>
    constexpr cell_key& operator+=(cell_key const& other) {
        if (other.range_ == 0) return *this;
        if (range_ == 0) return *this = other;
        if (other.range_ != range_)
            throw std::invalid_argument("pbo::cell_key: keys of 0 to " + std::to_string(range_ - 1) + " and of 0 to " +
                                        std::to_string(other.range_ - 1) + " do not add up");
        people_ = detail::checked_sum(people_, other.people_);
        key_ = static_cast<std::uint32_t>((std::uint64_t{key_} + other.key_) % range_);
        return *this;
    }
    [[nodiscard]] constexpr std::uint64_t people() const noexcept { return people_; }
    [[nodiscard]] constexpr std::uint32_t key() const noexcept { return key_; }
    [[nodiscard]] constexpr std::uint32_t range() const noexcept { return range_; }
    /// What it is made of, by name: see count/parts.hpp.
    template <class Self, class Visit>
    static constexpr void parts_of(Self& self, Visit&& visit) {
        visit("range", self.range_);
        visit("key", self.key_);
        visit("people", self.people_);
        if constexpr (!std::is_const_v<Self>)
            if (self.range_ == 0 ? self.key_ != 0 || self.people_ != 0 : self.key_ >= self.range_ || (self.people_ == 0 && self.key_ != 0))
                throw std::domain_error("pbo::cell_key: no " + std::to_string(self.people_) + " people have the key " +
                                        std::to_string(self.key_) + " under the range " + std::to_string(self.range_));
    }
    friend constexpr bool operator==(cell_key const&, cell_key const&) = default;

private:
    std::uint32_t range_ = 0;
    std::uint32_t key_ = 0;
    std::uint64_t people_ = 0;
};

/// One line of a table of perturbations: `add` is added to counts in these rows with these keys, first and last included.
struct perturbation {
    std::uint32_t row_from = 0, row_to = 0, key_from = 0, key_to = 0;
    std::int32_t add = 0;
};

class perturbation_table {
public:
    /// Every row from 1 to the last and every key once: throws std::invalid_argument for what is missing, appears twice or is not in
    /// order, and where a count could become less than 0 people.  Counts whose figure is under `least_shown` are suppressed.
    template <class = detail::when_called>
    perturbation_table(std::uint32_t range, std::vector<perturbation> lines, std::uint32_t repeated = 250, std::uint64_t least_shown = 0)
        : range_(range), repeated_(repeated), least_shown_(least_shown), lines_(std::move(lines)) {
        auto const refuse = [](std::string const& what) { throw std::invalid_argument("pbo::perturbation_table: " + what); };
        if (range == 0 || lines_.empty()) refuse("a table without rows or keys");
        for (auto const& l : lines_) {
            if (l.row_from == 0 || l.row_to < l.row_from || l.key_to < l.key_from || l.key_to >= range)
                refuse("the line for rows " + std::to_string(l.row_from) + " to " + std::to_string(l.row_to) + " and keys " +
                       std::to_string(l.key_from) + " to " + std::to_string(l.key_to) + "; expected rows from 1 and keys of 0 to " +
                       std::to_string(range - 1) + ", the smaller first");
            if (l.add < 0 && static_cast<std::uint32_t>(-std::int64_t{l.add}) > l.row_from)
                refuse("adds " + std::to_string(l.add) + " to " + std::to_string(l.row_from) + ", which are fewer people");
            last_row_ = std::max(last_row_, l.row_to);
        }
        if (repeated == 0 || repeated > last_row_)
            refuse("the last " + std::to_string(repeated) + " of " + std::to_string(last_row_) + " rows cannot be used again and again");
        // Rows change only where a line begins: there every key must be covered exactly once.
        std::vector<std::uint32_t> starts{1};
        for (auto const& l : lines_) {
            starts.push_back(l.row_from);
            if (l.row_to < last_row_) starts.push_back(l.row_to + 1);
        }
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        std::sort(lines_.begin(), lines_.end(), [](auto const& a, auto const& b) { return a.key_from < b.key_from; });
        for (auto const row : starts) {
            std::uint32_t next = 0;
            for (auto const& l : lines_) {
                if (row < l.row_from || row > l.row_to) continue;
                if (l.key_from != next)
                    refuse("row " + std::to_string(row) + ", key " + std::to_string(std::min(next, l.key_from)) +
                           (l.key_from > next ? " is missing" : " appears twice"));
                next = l.key_to + 1;
            }
            if (next != range) refuse("row " + std::to_string(row) + ", key " + std::to_string(next) + " is missing");
        }
    }

    [[nodiscard]] std::uint32_t range() const noexcept { return range_; }
    [[nodiscard]] std::uint64_t least_shown() const noexcept { return least_shown_; }
    /// The row that serves a count of at least 1.
    template <class = detail::when_called>
    [[nodiscard]] std::uint32_t row_of(std::uint64_t count) const noexcept {
        if (count <= last_row_) return static_cast<std::uint32_t>(count);
        return static_cast<std::uint32_t>((count - 1) % repeated_) + last_row_ - repeated_ + 1;
    }
    /// What is added to the count.  O(lines).
    template <class = detail::when_called>
    [[nodiscard]] std::int32_t added_to(std::uint64_t count, std::uint32_t key) const {
        auto const row = row_of(count);
        auto const at = std::find_if(lines_.begin(), lines_.end(), [&](perturbation const& l) {
            return l.row_from <= row && row <= l.row_to && l.key_from <= key && key <= l.key_to;
        });
        return at->add;  // the constructor saw every row and key
    }

private:
    std::uint32_t range_;
    std::uint32_t repeated_;
    std::uint32_t last_row_ = 0;
    std::uint64_t least_shown_;
    std::vector<perturbation> lines_;
};

/// The ten-five rule: counts under 10 are suppressed, all others printed to the nearest 5, whatever their key.
template <class = detail::when_called>
[[nodiscard]] inline perturbation_table ten_five(std::uint32_t range) {
    std::vector<perturbation> lines;
    lines.reserve(750);
    for (std::uint32_t row = 1; row <= 750; ++row) {
        auto const count = static_cast<std::int32_t>(row);
        lines.push_back({row, row, 0, range - 1, row < 10 ? -count : (count + 2) / 5 * 5 - count});
    }
    return perturbation_table(range, std::move(lines), 250, 10);
}

/// The count after its perturbation, 0 for nobody; suppressed where the table shows nothing so small.  Throws std::invalid_argument
/// where the cell's keys and the table's have different ranges.
template <class = detail::when_called>
[[nodiscard]] inline figure<std::uint64_t> printed_count(cell_key const& cell, perturbation_table const& table) {
    if (cell.range() != table.range() && cell.range() != 0)
        throw std::invalid_argument("pbo::printed_count: the cell's keys are 0 to " + std::to_string(cell.range() - 1) +
                                    ", the table's 0 to " + std::to_string(table.range() - 1));
    if (cell.people() == 0) return std::uint64_t{0};
    auto const after = cell.people() + static_cast<std::uint64_t>(std::int64_t{table.added_to(cell.people(), cell.key())});
    if (after < table.least_shown()) return absence::suppressed;
    return after;
}

/// A share of two perturbed counts.  It may be more than the whole, since each was perturbed by itself, and is no proportion.
struct perturbed_share {
    figure<std::uint64_t> hits;
    figure<std::uint64_t> trials;

    /// Suppressed where one of the counts is; absent where there is nobody to divide by; over 1 where the hits are more.
    template <class = detail::when_called>
    [[nodiscard]] figure<double> value() const {
        if (!hits || !trials) return absence::suppressed;
        if (*trials == 0) return absence::nothing_to_divide_by;
        return static_cast<double>(*hits) / static_cast<double>(*trials);
    }
};

}  // namespace pbo

#endif
