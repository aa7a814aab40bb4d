// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_CELL_SET_HPP
#define PBO_PROTECT_DETAIL_CELL_SET_HPP

// Some of a table's cells, one bit each: whether one set lies within another is asked a million times.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

class cell_set {
public:
    cell_set() = default;
    explicit cell_set(std::size_t cells) : cells_(cells), words_((cells + 63) / 64, 0) {}
    template <class = detail::when_called>
    explicit cell_set(std::vector<bool> const& of) : cell_set(of.size()) {
        for (std::size_t i = 0; i < of.size(); ++i)
            if (of[i]) insert(i);
    }

    [[nodiscard]] std::size_t cells() const noexcept { return cells_; }
    [[nodiscard]] bool operator[](std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
    void insert(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
    void erase(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
    /// Whether all of it are in the other; both are of one table.
    template <class = detail::when_called>
    [[nodiscard]] bool is_within(cell_set const& other) const {
        for (std::size_t w = 0; w < words_.size(); ++w)
            if ((words_[w] & ~other.words_[w]) != 0) return false;
        return true;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::vector<bool> as_known() const {
        std::vector<bool> known(cells_);
        for (std::size_t i = 0; i < cells_; ++i) known[i] = (*this)[i];
        return known;
    }
    friend bool operator==(cell_set const&, cell_set const&) = default;

private:
    std::size_t cells_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace pbo::detail

#endif
