// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_REPORT_FORMAT_HPP
#define PBO_EXAMPLES_SUPPORT_REPORT_FORMAT_HPP

// How a report is written: --format text|markdown|csv|json|html|xlsx, and --width N for text, which otherwise fits the terminal or,
// where the report does not go to one, 100 characters.  html is one page that needs no other file.  Programs whose findings can be drawn also take --format svg --chart NAME,
// one picture; there --width is that of the picture in pixels, 720 unless given, and under 640 the layout is a phone's.

#include "html_output.hpp"
#include "json_output.hpp"
#include "program.hpp"
#include "xlsx_output.hpp"

#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if __has_include(<sys/ioctl.h>) && __has_include(<unistd.h>)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace examples {

inline constexpr std::size_t least_width = 40;

struct report_format {
    std::string name = "text";
    std::size_t width = 0;  ///< 0: as wide as the terminal
    std::string chart{};    ///< the picture asked for
    std::string layout{};   ///< of a tile map, a file
    std::string by{};       ///< a panel for each of them

    friend bool operator==(report_format const& f, std::string_view wanted) { return f.name == wanted; }
};

/// charts are the pictures that the program can draw.
inline void add_format(CLI::App& options, report_format& asked, std::vector<std::string> const& charts = {}) {
    std::vector<std::string> formats{"text", "markdown", "csv", "json", "html", "xlsx"};
    if (!charts.empty()) formats.emplace_back("svg");
    options.add_option("--format", asked.name, charts.empty() ? "text, markdown, csv, json, html, a page, or xlsx, a workbook" : "text, markdown, csv, json, html, a page, xlsx, a workbook, or svg, one picture")
        ->check(CLI::IsMember(formats))
        ->capture_default_str();
    options
        .add_option("--width", asked.width,
                    charts.empty() ? "The longest line of text (the terminal's width, or 100)"
                                   : "The longest line of text (the terminal's width, or 100); of a picture its width in pixels (720; under 640 "
                                     "it is drawn for a phone)")
        ->check(CLI::Range(least_width, std::size_t{10'000}));
    if (!charts.empty())
        options.add_option("--chart", asked.chart, "With --format svg: the picture")->check(CLI::IsMember(charts));
    if (std::find(charts.begin(), charts.end(), "caterpillar") != charts.end())
        options.add_option("--by", asked.by, "With --chart caterpillar, change, funnel or trajectory, or --format html: small multiples, a panel for each region")
            ->check(CLI::IsMember({"region"}));
    if (std::find(charts.begin(), charts.end(), "tile_map") != charts.end())
        options.add_option("--layout", asked.layout,
                           "Of a tile map, in a picture or a page: a CSV file of where each area's square stands, with the columns row, column, "
                           "and ons_code, cassr_code or name; code (what stands in it) and panel (drawn apart) where wanted");
}

/// Whether a picture is asked for.  Throws usage_error for half of it: a picture without --format svg, or the other way round.
inline bool draws(report_format const& how) {
    if (how == "svg" && how.chart.empty()) throw usage_error("--format svg is one picture; --chart says which");
    if (how != "svg" && !how.chart.empty()) throw usage_error("--chart " + how.chart + " goes with --format svg");
    if (how == "svg" && how.width != 0 && how.width < static_cast<std::size_t>(pbo::charts::chart_size::least))
        throw usage_error("--width: a picture is at least 300 pixels wide");
    if (how.chart == "tile_map" && how.layout.empty())
        throw usage_error("--chart tile_map has no places of its own: --layout FILE says where each area's square stands");
    if (!how.by.empty() && how.chart != "caterpillar" && how.chart != "change" && how.chart != "funnel" && how.chart != "trajectory" && how != "html")
        throw usage_error("--by " + how.by + " goes with --chart caterpillar, change, funnel or trajectory, or with --format html");
    if (!how.layout.empty() && how.chart != "tile_map" && how != "html")
        throw usage_error("--layout goes with --chart tile_map, or with --format html");
    return how == "svg";
}

/// Which rows a picture is of, for its caption: it is looked at without the command.
inline std::vector<std::string> rows_in_picture(std::vector<std::string> const& where) {
    std::string text;
    for (auto const& one : where) text += (text.empty() ? "Of the rows with " : ", ") + one;
    if (text.empty()) return {};
    return {text + "."};
}

/// The picture.  What the report's notes say goes to standard error, as with CSV, so that nothing is lost.
template <class Plot>
std::string drawn(Plot const& plot, report_format const& how, std::vector<std::string> const& notes) {
    for (auto const& note : notes) std::cerr << "note: " << pbo::detail::visible(note) << '\n';
    return svg_of(plot, pbo::charts::chart_size(how.width == 0 ? pbo::charts::chart_size::usual : static_cast<double>(std::min<std::size_t>(how.width, 4000)))).str();
}

/// The terminal's width; 100 where standard output is none.
inline std::size_t terminal_width() {
#ifdef TIOCGWINSZ
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
        return std::max<std::size_t>(least_width, size.ws_col);
#endif
    return pbo::detail::usual_text_width;
}

/// The sheets as one report.  CSV, which is one table, holds the first alone, and its notes go to standard error, so that
/// nothing is lost.
inline std::string printed(std::vector<pbo::sheet> const& sheets, report_format const& how) {
    if (how == "html") return as_page(sheets, {});
    if (how == "xlsx") return as_workbook(sheets);
    if (how == "markdown") return pbo::markdown_table(sheets);
    if (how == "json") return as_json(sheets);
    if (how == "text") return pbo::text_table(sheets, how.width != 0 ? how.width : terminal_width());
    for (auto const& warning : sheets.front().notes()) std::cerr << "note: " << pbo::detail::visible(warning) << '\n';
    return pbo::csv_table(sheets.front());
}
inline std::string printed(pbo::sheet&& one, report_format const& how) {
    std::vector<pbo::sheet> sheets;
    sheets.push_back(std::move(one));  // not copied, as a list of one would be: it may be long
    return printed(sheets, how);
}

}  // namespace examples

#endif
