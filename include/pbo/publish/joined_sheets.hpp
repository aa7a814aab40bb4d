// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_JOINED_SHEETS_HPP
#define PBO_PUBLISH_JOINED_SHEETS_HPP

// How do several findings about the same rows become one CSV file?  joined_sheets(main, others) has the rows of the main
// sheet, in its order, with the columns of the others beside them: matched on the main sheet's identifying columns (those
// of the given names), and a column that is already there is not repeated.  A row that another sheet does not have gets
// [z], not applicable, for figures and nothing for texts; a row that only another sheet has is an error, because nothing is
// dropped in silence.  The warnings of all are kept.  O(rows x columns), with a look-up for each row.

#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

namespace detail {

using row_identity = std::vector<std::string>;

/// Positions of the named columns; throws std::invalid_argument, naming one that the sheet has not.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::size_t> positions_of(sheet const& s, std::vector<std::string> const& names) {
    std::vector<std::size_t> positions;
    for (auto const& name : names) {
        std::size_t at = 0;
        while (at < s.columns().size() && s.columns()[at].name != name) ++at;
        if (at == s.columns().size())
            throw std::invalid_argument("pbo::joined_sheets: the sheet " + detail::in_quotes(s.title) +
                                        " has no column " + detail::in_quotes(name));
        positions.push_back(at);
    }
    return positions;
}

template <class = detail::when_called>
[[nodiscard]] inline row_identity identity_of(std::vector<sheet_cell> const& row, std::vector<std::size_t> const& positions) {
    row_identity identity;
    for (auto const at : positions) identity.push_back(std::visit(shown_to_programs{}, row[at]));
    return identity;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string in_words(row_identity const& identity) {
    std::string text;
    for (auto const& part : identity) text.append(text.empty() || part.empty() ? "" : " ").append(part);
    return text;
}

template <class = detail::when_called>
[[nodiscard]] inline sheet joined_with(sheet const& main, sheet const& other, std::vector<std::string> const& identifying) {
    std::vector<std::size_t> added;
    auto columns = main.columns();
    for (std::size_t i = 0; i < other.columns().size(); ++i) {
        auto const& column = other.columns()[i];
        if (std::any_of(columns.begin(), columns.end(), [&](sheet_column const& c) { return c.name == column.name; })) continue;
        columns.push_back(column);
        columns.back().never_absent = false;  // not every row of the main sheet has it
        columns.back().belongs_to_previous = column.belongs_to_previous && !added.empty() && added.back() + 1 == i;
        added.push_back(i);
    }
    std::map<row_identity, std::size_t> rows;
    auto const theirs = positions_of(other, identifying);
    for (std::size_t i = 0; i < other.rows().size(); ++i)
        if (!rows.emplace(identity_of(other.rows()[i], theirs), i).second)
            throw std::invalid_argument("pbo::joined_sheets: the sheet " + detail::in_quotes(other.title) + " has a row twice: " +
                                        in_words(identity_of(other.rows()[i], theirs)));
    sheet joined(main.title, main.from, columns);
    joined.warnings = main.warnings;
    auto const ours = positions_of(main, identifying);
    std::size_t matched = 0;
    for (auto const& row : main.rows()) {
        auto cells = row;
        auto const found = rows.find(identity_of(row, ours));
        matched += found == rows.end() ? 0U : 1U;
        for (auto const i : added) {
            if (found != rows.end())
                cells.push_back(other.rows()[found->second][i]);
            else if (other.columns()[i].shown == shown_as::text)
                cells.emplace_back(std::string());
            else
                cells.emplace_back(figure<double>(absence::not_applicable));
        }
        joined.add_row(std::move(cells));
    }
    if (matched < rows.size())
        throw std::invalid_argument("pbo::joined_sheets: the sheet " + detail::in_quotes(other.title) +
                                    " has rows that " + detail::in_quotes(main.title) + " has not");
    for (auto const& warning : other.warnings) joined.warn(warning);
    return joined;
}

}  // namespace detail

/// Throws std::invalid_argument when a sheet lacks an identifying column, has a row twice, or one that the main has not.
inline constexpr auto joined_sheets = []<class = detail::when_called>(std::vector<sheet> sheets,
                                                                     std::vector<std::string> const& identifying) -> sheet {
    if (sheets.empty()) throw std::invalid_argument("pbo::joined_sheets: no sheets");
    sheet all = std::move(sheets.front());
    for (std::size_t i = 1; i < sheets.size(); ++i) all = detail::joined_with(all, sheets[i], identifying);
    return all;
};

/// The columns by which rows about councils, regions and England are told apart.
[[nodiscard]] inline std::vector<std::string> council_identity() { return {"level", "ons_code", "cassr_code", "name"}; }

}  // namespace pbo

#endif
