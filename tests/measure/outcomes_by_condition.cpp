// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (statsmodels 0.13.5: StratifiedTable), which counts the synthetic
// survey itself.
#include <pbo/measure/outcomes_by_condition.hpp>

#include <doctest/doctest.h>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <stdexcept>

using namespace pbo;
using doctest::Approx;

namespace {
void check(condition_table const& t, char const* condition, char const* area, proportion with, proportion without, double crude,
           double common, double lower, double upper, double p, double interaction) {
    CAPTURE(condition);
    CAPTURE(area);
    auto const& a = t[condition][area];
    CHECK(a.with_condition == with);
    CHECK(a.without_condition == without);
    CHECK(*a.odds_ratio.value == Approx(crude).epsilon(1e-12));
    CHECK(a.odds_ratio.limits->contains(crude));
    CHECK(*a.within.odds_ratio.value == Approx(common).epsilon(1e-10));
    CHECK(a.within.odds_ratio.limits->lower() == Approx(lower).epsilon(1e-9));
    CHECK(a.within.odds_ratio.limits->upper() == Approx(upper).epsilon(1e-9));
    CHECK(*a.within.test.p_value == Approx(p).epsilon(1e-9));
    CHECK(*a.within.interaction.p_value == Approx(interaction).epsilon(1e-8));
}
condition_table const& of_users() {
    static auto const t = outcomes_by_condition(shipped::users());
    return t;
}
}  // namespace

TEST_CASE("odds ratios of the shipped survey, of everybody and within councils, as statsmodels has them") {
    auto const& t = of_users();
    check(t, "told_value", "independence", {644, 805}, {151, 237}, 2.2781456953642385, 2.15532536741676, 1.5514743676460752,
          2.9942018613419425, 3.3131558242471826e-06, 0.19152567298776535);
    check(t, "told_value", "paid_job", {54, 298}, {5, 92}, 3.8508196721311476, 3.555917129053674, 1.336192854473737,
          9.463114988500227, 0.009082237532434645, 0.7876621842748561);
    check(t, "planned_together", "independence", {304, 357}, {446, 622}, 2.2634740671799642, 2.1668532942923635, 1.5305275098464566,
          3.067735253877729, 8.477472508094941e-06, 0.07944347676907237);
    check(t, "free_of_constraints", "paid_job", {38, 196}, {23, 191}, 1.7567418822234453, 1.866745346500827, 1.014597215035595,
          3.4346025566019693, 0.04576477533880885, 0.06474556232329576);
    check(t, "advice_and_support", "independence", {540, 691}, {248, 348}, 1.4419995727408674, 1.507259540328081, 1.1066745965723965,
          2.0528449184126543, 0.009656254028754141, 0.7278849266509425);
    check(t, "own_choice_of_mode", "paid_job", {48, 273}, {7, 104}, 2.956190476190476, 4.273208477959608, 1.5958635617892953,
          11.442275601325377, 0.0018085298169027153, 0.36702441756430426);
}

TEST_CASE("p-values are adjusted over the whole table: the smallest of 84 is times 84") {
    auto const& t = of_users();
    double smallest = 1.0, adjusted = 1.0;
    for (auto const& c : t.conditions)
        for (auto const& a : c.areas)
            if (*a.within.test.p_value < smallest) {
                smallest = *a.within.test.p_value;
                adjusted = *a.within.adjusted_p;
            }
    CHECK(t.conditions.size() * t.instrument.size() == 84);
    CHECK(adjusted == Approx(84 * smallest).epsilon(1e-12));
    CHECK(t["advice_and_support"].adjusted(outcome_finding::better) == 0);
    CHECK(t["planned_together"].adjusted(outcome_finding::better) == 14);
    CHECK(*t["advice_and_support"]["independence"].within.alone == outcome_finding::better);
    CHECK(*t["advice_and_support"]["independence"].within.adjusted == outcome_finding::no_clear_difference);
}

TEST_CASE("everybody is counted once: with, without, or not answered") {
    for (auto const& c : of_users().conditions) {
        CAPTURE(c.which.name);
        CHECK(c.people_with + c.people_without + c.not_answered == 1114);
    }
    CHECK(of_users()["told_value"].people_with == 832);
    CHECK(of_users()["told_value"].not_answered == 40);
}

TEST_CASE("any strata and any adjustment; carers have their own areas") {
    auto const by_age = outcomes_by_condition(shipped::users(), {poet_conditions()[0]}, &survey_response::age_band, {}, bonferroni);
    CHECK(by_age.conditions.size() == 1);
    CHECK(by_age["told_value"].strata == 3);
    auto const& a = by_age["told_value"]["independence"];
    CHECK(*a.within.adjusted_p == Approx(std::min(1.0, 14 * *a.within.test.p_value)));
    auto const carers = outcomes_by_condition(shipped::carers());
    CHECK(carers.instrument.size() == 10);
    CHECK_THROWS_AS((void)carers["told_value"]["independence"], std::out_of_range);
    CHECK_THROWS_WITH_AS((void)by_age["no such"], "pbo::outcomes_by_condition: no condition 'no such'; there are told_value", std::out_of_range);
}

TEST_CASE("nobody asked, nobody with the condition, one council: it says what it cannot answer") {
    struct { pbo::instrument instrument = compared::asking(2); std::vector<survey_response> responses; } survey;
    auto const nobody = outcomes_by_condition(survey);
    for (auto const& c : nobody.conditions)
        for (auto const& a : c.areas) {
            CHECK(a.odds_ratio.value == figure<double>(absence::nothing_to_divide_by));
            CHECK(a.within.test.p_value == figure<double>(absence::nothing_to_divide_by));
            CHECK(a.within.adjusted == figure<outcome_finding>(absence::nothing_to_divide_by));
        }
    for (int i = 0; i < 20; ++i) {
        survey_response r;
        r.told_value = i % 2 == 0;
        r.answers.set(0, i % 3 == 0 ? 1 : 2);
        survey.responses.push_back(r);
    }
    auto const one = outcomes_by_condition(survey);
    CHECK(one["told_value"].strata == 1);
    CHECK(one["told_value"].areas[0].within.odds_ratio.value.has_value());
    CHECK(one["told_value"].areas[0].within.interaction.p_value == figure<double>(absence::no_degrees_of_freedom));
    CHECK(one["told_value"].areas[1].within.adjusted == figure<outcome_finding>(absence::nothing_to_divide_by));
    CHECK(one["free_of_constraints"].not_answered == 20);
    CHECK(outcomes_by_condition(survey, {}).conditions.empty());
}
