// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// overdispersed_errors.hpp: a series of 28 quarters with two breaks, against R's quasibinomial
// (tests/reference/explain).
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/overdispersed_errors.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

std::vector<std::string> const columns{"quarter", "act", "since_act", "pandemic", "since_pandemic"};

logistic_fit of_series() {
    covariate_patterns patterns(columns);
    for (auto const& row : explain_trusted::data_of("series.csv")) {
        std::vector<covariate> values;
        for (double const x : segments_of(std::stod(row.at("quarter")), {13, 22})) values.emplace_back(x);
        for (std::size_t i = 0; i < columns.size(); ++i)
            CHECK(std::get<double>(values[i]) == std::stod(row.at(columns[i])));
        patterns.add("", std::move(values), std::stod(row.at("hits")), std::stod(row.at("asked")),
                     std::stoull(row.at("asked")));
    }
    std::vector<model_term> terms;
    for (auto const& column : columns) terms.push_back(numeric(column));
    return logistic(patterns, terms);
}

}  // namespace

TEST_CASE(
    "a segmented logistic series is R's, with its overdispersion, slope after the break and what is left in waves") {
    auto const fit = of_series();
    auto const series = overdispersed_errors(fit);
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("series-") || row.at("model").find("logistic") == std::string::npos) continue;
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        if (quantity == "dispersion") ours = series.phi;
        if (quantity == "lag1_correlation") ours = series.lag_1;
        if (quantity == "durbin_watson") ours = series.durbin_watson;
        Eigen::VectorXd slope = Eigen::VectorXd::Zero(6);
        slope(1) = slope(3) = 1.0;
        if (quantity == "slope") ours = slope.dot(fit.fitted_coefficients());
        if (quantity == "slope_se") ours = series.errors.standard_error(slope);
        for (auto const& e : adjusted_estimates(fit, series.errors)) {
            if (e.name.term != row.at("term")) continue;
            if (quantity == "coefficient") ours = *e.estimate;
            if (quantity == "se") ours = *e.standard_error;
            if (quantity == "p") ours = *e.p_value;
            if (quantity == "lower") ours = e.limits->lower();
            if (quantity == "upper") ours = e.limits->upper();
        }
        CAPTURE(row.at("id"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-9), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked == 35);
}

TEST_CASE("a series as long as its coefficients has nothing left to tell") {
    covariate_patterns patterns({"period"});
    patterns.add("", {1.0}, 3, 10, 10);
    patterns.add("", {2.0}, 4, 10, 10);
    CHECK_THROWS_AS((void)overdispersed_errors(logistic(patterns, {numeric("period")})), std::domain_error);
    patterns.add("", {3.0}, 5, 10, 10);
    CHECK(overdispersed_errors(logistic(patterns, {numeric("period")})).errors.name() == "quasi");
}
