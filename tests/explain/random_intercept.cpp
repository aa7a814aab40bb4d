// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// random_intercept.hpp against lme4 and 80-bit floats (tests/reference/explain).  The tolerances are those of the
// reference: its own optimiser stops at 3e-6 of coefficients and sigma and takes errors by differences (5e-4 at one
// point).
#include "explain/trusted.hpp"

#include <pbo/explain/random_intercept.hpp>

#include <doctest/doctest.h>

#include <numeric>
#include <optional>
#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

TEST_CASE(
    "coefficients, sigma, median odds ratio, share of variance and errors are those of lme4, by 1, 7 and 25 points") {
    std::map<std::string, random_intercept_fit> fits;
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        auto const& model = row.at("model");
        auto const& quantity = row.at("quantity");
        if (!row.at("id").starts_with("ri-") || quantity.starts_with("loglik") ||
            model.find(" 101 points") != std::string::npos)
            continue;
        auto const key = row.at("data") + model;
        if (!fits.contains(key)) {
            auto const terms = explain_trusted::terms_of(model.substr(0, model.find(", random")));
            std::vector<std::string> columns;
            for (auto const& term : terms) columns.push_back(term.columns[0]);
            auto const points = std::stoull(model.substr(model.find("intercept, ") + 11));
            fits.emplace(
                key, random_intercept(logistic(explain_trusted::counts_of(row.at("data"), columns), terms), points));
        }
        auto const& fit = fits.at(key);
        std::optional<double> ours;
        if (quantity == "sigma") ours = fit.sigma;
        if (quantity == "sigma_se") ours = *fit.sigma_error;
        if (quantity == "median_odds_ratio") ours = fit.median_odds_ratio;
        if (quantity == "icc") ours = fit.share_of_variance;
        for (auto const& e : fit.coefficients)
            if (e.name == coefficient_name{row.at("term"), row.at("level")})
                ours = quantity == "se" ? *e.standard_error : *e.estimate;
        CAPTURE(row.at("id"));
        CAPTURE(key);
        CAPTURE(quantity);
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-6), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked > 80);
}

TEST_CASE("councils that are alike: sigma is 0 and the coefficients are those without it") {
    covariate_patterns patterns({"g"});
    for (auto const* council : {"A", "B", "C", "D"}) {
        patterns.add(council, {std::string("a")}, 5, 10, 10);
        patterns.add(council, {std::string("b")}, 3, 10, 10);
    }
    auto const plain = logistic(patterns, {factor("g", "a")});
    auto const fit = random_intercept(plain);
    CHECK(fit.sigma == 0.0);
    CHECK(fit.median_odds_ratio == 1.0);
    CHECK_FALSE(fit.sigma_error.has_value());
    CHECK(*fit.coefficients[1].estimate == *plain.coefficient(1));
    CHECK(fit.log_likelihood == plain.log_likelihood());
}

TEST_CASE("Gauss and Hermite: moments of the normal distribution") {
    for (std::size_t const points : {1U, 2U, 7U, 25U, 101U}) {
        detail::hermite_rule const rule(points);
        double mass = 0.0, second = 0.0, fourth = 0.0;
        for (std::size_t i = 0; i < points; ++i) {
            double const t = rule.nodes[i],
                         w = std::exp(rule.log_weights[i] - 0.5 * t * t) / std::sqrt(6.283185307179586);
            mass += w;
            second += w * t * t;
            fourth += w * t * t * t * t;
        }
        CHECK(mass == doctest::Approx(1.0).epsilon(1e-13));
        if (points > 1) CHECK(second == doctest::Approx(1.0).epsilon(1e-13));
        if (points > 2) CHECK(fourth == doctest::Approx(3.0).epsilon(1e-13));
    }
    CHECK_THROWS_AS((void)detail::hermite_rule(0), std::domain_error);
}

TEST_CASE("one cluster, weights and separated terms are refused") {
    covariate_patterns one({"g"});
    one.add("A", {std::string("a")}, 5, 10, 10);
    one.add("A", {std::string("b")}, 3, 10, 10);
    CHECK_THROWS_AS((void)random_intercept(logistic(one, {factor("g", "a")})), std::domain_error);
    auto const weighted = explain_trusted::counts_of("weights.csv", {"mode"}, true);
    CHECK_THROWS_AS((void)random_intercept(logistic(weighted, {factor("mode", "managed")})), std::domain_error);
    auto const separated = explain_trusted::counts_of("separation.csv", {"mode"});
    CHECK_THROWS_AS((void)random_intercept(logistic(separated, {factor("mode", "managed")})), std::domain_error);
    CHECK_THROWS_WITH((void)random_intercept(logistic(separated, {factor("mode", "managed")})),
                      doctest::Contains("'mode mixed' has no finite estimate: the answers separate"));
    covariate_patterns same({"g", "h"});
    for (auto const* cluster : {"A", "B", "C"}) {
        same.add(cluster, {std::string("a"), 0.0}, 5, 10, 10);
        same.add(cluster, {std::string("b"), 1.0}, 3, 10, 10);
    }
    CHECK_THROWS_WITH((void)random_intercept(logistic(same, {factor("g", "a"), numeric("h")})), doctest::Contains("terms before it say already what 'h' says"));
}
