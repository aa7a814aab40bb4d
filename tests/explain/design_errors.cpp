// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// design_errors.hpp against svyglm's values of tests/reference/explain: records of a stratified sample, a domain of it,
// and weighted counts of clusters in strata, some of weight 0.
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/design_errors.hpp>
#include <pbo/sampling/sample.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <tuple>

using namespace pbo;
using explain_trusted::agree;

namespace {

struct school {
    std::string type, wide;
    double score = 0.0, weight = 0.0, schools = 0.0;
    bool award = false;
};

struct counted_row {
    std::string stratum, cluster, mode, told;
    double weight = 0.0;
    std::uint64_t hits = 0, asked = 0;
};

struct fitted_design {
    logistic_fit fit;
    coefficient_errors errors;
};

fitted_design of_schools(bool domain) {
    std::vector<school> schools;
    for (auto const& row : explain_trusted::data_of("api/apistrat"))
        schools.push_back({row.at("stype"), row.at("sch.wide"), std::stod(row.at("api99")) / 100.0,
                           std::stod(row.at("pw")), std::stod(row.at("fpc")), row.at("awards") == "Yes"});
    auto const t =
        tabulate(sample(schools, strata(&school::type), weights(&school::weight), population(&school::schools)),
                 by(&school::type, &school::score, &school::wide),
                 indicator(
                     "award", [&](school const& s) { return !domain || s.wide == "Yes"; }, &school::award));
    auto fit =
        logistic(patterns_of(t, {"stype", "api99/100", "sch.wide"}), {factor("stype", "E"), numeric("api99/100")});
    auto errors = design_errors(fit, t);
    return {std::move(fit), std::move(errors)};
}

fitted_design of_counts(double largest) {
    std::vector<counted_row> rows;
    for (auto const& row : explain_trusted::data_of("weights.csv")) {
        double const w = std::stod(row.at("weight"));
        rows.push_back({row.at("stratum"), row.at("cluster"), row.at("mode"), row.at("told"), w == 1e6 ? largest : w,
                        std::stoull(row.at("hits")), std::stoull(row.at("asked"))});
    }
    auto const t = tabulate(
        sample(rows, strata(&counted_row::stratum), clusters(&counted_row::cluster), weights(&counted_row::weight)),
        by(&counted_row::mode, &counted_row::told), counts("hits", &counted_row::hits, &counted_row::asked));
    auto fit = logistic(patterns_of(t, {"mode", "told"}), {factor("mode", "managed"), factor("told", "no")});
    auto errors = design_errors(fit, t);
    return {std::move(fit), std::move(errors)};
}

fitted_design designed(std::string const& data, std::string const& model) {
    if (data == "api/apistrat") return of_schools(model.starts_with("domain"));
    return of_counts(model.ends_with("replaced by 4") ? 4.0 : 1e6);
}

}  // namespace

TEST_CASE("coefficients, errors, degrees of freedom, limits and Wald's tests of designs are those of svyglm") {
    std::map<std::string, fitted_design> designs;
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        if (!row.at("id").starts_with("design-")) continue;
        auto const key = row.at("data") + row.at("model");
        if (!designs.contains(key)) designs.emplace(key, designed(row.at("data"), row.at("model")));
        auto const& [fit, errors] = designs.at(key);
        auto const& quantity = row.at("quantity");
        double const theirs = std::stod(row.at("value"));
        std::optional<double> ours;
        if (quantity == "df") ours = *adjusted_estimates(fit, errors)[0].degrees_of_freedom;
        for (auto const& test : term_tests(fit, errors))
            if (test.term == row.at("term") && quantity.starts_with("wald"))
                ours = quantity == "wald_p" ? *test.result.p_value : *test.result.statistic;
        for (auto const& e : adjusted_estimates(fit, errors)) {
            auto const term = row.at("term") == "I(api99/100)" ? "api99/100" : row.at("term");  // as R writes it
            if (e.name != coefficient_name{term, row.at("level")}) continue;
            if (quantity == "coefficient") ours = *e.estimate;
            if (quantity == "se") ours = *e.standard_error;
            if (quantity == "p") ours = *e.p_value;
            if (quantity == "lower") ours = e.limits->lower();
            if (quantity == "upper") ours = e.limits->upper();
        }
        CAPTURE(row.at("id"));
        CAPTURE(key);
        CAPTURE(quantity);
        REQUIRE(ours);
        CHECK_MESSAGE(agree(*ours, theirs, 1e-8), *ours << " for " << theirs);
        ++checked;
    }
    CHECK(checked == 92);
}

TEST_CASE("the table must be the one that was fitted") {
    std::vector<school> const one{
        {"E", "Yes", 1, 1, 10, true}, {"E", "Yes", 2, 1, 10, false}, {"E", "Yes", 2, 1, 10, true}};
    auto const t = tabulate(sample(one), by(&school::score), indicator("award", &school::award));
    auto const other = tabulate(sample(one), by(&school::score, &school::award), indicator("award", &school::award));
    auto const fit = logistic(patterns_of(t, {"score"}), {});
    CHECK_THROWS_AS((void)design_errors(fit, other), std::invalid_argument);
    CHECK(design_errors(fit, t).name() == "design");
}
