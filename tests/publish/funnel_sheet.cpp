// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/funnel_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/text_table.hpp>

#include "side_by_side.hpp"

using namespace pbo;
using namespace councils_beside;
using doctest::Approx;

TEST_CASE("positions, scores and limits for each council, and the counts outside in the notes") {
    auto const t = six();  // all together 1/2, standard error .05
    auto const s = funnel_sheet(t, funnel_of(t, funnel_adjustment::none), {});
    CHECK(text(s, "Oak", "funnel_position") == "inside");
    CHECK(text(s, "Ash", "funnel_position") == "above 95%");
    CHECK(text(s, "Birch", "funnel_position") == "below 99.8%");
    CHECK(text(s, "Elm", "funnel_position") == "");
    CHECK(count(s, "Elm", "denominator") == figure<std::uint64_t>(100));  // its people are known, its share is not
    CHECK(*number(s, "Ash", "funnel_score") == Approx(2.4));
    CHECK(*number(s, "Ash", "funnel_95_upper") == Approx(0.5 + 0.05 * 1.959963984540054));
    CHECK(*number(s, "Ash", "funnel_99_8_lower") == Approx(0.5 - 0.05 * 3.090232306167814));
    CHECK(number(s, "Elm", "funnel_95_lower") == figure<double>(absence::suppressed));
    CHECK(number(s, "Fir", "funnel_95_lower") == figure<double>(absence::nothing_to_divide_by));
    CHECK(notes(s, "Of 4 councils, 2 outside the 95% limits and 1 outside the 99.8% limits about 50.0%"));
    CHECK(notes(s, "Councils differ by more than chance"));
    CHECK(notes(s, "not widened"));
    CHECK(s.from.level == "95% and 99.8%");
}

TEST_CASE("the adjustment asked for is in the limits, the method and the notes") {
    auto const t = six();
    auto const additive = funnel_sheet(t, funnel_of(t, funnel_adjustment::additive), {});
    CHECK(text(additive, "Birch", "funnel_position") == "inside");
    CHECK(additive.from.method.starts_with("inverted_wilson;tau_squared="));
    CHECK(notes(additive, "adding the square of that deviation"));
    auto const multiplicative = funnel_sheet(t, funnel_of(t, funnel_adjustment::multiplicative), {});
    CHECK(multiplicative.from.method.starts_with("inverted_wilson;phi="));
    CHECK(notes(multiplicative, "root of that score"));
}

TEST_CASE("where overdispersion cannot be had the limits are not widened, and the note says why: one council, nobody on budgets") {
    auto const alone = take_up(std::vector{one("Oak", "", 50, 100)}, eligibility_basis::ongoing);
    auto const s = funnel_sheet(alone, funnel_of(alone, funnel_adjustment::additive), {});
    CHECK(notes(s, "says nothing about it"));
    CHECK(notes(s, "cannot be estimated (no degrees of freedom)"));
    auto const nobody = take_up(std::vector{one("Oak", "", 0, 100), one("Ash", "", 0, 50)}, eligibility_basis::ongoing);
    CHECK(notes(funnel_sheet(nobody, funnel_of(nobody, funnel_adjustment::additive), {}), "cannot be estimated (nothing to divide by)"));
    auto const empty = take_up(std::vector{one("Oak", "", absence::suppressed, 100)}, eligibility_basis::ongoing);
    CHECK(notes(funnel_sheet(empty, funnel_of(empty, funnel_adjustment::none), {}), "No council has figures"));
}

TEST_CASE("councils all alike differ no more than chance") {
    auto const t = take_up(std::vector{one("Oak", "", 50, 100), one("Ash", "", 25, 50), one("Elm", "", 5, 10)}, eligibility_basis::ongoing);
    CHECK(notes(funnel_sheet(t, funnel_of(t, funnel_adjustment::additive), {}), "no more than chance allows"));
}
