// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROW_FIELDS_HPP
#define PBO_READ_DETAIL_ROW_FIELDS_HPP

// Where are the fields of a row?  As positions in a text: from a list of marks (row_marks.hpp), where nothing is written for a
// plain row, or one by one.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace pbo::detail {

/// The fields of a row, to be passed by value: who stores bytes in a loop would have a list read again each time.  Good until
/// the next row is asked for.
struct row_fields {
    char const* text;
    std::uint32_t const* begins;
    std::uint32_t const* ends;  ///< one byte after: where the next field begins, where there are no quotes

    template <class = detail::when_called>
    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
        return {text + begins[i], ends[i] - begins[i] - 1U};
    }
};

/// Where the fields of the row in hand are, by positions of 32 bits from wherever the row's text is counted from.
class field_list {
public:
    void clear() noexcept { size_ = 0; }
    /// One field more, in room of the list's own, which is kept from row to row.
    template <class = detail::when_called>
    void push(std::size_t begin, std::size_t end) {
        if (size_ == own_begins_.size()) {
            own_begins_.resize(2 * size_ + 16);
            own_ends_.resize(2 * size_ + 16);
        }
        own_begins_[size_] = static_cast<std::uint32_t>(begin);
        own_ends_[size_] = static_cast<std::uint32_t>(end) + 1U;
        begins_ = own_begins_.data();
        ends_ = own_ends_.data();
        ++size_;
    }
    /// Fields that stand in a list of marks: the first begins at marks[-1].
    template <class = detail::when_called>
    void refer(std::uint32_t const* marks, std::size_t size) noexcept {
        begins_ = marks - 1;
        ends_ = marks;
        size_ = size;
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] row_fields in(char const* text) const noexcept { return {text, begins_, ends_}; }

private:
    std::vector<std::uint32_t> own_begins_, own_ends_;
    std::uint32_t const* begins_ = nullptr;
    std::uint32_t const* ends_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace pbo::detail

#endif
