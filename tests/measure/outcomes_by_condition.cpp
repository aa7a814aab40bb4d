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
    check(t, "told_value", "independence", {640, 805}, {155, 237}, 2.0520039100684264, 2.102381228961588, 1.5143161933278146,
          2.91881368723712, 7.581206859286205e-06, 0.20099015898746653);
    check(t, "told_value", "paid_job", {53, 298}, {6, 92}, 3.100680272108843, 2.9220003801356413, 1.1992389331616686, 7.11958725272791,
          0.016485302659523193, 0.7722381728909701);
    check(t, "planned_together", "independence", {307, 357}, {442, 622}, 2.500452488687783, 2.3697731712076395, 1.6760374613040265,
          3.3506559445313164, 4.727703584173071e-07, 0.019029369164732746);
    check(t, "free_of_constraints", "paid_job", {39, 196}, {22, 191}, 1.9082223508975102, 1.7005496361570764, 0.9358789206047708,
          3.0900034196359734, 0.08434794471318219, 0.012273455644358444);
    check(t, "advice_and_support", "independence", {541, 691}, {247, 348}, 1.4747908232118758, 1.5066925073498523, 1.113858248120399,
          2.038071106027132, 0.008061262145209414, 0.6758864770397813);
    check(t, "own_choice_of_mode", "paid_job", {46, 273}, {9, 104}, 2.1390112579539893, 2.0960035159667108, 0.9367369166783821,
          4.689930182876713, 0.07018536328372926, 0.5225592952127618);
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
    CHECK(t.conditions.size() * t.asked.size() == 84);
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
    CHECK(carers.asked.size() == 10);
    CHECK_THROWS_AS((void)carers["told_value"]["independence"], std::out_of_range);
    CHECK_THROWS_WITH_AS((void)by_age["no such"], "pbo::outcomes_by_condition: no condition 'no such'; there are told_value", std::out_of_range);
}

TEST_CASE("nobody asked, nobody with the condition, one council: it says what it cannot answer") {
    struct { instrument asked = compared::asking(2); std::vector<survey_response> responses; } survey;
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
