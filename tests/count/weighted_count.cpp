// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// weighted_count, and the weighted_proportion that is made of two of them.  Expected numbers: tests/reference/weighted_proportion.R
// (R 4.2.2, survey 4.1-1).
#include <pbo/count/weighted_proportion.hpp>

#include <pbo/core/estimate.hpp>
#include <pbo/count/cell.hpp>
#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <concepts>
#include <limits>
#include <random>
#include <sstream>
#include <utility>
#include <vector>

using pbo::absence;
using pbo::figure;
using pbo::weighted_count;
using pbo::weighted_proportion;

static_assert(std::regular<weighted_proportion> && pbo::scalable<weighted_proportion> && pbo::estimand<weighted_proportion>);
static_assert(pbo::scalable<weighted_count>);
static_assert(!pbo::removable<weighted_proportion>, "real sums do not give a part back");

namespace {

using record = std::pair<bool, double>;

std::vector<record> const eight{{true, 1.0},  {false, 2.5}, {true, 0.5},  {true, 3.0},
                                {false, 1.25}, {true, 4.0},  {false, 0.1}, {true, 2.0}};

weighted_proportion counted(std::vector<record> const& records) {
    weighted_proportion cell;
    for (auto const& [hit, weight] : records) cell.add(hit, weight);
    return cell;
}

}  // namespace

TEST_CASE("share, variance and Kish's effective n are R's") {
    auto const cell = counted(eight);
    CHECK(cell.counted() == pbo::proportion{5, 8});
    CHECK(*cell.value() == doctest::Approx(0.73170731707317072).epsilon(1e-15));
    CHECK(*cell.variance() == doctest::Approx(0.035328443420844673).epsilon(1e-14));
    CHECK(cell.all().effective() == doctest::Approx(5.4086939391949569).epsilon(1e-15));
    CHECK(*cell.weighting_effect() == doctest::Approx(8.0 / 5.4086939391949569).epsilon(1e-15));
    auto const e = pbo::wilson(cell.effective());
    CHECK(e.limits->lower() == doctest::Approx(0.33417748928480384).epsilon(1e-14));
    CHECK(e.limits->upper() == doctest::Approx(0.93678754103450312).epsilon(1e-14));
}

TEST_CASE("equal weights are the unweighted proportion, whatever the weight") {
    for (double const w : {1.0, 0.1, 7.5, 1e-100, 1e100}) {
        weighted_proportion cell;
        for (int i = 0; i < 1000; ++i) cell.add(i % 4 == 0, w);
        CHECK(*cell.value() == doctest::Approx(0.25).epsilon(1e-15));
        CHECK(cell.all().effective() == doctest::Approx(1000.0).epsilon(1e-14));
        CHECK(cell.all().effective() <= 1000.0);
    }
}

TEST_CASE("a share without hits is 0 and without misses 1, to the bit, however it was merged") {
    std::mt19937 random(2011);
    std::uniform_real_distribution<double> weights(0.01, 30.0);
    weighted_proportion all_hits, no_hits;
    for (int part = 0; part < 50; ++part) {
        weighted_proportion hits, misses;
        for (int i = 0; i < part; ++i) {
            hits.add(true, weights(random));
            misses.add(false, weights(random));
        }
        all_hits += hits;
        no_hits += misses;
    }
    CHECK(*all_hits.value() == 1.0);
    CHECK(*no_hits.value() == 0.0);
    CHECK(all_hits.effective().misses() == 0.0);
    CHECK(no_hits.effective().hits() == 0.0);
}

