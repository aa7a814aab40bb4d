// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// margins.hpp against emmeans (tests/reference/explain), and where nobody says what a share would be.
#include "explain/trusted.hpp"

#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/margins.hpp>
#include <pbo/explain/model_errors.hpp>

#include <doctest/doctest.h>

#include <optional>

using namespace pbo;
using explain_trusted::agree;

TEST_CASE("standardised shares and average marginal effects, with three kinds of errors, are those of emmeans") {
    std::size_t checked = 0;
    std::map<std::string, logistic_fit> fits;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("margin-")) continue;
        auto const key = row.at("data") + row.at("model");
        if (!fits.contains(key)) {
            auto const terms = explain_trusted::terms_of(row.at("model"));
            std::vector<std::string> columns;
            for (auto const& term : terms)
                if (term.columns.size() == 1) columns.push_back(term.columns[0]);
            fits.emplace(key, logistic(explain_trusted::counts_of(row.at("data"), columns), terms));
        }
        auto const& fit = fits.at(key);
        auto const errors = row.at("errors") == "cr1"   ? cluster_errors(fit, cluster_error_kind::cr1)
                            : row.at("errors") == "cr2" ? cluster_errors(fit)
                                                        : model_errors(fit);
        auto const& quantity = row.at("quantity");
        std::optional<double> ours;
        for (auto const& m : margins(fit, errors)) {
            if (m.term != row.at("term") || m.level != row.at("level")) continue;
            if (quantity == "standardised_share") ours = *m.share;
            if (quantity == "standardised_share_se") ours = *m.share_error;
            if (quantity == "average_marginal_effect") ours = *m.difference;
            if (quantity == "average_marginal_effect_se") ours = *m.difference_error;
        }
        CAPTURE(row.at("id"));
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, std::stod(row.at("value")), 1e-9), *ours << " for " << row.at("value"));
        ++checked;
    }
    CHECK(checked == 58);
}

TEST_CASE("a slope is the mean of mu (1 - mu) b, its error that of a numerical gradient") {
    covariate_patterns patterns({"g", "x"});
    double const hits[]{2, 3, 7, 4, 6, 9};
    std::size_t i = 0;
    for (auto const* g : {"a", "b"})
        for (double x : {1.0, 2.0, 4.0}) patterns.add("", {std::string(g), x}, hits[i++], 12, 12);
    auto const fit = logistic(patterns, {factor("g", "a"), numeric("x"), interaction("g", "x")});
    auto const found = margins(fit, model_errors(fit)).back();
    REQUIRE(found.term == "x");
    auto const mean_slope = [&](Eigen::VectorXd const& b) {
        double sum = 0.0;
        for (int g = 0; g < 2; ++g)
            for (double x : {1.0, 2.0, 4.0}) {
                double const slope = b(2) + g * b(3), mu = 1.0 / (1.0 + std::exp(-(b(0) + g * b(1) + x * slope)));
                sum += mu * (1.0 - mu) * slope / 6.0;
            }
        return sum;
    };
    Eigen::VectorXd b = fit.fitted_coefficients(), gradient(4);
    CHECK(*found.difference == doctest::Approx(mean_slope(b)).epsilon(1e-12));
    for (Eigen::Index j = 0; j < 4; ++j) {
        Eigen::VectorXd more = b, less = b;
        more(j) += 1e-5;
        less(j) -= 1e-5;
        gradient(j) = (mean_slope(more) - mean_slope(less)) / 2e-5;
    }
    CHECK(*found.difference_error == doctest::Approx(model_errors(fit).standard_error(gradient)).epsilon(1e-8));
    CHECK(found.share.reason() == absence::not_applicable);
}

TEST_CASE("limits stay between 0 and 1; nothing is said of those who were not met") {
    covariate_patterns patterns({"class", "age"});
    patterns.add("", {std::string("a"), std::string("x")}, 1, 40, 40);
    patterns.add("", {std::string("a"), std::string("y")}, 1, 3, 3);
    patterns.add("", {std::string("b"), std::string("x")}, 2, 9, 9);
    auto const main = logistic(patterns, {factor("class", "a"), factor("age", "x")});
    for (auto const& m : margins(main, model_errors(main))) {
        CHECK(m.share_limits->lower() > 0.0);
        CHECK(m.share_limits->upper() < 1.0);
        CHECK(m.share_limits->contains(*m.share));
        CHECK(m.is_reference == (m.difference == figure<double>(absence::not_applicable)));
    }
    // Nobody of b has y, so that what y would come to in everybody is not known; what a comes to is.
    auto const crossed = logistic(patterns, {factor("class", "a"), factor("age", "x"), interaction("class", "age")});
    auto const found = margins(crossed, model_errors(crossed));
    REQUIRE(found.size() == 4);
    CHECK(found[0].share.has_value());
    CHECK_FALSE(found[1].share.has_value());
    CHECK_FALSE(found[1].difference.has_value());
    CHECK_FALSE(found[3].share.has_value());
}
