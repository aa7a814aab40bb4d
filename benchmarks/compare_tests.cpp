// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Nanoseconds a call of every test, adjustment and simultaneous interval.

#include <pbo/compare.hpp>

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using pbo::two_by_two;

constexpr std::array<two_by_two, 4> sizes{{{12, 8, 7, 13}, {60, 40, 45, 55}, {120, 380, 90, 410}, {300, 200, 250, 250}}};

void by_name(benchmark::State& state, std::string const& name, two_by_two counts) {
    auto const test = pbo::parse_two_proportion_test(name);
    for (auto _ : state) {
        benchmark::DoNotOptimize(counts);
        benchmark::DoNotOptimize(test(counts));
    }
}

template <class Call>
void add(std::string const& name, Call call) {
    benchmark::RegisterBenchmark(name.c_str(), [call](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(call());
    });
}

bool const registered = [] {
    for (auto const& entry : pbo::two_proportion_tests())
        for (auto const& t : sizes) {
            std::string const name(entry.name);
            benchmark::RegisterBenchmark((name + "/n=" + std::to_string(t.total())).c_str(), by_name, name, t);
        }
    add("fisher/n=4000000000000000", [] { return pbo::fisher(two_by_two(1'000'000'000'000'000, 1'000'000'000'000'000, 1'000'000'030'000'000, 999'999'970'000'000)); });
    add("equivalence(0.05)/n=1000", [] { return pbo::equivalence{0.05}(two_by_two(300, 200, 290, 210)); });
    add("equivalence_of_counts(0.05)/20100", [] { return pbo::equivalence_of_counts{0.05}(10000, 10100); });
    add("mcnemar/236", [] { return pbo::mcnemar(86, 150); });
    add("mcnemar_exact/236", [] { return pbo::mcnemar_exact(86, 150); });
    add("mcnemar_mid_p/236", [] { return pbo::mcnemar_mid_p(86, 150); });

    static std::vector<two_by_two> const admissions{{512, 313, 89, 19},  {353, 207, 17, 8},  {120, 205, 202, 391},
                                                    {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};
    add("cochran_mantel_haenszel/6 strata", [] { return pbo::cochran_mantel_haenszel(admissions); });
    add("breslow_day_tarone/6 strata", [] { return pbo::breslow_day_tarone(admissions); });

    static std::vector<pbo::proportion> const groups{{8, 61}, {10, 58}, {11, 111}, {22, 124}, {6, 135}};
    add("cochran_armitage/5 groups", [] { return pbo::cochran_armitage(groups); });
    add("homogeneity/5 groups", [] { return pbo::homogeneity(groups); });
    static std::vector<pbo::proportion> const councils(152, pbo::proportion{41, 99});
    add("homogeneity/152 councils", [] { return pbo::homogeneity(councils); });

    static std::array<std::uint64_t, 5> const higher{5, 10, 20, 30, 15}, lower{10, 20, 20, 10, 5};
    static pbo::probability_of_superiority const superiority(higher, lower);
    add("mann_whitney/5 answers", [] { return pbo::mann_whitney(higher, lower); });
    add("superiority_score", [] { return pbo::superiority_score(superiority); });
    add("superiority_logit", [] { return pbo::superiority_logit(superiority); });
    add("tango of a net_balance", [] { return pbo::tango(pbo::net_balance{120, 30, 200}); });
    add("mover_wilson of a net_balance", [] { return pbo::mover_wilson(pbo::net_balance{120, 30, 200}); });

    static std::vector<double> const p{0.0001, 0.324, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.0004, 0.4262, 0.5719, 0.6528, 0.759};
    for (auto const& how : pbo::spellings_of<pbo::multiplicity>)
        add(std::string(how.text) + "/14 p-values", [value = how.value] { return pbo::adjust(value, p); });

    static std::vector<std::uint64_t> const answers{56, 72, 73, 59, 62, 87, 58};
    add("goodman/7 categories", [] { return pbo::goodman(answers); });
    add("quesenberry_hurst/7 categories", [] { return pbo::quesenberry_hurst(answers); });
    add("sison_glaz/7 categories", [] { return pbo::sison_glaz(answers); });
    add("goodman_differences/7 categories", [] { return pbo::goodman_differences(answers); });
    return true;
}();

}  // namespace
