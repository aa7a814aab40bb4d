// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// heterogeneity.hpp against statsmodels 0.13.5's combine_effects (tests/reference/inequality_and_others.py).
#include <pbo/compare/heterogeneity.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

namespace {
std::vector<two_by_two> const tables{{40, 60, 30, 70}, {55, 65, 40, 70}, {12, 48, 20, 50}, {80, 70, 45, 95}, {33, 57, 30, 65}};

void check(heterogeneity_result const& found, double pooled, double se, double q, double p, double i2, double tau2) {
    CHECK(*found.pooled == doctest::Approx(pooled).epsilon(1e-12));
    CHECK(*found.standard_error == doctest::Approx(se).epsilon(1e-12));
    CHECK(*found.q.statistic == doctest::Approx(q).epsilon(1e-12));
    CHECK(*found.q.degrees_of_freedom == 4.0);
    CHECK(*found.q.p_value == doctest::Approx(p).epsilon(1e-11));
    CHECK(*found.i_squared == doctest::Approx(i2).epsilon(1e-12));
    CHECK(*found.tau_squared == doctest::Approx(tau2).epsilon(1e-11));
    CHECK(found.left_out == 0);
}
}  // namespace

TEST_CASE("differences, ratios and odds ratios of five strata") {
    check(heterogeneity(strata_of_differences(tables)), 0.091470407449264, 0.0293883188597008, 10.4905944261511, 0.0329267962028356, 0.618706067786898,
          0.00707206243672754);
    check(heterogeneity(strata_of_ratios(tables)), 0.27870805745603, 0.0826740271338611, 6.90874605823638, 0.140789880075639, 0.42102373335443,
          0.026158540136219);
    check(heterogeneity(strata_of_odds_ratios(tables)), 0.42855536926665, 0.13150969594919, 8.51236749668892, 0.0745132357693816, 0.53009547560583,
          0.100078333368229);
}

TEST_CASE("strata that say nothing are left out and counted") {
    auto more = tables;
    more.push_back({0, 0, 3, 4});
    more.push_back({0, 9, 0, 9});
    auto const found = heterogeneity(strata_of_differences(more));
    CHECK(found.left_out == 2);
    CHECK(*found.q.statistic == *heterogeneity(strata_of_differences(tables)).q.statistic);
    more.push_back({0, 9, 3, 6});
    CHECK(heterogeneity(strata_of_ratios(more)).left_out == 3);
    CHECK(heterogeneity(strata_of_differences(more)).left_out == 2);
    CHECK(heterogeneity(strata_of_odds_ratios(more)).left_out == 3);
}

TEST_CASE("strata that agree, one stratum, and none") {
    auto const same = heterogeneity({{{0.1, 0.01}, {0.1, 0.02}, {0.1, 0.5}}, 0});
    CHECK(*same.i_squared == 0.0);
    CHECK(*same.tau_squared == 0.0);
    CHECK(*same.q.p_value == doctest::Approx(1.0));
    auto const one = heterogeneity({{{0.1, 0.04}}, 0});
    CHECK(*one.pooled == doctest::Approx(0.1));
    CHECK(*one.standard_error == doctest::Approx(0.2));
    CHECK(one.i_squared.reason() == absence::no_degrees_of_freedom);
    CHECK(*one.q.p_value == 1.0);
    CHECK(heterogeneity({}).pooled.reason() == absence::nothing_to_divide_by);
    CHECK_THROWS_AS((void)heterogeneity({{{0.1, 0.0}}, 0}), std::domain_error);
}
