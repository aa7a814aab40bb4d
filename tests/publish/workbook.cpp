// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What is in a workbook is read back by examples/checks/workbook.sh (with Python) and by LibreOffice (sh .ci/long workbook).
#include <pbo/publish/workbook.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace {
pbo::sheet of_names(std::vector<std::string> const& names) {
    pbo::sheet s("Shares", {.source = "returns.csv", .version = "pbo 1"},
                 {{"name", "name"}, {"n", "counted", pbo::shown_as::count}, {"share", "share", pbo::shown_as::share}});
    std::uint64_t n = 3;
    for (auto const& name : names) s.add_row({name, pbo::figure<std::uint64_t>(n++), pbo::figure<double>(0.25)});
    return s;
}
std::size_t folders_left() {
    std::size_t n = 0;
    for (auto const& one : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
        n += one.path().filename().string().starts_with("pbo-") && one.is_directory() ? 1U : 0U;
    return n;
}
}  // namespace

TEST_CASE("a workbook is an archive, the same for the same sheets, and another for others") {
    auto const before = folders_left();
    auto const once = pbo::workbook(of_names({"Ash", "Oak"}));
    CHECK(once.starts_with("PK\x03\x04"));
    CHECK(once == pbo::workbook(std::vector{of_names({"Ash", "Oak"})}));
    CHECK(once != pbo::workbook(of_names({"Ash", "Yew"})));
    CHECK(folders_left() == before);
}

TEST_CASE("names that would be formulas, markup, or longer than a cell, and tables without rows, make whole workbooks") {
    CHECK_NOTHROW(static_cast<void>(pbo::workbook(of_names({"=1+1", "</t>", "a\x01b", std::string(50'000, 'x'), "", "\xE9"}))));
    CHECK_NOTHROW(static_cast<void>(pbo::workbook(of_names({}))));
    CHECK_THROWS_AS(static_cast<void>(pbo::workbook(std::vector<pbo::sheet>{})), std::invalid_argument);
    // Two columns under one heading: a marked-up table has each once.
    pbo::sheet twice("Twice", {}, {{"lower", "from", pbo::shown_as::share}, {"other_lower", "from", pbo::shown_as::share}});
    twice.add_row({pbo::figure<double>(0.1), pbo::figure<double>(pbo::absence::suppressed)});
    CHECK_NOTHROW(static_cast<void>(pbo::workbook(twice)));
}
