// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/variation.R (R 4.2.2: chisq.test, and anova of the people themselves), which counts the
// synthetic survey with R.
#include <pbo/measure/variation.hpp>

#include <doctest/doctest.h>

#include <pbo/count/tabulate.hpp>

#include "measure/compared_groups.hpp"

#include <support/shipped.hpp>

#include <limits>
#include <map>
#include <vector>

using namespace pbo;
using doctest::Approx;

namespace {
using groups = std::vector<proportion>;
auto const key_of_council = [](survey_response const& r) { return r.council.key(); };

void check(variation_between const& v, std::uint64_t councils, proportion const& all, double statistic, double p,
           double smallest_expected, double standard_deviation) {
    CHECK(v.groups == councils);
    CHECK(v.all == all);
    CHECK(*v.test.statistic == Approx(statistic).epsilon(1e-12));
    CHECK(*v.test.p_value == Approx(p).epsilon(1e-10));
    CHECK(*v.smallest_expected == Approx(smallest_expected).epsilon(1e-12));
    CHECK(*v.standard_deviation == Approx(standard_deviation).epsilon(1e-10));
}
}  // namespace

TEST_CASE("uneven groups, alike groups and groups at the ends are as R's analysis of variance has them") {
    check(variation(groups{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}}), 5, {208, 329}, 64.2895124761602,
          3.63182215025316e-13, 3.31003039513678, 0.241317559218708);
    check(variation(groups{{50, 100}, {51, 100}, {49, 100}}), 3, {150, 300}, 0.08, 0.96078943915232318, 50.0, 0.0);
    check(variation(groups{{0, 5}, {7, 7}, {3, 6}}), 3, {10, 18}, 11.925, 0.0025734702476077, 2.2222222222222223,
          0.4804592818286760);
}

TEST_CASE("variation between the synthetic councils, users and carers apart, is as R has it") {
    auto const users = variation(outcomes(shipped::users(), key_of_council));
    REQUIRE(users.areas.size() == 14);
    check(users["independence"], 50, {822, 1081}, 71.885345758153, 0.018244464744164, 0.718778908418131,
          0.065923733298019);
    check(users["dignity"], 50, {632, 1071}, 83.0698310309197, 0.00170279642908429, 1.2296918767507,
          0.0931955486954442);
    check(users["where_and_with_whom_you_live"], 50, {468, 995}, 82.7901660287911, 0.00181573183733103, 1.41105527638191,
          0.09786946168171);
    check(users["paid_job"], 42, {61, 402}, 44.5271954086888, 0.325610438856726, 0.151741293532338,
          0.0363534396211416);
    auto const carers = variation(outcomes(shipped::carers(), key_of_council));
    REQUIRE(carers.areas.size() == 10);
    check(carers["carer_finances"], 50, {342, 870}, 107.360174112069, 3.00193332665854e-06, 0.393103448275862,
          0.13515751134812);
    check(carers["carer_quality_of_life"], 50, {548, 912}, 70.49366605408193, 0.0237650499186873, 0.3991228070175439,
          0.0801687147245059);
    CHECK(users.instrument != carers.instrument);
    for (auto const& area : users.areas) CHECK(*area.standard_deviation > 0.0);
    for (auto const& area : carers.areas) CHECK(*area.standard_deviation > 0.0);
}

TEST_CASE("between the ten councils with many respondents outcomes differ, as print said: in every area of users, in nine of ten of carers") {
    auto const ten = [](auto all) {
        std::map<council_key, std::size_t> people;
        for (auto const& r : all.responses) ++people[r.council.key()];
        std::erase_if(all.responses, [&](survey_response const& r) { return people[r.council.key()] < 70; });
        return variation(outcomes(all, key_of_council));
    };
    auto const users = ten(shipped::users()), carers = ten(shipped::carers());
    check(users["independence"], 10, {686, 908}, 34.0542249124487, 8.73883753048992e-05, 17.6035242290749, 0.0756721984935798);
    check(users["paid_job"], 10, {55, 345}, 22.7811099552350, 6.70708306613836e-03, 3.98550724637681, 0.0781534064818546);
    check(users["volunteering"], 10, {228, 748}, 67.1906702309026, 5.39858064326388e-11, 15.2406417112299, 0.136353816009349);
    check(carers["carer_support_to_care"], 10, {493, 762}, 22.4774267704040, 7.48295975591731e-03, 23.2992125984252, 0.0673936651539599);
    check(carers["carer_paid_work"], 10, {79, 359}, 11.9060246432002650, 0.2186591948498865, 6.3816155988857934, 0.0396382173731830);
    for (auto const& area : users.areas) CHECK(*area.adjusted_p < 0.05);
    std::size_t clear = 0;
    for (auto const& area : carers.areas) clear += *area.adjusted_p < 0.05 ? 1U : 0U;
    CHECK(clear == 9);
}

