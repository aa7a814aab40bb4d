// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "measure/roll_out_cases.hpp"

#include <pbo/measure/roll_out/forecast.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace pbo;
using namespace roll_out_cases;

static_assert(std::regular<conversion_range> && std::equality_comparable<forecast_result>);

TEST_CASE("a row for the start and each month until the last, dated") {
    auto const f = roll_out_forecast(worked("scheduled", "fixed"), 0.5, {2011, 11}, {2012, 2}, {65, 100});
    REQUIRE(f.rows.size() == 4);
    CHECK(f.rows[0].month == calendar_month(2011, 11));
    CHECK(f.rows[2].month == calendar_month(2012, 1));
    CHECK(f.rows[0].lower.month.mean_on == 300.0);
    CHECK(f.rows[3].lower == f.rows[3].upper);
    CHECK(f.rows[3].upper.month == roll_out_at(worked("scheduled", "fixed"), 3));
    CHECK(f.rows[3].upper.chance == roll_out_chance(worked("scheduled", "fixed"), 3, {65, 100}));
}

TEST_CASE("a range of conversion holds what any conversion within it leads to") {
    auto a = worked("memoryless", "fixed");
    auto const f = roll_out_forecast(a, {0.4, 0.6}, {2011, 3}, {2012, 3}, {65, 100});
    a.conversion = 0.47;
    for (std::uint32_t t = 1; t <= 12; ++t) {
        auto const m = roll_out_at(a, t);
        auto const p = *roll_out_chance(a, t, {65, 100}).reached;
        CHECK(*f.rows[t].lower.month.take_up() < *m.take_up());
        CHECK(*f.rows[t].upper.month.take_up() > *m.take_up());
        CHECK(*f.rows[t].lower.chance.reached <= p);
        CHECK(*f.rows[t].upper.chance.reached >= p);
    }
    CHECK(f.rates.conversion == assumed_share(0.4));
}

TEST_CASE("a reversed range, an end before the start and too long a time are refused with what was given") {
    CHECK_THROWS_WITH_AS(conversion_range(0.6, 0.4), doctest::Contains("0.6 to 0.4"), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(roll_out_forecast({}, 0.5, {2012, 3}, {2011, 3}, {1, 1})),
                         doctest::Contains("-12 months"), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(roll_out_forecast({}, 0.5, {2012, 3}, {2112, 4}, {1, 1})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(roll_out_forecast({}, 0.5, {}, {2112, 4}, {1, 1})), std::domain_error);
    CHECK(roll_out_forecast({}, 0.5, {2012, 3}, {2112, 3}, {1, 1}).rows.size() == 1201);
}

TEST_CASE("the same month twice is the start alone; nobody at all stays undetermined") {
    auto const f = roll_out_forecast({}, {0.4, 0.6}, {2012, 3}, {2012, 3}, {1, 1});
    REQUIRE(f.rows.size() == 1);
    CHECK_FALSE(f.rows[0].upper.chance.reached.has_value());
}

TEST_CASE("a range is written as one number when it is one") {
    std::ostringstream out;
    out << conversion_range(0.5) << "; " << conversion_range(0.25, 0.5);
    CHECK(out.str() == "0.5; 0.25 to 0.5");
}
