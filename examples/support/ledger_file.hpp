// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_LEDGER_FILE_HPP
#define PBO_EXAMPLES_SUPPORT_LEDGER_FILE_HPP

// --ledger FILE: what was released before, compiled once for all programs, as JSON's header takes longer to compile than they do.

#include <pbo/protect/release_ledger.hpp>

#include <string>

namespace examples {

/// An empty ledger where there is no file; throws usage_error where the programs were built without nlohmann/json.
pbo::release_ledger ledger_in(std::string const& file);
void write_ledger(std::string const& file, pbo::release_ledger const& ledger);

}  // namespace examples

#endif
