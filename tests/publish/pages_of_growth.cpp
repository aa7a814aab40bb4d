// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The code in docs/growth.md, docs/process_and_outcome.md and docs/local_criteria.md, and the numbers that those pages state.
#include <pbo/publish/conditions_sheet.hpp>
#include <pbo/publish/growth_sheet.hpp>
#include <pbo/publish/local_criteria_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/claims/attitude_change.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/measure/direct_payment_increase.hpp>
#include <pbo/measure/growth/flatlined.hpp>
#include <pbo/measure/growth/growth_by_start.hpp>
#include <pbo/measure/growth/rounding_residual.hpp>
#include <pbo/publish/text_table.hpp>
#include <pbo/read/records.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey.hpp>

#include <sstream>

using doctest::Approx;

TEST_CASE("docs/growth.md") {
    auto const returns = pbo::read_returns(PBO_SOURCE_DIR "/examples/data/synthetic_returns.csv");
    auto const april_2010 = pbo::period::snapshot({2010, 3, 31});
    auto const march_2011 = pbo::period::snapshot({2011, 3, 31});
    auto g = pbo::growth(returns, pbo::eligibility_basis::ongoing, april_2010, march_2011);
    CHECK(*g.all.holders().at_least_doubled());
    CHECK(*g.all.rate_effect() + *g.all.caseload_effect() == Approx(169'850.0).epsilon(1e-12));
    CHECK(pbo::detail::rounded(100.0 * *g.share_of_growth(pbo::delivery_mode::managed_budget), 1) == "99.6");
    CHECK(g.without.size() == 20);
    CHECK(pbo::take_up_change(g).composition_effect.has_value());
    CHECK(pbo::flatlined(87'900, 88'322, 0.05).claim == pbo::flatlined_claim::no_change_within_margin);
    auto const by_start = pbo::growth_by_start(g);
    CHECK(pbo::detail::rounded(*by_start.slope, 2) == "\u22120.25");
    CHECK(pbo::detail::rounded(*by_start.correlation, 2) == "0.31");
    CHECK(*pbo::direct_payment_increase(g).all.points_of_budgets() < 0.0);
    CHECK(*pbo::print_window::rounded({14, 100}, 100).counts_of(132) == pbo::compatible_counts{18, 19});
    CHECK(pbo::text_table(g).starts_with("Growth in personal budgets"));
}

TEST_CASE("docs/process_and_outcome.md") {
    auto const survey = pbo::read_survey(PBO_SOURCE_DIR "/examples/data/synthetic_survey.csv", pbo::poet_style_users());
    auto t = pbo::outcomes_by_condition(survey);
    CHECK(pbo::detail::rounded(*t["told_value"]["independence"].odds_ratio.value, 2) == "2.28");
    CHECK(*t["told_value"]["independence"].within.adjusted == pbo::outcome_finding::better);
    auto const& a = t["told_value"]["independence"];
    CHECK(pbo::detail::rounded(100.0 * *a.with_condition.value(), 1) == "80.0");
    CHECK(pbo::detail::rounded(100.0 * *a.without_condition.value(), 1) == "63.7");
    CHECK(pbo::detail::rounded(*a.with_condition.value() / *a.without_condition.value(), 2) == "1.26");
    CHECK_FALSE(pbo::text_table(t).empty());
    auto told = pbo::poet_conditions()[0];
    auto c = pbo::condition_shares(survey, told, pbo::council_of, 60);
    CHECK(c.lowest()->met.counted() == pbo::proportion{61, 100});
    CHECK(c.variation.standard_deviation.has_value());
    CHECK(pbo::condition_shares(survey, told, &pbo::survey_response::mode).rows.size() == 3);
    pbo::condition ours{"knew_both", "Knew the value and chose the mode", [](pbo::survey_response const& r) {
        return pbo::both_of(r.told_value, r.own_choice_of_mode);
    }};
    CHECK(pbo::outcomes_by_condition(survey, {ours}, &pbo::survey_response::age_band)["knew_both"].strata == 3);
}

TEST_CASE("docs/local_criteria.md") {
    std::istringstream file("person,mode,plan_led_by,non_traditional,direct_payment_offered,direct_payment_accepted,weekly_before_pence,weekly_after_pence\n"
                            "P1,direct_payment,person,yes,yes,yes,20000,18000\n"
                            "P2,managed_budget,social_worker,no,yes,no,30000,31000\n");
    auto reviews = pbo::read_records<pbo::support_review>(pbo::input_source(file, "reviews.csv"));
    auto c = pbo::local_criteria(reviews, &pbo::support_review::mode);
    CHECK(*pbo::wilson(c.total().non_traditional).value == 0.5);
    CHECK(*pbo::wilson(c.total().not_by_social_worker).value == 0.5);
    CHECK(*c.total().conversion() == 0.5);
    CHECK(*pbo::student(pbo::savings_share{c.total().saved}).value == Approx(0.02));
    CHECK_FALSE(pbo::text_table(pbo::local_criteria_sheet(c, "mode", {})).empty());

    auto const survey = pbo::read_survey(PBO_SOURCE_DIR "/examples/data/synthetic_survey.csv", pbo::poet_style_users());
    auto w = pbo::cost_by_mode(survey.responses, &pbo::survey_response::client_group);
    auto const& direct = w[pbo::delivery_mode::direct_payment];
    CHECK(pbo::detail::rounded(*direct.difference.value / 100.0, 0) == "16");
    CHECK(pbo::detail::rounded(*direct.within.value / 100.0, 0) == "\u221213");
    CHECK(direct.difference.limits->contains(0.0));
    CHECK(direct.within.limits->contains(0.0));
    CHECK(*pbo::attitude_change({268, 400}, {164, 400}).difference.value == Approx(-0.26));
    CHECK(*pbo::smallest_clear_sample({67, 100}, {41, 100}) == 30);
}
