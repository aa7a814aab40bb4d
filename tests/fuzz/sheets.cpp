// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A sheet of any texts and figures: its CSV is read back by this library as the texts and figures that it has, and nothing in a
// text forges a line, ends a cell, is a formula or reaches a terminal, in CSV, text, Markdown or JSON.
#include <pbo/core/text_form.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/json_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/text_table.hpp>
#include <pbo/read/csv_rows.hpp>

#include "fuzzing.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace {

using fuzzing::must;

pbo::sheet_cell a_cell(fuzzing::pieces& from, pbo::shown_as shown) {
    auto const kind = from.byte();
    auto const why = static_cast<pbo::absence>(from.byte() % pbo::absence_reasons);
    if (shown == pbo::shown_as::text) return from.text(24);
    if (kind % 4 == 0) return pbo::figure<double>(why);
    if (kind % 4 == 1) return pbo::figure<std::uint64_t>(from.bytes(8));
    if (kind % 4 == 2) return pbo::figure<std::int64_t>(static_cast<std::int64_t>(from.bytes(8)));
    auto const bits = from.bytes(8);
    double value = 0.0;
    std::memcpy(&value, &bits, sizeof value);
    return pbo::figure<double>(std::isnan(value) ? 0.5 : value);
}

/// A text that any terminal and any line of a file can bear.
void is_harmless(std::string_view out) {
    for (char const c : out) {
        auto const byte = static_cast<unsigned char>(c);
        must((byte >= 0x20 && byte != 0x7F) || c == '\n', "a control character in what is printed", out);
    }
    must(pbo::detail::is_utf8(out), "what is printed is not UTF-8", out);
    for (auto rest = out; !rest.empty();) {
        auto const size = pbo::detail::utf8_length(rest);
        auto const code = pbo::detail::code_point(rest, size);
        must(code == '\n' || !pbo::detail::is_hidden(code), "an invisible character in what is printed", out);
        rest.remove_prefix(size);
    }
}

std::size_t lines(std::string_view text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzzing::pieces from(data, size);
    auto const width = 20 + from.byte();
    pbo::provenance where;
    where.source = from.text(20);
    where.rule = from.text(20);
    std::vector<pbo::sheet_column> columns;
    auto const n = 1 + from.byte() % 4;
    for (unsigned i = 0; i < n; ++i)
        columns.push_back({.name = "c" + std::to_string(i), .title = from.text(12), .shown = static_cast<pbo::shown_as>(from.byte() % 5),
                           .never_absent = true});
    pbo::sheet s(from.text(20), where, columns);
    s.warn(from.text(40));
    auto const rows = from.byte() % 4;
    for (unsigned r = 0; r < rows; ++r) {
        std::vector<pbo::sheet_cell> cells;
        for (auto const& c : columns) cells.push_back(a_cell(from, c.shown));
        s.add_row(std::move(cells));
    }

    auto const csv = pbo::csv_of(s);
    is_harmless(csv);
    must(lines(csv) == rows + 1, "a CSV file with another number of lines", csv);
    std::istringstream in(csv);
    pbo::csv_rows back({in, "csv"}, {.delimiter = ','});
    must(back.next() && back.size() >= n, "a CSV file without its headings", csv);
    for (unsigned r = 0; r < rows; ++r) {
        must(back.next() && back.size() >= n, "a CSV file without one of its rows", csv);
        for (unsigned i = 0; i < n; ++i) {
            auto const& cell = s.rows()[r][i];
            auto const read = back[i];
            if (auto const* text = std::get_if<std::string>(&cell)) {
                must(read.empty() || std::string_view("=+-@").find(read.front()) == std::string_view::npos, "a formula", read);
                must(read == pbo::detail::visible(*text) || read == "'" + pbo::detail::visible(*text), "a text is read back as another", *text,
                     read);
            } else if (auto const* real = std::get_if<pbo::figure<double>>(&cell)) {
                if (real->has_value() && std::isinf(**real))
                    must(read == (**real < 0.0 ? "-inf" : "inf"), "an infinite limit is read back as another", read);
                else
                    must(pbo::text_form<pbo::figure<double>>::read(read) == *real, "a figure is read back as another", read);
            } else if (auto const* count = std::get_if<pbo::figure<std::uint64_t>>(&cell)) {
                must(pbo::text_form<pbo::figure<std::uint64_t>>::read(read) == *count, "a count is read back as another", read);
            } else {
                must(pbo::text_form<pbo::figure<std::int64_t>>::read(read) == std::get<pbo::figure<std::int64_t>>(cell),
                     "a whole number is read back as another", read);
            }
        }
    }
    must(!back.next(), "a CSV file with a row too many", csv);

    is_harmless(pbo::text_of(s, width));
    auto const markdown = pbo::markdown_of(s);
    is_harmless(markdown);
    auto const json = pbo::json_of(s);
    for (char const c : json) must((c >= 0x20 && c < 0x7F) || c == '\n', "JSON with more than ASCII", json);
    auto const parsed = nlohmann::json::parse(json);
    auto const& first = parsed.at("sheets").at(0);
    must(first.at("rows").size() == rows, "JSON with another number of rows", json);
    for (unsigned r = 0; r < rows; ++r)
        for (unsigned i = 0; i < n; ++i) {
            auto const& one = first.at("rows").at(r).at("c" + std::to_string(i));
            auto const& cell = s.rows()[r][i];
            if (auto const* real = std::get_if<pbo::figure<double>>(&cell); real != nullptr && real->has_value() && std::isfinite(**real))
                must(one.get<double>() == **real, "JSON has another figure", json);
            if (auto const* count = std::get_if<pbo::figure<std::uint64_t>>(&cell); count != nullptr && count->has_value())
                must(one.get<std::uint64_t>() == **count, "JSON has another count", json);
            if (auto const* text = std::get_if<std::string>(&cell); text != nullptr && pbo::detail::is_utf8(*text))
                must(one.get<std::string>() == *text, "JSON has another text", json, *text);
        }
    return 0;
}
