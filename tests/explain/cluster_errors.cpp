// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Three councils of 10, 10 and 20 people with 3, 6 and 12 hits, and no terms: what each is more or less than 21 of 40 of its people,
// squared and added, over the information squared (Liang and Zeger 1986).  CR2 divides each council's by the root of 1 - its share of all
// people, and its degrees of freedom are those of Bell and McCaffrey (2002): made from the matrices in full, with NumPy.
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/cluster_errors.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;
using doctest::Approx;

TEST_CASE("three councils by hand: CR0, CR1, and CR2 with its degrees of freedom") {
    covariate_patterns patterns({});
    patterns.add("A", {}, 3, 10, 10);
    patterns.add("B", {}, 6, 10, 10);
    patterns.add("C", {}, 12, 20, 20);
    auto const fit = logistic(patterns, {});
    auto const c = detail::unit_contrast(1, 0);
    CHECK(*fit.coefficient(0) == Approx(0.10008345855698263).epsilon(1e-10));
    CHECK(cluster_errors(fit, cluster_error_kind::cr0).standard_error(c) == Approx(0.2813276230657099).epsilon(1e-9));
    auto const cr1 = cluster_errors(fit, cluster_error_kind::cr1);
    CHECK(cr1.standard_error(c) == Approx(0.3445545635305143).epsilon(1e-9));
    CHECK(*cr1.degrees_of_freedom(c) == Approx(2.0));
    auto const cr2 = cluster_errors(fit, cluster_error_kind::cr2);
    CHECK(cr2.standard_error(c) == Approx(0.3472783574072937).epsilon(1e-9));
    CHECK(*cr2.degrees_of_freedom(c) == Approx(1.8).epsilon(1e-9));
}

TEST_CASE("one cluster says nothing of others") {
    covariate_patterns patterns({});
    patterns.add("A", {}, 3, 10, 10);
    CHECK_THROWS_WITH_AS(static_cast<void>(cluster_errors(logistic(patterns, {}), cluster_error_kind::cr2)),
                         "pbo::cluster_errors: one cluster says nothing about how clusters differ", std::domain_error);
}

TEST_CASE("two clusters in which everybody gave the same answer are two, not one") {
    covariate_patterns patterns({});
    patterns.add("A", {}, 10, 10, 10);
    patterns.add("B", {}, 7, 7, 7);
    CHECK_THROWS_WITH_AS(static_cast<void>(cluster_errors(logistic(patterns, {}), cluster_error_kind::cr0)),
                         "pbo::cluster_errors: in 2 of 2 clusters the answers separate (everybody is fitted exactly), and fewer than two "
                         "are left to say how clusters differ",
                         std::domain_error);
}
