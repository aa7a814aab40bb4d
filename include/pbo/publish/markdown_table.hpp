// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_MARKDOWN_TABLE_HPP
#define PBO_PUBLISH_MARKDOWN_TABLE_HPP

// A sheet as Markdown (the pipe tables of GitHub and Pandoc): the same figures as the text table.

#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace pbo {

namespace detail {
/// A bar would end the cell, and a line break the row.
[[nodiscard]] inline std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '<' || c == '[') out += '\\';
        if (c == '\n' || c == '\r')
            out += ' ';
        else
            out += c;
    }
    return out;
}
}  // namespace detail

/// The sheet as Markdown, ending in a line break.
[[nodiscard]] inline std::string markdown_of(sheet const& s) {
    std::string out;
    out.append("## ").append(detail::markdown_escaped(s.title)).append("\n\n");
    for (auto const& [name, value] : detail::heading_entries(s.from))
        out.append("- **").append(name).append("**: ").append(detail::markdown_escaped(detail::or_not_stated(value))).append("\n");
    out.append("\n|");
    auto const positions = s.columns_for_people();
    for (auto i : positions) out.append(" ").append(detail::markdown_escaped(s.columns()[i].title)).append(" |");
    out.append("\n|");
    for (auto i : positions) out.append(s.columns()[i].shown == shown_as::text ? " --- |" : " ---: |");
    out.append("\n");
    for (auto const& row : s.rows()) {
        out.append("|");
        for (auto i : positions) {
            auto const text = std::visit(detail::shown_to_people{s.columns()[i].shown}, row[i]);
            out.append(" ").append(detail::markdown_escaped(text)).append(" |");
        }
        out.append("\n");
    }
    if (!s.warnings.empty()) out.append("\n");
    for (auto const& warning : s.warnings) out.append("> ").append(detail::markdown_escaped(warning)).append("\n>\n");
    return out;
}

/// markdown_table(finding): any finding that has a sheet, or a sheet itself.
inline constexpr auto markdown_table = []<class T>(T const& finding) -> std::string {
    if constexpr (std::same_as<T, sheet>)
        return markdown_of(finding);
    else
        return markdown_of(sheet_of(finding));
};

}  // namespace pbo

#endif
