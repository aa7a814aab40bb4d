// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What logistic.hpp does where answers separate or terms say the same twice, and Firth's likelihood
// (tests/reference/explain).
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/model_errors.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;
using explain_trusted::agree;

namespace {

covariate_patterns of(std::vector<std::string> columns,
                      std::vector<std::pair<std::vector<covariate>, std::pair<double, double>>> const& rows) {
    covariate_patterns patterns(std::move(columns));
    for (auto const& [values, counts] : rows)
        patterns.add("", values, counts.first, counts.second, static_cast<std::uint64_t>(counts.second));
    return patterns;
}

logistic_fit of_separation(logistic_options how = {}) {
    return logistic(explain_trusted::counts_of("separation.csv", {"mode", "told"}),
                    {factor("mode", "managed"), factor("told", "no")}, how);
}

}  // namespace

TEST_CASE("a level of which all are hits grows for ever: it is named, and the others are those of the limit") {
    auto const fit = of_separation();
    REQUIRE(fit.separated().size() == 1);
    CHECK(fit.separated()[0] == separated_coefficient{{"mode", "mixed"}, 1});
    CHECK(fit.aliased().empty());
    CHECK(fit.coefficient(2).reason() == absence::not_available);
    // The limit is the fit of everybody else.
    covariate_patterns rest({"mode", "told"});
    for (auto const& row : explain_trusted::data_of("separation.csv"))
        if (row.at("mode") != "mixed")
            rest.add(row.at("cluster"), {row.at("mode"), row.at("told")}, std::stod(row.at("hits")),
                     std::stod(row.at("asked")), static_cast<std::uint64_t>(std::stod(row.at("asked"))));
    auto const others = logistic(rest, {factor("mode", "managed"), factor("told", "no")});
    auto const all = adjusted_estimates(fit, model_errors(fit)),
               some = adjusted_estimates(others, model_errors(others));
    CHECK(agree(*all[1].estimate, *some[1].estimate, 1e-12));
    CHECK(agree(*all[3].estimate, *some[2].estimate, 1e-12));
    CHECK(agree(*all[3].standard_error, *some[2].standard_error, 1e-12));
    auto const robust = adjusted_estimates(fit, cluster_errors(fit)),
               robust_some = adjusted_estimates(others, cluster_errors(others));
    CHECK(agree(*robust[3].standard_error, *robust_some[2].standard_error, 1e-10));
    CHECK(agree(*robust[3].degrees_of_freedom, *robust_some[2].degrees_of_freedom, 1e-10));
    CHECK_FALSE(all[2].p_value.has_value());
    CHECK(term_tests(fit, model_errors(fit))[0].coefficients == 1);
}

TEST_CASE("a cluster of nobody but those of a separated level says nothing about the others, by any of the errors") {
    auto const terms = std::vector<model_term>{factor("mode", "managed"), factor("told", "no")};
    auto counts = explain_trusted::counts_of("separation.csv", {"mode", "told"});
    counts.add("a council of its own", {std::string("mixed"), std::string("yes")}, 3.0, 3.0, 3);
    auto const with = logistic(counts, terms), without = of_separation();
    for (auto const kind : {cluster_error_kind::cr0, cluster_error_kind::cr1, cluster_error_kind::cr2}) {
        CAPTURE(spelling(kind));
        auto const a = adjusted_estimates(with, cluster_errors(with, kind)),
                   b = adjusted_estimates(without, cluster_errors(without, kind));
        for (std::size_t i : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
            CHECK(agree(*a[i].estimate, *b[i].estimate, 1e-10));
            CHECK(agree(*a[i].standard_error, *b[i].standard_error, 1e-10));
            CHECK(a[i].degrees_of_freedom.has_value() == b[i].degrees_of_freedom.has_value());
            if (kind == cluster_error_kind::cr2) CHECK(agree(*a[i].degrees_of_freedom, *b[i].degrees_of_freedom, 1e-10));
        }
    }
}

