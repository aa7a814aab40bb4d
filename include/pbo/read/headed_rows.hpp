// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_HEADED_ROWS_HPP
#define PBO_READ_HEADED_ROWS_HPP

// What are the rows of a file that starts with a header?  Rows as in csv_rows.hpp, each with as many fields as the
// header has, their columns found by name in any order, and those kept that the filters ask for.
//
//     pbo::headed_rows rows("visits.csv", {.where = {{"region", "London"}}});
//     auto const people = rows.column("people");
//     while (rows.next()) use(rows[people]);
//
// Throws input_error for an empty file, a heading that is there twice (headings may be empty, and then are no column),
// a missing column (naming those found), a ragged row.  With bad_row::collect, the bad row goes to the rejects.

#include <pbo/core/errors.hpp>
#include <pbo/read/csv_rows.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/input_source.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

class headed_rows {
public:
    explicit headed_rows(input_source source, read_options options = {})
        : rows_(std::move(source), options.csv), options_(std::move(options)) {
        summary_.source = rows_.source();
        if (!rows_.next()) throw input_error({{rows_.source(), 0, {}}, {}, "a header row; the file is empty"});
        for (std::size_t i = 0; i < rows_.size(); ++i) header_.emplace_back(rows_[i]);
        std::map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (auto const [at, is_new] = first.emplace(header_[i], i); !is_new && !header_[i].empty())
                fail(detail::shown_text(header_[i]), "every column once; it is column " +
                                                         std::to_string(at->second + 1) + " and column " +
                                                         std::to_string(i + 1));
        rows_.name_columns(header_);
        kind_at_ = find("data_kind");
        for (auto const& f : options_.where) filters_.push_back({column(f.column), f});
    }

    /// The rows of a part of the file whose header another has read; having none to keep is no error there.
    headed_rows(headed_rows const& whole, input_source part_of_it, csv_part part)
        : rows_(std::move(part_of_it), whole.options_.csv, part), options_(whole.options_), header_(whole.header_),
          filters_(whole.filters_), is_part_(true) {
        summary_.source = rows_.source();
        rows_.name_columns(header_);
    }
    /// Where the rows in hand end; after the header, where the data begin.
    [[nodiscard]] csv_part rest() const noexcept { return {.begin = rows_.next_byte(), .line = rows_.next_line()}; }
    /// Ends before the first row that starts at this byte or after it; having none to keep is no error then.
    void stop_at(std::uint64_t byte) noexcept {
        rows_.stop_at(byte);
        is_part_ = true;
    }
    /// Takes up what was found by those who read the parts, in their order, and what else they asked of a row.
    void add(read_summary const& part, std::string_view asked) {
        summary_.counts.rows += part.counts.rows;
        summary_.counts.kept += part.counts.kept;
        summary_.counts.filtered += part.counts.filtered;
        summary_.counts.rejected += part.counts.rejected;
        summary_.counts.blank_lines += part.counts.blank_lines;
        summary_.rejects.insert(summary_.rejects.end(), part.rejects.begin(), part.rejects.end());
        if (!asked.empty()) also_asked_ = asked;
    }
    /// All parts are there: a file that had no row to keep is an error, as at the end of next().
    void conclude() {
        is_part_ = false;
        try {
            finish();
        } catch (input_error const& e) {
            if (e.problem().place.line == 0) throw;
            ++summary_.counts.rows;
            reject(e.problem());
        }
    }

    [[nodiscard]] std::vector<std::string> const& header() const noexcept { return header_; }

