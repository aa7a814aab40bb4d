// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/rounding.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

using pbo::halves;
using pbo::round_to_nearest;

TEST_CASE("to the nearest multiple") {
    constexpr round_to_nearest five{5};
    static_assert(five.printed(2) == 0 && five.printed(3) == 5 && five.printed(7) == 5 && five.printed(8) == 10 && five.printed(0) == 0);
    CHECK(five.possible(0) == pbo::compatible_counts{0, 2});
    CHECK(five.possible(25) == pbo::compatible_counts{23, 27});
    CHECK(round_to_nearest{10}.printed(25) == 30);
    CHECK(round_to_nearest(10, halves::down).printed(25) == 20);
    CHECK(round_to_nearest(10, halves::to_even).printed(25) == 20);
    CHECK(round_to_nearest(10, halves::to_even).printed(35) == 40);
    CHECK(round_to_nearest(10, halves::to_even).printed(5) == 0);
    CHECK(five.words() == "counts are rounded to the nearest 5");
    CHECK(round_to_nearest{10}.words() == "counts are rounded to the nearest 10, halves up");
}

TEST_CASE("the possible counts are those that print so") {
    for (std::uint64_t const base : {2U, 3U, 4U, 5U, 6U, 10U})
        for (auto const rule : {halves::up, halves::down, halves::to_even}) {
            round_to_nearest const r(base, rule);
            for (std::uint64_t figure = 0; figure < 8 * base; figure += base) {
                auto const possible = r.possible(figure);
                for (std::uint64_t n = 0; n < 10 * base; ++n) CHECK((r.printed(n) == figure) == possible.contains(n));
            }
        }
}

TEST_CASE("rounding that cannot be") {
    CHECK_THROWS_AS(round_to_nearest{1}, std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(round_to_nearest{5}.possible(7)), std::invalid_argument);
    auto const largest = std::numeric_limits<std::uint64_t>::max();
    CHECK_THROWS_AS(static_cast<void>(round_to_nearest{10}.printed(largest)), std::overflow_error);
    CHECK_THROWS_AS(pbo::round_at_random(0, {}), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(pbo::round_at_random(3, {}).possible(4)), std::invalid_argument);
}

// Aumasson and Bernstein's own test vectors: key 00 01 ... 0f, and 0, 1 and 15 bytes 00 01 ...
TEST_CASE("SipHash as published") {
    std::array<std::uint64_t, 2> const key{0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL};
    std::string bytes;
    CHECK(pbo::detail::sip_hash(key, bytes) == 0x726fdb47dd0e0e31ULL);
    bytes.push_back('\0');
    CHECK(pbo::detail::sip_hash(key, bytes) == 0x74f839c593dc67fdULL);
    while (bytes.size() < 15) bytes.push_back(static_cast<char>(bytes.size()));
    CHECK(pbo::detail::sip_hash(key, bytes) == 0xa129ca6149be45e5ULL);
}

TEST_CASE("by chance, and unbiased") {
    pbo::round_at_random const three(3, {11, 22});
    CHECK(three.printed(0, "a") == 0);
    CHECK(three.printed(9, "a") == 9);
    CHECK(three.possible(6) == pbo::compatible_counts{4, 8});
    CHECK(three.possible(0) == pbo::compatible_counts{0, 2});
    // A cell prints the same every time; a cell of another name, or with another key, may not.
    std::uint64_t sum = 0, others = 0;
    int const cells = 30'000;
    for (int i = 0; i < cells; ++i) {
        auto const name = "cell " + std::to_string(i);
        auto const printed = three.printed(7, name);
        CHECK((printed == 6 || printed == 9));
        CHECK(printed == three.printed(7, name));
        sum += printed;
        others += printed != pbo::round_at_random(3, {11, 23}).printed(7, name) ? 1U : 0U;
    }
    // The mean is 7, its standard deviation sqrt(2) / sqrt(cells): five of them.
    CHECK(std::abs(static_cast<double>(sum) / cells - 7.0) < 5.0 * std::sqrt(2.0 / cells));
    CHECK(others > cells / 3);  // 4 / 9 of them
}

TEST_CASE("rounding says how it rounds, and knows its base") {
    CHECK(round_to_nearest{10, halves::down}.words() == "counts are rounded to the nearest 10, halves down");
    CHECK(round_to_nearest{10, halves::to_even}.words() == "counts are rounded to the nearest 10, halves to the even multiple");
    CHECK(round_to_nearest{10}.base() == 10);
    pbo::round_at_random const three(3, {11, 22});
    CHECK(three.base() == 3);
    CHECK(three.words() == "counts are rounded to a multiple of 3, up or down by chance so that no sum is biased");
}
