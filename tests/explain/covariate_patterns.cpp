// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// covariate_patterns.hpp, model_term.hpp, coefficient_errors.hpp and bootstrap_errors.hpp: what stands between a table
// of records and a fit.
#include "explain/trusted.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/bootstrap_errors.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/model_errors.hpp>
#include <pbo/explain/model_term.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

namespace {

struct person {
    std::string council, mode;
    bool told = false;
    int age = 0;
    bool better = false;
};

}  // namespace

TEST_CASE("records are counted once, by any runner, and patterns are what is left") {
    std::vector<person> const people{{"A", "dp", true, 70, true},
                                     {"A", "dp", true, 70, false},
                                     {"A", "mb", false, 30, true},
                                     {"B", "dp", true, 70, true},
                                     {"B", "", false, 30, true}};
    auto const better = indicator("better", &person::better);
    auto const keys = by(&person::council, &person::mode, &person::told, &person::age);
    auto const patterns = patterns_of(tabulate(people, keys, better), {"mode", "told", "age"});
    REQUIRE(patterns.rows().size() == 4);
    CHECK(patterns.clusters() == std::vector<std::string>{"A", "B"});
    auto const& first = patterns.rows()[0];
    CHECK(first.values == std::vector<covariate>{std::string("dp"), std::string("yes"), 70.0});
    CHECK(first.hits == 1.0);
    CHECK(first.asked == 2.0);
    CHECK(first.people == 2);
    auto const in_threads = patterns_of(tabulate(threads{2}, people, keys, better), {"mode", "told", "age"});
    CHECK(in_threads.rows().size() == 4);
    // Nobody with an empty covariate is in a model that uses it; others may have them.
    CHECK(logistic(patterns, {factor("mode", "dp")}).people() == 4);
    CHECK(logistic(patterns, {numeric("age")}).people() == 5);
    CHECK(patterns_of(tabulate(people, by(&person::council), better), {}).rows().size() == 2);
}

TEST_CASE("rows that cannot be are refused") {
    covariate_patterns patterns({"mode", "age"});
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp")}, 1, 2, 2), std::invalid_argument);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), 1.0}, 3, 2, 2), std::domain_error);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), std::nan("")}, 1, 2, 2), std::domain_error);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), 1.0}, 1, HUGE_VAL, 2), std::domain_error);
    CHECK(patterns.rows().empty());
    CHECK(patterns.clusters().empty());
    CHECK_THROWS_AS(covariate_patterns({"mode", "mode"}), std::invalid_argument);
}

TEST_CASE("a term is named as it is read") {
    CHECK(factor("mode", "mb").name() == "mode");
    CHECK(interaction("mode", "told", "age").name() == "mode:told:age");
    CHECK_FALSE(numeric("age").is_factor);
}

TEST_CASE("an offset is a part of the log odds that is known") {
    // Of odds 3/7 twice what is known, the rest is 3/7 / 2.
    covariate_patterns patterns({});
    patterns.add("", {}, 3, 10, 10, std::log(2.0));
    CHECK(*logistic(patterns, {}).coefficient(0) ==
          doctest::Approx(std::log(3.0 / 7.0) - std::log(2.0)).epsilon(1e-12));
}

TEST_CASE("interactions with numbers, in the order of R's model.matrix") {
    covariate_patterns patterns({"g", "x"});
    double hits = 1;
    for (auto const* g : {"a", "b", "c"})
        for (double x : {1.0, 2.0, 3.0}) patterns.add("", {std::string(g), x}, hits++, 12, 12);
    auto const fit = logistic(patterns, {factor("g", "b"), numeric("x"), interaction("g", "x")});
    std::vector<coefficient_name> const expected{{"(intercept)", ""}, {"g", "a"},     {"g", "c"},
                                                 {"x", ""},           {"g:x", "a:x"}, {"g:x", "c:x"}};
    CHECK(fit.names() == expected);
    // The slope of b is that of b alone.
    covariate_patterns alone({"x"});
    for (double x : {1.0, 2.0, 3.0}) alone.add("", {x}, x + 3, 12, 12);
    CHECK(*fit.coefficient(3) == doctest::Approx(*logistic(alone, {numeric("x")}).coefficient(1)).epsilon(1e-10));
}

