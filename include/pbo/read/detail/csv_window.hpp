// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_CSV_WINDOW_HPP
#define PBO_READ_DETAIL_CSV_WINDOW_HPP

// The part of the input that is in memory: the row in hand and what has arrived after it, [row, end), followed by one
// line feed that is not input, at which a scan stops by itself, and by a margin that may be looked at in vain.  Getting
// more keeps the row in hand together, moving it to the front; the buffer grows only when the row and one chunk do not
// fit.  Where fields are separated by something else than commas, that and the comma stand for each other in what has
// not been taken as a row yet: so that one scan, for commas, serves all.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/read/detail/marked_bytes.hpp>
#include <pbo/read/detail/text_input.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class csv_window {
public:
    template <class = detail::when_called>
    csv_window(text_input source, std::size_t chunk)
        : source_(std::move(source)), chunk_(chunk), buffer_(chunk + 1 + scan_margin) {
        row = cursor = end = buffer_.data();
        *end = '\n';
    }
    // Moving a vector keeps its buffer where it is, so the pointers stay good; copies would not.
    csv_window(csv_window&&) = default;
    csv_window& operator=(csv_window&&) = default;

    char* row;     ///< where the row in hand starts
    char* cursor;  ///< what has not been taken yet
    char* end;     ///< what has arrived
    bool moved = true;  ///< something has arrived or moved since the user of this flag put it down

    [[nodiscard]] std::string const& name() const noexcept { return source_.name(); }
    /// What positions are counted from.
    [[nodiscard]] char* start() noexcept { return buffer_.data(); }

    /// Reads on; false at the end of the input.  The bytes of the row may move, and p and q with them (to the row's start, where
    /// they point nowhere yet).
    template <class = detail::when_called>
    bool more(char*& p, char*& q) {
        auto const used = static_cast<std::size_t>(end - row);
        moved = true;
        auto const place = [this](char const* at) { return at == nullptr ? 0 : at - row; };
        auto const p_at = place(p), q_at = place(q), cursor_at = place(cursor);
        if (buffer_.size() < used + chunk_ + 1 + scan_margin) {
            std::vector<char> larger(2 * used + chunk_ + 1 + scan_margin);
            std::memcpy(larger.data(), row, used);
            buffer_.swap(larger);
        } else if (row != buffer_.data()) {
            std::memmove(buffer_.data(), row, used);
        }
        row = buffer_.data();
        end = row + used;
        *end = '\n';
        p = row + p_at;
        q = row + q_at;
        cursor = row + cursor_at;
        // Only now, when all is in its place: reading may throw, and whoever catches that may go on.
        auto const got = ended_ ? 0 : source_.read(end, chunk_);
        ended_ = got == 0;
        end += got;
        arrived_ += got;
        if (separator_ != ',') exchange(end - got, end);
        *end = '\n';
        return got != 0;
    }

    /// Forgets everything up to the next line feed, which is taken too; false when the input ends first.
    template <class = detail::when_called>
    bool skip_line() {
        for (;;) {
            if (auto* const feed =
                    static_cast<char*>(std::memchr(cursor, '\n', static_cast<std::size_t>(end - cursor)))) {
                cursor = feed + 1;
                return true;
            }
            row = cursor = end;
            if (!more(row, cursor)) return false;
        }
    }

    /// What separates fields, before anything is taken; a comma until then.
    template <class = detail::when_called>
    void separate_by(char separator) {
        if (separator_ != ',') exchange(cursor, end);
        separator_ = separator;
        if (separator_ != ',') exchange(cursor, end);
        moved = true;
    }
    [[nodiscard]] char separator() const noexcept { return separator_; }
    /// Makes separators commas and commas separators in [from, to).
    template <class = detail::when_called>
    void exchange(char* from, char const* to) const noexcept {
        for (; from != to; ++from) *from = *from == ',' ? separator_ : *from == separator_ ? ',' : *from;
    }
    [[nodiscard]] text_input const& source() const noexcept { return source_; }

    /// How many bytes of the input lie before the cursor.
    [[nodiscard]] std::uint64_t taken() const noexcept { return arrived_ - static_cast<std::uint64_t>(end - cursor); }

    template <class = detail::when_called>
    void skip_byte_order_mark() {
        while (end - row < 3)
            if (!more(row, cursor)) break;
        if (std::string_view(row, static_cast<std::size_t>(end - row)).substr(0, 3) == "\xEF\xBB\xBF") cursor = row + 3;
    }

private:
    text_input source_;
    std::size_t chunk_;
    char separator_ = ',';
    std::vector<char> buffer_;
    std::uint64_t arrived_ = 0;
    bool ended_ = false;
};

}  // namespace pbo::detail

#endif
