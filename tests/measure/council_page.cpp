// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations by hand.
#include "measure/benchmark_councils.hpp"

#include <pbo/measure/council_page.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace councils;
using doctest::Approx;

namespace {
std::vector<council_return> six_years() {
    std::vector<council_return> all;
    for (int i = 0; i < 6; ++i) {
        auto const step = static_cast<std::uint64_t>(i);
        for (auto const& r : returns_of({{"Ash", "North", 100 + 40 * step, 1000},
                                         {"Birch", "North", 500, 1000},
                                         {"Cedar", "South", 200, 1000},
                                         {"Elm", "South", 401, 1000},
                                         {"Fir", "South", absence::suppressed, 70}},
                                        period::financial_year(2019 + i)))
            all.push_back(r);
    }
    return all;
}
struct data {
    std::vector<council_return> returns = six_years();
    take_up_table table =
        take_up(returns, eligibility_basis::ongoing, {{}, period::financial_year(2024), completeness::complete_count});
    council_series series = take_up_series(returns, eligibility_basis::ongoing, role::users_and_carers);
};
}  // namespace

TEST_CASE("a council beside its region, its peers and the whole, and what it would take to reach them") {
    data const d;
    auto const p = council_page(d.table, d.series, named("Ash"),
                                {.peers = {named_councils(d.table, {"Elm"}, "like it")}, .aim = share::percent(40)});
    REQUIRE(p.groups.size() == 3);
    CHECK(p.groups[0].group.name == "North");
    CHECK(p.groups[1].group.name == "like it");
    CHECK(p.groups[0].with_figures == 2);
    CHECK(p.groups[2].with_figures == 4);
    CHECK(p.groups[0].compared.benchmark == proportion{800, 2000});
    CHECK(p.groups[0].compared.is_part);
    CHECK_FALSE(p.groups[1].compared.is_part);
    CHECK(p.groups[0].people_to_reach == figure<std::uint64_t>(100));  // 300 to 400
    CHECK(p.groups[1].people_to_reach == figure<std::uint64_t>(101));
    CHECK(p.groups[2].people_to_reach == figure<std::uint64_t>(51));  // 1,401 of 4,000: 350.25
    CHECK(p.groups[2].compared.verdict == benchmark_verdict::lower);
    CHECK(p.fact.more_people_needed == figure<std::uint64_t>(100));
}

TEST_CASE(
    "the middle of the councils with figures, and how many more people reach it: half-way between two, or one of "
    "them") {
    data const d;
    auto const p = council_page(d.table, d.series, named("Ash"));
    CHECK(p.with_figures == 4);
    CHECK(*p.middle == Approx(0.3505));  // .3 and .401
    CHECK(p.people_to_middle == figure<std::uint64_t>(51));
    CHECK(council_page(d.table, d.series, named("Birch")).people_to_middle == figure<std::uint64_t>(0));
    auto const three = table_of({{"Ash", "", 1, 3}, {"Birch", "", 1, 10}, {"Cedar", "", 7, 10}});
    CHECK(council_page(three, {}, named("Ash")).people_to_middle == figure<std::uint64_t>(0));  // it is the middle one
    CHECK(council_page(three, {}, named("Birch")).people_to_middle ==
          figure<std::uint64_t>(3));  // 4 of 10 is over a third
}

TEST_CASE("its past: the latest first, each with the change since, up to a break; and its trend") {
    data const d;
    auto const p = council_page(d.table, d.series, named("Ash"));
    REQUIRE(p.past.size() == 4);
    CHECK(p.past[0].period == period::financial_year(2023));
    CHECK(*p.past[0].since.change == Approx(0.04));
    CHECK(*p.past[3].since.change == Approx(0.16));
    CHECK(p.past[3].since.finding == change_finding::rose);
    CHECK(p.trend.verdict == trend_verdict::increasing);
    auto const broken = council_page(d.table, d.series, named("Ash"), {.breaks = {breaks::client_level_data}});
    CHECK(broken.past.empty());
    CHECK(broken.trend.reason == no_trend_because::break_in_series);
    CHECK(council_page(d.table, d.series, named("Ash"), {.earlier_periods = 1}).past.size() == 1);
    CHECK(council_page(d.table, {}, named("Ash")).past.empty());
}

TEST_CASE("ranks and quintiles are among all councils, however little of them is shown") {
    data const d;
    auto const p = council_page(d.table, d.series, named("Birch"));
    CHECK(p.ranked == 4);
    CHECK(p.rank.median == figure<std::uint64_t>(1));
    CHECK(p.standing.quintile == figure<std::uint64_t>(absence::not_applicable));  // fewer than five have figures
}

TEST_CASE("a council without figures is compared with nothing, and one that is not there is refused") {
    data const d;
    auto const p = council_page(d.table, d.series, named("Fir"), {.aim = share::percent(30)});
    CHECK(p.groups.back().compared.reason == not_compared_because::no_figures);
    CHECK(p.groups.back().people_to_reach == figure<std::uint64_t>(absence::not_applicable));
    CHECK_FALSE(p.people_to_middle.has_value());
    CHECK(p.fact.met == figure<bool>(absence::suppressed));
    CHECK_FALSE(p.rank.median.has_value());
    CHECK_THROWS_AS((void)council_page(d.table, d.series, named("Oak")), std::out_of_range);
    auto const alone = council_page(table_of({{"Ash", "", 1, 3}}), {}, named("Ash"));
    CHECK(alone.groups.size() == 1);  // no region
    CHECK(alone.groups[0].compared.reason == not_compared_because::itself_alone);
}
