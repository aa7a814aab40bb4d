// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_WEIGHT_COLUMNS_HPP
#define PBO_READ_WEIGHT_COLUMNS_HPP

// Which columns of a file are its replicate weights, and what has a row there?  They are told by the beginning of their names,
// which a number ends ("repw": repw1, repw2, ... in the order of their numbers), or by all their names, separated by commas.
//
//     weight_columns const columns(rows, "repw");          rows: headed_rows, which has read the headings
//     columns.read(rows, into);                            the weights of the row in hand
//
// Throws input_error with the place: no such columns, a number that is missing between two others, a column that is named twice;
// and of a row a blank cell, a text, a number below 0.  Cost: a parse a cell.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/headed_rows.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

class weight_columns {
public:
    template <class = detail::when_called>
    weight_columns(headed_rows const& rows, std::string_view wanted) {
        std::vector<std::string> names;
        for (std::string_view left = wanted; !left.empty();) {
            auto const comma = std::min(left.find(','), left.size());
            auto one = left.substr(0, comma);
            while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
            while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
            if (!one.empty()) names.emplace_back(one);
            left.remove_prefix(std::min(comma + 1, left.size()));
        }
        if (names.size() == 1) numbered(rows, names[0]);
        else
            for (auto const& name : names) at_.push_back(rows.column(name));
        auto sorted = at_;
        std::sort(sorted.begin(), sorted.end());
        if (auto const twice = std::adjacent_find(sorted.begin(), sorted.end()); twice != sorted.end())
            throw input_error({{rows.summary().source, rows.header_line(), rows.header()[*twice]}, rows.header()[*twice],
                               "each column of replicate weights once"});
        if (at_.size() < 2)
            throw input_error({{rows.summary().source, rows.header_line(), {}}, detail::shown_text(wanted),
                               "two columns of replicate weights at least: the beginning of their names, which a number ends "
                               "(repw for repw1, repw2, ...), or their names with commas between"});
    }

    [[nodiscard]] std::size_t size() const noexcept { return at_.size(); }

    /// The weights of the row in hand.
    template <class = detail::when_called>
    void read(headed_rows const& rows, std::vector<double>& into) const {
        into.clear();
        for (auto const column : at_) {
            auto const text = rows.text(column);
            auto const found = text_form<double>::read(text);
            if (!found || !std::isfinite(*found) || *found < 0.0)
                throw input_error({rows.place(column), detail::shown_text(text),
                                   text.empty() ? "a replicate weight, at least 0: every record has one in every replicate"
                                                : "a number of at least 0"});
            into.push_back(*found);
        }
    }

private:
    /// The columns whose names are this and a number, in the order of the numbers.
    template <class = detail::when_called>
    void numbered(headed_rows const& rows, std::string const& beginning) {
        std::vector<std::pair<std::uint32_t, std::size_t>> found;
        for (std::size_t i = 0; i < rows.header().size(); ++i) {
            std::string_view const name = rows.header()[i];
            if (!name.starts_with(beginning) || name.size() == beginning.size()) continue;
            auto const digits = name.substr(beginning.size());
            if (digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
            found.emplace_back(*text_form<std::uint32_t>::read(digits), i);
        }
        std::sort(found.begin(), found.end());
        for (std::size_t i = 1; i < found.size(); ++i)
            if (found[i].first > found[i - 1].first + 1)
                throw input_error({{rows.summary().source, rows.header_line(), {}}, rows.header()[found[i].second],
                                   "a column for every replicate: after '" + rows.header()[found[i - 1].second] + "' comes number " +
                                       std::to_string(found[i - 1].first + 1) + " (where it was left out on purpose, name them all)"});
        for (auto const& [number, column] : found) at_.push_back(column);
    }

    std::vector<std::size_t> at_;
};

}  // namespace pbo

#endif
