// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "one_proportion_values.hpp"

#include <pbo/interval/parse_method.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

using namespace pbo;

TEST_CASE("every method agrees with its definition in 50-digit arithmetic") {
    std::map<std::string, double> worst;
    std::map<std::string, int> rows;
    for (auto const& row : values::one_proportion) {
        interval const i = parse_method(row.method)(proportion{row.hits, row.trials}, confidence_level{row.level}).limits.value();
        CAPTURE(row.method);
        CAPTURE(row.hits);
        CAPTURE(row.trials);
        CAPTURE(row.level);
        double const lower = std::abs(i.lower() - row.lower) / std::max(row.lower, 1e-300);
        double const upper = std::abs(i.upper() - row.upper) / std::max(row.upper, 1e-300);
        CHECK(lower <= 1e-12);
        CHECK(upper <= 1e-12);
        worst[row.method] = std::max({worst[row.method], lower, upper});
        ++rows[row.method];
    }
    for (auto const& [method, error] : worst) MESSAGE(method << ": " << rows[method] << " rows, largest relative error " << error);
}
