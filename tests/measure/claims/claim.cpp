// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/claims/claim.hpp>

#include <doctest/doctest.h>

#include <array>
#include <sstream>

using namespace pbo;

TEST_CASE("a claim is decided in whole numbers, and ties know their side") {
    proportion const half{10, 20};
    CHECK(*claim::at_least(share(1, 2)).holds_for(half));
    CHECK(*claim::at_most(share(1, 2)).holds_for(half));
    CHECK_FALSE(*claim::above(share(1, 2)).holds_for(half));
    CHECK_FALSE(*claim::below(share(1, 2)).holds_for(half));
    CHECK(*claim::at_least(share::percent(7)).holds_for({7, 100}));
    CHECK(*claim::above(share(1, 3)).holds_for({3'333'333'333'333'334U, 10'000'000'000'000'000U}));
    CHECK(claim{}.holds_for({0, 0}) == figure<bool>(absence::nothing_to_divide_by));
}

TEST_CASE("the opposite of a claim is true exactly where it is not") {
    for (auto side : {side_of::above, side_of::at_least, side_of::below, side_of::at_most})
        for (std::uint64_t k = 0; k <= 6; ++k) {
            claim const c{side, share(1, 3)};
            CHECK(*c.holds_for({k, 6}) != *c.opposite().holds_for({k, 6}));
            CHECK(c.opposite().opposite() == c);
        }
}

TEST_CASE("a claim reads as it is said") {
    std::ostringstream out;
    out << claim::below(share::percent(20)) << ", " << claim::at_least(share(2, 3));
    CHECK(out.str() == "below 20%, at least 2/3");
}

TEST_CASE("five verdicts, from the worst cases first and then from the interval") {
    worst_cases const cases{{83, 152}, {103, 152}};  // .546 to .678
    interval const within{91.0 / 152.0, 100.0 / 152.0};
    CHECK(detail::verdict_on(claim::above(share(1, 2)), cases, within) == claim_verdict::survives_the_worst_case);
    CHECK(detail::verdict_on(claim::above(share::percent(59)), cases, within) == claim_verdict::holds_at_the_level);
    CHECK(detail::verdict_on(claim::above(share::percent(60)), cases, within) == claim_verdict::open);
    CHECK(detail::verdict_on(claim::at_least(share::percent(67)), cases, within) == claim_verdict::fails_at_the_level);
    CHECK(detail::verdict_on(claim::at_least(share::percent(70)), cases, within) == claim_verdict::refuted_in_every_case);
}

TEST_CASE("without worst cases and limits a claim is open") {
    CHECK(detail::verdict_on(claim::above(share{}), absence::not_available, absence::not_available) == claim_verdict::open);
    CHECK(detail::verdict_on(claim::above(share{}), worst_cases{}, unit_interval) == claim_verdict::open);
}

TEST_CASE("worst cases that are not of one whole, or the wrong way round, are refused") {
    CHECK_THROWS_AS(worst_cases({1, 3}, {2, 4}), std::domain_error);
    CHECK_THROWS_AS(worst_cases({2, 4}, {1, 4}), std::domain_error);
    CHECK(worst_cases{}.bounds() == figure<interval>(absence::nothing_to_divide_by));
    CHECK(*worst_cases({1, 4}, {2, 4}).bounds() == interval{0.25, 0.5});
}
