// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_JSON_OUTPUT_HPP
#define PBO_EXAMPLES_SUPPORT_JSON_OUTPUT_HPP

// --format json, compiled once for all programs: JSON's header takes longer to compile than they do.

#include <pbo/publish/sheet.hpp>

#include <string>
#include <vector>

namespace examples {

/// The sheets as one document; throws usage_error where the programs were built without nlohmann/json.
std::string as_json(std::vector<pbo::sheet> const& sheets);

}  // namespace examples

#endif
