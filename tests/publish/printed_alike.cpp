// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Every type that a header lets be written into a stream, written under a locale and into a stream that change every number: as
// without them.  The list is held against the headers by tests/house, so that a type is not forgotten.  (Numbers here have more
// than three digits or a fraction, so that a locale has something to change; the texts themselves are in the tests of each header.)
#include "support/hostile.hpp"

#include <pbo/compare.hpp>
#include <pbo/count.hpp>
#include <pbo/domain.hpp>
#include <pbo/interval.hpp>
#include <pbo/measure.hpp>
#include <pbo/read/read_options.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace {

template <class T>
void alike(T const& value) {
    auto const plain = hostile::written(value);
    CAPTURE(plain);
    CHECK_FALSE(plain.empty());
    CHECK(hostile::written_hostile(value) == plain);
}

pbo::council wold() {
    pbo::council c;
    c.ons = pbo::ons_code("E10001234");
    c.name = "Wold";
    c.region = "North";
    c.roll_out_start = {2011, 3, 31};
    return c;
}
pbo::amount pounds() {
    pbo::amount a;
    a.add(123456);
    a.add(-1234500);
    return a;
}
pbo::weighted_count weights() {
    pbo::weighted_count w;
    w.add(1234.5);
    return w;
}
pbo::savings saved() {
    pbo::savings s;
    s.add(pbo::weekly_budget(123456U), pbo::weekly_budget(111111U));
    s.add(pbo::absence::suppressed);
    return s;
}
pbo::answer_sheet<> sheet_of_answers() {
    pbo::answer_sheet<> sheet;
    sheet.set(0, 3);
    sheet.set(15, 2);
    return sheet;
}
pbo::weight_summary weighing() {
    pbo::weight_summary s;
    s.add(1234.5);
    s.add(0.125);
    return s;
}

pbo::proportion const p{12345, 67890}, q{1000, 4000};

}  // namespace

TEST_CASE("what core/ prints is the same in any stream") {
    alike<pbo::absence>(pbo::absence::suppressed);
    alike<pbo::answer_sheet<>>(sheet_of_answers());
    alike<pbo::basic_label<47>>("wilson");
    alike<pbo::basic_name<47>>("Wold");
    alike<pbo::compatible_counts>({1234, 56789});
    alike<pbo::confidence_level>(pbo::confidence_level(0.998));
    alike<pbo::effective_proportion>(pbo::effective_proportion::scaled(p, 1234.5));
    alike<pbo::estimate<pbo::proportion>>(pbo::wilson(p));
    alike<pbo::figure<double>>(1234.5);
    alike<pbo::figure<std::uint64_t>>(1234567);
    alike<pbo::figure<bool>>(true);
    alike<pbo::figure<double>>(pbo::absence::suppressed);
    alike<pbo::fraction>({12345, 67891});
    alike<pbo::interval>({-1234.5, 0.25});
    alike<pbo::print_window>(pbo::print_window::rounded({1, 3}, 1000));
    alike<pbo::proportion>(p);
}

TEST_CASE("what count/ prints is the same in any stream") {
    pbo::absences reasons;
    for (int i = 0; i < 1234; ++i) reasons.add(pbo::absence::suppressed);
    pbo::answer_counts<> answers;
    for (int i = 0; i < 1234; ++i) answers.add(sheet_of_answers());
    pbo::weighted_answer_counts<> weighted;
    weighted.add(sheet_of_answers(), 1234.5);
    pbo::weighted_ratio ratio;
    ratio.add(1234.5, 0.25, 2.5);
    alike<pbo::absences>(reasons);
    alike<pbo::amount>(pounds());
    alike<pbo::answer_counts<>>(answers);
    alike<pbo::category_counts<3>>(pbo::category_counts<3>({1234, 5678, 0}));
    alike<pbo::everybody>({});
    alike<pbo::tally>({1234, 5678});
    alike<pbo::weighted_answer_counts<>>(weighted);
    alike<pbo::weighted_count>(weights());
    alike<pbo::weighted_proportion>({weights(), weights()});
    alike<pbo::weighted_ratio>(ratio);
}

