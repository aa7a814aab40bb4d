// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// log_link.hpp: a segmented Poisson series and costs by mode, against R's glm and 80-bit floats (tests/reference/explain).
#include "explain/trusted.hpp"

#include <pbo/explain/log_link.hpp>
#include <pbo/explain/overdispersed_errors.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

std::vector<std::string> const segments{"quarter", "act", "since_act", "pandemic", "since_pandemic"};

log_link_fit of_series() {
    std::vector<log_link_row> rows;
    for (auto const& row : explain_trusted::data_of("series.csv")) {
        std::vector<covariate> values;
        for (double const x : segments_of(std::stod(row.at("quarter")), {13, 22})) values.emplace_back(x);
        rows.push_back({values, std::stod(row.at("hits")), std::stod(row.at("asked")), ""});
    }
    std::vector<model_term> terms;
    for (auto const& column : segments) terms.push_back(numeric(column));
    return {segments, rows, terms, log_link_family::poisson};
}

std::vector<log_link_row> costs() {
    std::vector<log_link_row> rows;
    for (auto const& row : explain_trusted::data_of("costs.csv"))
        rows.push_back({{row.at("mode"), std::stod(row.at("need"))}, std::stod(row.at("cost")), 1.0, row.at("person")});
    return rows;
}
std::vector<model_term> const of_costs{factor("mode", "managed"), numeric("need")};

}  // namespace

TEST_CASE("a segmented Poisson series is R's quasipoisson, with its slope and what is left in waves") {
    auto const fit = of_series();
    Eigen::VectorXd slope = Eigen::VectorXd::Zero(6);
    slope(1) = slope(3) = 1.0;
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("series-") || row.at("model").find("Poisson") == std::string::npos) continue;
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        if (quantity == "dispersion") ours = fit.dispersion();
        if (quantity == "lag1_correlation") ours = fit.lag_1();
        if (quantity == "durbin_watson") ours = fit.durbin_watson();
        if (quantity == "slope") ours = slope.dot(fit.coefficients());
        if (quantity == "slope_se") ours = fit.errors().standard_error(slope);
        for (auto const& e : fit.estimates()) {
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

TEST_CASE("costs by mode and need are R's Gamma with a log link") {
    log_link_fit const fit({"mode", "need"}, costs(), of_costs, log_link_family::gamma);
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("amount-")) continue;
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        if (quantity == "dispersion") ours = fit.dispersion();
        for (auto const& e : fit.estimates()) {
            if (e.name.term != row.at("term") || e.name.level != row.at("level")) continue;
            ours = quantity == "se" ? *e.standard_error : *e.estimate;
        }
        CAPTURE(row.at("id"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-9), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked == 7);
}

TEST_CASE("errors by cluster are sandwich's vcovCL(type HC0, cadjust) with each person a cluster, and the means are emmeans'") {
    // R 4.2.2, tests/reference/explain/log_link.R: vcovCL(fit, ~person, type = "HC0", cadjust = TRUE); standardised means by
    // predict() over all rows, errors by the delta method.
    for (auto const& row : explain_trusted::read("explain/log_link.csv")) {
        bool const by_cluster = row.at("errors") == "cr1";
        log_link_fit const fit({"mode", "need"}, costs(), of_costs, log_link_family::gamma, by_cluster);
        auto const means = fit.expected_means("mode");
        REQUIRE(means.size() == 2);
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        for (auto const& e : fit.estimates())
            if (quantity == "se" && e.name.term == row.at("term")) ours = *e.standard_error;
        for (auto const& m : means) {
            if (m.level != row.at("term")) continue;
            if (quantity == "mean") ours = m.mean;
            if (quantity == "mean_se") ours = m.standard_error;
            if (quantity == "difference") ours = *m.difference;
            if (quantity == "difference_se") ours = *m.difference_error;
        }
        CAPTURE(quantity);
        CAPTURE(row.at("term"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-7), *ours << " for " << row.at("value"));
    }
}

