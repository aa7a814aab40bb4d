// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_READ_OPTIONS_HPP
#define PBO_READ_READ_OPTIONS_HPP

// How should a file be read, and what became of its rows?
//
//     pbo::read_options{.where = {{"level", "Council"}}, .columns = {{"people", "numerator"}},
//                       .on_bad_row = pbo::bad_row::collect}
//
// Every data row ends in one of three ways, and the counts say which: kept, filtered out, or rejected with its reason.

#include <pbo/core/detail/plain.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/read/csv_rows.hpp>
#include <pbo/read/read_remarks.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// Keeps the rows whose cell has exactly this text, the blanks round it left out, or all but those.
struct column_filter {
    std::string column;
    std::string value;
    bool excludes = false;  ///< keeps the rows whose cell has another text

    /// From "COLUMN=VALUE" or "COLUMN!=VALUE"; throws std::invalid_argument without a column or an equals sign.
    template <class = detail::when_called>
    [[nodiscard]] static column_filter parse(std::string_view text) {
        auto const equals = text.find('=');
        bool const excludes = equals != std::string_view::npos && equals != 0 && text[equals - 1] == '!';
        auto const column = text.substr(0, equals == std::string_view::npos ? 0 : equals - (excludes ? 1 : 0));
        if (column.empty())
            throw std::invalid_argument("pbo::column_filter: " + detail::in_quotes(text) + " is neither COLUMN=VALUE nor COLUMN!=VALUE");
        return {std::string(column), std::string(text.substr(equals + 1)), excludes};
    }
    template <class = detail::when_called>
    [[nodiscard]] bool keeps(std::string_view cell) const { return (cell == value) != excludes; }
    /// As it is asked for: level=Council, council!=Total.
    template <class = detail::when_called>
    [[nodiscard]] std::string text() const { return column + (excludes ? "!=" : "=") + value; }
    friend bool operator==(column_filter const&, column_filter const&) = default;
};

enum class bad_row {
    stop,    ///< the first bad row throws input_error
    collect  ///< bad rows are kept with their reasons beside the good ones
};

/// In this column (our name for it, or its heading), this text means that value; a value of "" is missing.
struct value_map {
    std::string column;
    std::string text;  ///< compared as folded() has it
    std::string value;

    /// From "COL:TEXT=VALUE"; throws std::invalid_argument without a column, a colon or an equals sign.
    template <class = detail::when_called>
    [[nodiscard]] static value_map parse(std::string_view text) {
        auto const colon = text.find(':');
        auto const equals = text.rfind('=');
        if (colon == std::string_view::npos || colon == 0 || equals == std::string_view::npos || equals < colon)
            throw std::invalid_argument("pbo::value_map: " + detail::in_quotes(text) + " is not COLUMN:TEXT=VALUE");
        return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1, equals - colon - 1)),
                std::string(text.substr(equals + 1))};
    }
    friend bool operator==(value_map const&, value_map const&) = default;
};

struct read_options {
    std::vector<column_filter> where{};            ///< all of them must hold
    std::map<std::string, std::string>
        columns{};  ///< our column's name -> the file's heading for it, or #3 for the third
    bad_row on_bad_row = bad_row::stop;
    bool allow_no_rows = false;  ///< a file without a row to keep is otherwise an error
    csv_options csv{};           ///< the row limit, the delimiter, the encoding
    std::size_t key_limit = most_keys;  ///< rows that are kept of a published table, keys of a long file
    std::size_t identifier_limit = most_identifiers;  ///< of people who may be there once
    std::uint64_t header_line = 0;       ///< the line of the headings; 0: the first row that has the columns asked for
    std::vector<std::string> missing{};  ///< texts that stand for "not available", beside those known
    std::vector<std::string> suppressed{};  ///< texts that stand for "suppressed", beside those known
    std::vector<value_map> maps{};          ///< other words for the values of a column
    std::vector<std::string>
        figures{};  ///< a row of one text without any of these columns' figures is a heading or a note
    /// Columns, by our names, that must be there although the records can do without; of several beside one another, one.
    std::vector<std::vector<std::string>> needed{};
};

/// rows = kept + filtered + rejected.  A line with nothing on it is not a row, unless the file has only one column, and
/// nor is a row of nothing but commas, a heading among the rows, or a footnote: those are left out and told in the
/// notes.
struct read_counts {
    std::uint64_t rows = 0;
    std::uint64_t kept = 0;
    std::uint64_t filtered = 0;
    std::uint64_t rejected = 0;
    std::uint64_t blank_lines = 0;
    std::uint64_t left_out = 0;

    friend bool operator==(read_counts const&, read_counts const&) = default;
    template <class = detail::when_called>
    friend std::ostream& operator<<(std::ostream& out, read_counts const& c) {
        return out << detail::plain(c.rows) << " rows read, " << detail::plain(c.kept) << " kept, "
                   << detail::plain(c.filtered) << " filtered out, " << detail::plain(c.rejected)
                   << " rejected";
    }
};

/// What reading says besides the records themselves.
struct read_summary {
    std::string source;
    read_counts counts;
    std::vector<input_problem> rejects;  ///< one a rejected row, in the file's order
    std::string data_kind;               ///< what the first row's column data_kind says, if anything: "synthetic"
    std::vector<std::string> absent_columns;  ///< those that the records have and the file does not
    read_remarks remarks;                ///< what was left out, and taken for something else than it seems
    std::vector<std::string> notes;      ///< the same in sentences, with what was found without being told
};

}  // namespace pbo

#endif
