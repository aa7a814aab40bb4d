// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_TEXT_TABLE_HPP
#define PBO_PUBLISH_TEXT_TABLE_HPP

// A sheet for a terminal and for a committee paper: aligned text, per cent to one decimal.  The provenance comes first,
// the warnings last.  Every line fits the width asked for (100 characters unless told): headings and long texts go on
// several lines, wide tables in several blocks, and nothing is cut.  Cost: one pass over the cells, all texts in memory.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/detail/text_blocks.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/publish/detail/wrapped.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo {

namespace detail {

using provenance_entry = std::pair<std::string_view, std::string_view>;

/// The entries of a provenance with their names, in the order in which every report states them: always the same ones,
/// as programs want them.
template <class = detail::when_called>
[[nodiscard]] inline std::array<provenance_entry, 12> entries(provenance const& p) {
    return {{{"source", p.source}, {"indicator", p.indicator}, {"period", p.period}, {"basis", p.basis},
             {"role", p.role}, {"whole", p.whole}, {"rows", p.rows}, {"level", p.level},
             {"method", p.method}, {"rule", p.rule}, {"data", p.data}, {"version", p.version}}};
}
/// The entries of a heading: what not every report has to state is left out where it is empty.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<provenance_entry> heading_entries(provenance const& p) {
    std::vector<provenance_entry> stated;
    for (auto const& entry : entries(p))
        if (!entry.second.empty() || (entry.first != "indicator" && entry.first != "whole" && entry.first != "rows"))
            stated.push_back(entry);
    return stated;
}
/// What the heading of a sheet adds to those above it: all for the first, then only what differs from the first.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<provenance_entry> entries_below(sheet const& s, std::vector<sheet const*> const& above) {
    auto stated = heading_entries(s.from);
    if (above.empty()) return stated;
    auto const known = heading_entries(above.front()->from);
    std::erase_if(stated, [&](provenance_entry const& e) { return std::find(known.begin(), known.end(), e) != known.end(); });
    return stated;
}
/// The notes that no sheet above has.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> notes_below(sheet const& s, std::vector<sheet const*> const& above) {
    auto notes = s.notes();
    for (auto const* other : above)
        std::erase_if(notes, [known = other->notes()](std::string const& note) {
            return std::find(known.begin(), known.end(), note) != known.end();
        });
    return notes;
}
template <class = detail::when_called>
[[nodiscard]] inline std::string_view or_not_stated(std::string_view text) {
    return text.empty() ? std::string_view("not stated") : text;
}

}  // namespace detail

namespace detail {

inline constexpr std::size_t usual_text_width = 100;

/// The sheet below another one, of which it repeats neither what is the same in the heading nor the notes.
template <class = detail::when_called>
[[nodiscard]] inline std::string text_below(sheet const& s, std::size_t width, std::vector<sheet const*> const& above) {
    std::string out;
    append_paragraph(out, "", visible(s.title), width);
    auto const stated = entries_below(s, above);
    std::size_t longest = 0;
    for (auto const& entry : stated) longest = std::max(longest, entry.first.size());
    for (auto const& [name, value] : stated) {
        std::string first = "  ";
        append_padded(first, name, longest + 2, false);
        append_paragraph(out, first, visible(or_not_stated(value)), width);
    }
    out += "\n";
    auto columns = text_columns(s);
    bool begun = false;
    for (auto const& block : blocks_of(columns, width)) {
        if (begun) out += "\n";
        append_block(out, columns, block, s.rows().size());
        begun = true;
    }
    auto const notes = notes_below(s, above);
    if (!notes.empty()) out += "\nNotes\n";
    for (auto const& note : notes) append_paragraph(out, "  * ", visible(note), std::min(width, usual_text_width));
    return out;
}

}  // namespace detail

/// The sheet as aligned text of at most so many characters a line, ending in a line break.
template <class = detail::when_called>
[[nodiscard]] inline std::string text_of(sheet const& s, std::size_t width = detail::usual_text_width) {
    return detail::text_below(s, width, {});
}
/// Several sheets as one report: what all have in common is said once.
template <class = detail::when_called>
[[nodiscard]] inline std::string text_of(std::vector<sheet> const& sheets, std::size_t width = detail::usual_text_width) {
    std::string out;
    std::vector<sheet const*> above;
    for (auto const& s : sheets) {
        out.append(out.empty() ? "" : "\n").append(detail::text_below(s, width, above));
        above.push_back(&s);
    }
    return out;
}

/// text_table(finding): any finding that has a sheet, a sheet itself, or several.
inline constexpr auto text_table = []<class T>(T const& finding, std::size_t width = detail::usual_text_width) -> std::string {
    return text_of(detail::as_sheet(finding), width);
};

}  // namespace pbo

#endif
