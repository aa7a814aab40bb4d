// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations by hand.
#include <pbo/measure/data_quality/shortfalls.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using namespace councils;

namespace {
using maybe = figure<std::uint64_t>;
council_return with(std::string const& name, maybe on_budget, maybe eligible, maybe direct) {
    auto r = returns_of({{name, "", on_budget, eligible}})[0];
    r.direct_payment = direct;
    r.part_direct_payment = 0;
    return r;
}
shortfall_reading read(council_return const& r) {
    return shortfalls(take_up(std::vector{r}, eligibility_basis::ongoing), targets::care_act_2014.share()).rows.at(0).reading;
}
}  // namespace

TEST_CASE("short of everybody: not reached where managed budgets are recorded, not recorded where they are not") {
    CHECK(read(with("A", 100, 100, 20)) == shortfall_reading::reached);
    CHECK(read(with("B", 99, 100, 20)) == shortfall_reading::not_reached);
    CHECK(read(with("C", 30, 100, 30)) == shortfall_reading::not_recorded);
    CHECK(read(with("D", 100, 100, 100)) == shortfall_reading::reached);  // nobody is short, however they are recorded
}

TEST_CASE("what the counts do not show is not read into them") {
    CHECK(read(with("A", 30, 100, absence::not_available)) == shortfall_reading::cannot_be_told);
    CHECK(read(with("B", 0, 100, 0)) == shortfall_reading::cannot_be_told);
    CHECK(read(with("C", absence::suppressed, 100, 5)) == shortfall_reading::no_share);
    CHECK(read(with("D", 0, 0, 0)) == shortfall_reading::no_share);
}

TEST_CASE("a table's councils in the order of the returns, with how many more people it takes and how many of each") {
    auto const s = shortfalls(take_up(std::vector{with("Oak", 90, 100, 20), with("Ash", 30, 100, 30), with("Elm", 100, 100, 3)},
                                      eligibility_basis::ongoing),
                              share::percent(100));
    REQUIRE(s.rows.size() == 3);
    CHECK(s.rows[0].council.name.view() == "Oak");
    CHECK(s.rows[0].fact.more_people_needed == maybe(10));
    CHECK(s.rows[1].fact.more_people_needed == maybe(70));
    CHECK(s.how_many(shortfall_reading::not_reached) == 1);
    CHECK(s.how_many(shortfall_reading::not_recorded) == 1);
    CHECK(s.how_many(shortfall_reading::no_share) == 0);
    CHECK(shortfalls(take_up(std::vector{with("Oak", 90, 100, 20)}, eligibility_basis::ongoing), share::percent(30))
              .how_many(shortfall_reading::reached) == 1);
}

TEST_CASE("the Care Act's entitlement is everybody, from the first of April 2015") {
    CHECK(targets::care_act_2014.share() == share::percent(100));
    CHECK(targets::care_act_2014.due() == date(2015, 4, 1));
    CHECK(targets::care_act_2014.indicator().view() == "take_up");
}
