// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_TEXTS_OF_FILE_HPP
#define PBO_EXAMPLES_SUPPORT_TEXTS_OF_FILE_HPP

// Any columns of a file, read once and by threads, from a pipe too, of which no row is kept.  Records are made where
// parts are put together, in the file's order, so that what is to be known of the whole (which spelling came first) is
// known then.

#include <pbo/core/errors.hpp>
#include <pbo/read/detail/each_once.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/read_cell.hpp>
#include <pbo/read/detail/row_reader.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/table_read.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace examples {

/// One row's texts of the columns that were asked for.
template <class Text>
class row_of_texts {
public:
    row_of_texts(pbo::headed_rows const& rows, std::uint64_t line, std::vector<std::string> const& columns,
                 Text const& text)
        : rows_(rows), line_(line), columns_(columns), text_(text) {}

    [[nodiscard]] std::string_view operator[](std::string const& column) const {
        auto const at = std::find(columns_.begin(), columns_.end(), column);
        return at == columns_.end() ? std::string_view() : text_(static_cast<std::size_t>(at - columns_.begin()));
    }
    [[noreturn]] void refuse(std::string const& column, std::string_view found, std::string expected) const {
        throw pbo::input_error({{rows_.summary().source, line_, std::string(rows_.heading_of(column))},
                                pbo::detail::shown_text(found),
                                std::move(expected)});
    }
    /// The cell as a T that is at least 0, or above 0.
    template <class T>
    [[nodiscard]] T number(std::string const& column, bool above_zero = false) const {
        T value{};
        if (auto expected = pbo::detail::read_cell((*this)[column], value))
            refuse(column, (*this)[column], std::move(*expected));
        if (value < T{} || (above_zero && value == T{}))
            refuse(column, (*this)[column], above_zero ? "a number above 0" : "a number of at least 0");
        return value;
    }

private:
    pbo::headed_rows const& rows_;
    std::uint64_t line_;
    std::vector<std::string> const& columns_;
    Text const& text_;
};

/// record_of(row_of_texts) makes a record, which visit(state, record) counts: the loop of a source (count/source.hpp).  Columns must be
/// in the file; of those of `beside` that are not, the texts are empty.  A row that record_of refuses is an error, or a reject where
/// `how` collects them: record_of counts nothing before it has read all of a row.  `unique` is a column of identifiers, each of which may
/// appear once, or empty.
template <class Runner, class RecordOf, class Fresh, class Visit, class Merge>
[[nodiscard]] pbo::files_read read_texts(Runner const& runner, pbo::input_source file, pbo::read_options const& how,
                                         std::vector<std::string> columns, std::vector<std::string> const& beside,
                                         std::string const& unique, RecordOf const& record_of, Fresh const& fresh, Visit const& visit, Merge& merge) {
    if (!unique.empty() && std::find(columns.begin(), columns.end(), unique) == columns.end()) columns.push_back(unique);
    auto names = columns;
    pbo::detail::identifier_lines lines;
    auto const positions = [&](pbo::headed_rows const& rows) {
        std::vector<std::size_t> at;
        std::vector<std::string_view> missing;
        for (auto const& name : columns) {
            if (auto const found = rows.find(name))
                at.push_back(*found);
            else
                missing.push_back(name);
        }
        if (!missing.empty()) rows.missing(missing);
        for (auto const& name : beside)
            if (auto const found = rows.find(name)) {
                at.push_back(*found);
                names.push_back(name);
            }
        return at;
    };
    auto const count = [&](pbo::headed_rows& rows, std::uint64_t line, auto const& text, auto& state) {
        using record = std::decay_t<decltype(record_of(row_of_texts(rows, line, names, text)))>;
        row_of_texts const row(rows, line, names, text);
        pbo::detail::identifiers_seen seen(rows, lines, unique);
        std::string const identifier(unique.empty() ? std::string_view() : row[unique]);
        if (!unique.empty() && !seen.is_new(identifier, identifier, line)) return;
        std::optional<record> one;
        try {
            one = record_of(row);
        } catch (pbo::input_error const& e) {
            seen.forget(identifier);
            rows.refuse(e.problem());
            return;
        }
        visit(state, *one);
    };
    // What a part refuses by itself comes before what is refused of its texts.
    auto const in_order = [](pbo::read_summary read) {
        std::stable_sort(read.rejects.begin(), read.rejects.end(),
                         [](auto const& a, auto const& b) { return a.place.line < b.place.line; });
        return read;
    };
    std::vector<std::string_view> const wanted(columns.begin(), columns.end());
    if (file.size()) {
        constexpr auto part = pbo::usual_part / 16;  // texts wait until their part's turn comes, so that parts are short
        pbo::detail::file_parts<pbo::detail::row_reader> parts(part, std::move(file), how, wanted);
        auto const at = positions(parts.rows());
        parts.read_all(
            runner, [] { return pbo::detail::kept_texts{}; },
            [&at](pbo::detail::kept_texts& to, pbo::headed_rows const& row) { to.add(row, at); },
            [&](pbo::detail::kept_texts&& some, std::uint64_t before) {
                auto state = fresh();
                for (std::size_t row = 0; row < some.size(); ++row)
                    count(parts.rows(), before + some.line(row), [&](std::size_t i) { return some[row * at.size() + i]; }, state);
                merge(std::move(state));
            });
        return {{in_order(parts.rows().summary())}};
    }
    pbo::detail::row_reader reader(std::move(file), how, wanted);  // a pipe is read row by row
    auto const at = positions(reader.rows());
    auto state = fresh();
    reader.read([&](pbo::headed_rows const& row) {
        count(reader.rows(), row.line(), [&](std::size_t i) { return row.text(at[i]); }, state);
    });
    merge(std::move(state));
    return {{in_order(reader.rows().summary())}};
}

}  // namespace examples

#endif
