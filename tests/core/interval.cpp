// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/interval.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cmath>
#include <limits>
#include <sstream>
#include <type_traits>

using pbo::interval;
constexpr double infinity = std::numeric_limits<double>::infinity();

static_assert(std::regular<interval> && std::is_trivially_copyable_v<interval>);
static_assert(interval{0.25, 0.5}.width() == 0.25 && interval{} == interval{0.0, 0.0});
static_assert(pbo::unit_interval.contains(interval{0.0, 1.0}) && !interval{0.1, 1.0}.contains(pbo::unit_interval));

TEST_CASE("limits in the wrong order or not a number are refused, and the message shows both") {
    CHECK_THROWS_WITH_AS((interval{1e-9, -1e-9}), doctest::Contains("lower limit 1e-09 is not at or below upper limit -1e-09"),
                         std::domain_error);
    CHECK_THROWS_AS((interval{std::nan(""), 1.0}), std::domain_error);
    CHECK_THROWS_AS((interval{0.0, std::nan("")}), std::domain_error);
}

TEST_CASE("an interval is closed, may be a point, and may reach infinity") {
    CHECK(interval{0.2, 0.4}.contains(0.2));
    CHECK(interval{0.2, 0.4}.contains(0.4));
    CHECK_FALSE(interval{0.2, 0.4}.contains(std::nextafter(0.4, 1.0)));
    CHECK_FALSE(interval{0.2, 0.4}.contains(std::nan("")));
    CHECK(interval{3.0, 3.0}.width() == 0.0);
    CHECK(interval{infinity, infinity}.width() == 0.0);  // and not NaN
    CHECK(interval{0.5, infinity}.contains(infinity));
    std::ostringstream out;
    out << interval{0.5, infinity};
    CHECK(out.str() == "[0.5, inf]");
}

TEST_CASE("what an interval holds, worked out as the program runs: its ends, itself, nothing wider") {
    for (double lower = -1.0; lower <= 1.0; lower += 0.25)
        for (double upper = lower; upper <= 1.0; upper += 0.25) {
            interval const i(lower, upper);
            CHECK(i.width() == upper - lower);
            CHECK(i.contains(i));
            CHECK(i.contains(lower));
            CHECK(i.contains(upper));
            CHECK_FALSE(i.contains(interval(lower, upper + 0.5)));
            CHECK_FALSE(i.contains(interval(lower - 0.5, upper)));
            CHECK(interval(lower - 0.5, upper + 0.5).contains(i));
        }
}
