// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/benchmarking/benchmark_verdict.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("the whole interval must lie on one side of the point, and touching it is similar") {
    CHECK(verdict_against({0.25, 0.30}, 0.2) == benchmark_verdict::higher);
    CHECK(verdict_against({0.10, 0.15}, 0.2) == benchmark_verdict::lower);
    CHECK(verdict_against({0.10, 0.30}, 0.2) == benchmark_verdict::similar);
    CHECK(verdict_against({0.20, 0.30}, 0.2) == benchmark_verdict::similar);
    CHECK(verdict_against({0.10, 0.20}, 0.2) == benchmark_verdict::similar);
    CHECK(verdict_against({0.2, 0.2}, 0.2) == benchmark_verdict::similar);
}

TEST_CASE("only a polarity makes higher better or worse; similar and not compared stay what they are") {
    CHECK(in_words(benchmark_verdict::higher) == "higher");
    CHECK(in_words(benchmark_verdict::lower) == "lower");
    CHECK(in_words(benchmark_verdict::higher, polarity::higher_is_better) == "better");
    CHECK(in_words(benchmark_verdict::lower, polarity::higher_is_better) == "worse");
    CHECK(in_words(benchmark_verdict::higher, polarity::lower_is_better) == "worse");
    CHECK(in_words(benchmark_verdict::lower, polarity::lower_is_better) == "better");
    for (auto which : {polarity::neither, polarity::higher_is_better, polarity::lower_is_better}) {
        CHECK(in_words(benchmark_verdict::similar, which) == "similar");
        CHECK(in_words(benchmark_verdict::not_compared, which) == "not compared");
    }
}
