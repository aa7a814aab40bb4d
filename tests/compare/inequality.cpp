// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// inequality.hpp: weighted least squares on ridits by matrices (tests/reference/inequality_and_others.py).
#include <pbo/compare/inequality.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace pbo;

namespace {
std::vector<proportion> const fifths{{120, 600}, {150, 550}, {160, 500}, {210, 520}, {240, 480}};
}

TEST_CASE("five fifths of deprivation") {
    auto const found = inequality(fifths);
    CHECK(*found.slope_index.value == doctest::Approx(0.364743250397035).epsilon(1e-12));
    CHECK(found.slope_index.limits->lower() == doctest::Approx(0.30350021110651).epsilon(1e-12));
    CHECK(found.slope_index.limits->upper() == doctest::Approx(0.42598628968756).epsilon(1e-12));
    CHECK(*found.relative_index.value == doctest::Approx(3.43643205519118).epsilon(1e-12));
    CHECK(found.relative_index.limits->lower() == doctest::Approx(2.63841066185907).epsilon(1e-12));
    CHECK(found.relative_index.limits->upper() == doctest::Approx(4.47582532949007).epsilon(1e-12));
    CHECK(*found.gap.value == doctest::Approx(0.3).epsilon(1e-14));
    CHECK(*found.ratio.value == doctest::Approx(2.5).epsilon(1e-14));
    CHECK(found.groups == 5);
}

TEST_CASE("turned round the slope is negative and the relative index its reciprocal") {
    std::vector<proportion> const turned(fifths.rbegin(), fifths.rend());
    auto const there = inequality(fifths), back = inequality(turned);
    CHECK(*back.slope_index.value == doctest::Approx(-*there.slope_index.value).epsilon(1e-12));
    CHECK(*back.relative_index.value == doctest::Approx(1.0 / *there.relative_index.value).epsilon(1e-12));
    CHECK(back.relative_index.limits->lower() == doctest::Approx(1.0 / there.relative_index.limits->upper()).epsilon(1e-12));
}

TEST_CASE("of two groups of one size the slope index is twice the gap, and a group of nobody has no place") {
    std::vector<proportion> const two{{20, 100}, {0, 0}, {30, 100}};
    auto const found = inequality(two);
    CHECK(found.groups == 2);
    CHECK(*found.slope_index.value == doctest::Approx(0.2).epsilon(1e-12));  // by hand: 0.1 over half of all places
    CHECK(*found.relative_index.value == doctest::Approx(0.35 / 0.15).epsilon(1e-12));
}

TEST_CASE("a line below nothing has no relative index, and one group no inequality") {
    std::vector<proportion> const steep{{0, 100}, {2, 100}, {90, 100}};
    auto const found = inequality(steep);
    CHECK(found.slope_index.value);
    CHECK(found.relative_index.value.reason() == absence::not_available);
    std::vector<proportion> const one{{3, 9}, {0, 0}};
    CHECK(inequality(one).gap.value.reason() == absence::nothing_to_divide_by);
    CHECK(inequality({}).slope_index.limits.reason() == absence::nothing_to_divide_by);
}

TEST_CASE("where every group is all hits, or has none, nothing tells how sure a line is; the gap has limits") {
    for (std::uint64_t const hits : {0U, 10U}) {
        std::vector<proportion> const alike{{hits, 10}, {hits, 10}, {2 * hits, 20}};
        auto const found = inequality(alike);
        CHECK(*found.slope_index.value == 0.0);
        CHECK(found.slope_index.limits.reason() == absence::not_available);
        CHECK(found.relative_index.limits.reason() == absence::not_available);
        if (hits == 0) CHECK(found.ratio.limits->upper() == std::numeric_limits<double>::infinity());
        else CHECK(found.ratio.limits.reason() == absence::not_available);
        CHECK(found.gap.limits->lower() < -0.1);
        CHECK(found.gap.limits->upper() > 0.1);
    }
    // the group in the middle does not turn the line
    std::vector<proportion> const apart{{0, 10}, {5, 10}, {10, 10}};
    CHECK(inequality(apart).slope_index.limits.reason() == absence::not_available);
    std::vector<proportion> const some{{0, 10}, {5, 20}, {10, 10}};
    CHECK(inequality(some).slope_index.value);
}
