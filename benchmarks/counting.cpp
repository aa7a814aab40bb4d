// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How much does tabulate cost over the loop that one would write by hand?  The promise: counting general records into
// 600 groups takes at most twice a hand-written hash loop.  Records with an int key, with a short code held in place, and
// with a name that is a std::string; each counted by tabulate, by std::unordered_map and by an open-addressing table made
// for the purpose.  For a ratio to trust, run with --benchmark_enable_random_interleaving=true --benchmark_repetitions=15
// and compare the medians.

#include <pbo/count/tabulate.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

constexpr std::size_t people = 1'000'000;
constexpr int groups = 600;

struct code {
    std::array<char, 9> text{};
    friend auto operator<=>(code const&, code const&) = default;
};

}  // namespace

template <>
struct std::hash<code> {
    std::size_t operator()(code const& c) const noexcept {
        return std::hash<std::string_view>{}(std::string_view(c.text.data(), c.text.size()));
    }
};

namespace {

template <class Key>
struct person {
    Key council;
    bool told;
    std::array<char, 20> more{};  // what else a record has
};

template <class Key>
Key key_number(int n) {
    if constexpr (std::is_same_v<Key, int>) {
        return n * 7 + 1000;
    } else if constexpr (std::is_same_v<Key, code>) {
        auto const text = "E0" + std::to_string(6'000'000 + n);
        code c;
        for (std::size_t i = 0; i < c.text.size(); ++i) c.text[i] = text[i];
        return c;
    } else {
        return "The council of the borough of number " + std::to_string(n);
    }
}

template <class Key>
std::vector<person<Key>> const& survey() {
    static auto const made = [] {
        std::mt19937 random(20110331);
        std::vector<person<Key>> all;
        all.reserve(people);
        for (std::size_t i = 0; i < people; ++i)
            all.push_back({key_number<Key>(static_cast<int>(random() % groups)), random() % 4 != 0});
        return all;
    }();
    return made;
}

struct hits_of {
    std::uint64_t hits = 0;
    std::uint64_t trials = 0;
};

template <class Key>
void tabulated(benchmark::State& state) {
    auto const& records = survey<Key>();
    auto const told = pbo::indicator("told the value", &person<Key>::told);
    for (auto _ : state) benchmark::DoNotOptimize(pbo::tabulate(records, pbo::by(&person<Key>::council), told));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people));
}

template <class Key>
void unordered_map_by_hand(benchmark::State& state) {
    auto const& records = survey<Key>();
    for (auto _ : state) {
        std::unordered_map<Key, hits_of> counted;
        for (auto const& r : records) {
            auto& c = counted[r.council];
            c.hits += r.told ? 1U : 0U;
            ++c.trials;
        }
        benchmark::DoNotOptimize(counted);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people));
}

/// 2,048 slots, linear probing, keys in the slots, no growth: what one writes who knows the number of groups.
template <class Key>
void open_addressing_by_hand(benchmark::State& state) {
    struct slot {
        Key key{};
        hits_of counts;
    };
    auto const& records = survey<Key>();
    for (auto _ : state) {
        std::vector<slot> slots(2048);
        for (auto const& r : records) {
            std::size_t at = (std::hash<Key>{}(r.council) * 0x9E3779B97F4A7C15U >> 32U) & 2047U;
            while (slots[at].counts.trials != 0 && !(slots[at].key == r.council)) at = (at + 1) & 2047U;
            auto& s = slots[at];
            if (s.counts.trials == 0) s.key = r.council;
            s.counts.hits += r.told ? 1U : 0U;
            ++s.counts.trials;
        }
        benchmark::DoNotOptimize(slots);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(people));
}

BENCHMARK(tabulated<int>)->Unit(benchmark::kMillisecond);
BENCHMARK(unordered_map_by_hand<int>)->Unit(benchmark::kMillisecond);
BENCHMARK(open_addressing_by_hand<int>)->Unit(benchmark::kMillisecond);
BENCHMARK(tabulated<code>)->Unit(benchmark::kMillisecond);
BENCHMARK(unordered_map_by_hand<code>)->Unit(benchmark::kMillisecond);
BENCHMARK(open_addressing_by_hand<code>)->Unit(benchmark::kMillisecond);
BENCHMARK(tabulated<std::string>)->Unit(benchmark::kMillisecond);
BENCHMARK(unordered_map_by_hand<std::string>)->Unit(benchmark::kMillisecond);
BENCHMARK(open_addressing_by_hand<std::string>)->Unit(benchmark::kMillisecond);

}  // namespace