TEST_CASE("Firth's estimates, errors and likelihood are those of 30 digits and of brglm2") {
    std::map<std::string, logistic_fit> fits;
    std::size_t checked = 0;
    for (auto const& row : explain_trusted::values()) {
        auto const& quantity = row.at("quantity");
        if (!quantity.starts_with("firth_")) continue;
        if (!fits.contains(row.at("data"))) {
            auto const terms = explain_trusted::terms_of(row.at("model"));
            std::vector<std::string> columns;
            for (auto const& term : terms) columns.push_back(term.columns[0]);
            fits.emplace(row.at("data"),
                         logistic(explain_trusted::counts_of(row.at("data"), columns), terms, {.penalised = true}));
        }
        auto const& fit = fits.at(row.at("data"));
        double const theirs = std::stod(row.at("value"));
        CAPTURE(row.at("id"));
        if (quantity == "firth_penalised_loglik") CHECK(agree(fit.log_likelihood(), theirs, 1e-11));
        for (auto const& e : adjusted_estimates(fit, model_errors(fit)))
            if (e.name == coefficient_name{row.at("term"), row.at("level")} && quantity != "firth_penalised_loglik")
                CHECK(agree(quantity == "firth_se" ? *e.standard_error : *e.estimate, theirs, 1e-9));
        ++checked;
    }
    CHECK(checked == 34);
    CHECK_THROWS_AS((void)cluster_errors(of_separation({.penalised = true})), std::domain_error);
}

TEST_CASE("esoph has a level of one case and is not separated") {
    std::vector<std::string> const columns{"agegp", "alcgp", "tobgp"};
    auto const fit = logistic(explain_trusted::counts_of("esoph.csv", columns),
                              {factor("agegp", "25-34"), factor("alcgp", "0-39g"), factor("tobgp", "0-9g")});
    CHECK(fit.separated().empty());
    CHECK(fit.patterns() > 80);
}

TEST_CASE("a term that others say already is named, and changes nothing") {
    std::vector<std::pair<std::vector<covariate>, std::pair<double, double>>> const rows{
        {{"a", 1.0, "x"}, {3, 10}}, {{"b", 2.0, "y"}, {5, 10}}, {{"b", 2.0, "x"}, {4, 10}}, {{"a", 1.0, "y"}, {6, 11}}};
    auto const with =
        logistic(of({"kind", "staff", "side"}, rows), {factor("kind", "a"), numeric("staff"), factor("side", "x")});
    auto const without = logistic(of({"kind", "staff", "side"}, rows), {factor("kind", "a"), factor("side", "x")});
    REQUIRE(with.aliased() == std::vector<coefficient_name>{{"staff", ""}});
    CHECK(with.coefficient(2).reason() == absence::not_applicable);
    CHECK(*with.coefficient(3) == *without.coefficient(2));
    CHECK(with.separated().empty());
}

TEST_CASE("a term may be aliased and others separated; both are named") {
    // Nobody of c has y (as Titanic's crew has no children); all of b with y are hits.
    std::vector<std::pair<std::vector<covariate>, std::pair<double, double>>> const rows{{{"a", "x"}, {3, 10}},
                                                                                         {{"a", "y"}, {5, 10}},
                                                                                         {{"b", "x"}, {4, 10}},
                                                                                         {{"b", "y"}, {7, 7}},
                                                                                         {{"c", "x"}, {2, 9}}};
    auto const fit =
        logistic(of({"class", "age"}, rows), {factor("class", "a"), factor("age", "x"), interaction("class", "age")});
    CHECK(fit.aliased() == std::vector<coefficient_name>{{"class:age", "c:y"}});
    REQUIRE(fit.separated().size() == 1);
    CHECK(fit.separated()[0] == separated_coefficient{{"class:age", "b:y"}, 1});
    // Saturated: each coefficient is a difference of observed log odds.
    CHECK(*fit.coefficient(0) == doctest::Approx(std::log(3.0 / 7.0)).epsilon(1e-12));
    CHECK(*fit.coefficient(2) == doctest::Approx(std::log(2.0 / 7.0) - std::log(3.0 / 7.0)).epsilon(1e-12));
}

TEST_CASE("answers that a number separates, from below and from above, and everybody alike") {
    std::vector<std::pair<std::vector<covariate>, std::pair<double, double>>> rows;
    for (double x = 1.0; x < 7.0; x += 1.0) rows.push_back({{x}, {x > 3.5 ? 4.0 : 0.0, 4.0}});
    auto const split = logistic(of({"x"}, rows), {numeric("x")});
    CHECK(split.separated().size() == 2);
    CHECK(split.separated()[1] == separated_coefficient{{"x", ""}, 1});
    rows[3].second = {0, 4};
    rows[2].second = {4, 4};  // they overlap: finite
    CHECK(logistic(of({"x"}, rows), {numeric("x")}).separated().empty());
    auto const none = logistic(of({"x"}, {{{1.0}, {0, 5}}, {{2.0}, {0, 7}}}), {numeric("x")});
    CHECK(none.separated().size() == 2);
    CHECK(none.separated()[0].direction == -1);
    auto const nobody_differs = logistic(of({}, {{{}, {5, 5}}}), {});
    CHECK(nobody_differs.separated() == std::vector<separated_coefficient>{{{"(intercept)", ""}, 1}});
    // One in ten million: far from 0, and finite.
    auto const rare = logistic(of({"g"}, {{{"a"}, {1, 1e7}}, {{"b"}, {50, 100}}}), {factor("g", "a")});
    CHECK(rare.separated().empty());
    CHECK(*rare.coefficient(0) == doctest::Approx(std::log(1.0 / (1e7 - 1.0))).epsilon(1e-11));
}

