// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does a table add to its intervals?  8,512 figures, 14 areas by 608 councils and modes: limits alone, from counts in an
// array into an array; and outcome_intervals, from the table of answers to estimates with value, limits, method and counts.
// For a ratio to trust, run with --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 and compare the medians.

#include "support/invented_sample.hpp"

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/jeffreys.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using benchmarks::invented_response;

auto const& table() {
    static auto const made =
        pbo::outcomes(benchmarks::make_invented_sample(120'000), &invented_response::council, &invented_response::mode);
    return made;
}

std::vector<pbo::proportion> figures() {
    std::vector<pbo::proportion> all;
    for (auto const& cell : table().counts()) {
        pbo::outcome_view const group(cell.cell, table().questions());
        for (std::size_t i = 0; i < group.size(); ++i) all.push_back(group[i].better());
    }
    return all;
}

template <class Method>
void limits_alone(benchmark::State& state, Method method) {
    auto const counts = figures();
    pbo::confidence_level const level;
    std::vector<pbo::interval> all(counts.size());
    for (auto _ : state) {
        for (std::size_t i = 0; i < counts.size(); ++i) all[i] = *limits(method, counts[i], level);
        benchmark::DoNotOptimize(all.data());
        benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(counts.size()));
}

template <class Method>
void whole_table(benchmark::State& state, Method method) {
    auto const& o = table();
    for (auto _ : state) benchmark::DoNotOptimize(pbo::outcome_intervals(o, method));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(o.size() * o.questions().size()));
}

BENCHMARK_CAPTURE(limits_alone, wilson, pbo::wilson)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_table, wilson, pbo::wilson)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(limits_alone, clopper_pearson, pbo::clopper_pearson)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_table, clopper_pearson, pbo::clopper_pearson)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(limits_alone, jeffreys, pbo::jeffreys)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_table, jeffreys, pbo::jeffreys)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(limits_alone, blaker, pbo::blaker)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(whole_table, blaker, pbo::blaker)->Unit(benchmark::kMicrosecond);

}  // namespace
