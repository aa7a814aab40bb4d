// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// outcomes, take_up and attainment over survey responses, budget holders and council returns, against the calls of measure/.
#include <pbo/accumulators/attainment.hpp>
#include <pbo/accumulators/merge.hpp>
#include <pbo/accumulators/outcomes.hpp>
#include <pbo/accumulators/take_up.hpp>

#include <pbo/domain/budget_holder.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/interval/clopper_pearson.hpp>

#include <boost/accumulators/statistics/count.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;
using namespace pbo;

namespace {

struct answered {
    pbo::instrument instrument;
    std::vector<survey_response> responses;
};

answered random_survey(std::size_t people) {
    std::mt19937 random(1214);
    answered all{poet_style_users(), {}};
    for (std::size_t i = 0; i < people; ++i) {
        survey_response r;
        r.mode = static_cast<delivery_mode>(random() % 6);
        for (std::size_t area = 0; area < 14; ++area) r.answers.set(area, static_cast<std::uint8_t>(random() % 6 == 5 ? 8 : random() % 6));
        all.responses.push_back(r);
    }
    return all;
}

double weight_of(survey_response const& r) { return 0.25 + r.answers[0] + 0.1 * static_cast<double>(r.answers[5]); }

take_up_context const counted_sample{eligibility_basis::ongoing, role::users_and_carers, {}, completeness::sample, {}};

using survey_set = accumulator_set<survey_response, features<tag::outcome_proportion, tag::outcome_counts, tag::take_up,
                                                             tag::attainment, framework::tag::count>>;
using weighted_set = accumulator_set<survey_response, features<tag::outcome_proportion, tag::outcome_counts, tag::take_up, tag::attainment>, double>;

council_return return_of(char const* name, figure<std::uint64_t> eligible, figure<std::uint64_t> budgets, std::uint64_t direct) {
    council_return r;
    r.council.name = name;
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    r.part_direct_payment = std::uint64_t{0};
    return r;
}

}  // namespace

TEST_CASE("outcomes, take-up and attainment of a stream are those of measure/ on the whole survey") {
    auto const survey = random_survey(700);
    survey_set set(asked_with = survey.instrument, counted_as = counted_sample);
    std::for_each(survey.responses.begin(), survey.responses.end(), std::ref(set));

    auto const direct = outcomes(survey);
    auto const shares = extract::outcome_proportion(set);
    CHECK(shares.people() == 700);
    CHECK(shares.size() == 14);
    for (std::size_t area = 0; area < 14; ++area) CHECK(shares[area] == direct[everybody{}][area]);
    CHECK(shares["dignity"] == direct[everybody{}]["dignity"]);
    CHECK(clopper_pearson(shares["dignity"]) == clopper_pearson(direct[everybody{}]["dignity"]));
    CHECK(extract::outcome_counts(set) == direct.counts()[everybody{}]);

    tally budgets, payments, payments_of_budgets;
    for (auto const& r : survey.responses) {
        budgets.add(r.mode != delivery_mode::council_commissioned);
        payments.add(r.mode == delivery_mode::direct_payment || r.mode == delivery_mode::part_direct_payment);
        if (r.mode != delivery_mode::council_commissioned)
            payments_of_budgets.add(r.mode == delivery_mode::direct_payment || r.mode == delivery_mode::part_direct_payment);
    }
    CHECK(extract::take_up(set) == take_up_counts{budgets, payments, payments_of_budgets});

    auto const level = confidence_level{0.99};
    auto const met = extract::attainment(set, targets::april_2011, clopper_pearson, level);
    CHECK(met.counts == budgets);
    CHECK(*met.fact.met);
    CHECK(met.statement->from == clopper_pearson(budgets.counted(), level));
    CHECK(met.statement->position == interval_position::above);
    CHECK(framework::count(set) == 700);
}

TEST_CASE("the set of the issue: an outcome, take-up and a stock feature, default-constructed") {
    accumulator_set<survey_response, features<tag::outcome_proportion, tag::take_up, framework::tag::count>> set;
    set(survey_response{});
    CHECK(framework::count(set) == 1);
    CHECK_THROWS_WITH_AS(static_cast<void>(extract::outcome_proportion(set)), doctest::Contains("pbo::asked_with = instrument"), std::invalid_argument);
}

