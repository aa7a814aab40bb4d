// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (SciPy 1.10.1: linregress, pearsonr), which counts the synthetic
// returns itself.
#include <pbo/measure/growth/growth_by_start.hpp>

#include <doctest/doctest.h>

#include <support/shipped.hpp>

#include <random>

using namespace pbo;
using doctest::Approx;

namespace {
council_growth grown(proportion start, proportion end) {
    council_growth c;
    c.all = {start, end};
    return c;
}
growth_result of(std::vector<std::pair<proportion, proportion>> const& councils) {
    growth_result g;
    for (auto const& [start, end] : councils) g.councils.push_back(grown(start, end));
    return g;
}
}  // namespace

TEST_CASE("the shipped returns: the slope is below 0, and yet councils drew apart") {
    auto const& returns = shipped::returns();
    auto const ongoing = eligibility_basis::ongoing;
    auto const g = growth(returns, ongoing, period::snapshot({2010, 3, 31}), period::snapshot({2011, 3, 31}));
    auto const s = growth_by_start(g);
    CHECK(s.councils == 132);
    CHECK(*s.slope == Approx(-0.24603586199608787).epsilon(1e-10));
    CHECK(*s.chance == Approx(0.0016916135484276254).epsilon(1e-10));
    CHECK(*s.slope_by_chance == -*s.chance);
    CHECK(*s.corrected_slope == Approx(-0.24475828487845055).epsilon(1e-10));
    CHECK(*s.correlation == Approx(0.31370007014611795).epsilon(1e-10));
    CHECK(*s.oldham.p_value == Approx(0.0002495101528319335).epsilon(1e-9));
    CHECK(*s.median_level == Approx(0.1404058201245727).epsilon(1e-14));
    CHECK(s.slower.councils == 66);
    CHECK(s.slower.counts == growth_effects{{43'460, 474'806}, {139'315, 471'706}});
    CHECK(s.faster.councils == 66);

    take_up_selection year;
    year.period = period::financial_year(2009);
    auto const earlier = growth_by_start(g, take_up(returns, eligibility_basis::including_short_term, year));
    CHECK(earlier.councils == 132);
    CHECK(*earlier.slope == *s.slope);  // only the halves are chosen by the earlier count
    CHECK(*earlier.median_level != *s.median_level);
}

TEST_CASE("five councils by hand") {
    auto const s = growth_by_start(of({{{20, 100}, {35, 100}}, {{50, 100}, {52, 110}}, {{10, 40}, {25, 45}}, {{70, 90}, {60, 90}}, {{5, 60}, {20, 66}}}));
    CHECK(*s.slope == Approx(-0.5507394075276527).epsilon(1e-12));
    CHECK(*s.chance == Approx(0.031614809609483006).epsilon(1e-12));
    CHECK(*s.corrected_slope == Approx(-0.5360724255900943).epsilon(1e-12));
    CHECK(*s.correlation == Approx(-0.7753810342761589).epsilon(1e-12));
    CHECK(*s.oldham.p_value == Approx(0.12339591916733977).epsilon(1e-10));
    CHECK(*s.oldham.degrees_of_freedom == 3.0);
}

// The trap that this header is about: councils that all stay where they are, counted twice with chance.
TEST_CASE("chance alone slopes downwards; the correction takes it away and Oldham's correlation does not see it") {
    std::mt19937_64 draw(2011);
    double slope = 0.0, chance = 0.0, corrected = 0.0, correlation = 0.0;
    constexpr int times = 400;
    for (int i = 0; i < times; ++i) {
        std::vector<std::pair<proportion, proportion>> councils;
        for (int c = 0; c < 60; ++c) {
            double const level = 0.2 + 0.005 * c;
            std::binomial_distribution<int> people(60, level);
            councils.push_back({{static_cast<std::uint64_t>(people(draw)), 60}, {static_cast<std::uint64_t>(people(draw)), 60}});
        }
        auto const s = growth_by_start(of(councils));
        slope += *s.slope / times;
        chance += *s.slope_by_chance / times;
        corrected += *s.corrected_slope / times;
        correlation += *s.correlation / times;
    }
    CHECK(slope < -0.2);
    CHECK(chance == Approx(slope).epsilon(0.1));
    CHECK(std::abs(corrected) < 0.05);
    CHECK(std::abs(correlation) < 0.02);
}

TEST_CASE("few councils, equal councils, and councils without a level") {
    CHECK(growth_by_start(of({})).slope == figure<double>(absence::no_degrees_of_freedom));
    CHECK(growth_by_start(of({})).median_level == figure<double>(absence::nothing_to_divide_by));
    auto const two = growth_by_start(of({{{1, 10}, {2, 10}}, {{5, 10}, {5, 10}}}));
    CHECK(two.slope == figure<double>(absence::no_degrees_of_freedom));
    CHECK(two.slower.councils == 1);
    auto const equal = growth_by_start(of({{{1, 10}, {2, 10}}, {{1, 10}, {2, 10}}, {{1, 10}, {2, 10}}}));
    CHECK(equal.slope == figure<double>(absence::no_degrees_of_freedom));
    CHECK(equal.correlation == figure<double>(absence::no_degrees_of_freedom));
    CHECK(equal.slower.councils == 0);
    CHECK(equal.faster.councils == 3);
    for (std::uint64_t n = 3; n < 12; ++n) {  // 0.1 in each, and the mean of so many 0.1 is not always 0.1
        std::vector<std::pair<proportion, proportion>> tenths;
        for (std::uint64_t i = 1; i <= n; ++i) tenths.push_back({{i, 10 * i}, {2 * i, 10 * i + i % 3}});
        CAPTURE(n);
        CHECK(growth_by_start(of(tenths)).slope == figure<double>(absence::no_degrees_of_freedom));
    }
    auto const empty = growth_by_start(of({{{0, 0}, {2, 10}}, {{1, 10}, {2, 10}}}));
    CHECK(empty.left_out == 1);
    auto const line = growth_by_start(of({{{10, 100}, {20, 100}}, {{20, 100}, {40, 100}}, {{30, 100}, {60, 100}}}));
    CHECK(*line.correlation == Approx(1.0));
    CHECK(*line.oldham.p_value < 1e-6);
}

TEST_CASE("chance that makes up all of the spread leaves no slope to correct") {
    auto const s = growth_by_start(of({{{1, 3}, {2, 3}}, {{2, 3}, {2, 3}}, {{1, 3}, {1, 3}}}));
    CHECK(*s.chance == 1.0);
    CHECK(s.corrected_slope == figure<double>(absence::nothing_to_divide_by));
}
