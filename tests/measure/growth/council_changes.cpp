// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: Newcombe's limits from statsmodels 0.13.5, confint_proportions_2indep(later, earlier, method='newcomb').
#include <pbo/measure/growth/council_changes.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using namespace councils;
using doctest::Approx;

namespace {
take_up_table in(int year, std::vector<counted> const& counts) {
    return take_up(returns_of(counts, period::financial_year(year)), eligibility_basis::ongoing);
}
take_up_table const before = in(2022, {{"Ash", "", 30, 100}, {"Birch", "", 250, 1000}, {"Cedar", "", 300, 1000}, {"Elm", "", 9, 40},
                                       {"Fir", "", absence::suppressed, 50}, {"Gone", "", 5, 10}});
take_up_table const after = in(2023, {{"Ash", "", 50, 100}, {"Birch", "", 300, 1000}, {"Cedar", "", 310, 1000}, {"Elm", "", 0, 40},
                                      {"Fir", "", 20, 50}, {"New", "", 1, 20}, {"Nobody", "", 0, 0}});
}  // namespace

TEST_CASE("each council's change has Newcombe's limits, and they say whether it rose or fell") {
    auto const c = council_changes(before, after);
    CHECK(c.from == period::financial_year(2022));
    CHECK(c.until == period::financial_year(2023));
    auto const& ash = c[named("Ash")];
    CHECK(*ash.change == Approx(0.2).epsilon(1e-12));
    CHECK(ash.limits->lower() == Approx(0.06422327745160022).epsilon(1e-9));
    CHECK(ash.limits->upper() == Approx(0.32576829087642145).epsilon(1e-9));
    CHECK(ash.finding == change_finding::rose);
    CHECK(c[named("Birch")].limits->lower() == Approx(0.0108590303882002).epsilon(1e-9));
    CHECK(c[named("Cedar")].limits->upper() == Approx(0.05028151888431185).epsilon(1e-9));
    CHECK(c[named("Cedar")].finding == change_finding::no_clear_change);
    CHECK(c[named("Elm")].finding == change_finding::fell);
    CHECK(c[named("Elm")].limits->upper() == Approx(-0.09065438381017946).epsilon(1e-9));
    CHECK(c.how_many(change_finding::rose) == 2);
    CHECK(c.how_many(change_finding::not_compared) == 3);
}

TEST_CASE("only councils with people in both periods are compared, alone and together; the others are named") {
    auto const c = council_changes(before, after);
    CHECK(c.councils.size() == 7);
    CHECK_FALSE(c[named("Fir")].change.has_value());
    CHECK(c[named("Fir")].in_both);
    CHECK_FALSE(c[named("New")].in_both);
    CHECK(c[named("Nobody")].finding == change_finding::not_compared);
    REQUIRE(c.gone.size() == 1);
    CHECK(c.gone[0].name.view() == "Gone");
    CHECK(c.all.before.counted() == proportion{589, 2140});
    CHECK(c.all.after.counted() == proportion{660, 2140});
    CHECK_THROWS_AS((void)c[named("Oak")], std::out_of_range);
}

TEST_CASE("the most moved come first, up or down, and only those beyond chance") {
    auto const c = council_changes(before, after);
    auto const moved = c.moved_most(10);
    REQUIRE(moved.size() == 3);
    CHECK(moved[0].council.name.view() == "Elm");  // down by 22.5 points
    CHECK(moved[1].council.name.view() == "Ash");
    CHECK(c.moved_most(1).size() == 1);
    CHECK(c.moved_most(0).empty());
}

TEST_CASE("two periods out of order, of two kinds, or either side of a break are refused, and so are two roles") {
    CHECK_THROWS_WITH_AS((void)council_changes(after, before), "pbo::council_changes: '2023-24' and '2022-23' are not one after the other",
                         std::invalid_argument);
    CHECK_THROWS_AS((void)council_changes(before, before), std::invalid_argument);
    auto const day = take_up(returns_of({{"Ash", "", 1, 2}}, period::snapshot(date{2024, 3, 31})), eligibility_basis::ongoing);
    CHECK_THROWS_WITH_AS((void)council_changes(before, day), "pbo::council_changes: '2022-23' and '2024-03-31' are not of one kind",
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)council_changes(before, after, {}, {{date{2023, 4, 1}, "another count"}}),
                         "pbo::council_changes: '2022-23' and '2023-24' lie either side of a break in the series", std::invalid_argument);
    auto const across = in(2024, {{"Ash", "", 60, 100}});
    CHECK(council_changes(after, across).how_many(change_finding::no_clear_change) == 1);
    CHECK_THROWS_AS((void)council_changes(after, across, {}, {breaks::client_level_data}), std::invalid_argument);
    auto carers = returns_of({{"Ash", "", 1, 2}}, period::financial_year(2023));
    carers[0].role = role::carer;
    CHECK_THROWS_AS((void)council_changes(before, take_up(carers, eligibility_basis::ongoing)), std::invalid_argument);
}

TEST_CASE("nobody in both periods: nothing is compared, and all together have no change") {
    auto const c = council_changes(in(2022, {{"Ash", "", 0, 0}}), in(2023, {{"Ash", "", 1, 2}}));
    CHECK(c.how_many(change_finding::not_compared) == 1);
    CHECK_FALSE(c.all.change.has_value());
    CHECK(c.moved_most(3).empty());
}
