// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/random.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;

namespace {

struct survey_of_users {
    pbo::instrument instrument = poet_style_users();
    std::vector<survey_response> responses;
};

survey_of_users users(std::size_t n, std::uint64_t seed = 5) {
    random_source draws(seed);
    survey_of_users s;
    for (std::size_t i = 0; i < n; ++i) {
        survey_response r{};
        r.mode = draws.chance(0.6) ? delivery_mode::direct_payment : delivery_mode::managed_budget;
        r.respondent = std::to_string(draws.below(20));  // stands for the council
        for (std::size_t a = 0; a < s.instrument.areas().size(); ++a) {
            auto const code = draws.below(7);  // 0 missing, 1 to 5 an answer, 6 not applicable
            r.answers.set(a, static_cast<std::uint8_t>(code == 6 ? answer_code::not_applicable : code));
        }
        s.responses.push_back(r);
    }
    return s;
}

constexpr auto council_text = [](survey_response const& r) { return std::string(r.respondent.view()); };
constexpr auto direct = delivery_mode::direct_payment;
constexpr auto managed = delivery_mode::managed_budget;

}  // namespace

TEST_CASE("with equal weights the shares and counts are those of plain responses, the same call") {
    auto const survey = users(700);
    auto const plain = outcomes(survey, &survey_response::mode);
    auto const sampled_table = outcomes(sample(survey, clusters(council_text)), &survey_response::mode);
    for (auto mode : {direct, managed})
        for (auto const& area : survey.instrument.areas()) {
            auto const p = plain[mode][area.name];
            auto const s = sampled_table[mode][area.name];
            CHECK(*s.value() == doctest::Approx(*p.value()).epsilon(1e-15));
            CHECK(*s.no_difference().value() == doctest::Approx(*p.no_difference().value()).epsilon(1e-15));
            CHECK(*s.worse().value() == doctest::Approx(*p.worse().value()).epsilon(1e-15));
            CHECK(s.asked() == p.asked());
            CHECK(s.answered() == p.answered());
            CHECK(s.not_applicable() == p.not_applicable());
            CHECK(s.missing() == p.missing());
        }
    CHECK(outcomes(sample(survey))[everybody{}].people() == 700);
}

TEST_CASE("outcomes are tabulate's shares, area by area, in every kind of design") {
    auto const survey = users(400);
    auto const weight = [](survey_response const& r) { return 1.0 + 0.25 * static_cast<double>(r.answers.codes()[3]); };
    auto const better = indicator(
        "better", [](survey_response const& r) { return r.answers.codes()[2] >= 1 && r.answers.codes()[2] <= 5; },
        [](survey_response const& r) { return r.answers.codes()[2] <= 2; });
    auto const agree = [&](auto const& s) {
        auto const o = outcomes(s, &survey_response::mode);
        auto const t = tabulate(s, by(&survey_response::mode), better);
        for (auto mode : {direct, managed}) {
            CHECK(*o[mode][2].value() == doctest::Approx(*t[mode].value()).epsilon(1e-14));
            CHECK(*o[mode][2].standard_error() == doctest::Approx(*t[mode].standard_error()).epsilon(1e-12));
            CHECK(o[mode][2].degrees_of_freedom() == t[mode].degrees_of_freedom());
            CHECK(*o[mode][2].design_effect_with_replacement() == doctest::Approx(*t[mode].design_effect_with_replacement()));
        }
        auto const c = compare(o[direct], o[managed]);
        CHECK(c.areas.size() == survey.instrument.areas().size());
        CHECK(*c.areas[2].difference.value == doctest::Approx(*t.difference(direct, managed).value()));
        CHECK(*c.areas[2].difference.counts.standard_error() ==
              doctest::Approx(*t.difference(direct, managed).standard_error()));
    };
    agree(sample(survey, clusters(council_text), weights(weight)));
    agree(sample(survey, strata(council_text), weights(weight)));
    agree(sample(survey, strata(council_text), weights(weight), population([](survey_response const&) { return 4000; })));
}

TEST_CASE("the finding of a comparison follows its interval, and Holm only takes findings away") {
    auto survey = users(900);
    for (auto& r : survey.responses)
        if (r.mode == direct) r.answers.set(0, 1);  // a lot better, all of them
    auto const o = outcomes(sample(survey, clusters(council_text)), &survey_response::mode);
    auto const c = compare(o[direct], o[managed], confidence_level{0.9});
    CHECK(c.areas[0].alone == figure<outcome_finding>(outcome_finding::better));
    CHECK(c.areas[0].adjusted == figure<outcome_finding>(outcome_finding::better));
    for (auto const& a : c.areas) {
        bool const clear = a.alone != figure<outcome_finding>(outcome_finding::no_clear_difference);
        CHECK(clear == !a.difference.limits->contains(0.0));
        CHECK(*a.adjusted_p >= *a.test.p_value);
    }
}

