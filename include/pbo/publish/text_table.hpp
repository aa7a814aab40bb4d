// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TEXT_TABLE_HPP
#define PBO_PUBLISH_TEXT_TABLE_HPP

// A sheet for a terminal and for a committee paper: aligned text, per cent to one decimal.  The provenance comes first,
// the warnings last.

#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pbo {

namespace detail {

using provenance_entry = std::pair<std::string_view, std::string_view>;

/// The entries of a provenance with their names, in the order in which every report states them: always the same ones,
/// as programs want them.
[[nodiscard]] inline std::array<provenance_entry, 12> entries(provenance const& p) {
    return {{{"source", p.source}, {"indicator", p.indicator}, {"period", p.period}, {"basis", p.basis},
             {"role", p.role}, {"whole", p.whole}, {"rows", p.rows}, {"level", p.level},
             {"method", p.method}, {"rule", p.rule}, {"data", p.data}, {"version", p.version}}};
}
/// The entries of a heading: what not every report has to state is left out where it is empty.
[[nodiscard]] inline std::vector<provenance_entry> heading_entries(provenance const& p) {
    std::vector<provenance_entry> stated;
    for (auto const& entry : entries(p))
        if (!entry.second.empty() || (entry.first != "indicator" && entry.first != "whole" && entry.first != "rows"))
            if (entry.first != "version") stated.push_back(entry);
    return stated;
}
[[nodiscard]] inline std::string_view or_not_stated(std::string_view text) {
    return text.empty() ? std::string_view("not stated") : text;
}

inline void append_padded(std::string& out, std::string_view text, std::size_t width, bool right) {
    std::string const space(width - std::min(width, characters(text)), ' ');
    if (right) out += space;
    out += text;
    if (!right) out += space;
}

/// A note as "  * text", broken between words after at most 110 characters.
inline void append_wrapped(std::string& out, std::string_view text) {
    constexpr std::size_t width = 110;
    out += "  *";
    std::size_t used = 3;
    while (!text.empty()) {
        auto const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (used + 1 + characters(word) > width && used > 4) {
            out += "\n   ";
            used = 3;
        }
        out.append(" ").append(word);
        used += 1 + characters(word);
    }
    out += "\n";
}

inline void append_line(std::string& out, std::vector<std::string> const& cells, std::vector<std::size_t> const& widths,
                        std::vector<sheet_column> const& columns) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += "  ";
        append_padded(line, cells[i], widths[i], columns[i].shown != shown_as::text);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
}

}  // namespace detail

/// The sheet as aligned text, ending in a line break.
[[nodiscard]] inline std::string text_of(sheet const& s) {
    std::string out = s.title + "\n";
    auto const stated = detail::heading_entries(s.from);
    std::size_t longest = 0;
    for (auto const& entry : stated) longest = std::max(longest, entry.first.size());
    for (auto const& [name, value] : stated) {
        out += "  ";
        detail::append_padded(out, name, longest + 2, false);
        out += std::string(detail::or_not_stated(value)) + "\n";
    }
    out += "\n";

    auto const positions = s.columns_for_people();
    std::vector<sheet_column> columns;
    for (auto i : positions) columns.push_back(s.columns()[i]);
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (auto const& c : columns) {
        titles.push_back(c.title);
        widths.push_back(detail::characters(c.title));
    }
    std::vector<std::vector<std::string>> shown;
    shown.reserve(s.rows().size());
    for (auto const& row : s.rows()) {
        auto& cells = shown.emplace_back();
        for (std::size_t i = 0; i < positions.size(); ++i) {
            cells.push_back(std::visit(detail::shown_to_people{columns[i].shown}, row[positions[i]]));
            widths[i] = std::max(widths[i], detail::characters(cells.back()));
        }
    }
    detail::append_line(out, titles, widths, columns);
    std::vector<std::string> rules;
    for (auto w : widths) rules.emplace_back(w, '-');
    detail::append_line(out, rules, widths, columns);
    for (auto const& cells : shown) detail::append_line(out, cells, widths, columns);

    if (!s.warnings.empty()) out += "\nNotes\n";
    for (auto const& warning : s.warnings) detail::append_wrapped(out, warning);
    return out;
}

/// text_table(finding): any finding that has a sheet, or a sheet itself.
inline constexpr auto text_table = []<class T>(T const& finding) -> std::string {
    if constexpr (std::same_as<T, sheet>)
        return text_of(finding);
    else
        return text_of(sheet_of(finding));
};

}  // namespace pbo

#endif
