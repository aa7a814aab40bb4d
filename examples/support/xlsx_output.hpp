// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_XLSX_OUTPUT_HPP
#define PBO_EXAMPLES_SUPPORT_XLSX_OUTPUT_HPP

// --format xlsx, compiled once for all programs.

#include <pbo/publish/sheet.hpp>

#include <string>
#include <vector>

namespace examples {

/// The sheets as a workbook, the bytes of a file.  Throws usage_error where the programs were built without libxlsxwriter.
std::string as_workbook(std::vector<pbo::sheet> const& sheets);

}  // namespace examples

#endif
