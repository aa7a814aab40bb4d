// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_REPORT_FORMAT_HPP
#define PBO_EXAMPLES_SUPPORT_REPORT_FORMAT_HPP

// How a report is written: --format text|markdown|csv|json, and --width N for text, which otherwise fits the terminal or,
// where the report does not go to one, 100 characters.

#include "json_output.hpp"
#include "program.hpp"

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
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

    friend bool operator==(report_format const& f, std::string_view wanted) { return f.name == wanted; }
};

inline void add_format(CLI::App& options, report_format& asked) {
    options.add_option("--format", asked.name, "text, markdown, csv or json")
        ->check(CLI::IsMember({"text", "markdown", "csv", "json"}))
        ->capture_default_str();
    options.add_option("--width", asked.width, "The longest line of text (the terminal's width, or 100)")
        ->check(CLI::Range(least_width, std::size_t{10'000}));
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
    if (how == "markdown") return pbo::markdown_table(sheets);
    if (how == "json") return as_json(sheets);
    if (how == "text") return pbo::text_table(sheets, how.width != 0 ? how.width : terminal_width());
    for (auto const& warning : sheets.front().notes()) std::cerr << "note: " << pbo::detail::visible(warning) << '\n';
    return pbo::csv_table(sheets.front());
}

}  // namespace examples

#endif
