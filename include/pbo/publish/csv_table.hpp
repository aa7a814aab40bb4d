// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CSV_TABLE_HPP
#define PBO_PUBLISH_CSV_TABLE_HPP

// A sheet for programs: RFC 4180 CSV, UTF-8, one header row, unrounded proportions and the counts.  The provenance
// stands on every row, in its last columns, so that a row cut out of the file still says what it is and any CSV reader
// can read the file.  A text that a spreadsheet would take for a formula is made harmless with an apostrophe.

#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace pbo {

namespace detail {
[[nodiscard]] inline std::string csv_quoted(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}
/// A text cell: =1+1, +1, -1 and @SUM would be run by a spreadsheet, as would a leading tab or line break before them.
[[nodiscard]] inline std::string csv_text(std::string_view text) {
    bool const runs = !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
    return csv_quoted(runs ? std::string("'").append(text) : std::string(text));
}
}  // namespace detail

/// The sheet as CSV, with or without the provenance columns.
[[nodiscard]] inline std::string csv_of(sheet const& s, bool with_provenance = true) {
    std::string out;
    auto const positions = s.columns_for_programs();
    for (auto i : positions) out.append(out.empty() ? "" : ",").append(detail::csv_quoted(s.columns()[i].name));
    std::string tail;
    if (with_provenance)
        for (auto const& [name, value] : detail::entries(s.from)) {
            out.append(",report_").append(name);
            tail.append(",").append(detail::csv_text(value));
        }
    out += "\n";
    for (auto const& row : s.rows()) {
        for (auto i : positions) {
            if (i != positions.front()) out += ",";
            auto const text = std::visit(detail::shown_to_programs{}, row[i]);
            out += std::holds_alternative<std::string>(row[i]) ? detail::csv_text(text) : detail::csv_quoted(text);
        }
        out += tail + "\n";
    }
    return out;
}

/// csv_table(finding): any finding that has a sheet, or a sheet itself.
inline constexpr auto csv_table = []<class T>(T const& finding) -> std::string {
    if constexpr (std::same_as<T, sheet>)
        return csv_of(finding);
    else
        return csv_of(sheet_of(finding));
};

}  // namespace pbo

#endif
