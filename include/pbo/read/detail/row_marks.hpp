// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROW_MARKS_HPP
#define PBO_READ_DETAIL_ROW_MARKS_HPP

// Where do rows and fields end?  The marks of a text are the positions of its commas, line ends, quotes and other bytes that
// marked_bytes.hpp tells of: all that a reader of CSV need look at.  They are found 64 bytes at a time through vector
// registers, for all that has arrived at once; a row is then taken from the list of marks without a look at the text between
// them.
//
// Taken are plain rows (nothing but commas and a line feed), for whose fields the list of marks itself serves, and rows in
// which, besides, whole fields stand between quotes that hold no quote, line break or byte above 127, and the line ends in
// CRLF: what spreadsheets and R write.  Every other row is left alone, for csv_rows to read byte by byte with each promise it
// makes.  A text of more than 64 MiB at a time (rows of such a length) gets no marks.

#include <pbo/core/detail/bytes.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/detail/marked_bytes.hpp>
#include <pbo/read/detail/row_fields.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace pbo::detail {

class row_marks {
public:
    enum class found {
        row,      ///< taken: its fields are in the list
        not_all,  ///< the text ends before the row does
        special   ///< to be read byte by byte
    };

    /// Finds the marks of text[from, to), in place of those before, by the best means that this processor has.
    void find(char const* text, std::size_t from, std::size_t to) {
#if defined(__x86_64__) && defined(__GNUC__)
        if (scan_by_avx2::possible()) return find_by_avx2(text, from, to);
#endif
        find<native_bytes<>>(text, from, to);
    }
    /// By what the program is compiled for.
    template <class Bytes>
    void find(char const* text, std::size_t from, std::size_t to) {
        find_by<scan_by<Bytes>>(text, from, to);
    }

    /// The row that starts at this position, which lies after all rows taken before.
    template <class = detail::when_called>
    [[nodiscard]] found take(std::size_t row, field_list& fields) {
        while (next_ < count_ && marks_[next_] <= row) ++next_;  // those of a row that was read without them
        while (others_[next_other_] < next_) ++next_other_;     // the last is count_
        auto const other = others_[next_other_];
        if (other == count_) return found::not_all;
        if (marked(other) != '\n') return take_quoted(row, fields);
        fields.refer(marks_.get() + next_, other - next_ + 1);
        next_ = other + 1;
        ++next_other_;
        return found::row;
    }
    /// The position after the row that was taken, its line end included.
    [[nodiscard]] std::size_t next_row() const noexcept { return marks_[next_ - 1]; }

private:
    template <class Scan>
    [[gnu::always_inline]] inline void find_by(char const* text, std::size_t from, std::size_t to) {
        if (to > most_text) to = from;  // then no row is all there
        make_room(to - from);
        text_ = text;
        // Into pointers and numbers of its own: what is stored could otherwise be the members', read again each time.
        auto* mark = marks_.get();
        auto* other = others_.get();
        std::uint32_t count = 1;
        mark[0] = static_cast<std::uint32_t>(from);  // as if a row ended there
        for (std::size_t at = from; at < to; at += 64) {
            auto [all, special] = Scan::marks_in(text + at);
            if (to - at < 64) {
                auto const there = (std::uint64_t{1} << (to - at)) - 1;
                all &= there;
                special &= there;
            }
            // A processor would guess wrongly whether a block has a special mark, and how many marks: so one is written where
            // there may be none, and six where there may be fewer.
            auto const specials = Scan::ones(special);
            for (std::uint32_t i = 0; i == 0 || i < specials; ++i) {
                other[i] = count + Scan::ones(all & ((special & (0U - special)) - 1));
                special &= special - 1;
            }
            other += specials;
            auto const size = Scan::ones(all);
            auto* to_mark = mark + count;
            auto const after = static_cast<std::uint32_t>(at) + 1U;
            for (auto* const end = to_mark + size; to_mark < end; to_mark += 6)
                for (std::size_t i = 0; i < 6; ++i) {
                    to_mark[i] = after + Scan::first(all);
                    all &= all - 1;
                }
            count += size;
        }
        *other = count;
        count_ = count;
        next_ = 1;
        next_other_ = 0;
    }
#if defined(__x86_64__) && defined(__GNUC__)
    template <class = detail::when_called>
    [[gnu::target("avx2,bmi,popcnt")]] void find_by_avx2(char const* text, std::size_t from, std::size_t to) {
        find_by<scan_by_avx2>(text, from, to);
    }
#endif

    static constexpr std::size_t most_text = std::size_t{1} << 26U;

    /// Room for marks as many as the text has bytes, the one before the first, and those written beyond the last.  What is not
    /// used is never touched.
    template <class = detail::when_called>
    void make_room(std::size_t bytes) {
        if (bytes + 64 + 8 <= room_) return;
        auto const room = 2 * (bytes + 64 + 8);
        marks_ = std::make_unique_for_overwrite<std::uint32_t[]>(room);
        others_ = std::make_unique_for_overwrite<std::uint32_t[]>(room);
        room_ = room;
    }
    [[nodiscard]] char marked(std::size_t mark) const noexcept { return text_[marks_[mark] - 1]; }
    /// The first mark from this one on that is more than a comma or another byte that means nothing: all are marked that no
    /// text should hold, of which a tab is the likeliest.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t meaning_from(std::size_t mark, bool in_quotes) const noexcept {
        for (; mark < count_; ++mark) {
            auto const c = static_cast<signed char>(marked(mark));
            if (c == ',' ? !in_quotes : c < 0 || c == '"' || c == '\n' || c == '\r') break;
        }
        return mark;
    }
    /// A row with something else than commas in it, field by field.
    template <class = detail::when_called>
    found take_quoted(std::size_t row, field_list& fields) {
        fields.clear();
        auto at = next_;
        for (std::size_t begin = row;; ++at) {
            bool const quoted = text_[begin] == '"';
            at = meaning_from(quoted ? at + 1 : at, quoted);
            if (at >= count_) return found::not_all;
            if (quoted) {
                if (marked(at) != '"') return found::special;
                fields.push(begin + 1, marks_[at] - std::size_t{1});
                ++at;
                if (at >= count_) return found::not_all;
                if (marks_[at] != marks_[at - 1] + 1U) return found::special;
            } else {
                fields.push(begin, marks_[at] - std::size_t{1});
            }
            auto ends = marked(at);
            if (ends == '\r') {
                ++at;
                if (at >= count_) return found::not_all;
                if (marks_[at] != marks_[at - 1] + 1U || marked(at) != '\n') return found::special;
                ends = '\n';
            }
            if (ends == '\n') break;
            if (ends != ',') return found::special;
            begin = marks_[at];
        }
        next_ = at + 1;
        return found::row;
    }

    char const* text_ = nullptr;
    std::unique_ptr<std::uint32_t[]> marks_;   // of the byte after each, from 1 to count_ - 1
    std::unique_ptr<std::uint32_t[]> others_;  // which of the marks are no commas; then count_
    std::size_t room_ = 0;
    std::size_t count_ = 1, next_ = 1, next_other_ = 0;
};

}  // namespace pbo::detail

#endif
