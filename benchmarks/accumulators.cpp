// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does an accumulator set cost over the loop that one would write by hand?  The promise: at most 1.2 times, at -O2.  Each
// set has a twin that counts the same into plain variables: yes and no out of a vector, a predicate on records, a survey's
// answers and modes, and weights, whose twin checks and adds with the same care (compensated); weighted_added_plainly shows
// what that care costs.  For a ratio to trust, run with --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 and
// compare the medians.

#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/outcomes.hpp>
#include <pbo/accumulators/take_up.hpp>
#include <pbo/accumulators/tally.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;

constexpr std::size_t people = 200'000;

struct visit {
    bool useful = false;
    int minutes = 0;
};
constexpr auto lasted = [](visit const& v) { return v.minutes >= 30; };

template <class T, class Make>
std::vector<T> made(Make make) {
    std::mt19937 random(20110331);
    std::vector<T> all(people);
    for (auto& one : all) one = make(random);
    return all;
}
std::vector<char> const& answers() {
    static auto const all = made<char>([](std::mt19937& random) { return static_cast<char>(random() % 4 != 0); });
    return all;
}
std::vector<visit> const& visits() {
    static auto const all = made<visit>([](std::mt19937& random) { return visit{random() % 3 != 0, static_cast<int>(random() % 60)}; });
    return all;
}
std::vector<pbo::survey_response> const& responses() {
    static auto const all = made<pbo::survey_response>([](std::mt19937& random) {
        pbo::survey_response r;
        r.mode = static_cast<pbo::delivery_mode>(random() % 6);
        for (std::size_t area = 0; area < 14; ++area) r.answers.set(area, static_cast<std::uint8_t>(random() % 6));
        return r;
    });
    return all;
}
std::vector<double> const& weights() {
    static auto const all = made<double>([](std::mt19937& random) { return 0.1 + 0.01 * static_cast<double>(random() % 1000); });
    return all;
}

void items(benchmark::State& state) { state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people)); }

void yes_and_no(benchmark::State& state) {
    for (auto _ : state) {
        accumulator_set<bool, features<pbo::tag::interval>> set;
        for (char const a : answers()) set(a != 0);
        benchmark::DoNotOptimize(pbo::extract::interval(set));
    }
    items(state);
}
void yes_and_no_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        std::uint64_t hits = 0, trials = 0;
        for (char const a : answers()) {
            hits += a != 0 ? 1U : 0U;
            ++trials;
        }
        benchmark::DoNotOptimize(pbo::wilson(pbo::proportion{hits, trials}));
    }
    items(state);
}

void two_predicates(benchmark::State& state) {
    for (auto _ : state) {
        accumulator_set<visit, features<pbo::tag::tally_of<&visit::useful>, pbo::tag::tally_of<lasted, &visit::useful>>> set;
        for (auto const& v : visits()) set(v);
        benchmark::DoNotOptimize(set);
    }
    items(state);
}
void two_predicates_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        std::uint64_t useful = 0, all = 0, lasted_useful = 0, asked = 0;
        for (auto const& v : visits()) {
            useful += v.useful ? 1U : 0U;
            ++all;
            if (v.useful) {
                lasted_useful += lasted(v) ? 1U : 0U;
                ++asked;
            }
        }
        benchmark::DoNotOptimize(useful);
        benchmark::DoNotOptimize(all);
        benchmark::DoNotOptimize(lasted_useful);
        benchmark::DoNotOptimize(asked);
    }
    items(state);
}

void survey(benchmark::State& state) {
    for (auto _ : state) {
        accumulator_set<pbo::survey_response, features<pbo::tag::outcome_proportion, pbo::tag::take_up>> set;
        for (auto const& r : responses()) set(r);
        benchmark::DoNotOptimize(set);
    }
    items(state);
}
void survey_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        std::array<std::array<std::uint64_t, 16>, 9> counts{};
        std::uint64_t sheets = 0, budgets = 0, direct = 0, direct_of_budgets = 0;
        for (auto const& r : responses()) {
            for (std::size_t area = 0; area < 16; ++area) ++counts[r.answers.codes()[area]][area];
            ++sheets;
            bool const budget = is_personal_budget(r.mode);
            bool const payment = is_direct_payment(r.mode);
            budgets += budget ? 1U : 0U;
            direct += payment ? 1U : 0U;
            direct_of_budgets += budget && payment ? 1U : 0U;
        }
        benchmark::DoNotOptimize(counts);
        benchmark::DoNotOptimize(sheets);
        benchmark::DoNotOptimize(budgets);
        benchmark::DoNotOptimize(direct);
        benchmark::DoNotOptimize(direct_of_budgets);
    }
    items(state);
}

void weighted(benchmark::State& state) {
    for (auto _ : state) {
        accumulator_set<bool, features<pbo::tag::interval>, double> set;
        for (std::size_t i = 0; i < people; ++i) set(answers()[i] != 0, framework::weight = weights()[i]);
        benchmark::DoNotOptimize(pbo::extract::interval(set));
    }
    items(state);
}
struct careful_sum {
    double high = 0.0, low = 0.0;
    void add(double x) {
        double const sum = high + x;
        double const taken = sum - high;
        low += (high - (sum - taken)) + (x - taken);
        high = sum;
    }
};
void weighted_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        careful_sum sums[2], squares[2];
        std::uint64_t n[2] = {};
        for (std::size_t i = 0; i < people; ++i) {
            std::size_t const hit = answers()[i] != 0 ? 1 : 0;
            double const w = weights()[i];
            if (!(w >= 1e-100 && w <= 1e100)) throw std::domain_error("no weight");
            ++n[hit];
            sums[hit].add(w);
            squares[hit].add(w * w);
        }
        benchmark::DoNotOptimize(n);
        benchmark::DoNotOptimize(sums);
        benchmark::DoNotOptimize(squares);
    }
    items(state);
}
void weighted_added_plainly(benchmark::State& state) {
    for (auto _ : state) {
        double all = 0.0, all_squares = 0.0, hits = 0.0, hit_squares = 0.0;
        for (std::size_t i = 0; i < people; ++i) {
            double const w = weights()[i];
            double const y = answers()[i] != 0 ? 1.0 : 0.0;
            all += w;
            all_squares += w * w;
            hits += w * y;
            hit_squares += w * w * y;
        }
        benchmark::DoNotOptimize(all);
        benchmark::DoNotOptimize(all_squares);
        benchmark::DoNotOptimize(hits);
        benchmark::DoNotOptimize(hit_squares);
    }
    items(state);
}

BENCHMARK(yes_and_no)->Unit(benchmark::kMicrosecond);
BENCHMARK(yes_and_no_by_hand)->Unit(benchmark::kMicrosecond);
BENCHMARK(two_predicates)->Unit(benchmark::kMicrosecond);
BENCHMARK(two_predicates_by_hand)->Unit(benchmark::kMicrosecond);
BENCHMARK(survey)->Unit(benchmark::kMicrosecond);
BENCHMARK(survey_by_hand)->Unit(benchmark::kMicrosecond);
BENCHMARK(weighted)->Unit(benchmark::kMicrosecond);
BENCHMARK(weighted_by_hand)->Unit(benchmark::kMicrosecond);
BENCHMARK(weighted_added_plainly)->Unit(benchmark::kMicrosecond);

}  // namespace