TEST_CASE("shards of a sample's outcomes add up; groups of two samples are not compared") {
    auto const survey = users(300);
    survey_of_users a{survey.instrument, {survey.responses.begin(), survey.responses.begin() + 90}};
    survey_of_users b{survey.instrument, {survey.responses.begin() + 90, survey.responses.end()}};
    auto const count = [](survey_of_users const& s) { return outcomes(sample(s, clusters(council_text)), &survey_response::mode); };
    auto const whole = count(survey);
    auto sum = count(b);
    sum += count(a);
    CHECK(sum.frame() == whole.frame());
    CHECK(sum[direct][5].standard_error() == whole[direct][5].standard_error());
    auto const other = outcomes(sample(a, strata(council_text)), &survey_response::mode);
    auto const another = count(survey_of_users{survey.instrument, {survey.responses.begin(), survey.responses.begin() + 5}});
    CHECK_THROWS_AS((void)compare(whole[direct], another[direct]), std::invalid_argument);
}

TEST_CASE("Student's test of an estimate: undefined has its reason, no spread has no statistic") {
    CHECK(student_t_test(sampled_ratio(1.0, {9, 9.0, 0.25, 4, 0.1})).statistic == figure<double>(2.0));
    CHECK(*student_t_test(sampled_ratio(1.0, {9, 9.0, 0.25, 4, 0.1})).p_value ==
          doctest::Approx(0.11611652351681551).epsilon(1e-14));  // R 4.2.2: 2 * pt(-2, 4)
    CHECK(student_t_test(sampled_ratio(1.0, {9, 9.0, 0.25, 0, 0.1})).p_value ==
          figure<double>(absence::no_degrees_of_freedom));
    CHECK(student_t_test(sampled_ratio()).p_value == figure<double>(absence::nothing_to_divide_by));
    CHECK(*student_t_test(sampled_ratio(0.0, {9, 9.0, 0.0, 4, 0.1})).p_value == 1.0);
}

TEST_CASE("take-up from a sample of councils: counts of their returns, the share with the councils' design") {
    std::vector<council_return> returns(4);
    std::uint64_t const with[4] = {30, 5, 120, 0}, of[4] = {100, 50, 400, 10};
    for (std::size_t i = 0; i < 4; ++i) {
        returns[i].eligible = of[i];
        returns[i].personal_budgets = with[i];
    }
    returns.push_back({});  // nothing published: absent, with its reason
    auto const t = tabulate(sample(returns, weights([](council_return const&) { return 38.0; }),
                                   population([](council_return const&) { return 152; })),
                            by([](council_return const&) { return everybody{}; }),
                            counts("take-up", on_personal_budgets, &council_return::eligible));
    CHECK(*t.overall().value() == doctest::Approx(155.0 / 560.0).epsilon(1e-15));
    CHECK(t.absent(everybody{}).total() == 1);
    CHECK(wilson(t.overall()).limits->contains(155.0 / 560.0));
}

TEST_CASE("outcomes of a sample by threads are the same to the bit, with keys, without, and in comparisons") {
    auto const survey = users(140'000);  // three chunks
    auto const weight = [](survey_response const& r) { return 0.1 + 0.7 * r.answers[0] + 1.3 * r.answers[1]; };
    auto const s = sample(survey, clusters(council_text), weights(weight));
    auto const alone = outcomes(s, &survey_response::mode);
    for (unsigned n : {1U, 2U, 5U}) {
        auto const shared = outcomes(threads(n), s, &survey_response::mode);
        CHECK(shared == alone);
        CHECK(outcomes(threads(n), s, by(&survey_response::mode)) == alone);
        CHECK(compare(shared[direct], shared[managed])["independence"] == compare(alone[direct], alone[managed])["independence"]);
        CHECK(logit(shared[direct]["independence"]) == logit(alone[direct]["independence"]));
    }
    CHECK(outcomes(threads(2), s) == outcomes(s));
    survey_of_users const nobody;
    CHECK(outcomes(threads(2), sample(nobody, clusters(council_text)), &survey_response::mode).size() == 0);
}
