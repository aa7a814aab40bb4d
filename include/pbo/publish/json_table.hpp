// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_JSON_TABLE_HPP
#define PBO_PUBLISH_JSON_TABLE_HPP

// Sheets for programs that read JSON: provenance and notes once a sheet, the columns with their kinds, and an object for each
// row on a line of its own.  Counts and unrounded figures are numbers, limits too; a figure that is absent is an object with
// its symbol and its reason, {"absent": "[c]", "reason": "suppressed"}; a limit without an end is the text "inf" or "-inf".
// All texts are escaped, everything beyond ASCII too, so that nothing in a name can end a line or reach a terminal.
// docs/json.md describes the format, docs/pbo-sheets.schema.json is its JSON Schema.
//
// Needs nlohmann/json 3 (Debian and Ubuntu: nlohmann-json3-dev), the only header that does: not part of <pbo/publish.hpp>.
// Cost: a row at a time, the whole text in memory.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/version.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <concepts>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pbo {

namespace detail {

using json = nlohmann::ordered_json;  // rows keep the order of their columns

template <class = detail::when_called>
[[nodiscard]] inline std::string json_text(json const& value) {
    return value.dump(-1, ' ', true, json::error_handler_t::replace);
}
template <class = detail::when_called>
[[nodiscard]] inline std::string_view kind_in_json(shown_as shown) {
    switch (shown) {
        case shown_as::text: return "text";
        case shown_as::count: return "count";
        case shown_as::share: return "share";
        case shown_as::points: return "points";
        case shown_as::p_value:
        case shown_as::number: break;
    }
    return "number";
}
template <class = detail::when_called>
[[nodiscard]] inline json cell_in_json(sheet_cell const& cell) {
    return std::visit(
        []<class T>(T const& one) -> json {
            if constexpr (std::same_as<T, std::string>) {
                return one;
            } else {
                if (!one.has_value()) return {{"absent", symbol(one.reason())}, {"reason", words(one.reason())}};
                if constexpr (std::same_as<T, figure<double>>)
                    if (std::isinf(*one)) return *one < 0.0 ? "-inf" : "inf";
                return *one;
            }
        },
        cell);
}
/// The lines of a list, separated by commas.
template <class = detail::when_called>
inline void append_json_list(std::string& out, std::vector<std::string> const& items, std::string_view indent) {
    for (std::size_t i = 0; i < items.size(); ++i) out.append(i == 0 ? "\n" : ",\n").append(indent).append(items[i]);
}

template <class = detail::when_called>
[[nodiscard]] inline std::string sheet_in_json(sheet const& s) {
    json provenance = json::object();
    for (auto const& [name, value] : entries(s.from)) provenance[std::string(name)] = value;
    std::vector<std::string> columns, rows, notes;
    auto const positions = s.columns_for_programs();
    for (auto i : positions) {
        auto const& c = s.columns()[i];
        columns.push_back(json_text({{"name", c.name}, {"title", c.title}, {"kind", kind_in_json(c.shown)}}));
    }
    for (auto const& row : s.rows()) {
        json one = json::object();
        for (auto i : positions) one[s.columns()[i].name] = cell_in_json(row[i]);
        rows.push_back(json_text(one));
    }
    for (auto const& note : s.notes()) notes.push_back(json_text(note));
    std::string out = "    {\n      \"title\": " + json_text(s.title) + ",\n      \"provenance\": " + json_text(provenance);
    for (auto const& [name, items] : {std::pair{"columns", &columns}, {"rows", &rows}, {"notes", &notes}}) {
        out.append(",\n      \"").append(name).append("\": [");
        append_json_list(out, *items, "        ");
        out += items->empty() ? "]" : "\n      ]";
    }
    return out + "\n    }";
}

}  // namespace detail

/// Sheets as one JSON document, ending in a line break.
template <class = detail::when_called>
[[nodiscard]] inline std::string json_of(std::vector<sheet> const& sheets) {
    std::string out = "{\n  \"format\": \"pbo sheets\",\n  \"format_version\": 1,\n  \"pbo\": " +
                      detail::json_text(version) + ",\n  \"sheets\": [";
    std::vector<std::string> all;
    for (auto const& s : sheets) all.push_back(detail::sheet_in_json(s));
    detail::append_json_list(out, all, "");
    return out + (all.empty() ? "]\n}\n" : "\n  ]\n}\n");
}
template <class = detail::when_called>
[[nodiscard]] inline std::string json_of(sheet const& s) { return json_of(std::vector<sheet>{s}); }

/// json_table(finding): any finding that has a sheet, a sheet itself, or several.
inline constexpr auto json_table = []<class T>(T const& finding) -> std::string { return json_of(detail::as_sheet(finding)); };

}  // namespace pbo

#endif
