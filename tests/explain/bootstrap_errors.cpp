// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "explain/trusted.hpp"

#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/bootstrap_errors.hpp>
#include <pbo/explain/cluster_errors.hpp>
#include <pbo/explain/logistic.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

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

TEST_CASE("one cluster, a separated fit and a penalised one are not drawn again") {
    covariate_patterns one({"mode"}), separated({"mode"});
    one.add("A", {std::string("a")}, 3, 10, 10);
    one.add("A", {std::string("b")}, 4, 10, 10);
    CHECK_THROWS_WITH_AS((void)bootstrap_errors(logistic(one, {factor("mode", "a")})),
                         "pbo::bootstrap_errors: one cluster says nothing about how clusters differ", std::domain_error);
    char const* const not_again = "pbo::bootstrap_errors: a penalised or separated fit is not fitted again to clusters drawn";
    CHECK_THROWS_WITH_AS((void)bootstrap_errors(logistic(one, {factor("mode", "a")}, {.penalised = true})), not_again, std::domain_error);
    for (auto const* cluster : {"A", "B"}) {
        separated.add(cluster, {std::string("a")}, 3, 10, 10);
        separated.add(cluster, {std::string("b")}, 10, 10, 10);
    }
    CHECK_THROWS_WITH_AS((void)bootstrap_errors(logistic(separated, {factor("mode", "a")})), not_again, std::domain_error);
}

TEST_CASE("few clusters, of which one alone has a level, are too few for a bootstrap") {
    covariate_patterns patterns({"mode"});
    patterns.add("A", {std::string("a")}, 3, 10, 10);
    patterns.add("B", {std::string("a")}, 4, 10, 10);
    patterns.add("C", {std::string("b")}, 5, 10, 10);
    auto const fit = logistic(patterns, {factor("mode", "a")});
    CHECK_THROWS_AS((void)bootstrap_errors(fit), std::domain_error);
}
