// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations by hand.
#include <pbo/measure/p_chart.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using doctest::Approx;

namespace {
std::vector<counted_in> series(std::vector<tally> const& counts, int first_year = 2010) {
    std::vector<counted_in> all;
    for (auto const& c : counts) all.push_back({period::financial_year(first_year + int(all.size())), c});
    return all;
}
}  // namespace

TEST_CASE("each period against all of them, three standard errors each way") {
    auto const r = p_chart(series({{20, 100}, {50, 100}, {40, 100}, {30, 100}}));  // centre .35
    CHECK(*r.chart.target == Approx(0.35));
    CHECK(r.periods[1] == period::financial_year(2011));
    double const se = std::sqrt(0.35 * 0.65 / 100);
    for (auto const& p : r.chart.areas) {
        CHECK(p.limits[0].lower() == Approx(0.35 - 3 * se).epsilon(1e-12));
        CHECK(p.limits[0].upper() == Approx(0.35 + 3 * se).epsilon(1e-12));
    }
    CHECK(r.chart.areas[0].levels_beyond == figure<std::uint64_t>(1));  // z = -3.14
    CHECK_FALSE(r.chart.areas[0].above);
    CHECK(r.chart.areas[1].levels_beyond == figure<std::uint64_t>(1));  // z = 3.14
    CHECK(r.chart.areas[2].levels_beyond == figure<std::uint64_t>(0));
}

TEST_CASE("Laney's limits are wider by the moves from one period to the next") {
    auto const s = series({{20, 100}, {50, 100}, {40, 100}, {30, 100}});
    double const se = std::sqrt(0.35 * 0.65 / 100);
    double const mean_move = (0.30 + 0.10 + 0.10) / 3 / se;
    CHECK(laney_limits(s).phi() == Approx(std::pow(mean_move / (2 / std::sqrt(3.14159265358979)), 2)).epsilon(1e-12));
    CHECK(p_chart(s, laney_limits(s)).chart.outside(0) == 0);
    CHECK(laney_limits(series({{35, 100}, {35, 100}, {36, 100}})).phi() == 1.0);
    CHECK(laney_limits(series({{35, 100}})) == inverted_wilson);
    CHECK(laney_limits(series({{0, 100}, {0, 100}})) == inverted_wilson);
}

// By hand: the centre is 110 of 300, and the only two in a row are 50 and 40 of 100.
TEST_CASE("Laney's moves are between periods in a row: none across a period without people") {
    double const se = std::sqrt(110.0 / 300 * (190.0 / 300) / 100);
    auto const across = laney_limits(series({{20, 100}, {0, 0}, {50, 100}, {40, 100}}));
    CHECK(across.phi() == Approx(std::pow(0.10 / se / (2 / std::sqrt(3.14159265358979)), 2)).epsilon(1e-12));
    CHECK(across.phi() > 3.0);
    CHECK(laney_limits(series({{20, 100}, {0, 0}, {50, 100}})) == inverted_wilson);
}

TEST_CASE("a period without people has no position; one period is its own centre; no period, no chart") {
    auto const r = p_chart(series({{20, 100}, {0, 0}, {25, 100}}));
    CHECK_FALSE(r.chart.areas[1].levels_beyond.has_value());
    CHECK(laney_limits(series({{20, 100}, {0, 0}, {25, 100}})).phi() >= 1.0);
    CHECK(p_chart(series({{20, 100}})).chart.outside(0) == 0);
    CHECK(p_chart(series({})).chart.areas.empty());
}

TEST_CASE("other kinds of period and disorder are refused, with both periods; 2024-25 is a year like any other") {
    CHECK(p_chart(series({{20, 100}, {30, 100}}, 2023)).periods.size() == 2);
    auto mixed = series({{20, 100}, {30, 100}});
    mixed[1].period = period::snapshot(date{2012, 3, 31});
    CHECK_THROWS_WITH_AS((void)p_chart(mixed), "pbo::p_chart: '2010-11' and '2012-03-31' are not one series", std::invalid_argument);
    auto turned = series({{20, 100}, {30, 100}});
    std::swap(turned[0], turned[1]);
    CHECK_THROWS_AS((void)p_chart(turned), std::invalid_argument);
    CHECK_THROWS_AS((void)laney_limits(turned), std::invalid_argument);
}
