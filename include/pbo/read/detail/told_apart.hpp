// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_TOLD_APART_HPP
#define PBO_READ_DETAIL_TOLD_APART_HPP

// One area stands in a table twice: what would have been right?  A column that has another text in the second row says
// what the rows are of: a year, an age group, a measure.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/detail/table_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pbo::detail {

/// For a message: row r is of an area that stands on an earlier line; known are the columns that do not tell the two
/// apart.
template <class = detail::when_called>
[[nodiscard]] inline std::string told_apart(table_text const& table, std::vector<std::size_t> const& known,
                                            std::uint64_t first_line, std::size_t r) {
    std::string text = "every area once; it is on line " + std::to_string(first_line) + " too";
    auto const first =
        std::find_if(table.rows().begin(), table.rows().end(), [&](auto const& row) { return row.line == first_line; });
    if (first == table.rows().end()) return text;
    for (std::size_t c = 0; c < table.header().size(); ++c) {
        auto const &there = first->cells[c], &here = table.cell(r, c);
        if (there == here || std::find(known.begin(), known.end(), c) != known.end()) continue;
        auto const& heading = table.header()[c];
        if (there.empty() || here.empty()) {  // a breakdown, beside the row of everybody
            auto const& filled = there.empty() ? here : there;
            if (text_form<double>::read(filled) || text_form<figure<std::uint64_t>>::read(filled)) continue;
            return text + ", where '" + heading + "' is " + (there.empty() ? "empty" : "'" + shown_text(there) + "'") + " and not " +
                   (here.empty() ? "empty" : "'" + shown_text(here) + "'") + ": keep one kind of row by --where '" + heading + "='";
        }
        text += ", where '" + heading + "' is '" + shown_text(there) + "' and not '" + shown_text(here) + "': ";
        auto const when = text_form<period>::read(here);
        if (when && when->is_stated() && text_form<period>::read(there))
            return text + "tell them apart by --period " +
                   (heading.find(' ') == std::string::npos ? heading : "'" + heading + "'");
        if (!text_form<double>::read(here) && !text_form<figure<std::uint64_t>>::read(here))
            return text + "keep one kind of row by --where '" + heading + "=" + shown_text(here) + "'";
        text.resize(text.find(", where '"));
    }
    return text;
}

}  // namespace pbo::detail

#endif
