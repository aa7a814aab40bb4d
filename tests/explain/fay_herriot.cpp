// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// fay_herriot.hpp against 30 digits and the formulas of sae (tests/reference/explain).
#include "explain/trusted.hpp"

#include <pbo/explain/fay_herriot.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

struct councils {
    std::vector<std::string> names;
    std::vector<direct_estimate> areas;
    std::vector<double> people;
};

councils const& read_councils() {
    static councils const all = [] {
        councils made;
        for (auto const& row : explain_trusted::data_of("councils.csv")) {
            made.names.push_back(row.at("council"));
            made.areas.push_back({std::stod(row.at("estimate")),
                                  std::stod(row.at("design_variance")),
                                  {std::stod(row.at("rural")), std::stod(row.at("spend"))}});
            made.people.push_back(std::stod(row.at("people")));
        }
        return made;
    }();
    return all;
}

}  // namespace

TEST_CASE("the model's variance, coefficients, estimates and their errors are those of sae, by ML and REML") {
    auto const& [names, areas, people] = read_councils();
    fay_herriot_fit const fits[]{fay_herriot(areas, model_variance_method::ml), fay_herriot(areas)};
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        auto const& quantity = row.at("quantity");
        if (!row.at("id").starts_with("fay-") || quantity == "loglik_individual") continue;
        auto const& fit = fits[row.at("model").ends_with(" REML") ? 1 : 0];
        double ours = 0.0;
        std::size_t const coefficient = row.at("term") == "(intercept)" ? 0 : row.at("term") == "rural" ? 1 : 2;
        if (quantity == "fay_herriot_sigma2") ours = fit.model_variance;
        if (quantity == "coefficient") ours = fit.coefficients[coefficient];
        if (quantity == "se") ours = fit.standard_errors[coefficient];
        if (quantity == "benchmark_ratio") ours = benchmark_ratio(fit, areas, people);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (names[i] == row.at("level"))
                ours = quantity == "fay_herriot_mse" ? fit.areas[i].mean_squared_error : fit.areas[i].value;
        CAPTURE(row.at("id"));
        CAPTURE(quantity);
        double const theirs = std::stod(row.at("value"));
        CHECK_MESSAGE(agree(ours, theirs, 1e-10, quantity == "fay_herriot_mse" ? 1e-300 : 0.01),
                      ours << " for " << theirs);
        ++checked;
    }
    CHECK(checked == 64);
}

TEST_CASE("a council that nobody asked has the model's estimate, and changes no other") {
    auto areas = read_councils().areas;
    auto const before = fay_herriot(areas);
    areas.push_back({std::nullopt, 0.0, {0.2, 5.0}});
    auto const fit = fay_herriot(areas);
    CHECK(fit.model_variance == before.model_variance);
    CHECK(fit.areas.back().value ==
          doctest::Approx(fit.coefficients[0] + 0.2 * fit.coefficients[1] + 5.0 * fit.coefficients[2]).epsilon(1e-12));
    CHECK(fit.areas.back().model_share == 1.0);
    CHECK(fit.areas.back().mean_squared_error > fit.model_variance);
    CHECK(fit.areas[0].value == before.areas[0].value);
}

TEST_CASE("where chance explains all, the model does all the talking") {
    std::vector<direct_estimate> areas;
    for (double y : {0.50, 0.51, 0.49, 0.50, 0.52}) areas.push_back({y, 0.01, {}});
    auto const fit = fay_herriot(areas);
    CHECK(fit.model_alone);
    CHECK(fit.model_variance == 0.0);
    for (auto const& area : fit.areas) CHECK(area.value == doctest::Approx(0.504).epsilon(1e-12));  // the mean
    CHECK(fit.standard_errors[0] == doctest::Approx(std::sqrt(0.01 / 5)).epsilon(1e-12));
    CHECK_FALSE(fay_herriot(read_councils().areas).model_alone);
}

TEST_CASE("what cannot be fitted is refused") {
    auto areas = read_councils().areas;
    areas[3].variance = 0.0;
    CHECK_THROWS_AS((void)fay_herriot(areas), std::domain_error);
    areas[3] = {0.4, 0.01, {1.0}};
    CHECK_THROWS_AS((void)fay_herriot(areas), std::invalid_argument);
    CHECK_THROWS_AS((void)fay_herriot({}), std::domain_error);
    auto twice = read_councils().areas;
    for (auto& area : twice) area.covariates[1] = 2.0 * area.covariates[0];
    CHECK_THROWS_AS((void)fay_herriot(twice), std::domain_error);
    CHECK_THROWS_AS((void)benchmark_ratio(fay_herriot(read_councils().areas), read_councils().areas, {1.0}),
                    std::invalid_argument);
}
