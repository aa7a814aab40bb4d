// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The cluster bootstrap against all draws there are: of two or three clusters every draw can be listed, so that the
// percentiles of infinitely many replicates are known.
#include <pbo/compare/cluster_bootstrap.hpp>
#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <vector>

using pbo::cluster_bootstrap;
using pbo::cluster_counts;
using pbo::proportion;

namespace {
cluster_counts many(std::size_t clusters, std::size_t figures) {
    pbo::random_source random(7);
    cluster_counts all(figures);
    std::vector<proportion> one(figures);
    for (std::size_t i = 0; i < clusters; ++i) {
        for (auto& p : one) {
            auto const n = random.below(50);
            p = proportion(random.below(n + 1), n);
        }
        all.add(one);
    }
    return all;
}
}  // namespace

TEST_CASE("two clusters: the draws are both of one, both of the other, and one of each, 1 to 1 to 2") {
    cluster_counts two(1);
    two.add({{1, 10}});
    two.add({{9, 10}});
    // A quarter of the draws give 0.1, a half 0.5, a quarter 0.9: at 40 % the limits lie in the middle, at 80 % outside.
    auto const narrow = cluster_bootstrap(two, {.seed = 3, .replicates = 9999, .level = pbo::confidence_level{0.4}});
    CHECK(*narrow[0].limits == pbo::interval(0.5, 0.5));
    auto const wide = cluster_bootstrap(two, {.seed = 3, .replicates = 9999, .level = pbo::confidence_level{0.8}});
    CHECK(*wide[0].limits == pbo::interval(0.1, 0.9));
    CHECK(*wide[0].value == 0.5);
    CHECK(wide[0].counts == proportion(10, 20));
    CHECK(wide[0].method.view() == "cluster_bootstrap(9999;3)");
}

TEST_CASE("clusters alike leave no doubt, one cluster says nothing of others, none says nothing at all") {
    cluster_counts alike(1);
    for (int i = 0; i < 5; ++i) alike.add({{3, 10}});
    CHECK(*cluster_bootstrap(alike)[0].limits == pbo::interval(0.3, 0.3));
    cluster_counts one(2);
    one.add({{3, 10}, {4, 10}});
    CHECK(cluster_bootstrap(one)[1].limits.reason() == pbo::absence::no_degrees_of_freedom);
    CHECK(*cluster_bootstrap(one)[1].value == 0.4);
    CHECK(cluster_bootstrap(cluster_counts(1))[0].limits.reason() == pbo::absence::no_degrees_of_freedom);
    CHECK(cluster_bootstrap(cluster_counts(0)).empty());
}

TEST_CASE("a figure that few clusters have is unsure; one that none has has no value and limits 0 and 1") {
    cluster_counts rare(2);
    rare.add({{5, 10}, {}});
    for (int i = 0; i < 9; ++i) rare.add({{}, {}});
    // The one cluster is missing from (9/10)^10 = 35 % of the draws: they count as 0 below and as 1 above.
    CHECK(*cluster_bootstrap(rare)[0].limits == pbo::interval(0.0, 1.0));
    CHECK(*cluster_bootstrap(rare, {.level = pbo::confidence_level{0.2}})[0].limits == pbo::interval(0.5, 0.5));
    CHECK(*cluster_bootstrap(rare)[1].limits == pbo::interval(0.0, 1.0));
    CHECK_FALSE(cluster_bootstrap(rare)[1].value.has_value());
    CHECK(*cluster_bootstrap(rare, {.level = pbo::confidence_level{0.2}})[1].limits == pbo::interval(0.0, 1.0));
    // One person in all, in one of two clusters: a quarter of the draws leave them out, and all others are sure.
    cluster_counts one_person(1);
    one_person.add({{1, 1}});
    one_person.add({{0, 0}});
    CHECK(*cluster_bootstrap(one_person, {.level = pbo::confidence_level{0.2}})[0].limits == pbo::interval(1.0, 1.0));
    CHECK(*cluster_bootstrap(one_person)[0].limits == pbo::interval(0.0, 1.0));
}

TEST_CASE("the same seed gives the same limits to the bit for any number of threads, another seed others") {
    auto const clusters = many(30, 5);
    for (std::size_t replicates : {1U, 38U, 39U, 63U, 64U, 65U, 1000U}) {
        auto const alone = cluster_bootstrap(clusters, {.seed = 5, .replicates = replicates});
        for (unsigned n : {1U, 2U, 7U})
            CHECK(cluster_bootstrap(pbo::threads(n), clusters, {.seed = 5, .replicates = replicates}) == alone);
        // At 95 % it takes 39 replicates for a first and a last that can be left out.
        if (replicates < 39) CHECK(*alone[0].limits == pbo::interval(0.0, 1.0));
        if (replicates == 39) CHECK(*alone[0].limits != pbo::interval(0.0, 1.0));
        if (replicates == 1000) CHECK(cluster_bootstrap(clusters, {.seed = 6, .replicates = replicates}) != alone);
    }
}