TEST_CASE("with weights every area is the weighted proportion of its own answers") {
    auto const survey = random_survey(300);
    weighted_set set(asked_with = survey.instrument, counted_as = counted_sample);
    weighted_proportion better, worse, budgets;
    weighted_count missing;
    for (auto const& r : survey.responses) {
        set(r, framework::weight = weight_of(r));
        auto const code = r.answers[2];
        if (code >= 1 && code <= 5) better.add(code <= 2, weight_of(r));
        if (code >= 1 && code <= 5) worse.add(code >= 4, weight_of(r));
        if (code == 0) missing.add(weight_of(r));
        budgets.add(is_personal_budget(r.mode), weight_of(r));
    }
    auto const area = extract::outcome_proportion(set)["dignity"];
    CHECK(area.answered().n() == better.n());
    CHECK(*area.value() == doctest::Approx(*better.value()).epsilon(1e-14));
    CHECK(area.all().effective() == doctest::Approx(better.all().effective()).epsilon(1e-14));
    CHECK(*area.worse().value() == doctest::Approx(*worse.value()).epsilon(1e-14));
    CHECK(*area.better().value() + *area.no_difference().value() + *area.worse().value() == doctest::Approx(1.0).epsilon(1e-14));
    CHECK(area.missing() == missing);
    CHECK(area.asked().n() == 300);
    CHECK(area.asked().n() == area.answered().n() + area.not_applicable().n() + area.missing().n());

    CHECK(extract::take_up(set).on_budget == budgets);
    auto const met = extract::attainment(set, targets::april_2011);
    CHECK(met.from == wilson(budgets.effective()));
    CHECK(*met.met);
    CHECK(*met.points_from_target == doctest::Approx(100.0 * (*budgets.value() - 0.3)));
    CHECK(met.position == interval_position::above);
    CHECK_THROWS_AS(static_cast<void>(extract::attainment(set, target{"outcomes", share::percent(50), {}, eligibility_basis::ongoing, role::users_and_carers})),
                    std::invalid_argument);
}

TEST_CASE("users and carers are never pooled, with or without an instrument, and a refused response is not counted") {
    survey_response carer;
    carer.role = role::carer;
    for (bool const with_instrument : {true, false}) {
        using set_type = accumulator_set<survey_response, features<tag::outcome_counts>>;
        auto set = with_instrument ? set_type(asked_with = poet_style_users()) : set_type();
        if (!with_instrument) set(survey_response{});
        CHECK_THROWS_WITH_AS(set(carer), doctest::Contains("carer"), std::invalid_argument);
        CHECK(extract::outcome_counts(set).sheets() == (with_instrument ? 0 : 1));
        set_type carers(asked_with = poet_style_carers());
        carers(carer);
        auto const before = extract::outcome_counts(set);
        CHECK_THROWS_AS(merge(set, carers), std::invalid_argument);
        CHECK(extract::outcome_counts(set) == before);
    }
    auto other_areas = poet_style_users().areas();
    other_areas.pop_back();
    accumulator_set<survey_response, features<tag::outcome_counts>> all(asked_with = poet_style_users()),
        fewer(asked_with = instrument("ours", role::user, poet_style_scale(), other_areas));
    CHECK_THROWS_WITH_AS(merge(all, fewer), doctest::Contains("cannot be added"), std::invalid_argument);
}

TEST_CASE("merging lends an instrument to a set that has none; whole cells and sheets are absorbed") {
    auto const survey = random_survey(20);
    accumulator_set<survey_response, features<tag::outcome_proportion>> bare, with_questions(asked_with = survey.instrument);
    for (auto const& r : survey.responses) bare(r.answers);
    merge(bare, with_questions);
    CHECK(extract::outcome_proportion(bare)[0] == outcomes(survey)[everybody{}][0]);
    bare(outcomes(survey).counts()[everybody{}]);
    CHECK(extract::outcome_proportion(bare).people() == 40);
    CHECK_THROWS_WITH_AS(static_cast<void>(extract::outcome_proportion(bare)["hope"]), doctest::Contains("dignity"), std::out_of_range);
}

