// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SAMPLING_SHARED_SCHOOLS_HPP
#define PBO_TESTS_SAMPLING_SHARED_SCHOOLS_HPP

// The schools of R survey's api data and the reference values made from them, read where they lie beside the checkout.
// Absent files give nothing, and the tests say so and skip.

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace shared {

inline std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char const c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

struct school {
    std::string type, district, number, sch_wide, awards;
    double weight = 0.0, population = 0.0, population_within = 0.0;
};

inline std::vector<school> schools(std::string const& name) {
    std::ifstream in(std::string(PBO_SHARED_DIR) + "/reference/api/" + name + ".csv");
    std::string line;
    std::vector<school> all;
    if (!std::getline(in, line)) return all;
    std::map<std::string, std::size_t> at;
    for (auto const& heading : cells_of(line)) at.emplace(heading, at.size());
    while (std::getline(in, line)) {
        auto const cells = cells_of(line);
        auto const number = [&](char const* heading) { return at.contains(heading) ? std::atof(cells[at[heading]].c_str()) : 0.0; };
        all.push_back({cells[at["stype"]], cells[at["dnum"]], cells[at["snum"]], cells[at["sch.wide"]], cells[at["awards"]],
                       number("pw"), at.contains("fpc") ? number("fpc") : number("fpc1"), number("fpc2")});
    }
    return all;
}

/// The two numbers of the row whose method begins so and whose inputs contain this.
inline std::optional<std::pair<double, double>> reference(std::string const& method, std::string const& inputs) {
    std::ifstream in(std::string(PBO_SHARED_DIR) + "/reference/reference_values.csv");
    for (std::string line; std::getline(in, line);) {
        auto const cells = cells_of(line);
        if (cells.size() >= 5 && cells[0].starts_with(method) && cells[1].find(inputs) != std::string::npos)
            return std::pair{std::atof(cells[3].c_str()), std::atof(cells[4].c_str())};
    }
    return std::nullopt;
}

}  // namespace shared

#endif
