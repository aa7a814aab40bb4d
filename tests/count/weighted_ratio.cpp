// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/weighted_ratio.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using namespace pbo;

namespace {
weighted_ratio two_records() {
    weighted_ratio r;
    r.add(3.0, 10.0, 2.0);
    r.add(5.0, 20.0, 0.5);
    return r;
}
}  // namespace

// Worked by hand; every number is exact in binary.
TEST_CASE("a ratio's sums are those of the weighted records") {
    auto r = two_records();
    r.add(1000.0, 1.0, 0.0);  // stands for nobody
    CHECK(r.n() == 2);
    CHECK(r.weight() == 2.5);
    CHECK(r.numerator() == 8.5);
    CHECK(r.denominator() == 30.0);
    CHECK(*r.value() == 8.5 / 30.0);
    CHECK(r.moments() == weighted_moments{2, 2.5, 8.5, 30.0, 30.5, 110.0, 400.0, 42.25, 145.0, 500.0});
}

TEST_CASE("parts of a ratio merge into the whole; nothing merged changes nothing") {
    weighted_ratio first, second;
    first.add(3.0, 10.0, 2.0);
    second.add(5.0, 20.0, 0.5);
    first += weighted_ratio{};
    first += second;
    CHECK(first == two_records());
}

TEST_CASE("a ratio of nothing has no value, and what is no number or no weight is refused") {
    CHECK(weighted_ratio{}.value() == figure<double>(absence::nothing_to_divide_by));
    auto r = two_records();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH_AS(r.add(infinite, 1.0, 1.0), "pbo::weighted_ratio: found inf over 1; expected two finite numbers", std::domain_error);
    CHECK_THROWS_AS(r.add(1.0, 1.0, -1.0), std::domain_error);
    CHECK_THROWS_AS(r.add(1.0, 1.0, infinite), std::domain_error);
    CHECK(r == two_records());
}