TEST_CASE("rows without a value are left out and told, and what cannot be fitted is refused") {
    auto rows = costs();
    rows[3].values[0] = std::string();
    log_link_fit const fit({"mode", "need"}, rows, of_costs, log_link_family::gamma);
    REQUIRE(fit.left_out().size() == 1);
    CHECK(fit.left_out()[0].column == "mode");
    CHECK(fit.left_out()[0].people == 1);
    CHECK(fit.rows() == rows.size() - 1);
    CHECK_THROWS_AS((void)fit.expected_means("need"), std::invalid_argument);
    rows[0].amount = 0.0;
    CHECK_THROWS_AS((void)log_link_fit({"mode", "need"}, rows, of_costs, log_link_family::gamma), std::domain_error);
    CHECK_NOTHROW((void)log_link_fit({"mode", "need"}, rows, of_costs, log_link_family::poisson));
    rows[0].exposure = 0.0;
    CHECK_THROWS_AS((void)log_link_fit({"mode", "need"}, rows, of_costs, log_link_family::poisson), std::domain_error);
    CHECK_THROWS_AS((void)log_link_fit({"need"}, {}, {numeric("need")}, log_link_family::gamma), std::domain_error);
    std::vector<log_link_row> const two{{{1.0}, 2.0, 1.0, ""}, {{2.0}, 3.0, 1.0, ""}};
    CHECK_THROWS_AS((void)log_link_fit({"x"}, two, {numeric("x")}, log_link_family::gamma), std::domain_error);
    std::vector<log_link_row> again;
    for (int i = 0; i < 6; ++i) again.push_back({{1.0 * i, 2.0 * i}, 2.0 + i, 1.0, ""});
    CHECK_THROWS_WITH_AS((void)log_link_fit({"x", "doubled"}, again, {numeric("x"), numeric("doubled")}, log_link_family::gamma),
                         "pbo::log_link_fit: 'doubled' says what terms before it say already", std::domain_error);
    std::vector<log_link_row> crossed;
    for (int i = 0; i < 12; ++i) crossed.push_back({{std::string(i % 2 ? "a" : "b"), std::string(i % 3 ? "x" : "y")}, 2.0 + i, 1.0, ""});
    log_link_fit const interacting({"g", "h"}, crossed, {factor("g", "a"), factor("h", "x"), interaction("g", "h")}, log_link_family::gamma);
    CHECK_THROWS_WITH_AS((void)interacting.expected_means("g"), "pbo::log_link_fit: 'g' interacts", std::invalid_argument);
    CHECK(interacting.names().size() == 4);
    // Saturated: the mean of each cell is what was seen.  b and y: amounts 2 and 8; a and y: 5 and 11.
    CHECK(interacting.fitted_means()(0) == doctest::Approx(5.0).epsilon(1e-9));
    CHECK(interacting.fitted_means()(3) == doctest::Approx(8.0).epsilon(1e-9));
    std::vector<log_link_row> none;
    for (int i = 0; i < 6; ++i) none.push_back({{std::string(i < 3 ? "a" : "b")}, i < 3 ? 0.0 : 4.0 + i, 1.0, ""});
    CHECK_THROWS_AS((void)log_link_fit({"level"}, none, {factor("level", "b")}, log_link_family::poisson), std::domain_error);
}

TEST_CASE("figures that are the model's own to the last digits have no limits and no p-value") {
    std::vector<log_link_row> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back({{std::string(i % 2 == 0 ? "managed" : "direct")}, i % 2 == 0 ? 100.0 : 73.0, 1.0, std::to_string(i / 3)});
    for (bool const by_cluster : {false, true})
        for (auto const family : {log_link_family::gamma, log_link_family::poisson}) {
            log_link_fit const fit({"mode"}, rows, {factor("mode", "managed")}, family, by_cluster);
            CHECK(fit.exact());
            CHECK(fit.dispersion() == 0.0);
            auto const found = fit.estimates();
            REQUIRE(found.size() == 2);
            CHECK(found[1].odds_ratio().value() == doctest::Approx(0.73).epsilon(1e-12));
            CHECK(found[1].p_value.reason() == absence::nothing_to_divide_by);
            CHECK(found[1].limits.reason() == absence::nothing_to_divide_by);
            auto const means = fit.expected_means("mode");
            CHECK(means[1].p_value.reason() == absence::nothing_to_divide_by);
            CHECK(means[1].difference_limits.reason() == absence::nothing_to_divide_by);
        }
    rows[0].amount = 100.0001;  // a hundredth of a penny is scatter
    CHECK_FALSE(log_link_fit({"mode"}, rows, {factor("mode", "managed")}, log_link_family::gamma).exact());
    CHECK_FALSE(of_series().exact());
}
