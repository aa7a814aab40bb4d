// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_MEASURE_WORKED_HPP
#define PBO_TESTS_MEASURE_WORKED_HPP

// The tables of tests/reference/ as rows of text.

#include <pbo/read/headed_rows.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace worked {

using row = std::map<std::string, std::string>;

inline std::vector<row> rows_of(std::filesystem::path const& file) {
    std::vector<row> all;
    pbo::headed_rows rows(file);
    REQUIRE_FALSE(rows.header().empty());
    while (rows.next()) {
        row r;
        for (std::size_t i = 0; i != rows.header().size(); ++i) r[rows.header()[i]] = std::string(rows[i]);
        all.push_back(std::move(r));
    }
    return all;
}

inline std::vector<row> example(std::string const& name) {
    return rows_of(std::filesystem::path(PBO_SOURCE_DIR) / "tests/reference/worked" / name);
}
inline std::vector<row> published(std::string const& name) {
    return rows_of(std::filesystem::path(PBO_SOURCE_DIR) / "tests/reference" / name);
}

inline std::uint64_t count(row const& r, std::string const& column) { return std::stoull(r.at(column)); }
inline double number(row const& r, std::string const& column) { return std::stod(r.at(column)); }

}  // namespace worked

#endif