TEST_CASE("p-values are adjusted over the areas, as chosen") {
    auto const o = compared::table_of<int>(compared::asking(2), {{1, compared::counted({{90, 10}, {50, 50}})},
                                                                 {2, compared::counted({{60, 40}, {45, 55}})}});
    auto const with_bonferroni = variation(o, bonferroni);
    CHECK(*with_bonferroni.areas[0].adjusted_p == Approx(2.0 * *with_bonferroni.areas[0].test.p_value).epsilon(1e-14));
    auto const plain = variation(o, unadjusted);
    CHECK(plain["area1"].adjusted_p == plain["area1"].test.p_value);
}

TEST_CASE("a table of tallies, a range, and a projection say the same; who is told the value as R has it") {
    auto const told = tabulate(shipped::users().responses, by(key_of_council),
                               indicator("told the value", [](auto const& r) { return r.told_value; }));
    auto const v = variation(told);
    check(v, 50, {832, 1074}, 48.7721346252521, 0.482300453860964, 0.901303538175047, 0.0);
    CHECK(variation(told, [](auto const& entry) { return entry.cell; }) == v);
}

TEST_CASE("people whose council is not stated are not a council") {
    auto const cell = [](std::uint64_t better, std::uint64_t not_better) { return compared::counted({{better, not_better}}); };
    auto const o = compared::table_of<council_key>(compared::asking(1), {{council_key{"S001"}, cell(8, 2)},
                                                                         {council_key{"S002"}, cell(5, 5)},
                                                                         {council_key{}, cell(1, 9)}});
    CHECK(variation(o).areas[0].groups == 2);
    CHECK(variation(o).areas[0].all == proportion{13, 20});
}

TEST_CASE("two equal groups by hand: half the squared difference, less the mean of the variances of their shares") {
    // n = 100 each, p = 0.8 and 0.6: the variance of a share is p (1 - p) / 99.
    auto const v = variation(groups{{80, 100}, {60, 100}});
    CHECK(*v.standard_deviation == Approx(std::sqrt(0.5 * 0.2 * 0.2 - 0.5 * (0.16 + 0.24) / 99.0)).epsilon(1e-13));
}

TEST_CASE("fewer than two councils with answers have no variation, and say why") {
    for (auto const& g : {groups{}, groups{{3, 7}}, groups{{3, 7}, {0, 0}}}) {
        auto const v = variation(g);
        CHECK(v.standard_deviation == figure<double>(absence::no_degrees_of_freedom));
        CHECK(v.test.p_value == figure<double>(absence::no_degrees_of_freedom));
    }
    CHECK(variation(groups{}).smallest_expected == figure<double>(absence::nothing_to_divide_by));
    auto const ones = variation(groups{{1, 1}, {0, 1}, {1, 1}});  // nothing to judge chance within a group by
    CHECK(ones.standard_deviation == figure<double>(absence::no_degrees_of_freedom));
    CHECK(ones.test.p_value.has_value());
}

TEST_CASE("nobody better anywhere is no variation; and groups of nobody change nothing") {
    auto const none = variation(groups{{0, 5}, {0, 8}});
    CHECK(*none.standard_deviation == 0.0);
    CHECK(*none.test.p_value == 1.0);
    CHECK(variation(groups{{3, 9}, {0, 0}, {8, 9}, {0, 0}}) == variation(groups{{3, 9}, {8, 9}}));
}

TEST_CASE("the order of the groups does not matter, nor does which answer is counted") {
    groups const some{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}};
    groups const turned{{3, 9}, {92, 100}, {40, 80}, {12, 40}, {61, 100}};
    groups const others{{39, 100}, {28, 40}, {40, 80}, {8, 100}, {6, 9}};
    CHECK(*variation(turned).standard_deviation == Approx(*variation(some).standard_deviation).epsilon(1e-14));
    CHECK(*variation(others).standard_deviation == Approx(*variation(some).standard_deviation).epsilon(1e-14));
}

TEST_CASE("of 10^15 people nothing is left to chance: the standard deviation is that of the shares") {
    std::uint64_t const n = 1'000'000'000'000'000;
    // Shares 0.5 and 0.5 + 10^-6: half the squared difference, less 2.5e-16 of chance that is in the formula.
    auto const v = variation(groups{{n / 2, n}, {n / 2 + n / 1'000'000, n}});
    CHECK(*v.standard_deviation == Approx(std::sqrt(0.5e-12 - 0.25e-15)).epsilon(1e-9));
    CHECK(*v.test.p_value < 1e-100);
}
