// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/read/lookup.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace {
pbo::lookup read(std::string const& text, pbo::read_options const& options = {}) {
    std::istringstream in(text);
    return pbo::read_lookup({in, "codes.csv"}, "code", "name", options);
}
std::string const text = "name,code\nMill,1\n\"North, Upper\",2\nMill,1\n";
}  // namespace

TEST_CASE("a look-up gives the value of a key and names a key it does not have") {
    auto const names = read(text);
    CHECK(names.size() == 2);
    CHECK(names["2"] == "North, Upper");
    CHECK(names.find("3") == std::nullopt);
    CHECK_THROWS_WITH_AS(static_cast<void>(names["E06000099"]),
                         "codes.csv: column 'code': found 'E06000099'; expected one of its 2 values", pbo::input_error);
}

TEST_CASE("a key with two values is an error that names both lines") {
    CHECK_THROWS_WITH_AS(read(text + "Mile,1\n"),
                         "codes.csv:5: column 'name': found 'Mile'; expected 'Mill' for '1', as on line 2",
                         pbo::input_error);
    auto const kept = read(text + "Mile,1\n", {.on_bad_row = pbo::bad_row::collect});
    CHECK(kept["1"] == "Mill");
    CHECK(kept.rejects.size() == 1);
}