    /// The heading that the options give to our name for a column: the name itself unless the column map has it.
    [[nodiscard]] std::string_view heading_of(std::string_view name) const {
        auto const mapped = options_.columns.find(std::string(name));
        return mapped == options_.columns.end() ? name : std::string_view(mapped->second);
    }
    /// The position of a column, by our name for it; nothing when the file does not have it.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        auto const heading = heading_of(name);
        auto const at = std::find(header_.begin(), header_.end(), heading);
        if (at == header_.end() || heading.empty()) return std::nullopt;
        return static_cast<std::size_t>(at - header_.begin());
    }
    /// The same, but a file that does not have it is an input_error which lists the columns found.
    [[nodiscard]] std::size_t column(std::string_view name) const {
        if (auto const at = find(name)) return *at;
        missing({name});
    }
    /// Throws input_error for columns, by our names, that the file should have and does not.
    [[noreturn]] void missing(std::vector<std::string_view> const& names) const {
        std::string expected = names.size() == 1 ? "the column " : "the columns ";
        for (auto const& name : names) {
            if (&name != &names.front()) expected += ", ";
            expected += "'" + detail::shown_text(heading_of(name)) + "'";
            if (heading_of(name) != name) expected += " (for '" + std::string(name) + "')";
        }
        constexpr std::size_t most = 60;
        expected += "; the columns found are ";
        for (std::size_t i = 0; i < std::min(header_.size(), most); ++i)
            expected += (i == 0 ? "'" : ", '") + detail::shown_text(header_[i]) + "'";
        if (header_.size() > most) expected += " and " + std::to_string(header_.size() - most) + " more";
        fail({}, std::move(expected));
    }

    /// Goes to the next row that the filters keep; false at the end, where a file that had none to keep is an error.
    bool next() {
        for (;;) try {
                if (!rows_.next()) return finish();
                if (rows_.blank() && header_.size() > 1) {
                    ++summary_.counts.blank_lines;
                    continue;
                }
                ++summary_.counts.rows;
                if (rows_.size() != header_.size()) {
                    --summary_.counts.rows;  // reject() counts it again
                    throw input_error({{rows_.source(), rows_.line(), {}},
                                       std::to_string(rows_.size()) + (rows_.size() == 1 ? " field" : " fields"),
                                       std::to_string(header_.size()) + " fields, as in the header"});
                }
                if (kind_at_) {
                    summary_.data_kind = rows_[*kind_at_];
                    kind_at_.reset();
                }
                if (passes()) {
                    ++summary_.counts.kept;
                    return true;
                }
                ++summary_.counts.filtered;
            } catch (input_error const& e) {
                if (e.problem().place.line == 0) throw;  // the input itself failed: there is nothing to go on with
                ++summary_.counts.rows;
                reject(e.problem());
            }
    }
    /// Takes back a row that next() kept, because it does not have what is asked for ("role=user").
    void filter_out(std::string_view asked) {
        --summary_.counts.kept;
        ++summary_.counts.filtered;
        also_asked_ = asked;
    }
    /// What filter_out was told last; empty when all rows had it.
    [[nodiscard]] std::string const& also_asked() const noexcept { return also_asked_; }
    /// Takes back a row that next() kept, because it is bad: throws the problem, or puts it with the rejects.
    void refuse(input_problem problem) {
        --summary_.counts.kept;
        reject(std::move(problem));
    }

    [[nodiscard]] std::string_view operator[](std::size_t column) const noexcept { return rows_[column]; }
    [[nodiscard]] detail::row_fields fields() const noexcept { return rows_.fields(); }
    [[nodiscard]] std::uint64_t line() const noexcept { return rows_.line(); }
    [[nodiscard]] input_place place(std::size_t column) const { return rows_.place(column); }
    [[nodiscard]] input_place place() const { return {rows_.source(), rows_.line(), {}}; }
    [[nodiscard]] read_options const& options() const noexcept { return options_; }
    [[nodiscard]] read_summary const& summary() const noexcept { return summary_; }

private:
    struct filter {
        std::size_t column;
        column_filter asked;
    };

    [[nodiscard]] bool passes() const {
        return std::all_of(filters_.begin(), filters_.end(),
                           [this](filter const& f) { return f.asked.keeps(rows_[f.column]); });
    }
    void reject(input_problem problem) {
        if (options_.on_bad_row == bad_row::stop) throw input_error(std::move(problem));
        ++summary_.counts.rejected;
        summary_.rejects.push_back(std::move(problem));
    }
    bool finish() const {
        auto const& c = summary_.counts;
        if (is_part_ || options_.allow_no_rows || c.kept + c.rejected != 0) return false;
        if (c.rows == 0) fail({}, "at least one row below the header; the file has none");
        std::string asked;
        for (auto const& f : options_.where) asked += (asked.empty() ? "" : " and ") + f.text();
        if (!also_asked_.empty()) asked += (asked.empty() ? "" : " and ") + also_asked_;
        throw input_error({{rows_.source(), 0, {}},
                           {},
                           "at least one row with " + asked + "; none of the " + std::to_string(c.rows) + " has it"});
    }
    [[noreturn]] void fail(std::string text, std::string expected) const {
        throw input_error({{rows_.source(), 1, {}}, std::move(text), std::move(expected)});
    }

    csv_rows rows_;
    read_options options_;
    std::vector<std::string> header_;
    std::vector<filter> filters_;
    std::string also_asked_;
    std::optional<std::size_t> kind_at_;  // until the first row has been read
    bool is_part_ = false;
    read_summary summary_;
};

}  // namespace pbo

#endif
