// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Nanoseconds a call for every method for two proportions, both limits at 95 %, on a small table, a table of some
// hundreds and one of 10^15.

#include <pbo/compare.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

namespace {

constexpr std::uint64_t huge = 1000000000000000;
constexpr std::array<std::array<std::uint64_t, 4>, 3> tables{
    {{7, 34, 1, 34}, {256, 370, 198, 380}, {huge / 2, huge, huge / 3, huge}}};
constexpr std::array<char const*, 3> sizes{"/tens", "/hundreds", "/1e15"};

template <class E, class Make>
void add(Make const& make) {
    for (auto const& m : pbo::methods_for<E>)
        for (std::size_t i = 0; i < tables.size(); ++i)
            benchmark::RegisterBenchmark((std::string(m.form) + sizes[i]).c_str(),
                                         [&m, counts = make(tables[i])](benchmark::State& state) {
                                             E e = counts;
                                             pbo::confidence_level const level;
                                             for (auto _ : state) {
                                                 benchmark::DoNotOptimize(e);
                                                 benchmark::DoNotOptimize(m.limits(e, level));
                                             }
                                         });
}

template <class E>
E two(std::array<std::uint64_t, 4> const& n) {
    return {{n[0], n[1]}, {n[2], n[3]}};
}

[[maybe_unused]] bool const registered = [] {
    add<pbo::difference_of>(two<pbo::difference_of>);
    add<pbo::ratio_of>(two<pbo::ratio_of>);
    add<pbo::odds_ratio_of>(two<pbo::odds_ratio_of>);
    add<pbo::paired_difference_of>([](std::array<std::uint64_t, 4> const& n) {
        return pbo::paired_difference_of{n[0], n[1] - n[0], n[2], n[3] - n[2]};
    });
    return true;
}();

template <class Method, class E>
void stratified(benchmark::State& state) {
    pbo::stratified<E> const six{{{512, 825}, {89, 108}},  {{353, 560}, {17, 25}},  {{120, 325}, {202, 593}},
                                 {{138, 417}, {131, 375}}, {{53, 191}, {94, 393}}, {{22, 373}, {24, 341}}};
    for (auto _ : state) benchmark::DoNotOptimize(limits(Method{}, six, pbo::confidence_level{}));
}
BENCHMARK(stratified<pbo::mantel_haenszel_method, pbo::difference_of>);
BENCHMARK(stratified<pbo::miettinen_nurminen_method, pbo::difference_of>);
BENCHMARK(stratified<pbo::miettinen_nurminen_method, pbo::ratio_of>);
BENCHMARK(stratified<pbo::miettinen_nurminen_method, pbo::odds_ratio_of>);

}  // namespace
