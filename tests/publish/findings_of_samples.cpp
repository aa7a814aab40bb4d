// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Findings from samples and about roll-outs, estimates and tests, for every_finding.cpp.
#include "every_finding.hpp"
#include "measure/roll_out_cases.hpp"

#include <pbo/compare/difference.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/odds_ratio.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/publish.hpp>
#include <pbo/publish/estimate_sheet.hpp>
#include <pbo/publish/sampled_sheet.hpp>
#include <pbo/sampling/raked.hpp>

#include <map>
#include <string>
#include <vector>

namespace every {

void of_samples_and_forecasts(laid_out& all, std::string const& name) {
    using namespace pbo;
    auto returns = returns_of(name, period::snapshot({2011, 3, 31}), 30);
    returns.resize(4);
    auto const drawn = sample(returns, strata([](council_return const&) { return 1; }), weights([](council_return const&) { return 3.0; }));
    all.add("take_up", [&] { return take_up(drawn, eligibility_basis::ongoing); });
    auto const told = [](council_return const& r) { return r.council.name == "Beta"; };
    auto const counted = tabulate(drawn, by(&council_return::basis), indicator("Beta", told));
    all.add("share_of", [&] { return counted; });
    all.add("share_of", [&] { return counted.overall(); });
    all.add("total_of", [&] { return counted.overall_total(); });
    std::vector<double> const equal(4, 1.0);
    auto const region = [](council_return const& r) { return r.council.name == "Beta" ? 1 : 2; };
    auto const weights_found = post_stratified(equal, known_margin("region", returns, region, std::map<int, double>{{1, 10.0}, {2, 30.0}}));
    all.add("post_stratified", [&] { return weights_found; });
    all.add("raked", [&] { return weights_found.report(); });
    all.add("ascs_estimate", [&] { return ascs_estimate(std::vector<ascs_stratum>{{name, 50, {1, 0}}, {"old", 100, {3, 7}}}, 0); });
    all.add("ascs_estimate", [&] { return ascs_estimate(std::vector<ascs_stratum>{{"nobody", 50, {0, 0}}}, 0); });

    std::vector<support_review> reviews(3);
    for (auto& r : reviews) r.mode = delivery_mode::managed_budget;
    reviews[0].weekly_before = reviews[0].weekly_after = weekly_budget{20000};
    all.add("local_criteria", [&] { return local_criteria(reviews, &support_review::mode); });
    std::vector<budget_holder> holders(3);
    for (auto& h : holders) h.mode = delivery_mode::managed_budget;
    holders[0].weekly_budget = weekly_budget{12345};
    all.add("cost_by_mode", [&] { return cost_by_mode(holders); });

    auto const rates = roll_out_cases::memoryless();
    all.add("roll_out_path", [&] { return roll_out_path(rates, 3); });
    all.add("roll_out_at", [&] { return roll_out_at(rates, 3); });
    all.add("required_conversion", [&] { return required_conversion(rates, 3, share::percent(40)); });
    all.add("required_reviews", [&] { return required_reviews(rates, 3, share::percent(40)); });
    all.add("roll_out_chance", [&] { return roll_out_chance(rates, 3, share::percent(40)); });
    all.add("simulate_roll_out", [&] { return simulate_roll_out(rates, 3, share::percent(40), 20, 1); });
    all.add("roll_out_forecast", [&] { return roll_out_forecast(rates, {assumed_share(0.2), assumed_share(0.5)}, calendar_month(2011, 3),
                                                   calendar_month(2011, 6), share::percent(40)); });
    all.add("direct_standardisation", [&] { return direct_standardisation({{{3, 10}, 100}, {{5, 20}, 50}}); });
    all.add("direct_standardisation", [&] { return direct_standardisation({}); });
    all.add("indirect_standardisation", [&] { return indirect_standardisation(7, {{10, {3, 10}}}); });
    for (auto const& p : {proportion{76, 100}, proportion{0, 0}}) all.add("estimates", [&] { return wilson(p); });
    all.add("estimates", [&] { return difference(proportion{56, 70}, proportion{0, 0}); });
    all.add("estimates", [&] { return difference(proportion{56, 70}, proportion{48, 80}); });
    all.add("estimates", [&] { return odds_ratio(proportion{0, 0}, proportion{48, 80}); });
    all.add("tests", [&] { return fisher(proportion{3, 10}, proportion{0, 0}); });
    all.add("tests", [&] { return pearson_chi_squared(proportion{3, 10}, proportion{1, 50}); });
}

}  // namespace every
