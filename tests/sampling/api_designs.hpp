// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_SAMPLING_API_DESIGNS_HPP
#define PBO_TESTS_SAMPLING_API_DESIGNS_HPP

// The samples of California schools that R's survey is taught with, tests/reference/api/, and the trusted values
// for them of tests/reference/reference_values.csv.

#include <pbo/sampling.hpp>

#include <cstddef>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace api {

inline std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') cells.back() += line[i++];
        else if (line[i] == '"') quoted = !quoted;
        else if (line[i] == ',' && !quoted) cells.emplace_back();
        else if (line[i] != '\r') cells.back() += line[i];
    }
    return cells;
}

struct school {
    std::string cds, type, district, school_number, wide, awards;
    double score = 0, weight = 0, population = 0, population_within = 0;
    std::optional<double> students, enrolled;
};

inline std::optional<double> number(std::string const& text) {
    return text.empty() || text == "NA" ? std::nullopt : std::optional<double>(std::stod(text));
}

inline std::vector<school> schools(std::string const& design) {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + "/tests/reference/api/" + design + ".csv");
    if (!in) throw std::runtime_error("tests/reference/api/" + design + ".csv is not there");
    std::string line;
    std::getline(in, line);
    std::map<std::string, std::size_t> at;
    auto const heads = cells_of(line);
    for (std::size_t i = 0; i < heads.size(); ++i) at[heads[i]] = i;
    std::vector<school> all;
    while (std::getline(in, line)) {
        auto const c = cells_of(line);
        auto const& text = [&](char const* name) { return c.at(at.at(name)); };
        school s{text("cds"), text("stype"), text("dnum"), text("snum"), text("sch.wide"), text("awards"),
                 std::stod(text("api00")), std::stod(text("pw")), 0, 0, number(text("api.stu")), number(text("enroll"))};
        s.population = std::stod(text(at.contains("fpc") ? "fpc" : "fpc1"));
        if (at.contains("fpc2")) s.population_within = std::stod(text("fpc2"));
        all.push_back(s);
    }
    return all;
}

struct value_row {
    std::string method, inputs, lower, upper;
};
inline std::vector<value_row> const& reference_values() {
    static auto const all = [] {
        std::vector<value_row> rows;
        std::ifstream in(std::string(PBO_SOURCE_DIR) + "/tests/reference/reference_values.csv");
        for (std::string line; std::getline(in, line);)
            if (auto const c = cells_of(line); c.size() > 4) rows.push_back({c[0], c[1], c[3], c[4]});
        return rows;
    }();
    return all;
}
/// "apistrat" of "design=apistrat;var=...".
inline std::string input(value_row const& row, std::string const& name) {
    auto const all = ";" + row.inputs + ";";
    auto const from = all.find(";" + name + "=");
    if (from == std::string::npos) return {};
    auto const start = from + name.size() + 2;
    return all.substr(start, all.find(';', start) - start);
}

/// The calls of R that made the values: svydesign(id, strata, weights = ~pw, fpc).  use(sample) is called with the design.
template <class Use>
auto with_design(std::string const& name, std::vector<school> const& all, Use const& use) {
    using namespace pbo;
    if (name == "apiclus1")
        return use(sample(all, clusters(&school::district), weights(&school::weight), population(&school::population)));
    if (name == "apiclus1_nofpc") return use(sample(all, clusters(&school::district), weights(&school::weight)));
    if (name == "apiclus2")
        return use(sample(all, clusters(&school::district, &school::school_number), weights(&school::weight),
                          population(&school::population, &school::population_within)));
    return use(sample(all, strata(&school::type), weights(&school::weight), population(&school::population)));
}

/// The yes or no that a row is about; nothing for one that the files do not have (ell).
inline std::optional<bool (*)(school const&)> variable(std::string const& text) {
    using predicate = bool (*)(school const&);
    if (text.find("api00>800") != std::string::npos) return predicate([](school const& s) { return s.score > 800; });
    if (text.find("awards") != std::string::npos) return predicate([](school const& s) { return s.awards == "Yes"; });
    if (text.find("sch.wide") != std::string::npos) return predicate([](school const& s) { return s.wide == "Yes"; });
    return std::nullopt;
}

}  // namespace api

#endif
