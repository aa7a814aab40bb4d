// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_RELEASE_LEDGER_JSON_HPP
#define PBO_PUBLISH_RELEASE_LEDGER_JSON_HPP

// The ledger of releases (protect/release_ledger.hpp) as a small JSON file, whose first field says that it is not for release:
//
//     auto ledger = pbo::read_release_ledger("ledger.json");      // an empty one where there is no file
//     pbo::write_release_ledger("ledger.json", ledger);           // a file that its owner alone can read
//
//     {"not_for_release": "...", "format": 1, "releases": [{"title": "...", "cells": [
//      {"cell": "Ash, on budgets", "count": 3, "leaves": {"Ash|...|direct payment": 1}, "published": false, "least_shown": 5}]}]}
//
// Needs nlohmann/json 3 (Debian and Ubuntu: nlohmann-json3-dev): not part of <pbo/publish.hpp>, for only headers that need it include
// it.  Throws std::runtime_error, naming the file and the field, for what is no such ledger, and for a file that others can read or
// that cannot be read or written.  O(cells).

#include <pbo/protect/release_ledger.hpp>
#include <pbo/publish/write_whole.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace pbo {

[[nodiscard]] inline std::string release_ledger_json(release_ledger const& ledger) {
    using json = nlohmann::ordered_json;
    json all;
    all["not_for_release"] = "This file holds counts before protection, so that the next release can be protected beside these. Keep it; "
                             "publish nothing of it.";
    all["format"] = 1;
    all["releases"] = json::array();
    for (auto const& one : ledger.releases) {
        json cells = json::array();
        for (auto const& c : one.cells) {
            json leaves = json::object();
            for (auto const& [name, times] : c.leaves) leaves[name] = times;
            json cell{{"cell", c.name}, {"count", c.count}, {"leaves", std::move(leaves)}, {"published", c.published}};
            if (!c.published) cell["least_shown"] = c.least_shown;
            cells.push_back(std::move(cell));
        }
        all["releases"].push_back({{"title", one.title}, {"cells", std::move(cells)}});
    }
    return all.dump(1, ' ', true, json::error_handler_t::replace) + "\n";
}

/// An empty ledger for a file that is not there.
[[nodiscard]] inline release_ledger read_release_ledger(std::filesystem::path const& file) {
    using json = nlohmann::ordered_json;
    auto const refuse = [&](std::string const& what) -> void { throw std::runtime_error(file.string() + ": " + what); };
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) {
        // A ledger that cannot be looked at is not one that is empty.
        if (unknown) refuse("cannot be looked at (" + unknown.message() + ")");
        return {};
    }
#if PBO_HAS_POSIX_FILES
    using who = std::filesystem::perms;
    if ((std::filesystem::status(file, unknown).permissions() & (who::group_all | who::others_all)) != who::none)
        refuse("others than its owner may read or write this ledger of counts before protection; make it the owner's alone (mode 0600)");
#endif
    std::ifstream in(file, std::ios::binary);
    if (!in) refuse("cannot be read");
    auto const all = json::parse(in, nullptr, false);
    if (all.is_discarded() || !all.is_object() || !all.contains("not_for_release") || !all.contains("releases"))
        refuse("is no ledger of releases; expected JSON with the fields not_for_release, format and releases");
    if (all.value("format", 0) != 1) refuse("found a ledger of another format; expected format 1");
    release_ledger ledger;
    try {
        for (auto const& one : all.at("releases")) {
            release next{one.at("title").get<std::string>(), {}};
            for (auto const& c : one.at("cells")) {
                released_cell cell{c.at("cell").get<std::string>(), c.at("count").get<std::int64_t>(), {}, false, 0};
                cell.published = c.at("published").get<bool>();
                if (!cell.published) cell.least_shown = c.at("least_shown").get<std::uint64_t>();
                for (auto const& [name, times] : c.at("leaves").items()) cell.leaves.emplace_back(name, times.get<std::int32_t>());
                if (cell.leaves.empty()) refuse("the cell '" + cell.name + "' of '" + next.title + "' has no leaves");
                next.cells.push_back(std::move(cell));
            }
            ledger.releases.push_back(std::move(next));
        }
    } catch (json::exception const& e) {
        refuse(std::string("is no whole ledger of releases: ") + e.what());
    }
    return ledger;
}

/// A new file is its owner's alone.
inline void write_release_ledger(std::filesystem::path const& file, release_ledger const& ledger) {
    write_whole(file, release_ledger_json(ledger), {.not_for_release = true});
}

}  // namespace pbo

#endif
