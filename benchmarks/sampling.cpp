// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// A survey of 2 million people: 10 strata, 152 councils as clusters, weights; 14 areas of life by 4 modes.  From records in
// memory to 56 weighted shares with standard errors, degrees of freedom and limits, frame and all, on one core.
//
// Beside it R's survey on the same rows: benchmarks/sampling/run writes some of them (PBO_SAMPLING_ROWS=file), has R do
// the same work, compares the numbers and prints both times and their ratio.
#include <pbo/core/random.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/sampling.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace pbo;

struct response {
    answer_sheet<16> answers;
    delivery_mode mode{};
    std::uint16_t council = 0;
    std::uint8_t stratum = 0;
    double weight = 1;
};
struct survey_of_responses {
    instrument asked = poet_style_users();
    std::vector<response> responses;
};

survey_of_responses make(std::size_t rows) {
    constexpr std::array modes{delivery_mode::direct_payment, delivery_mode::managed_budget, delivery_mode::part_direct_payment,
                               delivery_mode::council_commissioned};
    random_source draws(152);
    survey_of_responses s;
    s.responses.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        response r;
        r.council = static_cast<std::uint16_t>(draws.below(152));
        r.stratum = static_cast<std::uint8_t>(r.council % 10);
        r.mode = modes[draws.below(4)];
        r.weight = 0.5 + static_cast<double>(draws.below(1000)) / 256;
        for (std::size_t a = 0; a < 14; ++a)
            r.answers.set(a, static_cast<std::uint8_t>(1 + std::min<std::uint64_t>(4, draws.below(6 + r.council % 3) / (1 + a % 2))));
        s.responses.push_back(r);
    }
    return s;
}

survey_of_responses const& two_million() {
    static auto const s = make(2'000'000);
    return s;
}

template <class Sample>
double estimate_all(Sample const& s, bool print = false) {
    auto const o = outcomes(s, &response::mode);
    double sum = 0;
    for (auto const& e : o.counts())
        for (std::size_t a = 0; a < 14; ++a) {
            auto const found = logit(share_of(o.frame(), e.cell, [a](auto const& u) { return u.moments(a, detail::answer_place::better); }));
            sum += found.limits->lower() + *found.counts.standard_error();
            if (print)
                std::printf("%d %zu %.15g %.15g\n", static_cast<int>(e.key), a, *found.value, *found.counts.standard_error());
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

/// PBO_SAMPLING_ROWS=file:n writes n rows for R, prints our 56 estimates of them and the seconds that they took.
bool const written = [] {
    char const* asked = std::getenv("PBO_SAMPLING_ROWS");
    if (asked == nullptr) return false;
    std::string const text = asked;
    auto const colon = text.rfind(':');
    auto const data = make(std::stoul(text.substr(colon + 1)));
    std::ofstream out(text.substr(0, colon));
    out.precision(17);
    out << "mode,council,stratum,weight";
    for (int a = 0; a < 14; ++a) out << ",a" << a;
    out << '\n';
    for (auto const& r : data.responses) {
        out << static_cast<int>(r.mode) << ',' << r.council << ',' << int{r.stratum} << ',' << r.weight;
        for (std::size_t a = 0; a < 14; ++a) out << ',' << (r.answers.codes()[a] <= 2 ? 1 : 0);
        out << '\n';
    }
    out.close();
    auto const s = sample(data, strata(&response::stratum), clusters(&response::council), weights(&response::weight));
    auto const start = std::chrono::steady_clock::now();
    estimate_all(s, true);
    std::printf("seconds %.6f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    std::exit(0);
}();

}  // namespace
