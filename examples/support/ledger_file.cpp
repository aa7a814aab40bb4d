// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "ledger_file.hpp"

#if __has_include(<nlohmann/json.hpp>)
#include "take_back.hpp"

#include <pbo/publish/release_ledger_json.hpp>

#include <filesystem>
#include <system_error>
#include <utility>

pbo::release_ledger examples::ledger_in(std::string const& file) { return pbo::read_release_ledger(file); }
void examples::write_ledger(std::string const& file, pbo::release_ledger const& ledger) {
    std::error_code unknown;
    bool const is_new = !std::filesystem::exists(file, unknown);
    auto earlier = ledger_in(file);
    pbo::write_release_ledger(file, ledger);
    written_before_output() = {file, [file, is_new, before = std::move(earlier)] {
                                   if (is_new) std::filesystem::remove(file);
                                   else pbo::write_release_ledger(file, before);
                               }};
}
#else
#include "program.hpp"

pbo::release_ledger examples::ledger_in(std::string const&) {
    throw usage_error("--ledger: this program was built without nlohmann/json (Debian and Ubuntu: nlohmann-json3-dev)");
}
void examples::write_ledger(std::string const&, pbo::release_ledger const&) {}
#endif
