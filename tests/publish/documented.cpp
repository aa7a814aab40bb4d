// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The code of docs/distribution.md, non_response.md, on_course.md and data_questions.md, compiled and run; and each of its
// lines is looked for here, so that neither changes without the other.

#include <pbo/publish/claims_sheet.hpp>
#include <pbo/publish/data_questions_sheet.hpp>
#include <pbo/publish/distribution_sheet.hpp>
#include <pbo/publish/non_response_sheet.hpp>
#include <pbo/publish/on_course_sheet.hpp>
#include <pbo/publish/provenance_of.hpp>
#include <pbo/publish/several_targets_sheet.hpp>
#include <pbo/publish/side_by_side_sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <pbo/interval/wilson.hpp>
#include <pbo/measure/data_quality/adding_up.hpp>
#include <pbo/measure/data_quality/boundary_changes.hpp>
#include <pbo/measure/data_quality/nominal_budgets.hpp>
#include <pbo/measure/data_quality/overlapping_services.hpp>
#include <pbo/measure/data_quality/series_breaks.hpp>
#include <pbo/read/returns.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-value"
#endif

namespace {
std::string text_of_file(std::string const& path) {
    std::ifstream file(std::string(PBO_SOURCE_DIR) + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}
}  // namespace

TEST_CASE("the documented code does what is said beside it") {
    auto const returns = pbo::read_returns(std::string(PBO_SOURCE_DIR) + "/examples/data/synthetic_returns.csv").records;
    auto const march = pbo::period::snapshot({2011, 3, 31});
    auto const at = [&](pbo::date day) {
        return pbo::take_up(returns, pbo::eligibility_basis::ongoing, {.role = {}, .period = pbo::period::snapshot(day)});
    };
    auto const earlier = at({2010, 3, 31}), later = at({2010, 9, 30});

    // docs/distribution.md
    auto const t = pbo::take_up(returns, pbo::eligibility_basis::ongoing, {.role = {}, .period = march});
    auto const d = pbo::distribution(t, {.councils_in_all = 152});
    d.median();
    d.interquartile_range();
    d.decile_ratio();                           // 90th over 10th percentile
    d.least().front().council.name;                 // by name, with all who tie
    d.variation().standard_deviation;           // between councils, beyond chance
    pbo::text_table(pbo::distribution_sheet(d, pbo::provenance_of(t.context(), "returns.csv")));
    auto const met = d.councils(pbo::claim::at_least(pbo::share::percent(30)));
    met.share.limits;                           // of all 152, by chance
    met.councils_between_limits();              // the same in whole councils
    met.possible();                             // at worst: none of the missing, or all of them
    met.on(pbo::claim::above(pbo::share(1, 2)));   // "more than half of councils": does it survive the worst case?
    auto const printed = pbo::councils_that_answered({83, 132, 152});   // 83 so, 132 answered, 152 in all
    auto const by_six = pbo::distribution(t, {.councils_in_all = 152, .quantiles = pbo::quantile_definition::weibull});
    CHECK(met == printed);  // the shipped returns were made to agree with print
    CHECK(*met.councils_between_limits() == pbo::count_range{91, 100});
    CHECK(met.on(pbo::claim::above(pbo::share(1, 2))) == pbo::claim_verdict::survives_the_worst_case);
    CHECK(by_six.members() == d.members());
    CHECK(d.least().front().council.name == "Synthetic council 110");

    // docs/non_response.md
    auto const r = pbo::non_response(returns, pbo::eligibility_basis::ongoing, {.role = {}, .period = march});
    r.overall.value;           // holders of those eligible, in the councils that answered
    r.overall.limits;          // finite population, Student's t
    r.within_strata.limits;    // the silent are like those of their region
    r.possible;                // assuming nothing
    r.on(pbo::claim::at_least(pbo::share::percent(30)));
    pbo::text_table(pbo::non_response_sheet(r));
    pbo::text_table(pbo::non_response_claims_sheet(r, {pbo::claim::at_least(pbo::share::percent(30))}));
    pbo::text_table(pbo::answers_sheet(r));
    auto const with_total = pbo::non_response(returns, pbo::eligibility_basis::ongoing, {.role = {}, .period = march},
                                              {.councils_in_all = 152, .eligible_in_all = 1'100'000});
    CHECK(r.all.answered == 132);
    CHECK_FALSE(r.possible.has_value());
    CHECK(*with_total.possible == pbo::worst_cases({339'700, 1'100'000}, {469'700, 1'100'000}));

    // docs/on_course.md
    pbo::target const ours{"direct_payments", pbo::share::percent(40), {2012, 3, 31},
                           pbo::eligibility_basis::ongoing, pbo::role::users_and_carers};
    auto const several = pbo::several_targets(t, {pbo::targets::april_2011, ours});
    several.rows.front().facts[1].more_people_needed;
    several.met_all();                       // councils that meet every target of which they have figures
    auto known = pbo::indicators_of<pbo::take_up_counts>();
    known.add({"other_than_direct", [](pbo::take_up_counts const& c) {
                   return pbo::tally(c.on_budget.hits() - c.direct_payments.hits(), c.on_budget.trials());
               }});
    pbo::several_targets(t, {pbo::targets::april_2011, ours}, known);
    std::vector<pbo::take_up_table> const snapshots{earlier, later};
    auto const c = pbo::on_course(snapshots, {pbo::targets::april_2011});
    c.councils(pbo::course_verdict::on_course);
    c.rows.front().courses.front().needed_a_month;
    pbo::text_table(c);
    pbo::course_rule const unchanged("unchanged", [](std::vector<pbo::dated_count> const& counted, pbo::date) {
        return counted.empty() ? pbo::figure<double>{} : counted.back().counts.value();
    });
    pbo::on_course(snapshots, {pbo::targets::april_2011}, unchanged);
    auto const wider = pbo::take_up(returns, pbo::eligibility_basis::including_short_term, {.role = {}, .period = march});
    auto const s = pbo::side_by_side(t, wider, pbo::share::percent(30));
    s.councils(pbo::verdict_change::only_the_first);    // met on ongoing support, not once short-term support is counted
    CHECK(several.met(0) == 83);
    CHECK(c.councils(pbo::course_verdict::cannot_tell) == 20);
    CHECK(s.councils(pbo::verdict_change::only_the_second) == 0);
    CHECK(s.councils(pbo::verdict_change::only_the_first) > 0);

    // docs/data_questions.md
    auto found = pbo::nominal_budgets(t);
    found += pbo::returns_in_question(returns);
    found += pbo::series_breaks_between(earlier, later);
    pbo::text_table(found);
    pbo::nominal_budgets(t, {.near_everyone = pbo::share::percent(90), .almost_nobody = pbo::share::percent(10)});
    pbo::series_breaks_between(earlier, later, {.known = {pbo::breaks::pss_ex1_direct_payments}, .times = 3, .people_at_least = 50});
    auto const sum = pbo::adding_up({460, 200}, 880, 5);    // 660 of 880: 220 too few, where rounding to 5 explains 5
    sum.adds_up;
    pbo::share_of_people_behind(122'380, {281'180, 98'990, 25'195});    // 23.19 to 43.52% in 2013-14
    pbo::boundary_change_of(pbo::ons_code("E10000006"))->what;    // Cumbria became Cumberland, and Westmorland and Furness
    CHECK(found.of(pbo::question_kind::nominal_budgets) == 1);
    CHECK(found.of(pbo::question_kind::does_not_add_up) == 0);
    CHECK(sum.explained == 5);
}

TEST_CASE("every line of code in these pages is compiled here") {
    auto const here = text_of_file("/tests/publish/documented.cpp");
    for (std::string const page : {"distribution", "non_response", "on_course", "data_questions"}) {
        std::istringstream lines(text_of_file("/docs/" + page + ".md"));
        int looked_for = 0;
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("    ")) continue;
            ++looked_for;
            CAPTURE(page);
            CAPTURE(line);
            CHECK(here.find("\n" + line + "\n") != std::string::npos);
        }
        CHECK(looked_for > 3);
    }
}
