// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The laws of <pbo/sampling/sample.hpp>, sampling_frame.hpp, design_counts.hpp, sampled_table.hpp and covariance.hpp.
#include <pbo/core/random.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace pbo;

namespace {

struct answer {
    std::string region, council;
    int mode = 0;
    std::optional<bool> better;
    double weight = 1;
    double councils = 50;
};

std::vector<answer> answers(std::size_t n, std::uint64_t seed = 7) {
    random_source draws(seed);
    std::vector<answer> all(n);
    for (auto& a : all) {
        auto const council = draws.below(12);
        a.region = "r" + std::to_string(council % 3);
        a.council = "c" + std::to_string(council);
        a.mode = static_cast<int>(draws.below(3));
        if (!draws.chance(0.1)) a.better = draws.chance(0.3 + 0.03 * static_cast<double>(council));
        a.weight = 0.1 + draws.uniform();
    }
    return all;
}

auto design_of(std::vector<answer> const& a) {
    return sample(a, strata(&answer::region), clusters(&answer::council), weights(&answer::weight), population(&answer::councils));
}
auto table_of(std::vector<answer> const& a) {
    return tabulate(design_of(a), by(&answer::mode), indicator("better", &answer::better));
}
auto const everybody_together = by([](answer const&) { return 0; });

}  // namespace

TEST_CASE("the sum of shards is the whole, also with empty and unequal shards, in any order") {
    auto const all = answers(3000);
    auto const whole = table_of(all);
    for (std::size_t first : {0UL, 1UL, 10UL, 1700UL, 3000UL}) {
        auto const cut = static_cast<std::ptrdiff_t>(first);
        std::vector<answer> const a(all.begin(), all.begin() + cut), b(all.begin() + cut, all.end());
        for (bool turned : {false, true}) {
            auto sum = turned ? table_of(b) : table_of(a);
            sum += turned ? table_of(a) : table_of(b);
            CHECK(sum.frame() == whole.frame());
            for (int mode = 0; mode < 3; ++mode) {
                CHECK(sum[mode].n() == whole[mode].n());
                CHECK(*sum[mode].value() == doctest::Approx(*whole[mode].value()).epsilon(1e-15));
                CHECK(*sum[mode].standard_error() == doctest::Approx(*whole[mode].standard_error()).epsilon(1e-12));
                CHECK(sum.absent(mode) == whole.absent(mode));
            }
        }
    }
}

TEST_CASE("shards of drawn records add up too: a stratum knows how many there were") {
    auto const all = answers(501);
    auto const count = [](std::vector<answer> const& a) {
        return tabulate(sample(a, strata(&answer::region), weights(&answer::weight)), by(&answer::mode),
                        indicator("better", &answer::better));
    };
    auto const whole = count(all);
    auto sum = count({all.begin(), all.begin() + 100});
    sum += count({all.begin() + 100, all.end()});
    CHECK(sum.frame() == whole.frame());
    CHECK(*sum[1].standard_error() == doctest::Approx(*whole[1].standard_error()).epsilon(1e-12));
}

TEST_CASE("a cluster with nobody in the domain still counts") {
    auto all = answers(600);
    for (auto& a : all) a.mode = a.council == "c1" ? 1 : 0;  // mode 1 in one cluster only
    auto const t = table_of(all);
    CHECK(t[1].degrees_of_freedom() == 0);
    CHECK(*t[1].standard_error() == doctest::Approx(0.0));  // all its linearised values add up to 0 there
    CHECK(logit(t[1]).limits == figure<interval>(absence::no_degrees_of_freedom));
    CHECK(t.total(1).degrees_of_freedom() == 0);
    CHECK(*t.total(1).standard_error() > 0.0);  // but the people of mode 1 are known no better for that
    CHECK(t.frame().degrees_of_freedom() == 9);
}

TEST_CASE("what was not answered is counted as absent and is no part of the share") {
    auto all = answers(1000);
    auto const t = tabulate(design_of(all), everybody_together, indicator("better", &answer::better));
    std::uint64_t answered = 0;
    for (auto const& a : all) answered += a.better.has_value() ? 1U : 0U;
    CHECK(t[0].n() == answered);
    CHECK(t.absent(0)[absence::not_available] == 1000 - answered);
}

TEST_CASE("weights of another scale change totals, not shares") {
    auto all = answers(500);
    auto const before = table_of(all);
    for (auto& a : all) a.weight *= 1024;
    auto const after = table_of(all);
    CHECK(after[0].value() == before[0].value());
    CHECK(after[0].standard_error() == before[0].standard_error());
    CHECK(*after.total(0).value() == 1024 * *before.total(0).value());
}

