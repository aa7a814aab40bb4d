// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// beta_binomial_regression.hpp: take-up of councils on what they are, against 80-bit floats and R's optim
// (tests/reference/explain), and by clusters against SciPy (its numbers below).
#include "explain/trusted.hpp"

#include <pbo/explain/beta_binomial_regression.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

/// Pairs of councils are the clusters, where wanted: B01 and B02, B03 and B04, ...
covariate_patterns take_up(bool in_pairs = false) {
    covariate_patterns patterns({"spend", "pilot"});
    std::size_t i = 0;
    for (auto const& row : explain_trusted::data_of("take_up.csv")) {
        double const asked = std::stod(row.at("asked"));
        patterns.add(in_pairs ? std::to_string(i / 2) : row.at("council"), {std::stod(row.at("spend")), std::stod(row.at("pilot"))},
                     std::stod(row.at("hits")), asked, static_cast<std::uint64_t>(asked));
        ++i;
    }
    return patterns;
}
std::vector<model_term> const terms{numeric("spend"), numeric("pilot")};

}  // namespace

TEST_CASE("coefficients, errors, rho and likelihood are those of 80-bit floats and R") {
    auto const fit = beta_binomial_regression(take_up(), terms);
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("units-")) continue;
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        if (quantity == "rho") ours = fit.rho;
        if (quantity == "loglik_binomial") ours = fit.log_likelihood;
        for (auto const& e : fit.coefficients)
            if (e.name.term == row.at("term") && !ours) ours = quantity == "se" ? *e.standard_error : *e.estimate;
        CAPTURE(row.at("id"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-8), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked == 8);
    CHECK(fit.correlation_within.reason() == absence::not_applicable);
    CHECK(fit.coefficients[0].degrees_of_freedom.reason() == absence::not_applicable);
}

TEST_CASE("by clusters the errors are the sandwich's, on clusters - 1 degrees of freedom") {
    auto const fit = beta_binomial_regression(take_up(true), terms, true);
    // python3, tests/reference/explain/beta_binomial_clusters.py: scores and Hessian by mpmath at the estimate
    double const se[]{0.50247184491699, 0.093220259494279, 0.17419285258939};
    for (std::size_t i = 0; i < 3; ++i)
        CHECK_MESSAGE(agree(*fit.coefficients[i].standard_error, se[i], 1e-7), *fit.coefficients[i].standard_error);
    CHECK(*fit.coefficients[1].degrees_of_freedom == doctest::Approx(11.0));
    CHECK(*fit.correlation_within == doctest::Approx(0.129501760289).epsilon(1e-6));
    CHECK(*fit.coefficients[1].estimate == *beta_binomial_regression(take_up(), terms).coefficients[1].estimate);
}

TEST_CASE("councils that differ by no more than chance have rho 0, and the binomial's estimates") {
    covariate_patterns patterns({"pilot"});
    for (int i = 0; i < 8; ++i) patterns.add(std::to_string(i), {i % 2 == 0 ? 0.0 : 1.0}, i % 2 == 0 ? 40.0 : 50.0, 100, 100);
    auto const fit = beta_binomial_regression(patterns, {numeric("pilot")});
    CHECK(fit.rho == 0.0);
    CHECK(*fit.coefficients[0].estimate == doctest::Approx(std::log(40.0 / 60.0)).epsilon(1e-6));
    CHECK(*fit.coefficients[1].estimate == doctest::Approx(-std::log(40.0 / 60.0)).epsilon(1e-6));
    // by hand: sqrt(1 / 160 + 1 / 240 + 1 / 200 + 1 / 200)
    CHECK(*fit.coefficients[1].standard_error == doctest::Approx(std::sqrt(1.0 / 160 + 1.0 / 240 + 2.0 / 200)).epsilon(1e-6));
    CHECK(fit.units == 8);
    CHECK(fit.people == 800);
}

TEST_CASE("what cannot be fitted is refused") {
    covariate_patterns patterns({"pilot", "again"});
    CHECK_THROWS_AS((void)beta_binomial_regression(patterns, {numeric("pilot")}), std::domain_error);
    for (int i = 0; i < 6; ++i) patterns.add(std::to_string(i), {i % 2 == 0 ? 0.0 : 1.0, i % 2 == 0 ? 0.0 : 2.0}, i % 2 == 0 ? 40.0 + i : 100.0, 100, 100);
    CHECK_THROWS_AS((void)beta_binomial_regression(patterns, {numeric("pilot")}), std::domain_error);  // all of the pilot are hits
    CHECK_THROWS_AS((void)beta_binomial_regression(patterns, {numeric("pilot"), numeric("again")}), std::domain_error);
    covariate_patterns few({"pilot"});
    for (int i = 0; i < 2; ++i) few.add(std::to_string(i), {1.0 * i}, 40.0 + i, 100, 100);
    CHECK_THROWS_WITH_AS((void)beta_binomial_regression(few, {numeric("pilot")}), "pbo::beta_binomial_regression: 2 rows for 2 coefficients",
                         std::domain_error);
    covariate_patterns levels({"kind"});
    for (int i = 0; i < 9; ++i)
        levels.add(std::to_string(i), {std::string(i % 3 == 0 ? "shire" : i % 3 == 1 ? "unitary" : "city")}, i % 3 == 0 ? 40.0 + i : i % 3 == 1 ? 0.0 : 100.0, 100, 100);
    auto const why = [&levels](std::string const& reference) { return (void)beta_binomial_regression(levels, {factor("kind", reference)}); };
    CHECK_THROWS_WITH(why("shire"), doctest::Contains("none of the 300 asked of 'kind unitary' is a hit"));
    CHECK_THROWS_WITH(why("shire"), doctest::Contains("all of the 300 asked of 'kind city' are hits"));
    CHECK_THROWS_WITH(why("city"), doctest::Contains("all of the 300 asked of 'kind city' are hits"));  // a reference is a level too
    covariate_patterns low({"spend"});  // no level: a number tells them apart
    for (int i = 0; i < 8; ++i) low.add(std::to_string(i), {1.0 * i}, i < 4 ? 0.0 : 60.0, 60, 60);
    CHECK_THROWS_WITH((void)beta_binomial_regression(low, {numeric("spend")}), doctest::Contains("may terms together tell hits from others?"));
    covariate_patterns nobody({"spend"});
    for (int i = 0; i < 6; ++i) nobody.add(std::to_string(i), {1.0 * i}, 0.0, 50.0, 50);
    CHECK_THROWS_WITH((void)beta_binomial_regression(nobody, {numeric("spend")}), doctest::Contains("none of the 300 asked is a hit: there is nothing to explain"));
    covariate_patterns weighted({"pilot"});
    for (int i = 0; i < 6; ++i) weighted.add("", {1.0 * i}, 1.5, 3.0, 3);
    CHECK_THROWS_AS((void)beta_binomial_regression(weighted, {numeric("pilot")}), std::domain_error);
    covariate_patterns one({"pilot"});
    for (int i = 0; i < 6; ++i) one.add("all", {1.0 * i}, 1.0 + i % 2, 9.0, 9);
    CHECK_THROWS_AS((void)beta_binomial_regression(one, {numeric("pilot")}, true), std::domain_error);
}
