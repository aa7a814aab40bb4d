// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_EXPLAIN_TRUSTED_HPP
#define PBO_TESTS_EXPLAIN_TRUSTED_HPP

// The trusted values of tests/reference/explain (see its README.md), and the counts that they are of.

#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/model_term.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace explain_trusted {

using line = std::map<std::string, std::string>;

inline std::vector<std::string> fields_of(std::string const& text) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (char const c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

inline std::vector<line> read(std::string const& path) {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + "/tests/reference/" + path);
    if (!in) throw std::runtime_error("tests/reference/" + path + " cannot be read");
    std::string text;
    std::getline(in, text);
    auto const names = fields_of(text);
    std::vector<line> rows;
    while (std::getline(in, text)) {
        auto const fields = fields_of(text);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = fields.at(i);
    }
    return rows;
}

/// "ucb.csv" is in explain/data, "api/apistrat" beside it.
inline std::vector<line> data_of(std::string const& name) {
    return read(name.starts_with("api/") ? name + ".csv" : "explain/data/" + name);
}

/// "mode (ref managed)+told (ref no)+mode:told".
inline std::vector<pbo::model_term> terms_of(std::string const& model) {
    std::vector<pbo::model_term> terms;
    std::size_t at = 0;
    while (at < model.size()) {
        auto const end = std::min(model.find('+', at), model.size());
        auto const one = model.substr(at, end - at);
        if (auto const ref = one.find(" (ref "); ref != std::string::npos)
            terms.push_back(pbo::factor(one.substr(0, ref), one.substr(ref + 6, one.size() - ref - 7)));
        else if (auto const colon = one.find(':'); colon != std::string::npos)
            terms.push_back(pbo::interaction(one.substr(0, colon), one.substr(colon + 1)));
        else
            terms.push_back(pbo::numeric(one));
        at = end + 1;
    }
    return terms;
}

/// Counts by pattern and cluster; times the weight where that is wanted.
inline pbo::covariate_patterns counts_of(std::string const& data, std::vector<std::string> const& columns,
                                         bool weigh = false) {
    pbo::covariate_patterns patterns(columns);
    for (auto const& row : data_of(data)) {
        std::vector<pbo::covariate> values;
        for (auto const& column : columns) values.emplace_back(row.at(column));
        double const asked = std::stod(row.at("asked")), w = weigh ? std::stod(row.at("weight")) : 1.0;
        patterns.add(row.contains("cluster") ? row.at("cluster") : "", std::move(values), w * std::stod(row.at("hits")),
                     w * asked, static_cast<std::uint64_t>(asked));
    }
    return patterns;
}

inline std::vector<line> const& values() {
    static auto const all = read("explain/values.csv");
    return all;
}

/// Relative to the larger of the value and `least`.
inline bool agree(double ours, double theirs, double tolerance, double least = 0.01) {
    return std::fabs(ours - theirs) <= tolerance * std::fmax(least, std::fabs(theirs));
}

}  // namespace explain_trusted

#endif
