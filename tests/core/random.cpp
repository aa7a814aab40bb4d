// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/core/random.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using pbo::random_source;

namespace {
constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

// tests/reference/random_numbers.py, which checks itself against the authors' published values
constexpr std::uint64_t expected[4][5] = {
    {0, 0, 18110106563157542208u, 8650457082529208451u, 3032169436225125478u},
    {2011, 0, 1676047457310442370u, 3120303315417215052u, 9879968596422279105u},
    {2011, 1, 4458773357167572602u, 12720326765031186332u, 9244966838741266988u},
    {largest, largest, 6495424693907944954u, 105763403807612844u, 10895789720478278221u},
};
}  // namespace

TEST_CASE("random_source gives the numbers of an independent implementation, at compile time too") {
    static_assert(std::uniform_random_bit_generator<random_source>);
    static_assert(random_source(2011)() == 1676047457310442370u);
    for (auto const& row : expected) {
        random_source draws(row[0], row[1]);
        for (int i = 2; i < 5; ++i) CHECK(draws() == row[i]);
    }
}

TEST_CASE("random_source::below and uniform give the numbers of an independent implementation") {
    random_source draws(2011);
    for (std::uint64_t const want : {13u, 25u, 81u, 76u, 117u, 127u, 97u, 98u, 17u, 46u, 70u, 148u}) CHECK(draws.below(152) == want);
    // three words in ten are thrown away here, so a forgotten rejection shows
    draws = random_source(2011);
    for (std::uint64_t const want : {272576143u, 507455944u, 1500387717u, 2320220829u, 2526312696u, 1916914733u})
        CHECK(draws.below(3000000000u) == want);
    draws = random_source(2011);
    CHECK(draws.uniform() == 0.09085871472023932);
    CHECK(draws.uniform() == 0.16915198166945333);
    CHECK(draws.uniform() == 0.5355941708164796);
}

TEST_CASE("random_source::below is even over its range, also near powers of two and above 2^32") {
    for (std::uint64_t const n : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{3}, std::uint64_t{7}, std::uint64_t{152}}) {
        random_source draws(7, n);
        std::vector<double> seen(n);
        auto const each = 2000.0;
        for (std::uint64_t i = 0; i < n * 2000; ++i) {
            auto const drawn = draws.below(n);
            REQUIRE(drawn < n);
            ++seen[drawn];
        }
        double chi_squared = 0;
        for (auto const s : seen) chi_squared += (s - each) * (s - each) / each;
        auto const df = static_cast<double>(n) - 1;
        CHECK(chi_squared <= df + 5 * std::sqrt(2 * df));
    }
    random_source draws(7);
    for (std::uint64_t const n : {std::uint64_t{1} << 33, largest / 2 + 2, largest}) {
        double sum = 0;
        for (int i = 0; i < 10000; ++i) {
            auto const drawn = draws.below(n);
            REQUIRE(drawn < n);
            sum += static_cast<double>(drawn) / static_cast<double>(n);
        }
        CHECK(std::fabs(sum / 10000 - 0.5) < 5 * std::sqrt(1.0 / 12 / 10000));
    }
    CHECK_THROWS_WITH_AS(draws.below(0), "pbo::random_source::below: there is no number below 0", std::domain_error);
}

TEST_CASE("uniform never is 1, inside never is 0 or 1, and chance is sure at its ends") {
    random_source draws(1);
    for (int i = 0; i < 100000; ++i) {
        auto const u = draws.uniform();
        auto const v = draws.inside();
        REQUIRE((u >= 0 && u < 1 && v > 0 && v < 1));
        REQUIRE(draws.chance(1));
        REQUIRE_FALSE(draws.chance(0));
    }
    static_assert((static_cast<double>(largest >> 12) + 0.5) * 0x1p-52 < 1);
}

TEST_CASE("streams of one seed have nothing to do with each other, nor with the neighbouring seed's") {
    // correlation of 20,000 pairs: a standard error is 0.007
    auto correlated = [](random_source a, random_source b) {
        double sum = 0;
        for (int i = 0; i < 20000; ++i) sum += (a.uniform() - 0.5) * (b.uniform() - 0.5) * 12;
        return std::fabs(sum / 20000);
    };
    CHECK(correlated(random_source(3, 0), random_source(3, 1)) < 0.035);
    CHECK(correlated(random_source(3, 1), random_source(4, 0)) < 0.035);
    CHECK(correlated(random_source(3, 0), random_source(4, 0)) < 0.035);
    CHECK(correlated(random_source(3, 0), random_source(3, 0)) > 0.9);
    CHECK(random_source(3, 5) == random_source(3, 5));
}
