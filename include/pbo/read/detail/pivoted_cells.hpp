// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_PIVOTED_CELLS_HPP
#define PBO_READ_DETAIL_PIVOTED_CELLS_HPP

// The rows of a long file gathered by key: for each key the texts of the chosen items, with the lines they stand on.

#include <pbo/core/errors.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>
#include <pbo/read/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pbo::detail {

class pivoted_cells {
public:
    pivoted_cells(headed_rows rows, std::vector<std::size_t> key, std::string_view item, std::string_view value,
                  std::vector<std::string> items, std::vector<bool> const& required)
        : items_(std::move(items)), key_size_(key.size()), stops_(rows.options().on_bad_row == bad_row::stop) {
        auto const item_at = rows.column(item), value_at = rows.column(value);
        for (auto const k : key) headings_.push_back(rows.header()[k]);
        headings_.insert(headings_.end(), items_.begin(), items_.end());
        std::map<std::string, std::size_t, std::less<>> position;
        for (std::size_t i = 0; i < items_.size(); ++i) position.emplace(items_[i], i);
        std::set<std::string, std::less<>> found;
        std::unordered_map<std::string, std::size_t> group_of;
        std::string identity;
        while (rows.next()) {
            identity.clear();
            for (auto const k : key) identity.append(std::to_string(rows[k].size())).append(1, ':').append(rows[k]);
            auto const [at, is_new] = group_of.try_emplace(identity, groups_.size());
            if (is_new) {
                groups_.push_back({.line = rows.line(), .cells = std::vector<cell>(items_.size())});
                for (auto const k : key) groups_.back().key.emplace_back(rows[k]);
            }
            auto& these = groups_[at->second];
            if (!found.contains(rows[item_at])) found.emplace(rows[item_at]);
            auto const chosen = position.find(rows[item_at]);
            if (chosen == position.end()) {
                ++others_;
                continue;
            }
            auto& into = these.cells[chosen->second];
            if (into.line != 0) {
                rows.refuse({rows.place(item_at), shown_text(rows[item_at]),
                             "every item once for " + name_of(these.key) + "; it is on line " +
                                 std::to_string(into.line) + " too"});
                continue;
            }
            into = {std::string(rows[value_at]), rows.line()};
            ++these.rows;
        }
        summary_ = rows.summary();
        summary_.counts.kept -= others_;
        summary_.counts.filtered += others_;
        for (std::size_t i = 0; i < items_.size(); ++i)
            if (required[i] && !found.contains(items_[i])) absent(rows.place(item_at).column, items_[i], found);
    }

    void first() noexcept { now_ = 0; }
    void next() noexcept { ++now_; }
    [[nodiscard]] bool done() const noexcept { return now_ == groups_.size(); }

    // The cells of the key in hand: those of the key, then the items.
    [[nodiscard]] std::string_view operator[](std::size_t i) const {
        auto const& here = groups_[now_];
        return i < key_size_ ? here.key[i] : here.cells[i - key_size_].text;
    }
    [[nodiscard]] input_place place(std::size_t i) const {
        auto const& here = groups_[now_];
        auto const line = i < key_size_ ? 0 : here.cells[i - key_size_].line;
        return {summary_.source, line == 0 ? here.line : line, headings_[i]};
    }
    [[nodiscard]] input_place place() const { return {summary_.source, groups_[now_].line, {}}; }

    /// The record of the key in hand cannot be used: throws the problem, or puts it with the rejects.
    void refuse(input_problem problem) {
        if (stops_) throw input_error(std::move(problem));
        summary_.counts.kept -= groups_[now_].rows;
        summary_.counts.rejected += groups_[now_].rows;
        summary_.rejects.push_back(std::move(problem));
    }
    [[nodiscard]] read_summary const& summary() const noexcept { return summary_; }

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

    [[nodiscard]] static std::string name_of(std::vector<std::string> const& key) {
        std::string name;
        for (auto const& part : key) name += (name.empty() ? "'" : ", '") + shown_text(part) + "'";
        return name;
    }
    [[noreturn]] void absent(std::string column, std::string const& item,
                             std::set<std::string, std::less<>> const& found) const {
        std::string expected = "at least one row for the item '" + item + "'; the items found are ";
        std::size_t shown = 0;
        for (auto const& other : found) {
            if (shown == 60) {
                expected += " and " + std::to_string(found.size() - shown) + " more";
                break;
            }
            expected += (shown++ == 0 ? "'" : ", '") + shown_text(other) + "'";
        }
        throw input_error({{summary_.source, 0, std::move(column)}, {}, std::move(expected)});
    }

    std::vector<std::string> items_;
    std::vector<std::string> headings_;
    std::size_t key_size_;
    bool stops_;
    std::uint64_t others_ = 0;
    std::size_t now_ = 0;
    std::vector<group> groups_;
    read_summary summary_;
};

}  // namespace pbo::detail

#endif