TEST_CASE("F's tail: that of Student's t for one contrast, and chi-squared's for many degrees of freedom") {
    // R 4.2.2: pf(3.2, 2, 7.5, lower = FALSE), pf(5, 1, 9, lower = FALSE), pf(1e-9, 3, 4, lower = FALSE)
    CHECK(detail::f_upper_tail(3.2, 2, 7.5) == doctest::Approx(0.09889497767641779).epsilon(1e-9));
    CHECK(detail::f_upper_tail(5, 1, 9) ==
          doctest::Approx(detail::student_t_both_tails(std::sqrt(5.0), 9)).epsilon(1e-12));
    CHECK(detail::f_upper_tail(0, 3, 4) == 1.0);
    CHECK(detail::f_upper_tail(2, 3, 1e12) == doctest::Approx(detail::chi_squared_upper_tail(6, 3)).epsilon(1e-9));
}

TEST_CASE("with less than one degree of freedom nothing is tested") {
    coefficient_errors const none("design", Eigen::MatrixXd::Identity(1, 1), 0.0);
    auto const c = detail::unit_contrast(1, 0);
    CHECK(none.degrees_of_freedom(c).reason() == absence::no_degrees_of_freedom);
    CHECK(none.limits(1.0, c, {}).reason() == absence::no_degrees_of_freedom);
    CHECK(none.p_value(1.0, c).reason() == absence::no_degrees_of_freedom);
    CHECK_FALSE(none.wald(Eigen::MatrixXd::Identity(1, 1), c).p_value.has_value());
    coefficient_errors const normal("model", Eigen::MatrixXd::Identity(1, 1));
    CHECK(*normal.p_value(1.959963984540054, c) == doctest::Approx(0.05).epsilon(1e-12));
    CHECK(normal.degrees_of_freedom(c).reason() == absence::not_applicable);
}

TEST_CASE("the cluster bootstrap comes near CR0 with many clusters, and is the same for the same seed") {
    // Twelve times the twenty clusters of small_clusters.csv: the bootstrap's variance is CR0's but for chance and
    // 1/240.
    covariate_patterns patterns({"mode", "told"});
    for (int copy = 0; copy < 12; ++copy)
        for (auto const& row : explain_trusted::data_of("small_clusters.csv"))
            patterns.add(row.at("cluster") + "/" + std::to_string(copy), {row.at("mode"), row.at("told")},
                         std::stod(row.at("hits")), std::stod(row.at("asked")), std::stoull(row.at("asked")));
    auto const fit = logistic(patterns, {factor("mode", "managed"), factor("told", "no")});
    auto const errors = bootstrap_errors(fit, {7, 400});
    auto const cr0 = cluster_errors(fit, cluster_error_kind::cr0);
    CHECK(errors.put_aside == 0);
    for (Eigen::Index i = 0; i < 3; ++i) {
        auto const c = detail::unit_contrast(3, i);
        CHECK(errors.errors.standard_error(c) == doctest::Approx(cr0.standard_error(c)).epsilon(0.12));
        CHECK(*errors.errors.degrees_of_freedom(c) == 239.0);
    }
    CHECK(bootstrap_errors(fit, {7, 400}).errors.covariance() == errors.errors.covariance());
    CHECK(bootstrap_errors(fit, {8, 400}).errors.covariance() != errors.errors.covariance());
    CHECK_THROWS_AS((void)bootstrap_errors(fit, {7, 1}), std::domain_error);
}

TEST_CASE("few clusters, of which one alone has a level, are too few for a bootstrap") {
    covariate_patterns patterns({"mode"});
    patterns.add("A", {std::string("a")}, 3, 10, 10);
    patterns.add("B", {std::string("a")}, 4, 10, 10);
    patterns.add("C", {std::string("b")}, 5, 10, 10);
    auto const fit = logistic(patterns, {factor("mode", "a")});
    CHECK_THROWS_AS((void)bootstrap_errors(fit), std::domain_error);
}
