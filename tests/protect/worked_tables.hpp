// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PROTECT_WORKED_TABLES_HPP
#define PBO_TESTS_PROTECT_WORKED_TABLES_HPP

// The invented tables of tests/reference/protect/, with what others found of them.
#include <pbo/protect/relations.hpp>
#include <pbo/read/headed_rows.hpp>

#include <map>
#include <string>
#include <vector>

namespace worked {

inline std::string reference(std::string const& name) { return std::string(PBO_SOURCE_DIR) + "/tests/reference/protect/" + name; }

/// The rows of a reference table by heading.
inline std::vector<std::map<std::string, std::string>> rows_of(std::string const& name) {
    std::vector<std::map<std::string, std::string>> all;
    pbo::headed_rows rows(reference(name));
    while (rows.next()) {
        all.emplace_back();
        for (std::size_t i = 0; i < rows.header().size(); ++i) all.back()[rows.header()[i]] = std::string(rows[i]);
    }
    return all;
}

inline std::map<std::string, pbo::relations> tables() {
    std::map<std::string, pbo::relations> all;
    for (auto& r : rows_of("tables.csv"))
        all[r["table"]].add(r["cell"], std::stol(r["count"]), r["relation"],
                            {.printed = r["printed"] == "yes", .may_be_suppressed = r["may_be_suppressed"] == "yes"});
    return all;
}

}  // namespace worked

#endif
