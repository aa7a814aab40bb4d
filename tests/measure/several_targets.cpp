// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/several_targets.hpp>

#include <doctest/doctest.h>

#include "measure/snapshots.hpp"

#include <string>
#include <vector>

using namespace pbo;
using tests::counted;
using tests::returned;

namespace {
target direct_payments(int percent) {
    return {"direct_payments", share::percent(percent), {2012, 3, 31}, eligibility_basis::ongoing, role::users_and_carers};
}
auto three_councils() { return counted({returned("Wold", 30, 100, 10), returned("Ash", 29, 100, 25), returned("Elm", absence::suppressed, 40)}); }
}  // namespace

TEST_CASE("each council has a fact for each target, on its own indicator") {
    auto const s = several_targets(three_councils(), {targets::april_2011, direct_payments(20)});
    REQUIRE(s.rows.size() == 3);
    CHECK(s.rows[0].council.name == "Ash");
    CHECK(s.rows[0].facts[0] == attainment_fact{false, -1.0, std::uint64_t{1}});
    CHECK(s.rows[0].facts[1] == attainment_fact{true, 5.0, std::uint64_t{0}});
    CHECK(s.rows[0].counts[1] == tally(25, 100));
    CHECK(s.rows[1].facts[0].met == figure<bool>(absence::suppressed));
    CHECK(s.met(0) == 1);
    CHECK(s.missed(0) == 1);
    CHECK(s.met(1) == 1);
    CHECK(s.met_all() == 0);
    CHECK(s.overall.facts[0] == attainment_fact{false, -0.5, std::uint64_t{1}});
    CHECK_THROWS_AS(static_cast<void>(s.met(2)), std::out_of_range);
}

TEST_CASE("who meets all targets must have figures of one at least") {
    auto const s = several_targets(three_councils(), {direct_payments(5), direct_payments(10)});
    CHECK(s.met_all() == 2);
    CHECK(several_targets(three_councils(), {}).met_all() == 0);
}

TEST_CASE("a table of tallies has one indicator, by any name") {
    table<std::string, tally>::builder cells;
    cells["Wold"] = tally(7, 100);
    cells["Ash"] = tally(0, 0);
    target const ours{"plans_not_by_social_worker", share::percent(7), {}, eligibility_basis::ongoing, role::user};
    auto const s = several_targets(cells.freeze(), {ours});
    CHECK(s.rows[1].facts[0].met == figure<bool>(true));  // 7 of 100 is 7 %, exactly
    CHECK(s.rows[0].facts[0].met == figure<bool>(absence::nothing_to_divide_by));
}

TEST_CASE("unknown indicators and other bases are refused") {
    target const savings{"savings", share::percent(7), {}, eligibility_basis::ongoing, role::users_and_carers};
    target const users{"take_up", share::percent(7), {}, eligibility_basis::ongoing, role::user};
    CHECK_THROWS_AS(static_cast<void>(several_targets(three_councils(), {savings})), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(several_targets(three_councils(), {users})), std::invalid_argument);
}
