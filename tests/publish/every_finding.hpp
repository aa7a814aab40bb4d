// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_PUBLISH_EVERY_FINDING_HPP
#define PBO_TESTS_PUBLISH_EVERY_FINDING_HPP

// A sheet for what every function of measure/, sampling/ and compare/ returns, under the function's name: of councils, groups and
// areas of life that are called as the test wants, with figures, without, and with nobody to count.

#include "finding_sheets.hpp"
#include "measure/compared_groups.hpp"
#include "measure/roll_out_cases.hpp"

#include <pbo.hpp>

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace every {

struct laid_out {
    std::map<std::string, std::vector<pbo::sheet>> sheets;

    template <class Finding>
    void add(std::string const& function, Finding const& finding) {
        sheets[function].push_back(sheet_of(finding));
    }
};

inline pbo::council_return named(std::string const& name, pbo::figure<std::uint64_t> budgets, pbo::figure<std::uint64_t> eligible,
                                 pbo::figure<std::uint64_t> direct, pbo::period when) {
    auto r = tests::returned("", budgets, eligible, direct);
    r.who.name = pbo::council_name(name);
    r.who.region = pbo::region_name(name + " region");
    r.when = when;
    return r;
}
inline std::vector<pbo::council_return> returns_of(std::string const& name, pbo::period when, std::uint64_t more) {
    return {named(name, 1200 + more, 3000, 400, when), named("Beta", 300 + more, 1000, 300, when), named("Gamma", 40 + more, 90, 10, when),
            named("Delta", 10, 20, pbo::absence::not_available, when), named("Wold", 1, 7, 1, when),
            named("Nobody", 0, 0, 0, when), named("Hidden", pbo::absence::suppressed, pbo::absence::suppressed, {}, when),
            named("Blank", pbo::absence::not_applicable, 400, {}, when)};
}

inline void of_councils(laid_out& all, std::string const& name) {
    using namespace pbo;
    auto const earlier_day = period::snapshot({2010, 3, 31}), day = period::snapshot({2011, 3, 31});
    auto const before = take_up(returns_of(name, earlier_day, 0), eligibility_basis::ongoing);
    auto const t = take_up(returns_of(name, day, 30), eligibility_basis::ongoing);
    auto const counts = [](auto const& e) { return e.cell.on_budget.counted(); };
    auto const shares = [](auto const& e) { return e.cell.on_budget.value(); };
    std::vector<council_return> years;
    for (std::uint64_t y = 0; y < 6; ++y)
        for (auto r : returns_of(name, period::financial_year(static_cast<int>(2010 + y)), 10 * y)) years.push_back(std::move(r));
    auto const last = take_up(years, eligibility_basis::ongoing, {.whose = {}, .when = period::financial_year(2015)});
    auto const series = take_up_series(years, eligibility_basis::ongoing, role::users_and_carers);
    auto const key = last.context().councils[0].key();

    all.add("take_up", t);
    all.sheets["take_up"].push_back(take_up_sheet(t, {}, targets::april_2011));
    all.add("attainment", attainment(t, targets::april_2011));
    all.add("several_targets", several_targets(t, {targets::april_2011}));
    all.add("shortfalls", shortfalls(t, share::percent(30)));
    all.add("on_course", on_course(std::vector{before, t}, {targets::april_2011}));
    all.add("course_of", course_of({{earlier_day, {20, 100}}, {day, {25, 100}}}, share::percent(30), {2011, 3, 31}));
    all.add("benchmark", benchmark(t, every_council(t)));
    all.add("benchmark_by_region", benchmark_by_region(t));
    all.sheets["benchmark"].push_back(benchmark_sheet(t, benchmark(t, every_council(t)), name, {}));
    all.add("funnel", funnel(t, {}, usual_funnel_levels(), {}, counts));
    all.sheets["funnel"].push_back(funnel_sheet(t, funnel_of(t, funnel_adjustment::additive), {}));
    all.add("overdispersion", overdispersion(t, {}, counts));
    all.add("quintiles", quintiles(t, shares));
    all.add("rank_intervals", rank_intervals(t, {{}, 200, 1}, counts));
    all.sheets["quintiles"].push_back(quintile_sheet(t, quintiles(t, shares), rank_intervals(t, {{}, 200, 1}, counts), {}));
    all.add("beta_binomial_fit", beta_binomial_fit(t, fitted_by::maximum_likelihood, counts));
    all.add("shrinkage", shrinkage(t, fitted_by::maximum_likelihood, {}, counts));
    all.add("distribution", distribution(t));
    all.add("side_by_side", side_by_side(t, t, share::percent(30)));
    all.add("council_changes", council_changes(before, t));
    all.sheets["council_changes"].push_back(change_sheet(t, council_changes(before, t), {}));
    all.add("council_page", council_page(last, series, key, {.aim = share::percent(30)}));
    all.sheets["council_page"].push_back(council_page_sheet(last, council_page(last, series, last.context().councils[5].key()), {}));
    all.add("recent_trend", recent_trend(series.at(key)));
    all.sheets["recent_trend"].push_back(trend_sheet(last, series, {}));
    all.add("p_chart", p_chart(series.at(key)));
    all.add("nominal_budgets", nominal_budgets(t));
    all.add("series_breaks_between", series_breaks_between(before, t));
    all.add("returns_in_question", returns_in_question(years));
    all.add("adding_up", adding_up({10, absence::suppressed}, 20));
    all.add("non_response", non_response(years, eligibility_basis::ongoing, {.whose = {}, .when = period::financial_year(2015)}));

    auto both = returns_of(name, earlier_day, 0);
    for (auto& r : returns_of(name, day, 30)) both.push_back(std::move(r));
    for (auto& r : both)
        if (r.direct_payment.has_value() && r.personal_budgets.has_value()) {
            r.managed_budget = *r.personal_budgets - std::min(*r.direct_payment, *r.personal_budgets);
            r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
        }
    auto const g = growth(both, eligibility_basis::ongoing, earlier_day, day);
    all.add("growth", g);
    all.add("take_up_change", take_up_change(g));
    all.add("growth_by_start", growth_by_start(g));
    all.add("direct_payment_increase", direct_payment_increase(g));
    all.add("flatlined", flatlined(proportion{50, 100}, proportion{51, 100}, 0.05));
    all.add("flatlined", flatlined(std::uint64_t{0}, std::uint64_t{0}, 0.05));
    all.add("rounding_residual", rounding_residual({100, 120}, std::vector<published_change>{{50, 60}, {absence::suppressed, 60}}, 5));
    all.add("councils_that_answered", councils_that_answered(finite_proportion({30, 60}, 152)));
    all.add("check_print", check_print({print_claim_kind::share, "3 10", "30%", ""}));
    all.add("attitude_change", attitude_change({30, 100}, {50, 100}));
}

inline std::vector<pbo::survey_response> answers_of(std::string const& name) {
    std::vector<pbo::survey_response> all;
    for (int i = 0; i < 60; ++i) {
        pbo::survey_response r;
        r.council.name = pbo::council_name(i % 2 == 0 ? name : "Beta");
        r.mode = i % 3 == 0 ? pbo::delivery_mode::direct_payment : pbo::delivery_mode::managed_budget;
        r.age_band = i % 5 == 0 ? pbo::age_band::from_65 : pbo::age_band::from_18_to_64;
        r.told_value = i % 4 != 0;
        r.answers.set(0, static_cast<std::uint8_t>(1 + i % 5));
        all.push_back(r);
    }
    return all;
}

/// The second area of life is one that nobody has answered.
inline void of_surveys(laid_out& all, std::string const& name) {
    using namespace pbo;
    survey asked;
    asked.asked = instrument("ours", role::user, poet_style_scale(), {{"first", name}, {"second", "Nobody's"}});
    asked.responses = answers_of(name);
    auto const by_mode = outcomes(asked, &survey_response::mode);
    auto const one = by_mode[delivery_mode::direct_payment], other = by_mode[delivery_mode::managed_budget];
    auto const council = [](survey_response const& r) { return r.council.key(); };
    all.add("outcomes", by_mode);
    all.add("outcomes", outcomes(asked, council));
    all.add("majorities", majorities(one));
    all.add("outcome_intervals", outcome_intervals(outcomes(asked, council)));
    all.add("bootstrap_outcomes", bootstrap_outcomes(outcomes(asked, council, &survey_response::mode), {.replicates = 50}));
    all.add("compare", compare(one, other));
    all.add("compare_within_strata", compare_within_strata(outcomes(asked, &survey_response::mode, &survey_response::age_band),
                                                           delivery_mode::direct_payment, delivery_mode::managed_budget));
    all.add("variation", variation(outcomes(asked, council)));
    all.add("variation", variation(std::vector<proportion>{{3, 9}}));
    all.add("outcomes_by_condition", outcomes_by_condition(asked, {poet_conditions()[0]}));
    all.add("condition_shares", condition_shares(asked, poet_conditions()[0], council));
    all.add("direct_payments_by_age", direct_payments_by_age(asked));
    all.add("share_by_age", share_by_age(std::vector<survey_response>{}, indicator("told", &survey_response::told_value)));
    auto const drawn = sample(asked, strata(&survey_response::age_band), weights([](survey_response const&) { return 2.0; }));
    auto const sampled = outcomes(drawn, &survey_response::mode);
    all.add("outcomes", sampled);
    all.add("compare", compare(sampled[delivery_mode::direct_payment], sampled[delivery_mode::managed_budget]));
}

inline void of_samples_and_forecasts(laid_out& all, std::string const& name) {
    using namespace pbo;
    auto returns = returns_of(name, period::snapshot({2011, 3, 31}), 30);
    returns.resize(4);
    auto const drawn = sample(returns, strata([](council_return const&) { return 1; }), weights([](council_return const&) { return 3.0; }));
    all.add("take_up", take_up(drawn, eligibility_basis::ongoing));
    auto const told = [](council_return const& r) { return r.who.name == "Beta"; };
    auto const counted = tabulate(drawn, by(&council_return::basis), indicator("Beta", told));
    all.add("share_of", counted);
    all.add("share_of", counted.overall());
    all.add("total_of", counted.overall_total());
    std::vector<double> const equal(4, 1.0);
    auto const region = [](council_return const& r) { return r.who.name == "Beta" ? 1 : 2; };
    auto const weights_found = post_stratified(equal, known_margin("region", returns, region, std::map<int, double>{{1, 10.0}, {2, 30.0}}));
    all.add("post_stratified", weights_found);
    all.add("raked", weights_found.report());
    all.add("ascs_estimate", ascs_estimate(std::vector<ascs_stratum>{{name, 50, {1, 0}}, {"old", 100, {3, 7}}}, 0));
    all.add("ascs_estimate", ascs_estimate(std::vector<ascs_stratum>{{"nobody", 50, {0, 0}}}, 0));

    std::vector<support_review> reviews(3);
    for (auto& r : reviews) r.mode = delivery_mode::managed_budget;
    reviews[0].weekly_before = reviews[0].weekly_after = weekly_budget{20000};
    all.add("local_criteria", local_criteria(reviews, &support_review::mode));
    std::vector<budget_holder> holders(3);
    for (auto& h : holders) h.mode = delivery_mode::managed_budget;
    holders[0].weekly_budget = weekly_budget{12345};
    all.add("cost_by_mode", cost_by_mode(holders));

    auto const rates = roll_out_cases::memoryless();
    all.add("roll_out_path", roll_out_path(rates, 3));
    all.add("roll_out_at", roll_out_at(rates, 3));
    all.add("required_conversion", required_conversion(rates, 3, share::percent(40)));
    all.add("required_reviews", required_reviews(rates, 3, share::percent(40)));
    all.add("roll_out_chance", roll_out_chance(rates, 3, share::percent(40)));
    all.add("simulate_roll_out", simulate_roll_out(rates, 3, share::percent(40), 20, 1));
    all.add("roll_out_forecast", roll_out_forecast(rates, {assumed_share(0.2), assumed_share(0.5)}, calendar_month(2011, 3),
                                                   calendar_month(2011, 6), share::percent(40)));
    all.add("direct_standardisation", direct_standardisation({{{3, 10}, 100}, {{5, 20}, 50}}));
    all.add("direct_standardisation", direct_standardisation({}));
    all.add("indirect_standardisation", indirect_standardisation(7, {{10, {3, 10}}}));
    for (auto const& p : {proportion{76, 100}, proportion{0, 0}}) all.add("estimates", wilson(p));
    all.add("estimates", difference(proportion{56, 70}, proportion{0, 0}));
    all.add("estimates", difference(proportion{56, 70}, proportion{48, 80}));
    all.add("estimates", odds_ratio(proportion{0, 0}, proportion{48, 80}));
    all.add("tests", fisher(proportion{3, 10}, proportion{0, 0}));
    all.add("tests", pearson_chi_squared(proportion{3, 10}, proportion{1, 50}));
}

/// Every function that is listed, with the sheets of what it returned.
inline laid_out findings(std::string const& name) {
    laid_out all;
    of_councils(all, name);
    of_surveys(all, name);
    of_samples_and_forecasts(all, name);
    return all;
}

}  // namespace every

#endif
