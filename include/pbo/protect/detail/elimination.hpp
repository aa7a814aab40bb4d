// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_ELIMINATION_HPP
#define PBO_PROTECT_DETAIL_ELIMINATION_HPP

// Does a figure follow from others by adding and taking away?  It does when its row of leaves lies in the space that their
// rows span.  Exact: whole numbers modulo the prime 2^61 - 1, no floating point.  (A row that follows in whole numbers follows
// modulo the prime; the reverse fails only where a determinant is a multiple of it, which sums of leaves do not reach.)
//
// Rows are kept in the order in which they came; each has a pivot, a column that no later row has.  Reducing a row costs what
// the rows it meets hold.

#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Arithmetic modulo 2^61 - 1.
struct modular {
    static constexpr std::uint64_t prime = (std::uint64_t{1} << 61) - 1;

    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t from(std::int64_t n) noexcept {
        auto const rest = n % static_cast<std::int64_t>(prime);
        return static_cast<std::uint64_t>(rest < 0 ? rest + static_cast<std::int64_t>(prime) : rest);
    }
    /// The representative nearest to zero.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::int64_t symmetric(std::uint64_t n) noexcept {
        return n > prime / 2 ? -static_cast<std::int64_t>(prime - n) : static_cast<std::int64_t>(n);
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t plus(std::uint64_t a, std::uint64_t b) noexcept {
        auto const sum = a + b;
        return sum >= prime ? sum - prime : sum;
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t minus(std::uint64_t a, std::uint64_t b) noexcept {
        return a >= b ? a - b : a + prime - b;
    }
    /// The product in halves of 31 bits, since 128-bit integers are not standard; 2^61 counts as 1.
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t times(std::uint64_t a, std::uint64_t b) noexcept {
        std::uint64_t const a1 = a >> 31, a0 = a & 0x7fffffff, b1 = b >> 31, b0 = b & 0x7fffffff;
        std::uint64_t const middle = a1 * b0 + a0 * b1;                 // below 2^62
        std::uint64_t const high = a1 * b1 * 2 + (middle >> 30);        // times 2^61, which is 1
        std::uint64_t const low = ((middle & 0x3fffffff) << 31) + a0 * b0;
        std::uint64_t const sum = high + (low >> 61) + (low & prime);
        return sum % prime;
    }
    template <class = detail::when_called>
    [[nodiscard]] static constexpr std::uint64_t inverse(std::uint64_t a) noexcept {
        std::uint64_t result = 1;
        for (std::uint64_t power = prime - 2; power != 0; power >>= 1) {
            if ((power & 1) != 0) result = times(result, a);
            a = times(a, a);
        }
        return result;
    }
};

struct modular_entry {
    std::uint32_t column = 0;
    std::uint64_t value = 0;
    friend auto operator<=>(modular_entry const&, modular_entry const&) = default;
};
/// By column, none zero.
using modular_row = std::vector<modular_entry>;

/// The row of {leaf, times} terms.
template <class Terms>
[[nodiscard]] modular_row modular_row_of(Terms const& terms) {
    modular_row row;
    row.reserve(terms.size());
    for (auto const& t : terms) row.push_back({t.leaf, modular::from(t.times)});
    return row;
}

/// The row divided by its first value: rows that are multiples of each other become the same.
template <class = detail::when_called>
inline void normalise(modular_row& row) {
    if (row.empty() || row.front().value == 1) return;
    auto const by = modular::inverse(row.front().value);
    for (auto& e : row) e.value = modular::times(e.value, by);
}

class row_space {
public:
    explicit row_space(std::size_t columns) : pivot_of_(columns, none), scratch_(columns, 0), seen_(columns, 0) {}

    [[nodiscard]] std::size_t rank() const noexcept { return rows_.size(); }

    /// What is left of a row when multiples of the known rows are taken away; empty when it follows from them.
    template <class = detail::when_called>
    [[nodiscard]] modular_row reduced(modular_row row) const {
        if (std::none_of(row.begin(), row.end(), [this](modular_entry e) { return pivot_of_[e.column] != none; })) return row;
        std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> to_do;  // known rows, the oldest first
        std::vector<std::uint32_t> touched;
        auto const touch = [&](std::uint32_t column) {
            if (seen_[column] != 0) return;
            seen_[column] = 1;
            touched.push_back(column);
            if (pivot_of_[column] != none) to_do.push(pivot_of_[column]);
        };
        for (auto const& e : row) {
            scratch_[e.column] = e.value;
            touch(e.column);
        }
        while (!to_do.empty()) {
            auto const at = to_do.top();
            to_do.pop();
            auto const& known = rows_[at];
            auto const times = scratch_[known.pivot];
            if (times == 0) continue;
            for (auto const& e : known.row) {
                touch(e.column);
                scratch_[e.column] = modular::minus(scratch_[e.column], modular::times(times, e.value));
            }
        }
        std::sort(touched.begin(), touched.end());
        row.clear();
        for (auto const column : touched) {
            if (scratch_[column] != 0) row.push_back({column, scratch_[column]});
            scratch_[column] = 0;
            seen_[column] = 0;
        }
        return row;
    }

    /// Takes in a row that reduced() has left, and not empty; its pivot is the first column.
    template <class = detail::when_called>
    void add(modular_row row) {
        normalise(row);
        auto const pivot = row.front().column;
        pivot_of_[pivot] = static_cast<std::uint32_t>(rows_.size());
        rows_.push_back({pivot, std::move(row)});
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct known_row {
        std::uint32_t pivot;
        modular_row row;
    };
    std::vector<known_row> rows_;
    std::vector<std::uint32_t> pivot_of_;
    mutable std::vector<std::uint64_t> scratch_;  // a row spread out, all zero between calls
    mutable std::vector<std::uint8_t> seen_;
};

}  // namespace pbo::detail

#endif
