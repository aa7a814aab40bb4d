// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "ledger_file.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include <pbo/publish/release_ledger_json.hpp>

pbo::release_ledger examples::ledger_in(std::string const& file) { return pbo::read_release_ledger(file); }
void examples::write_ledger(std::string const& file, pbo::release_ledger const& ledger) { pbo::write_release_ledger(file, ledger); }
#else
#include "program.hpp"

pbo::release_ledger examples::ledger_in(std::string const&) {
    throw usage_error("--ledger: this program was built without nlohmann/json (Debian and Ubuntu: nlohmann-json3-dev)");
}
void examples::write_ledger(std::string const&, pbo::release_ledger const&) {}
#endif
