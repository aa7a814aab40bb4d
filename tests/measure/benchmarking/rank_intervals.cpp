// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (SciPy 1.10.1's quad; NumPy's draws); otherwise what must hold of any draws.
#include <pbo/measure/benchmarking/rank_intervals.hpp>

#include <doctest/doctest.h>

#include "measure/benchmark_councils.hpp"

#include <algorithm>
#include <cmath>

using namespace pbo;
using doctest::Approx;
using groups = std::vector<proportion>;

TEST_CASE("two areas change places as often as the integral says") {
    rank_options const many{{}, 20000, 7};
    auto const r = rank_intervals(groups{{30, 100}, {40, 100}}, many);
    double const first_is_higher = 2.0 - *r.areas[0].mean;
    // 0.0689699 by quadrature; the standard error of 20,000 draws is 0.0018.
    CHECK(std::abs(first_is_higher - 0.06896994145955566) < 4 * 0.0018);
    CHECK(r.areas[0].observed == figure<std::uint64_t>(2));
    CHECK(r.areas[0].lower == figure<std::uint64_t>(1));
    CHECK(r.areas[0].upper == figure<std::uint64_t>(2));
    CHECK(*r.areas[0].mean + *r.areas[1].mean == Approx(3.0).epsilon(1e-14));
}

TEST_CASE("the same seed gives the same ranks, and another one much the same") {
    groups const areas{{30, 100}, {40, 100}, {35, 90}, {70, 100}, {5, 100}};
    auto const a = rank_intervals(areas), b = rank_intervals(areas), c = rank_intervals(areas, {{}, 4000, 1});
    CHECK(a.areas == b.areas);
    for (std::size_t i = 0; i < areas.size(); ++i) CHECK(std::abs(*a.areas[i].mean - *c.areas[i].mean) < 0.1);
    CHECK(a.areas != c.areas);
}

TEST_CASE("areas far apart have the rank they have; equal ones can have any; equal shares have equal observed ranks") {
    auto const apart = rank_intervals(groups{{100, 1000}, {500, 1000}, {900, 1000}});
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(apart.areas[i].observed == figure<std::uint64_t>(3 - i));
        CHECK(apart.areas[i].lower == apart.areas[i].observed);
        CHECK(apart.areas[i].upper == apart.areas[i].observed);
    }
    CHECK(*apart.mean_width() == 1.0);
    auto const equal = rank_intervals(groups(10, {30, 100}));
    for (auto const& a : equal.areas) {
        // By symmetry each rank is as likely as any other, and the ten fill them all.
        CHECK(a == rank_interval{1, 10, 1, 10, 5, 1, 10, *a.mean});
        CHECK(*a.mean == Approx(5.5).epsilon(1e-14));
    }
    CHECK(equal.surely_in_highest_fifth() == 0);
    CHECK(equal.surely_in_lowest_fifth() == 0);
}

TEST_CASE("the interval contains the middle of the draws, and a higher level a wider interval") {
    groups areas;
    for (std::uint64_t x = 0; x <= 40; x += 2) areas.push_back({x, 40});
    auto const r = rank_intervals(areas), wide = rank_intervals(areas, {confidence_level{0.998}, 4000, 20110331});
    for (std::size_t i = 0; i < areas.size(); ++i) {
        CHECK(double(*r.areas[i].lower) <= *r.areas[i].mean + 0.5);
        CHECK(double(*r.areas[i].upper) >= *r.areas[i].mean - 0.5);
        CHECK(*wide.areas[i].lower <= *r.areas[i].lower);
        CHECK(*wide.areas[i].upper >= *r.areas[i].upper);
    }
    CHECK(*r.areas[0].upper == 21);  // nobody at all is last or nearly so
}

