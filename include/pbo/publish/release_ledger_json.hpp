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

#include <pbo/core/detail/visible.hpp>
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
    auto const found = [](json const& value) {
        auto text = value.dump(-1, ' ', true, json::error_handler_t::replace);
        return text.size() > 40 ? text.substr(0, 40) + "..." : text;
    };
    if (!all.contains("format") || all.at("format") != 1)
        refuse("is a ledger of format " + (all.contains("format") ? found(all.at("format")) : std::string("none")) + "; expected format 1");
    // The field of an object, where it is what is expected.
    using kind = bool (*)(json const&);
    auto const field = [&](json const& of, std::string const& place, std::string const& key, kind is, char const* expected) -> json const& {
        if (!of.is_object()) refuse(place + ": found " + found(of) + "; expected an object with the field '" + key + "'");
        if (!of.contains(key)) refuse(place + " has no field '" + key + "'; expected " + expected);
        if (!is(of.at(key))) refuse(place + ": '" + key + "' is " + found(of.at(key)) + "; expected " + expected);
        return of.at(key);
    };
    auto const text = [](json const& v) { return v.is_string(); };
    auto const list = [](json const& v) { return v.is_array(); };
    auto const object = [](json const& v) { return v.is_object() && !v.empty(); };
    auto const yes_or_no = [](json const& v) { return v.is_boolean(); };
    auto const whole = [](json const& v) {
        return v.is_number_integer() && (!v.is_number_unsigned() || v.get<std::uint64_t>() <= std::uint64_t{1} << 62);
    };
    auto const people = [](json const& v) { return v.is_number_unsigned() && v.get<std::uint64_t>() <= std::uint64_t{1} << 62; };
    auto const times_of = [](json const& v) {
        if (!v.is_number_integer()) return false;
        return v.is_number_unsigned() ? v.get<std::uint64_t>() <= 1'000'000 : v.get<std::int64_t>() >= -1'000'000;
    };
    release_ledger ledger;
    for (auto const& one : field(all, "the ledger", "releases", list, "a list")) {
        auto const nth = "release " + std::to_string(ledger.releases.size() + 1);
        release next{field(one, nth, "title", text, "a text").get<std::string>(), {}};
        for (auto const& c : field(one, nth, "cells", list, "a list")) {
            auto place = nth + ", cell " + std::to_string(next.cells.size() + 1);
            released_cell cell{field(c, place, "cell", text, "a text").get<std::string>(), 0, {}, false, 0};
            place += " ('" + detail::visible(cell.name) + "')";
            cell.count = field(c, place, "count", whole, "a whole number").get<std::int64_t>();
            cell.published = field(c, place, "published", yes_or_no, "true or false").get<bool>();
            if (!cell.published)
                cell.least_shown = field(c, place, "least_shown", people, "a whole number, not negative").get<std::uint64_t>();
            auto const& leaves = field(c, place, "leaves", object, "an object of leaves, one or more");
            for (auto const& leaf : leaves.items()) {
                auto const& times = field(leaves, place + ", leaves", leaf.key(), times_of, "a whole number, such as 1 or -1");
                cell.leaves.emplace_back(leaf.key(), times.get<std::int32_t>());
            }
            next.cells.push_back(std::move(cell));
        }
        ledger.releases.push_back(std::move(next));
    }
    return ledger;
}

/// A new file is its owner's alone.
inline void write_release_ledger(std::filesystem::path const& file, release_ledger const& ledger) {
    write_whole(file, release_ledger_json(ledger), {.not_for_release = true});
}

}  // namespace pbo

#endif
