// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The likeliest shares under a given ratio, where they have a closed form: with everybody in the first group a hit, the likelihood
// (phi p)^(n1 + x2) (1 - p)^(n2 - x2) of the second share p is greatest at (n1 + x2) / (n1 + n2), or, where phi times that is more
// than 1, at 1 / phi.
#include <pbo/compare/detail/restricted_shares.hpp>

#include <doctest/doctest.h>

using pbo::detail::real_counts;
using pbo::detail::restricted_by_ratio;

TEST_CASE("a first group of hits alone, at ratios below the observed one") {
    real_counts const all{10.0, 0.0, 10.0}, half{5.0, 5.0, 10.0};
    auto const at_most = restricted_by_ratio(all, half, 1.5);  // 15/20 would be 9/8 of the first
    CHECK(at_most.p1 == 1.0);
    CHECK(at_most.q1 == 0.0);
    CHECK(at_most.p2 == doctest::Approx(2.0 / 3.0).epsilon(1e-14));
    CHECK(at_most.q2 == doctest::Approx(1.0 / 3.0).epsilon(1e-14));
    auto const inside = restricted_by_ratio(all, half, 1.2);
    CHECK(inside.p2 == doctest::Approx(0.75).epsilon(1e-14));
    CHECK(inside.p1 == doctest::Approx(0.9).epsilon(1e-14));
    CHECK(inside.q1 == doctest::Approx(0.1).epsilon(1e-13));
    CHECK(inside.q2 == doctest::Approx(0.25).epsilon(1e-14));
    auto const below_one = restricted_by_ratio(all, half, 0.5);  // the same formula: 15/20, and half of that
    CHECK(below_one.p2 == doctest::Approx(0.75).epsilon(1e-14));
    CHECK(below_one.p1 == doctest::Approx(0.375).epsilon(1e-14));
    auto const other_way = restricted_by_ratio(half, all, 1.0 / 1.5);
    CHECK(other_way.p2 == 1.0);
    CHECK(other_way.p1 == doctest::Approx(2.0 / 3.0).epsilon(1e-14));
    auto const observed = restricted_by_ratio(all, half, 2.0);
    CHECK(observed.p1 == 1.0);
    CHECK(observed.p2 == 0.5);
}
