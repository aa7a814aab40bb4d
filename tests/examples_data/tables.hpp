// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_EXAMPLES_DATA_TABLES_HPP
#define PBO_TESTS_EXAMPLES_DATA_TABLES_HPP

// The shipped files as rows of text, and the few counts that the tests of their margins ask for.  Counting is by hand
// here, not by the library, so that these tests do not rest on what the library's own tests compare with this data.

#include <pbo/read/headed_rows.hpp>

#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace shipped {

using row = std::map<std::string, std::string>;
using rows = std::vector<row>;

inline std::string path(std::string const& name) { return std::string(PBO_SOURCE_DIR) + "/examples/data/" + name; }

inline rows read(std::string const& name) {
    rows all;
    pbo::headed_rows file(path(name));
    while (file.next()) {
        row r;
        for (std::size_t i = 0; i != file.header().size(); ++i) r[file.header()[i]] = std::string(file[i]);
        all.push_back(std::move(r));
    }
    return all;
}

inline rows where(rows const& from, std::function<bool(row const&)> const& wanted) {
    rows some;
    for (row const& r : from)
        if (wanted(r)) some.push_back(r);
    return some;
}

inline rows where(rows const& from, std::string const& column, std::string const& value) {
    return where(from, [&](row const& r) { return r.at(column) == value; });
}

inline std::int64_t number(row const& r, std::string const& column) { return std::stoll(r.at(column)); }

inline std::int64_t total(rows const& from, std::string const& column) {
    std::int64_t sum = 0;
    for (row const& r : from) sum += number(r, column);
    return sum;
}

struct share {
    std::int64_t hits = 0;
    std::int64_t trials = 0;
    [[nodiscard]] double value() const { return static_cast<double>(hits) / static_cast<double>(trials); }
    friend bool operator==(share const&, share const&) = default;
};

/// Of those who answered the area, how many said better.
inline share better(rows const& people, std::string const& area) {
    share s;
    for (row const& r : people) {
        std::string const& answer = r.at(area);
        if (answer.empty() || answer == "not applicable") continue;
        ++s.trials;
        if (answer == "a lot better" || answer == "a little better") ++s.hits;
    }
    return s;
}

/// Of those who answered yes or no, how many yes.
inline share yes(rows const& people, std::string const& condition) {
    share s;
    for (row const& r : people) {
        if (r.at(condition).empty()) continue;
        ++s.trials;
        if (r.at(condition) == "yes") ++s.hits;
    }
    return s;
}

/// a's share minus b's, in standard errors under one common share (the pooled z test of two proportions).
inline double standard_errors_apart(share a, share b) {
    double const pooled = share{a.hits + b.hits, a.trials + b.trials}.value();
    double const variance =
        pooled * (1 - pooled) * (1.0 / static_cast<double>(a.trials) + 1.0 / static_cast<double>(b.trials));
    return (a.value() - b.value()) / std::sqrt(variance);
}

}  // namespace shipped

#endif
