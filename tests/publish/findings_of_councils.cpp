// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Findings about councils, for every_finding.cpp.
#include "every_finding.hpp"

#include <pbo/measure/claims/check_print.hpp>
#include <pbo/measure/data_quality/nominal_budgets.hpp>
#include <pbo/measure/data_quality/series_breaks.hpp>
#include <pbo/publish.hpp>
#include <pbo/publish/attainment_sheet.hpp>
#include <pbo/publish/growth_findings_sheet.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace every {

void of_councils(laid_out& all, std::string const& name) {
    using namespace pbo;
    auto const earlier_day = period::snapshot({2010, 3, 31}), day = period::snapshot({2011, 3, 31});
    auto const before = take_up(returns_of(name, earlier_day, 0), eligibility_basis::ongoing);
    auto const t = take_up(returns_of(name, day, 30), eligibility_basis::ongoing);
    auto others = returns_of(name, day, 0);
    for (auto& r : others) r.basis = eligibility_basis::including_short_term;
    auto const short_term = take_up(others, eligibility_basis::including_short_term);
    auto const counts = [](auto const& e) { return e.cell.on_budget.counted(); };
    auto const shares = [](auto const& e) { return e.cell.on_budget.value(); };
    std::vector<council_return> years;
    for (std::uint64_t y = 0; y < 6; ++y)
        for (auto r : returns_of(name, period::financial_year(static_cast<int>(2010 + y)), 10 * y)) years.push_back(std::move(r));
    auto const last = take_up(years, eligibility_basis::ongoing, {.role = {}, .period = period::financial_year(2015)});
    auto const series = take_up_series(years, eligibility_basis::ongoing, role::users_and_carers);
    auto const key = last.context().councils[0].key();

    all.add("take_up", [&] { return t; });
    all.put("take_up", [&] { return take_up_sheet(t, {}, targets::april_2011); });
    all.add("attainment", [&] { return attainment(t, targets::april_2011); });
    all.add("several_targets", [&] { return several_targets(t, {targets::april_2011}); });
    all.add("shortfalls", [&] { return shortfalls(t, share::percent(30)); });
    all.add("on_course", [&] { return on_course(std::vector{before, t}, {targets::april_2011}); });
    all.add("course_of", [&] { return course_of({{earlier_day, {20, 100}}, {day, {25, 100}}}, share::percent(30), {2011, 3, 31}); });
    all.add("benchmark", [&] { return benchmark(t, every_council(t)); });
    all.add("benchmark_by_region", [&] { return benchmark_by_region(t); });
    all.put("benchmark", [&] { return benchmark_sheet(t, benchmark(t, every_council(t)), name, {}); });
    all.add("funnel", [&] { return funnel(t, {}, usual_funnel_levels(), {}, counts); });
    all.put("funnel", [&] { return funnel_sheet(t, funnel_of(t, funnel_adjustment::additive), {}); });
    all.add("overdispersion", [&] { return overdispersion(t, {}, counts); });
    all.add("quintiles", [&] { return quintiles(t, shares); });
    all.add("rank_intervals", [&] { return rank_intervals(t, {{}, 200, 1}, counts); });
    all.put("quintiles", [&] { return quintile_sheet(t, quintiles(t, shares), rank_intervals(t, {{}, 200, 1}, counts), {}); });
    all.add("beta_binomial_fit", [&] { return beta_binomial_fit(t, fitted_by::maximum_likelihood, counts); });
    all.add("shrinkage", [&] { return shrinkage(t, fitted_by::maximum_likelihood, {}, counts); });
    all.add("distribution", [&] { return distribution(t); });
    all.add("side_by_side", [&] { return side_by_side(t, short_term, share::percent(30)); });
    all.add("council_changes", [&] { return council_changes(before, t); });
    all.put("council_changes", [&] { return change_sheet(t, council_changes(before, t), {}); });
    all.add("council_page", [&] { return council_page(last, series, key, {.aim = share::percent(30)}); });
    all.put("council_page", [&] { return council_page_sheet(last, council_page(last, series, last.context().councils[5].key()), {}); });
    all.add("recent_trend", [&] { return recent_trend(series.at(key)); });
    all.put("recent_trend", [&] { return trend_sheet(last, series, {}); });
    all.add("p_chart", [&] { return p_chart(series.at(key)); });
    all.add("nominal_budgets", [&] { return nominal_budgets(t); });
    all.add("series_breaks_between", [&] { return series_breaks_between(before, t); });
    all.add("returns_in_question", [&] { return returns_in_question(years); });
    all.add("adding_up", [&] { return adding_up({10, absence::suppressed}, 20); });
    all.add("non_response", [&] { return non_response(years, eligibility_basis::ongoing, {.role = {}, .period = period::financial_year(2015)}); });

    auto both = returns_of(name, earlier_day, 0);
    for (auto& r : returns_of(name, day, 30)) both.push_back(std::move(r));
    for (auto& r : both)
        if (r.direct_payment.has_value() && r.personal_budgets.has_value()) {
            r.managed_budget = *r.personal_budgets - std::min(*r.direct_payment, *r.personal_budgets);
            r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
        }
    auto const g = growth(both, eligibility_basis::ongoing, earlier_day, day);
    all.add("growth", [&] { return g; });
    all.add("growth", [&] { return growth(before, t, &take_up_counts::on_budget); });
    all.add("take_up_change", [&] { return take_up_change(g); });
    all.add("growth_by_start", [&] { return growth_by_start(g); });
    all.add("direct_payment_increase", [&] { return direct_payment_increase(g); });
    all.add("flatlined", [&] { return flatlined(proportion{50, 100}, proportion{51, 100}, 0.05); });
    all.add("flatlined", [&] { return flatlined(std::uint64_t{0}, std::uint64_t{0}, 0.05); });
    all.add("rounding_residual", [&] { return rounding_residual({100, 120}, std::vector<published_change>{{50, 60}, {absence::suppressed, 60}}, 5); });
    all.add("councils_that_answered", [&] { return councils_that_answered(finite_proportion({30, 60}, 152)); });
    all.add("check_print", [&] { return check_print({print_claim_kind::share, "3 10", "30%", ""}); });
    all.add("attitude_change", [&] { return attitude_change({30, 100}, {50, 100}); });
}

}  // namespace every
