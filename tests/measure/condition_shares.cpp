// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (SciPy 1.10.1: chi2_contingency), and what README.md of the shipped
// data states.
#include <pbo/measure/condition_shares.hpp>

#include <doctest/doctest.h>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

using namespace pbo;
using doctest::Approx;

namespace {
auto const told = poet_conditions()[0];
}

TEST_CASE("told the value by mode: direct payments stand out") {
    auto const m = condition_shares(shipped::users(), told, &survey_response::mode);
    REQUIRE(m.rows.size() == 3);
    CHECK(m.rows[0].key == delivery_mode::direct_payment);
    CHECK(m.rows[0].met.counted() == proportion{271, 284});
    CHECK(m.rows[1].met.counted() == proportion{503, 713});
    CHECK(m.rows[2].met.counted() == proportion{58, 77});
    CHECK(m.rows[0].met.absent().total() == 6);
    CHECK(m.all.trials() + m.all.absent().total() == 1114);
    CHECK(*m.variation.test.statistic == Approx(72.21742864536466).epsilon(1e-12));
    CHECK(*m.variation.test.p_value == Approx(2.080580965858905e-16).epsilon(1e-9));
}

TEST_CASE("told the value across councils: 61% to 92%, named, among the ten with many answers") {
    auto const c = condition_shares(shipped::users(), told, council_of, 60);
    CHECK(c.rows.size() == 50);
    CHECK(c.named() == 10);
    CHECK(c.lowest()->met.counted() == proportion{61, 100});
    CHECK(c.highest()->met.counted() == proportion{92, 100});
    CHECK(c.lowest()->key.is_stated());
    // The variation and its test are of the ten, and not of the forty with a handful of answers each beside them.
    CHECK(c.variation.groups == 10);
    CHECK(*c.variation.test.statistic == Approx(48.11617708981124).epsilon(1e-12));
    CHECK(*c.variation.test.degrees_of_freedom == 9.0);
    CHECK(*c.variation.test.p_value == Approx(2.4294975949138114e-07).epsilon(1e-9));
    CHECK(*c.variation.standard_deviation == Approx(0.09255995821067904).epsilon(1e-12));
    CHECK(c.all.trials() + c.all.absent().total() == 1114);
    CHECK(condition_shares(shipped::users(), told, council_of).variation.groups == 50);
}

TEST_CASE("nobody, one group, and groups that are not stated") {
    struct { pbo::instrument instrument = compared::asking(1); std::vector<survey_response> responses; } survey;
    auto const none = condition_shares(survey, told, council_of);
    CHECK(none.rows.empty());
    CHECK_FALSE(none.lowest());
    CHECK(none.variation.standard_deviation == figure<double>(absence::no_degrees_of_freedom));
    survey_response r;
    r.told_value = true;
    survey.responses = {r, r};
    auto const unstated = condition_shares(survey, told, council_of);
    CHECK(unstated.rows.size() == 1);
    CHECK_FALSE(unstated.lowest());
    CHECK(unstated.variation.groups == 0);
    r.council.name = "A";
    survey.responses = {r};
    auto const one = condition_shares(survey, told, council_of);
    CHECK(one.lowest()->met == one.highest()->met);
    CHECK(condition_shares(survey, told, council_of, 2).variation.groups == 0);
    CHECK(one.variation.test.p_value == figure<double>(absence::no_degrees_of_freedom));
    CHECK_FALSE(condition_shares(survey, told, council_of, 2).highest());
    r.told_value = std::nullopt;
    survey.responses = {r};
    CHECK_FALSE(condition_shares(survey, told, council_of, 0).lowest());
}
