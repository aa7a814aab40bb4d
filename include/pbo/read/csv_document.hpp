// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_CSV_DOCUMENT_HPP
#define PBO_READ_CSV_DOCUMENT_HPP

// What does a file say whose columns are known only when the program runs?  All its rows as texts, by column name, each
// cell readable as a value with an error that knows its place:
//
//     auto const document = pbo::read_columns("ascof.csv", {"ons_code", "numerator"}, {.where = {{"level",
//     "Council"}}}); for (std::size_t row = 0; row < document.size(); ++row)
//         use(document.text(row, "ons_code"), document.value<pbo::figure<std::uint64_t>>(row, "numerator"));
//
// A program that knows its record type but not the file's headings needs only read_records with a column map.
// Options and errors are those of headed_rows.hpp.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/detail/row_reader.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {
struct read_columns_function;
struct read_document_function;
}  // namespace detail

class csv_document : public read_summary {
public:
    csv_document() = default;
    [[nodiscard]] std::vector<std::string> const& header() const noexcept { return names_; }
    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    [[nodiscard]] std::uint64_t line(std::size_t row) const { return texts_.line(row); }
    /// The position of a column; throws std::out_of_range for one that was not asked for.
    template <class = detail::when_called>
    [[nodiscard]] std::size_t column(std::string_view name) const {
        auto const at = std::find(names_.begin(), names_.end(), name);
        if (at == names_.end())
            throw std::out_of_range("pbo::csv_document: there is no column " + detail::in_quotes(name));
        return static_cast<std::size_t>(at - names_.begin());
    }

    template <class = detail::when_called>
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const {
        if (row >= size() || column >= names_.size())
            throw std::out_of_range("pbo::csv_document: row " + std::to_string(row) + ", column " +
                                    std::to_string(column));
        return texts_[row * names_.size() + column];
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string_view text(std::size_t row, std::string_view name) const {
        return text(row, column(name));
    }

    /// The cell as a T; throws input_error, with its place, when it is not one.
    template <has_text_form T>
    [[nodiscard]] T value(std::size_t row, std::size_t column) const {
        auto const cell = text(row, column);
        T result{};
        if (auto expected = detail::read_cell<T>(cell, result))
            throw input_error({{source, line(row), headings_[column]}, detail::shown_text(cell), std::move(*expected)});
        return result;
    }
    template <has_text_form T>
    [[nodiscard]] T value(std::size_t row, std::string_view name) const {
        return value<T>(row, column(name));
    }

private:
    friend struct detail::read_columns_function;
    friend struct detail::read_document_function;

    /// Keeps the named columns of a file's rows, in the order named; names are ours, as in the column map.
    template <chunk_runner Runner>
    csv_document(Runner const& runner, detail::file_parts<detail::row_reader>& parts, std::vector<std::string> names)
        : names_(std::move(names)) {
        auto const& rows = parts.rows();
        std::vector<std::size_t> positions;
        std::vector<std::string_view> missing;
        for (auto const& name : names_) {
            headings_.emplace_back(rows.heading_of(name));
            auto const at = rows.find(name);
            if (at)
                positions.push_back(*at);
            else
                missing.push_back(name);
        }
        if (!missing.empty()) rows.missing(missing);
        parts.read_all(
            runner, [] { return detail::kept_texts{}; },
            [&positions](detail::kept_texts& into, headed_rows const& row) { into.add(row, positions); },
            [this](detail::kept_texts&& some, std::uint64_t before) { texts_.add(std::move(some), before); });
        static_cast<read_summary&>(*this) = rows.summary();
    }

    std::vector<std::string> names_;
    std::vector<std::string> headings_;
    detail::kept_texts texts_;
};

namespace detail {

struct read_columns_function {
    template <class = detail::when_called>
    csv_document operator()(input_source source, std::vector<std::string> names, read_options const& options = {}) const {
        return (*this)(in_sequence{}, std::move(source), std::move(names), options);
    }
    template <chunk_runner Runner>
    csv_document operator()(Runner const& runner, input_source source, std::vector<std::string> names,
                            read_options const& options = {}, std::uint64_t part = usual_part) const {
        file_parts<row_reader> parts(part, std::move(source), options,
                                     std::vector<std::string_view>(names.begin(), names.end()));
        return {runner, parts, std::move(names)};
    }
};

struct read_document_function {
    template <class = detail::when_called>
    csv_document operator()(input_source source, read_options const& options = {}) const {
        return (*this)(in_sequence{}, std::move(source), options);
    }
    template <chunk_runner Runner>
    csv_document operator()(Runner const& runner, input_source source, read_options const& options = {},
                            std::uint64_t part = usual_part) const {
        file_parts<row_reader> parts(part, std::move(source), options);
        auto const& rows = parts.rows();
        std::vector<std::string> names;
        for (auto const& heading : rows.header()) {
            if (heading.empty()) continue;
            auto const ours = std::find_if(options.columns.begin(), options.columns.end(),
                                           [&](auto const& pair) { return pair.second == heading; });
            auto const& name = ours == options.columns.end() ? heading : ours->first;
            if (rows.heading_of(name) == heading)
                names.push_back(name);  // else the map gives the name to another column
        }
        return {runner, parts, std::move(names)};
    }
};

}  // namespace detail

/// read_columns(source, names, options = {}): the named columns.  Here and below, with a chunk runner first a file is read
/// in parts (part = 16 MiB, a last argument), by threads{n} for instance: the same document.
inline constexpr detail::read_columns_function read_columns{};
/// read_document(source, options = {}): every column that has a heading, under our names for them.
inline constexpr detail::read_document_function read_document{};

}  // namespace pbo

#endif
