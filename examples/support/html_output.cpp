// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "html_output.hpp"

#include <pbo/publish/council_sentences.hpp>
#include <pbo/publish/html_page.hpp>

#include <algorithm>

#if __has_include(<nlohmann/json.hpp>)
#include "json_output.hpp"
#endif

std::string examples::as_page(std::vector<pbo::sheet> const& sheets, std::vector<pbo::page_figure> const& figures, bool one_side) {
    pbo::html_page_parts parts{figures, {}, one_side};
    auto const& columns = sheets.front().columns();
    if (one_side && std::any_of(columns.begin(), columns.end(), [](auto const& c) { return c.name == "beside"; })) {
        auto said = pbo::council_sentences(sheets.front());
        parts.headline = std::move(said.headline);
        parts.points = std::move(said.points);
    }
#if __has_include(<nlohmann/json.hpp>)
    parts.downloads.push_back({"report.json", "application/json", as_json(sheets)});
#endif
    return pbo::html_page(sheets, parts);
}
