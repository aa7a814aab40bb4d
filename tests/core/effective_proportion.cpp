// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/effective_proportion.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <limits>
#include <sstream>
#include <type_traits>

using pbo::effective_proportion;
using pbo::proportion;
constexpr double infinity = std::numeric_limits<double>::infinity();

static_assert(std::regular<effective_proportion> && std::is_trivially_copyable_v<effective_proportion>);
static_assert(effective_proportion{proportion{3, 10}}.misses() == 7.0);

TEST_CASE("what is no proportion of finite counts is refused with its numbers") {
    CHECK_THROWS_WITH_AS((effective_proportion{1e-9, 0.0}), doctest::Contains("1e-09 of 0"), std::domain_error);
    CHECK_THROWS_AS((effective_proportion{-1e-300, 1.0}), std::domain_error);
    CHECK_THROWS_AS((effective_proportion{std::nan(""), 1.0}), std::domain_error);
    CHECK_THROWS_AS((effective_proportion{0.0, std::nan("")}), std::domain_error);
    CHECK_THROWS_AS((effective_proportion{1.0, infinity}), std::domain_error);
}

TEST_CASE("scaling keeps both ends exact for any base, and never makes a NaN") {
    for (double base : {0.0, 1e-300, 0.1, 20.5, 1e15, 1e300}) {
        CHECK(effective_proportion::scaled({0, 10}, base).hits() == 0.0);
        CHECK(effective_proportion::scaled({0, 10}, base).misses() == base);
        CHECK(effective_proportion::scaled({10, 10}, base).hits() == base);
        CHECK(effective_proportion::scaled({10, 10}, base).misses() == 0.0);
        auto const third = effective_proportion::scaled({1, 3}, base);
        CHECK(third.hits() <= third.trials());
        CHECK(third.trials() == base);
    }
    CHECK_THROWS_AS((void)effective_proportion::scaled({0, 10}, infinity), std::domain_error);
    CHECK_THROWS_WITH_AS((void)effective_proportion::scaled({3, 10}, -1.0), doctest::Contains("3 of 10 cannot be scaled to -1"),
                         std::domain_error);
}

TEST_CASE("nobody scales to nobody, and to nothing else") {
    CHECK(effective_proportion::scaled({}, 0.0) == effective_proportion{});
    CHECK_THROWS_AS((void)effective_proportion::scaled({}, 5.0), std::domain_error);
    CHECK(effective_proportion{}.value() == pbo::figure<double>{pbo::absence::nothing_to_divide_by});
}

TEST_CASE("misses of whole counts are subtracted as whole numbers") {
    std::uint64_t const huge = (1ULL << 60U) + 1;
    CHECK(effective_proportion{proportion{1ULL << 60U, huge}}.misses() == 1.0);
}

TEST_CASE("minus nought is nought; it prints") {
    std::ostringstream out;
    out << effective_proportion{-0.0, 20.5};
    CHECK(out.str() == "0 of 20.5");
}

TEST_CASE("the evidence is the hits and the trials, and the value the one over the other") {
    for (double hits = 0.0; hits < 8.0; hits += 0.5) {
        effective_proportion const p(hits, 8.0);
        CHECK(p.evidence() == std::array<double, 2>{hits, 8.0});
        CHECK(p.value() == pbo::figure<double>{hits / 8.0});
    }
}
