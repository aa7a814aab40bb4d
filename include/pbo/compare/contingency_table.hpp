// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_CONTINGENCY_TABLE_HPP
#define PBO_COMPARE_CONTINGENCY_TABLE_HPP

// How many in each group gave each answer?  Counts in rows and columns, as many of each as the data have.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/proportion.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

class contingency_table {
public:
    contingency_table() = default;

    /// Counts row after row.  Throws std::invalid_argument when they do not fill whole rows.
    template <class = detail::when_called>
    contingency_table(std::size_t columns, std::span<std::uint64_t const> row_wise)
        : columns_(columns), counts_(row_wise.begin(), row_wise.end()) {
        if (columns == 0 || counts_.size() % columns != 0)
            throw std::invalid_argument("pbo::contingency_table: " + std::to_string(counts_.size()) +
                                        " counts do not fill rows of " + std::to_string(columns));
        std::uint64_t total = 0;
        for (auto const count : counts_) total = detail::checked_sum(total, count);
    }
    template <class = detail::when_called>
    contingency_table(std::size_t columns, std::initializer_list<std::uint64_t> row_wise)
        : contingency_table(columns, std::span<std::uint64_t const>(row_wise.begin(), row_wise.size())) {}

    /// A row for each group: its hits and its misses.
    template <class = detail::when_called>
    [[nodiscard]] static contingency_table of(std::span<proportion const> groups) {
        std::vector<std::uint64_t> counts;
        counts.reserve(2 * groups.size());
        for (auto const& g : groups) {
            counts.push_back(g.hits());
            counts.push_back(g.misses());
        }
        return {2, counts};
    }

    [[nodiscard]] std::size_t rows() const noexcept { return columns_ == 0 ? 0 : counts_.size() / columns_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }
    /// Throws std::out_of_range.
    template <class = detail::when_called>
    [[nodiscard]] std::uint64_t operator()(std::size_t row, std::size_t column) const {
        if (row >= rows() || column >= columns_)
            throw std::out_of_range("pbo::contingency_table: cell " + std::to_string(row) + ", " +
                                    std::to_string(column) + " of " + std::to_string(rows()) + " x " +
                                    std::to_string(columns_));
        return counts_[row * columns_ + column];
    }
    template <class = detail::when_called>
    [[nodiscard]] std::span<std::uint64_t const> counts() const noexcept { return counts_; }

    friend bool operator==(contingency_table const&, contingency_table const&) = default;

private:
    std::size_t columns_ = 0;
    std::vector<std::uint64_t> counts_;
};

}  // namespace pbo

#endif
