// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A survey of 2 million people: 10 strata, 152 councils as clusters, weights; 14 areas of life by 4 modes.  From records in
// memory to 56 weighted shares with standard errors, degrees of freedom and limits, frame and all, on one core.
//
// Beside R's survey, on the same rows: benchmarks/against_peers/run.
#include "support/invented_sample.hpp"

#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/sampling.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>

namespace {

using namespace pbo;
using response = benchmarks::invented_response;

benchmarks::invented_sample const& two_million() {
    static auto const s = benchmarks::make_invented_sample(2'000'000);
    return s;
}

template <class Sample>
double estimate_all(Sample const& s) {
    auto const o = outcomes(s, &response::mode);
    double sum = 0;
    for (auto const& e : o.counts())
        for (std::size_t a = 0; a < 14; ++a) {
            auto const found = logit(share_of(o.frame(), e.cell, [a](auto const& u) { return u.moments(a, detail::answer_place::better); }));
            sum += found.limits->lower() + *found.counts.standard_error();
        }
    return sum;
}

void clusters_in_strata(benchmark::State& state) {
    auto const& data = two_million();
    auto const s = sample(data, strata(&response::stratum), clusters(&response::council), weights(&response::weight));
    for (auto _ : state) benchmark::DoNotOptimize(estimate_all(s));
}
BENCHMARK(clusters_in_strata)->Unit(benchmark::kMillisecond);

void records_in_strata(benchmark::State& state) {
    auto const& data = two_million();
    auto const s = sample(data, strata(&response::stratum), weights(&response::weight));
    for (auto _ : state) benchmark::DoNotOptimize(estimate_all(s));
}
BENCHMARK(records_in_strata)->Unit(benchmark::kMillisecond);

void the_same_unweighted(benchmark::State& state) {
    auto const& data = two_million();
    for (auto _ : state) benchmark::DoNotOptimize(outcomes(data, &response::mode));
}
BENCHMARK(the_same_unweighted)->Unit(benchmark::kMillisecond);

void estimates_from_the_cells(benchmark::State& state) {
    auto const& data = two_million();
    auto const o = outcomes(sample(data, strata(&response::stratum), clusters(&response::council), weights(&response::weight)),
                            &response::mode);
    for (auto _ : state)
        for (auto const& e : o.counts())
            for (std::size_t a = 0; a < 14; ++a)
                benchmark::DoNotOptimize(share_of(o.frame(), e.cell, [a](auto const& u) { return u.moments(a, detail::answer_place::better); }));
}
BENCHMARK(estimates_from_the_cells)->Unit(benchmark::kMillisecond);

}  // namespace
