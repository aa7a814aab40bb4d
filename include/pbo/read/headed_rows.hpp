// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_HEADED_ROWS_HPP
#define PBO_READ_HEADED_ROWS_HPP

// What are the rows of a table in a file?  Rows as in csv_rows.hpp, each with as many fields as there are headings,
// their columns found by name in any order, and those kept that the filters ask for.
//
//     pbo::headed_rows rows("visits.csv", {.where = {{"region", "London"}}}, {"people", "area"});
//     auto const people = rows.column("people");
//     while (rows.next()) use(rows[people], rows.value<pbo::figure<std::uint64_t>>(people));
//
// The headings are the first row that has the columns asked for (the third argument, with those of the filters), or the
// first of all where none are; detail/table_start.hpp says how they and the delimiter are found.  Rows of nothing but
// commas, headings among the rows and footnotes are left out.  All that was found or left out without being told is
// said in summary().notes.
//
// Throws input_error for an empty file, a heading that appears twice (headings may be empty, and then are no column),
// a missing column (naming those found, and slips), a ragged row.  With bad_row::collect, the bad row goes to the rejects.

#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/csv_rows.hpp>
#include <pbo/read/detail/cell_meanings.hpp>
#include <pbo/read/detail/read_cell.hpp>
#include <pbo/read/detail/rows_aside.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/detail/table_start.hpp>
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
    template <class = detail::when_called>
    explicit headed_rows(input_source source, read_options options = {},
                         std::vector<std::string_view> const& asked = {})
        : rows_(std::move(source), without_delimiter(options.csv)), options_(std::move(options)) {
        summary_.source = rows_.source();
        auto const start = find_start(asked);
        rows_.skip(start.heading.begin, start.heading.line);
        if (!rows_.next()) throw input_error({{rows_.source(), 0, {}}, {}, "a header row; the file is empty"});
        header_line_ = rows_.line();
        for (std::size_t i = 0; i < rows_.size(); ++i) header_.emplace_back(detail::trimmed(rows_[i]));
        if (!start.groups.empty()) header_ = detail::names_on_two_rows(start.groups, header_);
        std::map<std::string_view, std::size_t> first;
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (auto const [at, is_new] = first.emplace(header_[i], i); !is_new && !header_[i].empty()) {
                if (!start.found && header_line_ > 1) require(asked);  // the row that comes nearest is none of headings
                fail(detail::shown_text(header_[i]),
                     "every column once; it is column " + std::to_string(at->second + 1) + " and column " + std::to_string(i + 1));
            }
        rows_.name_columns(header_);
        kind_at_ = find("data_kind");
        for (auto const& f : options_.where) filters_.push_back({column(f.column), f});
        for (auto const& name : options_.figures) figures_.push_back(column(name));
        for (auto const& one_of : options_.needed)
            if (std::none_of(one_of.begin(), one_of.end(), [this](std::string_view name) { return find(name).has_value(); }))
                missing({one_of.begin(), one_of.end()}, true);
        for (auto const& text : options_.missing) meanings_.stands_for(text, absence::not_available);
        for (auto const& text : options_.suppressed) meanings_.stands_for(text, absence::suppressed);
        for (auto const& map : options_.maps) meanings_.means(column(map.column), map.text, map.value);
    }

    /// The rows of a part of the file whose header another has read; having none to keep is no error there.
    template <class = detail::when_called>
    headed_rows(headed_rows const& whole, input_source part_of_it, csv_part part)
        : rows_(std::move(part_of_it), whole.options_.csv, part),
          options_(whole.options_),
          header_(whole.header_),
          header_line_(whole.header_line_),
          filters_(whole.filters_),
          figures_(whole.figures_),
          meanings_(whole.meanings_),
          is_part_(true) {
        summary_.source = rows_.source();
        rows_.name_columns(header_);
    }
    /// Whether parts of the file can be read by themselves.
    [[nodiscard]] bool can_be_cut() const noexcept { return rows_.can_be_cut(); }
    /// Where the rows in hand end; after the header, where the data begin.
    [[nodiscard]] csv_part rest() const noexcept { return {.begin = rows_.next_byte(), .line = rows_.next_line()}; }
    /// Ends before the first row that starts at this byte or after it; having none to keep is no error then.
    void stop_at(std::uint64_t byte) noexcept {
        rows_.stop_at(byte);
        is_part_ = true;
    }
    /// Takes up what was found by those who read the parts, in their order, and what else they asked of a row.
    template <class = detail::when_called> void add(read_summary const& part, std::string_view asked) {
        summary_.counts.rows += part.counts.rows;
        summary_.counts.kept += part.counts.kept;
        summary_.counts.filtered += part.counts.filtered;
        summary_.counts.rejected += part.counts.rejected;
        summary_.counts.blank_lines += part.counts.blank_lines;
        summary_.counts.left_out += part.counts.left_out;
        summary_.remarks.add(part.remarks);
        summary_.rejects.insert(summary_.rejects.end(), part.rejects.begin(), part.rejects.end());
        if (!asked.empty()) also_asked_ = asked;
    }
    /// All parts are there: a file that had no row to keep is an error, as at the end of next().
    template <class = detail::when_called> void conclude() {
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
        if (options_.columns.empty()) return name;
        auto const mapped = options_.columns.find(std::string(name));
        return mapped == options_.columns.end() ? name : std::string_view(mapped->second);
    }
    /// The position of a column, by our name for it; nothing when the file does not have it.  A heading that differs by
    /// capitals or blanks alone is the column, unless two do; #3 is the third column, whatever its heading.
    template <class = detail::when_called> [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
        auto const heading = heading_of(name);
        if (heading.empty()) return std::nullopt;
        auto const at = std::find(header_.begin(), header_.end(), heading);
        if (at != header_.end()) return static_cast<std::size_t>(at - header_.begin());
        if (auto const number = detail::column_number(heading); number != 0 && number <= header_.size()) return number - 1;
        std::optional<std::size_t> found;
        auto const meant = folded(heading);
        for (std::size_t i = 0; i < header_.size(); ++i)
            if (folded(header_[i]) == meant) {
                if (found) return std::nullopt;
                found = i;
            }
        return found;
    }
    /// The same, but a file that does not have it is an input_error which lists the columns found.
    template <class = detail::when_called> [[nodiscard]] std::size_t column(std::string_view name) const {
        if (auto const at = find(name)) return *at;
        missing({name});
    }
    /// Throws input_error for columns, by our names, that the file should have and does not, or of which it should have one.
    [[noreturn]] void missing(std::vector<std::string_view> const& names, bool one_of_them = false) const {
        std::string slips, expected = names.size() == 1 ? "the column " : one_of_them ? "one of the columns " : "the columns ";
        for (auto const& name : names) {
            if (&name != &names.front()) expected += ", ";
            expected += "'" + detail::shown_text(heading_of(name)) + "'";
            if (heading_of(name) != name) expected += " (for " + detail::in_quotes(name) + ")";
        }
        for (auto const& name : names) slips += detail::under_groups(header_, heading_of(name));
        for (auto const& [at, name] : misspelt(names, {}))
            slips += "; '" + detail::shown_text(header_[at]) + "' may be " + detail::in_quotes(name) + " with a typing error";
        constexpr std::size_t most = 60;
        expected += slips + "; the columns found are ";
        for (std::size_t i = 0; i < std::min(header_.size(), most); ++i)
            expected += (i == 0 ? "'" : ", '") + detail::shown_text(header_[i]) + "'";
        if (header_.size() > most) expected += " and " + std::to_string(header_.size() - most) + " more";
        if (header_line_ > 1)
            expected += " (no row has all the columns asked for; this one comes nearest, and --header-line names another)";
        fail({}, std::move(expected));
    }
    /// Tells that these columns may be left out and are not there; a heading that is none of those read and a slip for one is noted.
    void note_absent(std::vector<std::string_view> const& names, std::vector<std::size_t> const& read) {
        summary_.absent_columns.assign(names.begin(), names.end());
        for (auto const& [at, name] : misspelt(names, read))
            found_.push_back("The column '" + detail::shown_text(header_[at]) + "' was not read; if it is the column '" +
                             std::string(heading_of(name)) + "', its heading has a typing error.");
    }

    /// Goes to the next row that the filters keep; false at the end, where a file that had none to keep is an error.
    template <class = detail::when_called> bool next() {
        for (;;) try {
                if (!rows_.next()) return finish();
                if (rows_.blank() && header_.size() > 1) {
                    ++summary_.counts.blank_lines;
                    continue;
                }
                if (detail::is_sparse(rows_.fields(), rows_.size(), header_.size()) && is_aside()) continue;
                ++summary_.counts.rows;
                if (rows_.size() != header_.size() && !only_blanks_beyond()) {
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
    /// Takes back a row that next() kept, because it is a further line of headings.
    template <class = detail::when_called> void leave_out_heading() {
        --summary_.counts.kept;
        --summary_.counts.rows;
        ++summary_.counts.left_out;
        summary_.remarks.headings.push_back({rows_.line(), detail::first_texts(rows_.fields(), rows_.size())});
    }
    /// Takes back a row that next() kept, because it does not have what is asked for ("role=user").
    template <class = detail::when_called> void filter_out(std::string_view asked) {
        --summary_.counts.kept;
        ++summary_.counts.filtered;
        also_asked_ = asked;
    }
    /// What filter_out was told last; empty when all rows had it.
    [[nodiscard]] std::string const& also_asked() const noexcept { return also_asked_; }
    /// Takes back a row that next() kept, because it is bad: throws the problem, or puts it with the rejects.
    template <class = detail::when_called> void refuse(input_problem problem) {
        --summary_.counts.kept;
        reject(std::move(problem));
    }

    /// The cell's text, without the blanks round it.
    [[nodiscard]] std::string_view operator[](std::size_t column) const noexcept { return detail::trimmed(rows_[column]); }
    /// The cells as they stand in the file.
    [[nodiscard]] detail::row_fields fields() const noexcept { return rows_.fields(); }
    /// What the cell means: its text, or what the options say that this text stands for: empty for a missing value, [c]
    /// for a suppressed one.
    template <class = detail::when_called> [[nodiscard]] std::string_view text(std::size_t column) const {
        auto const text = meanings_.value(column, (*this)[column]);
        auto const why = meanings_.stand_in(text);
        return !why ? text : *why == absence::suppressed ? symbol(*why) : std::string_view{};
    }
    /// The cell as a T, symbols and the options' words considered; what a figure has beside it is noted.  Throws
    /// input_error, with its place, when it is not one.
    template <has_text_form T>
    [[nodiscard]] T value(std::size_t column) {
        T result{};
        if (auto expected = read_cell(column, result))
            throw input_error({place(column), detail::shown_text((*this)[column]), std::move(*expected)});
        return result;
    }
    /// The same into a value; says what would have been right when the text is not a T.
    template <has_text_form T>
    [[nodiscard]] std::optional<std::string> read_cell(std::size_t column, T& into) {
        return detail::read_cell_as_meant(meanings_, summary_.remarks, column, (*this)[column], header_[column], into);
    }
    /// What the options say about texts.
    [[nodiscard]] detail::cell_meanings const& meanings() const noexcept { return meanings_; }
    /// The line on which the headings stand.
    [[nodiscard]] std::uint64_t header_line() const noexcept { return header_line_; }
    /// Tells that a text is taken as no answer in the column.
    template <class = detail::when_called> void note_missing(std::size_t column, std::string_view text) {
        summary_.remarks.taken_as_missing[std::string(text)].insert(header_[column]);
    }
    [[nodiscard]] std::uint64_t line() const noexcept { return rows_.line(); }
    [[nodiscard]] input_place place(std::size_t column) const { return rows_.place(column); }
    [[nodiscard]] input_place place() const { return {rows_.source(), rows_.line(), {}}; }
    [[nodiscard]] read_options const& options() const noexcept { return options_; }
    [[nodiscard]] read_summary const& summary() const noexcept { return summary_; }

private:
    void require(std::vector<std::string_view> names) const {
        std::erase_if(names, [this](std::string_view name) { return find(name).has_value(); });
        if (!names.empty()) missing(names);
    }
    /// Headings that nobody reads, each with the name of which it may be a slip.
    [[nodiscard]] std::vector<std::pair<std::size_t, std::string_view>> misspelt(
        std::vector<std::string_view> const& names, std::vector<std::size_t> const& read) const {
        std::vector<std::pair<std::size_t, std::string_view>> all;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            auto const slip_of = [&](auto name) { return detail::mistyped(folded(header_[i]), folded(heading_of(name))); };
            auto const name = std::find_if(names.begin(), names.end(), slip_of);
            if (name != names.end() && std::find(read.begin(), read.end(), i) == read.end()) all.emplace_back(i, *name);
        }
        return all;
    }

    struct filter {
        std::size_t column;
        column_filter asked;
    };

    /// Until the headings are found: the beginning is looked at as it stands in the input.
    template <class = detail::when_called> static csv_options without_delimiter(csv_options csv) noexcept {
        csv.delimiter = 0;
        return csv;
    }
    /// Finds the headings among the first rows, sets the delimiter, and notes what was found without being told.
    template <class = detail::when_called> [[nodiscard]] detail::table_start find_start(std::vector<std::string_view> const& asked) {
        std::vector<std::string> names;
        auto const add = [&](std::string_view name) {
            auto const heading = std::string(detail::trimmed(heading_of(name)));
            if (!heading.empty() && detail::column_number(heading) == 0) names.push_back(heading);
        };
        for (auto const name : asked) add(name);
        for (auto const& f : options_.where) add(f.column);
        for (auto const& name : options_.figures) add(name);
        for (auto const& one_of : options_.needed)
            if (one_of.size() == 1) add(one_of.front());
        auto const look = [&](std::size_t bytes) {
            // No more than asked for, however much has arrived; the first piece is taken as it came.
            auto const text = rows_.beginning(bytes).substr(0, bytes == 1 ? std::string_view::npos : bytes);
            bool const all_there = text.size() < bytes;
            return options_.csv.delimiter != 0
                       ? detail::find_table(text, names, options_.csv.delimiter, options_.header_line, all_there)
                       : detail::find_table(text, names, options_.header_line, all_there);
        };
        // The first piece nearly always has the headings on its first line, and enough below it to be sure; a pipe may bring less.
        detail::table_start start = look(1);
        if (!start.found || start.heading.line != 1 || !start.settled)
            start = look(std::size_t{1} << (options_.header_line == 0 ? 18U : 20U));
        if (options_.header_line != 0 && start.heading.line != options_.header_line)
            throw input_error(
                {{rows_.source(), options_.header_line, {}}, {}, "a row of headings that starts on this line, as --header-line says"});
        rows_.separate_by(start.delimiter);
        found_ = detail::notes_on(start, options_.csv.delimiter == 0, options_.header_line == 0);
        for (auto const& row : start.above) summary_.remarks.above.push_back({row.line, detail::first_text(row)});
        options_.csv.delimiter = start.delimiter;
        return start;
    }
    /// Leaves out a row of nothing, a heading among the rows, a footnote.
    template <class = detail::when_called> [[nodiscard]] bool is_aside() {
        if (header_.size() < 2) return false;
        auto const aside = detail::text_aside(rows_.fields(), rows_.size(), header_.size(), figures_);
        if (!aside) return false;
        ++summary_.counts.left_out;
        if (aside->empty())
            ++summary_.remarks.spacers;
        else
            summary_.remarks.leave_out(rows_.line(), *aside);
        return true;
    }
    /// Separators behind the last column, as spreadsheets write them: no cells.
    template <class = detail::when_called> [[nodiscard]] bool only_blanks_beyond() const noexcept {
        for (auto i = header_.size(); i < rows_.size(); ++i)
            if (!(*this)[i].empty()) return false;
        return rows_.size() > header_.size();
    }
    template <class = detail::when_called> [[nodiscard]] bool passes() const {
        return std::all_of(filters_.begin(), filters_.end(),
                           [this](filter const& f) { return f.asked.keeps((*this)[f.column]); });
    }
    template <class = detail::when_called> void reject(input_problem problem) {
        if (options_.on_bad_row == bad_row::stop) throw input_error(std::move(problem));
        ++summary_.counts.rejected;
        summary_.rejects.push_back(std::move(problem));
    }
    template <class = detail::when_called> bool finish() {
        auto const& c = summary_.counts;
        if (!is_part_) {
            summary_.notes = found_;
            for (auto& note : summary_.remarks.notes()) summary_.notes.push_back(std::move(note));
        }
        if (is_part_ || options_.allow_no_rows || c.kept + c.rejected != 0) return false;
        if (c.rows == 0) fail({}, "at least one row below the header; the file has none");
        std::string asked;
        for (auto const& f : options_.where) asked += (asked.empty() ? "" : " and ") + f.text();
        if (!also_asked_.empty()) asked += (asked.empty() ? "" : " and ") + also_asked_;
        throw input_error({{rows_.source(), 0, {}},
                           {},
                           "at least one row with " + asked + "; none of the " + std::to_string(c.rows) + " has it"});
    }
    template <class = detail::when_called> [[noreturn]] void fail(std::string text, std::string expected) const {
        throw input_error({{rows_.source(), header_line_, {}}, std::move(text), std::move(expected)});
    }

    csv_rows rows_;
    read_options options_;
    std::vector<std::string> header_;
    std::uint64_t header_line_ = 1;
    std::vector<filter> filters_;
    std::vector<std::size_t> figures_;  // columns of which a row of data has one filled
    detail::cell_meanings meanings_;
    std::vector<std::string> found_;  // notes on what was found without being told
    std::string also_asked_;
    std::optional<std::size_t> kind_at_;  // until the first row has been read
    bool is_part_ = false;
    read_summary summary_;
};

}  // namespace pbo

#endif
