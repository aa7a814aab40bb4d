// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/side_by_side.hpp>

#include <doctest/doctest.h>

#include "measure/snapshots.hpp"

using namespace pbo;
using tests::counted;
using tests::returned;

namespace {
auto const when = period::snapshot({2011, 3, 31});
auto ongoing() {
    return counted({returned("Wold", 30, 100), returned("Ash", 20, 100), returned("Elm", 40, 100), returned("Yew", 0, 0)});
}
auto with_short_term() {
    return counted({returned("Wold", 32, 120), returned("Ash", 40, 130), returned("Elm", absence::suppressed, 120), returned("Fir", 1, 2)},
                   when, eligibility_basis::including_short_term);
}
}  // namespace

TEST_CASE("the same councils on two bases: where the verdict on a target changes, and which way") {
    auto const s = side_by_side(ongoing(), with_short_term(), share::percent(30));
    REQUIRE(s.rows.size() == 5);
    CHECK(s.first == way_of_counting{eligibility_basis::ongoing, role::users_and_carers});
    CHECK(s.second.basis == eligibility_basis::including_short_term);
    CHECK(s.rows[0].council.name == "Wold");
    CHECK(s.rows[0].change == verdict_change::only_the_first);  // 30 of 100, and 32 of 120
    CHECK(*s.rows[0].points_apart == doctest::Approx(100.0 * (32.0 / 120.0 - 0.3)));
    CHECK(s.rows[1].change == verdict_change::only_the_second);
    CHECK(s.rows[2].change == verdict_change::undetermined);
    CHECK(s.rows[2].points_apart == figure<double>(absence::suppressed));
    CHECK(s.rows[2].first_fact.met == figure<bool>(true));
    CHECK(s.rows[3].points_apart == figure<double>(absence::nothing_to_divide_by));
    CHECK(s.rows[4].council.name == "Fir");
    CHECK(s.rows[4].first_fact.met == figure<bool>(absence::not_available));
    CHECK(s.councils(verdict_change::only_the_first) == 1);
    CHECK(s.councils(verdict_change::undetermined) == 3);
    CHECK(s.councils(verdict_change::none) == 0);
}

TEST_CASE("all together are the councils with figures in both") {
    auto const s = side_by_side(ongoing(), with_short_term(), share::percent(30));
    CHECK(s.in_both == 2);
    CHECK(s.overall.first == tally(50, 200));
    CHECK(s.overall.second == tally(72, 250));
    CHECK(s.overall.change == verdict_change::none);
}

TEST_CASE("users alone and with carers") {
    auto const users = counted({returned("Wold", 20, 100, 5), returned("Ash", 30, 100, 5), returned("Elm", 1, 2)}, when,
                               eligibility_basis::ongoing, role::user);
    auto const carers = counted({returned("Wold", 20, 20, 20), returned("Ash", absence::suppressed, 20), returned("Fir", 1, 3)}, when,
                                eligibility_basis::ongoing, role::carer);
    auto const both = with_carers(users, carers);
    CHECK(both.context().role == role::users_and_carers);
    CHECK(both[council_key("Wold")].on_budget == tally(40, 120));
    CHECK(both[council_key("Wold")].direct_payments == tally(25, 120));
    CHECK(both[council_key("Ash")].on_budget.absent()[absence::suppressed] == 1);
    CHECK(both[council_key("Ash")].on_budget.trials() == 0);
    CHECK(both[council_key("Elm")].on_budget.absent()[absence::not_available] == 1);
    CHECK(both[council_key("Fir")].on_budget.absent()[absence::not_available] == 1);
    auto const s = side_by_side(users, both, share::percent(30));
    CHECK(s.rows[0].change == verdict_change::only_the_second);
    CHECK(s.in_both == 1);
    auto const by_direct = side_by_side(users, both, share::percent(20), &take_up_counts::direct_payments);
    CHECK(by_direct.rows[0].change == verdict_change::only_the_second);
    CHECK_THROWS_AS(static_cast<void>(with_carers(carers, users)), std::invalid_argument);
    auto const other_basis = counted({returned("Wold", 1, 2)}, when, eligibility_basis::including_short_term, role::carer);
    CHECK_THROWS_AS(static_cast<void>(with_carers(users, other_basis)), std::invalid_argument);
}

TEST_CASE("tables that differ in time, or in nothing, are refused") {
    auto const earlier = counted({returned("Wold", 1, 2)}, period::snapshot({2010, 3, 31}), eligibility_basis::including_short_term);
    CHECK_THROWS_AS(static_cast<void>(side_by_side(ongoing(), earlier, share{})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(side_by_side(ongoing(), ongoing(), share{})), std::invalid_argument);
}
