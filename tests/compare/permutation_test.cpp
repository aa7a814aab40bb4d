// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Of two and two clusters all six deals can be listed, so that the p-value of infinitely many permutations is known.
#include <pbo/compare/permutation_test.hpp>
#include <pbo/core/threads.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using pbo::cluster_counts;

TEST_CASE("permutations of two and two clusters: of the six deals two are as large as the one observed") {
    cluster_counts high(1), low(1);
    high.add({{9, 10}});
    high.add({{8, 10}});
    low.add({{1, 10}});
    low.add({{2, 10}});
    auto const t = pbo::permutation_test(high, low, 0, {.seed = 2, .permutations = 30'000});
    CHECK(*t.statistic == doctest::Approx(0.7));
    CHECK(*t.p_value == doctest::Approx(1.0 / 3.0).epsilon(0.03));
    for (unsigned n : {1U, 2U, 5U}) CHECK(pbo::permutation_test(pbo::threads(n), high, low, 0, {.seed = 2, .permutations = 30'000}) == t);
    auto const reversed = pbo::permutation_test(low, high, 0, {.seed = 2, .permutations = 30'000});
    CHECK(*reversed.statistic == doctest::Approx(-0.7));
    CHECK(*reversed.p_value == doctest::Approx(1.0 / 3.0).epsilon(0.03));
}

TEST_CASE("p is never 0, and 1 where groups do not differ or cannot be compared") {
    cluster_counts high(1), low(1), nobody(1);
    for (int i = 0; i < 12; ++i) {
        high.add({{10, 10}});
        low.add({{0, 10}});
    }
    nobody.add({{0, 0}});
    CHECK(*pbo::permutation_test(high, low, 0, {.permutations = 999}).p_value == doctest::Approx(0.001));
    CHECK(*pbo::permutation_test(high, high).p_value == 1.0);
    CHECK(*pbo::permutation_test(high, nobody).p_value == 1.0);
    CHECK_FALSE(pbo::permutation_test(high, nobody).statistic.has_value());
    CHECK_THROWS_AS((void)pbo::permutation_test(high, low, 1), std::out_of_range);
    CHECK_THROWS_AS((void)pbo::permutation_test(high, low, 0, {.permutations = 0}), std::domain_error);
}
