// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "xlsx_output.hpp"

#ifdef PBO_HAS_XLSX
#include <pbo/publish/workbook.hpp>

std::string examples::as_workbook(std::vector<pbo::sheet> const& sheets) { return pbo::workbook(sheets); }
#else
#include "program.hpp"

std::string examples::as_workbook(std::vector<pbo::sheet> const&) {
    throw usage_error("--format xlsx: this program was built without libxlsxwriter (Debian and Ubuntu: libxlsxwriter-dev)");
}
#endif
