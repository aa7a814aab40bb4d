// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Nanoseconds an interval for every method, beside Boost.Math's own inverse of the incomplete beta (promotion off), at
// counts small and large.  A benchmark, not a test: run it on a quiet machine.
#include <pbo/interval.hpp>

#include <benchmark/benchmark.h>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>

#include <cstdint>
#include <string>

namespace {

/// Without promotion to long double: five times as fast, 1e-15 away.
using boost_policy = boost::math::policies::policy<    boost::math::policies::promote_double<false>,
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::denorm_error<boost::math::policies::ignore_error>,
    boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::indeterminate_result_error<boost::math::policies::ignore_error>>;

struct counts {
    std::uint64_t hits;
    std::uint64_t trials;
};
constexpr counts some_counts[] = {{3, 10}, {15, 148}, {76, 100}, {250, 1000}, {24'500, 100'000}, {40, 1'000'000}, {245'000'000, 1'000'000'000}};

template <class M>
void limits_of(benchmark::State& state, M method, counts c) {
    pbo::proportion p{c.hits, c.trials};
    pbo::confidence_level const level;
    for (auto _ : state) {
        benchmark::DoNotOptimize(p);
        auto i = limits(method, p, level);
        benchmark::DoNotOptimize(i);
    }
}

void boost_quantiles(benchmark::State& state, double shift_lower, double shift_upper, counts c) {
    auto hits = static_cast<double>(c.hits);
    auto const misses = static_cast<double>(c.trials - c.hits);
    for (auto _ : state) {
        benchmark::DoNotOptimize(hits);
        double lower = boost::math::ibeta_inv(hits + shift_lower, misses + shift_upper, 0.025, boost_policy{});
        double upper = boost::math::ibetac_inv(hits + shift_upper, misses + shift_lower, 0.025, boost_policy{});
        benchmark::DoNotOptimize(lower);
        benchmark::DoNotOptimize(upper);
    }
}

template <class M>
void add(M const& method) {
    for (counts const c : some_counts)
        benchmark::RegisterBenchmark((std::string(method.name().view()) + "/" + std::to_string(c.hits) + "/" + std::to_string(c.trials)).c_str(),
                                     [method, c](benchmark::State& s) { limits_of(s, method, c); });
}

void add_boost(std::string const& name, double shift_lower, double shift_upper) {
    for (counts const c : some_counts)
        benchmark::RegisterBenchmark((name + "/" + std::to_string(c.hits) + "/" + std::to_string(c.trials)).c_str(),
                                     [=](benchmark::State& s) { boost_quantiles(s, shift_lower, shift_upper, c); });
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    add(pbo::wilson);
    add(pbo::wald);
    add(pbo::agresti_coull);
    add_boost("boost ibeta_inv for clopper_pearson", 0.0, 1.0);
    add(pbo::clopper_pearson);
    add_boost("boost ibeta_inv for jeffreys", 0.5, 0.5);
    add(pbo::jeffreys);
    add(pbo::jeffreys_modified);
    add(pbo::mid_p);
    add(pbo::blaker);
    add(pbo::bayes{1.0, 1.0});
    add(pbo::bayes_highest_density{1.0, 1.0});
    add(pbo::likelihood_ratio);
    add(pbo::logit);
    add(pbo::arcsine);
    add(pbo::skewness_corrected_score);
    add(pbo::wilson_continuity_corrected);
    add(pbo::wald_continuity_corrected);
    add(pbo::finite_population(pbo::wilson, 2'000'000'000));
    add(pbo::parse_method("wilson"));
    benchmark::RunSpecifiedBenchmarks();
}
