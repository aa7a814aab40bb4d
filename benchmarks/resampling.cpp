// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What do 10,000 draws cost?  The cluster bootstrap of 14 areas by four modes over 152 councils, and the permutation test of 30
// pilot councils against the other 122, by one thread and two: the same limits and p-values to the bit.  For a ratio to
// trust, run with --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 and compare the medians.

#include "support/invented_survey.hpp"

#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/compare/permutation_test.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/core/threads.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstddef>
#include <vector>

namespace {

constexpr std::size_t figures = 4 * benchmarks::invented_areas.size();

/// Of each council, better of those who answered, by mode and area.
std::vector<std::vector<pbo::proportion>> const& councils() {
    static auto const made = [] {
        std::vector<std::vector<pbo::proportion>> all(benchmarks::invented_councils, std::vector<pbo::proportion>(figures));
        benchmarks::invented_survey survey;
        for (int i = 0; i < 100'000; ++i) {
            auto const person = survey.next();
            for (std::size_t area = 0; area < person.answers.size(); ++area) {
                auto const code = person.answers[area];
                if (code >= 1 && code <= 5) all[person.council][person.mode * person.answers.size() + area].add(code <= 2);
            }
        }
        return all;
    }();
    return made;
}

pbo::cluster_counts counts_of(std::size_t from, std::size_t to) {
    pbo::cluster_counts counts(figures);
    for (auto i = from; i < to; ++i) counts.add(councils()[i]);
    return counts;
}

void bootstrap(benchmark::State& state) {
    auto const all = counts_of(0, councils().size());
    pbo::threads const threads(static_cast<unsigned>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(pbo::cluster_bootstrap(threads, all, {.seed = 1, .replicates = 10'000}));
}
void permutation(benchmark::State& state) {
    auto const pilots = counts_of(0, 30), others = counts_of(30, councils().size());
    pbo::threads const threads(static_cast<unsigned>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(pbo::permutation_test(threads, pilots, others, 0, {.seed = 1, .permutations = 9'999}));
}

BENCHMARK(bootstrap)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(permutation)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