TEST_CASE("budget holders: all have a budget, and direct payments are the question") {
    accumulator_set<budget_holder, features<tag::take_up>> set;
    budget_holder h;
    for (auto const mode : {delivery_mode::direct_payment, delivery_mode::managed_budget, delivery_mode::part_direct_payment}) {
        h.mode = mode;
        set(h);
    }
    set(delivery_mode::other_or_not_stated);
    CHECK(extract::take_up(set).on_budget == tally{4, 4});
    CHECK(extract::take_up(set).direct_payments == tally{2, 4});
    accumulator_set<budget_holder, features<tag::take_up>> carers(
        counted_as = take_up_context{eligibility_basis::ongoing, role::carer, {}, completeness::complete_count, {}});
    CHECK_THROWS_WITH_AS(carers(h), doctest::Contains("user"), std::invalid_argument);
    CHECK(extract::take_up(carers).on_budget == tally{});
}

TEST_CASE("council returns are England's sum of measure/take_up, and its attainment") {
    std::vector<council_return> const returns{return_of("Ayton", std::uint64_t{1000}, std::uint64_t{290}, 100),
                                              return_of("Beeford", std::uint64_t{500}, absence::suppressed, 7),
                                              return_of("Ceeham", std::uint64_t{400}, std::uint64_t{130}, 41)};
    accumulator_set<council_return, features<tag::take_up, tag::attainment>> set, north, south;
    std::for_each(returns.begin(), returns.end(), std::ref(set));
    auto const t = take_up(returns, eligibility_basis::ongoing);
    CHECK(extract::take_up(set) == whole_of(t));
    auto const direct = attainment(t, targets::april_2011).overall;
    auto const met = extract::attainment(set, targets::april_2011);
    CHECK(met.counts == direct.counts);
    CHECK(met.fact == direct.fact);
    CHECK(met.statement == direct.statement);

    north(returns[0]);
    std::for_each(returns.begin() + 1, returns.end(), std::ref(south));
    merge(north, south);
    CHECK(extract::take_up_people(north).counts() == whole_of(t));
    CHECK_THROWS_WITH_AS(merge(north, south), doctest::Contains("Beeford"), std::invalid_argument);
    CHECK_THROWS_WITH_AS(set(returns[0]), doctest::Contains("counted before"), std::invalid_argument);
    auto on_other_basis = return_of("Deewick", std::uint64_t{10}, std::uint64_t{1}, 0);
    on_other_basis.basis = eligibility_basis::including_short_term;
    CHECK_THROWS_WITH_AS(set(on_other_basis), doctest::Contains("basis"), std::invalid_argument);
    auto impossible = return_of("Deewick", std::uint64_t{10}, std::uint64_t{11}, 0);
    CHECK_THROWS_AS(set(impossible), std::domain_error);
    CHECK(extract::take_up(set) == whole_of(t));
    impossible.personal_budgets = std::uint64_t{9};
    set(impossible);  // the refused return left no trace
    CHECK(extract::take_up(set).on_budget.trials() == 1410);
}

TEST_CASE("a target is refused where nobody said what is counted, and where it is about something else") {
    accumulator_set<survey_response, features<tag::attainment>> unsaid, said(counted_as = counted_sample);
    CHECK_THROWS_WITH_AS(static_cast<void>(extract::attainment(unsaid, targets::april_2011)), doctest::Contains("pbo::counted_as"), std::invalid_argument);
    target const other{"take_up", share::percent(30), {}, eligibility_basis::including_short_term, role::users_and_carers};
    CHECK_THROWS_AS(static_cast<void>(extract::attainment(said, other)), std::invalid_argument);
    CHECK(extract::attainment(said, targets::april_2011).fact.met == figure<bool>(absence::nothing_to_divide_by));
}
