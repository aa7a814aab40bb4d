// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/as_published.hpp>
#include <pbo/protect/reveals.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

// By hand: 3 of 700 is 0.43 %, printed 0.4 %; of 695 to 705 people 0.35 to 0.45 % are 3 alone.
TEST_CASE("an official row that suppresses its counts and prints their outcome gives them away") {
    auto const rule = pbo::protection_called("ascof_2024_25");
    auto const row = pbo::as_published({3, 700}, rule, 1000);
    CHECK(row.hits == pbo::figure<std::uint64_t>(pbo::absence::suppressed));
    CHECK(row.base == pbo::figure<std::uint64_t>(pbo::absence::suppressed));
    CHECK(*row.outcome == doctest::Approx(0.004));
    auto const possible = pbo::alternatives_of(*row.window, {695, 705});
    CHECK(possible.hits().smallest == 3);
    CHECK(possible.hits().largest == 3);
    CHECK(pbo::reveals(possible, {3, 700}, pbo::threshold(5), pbo::requirement::not_exact));
}

TEST_CASE("counts that are not small are printed, rounded where the release rounds them; the outcome never is of rounded counts") {
    auto const row = pbo::as_published({98, 203}, pbo::protection_called("ascs"), 1000);
    CHECK(row.hits == pbo::figure<std::uint64_t>(std::uint64_t{100}));
    CHECK(row.base == pbo::figure<std::uint64_t>(std::uint64_t{205}));
    CHECK(*row.outcome == doctest::Approx(0.483));  // 98/203 = 0.48276
    auto const small = pbo::as_published({2, 203}, pbo::protection_called("ascs"), 1000);
    CHECK(small.base == pbo::figure<std::uint64_t>(std::uint64_t{205}));
    CHECK(small.hits == pbo::figure<std::uint64_t>(pbo::absence::suppressed));
    CHECK(*pbo::as_published({1, 8}, {}, 100).outcome == doctest::Approx(0.13));  // a half goes up
    auto const none = pbo::as_published({0, 0}, {}, 1000);
    CHECK_FALSE(none.outcome.has_value());
    CHECK_FALSE(none.window.has_value());
    CHECK(none.base == pbo::figure<std::uint64_t>(std::uint64_t{0}));
    CHECK_THROWS_AS((void)pbo::as_published({1, 2}, {}, 0), std::invalid_argument);
}
