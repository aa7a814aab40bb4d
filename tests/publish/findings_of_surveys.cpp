// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Findings about people who answered, for every_finding.cpp.
#include "every_finding.hpp"

#include <pbo/domain/poet_style.hpp>
#include <pbo/publish.hpp>
#include <pbo/publish/sampled_sheet.hpp>
#include <pbo/read/survey.hpp>

#include <string>
#include <vector>

namespace every {

std::vector<pbo::survey_response> answers_of(std::string const& name) {
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
void of_surveys(laid_out& all, std::string const& name) {
    using namespace pbo;
    survey answers;
    answers.instrument = instrument("ours", role::user, poet_style_scale(), {{"first", name}, {"second", "Nobody's"}});
    answers.responses = answers_of(name);
    auto const by_mode = outcomes(answers, &survey_response::mode);
    auto const one = by_mode[delivery_mode::direct_payment], other = by_mode[delivery_mode::managed_budget];
    auto const council = [](survey_response const& r) { return r.council.key(); };
    all.add("outcomes", [&] { return by_mode; });
    all.add("outcomes", [&] { return outcomes(answers, council); });
    all.add("majorities", [&] { return majorities(one); });
    all.add("outcome_intervals", [&] { return outcome_intervals(outcomes(answers, council)); });
    all.add("bootstrap_outcomes", [&] { return bootstrap_outcomes(outcomes(answers, council, &survey_response::mode), {.replicates = 50}); });
    all.add("compare", [&] { return compare(one, other); });
    all.add("compare_within_strata", [&] { return compare_within_strata(outcomes(answers, &survey_response::mode, &survey_response::age_band),
                                                           delivery_mode::direct_payment, delivery_mode::managed_budget); });
    all.add("variation", [&] { return variation(outcomes(answers, council)); });
    all.add("variation", [&] { return variation(std::vector<proportion>{{3, 9}}); });
    all.add("outcomes_by_condition", [&] { return outcomes_by_condition(answers, {poet_conditions()[0]}); });
    all.add("condition_shares", [&] { return condition_shares(answers, poet_conditions()[0], council); });
    all.add("direct_payments_by_age", [&] { return direct_payments_by_age(answers); });
    all.add("share_by_age", [&] { return share_by_age(std::vector<survey_response>{}, indicator("told", &survey_response::told_value)); });
    auto const drawn = sample(answers, strata(&survey_response::age_band), weights([](survey_response const&) { return 2.0; }));
    auto const sampled = outcomes(drawn, &survey_response::mode);
    all.add("outcomes", [&] { return sampled; });
    all.add("compare", [&] { return compare(sampled[delivery_mode::direct_payment], sampled[delivery_mode::managed_budget]); });
}

}  // namespace every