TEST_CASE("a million weights of 0.1 add up to a hundred thousand in one pass and in parts of any size") {
    weighted_count once;
    for (int i = 0; i < 1'000'000; ++i) once.add(0.1);
    CHECK(std::abs(once.sum() - 100'000.0) < 1e-9);  // added plainly it is off by 1.3e-6
    for (int const part : {1, 999, 333'333}) {
        weighted_count merged, open;
        for (int i = 0; i < 1'000'000; ++i) {
            if (i % part == 0) {
                merged += open;
                open = {};
            }
            open.add(0.1);
        }
        merged += open;
        CHECK(merged.n() == once.n());
        CHECK(merged.sum() == doctest::Approx(once.sum()).epsilon(1e-15));
        CHECK(merged.sum_of_squares() == doctest::Approx(once.sum_of_squares()).epsilon(1e-15));
    }
}

TEST_CASE("three times over is three times added") {
    auto thrice = counted(eight);
    auto added = thrice + thrice + thrice;
    thrice.add(absence::suppressed);
    added += weighted_proportion{};
    thrice *= 3;
    CHECK(thrice.absent()[absence::suppressed] == 3);
    CHECK(thrice.all().n() == 24);
    CHECK(thrice.all().sum() == doctest::Approx(added.all().sum()).epsilon(1e-15));
    CHECK(thrice.hits().sum_of_squares() == doctest::Approx(added.hits().sum_of_squares()).epsilon(1e-15));
    CHECK((thrice *= 0) == weighted_proportion{});
}

TEST_CASE("nobody, one record, weight 0") {
    weighted_proportion nobody;
    CHECK(nobody.value() == figure<double>(absence::nothing_to_divide_by));
    CHECK(nobody.variance() == figure<double>(absence::no_degrees_of_freedom));
    CHECK(nobody.weighting_effect() == figure<double>(absence::nothing_to_divide_by));
    CHECK(nobody.effective() == pbo::effective_proportion{});
    CHECK(*pbo::wilson(nobody.effective()).limits == pbo::unit_interval);
    nobody.add(true, 0.0);
    CHECK(nobody == weighted_proportion{});
    nobody.add(true, 2.0);
    CHECK(*nobody.value() == 1.0);
    CHECK(nobody.all().effective() == 1.0);
    CHECK(nobody.variance() == figure<double>(absence::no_degrees_of_freedom));
}

TEST_CASE("what is no weight is refused by its value, and nothing has changed") {
    auto cell = counted(eight);
    auto const before = cell;
    double const nan = std::numeric_limits<double>::quiet_NaN();
    double const infinite = std::numeric_limits<double>::infinity();
    for (double const w : {-1.0, nan, infinite, 1e101, 1e-101, 5e-324}) {
        CHECK_THROWS_AS(cell.add(true, w), std::domain_error);
        CHECK_THROWS_AS(cell.add(figure<bool>(absence::suppressed), w), std::domain_error);
    }
    CHECK(cell == before);
    CHECK_THROWS_WITH(cell.add(false, -1.0), "pbo: -1 is not a weight (0, or from 1e-100 to 1e100)");
}

TEST_CASE("absences are counted, and merge") {
    weighted_proportion cell;
    cell.add(figure<bool>(true), 2.0);
    cell.add(figure<bool>(absence::not_available), 3.0);
    cell.add(figure<bool>(absence::not_available), 0.0);
    CHECK(cell.absent()[absence::not_available] == 1);
    CHECK(cell.all().n() == 1);
    std::ostringstream out;
    out << cell;
    CHECK(out.str() == "1 of 1 (weighing 2 of 2; 1 absent)");
    cell += cell;
    CHECK(cell.absent().total() == 2);
}

TEST_CASE("made of counts apart, hits and misses") {
    weighted_count hits, misses;
    hits.add(1.0);
    hits.add(0.5);
    misses.add(1.5);
    CHECK(*weighted_proportion(hits, {}).value() == 1.0);
    CHECK(*weighted_proportion(hits, misses).value() == 0.5);
    CHECK(weighted_proportion(hits, misses) == counted({{true, 1.0}, {false, 1.5}, {true, 0.5}}));
    CHECK(weighted_proportion(hits, misses).all().n() == 3);
}

TEST_CASE("a share near 1 loses no digits, and moments are its sums") {
    weighted_proportion cell;
    for (int i = 0; i < 1000; ++i) cell.add(true, 1e12);
    cell.add(false, 1e-6);
    CHECK(cell.miss_weight() == 1e-6);
    CHECK(cell.moments().b == 1e-6);
    CHECK(cell.moments().wwaa == cell.hits().sum_of_squares());
    CHECK(pbo::weighted_moments(cell.moments()).n == 1001);
}

TEST_CASE("counts that would exceed 2^64 throw and change nothing") {
    auto cell = counted(eight);
    auto const before = cell;
    CHECK_THROWS_AS(cell *= std::numeric_limits<std::uint64_t>::max(), std::overflow_error);
    CHECK(cell == before);
    auto huge = counted({{true, 1e100}});
    huge *= std::numeric_limits<std::uint64_t>::max();
    CHECK_THROWS_AS(huge += cell, std::overflow_error);
    CHECK(*huge.value() == 1.0);
    CHECK(huge.effective().trials() > 1e19);
}
