// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (NumPy and SciPy 1.10.1).
#include <pbo/measure/benchmarking/indirect_standardisation.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("observed over expected, with Byar's limits, three strata") {
    auto const r = indirect_standardisation(47, {{100, {900, 4000}}, {60, {500, 3000}}, {50, {700, 5000}}});
    CHECK(*r.expected == Approx(39.5).epsilon(1e-13));
    CHECK(*r.ratio == Approx(1.1898734177215189).epsilon(1e-12));
    CHECK(r.limits->lower() == Approx(0.8741989303165061).epsilon(1e-11));
    CHECK(r.limits->upper() == Approx(1.5823150633383924).epsilon(1e-11));
    CHECK(*r.share == Approx(0.2082278481012658).epsilon(1e-12));
    CHECK(r.share_limits->lower() == Approx(0.8741989303165061 * 0.175).epsilon(1e-11));
}

TEST_CASE("an area that does as the standard does has a ratio of 1, and the share of the standard") {
    auto const r = indirect_standardisation(300, {{1000, {300, 1000}}});
    CHECK(*r.ratio == Approx(1.0).epsilon(1e-15));
    CHECK(*r.share == Approx(0.3).epsilon(1e-15));
    CHECK(r.limits->contains(1.0));
}

TEST_CASE("few events have exact limits, none has a ratio of 0, and shares are cut at 1") {
    CHECK(indirect_standardisation(3, {{100, {30, 1000}}}).limits->upper() == Approx(exact_poisson(3).upper() / 3.0).epsilon(1e-12));
    auto const none = indirect_standardisation(0, {{100, {30, 1000}}});
    CHECK(*none.ratio == 0.0);
    CHECK(none.limits->lower() == 0.0);
    CHECK(*indirect_standardisation(100, {{100, {30, 1000}}}).share == Approx(1.0));
    CHECK(indirect_standardisation(100, {{100, {30, 1000}}}).share_limits->upper() == 1.0);
}

TEST_CASE("nothing to expect: no strata, nobody in the standard where the area has people, nobody hit in the standard") {
    CHECK_FALSE(indirect_standardisation(3, {}).ratio.has_value());
    CHECK(indirect_standardisation(3, {{10, {0, 0}}}).ratio == figure<double>(absence::nothing_to_divide_by));
    CHECK(indirect_standardisation(3, {{10, {0, 0}}}).expected == figure<double>(absence::nothing_to_divide_by));
    CHECK_FALSE(indirect_standardisation(3, {{10, {0, 50}}}).ratio.has_value());
    CHECK(*indirect_standardisation(3, {{10, {0, 50}}}).expected == 0.0);
    CHECK(*indirect_standardisation(3, {{0, {0, 0}}, {10, {5, 50}}}).ratio == Approx(3.0));
}
