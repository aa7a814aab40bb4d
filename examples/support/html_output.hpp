// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_HTML_OUTPUT_HPP
#define PBO_EXAMPLES_SUPPORT_HTML_OUTPUT_HPP

// --format html, compiled once for all programs.

#include <pbo/publish/page_figure.hpp>
#include <pbo/publish/sheet.hpp>

#include <string>
#include <vector>

namespace examples {

/// The sheets as one page, with pictures, and with their JSON to download where the programs were built with it.
std::string as_page(std::vector<pbo::sheet> const& sheets, std::vector<pbo::page_figure> const& figures, bool one_side = false);

}  // namespace examples

#endif