TEST_CASE("a separated level among people of whom each is a pattern of their own, who overlap: the limit is the fit of the others") {
    // Each x is one person's, hits and misses in turn and a hit and a miss more: no direction parts them, and it takes sums of
    // many rows to show it.  All of c are hits, or all misses; the others' limit does not change.
    std::vector<std::pair<std::vector<covariate>, std::pair<double, double>>> rows;
    for (int i = 0; i < 24; ++i)
        rows.push_back({{std::string(i % 5 < 2 ? "a" : "b"), 0.25 * i}, {i % 3 == 0 || i % 7 == 2 ? 1.0 : 0.0, 1.0}});
    std::vector<model_term> const terms{factor("mode", "a"), numeric("x")};
    auto const others = logistic(of({"mode", "x"}, rows), terms);
    REQUIRE(others.separated().empty());
    for (double const hits : {0.0, 1.0}) {
        auto with = rows;
        for (int i = 0; i < 9; ++i) with.push_back({{std::string("c"), 0.7 * i - 1.0}, {hits, 1.0}});
        auto const fit = logistic(of({"mode", "x"}, with), terms);
        REQUIRE(fit.separated().size() == 1);
        CHECK(fit.separated()[0] == separated_coefficient{{"mode", "c"}, hits > 0.0 ? 1 : -1});
        CHECK(*fit.coefficient(0) == doctest::Approx(*others.coefficient(0)).epsilon(1e-9));
        CHECK(*fit.coefficient(1) == doctest::Approx(*others.coefficient(1)).epsilon(1e-9));
        CHECK(*fit.coefficient(3) == doctest::Approx(*others.coefficient(2)).epsilon(1e-9));
    }
}

TEST_CASE("more coefficients than any model of people has are refused, with what was probably meant") {
    covariate_patterns patterns({"name"});
    for (int i = 0; i < 1100; ++i) patterns.add("", {"person " + std::to_string(i)}, i % 2, 1, 1);
    CHECK_THROWS_WITH_AS((void)logistic(patterns, {factor("name", "person 0")}),
                         "pbo::logistic: 1100 coefficients, more than 1000; is a column of names or numbers taken for a factor?", std::length_error);
    CHECK(patterns.columns() == std::vector<std::string>{"name"});
}

TEST_CASE("what cannot be fitted says what would be right") {
    auto const patterns = of({"kind", "x"}, {{{"a", 1.0}, {1, 2}}, {{"b", 2.0}, {1, 2}}, {{"", 2.0}, {1, 3}}});
    auto const told = [&](std::vector<model_term> const& terms) {
        try {
            (void)logistic(patterns, terms);
        } catch (std::logic_error const& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    CHECK(told({factor("kind", "c")}) ==
          "pbo::logistic: nobody has the reference 'c' of 'kind'; the levels found: 'a', 'b'");
    CHECK(told({factor("mode", "a")}) == "pbo::covariate_patterns: no column 'mode' among 'kind', 'x'");
    CHECK(told({factor("x", "1")}) == "pbo::logistic: 'x' is a factor and has numbers");
    CHECK(told({numeric("kind")}) == "pbo::logistic: 'kind' is a number and has the text 'a'");
    CHECK(told({factor("kind", "a"), interaction("kind", "x")}) ==
          "pbo::logistic: 'x' interacts and is no term itself");
    CHECK(told({factor("kind", "a"), factor("kind", "b")}) == "pbo::logistic: 'kind' is in the model twice");
    CHECK_THROWS_AS((void)logistic(of({"x"}, {}), {numeric("x")}), std::domain_error);
    auto const fit = logistic(patterns, {factor("kind", "a")});
    CHECK(fit.left_out() == std::vector<rows_left_out>{{"kind", 3}});
    CHECK(fit.people() == 4);
    CHECK_THROWS_AS((void)cluster_errors(fit), std::domain_error);  // one cluster
}
