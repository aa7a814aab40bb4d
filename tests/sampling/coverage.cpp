// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Do 95 % intervals hold the truth 95 times in 100?  Samples are drawn again and again from a population that is known to
// the last person; the intervals that know the design do, and the one that takes the people for a simple random sample
// visibly does not.  Seeded: the same samples on every machine.
#include <pbo/core/random.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace pbo;

namespace {

struct person {
    int stratum = 0;
    int cluster = 0;
    bool hit = false;
    double weight = 1;
    double population = 0;
};

/// n different numbers below N, by selection sampling (Fan, Muller and Rezucha 1962).
std::vector<std::size_t> drawn(random_source& draws, std::size_t n, std::size_t N) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < N && chosen.size() < n; ++i)
        if (draws.below(N - i) < n - chosen.size()) chosen.push_back(i);
    return chosen;
}

struct coverage_counts {
    int by_design = 0, naive = 0, samples = 0;
    [[nodiscard]] double design_share() const { return static_cast<double>(by_design) / samples; }
    [[nodiscard]] double naive_share() const { return static_cast<double>(naive) / samples; }
};

template <class Sample, class Method>
void note(coverage_counts& to, Sample const& s, std::vector<person> const& people, double truth, Method const& method) {
    auto const t = tabulate(s, by([](person const&) { return 0; }), indicator("hit", &person::hit));
    proportion plain;
    for (auto const& p : people) plain.add(p.hit);
    ++to.samples;
    to.by_design += method(t[0]).limits->contains(truth) ? 1 : 0;
    to.naive += wilson(plain).limits->contains(truth) ? 1 : 0;
}

}  // namespace

TEST_CASE("stratified: small strata are asked more often, and weights put that right") {
    // Four strata of very different size and share, 60 people from each.
    std::size_t const sizes[4] = {200, 1000, 4000, 10000};
    double const shares[4] = {0.9, 0.7, 0.5, 0.3};
    random_source draws(20261122);
    std::vector<std::vector<bool>> everybody(4);
    double hits = 0, all = 0;
    for (std::size_t h = 0; h < 4; ++h)
        for (std::size_t i = 0; i < sizes[h]; ++i) {
            everybody[h].push_back(draws.chance(shares[h]));
            hits += everybody[h].back() ? 1 : 0;
            all += 1;
        }
    for (int method = 0; method < 3; ++method) {
        coverage_counts c;
        for (int repeat = 0; repeat < 1000; ++repeat) {
            std::vector<person> asked;
            for (std::size_t h = 0; h < 4; ++h)
                for (auto const i : drawn(draws, 60, sizes[h])) {
                    double const size = static_cast<double>(sizes[h]);
                    asked.push_back({static_cast<int>(h), 0, everybody[h][i], size / 60, size});
                }
            auto const s = sample(asked, strata(&person::stratum), weights(&person::weight), population(&person::population));
            if (method == 0) note(c, s, asked, hits / all, normal);
            if (method == 1) note(c, s, asked, hits / all, logit);
            if (method == 2) note(c, s, asked, hits / all, wilson);
        }
        CAPTURE(method);
        CHECK_MESSAGE(c.design_share() >= 0.93, c.design_share());
        CHECK_MESSAGE(c.design_share() <= 0.97, c.design_share());
        CHECK_MESSAGE(c.naive_share() < 0.30, c.naive_share());
        if (method == 0) MESSAGE("stratified: by design ", c.design_share(), ", naive ", c.naive_share());
    }
}

TEST_CASE("clustered: people of one council resemble each other") {
    // 152 councils of 150 to 450 people whose shares differ widely; 30 councils are drawn and all their people asked.
    random_source draws(3);
    std::vector<std::vector<bool>> councils(152);
    double hits = 0, all = 0;
    for (auto& council : councils) {
        double const share = 0.3 + 0.4 * draws.uniform();
        for (std::size_t i = 0, n = 150 + draws.below(301); i < n; ++i) {
            council.push_back(draws.chance(share));
            hits += council.back() ? 1 : 0;
            all += 1;
        }
    }
    for (int method = 0; method < 3; ++method) {
        coverage_counts c;
        for (int repeat = 0; repeat < 1000; ++repeat) {
            std::vector<person> asked;
            for (auto const k : drawn(draws, 30, councils.size()))
                for (bool const hit : councils[k]) asked.push_back({0, static_cast<int>(k), hit, 152.0 / 30, 152});
            auto const s = sample(asked, clusters(&person::cluster), weights(&person::weight), population(&person::population));
            if (method == 0) note(c, s, asked, hits / all, normal);
            if (method == 1) note(c, s, asked, hits / all, logit);
            if (method == 2) note(c, s, asked, hits / all, wilson);
        }
        CAPTURE(method);
        CHECK_MESSAGE(c.design_share() >= 0.93, c.design_share());
        CHECK_MESSAGE(c.design_share() <= 0.97, c.design_share());
        CHECK_MESSAGE(c.naive_share() < 0.70, c.naive_share());
        if (method == 0) MESSAGE("clustered: by design ", c.design_share(), ", naive ", c.naive_share());
    }
}
