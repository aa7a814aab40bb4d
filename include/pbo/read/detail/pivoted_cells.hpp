// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_PIVOTED_CELLS_HPP
#define PBO_READ_DETAIL_PIVOTED_CELLS_HPP

// The rows of a long file gathered by key: for each key the texts of the chosen items, with the lines they stand on.

#include <pbo/core/chunk_runner.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/key_limit.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/cell_meanings.hpp>
#include <pbo/read/detail/file_parts.hpp>
#include <pbo/read/detail/gathered.hpp>
#include <pbo/read/detail/read_cell.hpp>
#include <pbo/read/detail/record_cells.hpp>
#include <pbo/read/detail/row_reader.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/read_options.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

class pivoted_cells {
public:
    /// Which rows belong together is known when the parts are put together, in their order.
    template <chunk_runner Runner>
    pivoted_cells(Runner const& runner, file_parts<row_reader>& parts, std::vector<std::size_t> key, std::string_view item,
                  std::string_view value, std::vector<std::string> items, std::vector<bool> const& required)
        : items_(std::move(items)), key_size_(key.size()), stops_(parts.rows().options().on_bad_row == bad_row::stop) {
        auto& rows = parts.rows();
        auto columns = std::move(key);
        columns.insert(columns.end(), {rows.column(item), rows.column(value)});
        item_heading_ = rows.header()[columns[key_size_]];
        for (std::size_t i = 0; i < key_size_; ++i) headings_.push_back(rows.header()[columns[i]]);
        headings_.insert(headings_.end(), items_.begin(), items_.end());
        for (std::size_t i = 0; i < items_.size(); ++i) position_.emplace(items_[i], i);
        parts.read_all(
            runner, [] { return kept_texts{}; },
            [&columns](kept_texts& into, headed_rows const& row) { into.add(row, columns); },
            [&](kept_texts&& some, std::uint64_t before) {
                for (std::size_t row = 0; row < some.size(); ++row) gather(rows, some, row, before + some.line(row));
            });
        summary_ = rows.summary();
        meanings_ = rows.meanings();
        sort_by_line(summary_.rejects);
        summary_.counts.kept -= others_;
        summary_.counts.filtered += others_;
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (required[i] && !found_.contains(items_[i])) absent(items_[i]);
    }

    void first() noexcept { now_ = 0; }
    void next() noexcept { ++now_; }
    [[nodiscard]] bool done() const noexcept { return now_ == groups_.size(); }

    // The cells of the key in hand: those of the key, then the items.
    template <class = detail::when_called>
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        auto const& here = groups_[now_];
        return i < key_size_ ? here.key[i] : here.cells[i - key_size_].text;
    }
    template <has_text_form T>
    [[nodiscard]] std::optional<std::string> read_cell(std::size_t i, T& into) {
        return read_cell_as_meant(meanings_, summary_.remarks, absent_cell, (*this)[i], headings_[i], into);
    }
    template <class = detail::when_called>
    [[nodiscard]] input_place place(std::size_t i) const {
        auto const& here = groups_[now_];
        auto const line = i < key_size_ ? 0 : here.cells[i - key_size_].line;
        return {summary_.source, line == 0 ? here.line : line, headings_[i]};
    }
    [[nodiscard]] input_place place() const { return {summary_.source, groups_[now_].line, {}}; }

    /// The record of the key in hand cannot be used: throws the problem, or puts it with the rejects.
    template <class = detail::when_called>
    void refuse(input_problem problem) {
        if (stops_) throw input_error(std::move(problem));
        summary_.counts.kept -= groups_[now_].rows;
        summary_.counts.rejected += groups_[now_].rows;
        summary_.rejects.push_back(std::move(problem));
    }
    /// After the last record: with notes on what was found in the cells.
    template <class = detail::when_called>
    [[nodiscard]] read_summary const& summary() {
        auto const found = summary_.remarks.notes();
        for (auto const& note : found)
            if (std::find(summary_.notes.begin(), summary_.notes.end(), note) == summary_.notes.end())
                summary_.notes.push_back(note);
        return summary_;
    }

private:
    struct cell {
        std::string text;
        std::uint64_t line = 0;
    };
    struct group {
        std::uint64_t line = 0;  // the first that names the key
        std::uint64_t rows = 0;  // of chosen items
        std::vector<std::string> key{};
        std::vector<cell> cells{};
    };

    /// Puts a row, of which the texts of the key, the item and the value are kept, with those of its key.
    template <class = detail::when_called>
    void gather(headed_rows& rows, kept_texts const& texts, std::size_t row, std::uint64_t line) {
        auto const first = row * (key_size_ + 2);
        auto const item = texts[first + key_size_];
        identity_.clear();
        for (std::size_t i = 0; i < key_size_; ++i)
            identity_.append(std::to_string(texts[first + i].size())).append(1, ':').append(texts[first + i]);
        auto const [at, is_new] = group_of_.try_emplace(identity_, groups_.size());
        if (is_new) {
            if (groups_.size() >= rows.options().key_limit)
                throw input_error({{rows.summary().source, line, {}},
                                   {},
                                   "at most " + in_thousands(rows.options().key_limit) + " keys, whose cells are all kept; leave out "
                                   "those that are not needed (where COLUMN=VALUE)"});
            groups_.push_back({.line = line, .cells = std::vector<cell>(items_.size())});
            for (std::size_t i = 0; i < key_size_; ++i) groups_.back().key.emplace_back(texts[first + i]);
        }
        auto& these = groups_[at->second];
        if (!found_.contains(item)) found_.emplace(item);
        auto const chosen = position_.find(item);
        if (chosen == position_.end()) {
            ++others_;
            return;
        }
        auto& into = these.cells[chosen->second];
        if (into.line != 0) {
            rows.refuse({{rows.summary().source, line, item_heading_},
                         shown_text(item),
                         "every item once for " + name_of(these.key) + "; it is on line " + std::to_string(into.line) + " too"});
            return;
        }
        into = {std::string(texts[first + key_size_ + 1]), line};
        ++these.rows;
    }
    template <class = detail::when_called>
    [[nodiscard]] static std::string name_of(std::vector<std::string> const& key) {
        std::string name;
        for (auto const& part : key) name += (name.empty() ? "'" : ", '") + shown_text(part) + "'";
        return name;
    }
    template <class = detail::when_called>
    [[noreturn]] void absent(std::string const& item) const {
        std::string expected = "at least one row for the item '" + item + "'; the items found are ";
        std::size_t shown = 0;
        for (auto const& other : found_) {
            if (shown == 60) {
                expected += " and " + std::to_string(found_.size() - shown) + " more";
                break;
            }
            expected += (shown++ == 0 ? "'" : ", '") + shown_text(other) + "'";
        }
        throw input_error({{summary_.source, 0, item_heading_}, {}, std::move(expected)});
    }

    std::vector<std::string> items_;
    std::vector<std::string> headings_;
    std::string item_heading_;
    std::map<std::string, std::size_t, std::less<>> position_;  // of an item among the chosen
    std::set<std::string, std::less<>> found_;                  // items
    std::map<std::string, std::size_t, std::less<>> group_of_;   // by what identifies a key
    std::string identity_;
    std::size_t key_size_;
    bool stops_;
    std::uint64_t others_ = 0;
    std::size_t now_ = 0;
    std::vector<group> groups_;
    cell_meanings meanings_;
    read_summary summary_;
};

}  // namespace pbo::detail

#endif
