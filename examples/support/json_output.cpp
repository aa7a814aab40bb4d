// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "json_output.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <pbo/publish/json_table.hpp>

std::string examples::as_json(std::vector<pbo::sheet> const& sheets) { return pbo::json_table(sheets); }
#else
#include "program.hpp"

std::string examples::as_json(std::vector<pbo::sheet> const&) {
    throw usage_error("--format json: this program was built without nlohmann/json (Debian and Ubuntu: nlohmann-json3-dev)");
}
#endif
