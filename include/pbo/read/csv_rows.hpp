// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_CSV_ROWS_HPP
#define PBO_READ_CSV_ROWS_HPP

// What are the rows of a CSV file?  RFC 4180 (Shafranovich 2005), in UTF-8, row by row in constant memory: quoted
// fields with commas, quotes ("") and line breaks; CRLF or LF; a byte order mark and a missing last line break do not
// matter.  Fields may be separated by another character than a comma, and UTF-16 and Windows-1252 are read too
// (text_encoding.hpp).  The fields are views into one buffer, good until the next row is asked for; no row allocates
// once the buffer fits the longest.  Rows without anything unusual are found through vector registers
// (detail/row_marks.hpp).
//
//     pbo::csv_rows rows("visits.csv");
//     while (rows.next()) use(rows.line(), rows[0]);
//
// Broken input throws input_error: a quote that is never closed or stands in the middle of a field, text after a
// closing quote, a carriage return on its own, bytes that are not UTF-8, a row of more than row_limit bytes.  After
// that, next() goes on at the line after the broken one; where a quote was open, that is the line after the one on
// which it opened, so that a stray quote cannot swallow what follows it.  Rows do not depend on how the bytes arrive.

#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/read/detail/csv_window.hpp>
#include <pbo/read/detail/row_fields.hpp>
#include <pbo/read/detail/row_marks.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/text_encoding.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

struct csv_options {
    std::size_t row_limit = std::size_t{1} << 20U;  ///< bytes of the longest row that is taken; at most 2^31 are
    std::size_t chunk = std::size_t{1} << 16U;      ///< bytes asked of the source at a time
    char delimiter = 0;  ///< what separates fields; 0 is a comma, or for headed_rows what the heading row shows
    text_encoding encoding = text_encoding::from_first_bytes;
};

/// A part of a file: the rows that start at bytes [begin, end), the first of them on this line.
struct csv_part {
    std::uint64_t begin = 0;
    std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t line = 1;
};

class csv_rows {
public:
    /// Throws std::invalid_argument for a delimiter that cannot be one: a quote, a line end, a letter or digit.
    explicit csv_rows(input_source source, csv_options options = {}) : csv_rows(std::move(source), options, {}) {}

    /// The source starts at the part's first byte, which starts a row.
    template <class = detail::when_called>
    csv_rows(input_source source, csv_options options, csv_part part)
        : window_({std::move(source), options.encoding, part.begin == 0}, std::max<std::size_t>(options.chunk, 1)),
          row_limit_(std::min(options.row_limit, std::size_t{1} << 31U)),
          part_(part),
          line_(part.line),
          started_(part.begin != 0) {  // no byte order mark there
        if (options.delimiter != 0) separate_by(options.delimiter);
    }

