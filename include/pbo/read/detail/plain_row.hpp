// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_PLAIN_ROW_HPP
#define PBO_READ_DETAIL_PLAIN_ROW_HPP

// Where are the fields of a row in which nothing is special?  A plain row has no quotes, no carriage return but that of its
// line end, and no byte above 127: nearly every row of nearly every file.  It is found 64 bytes at a time, as bit masks of
// the bytes that end a field and of those that make a row special; each field then costs one step to the next bit.  What is
// not plain is left alone, for csv_rows to read byte by byte with every promise it makes.

#include <pbo/core/detail/bytes.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

/// A field of a row: where it starts, counted from the row's start, and its bytes.
struct field_extent {
    std::size_t begin, size;
};

/// The fields of the row in hand; room that was made is kept from row to row.
class field_list {
public:
    void clear() noexcept { size_ = 0; }
    void push(field_extent field) {
        if (size_ == room_.size()) room_.resize(2 * size_ + 16);
        room_[size_++] = field;
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] field_extent const& operator[](std::size_t i) const noexcept { return room_[i]; }

    /// For a loop that keeps the count itself: room for at least so many.
    [[nodiscard]] field_extent* room(std::size_t wanted) {
        if (wanted > room_.size()) room_.resize(2 * wanted);
        return room_.data();
    }
    void set_size(std::size_t size) noexcept { size_ = size; }

private:
    std::vector<field_extent> room_;
    std::size_t size_ = 0;
};

/// So many bytes after the last are looked at, and must be there to be read; what they are makes no difference.
inline constexpr std::size_t scan_margin = 64;

struct plain_row {
    std::size_t length = 0;  ///< bytes of the row without its line end
    std::size_t taken = 0;   ///< with it; 0 when the row is not plain, or does not end within the bytes that there are
};

/// Looks for a plain row at the start of `size` bytes; its fields go to the list, whose contents are lost.
template <class Bytes = native_bytes<>>
[[nodiscard]] inline plain_row find_plain_row(char const* row, std::size_t size, field_list& fields) {
    std::size_t begin = 0, count = 0;
    bool return_before = false;  // the byte before the block is a carriage return
    auto* to = fields.room(scan_margin);
    std::size_t room = scan_margin;
    for (std::size_t at = 0; at < size; at += 64) {
        std::uint64_t ends = 0, special = 0;
        for (std::size_t part = 0; part < 64; part += Bytes::width) {
            auto const bytes = Bytes::load(row + at + part);
            ends |= (bytes.equal_to(',') | bytes.equal_to('\n')).mask() << part;
            special |= (bytes | bytes.equal_to('"') | bytes.equal_to('\r')).mask() << part;
        }
        if (return_before && (ends & 1U) == 0) return {};
        if (count + 64 > room) {
            fields.set_size(count);
            room = 2 * (count + 64);
            to = fields.room(room);
        }
        for (; ends != 0; ends &= ends - 1) {
            auto const bit = static_cast<unsigned>(std::countr_zero(ends));
            auto const end = at + bit;
            to[count] = {begin, end - begin};
            ++count;
            begin = end + 1;
            if (row[end] == ',') {
                if (return_before && bit == 0) return {};
                continue;
            }
            if (end >= size) return {};
            // Below the line feed nothing may be special but a carriage return right before it.
            auto below = special & ((std::uint64_t{1} << bit) - 1);
            bool const returned = bit == 0 ? return_before : row[end - 1] == '\r';
            if (returned && bit != 0) below &= ~(std::uint64_t{1} << (bit - 1));
            if (below != 0) return {};
            auto const length = end - (returned ? 1U : 0U);
            if (returned) --to[count - 1].size;
            fields.set_size(count);
            return {length, end + 1};
        }
        // The row goes on: a carriage return may end the block, to be followed by the line feed.
        return_before = special == std::uint64_t{1} << 63U && row[at + 63] == '\r';
        if (special != 0 && !return_before) return {};
    }
    return {};
}

}  // namespace pbo::detail

#endif
