// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CSV_TABLE_HPP
#define PBO_PUBLISH_CSV_TABLE_HPP

// A sheet for programs: RFC 4180 CSV, UTF-8, one header row, unrounded proportions and the counts.  A figure that is absent
// leaves its cell empty, so that its column is read as numbers, and NAME_absent beside it says why ([x]); limits share that
// column with their estimate.  The provenance stands on every row, in its last columns, so that a row cut out of the file
// still says what it is.  A text that a spreadsheet would take for a formula is made harmless with an apostrophe, and
// invisible characters are shown.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pbo {

namespace detail {
template <class = detail::when_called>
[[nodiscard]] inline std::string csv_quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}
/// A text: =1+1, +1, -1 and @SUM would be run by a spreadsheet, some of them also in full width.
template <class = detail::when_called>
[[nodiscard]] inline std::string csv_text(std::string_view text) {
    std::string shown = visible(text);
    for (std::string_view start : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"})
        if (shown.starts_with(start)) {
            shown.insert(0, 1, '\'');
            break;
        }
    return csv_quoted(shown);
}

/// Columns of figures that have one reason to be absent: an estimate and its limits.  Others stand alone.
struct csv_group {
    std::vector<std::size_t> positions;
    bool tells_absence = false;
};
template <class = detail::when_called>
[[nodiscard]] inline std::vector<csv_group> csv_groups(sheet const& s) {
    std::vector<csv_group> groups;
    for (auto i : s.columns_for_programs()) {
        auto const& c = s.columns()[i];
        bool const figures = c.shown != shown_as::text;
        if (figures && c.belongs_to_previous && !groups.empty() && groups.back().tells_absence)
            groups.back().positions.push_back(i);
        else
            groups.push_back({{i}, figures && !c.never_absent});
    }
    return groups;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string reason_in(sheet_cell const& cell) {
    return std::visit(
        []<class T>(T const& one) -> std::string {
            if constexpr (std::same_as<T, std::string>)
                return {};
            else
                return std::string(one.has_value() ? std::string_view() : symbol(one.reason()));
        },
        cell);
}
/// "[c]", or by name where the figures of a group are absent for different reasons: "[n/0]; lower [x]".
template <class = detail::when_called>
[[nodiscard]] inline std::string reasons_in(sheet const& s, csv_group const& group, std::vector<sheet_cell> const& row) {
    std::string all, first;
    for (auto i : group.positions) {
        auto const why = reason_in(row[i]);
        if (why.empty() || why == first) continue;
        all += first.empty() ? why : "; " + s.columns()[i].name + " " + why;
        if (first.empty()) first = why;
    }
    return all;
}
template <class = detail::when_called>
[[nodiscard]] inline std::string csv_cell(sheet_cell const& cell, bool absence_beside) {
    if (auto const* text = std::get_if<std::string>(&cell)) return csv_text(*text);
    if (absence_beside && !reason_in(cell).empty()) return {};
    return csv_quoted(std::visit(shown_to_programs{}, cell));
}

}  // namespace detail

/// The sheet as CSV, with or without the provenance columns.
template <class = detail::when_called>
[[nodiscard]] inline std::string csv_of(sheet const& s, bool with_provenance = true) {
    auto const groups = detail::csv_groups(s);
    std::string out, tail;
    for (auto const& group : groups) {
        for (auto i : group.positions) out.append(out.empty() ? "" : ",").append(detail::csv_text(s.columns()[i].name));
        if (group.tells_absence) out.append(",").append(detail::csv_text(s.columns()[group.positions.front()].name + "_absent"));
    }
    if (with_provenance)
        for (auto const& [name, value] : detail::entries(s.from)) {
            out.append(",report_").append(name);
            tail.append(",").append(detail::csv_text(value));
        }
    out += "\n";
    for (auto const& row : s.rows()) {
        bool begun = false;
        for (auto const& group : groups) {
            for (auto i : group.positions) {
                if (begun) out += ",";
                out += detail::csv_cell(row[i], group.tells_absence);
                begun = true;
            }
            if (group.tells_absence) out.append(",").append(detail::reasons_in(s, group, row));
        }
        out += tail + "\n";
    }
    return out;
}

/// csv_table(finding): any finding that has a sheet, or a sheet itself.
inline constexpr auto csv_table = []<class T>(T const& finding) -> std::string { return csv_of(detail::as_sheet(finding)); };

}  // namespace pbo

#endif
