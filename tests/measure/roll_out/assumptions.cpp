// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/roll_out/assumptions.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <sstream>

using namespace pbo;

namespace {
template <class T>
std::string printed(T const& value) {
    std::ostringstream out;
    out << value;
    return out.str();
}
}  // namespace

static_assert(std::regular<roll_out_assumptions> && std::regular<review_schedule> && std::regular<exit_rate> &&
              std::regular<entrant_flow>);
static_assert(assumed_share(0.25).value() == 0.25 && assumed_share(0.2) < assumed_share(0.3));
static_assert(conversion_of(0.5, 0.5) == assumed_share(0.25));

TEST_CASE("an assumed share is from 0 to 1, and says what it was given") {
    CHECK(assumed_share(0.0).value() == 0.0);
    CHECK(assumed_share(1.0).value() == 1.0);
    CHECK_THROWS_WITH_AS(assumed_share(1.5), doctest::Contains("1.5"), std::domain_error);
    CHECK_THROWS_AS(assumed_share(-1e-9), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(assumed_share(std::numeric_limits<double>::quiet_NaN())), std::domain_error);
}

TEST_CASE("conversion is offer times acceptance") {
    CHECK(conversion_of(0.8, 0.5).value() == doctest::Approx(0.4).epsilon(1e-15));
    CHECK(conversion_of(1.0, 0.3) == assumed_share(0.3));
    CHECK(conversion_of(0.0, 0.3) == assumed_share(0.0));
}

TEST_CASE("scheduled reviews are a whole number of months apart; the message names the nearest rates that are") {
    CHECK(review_schedule::scheduled(1).months_between() == 12);
    CHECK(review_schedule::scheduled(12).months_between() == 1);
    CHECK(review_schedule::scheduled(0.5).months_between() == 24);
    CHECK(review_schedule::scheduled(2.4).months_between() == 5);
    CHECK(review_schedule::scheduled(12.0 / 7.0) == review_schedule::every(7));
    CHECK(review_schedule::scheduled(1.7142857).months_between() == 7);  // as people write it
    CHECK(review_schedule::scheduled(0) == review_schedule::every(0));
    CHECK_THROWS_WITH_AS(static_cast<void>(review_schedule::scheduled(2.5)),
                         doctest::Contains("2.4 (every 5 months) and 3 (every 4 months)"), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(review_schedule::scheduled(5)), doctest::Contains("12, 6, 4, 3, 2, 1"),
                         std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(review_schedule::scheduled(13)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(review_schedule::scheduled(-1)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(review_schedule::scheduled(1e-12)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(review_schedule::scheduled(std::numeric_limits<double>::quiet_NaN())),
                    std::domain_error);
}

TEST_CASE("memoryless reviews take any rate up to one a month") {
    CHECK(review_schedule::memoryless(2.5).per_year() == 2.5);
    CHECK(review_schedule::memoryless(12).per_year() == 12.0);
    CHECK_THROWS_WITH_AS(static_cast<void>(review_schedule::memoryless(12.5)), doctest::Contains("12.5"),
                         std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(review_schedule::memoryless(-0.1)), std::domain_error);
    CHECK(printed(review_schedule::scheduled(1)) == "scheduled, 1 a year");
    CHECK(printed(review_schedule{}) == "memoryless, 0 a year");
}

TEST_CASE("a yearly share of exits is what twelve months make of it") {
    CHECK(exit_rate::yearly(0.215290).per_month() == doctest::Approx(0.02).epsilon(1e-5));  // 1 - 0.98^12 = 0.21528...
    CHECK(exit_rate::yearly(0.3).per_year() == doctest::Approx(0.3).epsilon(1e-15));
    CHECK(exit_rate::monthly(0.02).per_month() == doctest::Approx(0.02).epsilon(1e-15));
    CHECK(exit_rate::yearly(1.0).per_month() == 1.0);
    CHECK(exit_rate::yearly(0.0).per_month() == 0.0);
    CHECK(exit_rate{} == exit_rate::monthly(0.0));
    CHECK(exit_rate::yearly(1e-15).per_year() == doctest::Approx(1e-15).epsilon(1e-12));  // nothing is lost near 0
}

TEST_CASE("entrants are a number from 0, and a delay has an end") {
    CHECK(entrant_flow::fixed(20, 0.8, 6).delay() == 6);
    CHECK(entrant_flow::poisson(2.5, 0.8).a_month() == 2.5);
    CHECK_FALSE(entrant_flow::fixed(20, 0.8).is_poisson());
    CHECK_THROWS_AS(static_cast<void>(entrant_flow::poisson(-1.0, 0.8)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(entrant_flow::poisson(std::numeric_limits<double>::infinity(), 0.8)),
                    std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(entrant_flow::fixed(2'000'000'000, 0.8)), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(entrant_flow::fixed(20, 0.8, 1201)), doctest::Contains("1201"),
                         std::domain_error);
}