TEST_CASE("nobody of three is not last: the rank shown is of the draws, and areas with equal shares have a range of ranks") {
    // (0, 500) is fourth of seven by its share, like every zero, and the counts allow it the sixth place at best.
    groups const areas{{0, 4}, {0, 9}, {0, 4}, {9, 90}, {50, 90}, {60, 90}, {0, 500}};
    auto const r = rank_intervals(areas, {{}, 20000, 7}).areas;
    auto const is = [&](std::size_t i, std::uint64_t lower, std::uint64_t upper, std::uint64_t median, std::uint64_t first, std::uint64_t last) {
        CAPTURE(i);
        CHECK(r[i].lower == figure<std::uint64_t>(lower));
        CHECK(r[i].upper == figure<std::uint64_t>(upper));
        CHECK(r[i].median == figure<std::uint64_t>(median));
        CHECK(r[i].first == figure<std::uint64_t>(first));
        CHECK(r[i].last == figure<std::uint64_t>(last));
    };
    is(0, 3, 7, 5, 3, 7);
    is(1, 3, 7, 5, 3, 7);
    is(4, 1, 2, 2, 2, 2);
    is(5, 1, 2, 1, 1, 1);
    is(6, 6, 7, 7, 6, 7);
    CHECK(r[2] == r[0]);  // the same counts
    CHECK(r[6].observed == figure<std::uint64_t>(4));
    CHECK(r[6].observed_last == figure<std::uint64_t>(7));
    CHECK(r[4].observed_last == figure<std::uint64_t>(2));
    CHECK(std::abs(*r[0].mean - 4.5822) < 0.05);
}

TEST_CASE("whatever rank is shown lies within the ranks that the counts allow, for any counts") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        random_source source(seed, 0);
        groups areas;
        for (int i = 0; i < 30; ++i) {
            auto const n = static_cast<std::uint64_t>(std::exp(8.0 * source.inside()));
            auto const x = static_cast<std::uint64_t>(static_cast<double>(n + 1) * std::fmax(0.0, 1.4 * source.inside() - 0.4));
            areas.push_back({std::min(x, n), n});
        }
        for (auto const& a : rank_intervals(areas, {{}, 200, seed}).areas) {
            CAPTURE(seed);
            CHECK(*a.lower <= *a.first);
            CHECK(*a.first <= *a.median);
            CHECK(*a.median <= *a.last);
            CHECK(*a.last <= *a.upper);
        }
    }
}

TEST_CASE("one area is first and last; none; areas without people have no rank; no draws are refused") {
    auto const one = rank_intervals(groups{{3, 10}});
    CHECK(one.areas[0] == rank_interval{1, 1, 1, 1, 1, 1, 1, 1.0});
    CHECK(rank_intervals(groups{}).areas.empty());
    CHECK_FALSE(rank_intervals(groups{}).mean_width().has_value());
    auto const some = rank_intervals(groups{{3, 10}, {0, 0}, {9, 10}});
    CHECK(some.ranked == 2);
    CHECK(some.areas[1].observed == figure<std::uint64_t>(absence::nothing_to_divide_by));
    CHECK_THROWS_AS((void)rank_intervals(groups{{3, 10}}, {{}, 0, 1}), std::invalid_argument);
}

TEST_CASE("one draw, nobody hit, everybody hit and 10^15 people do no harm") {
    std::uint64_t const n = 1'000'000'000'000'000;
    auto const r = rank_intervals(groups{{0, 5}, {5, 5}, {n / 2, n}, {1, n}}, {{}, 50, 3});
    CHECK(*r.areas[3].mean > *r.areas[2].mean);
    for (auto const& a : rank_intervals(groups{{1, 2}, {1, 3}}, {{}, 1, 3}).areas) CHECK(*a.lower <= *a.upper);
}

TEST_CASE("direct payments 2024-25: a league table says little about the places in its middle") {
    auto const returns = councils::ascof_2024_25(councils::direct_payments);
    REQUIRE_FALSE(returns.empty());
    auto const r = rank_intervals(councils::shares_of(returns), {{}, 1000, 20110331});
    CHECK(r.ranked == 152);
    CHECK(*r.mean_width() > 5.0);
    CHECK(r.surely_in_highest_fifth() < 31);
    CHECK(r.surely_in_lowest_fifth() < 31);
}

// The first is higher in 0.0689699 of all draws (above): more than the half of 10 % that may lie beyond an end at 90 %, less than
// the half of 20 % at 80 %.
TEST_CASE("half of alpha lies beyond each end, not all of it beyond either") {
    groups const two{{30, 100}, {40, 100}};
    auto const at_90 = rank_intervals(two, {confidence_level{0.9}, 20000, 7}), at_80 = rank_intervals(two, {confidence_level{0.8}, 20000, 7});
    CHECK(at_90.areas[0].lower == figure<std::uint64_t>(1));
    CHECK(at_90.areas[1].upper == figure<std::uint64_t>(2));
    CHECK(at_80.areas[0].lower == figure<std::uint64_t>(2));
    CHECK(at_80.areas[1].upper == figure<std::uint64_t>(1));
}
