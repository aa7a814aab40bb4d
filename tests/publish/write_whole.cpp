// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/write_whole.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace fs = std::filesystem;

namespace {
std::string content(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
}  // namespace

TEST_CASE("a file is written whole, replacing what was there, and no neighbour is left") {
    auto const folder = fs::temp_directory_path() / "pbo_write_whole";
    fs::create_directories(folder);
    pbo::write_whole(folder / "a.csv", "first");
    pbo::write_whole(folder / "a.csv", "second");
    CHECK(content(folder / "a.csv") == "second");
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}) == 1);
    fs::remove_all(folder);
}

TEST_CASE("a place that cannot be written is named and nothing is left there") {
    auto const folder = fs::temp_directory_path() / "pbo_write_whole_none";
    CHECK_THROWS_WITH(pbo::write_whole(folder / "a.csv", "x"), doctest::Contains("a.csv: cannot be written"));
    fs::create_directories(folder / "a.csv" / "inside");  // a directory that is not empty stands in the way
    CHECK_THROWS_AS(pbo::write_whole(folder / "a.csv", "x"), std::runtime_error);
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}) == 1);
    fs::remove_all(folder);
}
