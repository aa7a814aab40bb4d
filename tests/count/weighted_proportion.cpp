// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// weighted_proportion.hpp, weighted_ratio.hpp and weighted_moments.hpp.
#include <pbo/count/cell.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/count/weighted_ratio.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <limits>
#include <sstream>

using namespace pbo;

static_assert(cell<weighted_proportion> && cell<weighted_ratio> && cell<weighted_moments>);

TEST_CASE("hits and misses, their weights and squared weights") {
    weighted_proportion p;
    p.add(true, 2.0);
    p.add(true, 0.5);
    p.add(false, 4.0);
    p.add(true, 0.0);  // stands for nobody
    CHECK(p.counted() == proportion(2, 3));
    CHECK(p.weight() == 6.5);
    CHECK(p.weight_squares() == 20.25);
    CHECK(p.hit_weight() == 2.5);
    CHECK(p.hit_weight_squares() == 4.25);
    CHECK(*p.value() == 2.5 / 6.5);
    CHECK(p.moments() == weighted_moments{3, 6.5, 2.5, 4.0, 2.5, 0.0, 4.0, 4.25, 0.0, 16.0});
    std::ostringstream out;
    out << p;
    CHECK(out.str() == "2 of 3 (weighing 2.5 of 6.5)");
    CHECK(weighted_proportion{}.value() == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("a million weights of 0.1 add up to 100000, however they are split") {
    weighted_proportion whole, parts[3];
    for (int i = 0; i < 1000000; ++i) {
        whole.add(true, 0.1);
        parts[i < 7 ? 0 : i < 400000 ? 1 : 2].add(true, 0.1);
    }
    CHECK(std::abs(whole.weight() - 1e5) < 1e-9);  // the tenth is not a tenth: 0.1 + 5.6e-18
    for (auto const& [a, b, c] : {std::array{0, 1, 2}, std::array{2, 0, 1}}) {
        auto sum = parts[a];
        sum += parts[b];
        sum += parts[c];
        CHECK(std::abs(sum.weight() / whole.weight() - 1) <= 3e-16);
        CHECK(std::abs(sum.hit_weight_squares() / whole.hit_weight_squares() - 1) <= 3e-16);
        CHECK(sum.n() == whole.n());
    }
}

TEST_CASE("an empty cell is the identity") {
    weighted_proportion p;
    p.add(false, 0.3);
    auto const before = p;
    p += weighted_proportion{};
    CHECK(p == before);
    weighted_ratio r;
    r.add(3, 4, 0.5);
    auto const ratio_before = r;
    r += weighted_ratio{};
    CHECK(r == ratio_before);
}

TEST_CASE("a weight or an amount that is no number is refused, and nothing is counted") {
    weighted_proportion p;
    weighted_ratio r;
    double const bad[] = {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()};
    for (double w : bad) {
        CHECK_THROWS_AS(p.add(true, w), std::domain_error);
        CHECK_THROWS_AS(r.add(1.0, 1.0, w), std::domain_error);
    }
    CHECK_THROWS_WITH_AS(p.add(true, -0.5), doctest::Contains("-0.5"), std::domain_error);
    CHECK_THROWS_AS(r.add(bad[1], 1.0, 1.0), std::domain_error);
    CHECK_THROWS_AS(r.add(1.0, bad[2], 1.0), std::domain_error);
    CHECK(p == weighted_proportion{});
    CHECK(r == weighted_ratio{});
}

TEST_CASE("a ratio is of weighted totals") {
    weighted_ratio r;
    r.add(10.0, 4.0, 2.0);
    r.add(-1.0, 2.0, 3.0);
    CHECK(r.n() == 2);
    CHECK(r.numerator() == 17.0);
    CHECK(r.denominator() == 14.0);
    CHECK(*r.value() == 17.0 / 14.0);
    CHECK(r.moments() == weighted_moments{2, 5.0, 17.0, 14.0, 203.0, 74.0, 44.0, 409.0, 142.0, 100.0});
    CHECK(weighted_ratio{}.value() == figure<double>(absence::nothing_to_divide_by));
}