TEST_CASE("what domain/ prints is the same in any stream") {
    pbo::budget_holder holder;
    holder.holder = "p1234";
    holder.council = wold();
    holder.mode = pbo::delivery_mode::direct_payment;
    holder.first_budget = {2010, 4, 1};
    holder.weekly_budget = pbo::weekly_budget(123456U);
    pbo::supported_person person;
    person.person = "p1234";
    person.council = wold();
    person.weekly_budget = pbo::weekly_budget(123456U);
    pbo::council_return returned;
    returned.council = wold();
    returned.eligible = 67890;
    returned.personal_budgets = 12345;
    pbo::survey_response response;
    response.council = wold();
    response.weekly_budget = pbo::weekly_budget(123456U);
    response.answers = sheet_of_answers();
    pbo::support_review review;
    review.weekly_before = pbo::weekly_budget(123456U);
    review.weekly_after = pbo::weekly_budget(111111U);
    pbo::answer_scale const scale{{"better", pbo::answer_direction::better}, {"worse", pbo::answer_direction::worse}};
    std::vector<pbo::area> areas;
    for (int i = 0; i < 14; ++i) areas.push_back({"area" + std::to_string(i), ""});
    alike<pbo::answer_scale>(scale);
    alike<pbo::budget_holder>(holder);
    alike<pbo::calendar_month>({2011, 3});
    alike<pbo::cassr_code>(pbo::cassr_code("123"));
    alike<pbo::council>(wold());
    alike<pbo::council_key>(pbo::council_key(pbo::ons_code("E10001234")));
    alike<pbo::council_return>(returned);
    alike<pbo::date>({2011, 3, 31});
    alike<pbo::delivery_mode>(pbo::delivery_mode::direct_payment);
    alike<pbo::instrument>({"ours", pbo::role::user, scale, areas});
    alike<pbo::ons_code>(pbo::ons_code("E10001234"));
    alike<pbo::period>(pbo::period::snapshot({2011, 3, 31}));
    alike<pbo::period>(pbo::period::financial_year(2010));
    alike<pbo::share>(pbo::share(1, 3));
    alike<pbo::support_review>(review);
    alike<pbo::supported_person>(person);
    alike<pbo::survey_response>(response);
    alike<pbo::target>(pbo::targets::april_2011);
    alike<pbo::weekly_budget>(pbo::weekly_budget(123456U));
}

TEST_CASE("what interval/, compare/ and read/ print is the same in any stream") {
    std::array<std::uint64_t, 3> const first{1234, 2345, 3456}, second{4567, 1, 12};
    std::array const groups{p, q, pbo::proportion{1234, 5678}};
    alike<pbo::any_comparison_method<pbo::difference_of>>({});
    alike<pbo::any_interval_method>(pbo::wilson);
    alike<pbo::category_difference>({1, 2, {1234, 2345, 5678}});
    alike<pbo::finite_proportion>({p, 123456});
    alike<pbo::net_balance>({1234, 2345, 5678});
    alike<pbo::paired_difference_of>({1234, 2345, 3456, 4567});
    alike<pbo::part_and_whole>({q, p});
    alike<pbo::probability_of_superiority>({first, second});
    alike<pbo::read_counts>({12345, 2345, 1234, 8766});
    alike<pbo::stratified<pbo::difference_of>>({{p, q}, {q, p}});
    alike<pbo::test_result>(pbo::pearson_chi_squared(p, q));
    alike<pbo::trend_slope>(pbo::trend_slope(groups));
    alike<pbo::two_by_two>({p, q});
    alike<pbo::two_groups>({p, q});
}

TEST_CASE("what measure/ prints is the same in any stream") {
    alike<pbo::assumed_share>(0.125);
    alike<pbo::claim>(pbo::claim::at_least(pbo::share(1, 3)));
    alike<pbo::conversion_range>({0.125, 0.5});
    alike<pbo::count_change>({1234, 5678});
    alike<pbo::count_range>({1234, 5678});
    alike<pbo::data_question>({pbo::question_kind::does_not_add_up, wold(), pbo::period::financial_year(2010), "1234 and 5678"});
    alike<pbo::dated_count>({pbo::period::snapshot({2011, 3, 31}), p});
    alike<pbo::entrant_flow>(pbo::entrant_flow::poisson(1234.5, 0.125, 1200));
    alike<pbo::exit_rate>(pbo::exit_rate::yearly(0.125));
    alike<pbo::growth_effects>({q, p});
    alike<pbo::mean_amount>({pounds()});
    alike<pbo::mean_difference_of>({pounds(), pounds()});
    alike<pbo::mean_saving>({saved()});
    alike<pbo::review_schedule>(pbo::review_schedule::memoryless(1.5));
    alike<pbo::roll_out_age>(pbo::roll_out_age::years(1234));
    alike<pbo::roll_out_criterion>(pbo::roll_out_criterion::with_chance(0.125));
    alike<pbo::savings>(saved());
    alike<pbo::savings_share>({saved()});
    alike<pbo::sum_check>(pbo::adding_up(std::vector<pbo::figure<std::uint64_t>>{1234, 5678}, 12345));
    alike<pbo::way_of_counting>({});
    alike<pbo::worst_cases>({{1234, 5678}, {2345, 5678}});
}

TEST_CASE("what sampling/ prints is the same in any stream") {
    std::vector<pbo::ascs_stratum> const strata{{"Wold", 12345, {1234, 2345}}};
    pbo::design_counts<pbo::tally> const design({{1234, {12, 3456}}, {5678, {1234, 2345}}});
    alike<pbo::ascs_share>({strata, 0, pbo::lone_respondent::refuse});
    alike<pbo::design_counts<pbo::tally>>(design);
    alike<pbo::sampled_estimate>({1234.5, {12345, 67890.5, 0.125, 1233, 0.25}});
    alike<pbo::sampled_test_result>({1234.5, 1.5, 1233.0, 0.125, "rao_scott"});
    alike<pbo::weight_summary>(weighing());
    alike<pbo::weighting_report>({weighing(), weighing(), 0.125, 1234.5, 1234, 0.5});
}
