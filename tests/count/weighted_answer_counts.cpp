// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Each question of weighted_answer_counts is the weighted counts of its own answers, kept one by one.
#include <pbo/count/weighted_answer_counts.hpp>

#include <pbo/count/answer_counts.hpp>
#include <pbo/count/cell.hpp>

#include <doctest/doctest.h>

#include <random>
#include <sstream>

using pbo::answer_sheet;
using pbo::weighted_answer_counts;
using pbo::weighted_count;

static_assert(pbo::scalable<weighted_answer_counts<>> && !pbo::removable<weighted_answer_counts<>>);

namespace {
answer_sheet<> random_sheet(std::mt19937& random) {
    answer_sheet<> sheet;
    for (std::size_t q = 0; q < 16; ++q) sheet.set(q, static_cast<std::uint8_t>(random() % 9));
    return sheet;
}
}  // namespace

TEST_CASE("every question and code is the count of its own sheets, and weights of 1 are plain counts") {
    std::mt19937 random(14);
    weighted_answer_counts<> weighted, ones;
    pbo::answer_counts<> plain;
    weighted_count third_is_two;
    for (int i = 0; i < 500; ++i) {
        auto const sheet = random_sheet(random);
        double const w = 0.1 * (1 + i % 40);
        weighted.add(sheet, w);
        ones.add(sheet, 1.0);
        plain.add(sheet);
        if (sheet[3] == 2) third_is_two.add(w);
    }
    CHECK(weighted.count(3, 2) == third_is_two);
    CHECK(weighted.sheets().n() == 500);
    for (std::size_t q = 0; q < 16; ++q)
        for (std::size_t code = 0; code < 9; ++code) {
            CHECK(weighted.count(q, code).n() == plain.count(q, code));
            CHECK(ones.count(q, code).sum() == static_cast<double>(plain.count(q, code)));
        }
}

TEST_CASE("parts merge to the whole; twice over is added to itself") {
    std::mt19937 random(15);
    weighted_answer_counts<> whole, first, second;
    for (int i = 0; i < 100; ++i) {
        auto const sheet = random_sheet(random);
        whole.add(sheet, 0.5 * i);
        (i < 23 ? first : second).add(sheet, 0.5 * i);
    }
    first += weighted_answer_counts<>{};
    first += second;
    for (std::size_t q = 0; q < 16; ++q)
        for (std::size_t code = 0; code < 9; ++code)
            CHECK(first.count(q, code).sum() == doctest::Approx(whole.count(q, code).sum()).epsilon(1e-14));
    CHECK(first.sheets().n() == 99);  // one has weight 0
    auto doubled = whole;
    doubled *= 2;
    whole += whole;
    CHECK(doubled == whole);
    std::ostringstream out;
    out << whole;
    CHECK(out.str() == "198 answer sheets of weight 4950");
}

TEST_CASE("what is not there, or is no weight, is refused by its value") {
    weighted_answer_counts<> counts;
    CHECK_THROWS_WITH_AS(static_cast<void>(counts.count(16, 0)), doctest::Contains("question 16 of 16"), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(counts.count(0, 9)), std::out_of_range);
    CHECK_THROWS_AS(counts.add({}, -2.0), std::domain_error);
    CHECK(counts == weighted_answer_counts<>{});
}
