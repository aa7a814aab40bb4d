// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_TABLE_TEXT_HPP
#define PBO_READ_DETAIL_TABLE_TEXT_HPP

// A published table as texts in memory: its rows are looked at more than once (is it a total, is it there twice, what
// tells the two apart), and may stand across the page.  A bad row stops the reading or goes to the rejects, as the
// options say.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/cell_meanings.hpp>
#include <pbo/read/detail/read_cell.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/read/read_remarks.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class table_text {
public:
    struct row {
        std::uint64_t line;
        std::vector<std::string> cells;
    };

    template <class = detail::when_called>
    table_text(headed_rows rows, bool across) : how_(rows.options().on_bad_row), across_(across) {
        header_ = rows.header();
        meanings_ = rows.meanings();
        while (rows.next()) {
            if (rows_.size() >= rows.options().key_limit)
                throw input_error({{rows.summary().source, rows.line(), {}},
                                   {},
                                   "at most " + in_thousands(rows.options().key_limit) +
                                       " rows, for a published table is kept whole; leave out those that are not needed "
                                       "(where COLUMN=VALUE)"});
            row one{rows.line(), {}};
            for (std::size_t i = 0; i < header_.size(); ++i)
                one.cells.emplace_back(meanings_.value(i, trimmed(rows[i])));
            rows_.push_back(std::move(one));
        }
        summary_ = rows.summary();
        source_ = rows.summary().source;
        header_line_ = rows.header_line();
        if (across) turn();
    }

    [[nodiscard]] std::string const& source() const noexcept { return source_; }
    [[nodiscard]] std::vector<std::string> const& header() const noexcept { return header_; }
    [[nodiscard]] std::vector<row> const& rows() const noexcept { return rows_; }
    [[nodiscard]] std::string const& cell(std::size_t r, std::size_t column) const { return rows_[r].cells[column]; }
    [[nodiscard]] read_summary& summary() noexcept { return summary_; }
    [[nodiscard]] read_summary const& summary() const noexcept { return summary_; }

    template <class = detail::when_called>
    [[nodiscard]] input_place place(std::size_t r, std::size_t column) const {
        if (across_) return {source_, lines_[column], rows_[r].cells[0]};
        return {source_, rows_[r].line, header_[column]};
    }
    template <class = detail::when_called>
    [[nodiscard]] input_place place(std::size_t r) const {
        return across_ ? place(r, 0) : input_place{source_, rows_[r].line, {}};
    }

    /// The column with this heading, letter by letter or else but for capitals and blanks; #3 is the third.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        if (name.empty()) return std::nullopt;
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (header_[i] == name) return i;
        if (auto const number = column_number(name); number != 0 && number <= header_.size()) return number - 1;
        auto const meant = folded(name);
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (folded(header_[i]) == meant) return i;
        return std::nullopt;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::optional<std::size_t> first_of(std::initializer_list<std::string_view> names) const {
        for (auto name : names)
            if (auto const at = find(name)) return at;
        return std::nullopt;
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t column(std::string_view name) const {
        if (auto const at = find(name)) return *at;
        std::string found;
        constexpr std::size_t most = 60;
        for (std::size_t i = 0; i < std::min(header_.size(), most); ++i)
            found += (i == 0 ? "'" : ", '") + shown_text(header_[i]) + "'";
        if (header_.size() > most) found += " and " + std::to_string(header_.size() - most) + " more";
        throw input_error({{source_, across_ ? 0U : header_line_, {}},
                           {},
                           std::string("the ") + (across_ ? "row '" : "column '") + shown_text(name) + "'; the " +
                               (across_ ? "rows" : "columns") + " found are " + found});
    }

    /// Why there is no figure where a text stands for that by the reader's own word.
    template <class = detail::when_called>
    [[nodiscard]] std::optional<absence> stand_in(std::string_view text) const { return meanings_.stand_in(text); }
    /// What stands beside a figure is said in the notes.
    template <class = detail::when_called>
    void note_flags_of(std::string_view text) { note_flags(flags_, text); }
    /// The notes of the reader, and those on flags.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> notes() const {
        auto all = summary_.notes;
        for (auto& note : flags_.notes()) all.push_back(std::move(note));
        return all;
    }

    /// Throws the problem, or puts it with the rejects: the row is then no longer kept.
    template <class = detail::when_called>
    void refuse(input_problem problem) {
        if (how_ == bad_row::stop) throw input_error(std::move(problem));
        --summary_.counts.kept;
        ++summary_.counts.rejected;
        summary_.rejects.push_back(std::move(problem));
    }
    /// A row that was kept does not have what is asked for.
    template <class = detail::when_called>
    void filter_out() {
        --summary_.counts.kept;
        ++summary_.counts.filtered;
    }

private:
    /// Rows become columns: the first cell of a row is its heading, and the file's headings are the first column.
    template <class = detail::when_called>
    void turn() {
        std::vector<row> turned;
        std::vector<std::string> headings{header_.empty() ? std::string() : header_[0]};
        lines_ = {header_line_};
        for (auto const& r : rows_) {
            headings.push_back(r.cells.empty() ? std::string() : r.cells[0]);
            lines_.push_back(r.line);
        }
        for (std::size_t c = 1; c < header_.size(); ++c) {
            if (header_[c].empty() &&
                std::all_of(rows_.begin(), rows_.end(), [c](row const& r) { return r.cells[c].empty(); }))
                continue;
            row one{c + 1, {header_[c]}};
            for (auto const& r : rows_) one.cells.push_back(r.cells[c]);
            turned.push_back(std::move(one));
        }
        header_ = std::move(headings);
        rows_ = std::move(turned);
        summary_.counts = {.rows = rows_.size(), .kept = rows_.size(), .filtered = 0, .rejected = 0, .blank_lines = 0};
    }

    std::string source_;
    std::vector<std::string> header_;
    std::vector<row> rows_;
    cell_meanings meanings_;
    read_remarks flags_;
    std::uint64_t header_line_ = 1;
    std::vector<std::uint64_t> lines_;  ///< of the columns, where they are rows of the file
    read_summary summary_;
    bad_row how_;
    bool across_;
};

}  // namespace pbo::detail

#endif
