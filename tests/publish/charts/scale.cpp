// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/charts/scale.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace pbo::charts;
using doctest::Approx;

TEST_CASE("a value's place, also where the paper runs the other way") {
    linear_scale const x(0, 50, 100, 600), y(0, 1, 500, 100);
    CHECK(x.at(10) == Approx(200));
    CHECK(y.at(0.25) == Approx(400));
    CHECK_THROWS_AS(linear_scale(1, 1, 0, 1), std::domain_error);
}

TEST_CASE("axes end at round numbers that hold everything") {
    auto const shares = share_axis(0.533);
    CHECK(shares.to() == Approx(0.6));
    CHECK(shares.at.size() == 7);
    CHECK(share_label(shares.at[3], shares) == "30%");
    CHECK(share_axis(1.0).to() == Approx(1.0));
    CHECK(share_axis(0.0).from() == 0.0);
    auto const tiny = share_axis(0.012);
    CHECK(share_label(tiny.at[1], tiny) == "0.2%");
    auto const differences = difference_axis(14.2, 43.0);
    CHECK(differences.from() == Approx(-10));
    CHECK(differences.to() == Approx(50));
    CHECK(points_label(20, differences) == "+20");
    CHECK(points_label(0, differences) == "0");
    CHECK(points_label(-10, differences) == "\u221210");
    CHECK(difference_axis(-100, 100).from() <= -100);
    CHECK(difference_axis(0, 0).from() < 0);
    auto const people = round_axis(0, 12561, 8);
    CHECK(count_label(people.to(), people) == "14,000");
}

TEST_CASE("any values have an axis with at most so many labels") {
    for (double const low : {0.0, -1e-9, -3.3, -1e12})
        for (double const high : {0.0, 1e-9, 0.07, 99.9, 1e15})
            for (std::size_t const most : {3U, 4U, 7U}) {
                auto const marks = round_axis(low, high, most);
                CHECK(marks.at.size() >= 2);
                CHECK(marks.at.size() <= most + 0U);
                double const far_less_than_a_pixel = 1e-8 * (marks.to() - marks.from());
                CHECK(marks.from() <= low + far_less_than_a_pixel);
                CHECK(marks.to() >= high - far_less_than_a_pixel);
            }
    CHECK_THROWS_AS(static_cast<void>(round_axis(1, 0)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(round_axis(0, std::numeric_limits<double>::infinity())), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(round_axis(0, 1, 2)), std::domain_error);
}
