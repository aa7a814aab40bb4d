// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/release_ledger_json.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace {

std::filesystem::path scratch(std::string const& name) {
    auto const folder = std::filesystem::temp_directory_path() / "pbo_release_ledger";
    std::filesystem::create_directories(folder);
    auto const file = folder / name;
    std::filesystem::remove(file);
    return file;
}
void write_as_owner(std::filesystem::path const& file, std::string const& text) {
    std::ofstream(file) << text;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}
std::string refused(std::filesystem::path const& file) {
    try {
        static_cast<void>(pbo::read_release_ledger(file));
    } catch (std::runtime_error const& e) {
        return e.what();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("a ledger is read as it was written, and a file that is not there is an empty one") {
    auto const file = scratch("ledger.json");
    CHECK(pbo::read_release_ledger(file).releases.empty());
    pbo::release_ledger const ledger{{{"first \"table\"", {{"a", 3, {{"a", 1}}, false, 5}, {"total", 52, {{"a", 1}, {"b", -1}}, true, 0}}},
                                      {"second", {}}}};
    pbo::write_release_ledger(file, ledger);
    CHECK(pbo::read_release_ledger(file) == ledger);
    CHECK(pbo::release_ledger_json(ledger).starts_with("{\n \"not_for_release\": "));
#if PBO_HAS_POSIX_FILES
    CHECK(std::filesystem::status(file).permissions() == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    CHECK(refused(file).find("make it the owner's alone (mode 0600)") != std::string::npos);
#endif
    std::filesystem::remove(file);
}

TEST_CASE("a ledger that cannot be looked at is refused, and not taken for an empty one") {
    auto const loop = scratch("loop.json");
    std::error_code cannot;
    std::filesystem::create_symlink("loop.json", loop, cannot);
    if (cannot) return;  // a system without links
    CHECK(refused(loop).find("loop.json: cannot be looked at (") != std::string::npos);
    std::filesystem::remove(loop);
}

TEST_CASE("what is no ledger is refused, and says why") {
    auto const file = scratch("other.json");
    write_as_owner(file, "cell,count\n");
    CHECK(refused(file).find("is no ledger of releases; expected JSON") != std::string::npos);
    write_as_owner(file, R"({"not_for_release": "", "format": 2, "releases": []})");
    CHECK(refused(file).find("is a ledger of format 2; expected format 1") != std::string::npos);
    write_as_owner(file, R"({"not_for_release": "", "format": 1, "releases": [{"title": "x", "cells": [{"cell": "a"}]}]})");
    CHECK(refused(file).find("other.json: release 1, cell 1 ('a') has no field 'count'; expected a whole number") != std::string::npos);
    write_as_owner(file, R"({"not_for_release": "", "format": 1, "releases": [{"title": "x", "cells": [
        {"cell": "a", "count": 3, "leaves": {}, "published": true}]}]})");
    CHECK(refused(file).find("release 1, cell 1 ('a'): 'leaves' is {}; expected an object of leaves, one or more") != std::string::npos);
    std::filesystem::remove(file);
}

TEST_CASE("a field of another kind is named, with what was found and what is expected") {
    auto const file = scratch("kinds.json");
    auto const with_cell = [&](std::string const& cell) {
        write_as_owner(file, R"({"not_for_release": "", "format": 1, "releases": [{"title": "x", "cells": [)" + cell + "]}]}");
        return refused(file);
    };
    CHECK(with_cell(R"({"cell": "a", "count": "3", "leaves": {"a": 1}, "published": true})")
              .ends_with("kinds.json: release 1, cell 1 ('a'): 'count' is \"3\"; expected a whole number"));
    CHECK(with_cell(R"({"cell": "a", "count": 3.5, "leaves": {"a": 1}, "published": true})").ends_with("'count' is 3.5; expected a whole number"));
    CHECK(with_cell(R"({"cell": 7, "count": 3, "leaves": {"a": 1}, "published": true})").ends_with("release 1, cell 1: 'cell' is 7; expected a text"));
    CHECK(with_cell(R"({"cell": "a", "count": 3, "leaves": {"a": 1}, "published": 1})").ends_with("'published' is 1; expected true or false"));
    CHECK(with_cell(R"({"cell": "a", "count": 3, "leaves": {"a": 0.5}, "published": true})")
              .ends_with("('a'), leaves: 'a' is 0.5; expected a whole number, such as 1 or -1"));
    CHECK(with_cell(R"({"cell": "a", "count": 3, "leaves": {"a": 1}, "published": false, "least_shown": -5})")
              .ends_with("'least_shown' is -5; expected a whole number, not negative"));
    CHECK(with_cell("3").ends_with("release 1, cell 1: found 3; expected an object with the field 'cell'"));
    CHECK(with_cell(R"({"cell": "a", "count": 3, "leaves": {"a": 1}, "published": false, "least_shown": 5})") == "accepted");
    write_as_owner(file, R"({"not_for_release": "", "format": 1, "releases": {}})");
    CHECK(refused(file).ends_with("the ledger: 'releases' is {}; expected a list"));
    write_as_owner(file, R"({"not_for_release": "", "format": "1", "releases": []})");
    CHECK(refused(file).ends_with("is a ledger of format \"1\"; expected format 1"));
    std::filesystem::remove(file);
}
