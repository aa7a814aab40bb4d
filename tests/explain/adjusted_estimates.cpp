// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// 30 of 100 and 45 of 90 by hand (see model_errors.cpp): log odds ratio 0.8473, standard error 0.3034, and the limits and p-value of
// the normal distribution (SciPy 1.10).
#include <pbo/explain/adjusted_estimates.hpp>
#include <pbo/explain/model_errors.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace pbo;
using doctest::Approx;

TEST_CASE("a coefficient is a log odds ratio with its limits, its p-value and the people of its level") {
    covariate_patterns patterns({"mode"});
    patterns.add("", {std::string("managed")}, 30, 100, 100);
    patterns.add("", {std::string("direct")}, 45, 90, 90);
    auto const fit = logistic(patterns, {factor("mode", "managed")});
    auto const all = adjusted_estimates(fit, model_errors(fit));
    REQUIRE(all.size() == 2);
    CHECK(*all[0].estimate == Approx(-0.8472978603872037).epsilon(1e-10));
    auto const& direct = all[1];
    CHECK(direct.name.level == "direct");
    CHECK(*direct.estimate == Approx(0.8472978603872037).epsilon(1e-10));
    CHECK(direct.limits->lower() == Approx(0.25260624816183763).epsilon(1e-9));
    CHECK(direct.limits->upper() == Approx(1.4419894726125697).epsilon(1e-9));
    CHECK(*direct.p_value == Approx(0.00523032930944453).epsilon(1e-8));
    CHECK(*direct.odds_ratio() == Approx(45.0 * 70.0 / (45.0 * 30.0)).epsilon(1e-10));
    CHECK(direct.odds_ratio_limits()->contains(45.0 * 70.0 / (45.0 * 30.0)));
    CHECK(direct.n == 90);
    CHECK(all[0].n == 190);
    // Of one coefficient the test of the whole term is its own.
    auto const tests = term_tests(fit, model_errors(fit));
    REQUIRE(tests.size() == 1);
    CHECK(tests[0].coefficients == 1);
    CHECK(*tests[0].result.p_value == Approx(0.00523032930944453).epsilon(1e-8));
}