TEST_CASE("a record of weight 0 stands for nobody, but its cluster was drawn") {
    auto all = answers(300);
    auto with = all;
    with.push_back({"r0", "new council", 0, true, 0.0, 50});
    auto const t = table_of(all), u = table_of(with);
    CHECK(u[0].value() == t[0].value());
    CHECK(u[0].n() == t[0].n());
    CHECK(u.frame().degrees_of_freedom() == t.frame().degrees_of_freedom() + 1);
    CHECK(u[0].degrees_of_freedom() == t[0].degrees_of_freedom());
}

TEST_CASE("nobody in a domain: no value with its reason, and limits from 0 to 1") {
    std::vector<answer> all = answers(200);
    for (auto& a : all)
        if (a.mode == 2) a.better = std::nullopt;
    auto const t = table_of(all);
    CHECK(t[2].value() == figure<double>(absence::nothing_to_divide_by));
    CHECK(t[2].standard_error() == figure<double>(absence::nothing_to_divide_by));
    CHECK(wilson(t[2]).limits == figure<interval>(unit_interval));
    CHECK(normal(t.difference(0, 2)).limits == figure<interval>(interval{-1, 1}));
    CHECK_THROWS_AS((void)t[3], std::out_of_range);
}

// By hand: of 1 hit and 1 miss the share is 1/2, s^2 = 1/2 and the variance of the mean s^2 / 2; of one record there is none.
TEST_CASE("two records are the fewest with a variance of their own") {
    std::vector<answer> two(2);
    two[0].better = true;
    two[1].better = false;
    auto const t = tabulate(sample(two), everybody_together, indicator("better", &answer::better));
    CHECK(t[0].variance() == figure<double>(0.25));
    CHECK(t[0].design_effect_with_replacement() == figure<double>(1.0));
    CHECK(t[0].degrees_of_freedom() == 1);
    std::vector<answer> three{two[0], two[1], two[1]};
    three[2].mode = 1;
    auto const apart = tabulate(sample(three), by(&answer::mode), indicator("better", &answer::better));
    std::size_t walked = 0;
    for (auto const& [key, share] : apart) {
        ++walked;
        CHECK(share.value() == apart[key].value());
    }
    CHECK(walked == apart.size());
    CHECK(apart[0].design_effect_with_replacement().has_value());
    CHECK(apart[1].design_effect_with_replacement() == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("no records at all") {
    auto const t = table_of({});
    CHECK(t.size() == 0);
    CHECK(t.frame().degrees_of_freedom() == 0);
    CHECK(t.overall().value() == figure<double>(absence::nothing_to_divide_by));
    auto whole = table_of(answers(50));
    auto const before = whole;
    whole += t;
    CHECK(whole == before);
}

TEST_CASE("one cluster in the only stratum: no degrees of freedom, and an error unless a policy says otherwise") {
    std::vector<answer> all(20);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = {"r", "c", 0, i % 3 == 0, 1, 50};
    CHECK_THROWS_WITH_AS((void)table_of(all)[0], doctest::Contains("stratum 'r' has only one cluster"), std::domain_error);
    for (auto const policy : {lonely_cluster::remove, lonely_cluster::certainty, lonely_cluster::average, lonely_cluster::adjust}) {
        auto const t = tabulate(sample(all, clusters(&answer::council), policy), everybody_together,
                                indicator("better", &answer::better));
        CHECK(korn_graubard(t[0]).limits == figure<interval>(absence::no_degrees_of_freedom));
    }
}

TEST_CASE("bad weights and populations are errors that say where and what") {
    auto all = answers(10);
    auto const s = sample(all, clusters(&answer::council), weights(&answer::weight));
    auto const count = [&] { return tabulate(s, everybody_together, indicator("better", &answer::better)); };
    for (double bad : {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        all[7].weight = bad;
        CHECK_THROWS_WITH_AS((void)count(), doctest::Contains("record 7 (counted from 0) has a weight of"), std::domain_error);
    }
    all[7].weight = 1;
    auto const missing = sample(all, weights([](answer const&) { return std::optional<double>{}; }));
    CHECK_THROWS_WITH_AS((void)tabulate(missing, everybody_together, indicator("better", &answer::better)),
                         doctest::Contains("no weight"), std::domain_error);
    all[3].councils = 51;
    CHECK_THROWS_WITH_AS((void)table_of(all), doctest::Contains("has a population of"), std::invalid_argument);
    for (auto& a : all) a.councils = 1;
    CHECK_THROWS_WITH_AS((void)table_of(all)[0], doctest::Contains("were drawn from a population of 1"), std::domain_error);
    for (auto& a : all) a.councils = 0;
    CHECK_THROWS_AS((void)table_of(all), std::domain_error);
}

TEST_CASE("tables of different designs do not merge, and stay as they were") {
    auto const all = answers(100);
    auto other = all;
    for (auto& a : other) a.councils = 60;
    auto t = table_of(all);
    auto const before = t;
    CHECK_THROWS_WITH_AS(t += table_of(other), doctest::Contains("population of 50 and of 60"), std::invalid_argument);
    CHECK(t == before);
    sampling_frame records = sample(all, strata(&answer::region)).frame();
    CHECK_THROWS_AS(records += design_of(all).frame(), std::invalid_argument);
    sampling_frame adjusted = sample(all, clusters(&answer::council), lonely_cluster::adjust).frame();
    CHECK_THROWS_AS(adjusted += sample(all, clusters(&answer::council)).frame(), std::invalid_argument);
}

TEST_CASE("clusters of different strata with one name are different clusters") {
    std::vector<answer> all;
    for (auto const* region : {"north", "south"})
        for (auto const* council : {"1", "2", "3"})
            for (int i = 0; i < 5; ++i) all.push_back({region, council, 0, i % 2 == 0, 1, 50});
    auto const frame = design_of(all).frame();
    CHECK(frame.clusters().size() == 6);
    CHECK(frame.degrees_of_freedom() == 4);
    CHECK(frame.path(1, 0).find("stratum '") == 0);
}

TEST_CASE("a temporary is kept, a survey with .instrument and .responses is looked into") {
    struct survey_like {
        int instrument;
        std::vector<answer> responses;
    };
    survey_like const v{1, answers(40)};
    auto const of_survey = tabulate(sample(v, clusters(&answer::council)), everybody_together, indicator("b", &answer::better));
    auto const of_temporary = tabulate(sample(answers(40), clusters(&answer::council)), everybody_together,
                                       indicator("b", &answer::better));
    CHECK(of_survey == of_temporary);
}

TEST_CASE("a share of a sample of councils is the ratio of their totals") {
    struct council {
        std::uint64_t with_budget, eligible;
    };
    std::vector<council> const drawn{{30, 100}, {5, 50}, {120, 400}, {0, 10}};
    auto const t = tabulate(sample(drawn, weights([](council const&) { return 38.0; }), population([](council const&) { return 152; })),
                            by([](council const&) { return 0; }), counts("take-up", &council::with_budget, &council::eligible));
    double const p = 155.0 / 560.0;
    double squares = 0;
    for (auto const& c : drawn) squares += std::pow((static_cast<double>(c.with_budget) - p * static_cast<double>(c.eligible)) / 560, 2);
    CHECK(*t[0].value() == doctest::Approx(p).epsilon(1e-15));
    CHECK(*t[0].standard_error() == doctest::Approx(std::sqrt((1 - 4 / 152.0) * 4 / 3 * squares)).epsilon(1e-12));
    CHECK(t[0].degrees_of_freedom() == 3);
}

TEST_CASE("covariance: the variance of a sum is that of the parts and twice what they share") {
    auto const all = answers(800);
    auto const t = table_of(all);
    auto const& frame = t.frame();
    influence both(frame, 2), sum(frame, 1);
    for (int mode : {0, 1}) {
        both.add(frame, t.counts()[mode], static_cast<std::size_t>(mode), 1.0, 0.25);
        sum.add(frame, t.counts()[mode], 0, 1.0, 0.25);
    }
    auto const v = *covariance(frame, both);
    CHECK(covariance(frame, sum)->at(0, 0) == doctest::Approx(v.at(0, 0) + v.at(1, 1) + 2 * v.at(0, 1)).epsilon(1e-12));
    CHECK(v.at(0, 1) == v.at(1, 0));
    CHECK_THROWS_AS((void)v.at(2, 0), std::out_of_range);
}

TEST_CASE("several indicators are counted in one pass and taken apart by place or name") {
    auto const all = answers(300);
    auto const t = tabulate(design_of(all), by(&answer::mode), indicator("better", &answer::better),
                            indicator("heavy", [](answer const& a) { return a.weight > 0.5; }));
    CHECK(column<0>(t)[1] == table_of(all)[1]);
    CHECK(column(t, "better").absent(2) == table_of(all).absent(2));
    CHECK(column(t, "heavy")[1].n() > column(t, "better")[1].n());
    CHECK_THROWS_WITH_AS((void)column(t, "light"), doctest::Contains("better, heavy"), std::out_of_range);
}
