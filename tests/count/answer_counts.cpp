// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/answer_counts.hpp>

#include <pbo/count/cell.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <random>
#include <sstream>

using pbo::answer_counts;
using pbo::answer_sheet;

static_assert(std::regular<answer_counts<>> && pbo::scalable<answer_counts<>> && pbo::removable<answer_counts<48>>);
static_assert(noexcept(std::declval<answer_counts<>&>().add(answer_sheet<>{})));

namespace {
std::vector<answer_sheet<48>> random_sheets(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<answer_sheet<48>> sheets(n);
    for (auto& s : sheets)
        for (std::size_t q = 0; q < 48; ++q) s.set(q, static_cast<std::uint8_t>(random() % 9));
    return sheets;
}
template <std::size_t N>
answer_counts<N> counted(std::vector<answer_sheet<N>> const& sheets, std::size_t from, std::size_t to) {
    answer_counts<N> c;
    for (std::size_t i = from; i < to; ++i) c.add(sheets[i]);
    return c;
}
}  // namespace

TEST_CASE("every code of every question is counted, the missing too") {
    auto const sheets = random_sheets(300, 1);
    auto const all = counted(sheets, 0, sheets.size());
    CHECK(all.sheets() == 300);
    for (std::size_t q = 0; q < 48; ++q)
        for (std::size_t code = 0; code < 9; ++code) {
            std::uint64_t expected = 0;
            for (auto const& s : sheets) expected += s[q] == code ? 1U : 0U;
            CHECK(all.count(q, code) == expected);
        }
}

TEST_CASE("any split merges to the whole, and a part taken away leaves the rest") {
    auto const sheets = random_sheets(100, 2);
    auto const whole = counted(sheets, 0, 100);
    for (std::size_t cut : {0U, 1U, 37U, 100U}) {
        auto merged = counted(sheets, 0, cut);
        auto const rest = counted(sheets, cut, 100);
        merged += rest;
        CHECK(merged == whole);
        merged -= rest;
        CHECK(merged == counted(sheets, 0, cut));
    }
    auto nothing = whole;
    nothing -= whole;
    CHECK(nothing == answer_counts<48>{});
}

TEST_CASE("n times is n merges") {
    auto const one = counted(random_sheets(5, 3), 0, 5);
    answer_counts<48> sum;
    for (std::uint64_t n = 0; n < 4; ++n, sum += one) {
        auto scaled = one;
        CHECK((scaled *= n) == sum);
    }
}

TEST_CASE("what overflows or is no part throws and changes nothing; there is no ninth code") {
    answer_counts<> one;
    one.add({});
    auto full = one;
    full *= std::numeric_limits<std::uint64_t>::max();
    auto const before = full;
    CHECK_THROWS_AS(full += one, std::overflow_error);
    CHECK_THROWS_AS(full *= 2, std::overflow_error);
    CHECK(full == before);
    answer_sheet<> other;
    other.set(3, 2);
    answer_counts<> part;
    part.add(other);
    CHECK_THROWS_WITH_AS(one -= part, doctest::Contains("question 3"), std::domain_error);
    CHECK(one.count(0, 0) == 1);
    CHECK(one.sheets() == 1);
    CHECK_THROWS_WITH_AS((void)one.count(16, 0), doctest::Contains("question 16 of 16"), std::out_of_range);
    CHECK_THROWS_AS((void)one.count(0, 9), std::out_of_range);
}
