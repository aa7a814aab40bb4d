// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/benchmark_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/text_table.hpp>

#include "side_by_side.hpp"

using namespace pbo;
using namespace councils_beside;
using doctest::Approx;

TEST_CASE("a row for each council in the order of the returns, with higher, similar, lower or why not") {
    auto const t = six();
    auto const s = benchmark_sheet(t, benchmark(t, every_council(t)), "England", {});
    CHECK(names(s) == std::vector<std::string>{"Oak", "Ash", "Birch", "Elm", "Fir", "Yew"});
    CHECK(text(s, "Oak", "benchmark_verdict") == "similar");
    CHECK(text(s, "Ash", "benchmark_verdict") == "higher");  // Wilson .522 to .709 about .5
    CHECK(text(s, "Birch", "benchmark_verdict") == "lower");
    CHECK(text(s, "Elm", "benchmark_verdict") == "not compared");
    CHECK(text(s, "Elm", "benchmark_reason") == "no figures");
    CHECK(text(s, "Fir", "benchmark_reason") == "nobody eligible");
    CHECK(*number(s, "Ash", "benchmark_share") == 0.5);
    CHECK(*number(s, "Ash", "benchmark_points") == Approx(12.0));
    CHECK(number(s, "Elm", "benchmark_points") == figure<double>(absence::suppressed));
    CHECK(count(s, "Oak", "benchmark_denominator") == figure<std::uint64_t>(400));
    CHECK(notes(s, "1 council higher, 2 similar, 1 lower, 2 not compared"));
    CHECK(notes(s, "0.2 of 4 would differ"));
}

TEST_CASE("the words set councils side by side and do not judge them") {
    auto const t = six();
    auto const s = benchmark_sheet(t, benchmark_by_region(t), "each council's region", {});
    CHECK(notes(s, "does not judge how effective they are"));
    auto const all = text_table(s);
    for (auto const* word : {"better", "worse", "best", "worst", "perform"}) CHECK(all.find(word) == std::string::npos);
    CHECK(text(s, "Oak", "benchmark") == "North");
    CHECK(text(s, "Yew", "benchmark") == "South");
}

TEST_CASE("one council is not compared, and nothing is said about chance") {
    auto const t = take_up(std::vector{one("Oak", "North", 50, 100)}, eligibility_basis::ongoing);
    auto const s = benchmark_sheet(t, benchmark(t, every_council(t)), "England", {});
    CHECK(text(s, "Oak", "benchmark_reason") == "no other council to compare with");
    CHECK_FALSE(notes(s, "by chance alone"));
}

TEST_CASE("why there is no comparison is said in the words of the indicator") {
    auto words = words_of_counts("smokers", "adults");
    CHECK(in_words(not_compared_because::itself_alone, words) == "no other area to compare with");
    CHECK(in_words(not_compared_because::no_people, words) == "denominator is 0");
    CHECK(in_words(not_compared_because::no_people, {}) == "nobody eligible");
    CHECK(in_words(not_compared_because::compared, words) == "");
}
