// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_MARKDOWN_TABLE_HPP
#define PBO_PUBLISH_MARKDOWN_TABLE_HPP

// A sheet as Markdown (the pipe tables of GitHub and Pandoc): the same figures as the text table.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pbo {

namespace detail {

/// Nothing in it is markup, ends a cell or a line, or is invisible.
template <class = detail::when_called>
[[nodiscard]] inline std::string markdown_escaped(std::string_view text) {
    std::string out;
    for (char c : visible(text)) {
        if (std::string_view("|\\*_<>[]`~&#").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// The sheet below another one, of which it repeats neither what is the same in the heading nor the notes.
template <class = detail::when_called>
[[nodiscard]] inline std::string markdown_below(sheet const& s, std::vector<sheet const*> const& above) {
    std::string out;
    out.append("## ").append(markdown_escaped(s.title)).append("\n\n");
    auto const stated = entries_below(s, above);
    for (auto const& [name, value] : stated)
        out.append("- **").append(name).append("**: ").append(markdown_escaped(or_not_stated(value))).append("\n");
    out.append(stated.empty() ? "|" : "\n|");
    auto const positions = s.columns_for_people();
    for (auto i : positions) out.append(" ").append(markdown_escaped(s.columns()[i].title)).append(" |");
    out.append("\n|");
    for (auto i : positions) out.append(s.columns()[i].shown == shown_as::text ? " --- |" : " ---: |");
    out.append("\n");
    for (auto const& row : s.rows()) {
        out.append("|");
        for (auto i : positions)
            out.append(" ").append(markdown_escaped(std::visit(shown_to_people{s.columns()[i].shown}, row[i]))).append(" |");
        out.append("\n");
    }
    auto const notes = notes_below(s, above);
    if (!notes.empty()) out.append("\n");
    for (auto const& note : notes) out.append("> ").append(markdown_escaped(note)).append("\n>\n");
    return out;
}

}  // namespace detail

/// The sheet as Markdown, ending in a line break.
template <class = detail::when_called>
[[nodiscard]] inline std::string markdown_of(sheet const& s) { return detail::markdown_below(s, {}); }
/// Several sheets as one report: what all have in common is said once.
template <class = detail::when_called>
[[nodiscard]] inline std::string markdown_of(std::vector<sheet> const& sheets) {
    std::string out;
    std::vector<sheet const*> above;
    for (auto const& s : sheets) {
        out.append(out.empty() ? "" : "\n").append(detail::markdown_below(s, above));
        above.push_back(&s);
    }
    return out;
}

/// markdown_table(finding): any finding that has a sheet, a sheet itself, or several.
inline constexpr auto markdown_table = []<class T>(T const& finding) -> std::string {
    return markdown_of(detail::as_sheet(finding));
};

}  // namespace pbo

#endif
