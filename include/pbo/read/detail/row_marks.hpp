// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROW_MARKS_HPP
#define PBO_READ_DETAIL_ROW_MARKS_HPP

// Where do rows and fields end?  The marks of a text are the positions of its commas, line feeds, quotes, carriage returns
// and bytes above 127: all that a reader of CSV need look at.  They are found 64 bytes at a time through vector registers,
// for all that has arrived at once; a row is then taken from the list of marks without a look at the text between them.
//
// Taken are plain rows (nothing but commas and a line feed), for whose fields the list of marks itself serves, and rows in
// which, besides, whole fields stand between quotes that hold no quote, line break or byte above 127, and the line ends in
// CRLF: what spreadsheets and R write.  Every other row is left alone, for csv_rows to read byte by byte with each promise it
// makes.  A text of more than 64 MiB at a time (rows of such a length) gets no marks.

#include <pbo/core/detail/bytes.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace pbo::detail {

/// The fields of a row, to be passed by value: who stores bytes in a loop would have a list read again each time.  Good until
/// the next row is asked for.
struct row_fields {
    char const* text;
    std::uint32_t const* begins;  ///< a field begins one byte after
    std::uint32_t const* ends;

    [[nodiscard]] std::string_view operator[](std::size_t i) const noexcept {
        auto const begin = begins[i] + 1U;
        return {text + begin, ends[i] - begin};
    }
};

/// Where the fields of the row in hand are, by positions of 32 bits from wherever the row's text is counted from.
class field_list {
public:
    void clear() noexcept { size_ = 0; }
    /// One field more, in room of the list's own, which is kept from row to row.
    void push(std::size_t begin, std::size_t end) {
        if (size_ == own_begins_.size()) {
            own_begins_.resize(2 * size_ + 16);
            own_ends_.resize(2 * size_ + 16);
        }
        own_begins_[size_] = static_cast<std::uint32_t>(begin) - 1U;  // the first may begin at 0: it wraps, and wraps back
        own_ends_[size_] = static_cast<std::uint32_t>(end);
        begins_ = own_begins_.data();
        ends_ = own_ends_.data();
        ++size_;
    }
    /// Fields that stand in a list of marks: the first begins after marks[-1].
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

/// So many bytes after the last are looked at, and must be there to be read; what they are makes no difference.
inline constexpr std::size_t scan_margin = 64;

class row_marks {
public:
    enum class found {
        row,      ///< taken: its fields are in the list
        not_all,  ///< the text ends before the row does
        special   ///< to be read byte by byte
    };

    /// Finds the marks of text[from, to), in place of those before.
    template <class Bytes = native_bytes<>>
    void find(char const* text, std::size_t from, std::size_t to) {
        if (to > most_text) to = from;  // then no row is all there
        make_room(to - from);
        text_ = text;
        // Into pointers and numbers of its own: what is stored could otherwise be the members', read again each time.
        auto* mark = marks_.get();
        auto* other = others_.get();
        std::uint32_t count = 1;
        mark[0] = static_cast<std::uint32_t>(from) - 1U;  // as if a row ended there
        for (std::size_t at = from; at < to; at += 64) {
            std::uint64_t all = 0, special = 0;
            for (std::size_t part = 0; part < 64; part += Bytes::width) {
                auto const bytes = Bytes::load(text + at + part);
                auto const one = bytes | bytes.equal_to('\n') | bytes.equal_to('"') | bytes.equal_to('\r');
                special |= one.mask() << part;
                all |= (one | bytes.equal_to(',')).mask() << part;
            }
            if (to - at < 64) {
                auto const there = (std::uint64_t{1} << (to - at)) - 1;
                all &= there;
                special &= there;
            }
            for (; special != 0; special &= special - 1)
                *other++ = count + ones(all & ((special & (0U - special)) - 1));
            // A processor would guess wrongly at the end of a loop over the bits, of which blocks have different numbers: so
            // eight are written where there may be fewer.
            auto const size = ones(all);
            auto* to_mark = mark + count;
            for (auto* const end = to_mark + size; to_mark < end; to_mark += 8)
                for (std::size_t i = 0; i < 8; ++i) {
                    to_mark[i] = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(all | top_bit));
                    all &= all - 1;
                }
            count += size;
        }
        mark[count] = static_cast<std::uint32_t>(to);
        *other = count;
        count_ = count;
        next_ = 1;
        next_other_ = 0;
    }

    /// The row that starts at this position, which lies after all rows taken before.
    [[nodiscard]] found take(std::size_t row, field_list& fields) {
        while (next_ < count_ && marks_[next_] < row) ++next_;  // those of a row that was read without them
        while (others_[next_other_] < next_) ++next_other_;     // the last is count_
        auto const other = others_[next_other_];
        if (other == count_) return found::not_all;
        if (text_[marks_[other]] != '\n') return take_quoted(row, fields);
        fields.refer(marks_.get() + next_, other - next_ + 1);
        next_ = other + 1;
        ++next_other_;
        return found::row;
    }
    /// The position after the row that was taken, its line end included.
    [[nodiscard]] std::size_t next_row() const noexcept { return marks_[next_ - 1] + std::size_t{1}; }

private:
    static constexpr std::size_t most_text = std::size_t{1} << 26U;
    static constexpr std::uint64_t top_bit = std::uint64_t{1} << 63U;

    /// Room for marks as many as the text has bytes, the one after the last, and those written beyond it.  What is not used is
    /// never touched.
    void make_room(std::size_t bytes) {
        if (bytes + 64 + 8 <= room_) return;
        auto const room = 2 * (bytes + 64 + 8);
        marks_ = std::make_unique_for_overwrite<std::uint32_t[]>(room);
        others_ = std::make_unique_for_overwrite<std::uint32_t[]>(room);
        room_ = room;
    }
    /// How many bits are one (Knuth 2011, 7.1.3); where there is no instruction for it, the library's would be a call.
    [[nodiscard]] static constexpr std::uint32_t ones(std::uint64_t bits) noexcept {
        bits -= bits >> 1U & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
        bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
        return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56U);
    }

    /// A row with something else than commas in it, field by field.
    found take_quoted(std::size_t row, field_list& fields) {
        fields.clear();
        auto at = next_;
        for (std::size_t begin = row;; ++at) {
            if (at >= count_) return found::not_all;
            bool const quoted = text_[begin] == '"';
            if (quoted) {
                do ++at;
                while (at < count_ && text_[marks_[at]] == ',');
                if (at >= count_) return found::not_all;
                if (text_[marks_[at]] != '"') return found::special;
                fields.push(begin + 1, marks_[at]);
                ++at;
                if (at >= count_) return found::not_all;
                if (marks_[at] != marks_[at - 1] + 1U) return found::special;
            } else {
                fields.push(begin, marks_[at]);
            }
            auto ends = text_[marks_[at]];
            if (ends == '\r') {
                ++at;
                if (at >= count_) return found::not_all;
                if (marks_[at] != marks_[at - 1] + 1U || text_[marks_[at]] != '\n') return found::special;
                ends = '\n';
            }
            if (ends == '\n') break;
            if (ends != ',') return found::special;
            begin = marks_[at] + std::size_t{1};
        }
        next_ = at + 1;
        return found::row;
    }

    char const* text_ = nullptr;
    std::unique_ptr<std::uint32_t[]> marks_;   // from 1 to count_ - 1; then the end of the text
    std::unique_ptr<std::uint32_t[]> others_;  // which of the marks are no commas; then count_
    std::size_t room_ = 0;
    std::size_t count_ = 1, next_ = 1, next_other_ = 0;
};

}  // namespace pbo::detail

#endif