TEST_CASE("progress is told of the replicates, once, and what is thrown there stops the work") {
    auto const all = many(10, 3);
    std::vector<pbo::progress> told;
    auto const drawn = cluster_bootstrap(pbo::with_progress(pbo::threads(2), [&](pbo::progress p) { told.push_back(p); }), all,
                                         {.seed = 1, .replicates = 200});
    CHECK(*drawn[2].limits == *cluster_bootstrap(all, {.seed = 1, .replicates = 200})[2].limits);
    REQUIRE(!told.empty());
    for (std::size_t i = 0; i < told.size(); ++i) CHECK(told[i] == pbo::progress{i + 1, told.size()});
    auto const stop = pbo::with_progress(pbo::threads(2), [](pbo::progress p) {
        if (p.done == 2) throw std::runtime_error("enough");
    });
    CHECK_THROWS_WITH((void)cluster_bootstrap(stop, all, {.seed = 1}), "enough");
}

TEST_CASE("figures fill no whole block, one, or several: each is its own cluster bootstrap") {
    for (std::size_t figures : {1U, 3U, 4U, 7U, 8U, 9U, 17U, 40U}) {
        auto const all = many(12, figures);
        auto const together = cluster_bootstrap(all, {.seed = 4, .replicates = 300});
        for (std::size_t i = 0; i < figures; ++i) {
            CAPTURE(figures);
            CAPTURE(i);
            cluster_counts alone(1);  // the same draws: they depend on the seed and on how many clusters there are
            for (std::size_t c = 0; c < all.size(); ++c) alone.add({{all.of(c)[i], all.of(c)[figures + i]}});
            CHECK(*together[i].limits == *cluster_bootstrap(alone, {.seed = 4, .replicates = 300})[0].limits);
        }
    }
}

TEST_CASE("counts of 2^24 times as many people have the same limits to the bit, though they are added in wider numbers") {
    std::mt19937 random(3);
    for (std::uint64_t const times : {std::uint64_t{1} << 24U, std::uint64_t{1} << 20U}) {
        pbo::cluster_counts few(3), many(3);
        for (int i = 0; i < 19; ++i) {
            std::vector<pbo::proportion> some, more;
            for (int figure = 0; figure < 3; ++figure) {
                std::uint64_t const trials = random() % 300, hits = trials == 0 ? 0 : random() % (trials + 1);
                some.emplace_back(hits, trials);
                more.emplace_back(times * hits, times * trials);
            }
            few.add(some);
            many.add(more);
        }
        CHECK(few.most_in_a_draw() < 0x100000000U);
        CHECK(many.most_in_a_draw() > 0xffffffffU);
        auto const of_few = pbo::cluster_bootstrap(few, {.seed = 5, .replicates = 999});
        auto const of_many = pbo::cluster_bootstrap(many, {.seed = 5, .replicates = 999});
        for (std::size_t figure = 0; figure < 3; ++figure) CHECK(of_few[figure].limits == of_many[figure].limits);
    }
}

TEST_CASE("bad arguments are refused with their values") {
    cluster_counts two(2);
    CHECK_THROWS_WITH_AS(two.add({{1, 2}}), "pbo::cluster_counts: a cluster of 1 figures among 2", std::invalid_argument);
    CHECK_THROWS_AS((void)cluster_bootstrap(two, {.replicates = 0}), std::domain_error);
    CHECK_THROWS_WITH_AS((void)cluster_bootstrap(many(2, 4), {.replicates = std::size_t{1} << 62U}),
                         doctest::Contains("4611686018427387904 replicates; of 4 figures memory can hold at most "), std::length_error);
    auto const huge = ~std::uint64_t{0} / 2;
    two.add({{0, huge}, {0, 1}});
    two.add({{0, huge}, {0, 1}});
    CHECK_THROWS_AS(two.add({{0, huge}, {0, 1}}), std::overflow_error);
    CHECK(two.size() == 2);
}

TEST_CASE("a figure without trials in any cluster has no value and may be anything, beside one that has") {
    cluster_counts all(2);
    for (std::uint64_t i = 0; i < 4; ++i) {
        std::vector<proportion> const one{{i, 10}, {0, 0}};
        all.add(one);
    }
    auto const found = cluster_bootstrap(all, {.seed = 1, .replicates = 1000});
    REQUIRE(found.size() == 2);
    CHECK(found[0].limits->lower() > 0.0);
    CHECK(found[0].limits->upper() < 0.35);
    CHECK(found[1].value == pbo::figure<double>(pbo::absence::nothing_to_divide_by));
    CHECK(found[1].limits == pbo::figure<pbo::interval>(pbo::unit_interval));
}
