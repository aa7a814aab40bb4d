// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// logistic.hpp, model_errors.hpp, cluster_errors.hpp, coefficient_errors.hpp and adjusted_estimates.hpp against every
// trusted value of tests/reference/explain that is of counts.
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/model_errors.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <set>

using namespace pbo;
using explain_trusted::agree;

namespace {

struct fitted_model {
    logistic_fit fit;
    std::map<std::string, coefficient_errors> errors;
};

fitted_model fitted(std::string const& data, std::string const& model) {
    bool const weigh = model.ends_with(", weight as frequency");
    auto const terms = explain_trusted::terms_of(model.substr(0, model.find(", weight")));
    std::vector<std::string> columns;
    for (auto const& term : terms)
        if (term.columns.size() == 1) columns.push_back(term.columns[0]);
    fitted_model made{logistic(explain_trusted::counts_of(data, columns, weigh), terms), {}};
    made.errors.emplace("model", model_errors(made.fit));
    if (weigh) return made;
    for (auto const kind : {cluster_error_kind::cr0, cluster_error_kind::cr1, cluster_error_kind::cr2})
        made.errors.emplace(std::string(spelling(kind)), cluster_errors(made.fit, kind));
    return made;
}

figure<double> found(fitted_model const& m, explain_trusted::line const& row) {
    auto const& quantity = row.at("quantity");
    auto const errors = m.errors.find(row.at("errors"));
    if (quantity == "loglik_individual") return m.fit.log_likelihood();
    if (quantity.starts_with("wald")) {
        for (auto const& test : term_tests(m.fit, errors->second))
            if (test.term == row.at("term"))
                return quantity.ends_with("_p")    ? test.result.p_value
                       : quantity.ends_with("df2") ? test.result.degrees_of_freedom
                                                   : test.result.statistic;
        return absence::not_available;
    }
    for (auto const& e : adjusted_estimates(m.fit, errors == m.errors.end() ? m.errors.at("model") : errors->second)) {
        if (e.name != coefficient_name{row.at("term"), row.at("level")}) continue;
        if (quantity == "coefficient") return e.estimate;
        if (quantity == "odds_ratio") return e.odds_ratio();
        if (quantity == "se") return e.standard_error;
        if (quantity == "df") return e.degrees_of_freedom;
        if (quantity == "p") return e.p_value;
        if (quantity == "lower") return e.limits->lower();
        if (quantity == "upper") return e.limits->upper();
    }
    return absence::not_available;
}

}  // namespace

TEST_CASE("coefficients, errors, degrees of freedom, limits and tests are those of 30 digits, R and clubSandwich") {
    std::map<std::string, fitted_model> models;
    std::size_t checked = 0;
    std::set<std::string> const other{"cr1s", "cr3", "cr2_rows"}, grouped{"deviance", "loglik_binomial"};
    for (auto const& row : explain_trusted::values()) {
        auto const family = row.at("id").substr(0, row.at("id").find('-'));
        if ((family != "glm" && family != "offset" && family != "cluster") || other.contains(row.at("errors")) ||
            grouped.contains(row.at("quantity")))
            continue;
        auto const key = row.at("data") + "|" + row.at("model");
        if (!models.contains(key)) models.emplace(key, fitted(row.at("data"), row.at("model")));
        auto const ours = found(models.at(key), row);
        CAPTURE(row.at("id"));
        CAPTURE(key);
        CAPTURE(row.at("errors"));
        CAPTURE(row.at("quantity"));
        REQUIRE(ours.has_value());
        double const theirs = std::stod(row.at("value"));
        bool const is_p = row.at("quantity") == "p" || row.at("quantity") == "wald_p";
        CHECK_MESSAGE(agree(*ours, theirs, row.at("quantity") == "coefficient" ? 1e-10 : 1e-9, is_p ? 1e-300 : 0.01),
                      *ours << " for " << theirs);
        ++checked;
    }
    CHECK(checked == 332);
}