    /// Before the first row, and before a delimiter is set: what the input begins with, at least so many bytes of it
    /// unless it is shorter; the byte order mark is left out.
    template <class = detail::when_called> [[nodiscard]] std::string_view beginning(std::size_t bytes) {
        start();
        while (static_cast<std::size_t>(window_.end - window_.cursor) < bytes && window_.more(window_.cursor, field_)) {
        }
        return {window_.cursor, static_cast<std::size_t>(window_.end - window_.cursor)};
    }
    /// Before the first row: goes on behind so many bytes of the beginning, on this line.
    template <class = detail::when_called> void skip(std::size_t bytes, std::uint64_t line) noexcept {
        window_.cursor += bytes;
        line_ = line;
    }
    /// Before the first row: what separates fields.
    template <class = detail::when_called> void separate_by(char delimiter) {
        auto const c = static_cast<unsigned char>(delimiter);
        if (c == '"' || c == '\n' || c == '\r' || c == 0 || c > 127 || (c >= '0' && c <= '9') ||
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            throw std::invalid_argument("pbo::csv_rows: '" + detail::shown_text({&delimiter, 1}) +
                                        "' cannot separate fields");
        window_.separate_by(delimiter);
    }
    [[nodiscard]] char delimiter() const noexcept { return window_.separator(); }
    /// Whether the input can be read from any row's byte on: not where it is written anew in UTF-8.
    template <class = detail::when_called>
    [[nodiscard]] bool can_be_cut() const noexcept { return window_.source().is_as_it_was(); }

    /// Goes to the next row; false at the end.  Throws input_error for a broken row; the next call goes on after it.
    template <class = detail::when_called>
    bool next();

    /// The fields of the row.
    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
    template <class = detail::when_called>
    [[nodiscard]] std::string_view operator[](std::size_t field) const noexcept { return fields_.in(text_)[field]; }
    [[nodiscard]] detail::row_fields fields() const noexcept { return fields_.in(text_); }
    /// The line of the file (from 1) on which the row starts.
    [[nodiscard]] std::uint64_t line() const noexcept { return row_line_; }
    /// Ends before the first row that starts at this byte or after it.
    void stop_at(std::uint64_t byte) noexcept { part_.end = byte; }
    /// The byte of the file after the row, and its line: where next() goes on, once it has returned.
    [[nodiscard]] std::uint64_t next_byte() const noexcept { return part_.begin + window_.taken(); }
    [[nodiscard]] std::uint64_t next_line() const noexcept { return line_; }
    /// A line with nothing on it, not even quotes: one empty field.
    [[nodiscard]] bool blank() const noexcept { return blank_; }

    [[nodiscard]] std::string const& source() const noexcept { return window_.name(); }
    /// Gives errors the headings of the columns instead of their numbers.
    void name_columns(std::vector<std::string> headings) { headings_ = std::move(headings); }
    /// The place of a field of the row, for messages.
    template <class = detail::when_called> [[nodiscard]] input_place place(std::size_t field) const {
        return {source(), row_line_, field < headings_.size() ? headings_[field] : std::to_string(field + 1)};
    }

private:
    enum class then { another_field, end_of_row };

    template <class = detail::when_called> void start() {
        if (!started_) window_.skip_byte_order_mark();
        started_ = true;
        window_.row = window_.cursor;
    }
    template <class = detail::when_called>
    bool start_row();
    template <class = detail::when_called>
    bool marked_row();
    /// The bytes of the row in hand as they were in the input.
    template <class = detail::when_called> void restore_row() noexcept {
        if (window_.separator() != ',') window_.exchange(window_.row, window_.cursor);
    }
    template <class = detail::when_called>
    detail::row_marks::found take_marked();
    template <class = detail::when_called>
    then plain_field();
    template <class = detail::when_called>
    then quoted_field();
    template <class = detail::when_called>
    then after_field(char* p);
    template <class = detail::when_called>
    void finish_row();
    template <class = detail::when_called> void push(char const* begin, char const* end) {
        fields_.push(static_cast<std::size_t>(begin - window_.row), static_cast<std::size_t>(end - window_.row));
    }
    /// The row reaches p: refuses one that is too long even when its last two bytes are CRLF.
    template <class = detail::when_called>
    void reach(char const* p) {
        if (static_cast<std::size_t>(p - window_.row) > row_limit_ + 2) too_long();
    }
    /// Gets more of a row that reaches the end of the window; false at the end of the input.
    template <class = detail::when_called>
    bool more(char*& p) {
        reach(window_.end);
        return window_.more(p, field_);
    }
    template <class = detail::when_called>
    [[noreturn]] void fail(char const* text_end, std::string expected);
    template <class = detail::when_called>
    [[noreturn]] void too_long();
    template <class = detail::when_called>
    [[nodiscard]] std::string short_row() const {
        return "a row of at most " + std::to_string(row_limit_) + " bytes (the row limit, which can be raised)";
    }

    detail::csv_window window_;
    std::size_t row_limit_;
    detail::row_marks marks_;
    detail::field_list fields_;
    char const* text_ = nullptr;  // what the fields' positions are counted from
    std::vector<std::string> headings_;
    char* field_ = nullptr;   // where the field in hand starts
    csv_part part_{};
    std::uint64_t line_ = 1;  // of window_.cursor
    std::uint64_t row_line_ = 0;
    std::uint64_t field_line_ = 1;  // on which the field in hand starts
    bool started_ = false, blank_ = false, skip_line_ = false;
};

template <class>
inline bool csv_rows::next() {
    if (!start_row()) return false;
    if (marked_row()) {
        restore_row();
        return true;
    }
    for (auto last = then::another_field; last == then::another_field;) {
        field_ = window_.cursor;
        field_line_ = line_;
        if (window_.cursor == window_.end) static_cast<void>(more(window_.cursor));
        last = *window_.cursor == '"' ? quoted_field() : plain_field();
    }
    restore_row();
    finish_row();
    return true;
}

template <class>
inline bool csv_rows::start_row() {
    fields_.clear();
    if (!started_) start();
    if (skip_line_) {  // only now, so that stopping at a row of a gigabyte does not read the gigabyte
        skip_line_ = false;
        line_ += window_.skip_line() ? 1U : 0U;
    }
    window_.row = field_ = window_.cursor;
    row_line_ = line_;
    if (next_byte() >= part_.end) return false;
    return window_.cursor != window_.end || window_.more(window_.cursor, field_);
}

/// Takes a row by its marks; when that cannot be, nothing has happened.
template <class>
inline bool csv_rows::marked_row() {
    using detail::row_marks;
    auto found = take_marked();
    // Once, so that a row longer than what arrives at a time is left to those who watch the limit.
    if (found == row_marks::found::not_all && window_.more(window_.cursor, field_)) found = take_marked();
    if (found == row_marks::found::row) {
        char* const next = window_.start() + marks_.next_row();
        auto length = static_cast<std::size_t>(next - 1 - window_.row);
        if (length != 0 && next[-2] == '\r') --length;
        if (length <= row_limit_) {
            text_ = window_.start();
            window_.cursor = next;
            ++line_;
            blank_ = length == 0;
            return true;
        }
    }
    fields_.clear();
    return false;
}

template <class>
inline detail::row_marks::found csv_rows::take_marked() {
    auto const row = static_cast<std::size_t>(window_.row - window_.start());
    if (window_.moved) marks_.find(window_.start(), row, static_cast<std::size_t>(window_.end - window_.start()));
    window_.moved = false;
    return marks_.take(row, fields_);
}

template <class>
inline csv_rows::then csv_rows::plain_field() {
    // The window ends in a line feed that is not input, so that this loop need not look for the end.
    static constexpr auto ends_a_field = [] {
        std::array<bool, 256> table{};
        for (char c : {',', '\n', '\r', '"'}) table[static_cast<unsigned char>(c)] = true;
        return table;
    }();
    char* p = field_;
    for (;;) {
        while (!ends_a_field[static_cast<unsigned char>(*p)]) ++p;
        if (p != window_.end || !more(p)) break;
    }
    reach(p);
    if (p != window_.end && *p == '"') fail(p + 1, "quotes around the whole field, with quotes inside it doubled");
    auto const size = p - field_;
    auto const last = after_field(p);
    push(field_, field_ + size);
    return last;
}

template <class>
inline csv_rows::then csv_rows::quoted_field() {
    std::size_t doubled = 0;
    char* p = field_ + 1;
    for (;;) {
        auto* const quote = static_cast<char*>(std::memchr(p, '"', static_cast<std::size_t>(window_.end - p)));
        char* const stop = quote == nullptr ? window_.end : quote;
        line_ += static_cast<std::uint64_t>(std::count(p, stop, '\n'));
        p = stop;
        if (quote == nullptr) {
            if (!more(p))
                fail(window_.end, "a closing quote for the one opened on line " + std::to_string(field_line_));
            continue;
        }
        ++p;
        if (p == window_.end) static_cast<void>(more(p));
        if (p == window_.end || *p != '"') break;
        ++doubled;
        ++p;
    }
    reach(p);
    auto const size = p - field_;
    auto const last = after_field(p);
    char* end = field_ + size - 1;
    if (doubled != 0) {  // every quote that is left inside stands for one of a pair
        char* to = field_ + 1;
        for (char const* from = to; from != end; ++from) {
            *to++ = *from;
            if (*from == '"') ++from;
        }
        end = to;
    }
    push(field_ + 1, end);
    return last;
}

/// Takes the comma, line break or end of input at p.
template <class>
inline csv_rows::then csv_rows::after_field(char* p) {
    if (p == window_.end) {
        window_.cursor = p;
        return then::end_of_row;
    }
    if (*p == ',') {
        window_.cursor = p + 1;
        return then::another_field;
    }
    if (*p == '\r') {
        ++p;
        if (p == window_.end && !window_.more(p, field_)) {
            window_.cursor = p;
            return then::end_of_row;
        }
        if (*p != '\n') fail(p, "lines that end in CRLF or LF; a carriage return stands alone (in a spreadsheet: save as \"CSV UTF-8\")");
    }
    if (*p != '\n')
        fail(p + 1, (delimiter() == ',' ? "a comma" : "'" + detail::shown_text(std::string(1, delimiter())) + "'") +
                        " or the end of the line after the closing quote");
    window_.cursor = p + 1;
    ++line_;
    return then::end_of_row;
}

template <class>
inline void csv_rows::finish_row() {
    text_ = window_.row;
    char const* end = window_.cursor;
    if (end[-1] == '\n') --end;
    if (end != window_.row && end[-1] == '\r') --end;
    auto const length = static_cast<std::size_t>(end - window_.row);
    blank_ = length == 0;
    if (length > row_limit_)
        throw input_error({place(size() - 1), detail::shown_text((*this)[size() - 1]), short_row()});
    if (detail::is_ascii(window_.row, length)) return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (!detail::is_utf8((*this)[i]))
            throw input_error({place(i), detail::shown_text((*this)[i]), std::string(window_.source().expected())});
}

/// The row is broken at the field in hand, up to text_end; reading goes on at the line after the field's first.
template <class>
inline void csv_rows::fail(char const* text_end, std::string expected) {
    std::string found(field_, std::min(static_cast<std::size_t>(text_end - field_), detail::shown_bytes + 1));
    if (delimiter() != ',') window_.exchange(found.data(), found.data() + found.size());
    auto const text = detail::shown_text(found);
    window_.cursor = field_;
    line_ = field_line_;
    skip_line_ = true;
    throw input_error({place(fields_.size()), text, std::move(expected)});
}

template <class>
inline void csv_rows::too_long() {
    auto const here = window_.row + row_limit_ + 2;  // the text shown must not depend on how much has arrived
    fail(std::min<char const*>(std::max<char const*>(here, field_), field_ + detail::shown_bytes + 1), short_row());
}

}  // namespace pbo

#endif
