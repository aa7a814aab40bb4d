// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Nobody enters or leaves, and every month each person is reviewed with chance 1/12 (memoryless, one a year): of 1,000
// people off a budget 1000 (1 - 11/12) = 83.3 have one after a month at a conversion of 1.
#include "support.hpp"

#include <pbo/publish/charts/roll_out_trajectory.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;
using doctest::Approx;

namespace {
roll_out_assumptions plain(std::uint64_t on, std::uint64_t all) {
    roll_out_assumptions a;
    a.start = {on, all};
    a.reviews = review_schedule::memoryless(1.0);
    return a;
}
trajectory_plot plot_of(forecast_result const& f, std::vector<counted_in> earlier = {}) {
    return roll_out_trajectory_of(f, {.source = "our plan"}, std::move(earlier));
}
forecast_result to_month(std::uint64_t on, std::uint64_t all, conversion_range c, calendar_month until,
                         std::uint64_t per_cent) {
    return roll_out_forecast(plain(on, all), c, {2011, 3}, until, share::percent(per_cent));
}
}  // namespace

TEST_CASE("a forecast begins at the start's share and goes to its month") {
    auto const plot = plot_of(to_month(0, 1000, 1.0, {2011, 4}, 50));
    REQUIRE(plot.points.size() == 1);
    CHECK(*plot.points[0].share == 0.0);
    REQUIRE(plot.forecast.size() == 2);
    CHECK(plot.forecast[1].when == month_ends_at(2011, 4));
    CHECK(plot.forecast[1].lower == Approx(1.0 / 12));
    CHECK(plot.aim->when == month_ends_at(2011, 4));
    CHECK(plot.one_assumption);
    REQUIRE(plot.labels.size() == 2);
    CHECK(plot.labels[1].name == "Expected: 8.3%");
    CHECK(plot.labels[1].more == "chance of 50%: under 0.1%");
}

TEST_CASE("the title is a verdict of the chances") {
    CHECK(plot_of(to_month(0, 1000, 1.0, {2011, 4}, 50)).words.title ==
          "50% is very unlikely to be reached by April 2011 at these rates");
    CHECK(plot_of(to_month(600, 1000, 1.0, {2011, 4}, 50)).words.title ==
          "50% is very likely to be reached by April 2011 at these rates");
    // 1 - (11/12)^12 = 0.648 convert by the next March at 1; 1 - (1 - 0.1/12)^12 = 0.096 at 0.1.
    auto const either = plot_of(to_month(0, 1000, {0.1, 1.0}, {2012, 3}, 50));
    CHECK(either.words.title == "Whether 50% is reached by March 2012 depends on how many reviews end in a budget");
    CHECK(either.labels.front().name == "If 100% convert: 64.8%");
    CHECK(either.labels.back().name == "If 10% convert: 9.6%");
    CHECK(either.labels[1].name == "Target 50%");  // between them
    // One person of 12 in 12: an even chance is no verdict.
    CHECK(plot_of(to_month(0, 1, 1.0, {2012, 3}, 100)).words.title ==
          "We cannot tell whether 100% is reached by March 2012: the chance is 64.8%");
}

TEST_CASE("what was counted before the start is joined to it, in order, and drawn without collisions") {
    std::vector<counted_in> const earlier{{period::snapshot({2010, 9, 30}), {300, 1000}},
                                          {period::snapshot({2010, 3, 31}), {200, 1000}}};
    auto const plot = plot_of(to_month(400, 1000, {0.4, 0.6}, {2013, 3}, 85), earlier);
    REQUIRE(plot.points.size() == 3);
    CHECK(plot.points[0].called == "Mar 2010");
    CHECK(plot.points[2].joined);
    for (double const width : {720.0, 340.0, 300.0}) {
        auto const d = draw(plot, width);
        CHECK_MESSAGE(pictures::collisions(d) == "", width);
        CHECK(pictures::read(d).named("circle").size() == 3);
        CHECK(pictures::read(d).named("path", "fc").size() == 2);
        CHECK(pictures::read(d).named("path", "tk").size() == 1);
    }
    CHECK_THROWS_AS(
        static_cast<void>(plot_of(to_month(1, 2, 1.0, {2011, 4}, 50), {{period::snapshot({2011, 3, 31}), {1, 2}}})),
        std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(plot_of(to_month(1, 2, 1.0, {2011, 4}, 50), {earlier[0], earlier[0]})),
                    std::invalid_argument);
}

TEST_CASE("nobody in the caseload has no picture; a forecast of no months is a dot") {
    CHECK_THROWS_AS(static_cast<void>(plot_of(to_month(0, 0, 1.0, {2011, 4}, 50))), std::domain_error);
    auto const plot = plot_of(to_month(1, 2, 1.0, {2011, 3}, 50));
    CHECK(plot.forecast.size() == 1);
    CHECK(pictures::read(draw(plot)).named("circle").size() == 1);
}

TEST_CASE("a forecast of a hundred years is drawn of every so many months, and its last") {
    auto const plot = plot_of(to_month(400, 1000, {0.4, 0.6}, {2111, 3}, 85));
    CHECK(plot.forecast.size() <= 122);
    CHECK(plot.forecast.back().when == month_ends_at(2111, 3));
    CHECK(pictures::collisions(draw(plot, 300.0)) == "");
}
