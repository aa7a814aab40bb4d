// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How close to reading the bytes is counting packed answers?  600,000 people in the 608 groups of 152 councils and four modes:
// counted through vector registers, by the scalar twin, and by one thread and two; beside it a plain sum over as many bytes (16
// of answers and 4 of key a person), which is what memory gives.  For a ratio to trust, run with
// --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 and compare the medians.

#include "support/invented_survey.hpp"

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/bytes.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/count/packed_answers.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <vector>

namespace {

constexpr std::size_t people = 600'000;
using key = std::tuple<std::uint32_t, std::uint32_t>;

pbo::packed_answers<key> const& packed() {
    static auto const made = [] {
        pbo::packed_answers<key> all;
        benchmarks::invented_survey survey;
        for (std::size_t i = 0; i < people; ++i) {
            auto const person = survey.next();
            pbo::answer_sheet<16> sheet;
            for (std::size_t area = 0; area < person.answers.size(); ++area) sheet.set(area, person.answers[area]);
            all.add(key{person.council, person.mode}, sheet);
        }
        return all;
    }();
    return made;
}

void told_bytes(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(people * 16));
}

void counted(benchmark::State& state) {
    auto const& all = packed();
    for (auto _ : state) benchmark::DoNotOptimize(all.counted());
    told_bytes(state);
}
void counted_by_threads(benchmark::State& state) {
    auto const& all = packed();
    pbo::threads const threads(static_cast<unsigned>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(all.counted(threads));
    told_bytes(state);
}
void counted_by_the_scalar_twin(benchmark::State& state) {
    auto const& all = packed();
    for (auto _ : state) benchmark::DoNotOptimize(all.counted_with<pbo::detail::scalar_bytes<16>>());
    told_bytes(state);
}

void sum_of_bytes(benchmark::State& state) {
    std::vector<std::uint8_t> const bytes(people * 16, 1);
    for (auto _ : state) benchmark::DoNotOptimize(std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0}));
    told_bytes(state);
}
void sum_of_words(benchmark::State& state) {
    std::vector<std::uint64_t> const words(people * 16 / 8, 1);
    for (auto _ : state) benchmark::DoNotOptimize(std::accumulate(words.begin(), words.end(), std::uint64_t{0}));
    told_bytes(state);
}

BENCHMARK(counted)->Unit(benchmark::kMillisecond);
BENCHMARK(counted_by_threads)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(counted_by_the_scalar_twin)->Unit(benchmark::kMillisecond);
BENCHMARK(sum_of_bytes)->Unit(benchmark::kMillisecond);
BENCHMARK(sum_of_words)->Unit(benchmark::kMillisecond);

}  // namespace
