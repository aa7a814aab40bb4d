// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "small_sample.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/count/weighted_proportion.hpp>
#include <pbo/sampling/balanced_repeated.hpp>
#include <pbo/sampling/bootstrap.hpp>
#include <pbo/sampling/estimates.hpp>
#include <pbo/sampling/jackknife.hpp>
#include <pbo/sampling/replicate_weights.hpp>
#include <pbo/sampling/replicated.hpp>
#include <pbo/sampling/sample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

using pbo::cluster_strata;
using small_sample::person;

namespace {
auto const people = small_sample::people();
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-13); }

auto counted(auto const& sample) {
    return sample.template counted<pbo::weighted_proportion>(
        pbo::by([](person const&) { return 0; }), pbo::no_context{},
        [](auto& cell, auto&, person const& p, double w) { cell.add(p.y, w); });
}
auto const plain = counted(
    pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster), pbo::weights(&person::weight)));
auto const corrected =
    counted(pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                        pbo::weights(&person::weight), pbo::population(&person::clusters_in_stratum)));
auto const one_stratum = counted(pbo::sample(people, pbo::clusters(&person::cluster), pbo::weights(&person::weight)));

double se_of_share(auto const& t, pbo::replicate_weights const& r) {
    return *pbo::replicated_share(t.context().frame, t[0], r).standard_error();
}
double se_of_total(auto const& t, pbo::replicate_weights const& r) {
    return *pbo::replicated_total(t.context().frame, t[0], r).standard_error();
}
pbo::replicate_weights jkn(auto const& t) { return pbo::jackknife_n(pbo::cluster_strata_of(t.context().frame)); }
cluster_strata const lonely({0, 0, 1}, {"a", "b"});
}  // namespace

// Expected in this file, unless said otherwise: tests/reference/sampling_weights.R (R 4.2.2, survey 4.1-1).
TEST_CASE("the jackknife within strata is R's, with and without finite populations") {
    CHECK(se_of_share(plain, jkn(plain)) == near(0.15487835468813649));
    CHECK(se_of_total(plain, jkn(plain)) == near(47.853944456021594));
    CHECK(se_of_share(corrected, jkn(corrected)) == near(0.13639029325380292));
    CHECK(se_of_total(corrected, jkn(corrected)) == near(42.142238359729468));
    auto const p = pbo::replicated_share(plain.context().frame, plain[0], jkn(plain));
    CHECK(*p.value() == near(0.57605177993527512));
    CHECK(p.degrees_of_freedom() == 3);
    CHECK(p.n() == 24);
    CHECK(*p.weighted_total() == 309.0);
    CHECK(*p.design_effect_with_replacement() > 0.0);
    CHECK(*pbo::replicated_ratio(plain.context().frame, plain[0], jkn(plain)).value() == near(178.0 / 131.0));
}

TEST_CASE("the jackknife of one stratum is R's, about the replicates' mean and about the estimate") {
    auto const strata = pbo::cluster_strata_of(one_stratum.context().frame);
    auto const replicates = pbo::jackknife_1(strata);
    CHECK(se_of_share(one_stratum, replicates) == near(0.14589846231038595));
    CHECK(se_of_total(one_stratum, replicates) == near(45.130920664218678));
    CHECK(replicates.degrees_of_freedom() == 5);
    CHECK(replicates.size() == 6);
    auto const about = replicates.estimate(
        pbo::cluster_sums(one_stratum.context().frame, one_stratum[0]),
        [](std::span<double const> t) { return t[0] / (t[0] + t[1]); }, pbo::replicate_centre::the_estimate);
    CHECK(std::sqrt(*about.variance) == near(0.14597354164116191));
}

TEST_CASE("balanced half samples and Fay's form are R's with Sylvester's matrix, and exact for totals") {
    auto const strata = pbo::cluster_strata_of(plain.context().frame);
    auto const half = pbo::balanced_repeated(strata);
    CHECK(half.size() == 4);
    CHECK(half.degrees_of_freedom() == 3);
    // Taylor's standard error of the total.
    CHECK(se_of_total(plain, half) == near(47.853944456021594));
    CHECK(se_of_total(plain, pbo::balanced_repeated(strata, 0.3)) == near(47.853944456021594));
    // Shares depend on which cluster counts as the first and on the order of strata: R's differ in the fourth digit.
    CHECK(se_of_share(plain, half) == doctest::Approx(0.15506581953169787).epsilon(2e-3));
    CHECK(se_of_share(plain, pbo::balanced_repeated(strata, 0.3)) ==
          doctest::Approx(0.15500909188645609).epsilon(2e-3));
    // In R's order they are the same.
    cluster_strata const in_order({0, 0, 1, 1, 2, 2}, {"A", "B", "C"});
    std::vector<double> sums(12);
    for (auto const& p : people) sums[static_cast<std::size_t>(2 * (p.cluster - 1) + (p.y ? 0 : 1))] += p.weight;
    auto const share = [](std::span<double const> t) { return t[0] / (t[0] + t[1]); };
    CHECK(std::sqrt(*pbo::balanced_repeated(in_order).estimate(sums, share).variance) == near(0.15506581953169787));
    CHECK(std::sqrt(*pbo::balanced_repeated(in_order, 0.3).estimate(sums, share).variance) ==
          near(0.15500909188645609));
}

// Expected: R 4.2 survey 4.1.1, data(scd), svyratio(~alive, ~arrests) of as.svrepdesign(type = "BRR"), whose hadamard(3)
// this is, and type = "Fay" with fay.rho = 0.3.
TEST_CASE("with R's matrix half samples are R's, on its own example") {
    cluster_strata const strata({0, 0, 1, 1, 2, 2}, {"1", "2", "3"});
    std::vector<double> const sums{25, 120, 24, 78, 30, 185, 49, 228, 80, 670, 70, 530};
    auto const ratio = [](std::span<double const> t) { return t[0] / t[1]; };
    pbo::half_sample_matrix const in_r({{1, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 0, 0}, {1, 0, 0, 1}});
    auto const se = [&](pbo::replicate_weights const& r) { return std::sqrt(*r.estimate(sums, ratio).variance); };
    CHECK(se(pbo::balanced_repeated(strata, 0.0, in_r)) == near(0.0094184006699184943));
    CHECK(se(pbo::balanced_repeated(strata, 0.3, in_r)) == near(0.0095251874777052374));
    // Sylvester's is as good, and another.
    CHECK(std::abs(se(pbo::balanced_repeated(strata)) / 0.0094184006699184943 - 1.0) > 0.05);
    CHECK(std::abs(se(pbo::balanced_repeated(strata)) / 0.0094184006699184943 - 1.0) < 0.10);
}

TEST_CASE("a matrix that is none is refused, with what is wrong") {
    using rows = std::vector<std::vector<int>>;
    CHECK_THROWS_AS(pbo::half_sample_matrix(rows{{1, 1}, {1}}), std::invalid_argument);
    CHECK_THROWS_AS(pbo::half_sample_matrix(rows{{1, 2}, {1, 0}}), std::invalid_argument);
    CHECK_THROWS_WITH_AS(pbo::half_sample_matrix(rows{{1, 1}, {1, 1}}),
                         "pbo::half_sample_matrix: rows 1 and 2 agree in 2 of 2 columns; expected half of them", std::invalid_argument);
    pbo::half_sample_matrix const small(rows{{1, 1}, {1, -1}});
    CHECK_THROWS_AS((void)pbo::balanced_repeated(cluster_strata({0, 0, 1, 1}, {"a", "b"}), 0.0, small), std::domain_error);
    CHECK(pbo::balanced_repeated(cluster_strata({0, 0}, {"a"}), 0.0, small).size() == 2);
    CHECK(pbo::half_sample_matrix::sylvester(0).order() == 1);
    // Sylvester's, of order 4: row i and column j agree in an even number of binary ones, or do not.
    auto const four = pbo::half_sample_matrix::sylvester(2);
    REQUIRE(four.order() == 4);
    bool const expected[4][4]{{false, false, false, false}, {false, true, false, true}, {false, false, true, true}, {false, true, true, false}};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) CHECK(four.doubles_first(i, j) == expected[i][j]);
}

TEST_CASE(
    "half samples are balanced for 1 to 40 strata: any two strata's choices are orthogonal, and each sums to nothing") {
    for (std::uint32_t n = 1; n <= 40; ++n) {
        std::vector<std::uint32_t> of;
        std::vector<std::string> names;
        for (std::uint32_t s = 0; s < n; ++s) {
            of.insert(of.end(), {s, s});
            names.push_back(std::to_string(s));
        }
        auto const r = pbo::balanced_repeated(cluster_strata(of, names));
        REQUIRE(r.size() > n);
        for (std::uint32_t s = 0; s < n; ++s)
            for (std::uint32_t t = s; t < n; ++t) {
                double sum = 0.0, product = 0.0;
                for (std::size_t i = 0; i < r.size(); ++i) {
                    CHECK_UNARY(r.factors(i)[2 * s] + r.factors(i)[2 * s + 1] == 2.0);
                    sum += r.factors(i)[2 * s] - 1.0;
                    product += (r.factors(i)[2 * s] - 1.0) * (r.factors(i)[2 * t] - 1.0);
                }
                CHECK_UNARY(sum == 0.0);
                CHECK_UNARY(product == (s == t ? static_cast<double>(r.size()) : 0.0));
            }
    }
}

// R draws other numbers, so the states differ: R's own 20,000 replicates give .15474 and 47.806, the total's limit
// is 47.854.
TEST_CASE("the rescaled bootstrap comes to the linearised standard error, and the same seed to the same digits") {
    auto const strata = pbo::cluster_strata_of(plain.context().frame);
    auto const many = pbo::rescaled_bootstrap(strata, 20000, 1);
    CHECK(se_of_total(plain, many) == doctest::Approx(47.853944456021594).epsilon(0.015));
    CHECK(se_of_share(plain, many) == doctest::Approx(0.15473654854285196).epsilon(0.02));
    CHECK(many.degrees_of_freedom() == 3);
    CHECK(se_of_total(plain, pbo::rescaled_bootstrap(strata, 200, 7)) ==
          se_of_total(plain, pbo::rescaled_bootstrap(strata, 200, 7)));
    CHECK(se_of_total(plain, pbo::rescaled_bootstrap(strata, 200, 7)) !=
          se_of_total(plain, pbo::rescaled_bootstrap(strata, 200, 8)));
    CHECK(pbo::rescaled_bootstrap(strata, 3, 1).degrees_of_freedom() == 2);
}

TEST_CASE(
    "each stratum keeps its clusters in every bootstrap replicate: factors sum to their number, none is negative") {
    cluster_strata const strata({0, 0, 0, 1, 1, 2}, {"a", "b", "c"}, {100.0, 50.0, 1.0});
    auto const r = pbo::rescaled_bootstrap(strata, 100, 3);
    for (std::size_t i = 0; i < r.size(); ++i) {
        auto const f = r.factors(i);
        CHECK(f[0] + f[1] + f[2] == near(3.0));
        CHECK(f[3] + f[4] == near(2.0));
        CHECK(f[5] == 1.0);  // the population's only one
        for (double x : f) CHECK(x >= 0.0);
    }
    // Replicate r comes from stream r: the first of 100 are those of 10.
    auto const few = pbo::rescaled_bootstrap(strata, 10, 3);
    for (std::size_t i = 0; i < 10; ++i)
        CHECK(std::equal(few.factors(i).begin(), few.factors(i).end(), r.factors(i).begin()));
}

TEST_CASE("a stratum of one cluster is refused by name, unless the population has no other") {
    CHECK_THROWS_WITH_AS((void)pbo::jackknife_n(lonely),
                         "pbo::jackknife_n: stratum 'b' has one cluster; its variance is unknown: merge it with a "
                         "stratum that is like it",
                         std::domain_error);
    CHECK_THROWS_AS((void)pbo::rescaled_bootstrap(lonely, 10, 1), std::domain_error);
    for (std::uint32_t at = 0; at < 3; ++at) {  // wherever it stands
        std::vector<std::uint32_t> of{0, 1, 2};
        for (std::uint32_t s = 0; s < 3; ++s)
            if (s != at) of.push_back(s);
        std::vector<std::string> const names{"a", "b", "c"};
        CHECK_THROWS_WITH_AS((void)pbo::jackknife_n(cluster_strata(of, names)),
                             doctest::Contains(("stratum '" + names[at] + "' has one cluster").c_str()), std::domain_error);
    }
    CHECK_THROWS_WITH_AS(
        (void)pbo::balanced_repeated(lonely),
        "pbo::balanced_repeated: stratum 'b' has 1 cluster; expected two in every stratum (jackknife_n takes any "
        "number from two on)",
        std::domain_error);
    CHECK_THROWS_AS((void)pbo::balanced_repeated(cluster_strata({0, 0, 0}, {"a"})), std::domain_error);
    CHECK(pbo::jackknife_n(cluster_strata({0, 0, 1}, {"a", "b"}, {9.0, 1.0})).size() == 2);
}

TEST_CASE("misuse is refused with the values: strata, populations, sums, replicates, rho") {
    CHECK_THROWS_AS(cluster_strata({0, 1}, {"a"}), std::invalid_argument);
    CHECK_THROWS_AS(cluster_strata({0}, {"a"}, {1.0, 2.0}), std::invalid_argument);
    CHECK_THROWS_WITH_AS(
        cluster_strata({0, 0}, {"north"}, {1.0}),
        "pbo::cluster_strata: stratum 'north' has 2 clusters in the sample and fewer in the population",
        std::domain_error);
    CHECK_THROWS_AS(cluster_strata({0}, {"a"}, {std::numeric_limits<double>::quiet_NaN()}), std::domain_error);
    CHECK_THROWS_WITH_AS((void)pbo::jackknife_1(cluster_strata({0, 0, 1, 1}, {"a", "b"})),
                         "pbo::jackknife_1: the sample has 2 strata; expected one (jackknife_n takes several)",
                         std::invalid_argument);
    cluster_strata const two({0, 0}, {"a"});
    CHECK_THROWS_AS((void)pbo::rescaled_bootstrap(two, 1, 1), std::domain_error);
    CHECK_THROWS_AS((void)pbo::balanced_repeated(two, 1.0), std::domain_error);
    CHECK_THROWS_AS((void)pbo::balanced_repeated(two, -0.1), std::domain_error);
    auto const replicates = pbo::jackknife_n(two);
    auto const first = [](std::span<double const> t) { return t[0]; };
    CHECK_THROWS_AS((void)replicates.estimate(std::vector{1.0, 2.0, 3.0}, first), std::invalid_argument);
    CHECK_THROWS_AS((void)replicates.estimate(std::vector<double>{}, first), std::invalid_argument);
    auto const no_clusters = counted(pbo::sample(people, pbo::weights(&person::weight)));
    CHECK_THROWS_AS((void)pbo::cluster_strata_of(no_clusters.context().frame), std::invalid_argument);
}

TEST_CASE("a replicate without anybody of the domain makes the variance absent, and no degrees of freedom do too") {
    cluster_strata const two({0, 0}, {"a"});
    auto const share = [](std::span<double const> t) -> pbo::figure<double> {
        if (t[0] + t[1] == 0.0) return pbo::absence::nothing_to_divide_by;
        return t[0] / (t[0] + t[1]);
    };
    auto const found = pbo::jackknife_n(two).estimate(std::vector{3.0, 1.0, 0.0, 0.0}, share);
    CHECK(*found.value == 0.75);
    CHECK(found.variance == pbo::absence::nothing_to_divide_by);
    auto const nobody = pbo::jackknife_n(two).estimate(std::vector{0.0, 0.0, 0.0, 0.0}, share);
    CHECK(nobody.value == pbo::absence::nothing_to_divide_by);
    CHECK(nobody.variance == pbo::absence::nothing_to_divide_by);
    pbo::replicate_weights const none("by hand", 1, 0, 1.0);
    CHECK(none.estimate(std::vector{1.0, 1.0}, share).variance == pbo::absence::no_degrees_of_freedom);
}

TEST_CASE("totals: the jackknife within strata is linearisation, with several units below a cluster too") {
    auto const two_stage =
        counted(pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster, &person::age),
                            pbo::weights(&person::weight)));
    CHECK(se_of_total(two_stage, jkn(two_stage)) ==
          near(*pbo::total_of(plain.context().frame, plain[0]).standard_error()));
    CHECK(se_of_total(corrected, jkn(corrected)) ==
          near(*pbo::total_of(corrected.context().frame, corrected[0]).standard_error()));
}

TEST_CASE("replicates drawn and estimated by threads are those of one, to the bit; of several without a figure the first speaks") {
    auto const strata = pbo::cluster_strata_of(plain.context().frame);
    std::size_t const replicates = 30'000;  // of six clusters: three chunks
    auto const alone = pbo::rescaled_bootstrap(strata, replicates, 5);
    auto const& frame = plain.context().frame;
    for (unsigned n : {1U, 2U, 3U, 8U}) {
        auto const shared = pbo::rescaled_bootstrap(pbo::threads(n), strata, replicates, 5);
        REQUIRE(shared.size() == replicates);
        bool same = true;
        for (std::size_t r = 0; r < replicates; ++r)
            same = same && std::equal(shared.factors(r).begin(), shared.factors(r).end(), alone.factors(r).begin());
        CHECK(same);
        // Every chunk goes on with streams of its own: 100 replicates of eight patterns are not 100 others by chance.
        for (std::size_t chunk = 1; chunk < 3; ++chunk) {
            std::size_t const length = (1U << 16U) / 6;
            auto const first = shared.factors(0).data(), other = shared.factors(chunk * length).data();
            CHECK_FALSE(std::equal(first, first + 600, other));
        }
        CHECK(pbo::replicated_share(pbo::threads(n), frame, plain[0], alone) == pbo::replicated_share(frame, plain[0], alone));
        CHECK(pbo::replicated_ratio(pbo::threads(n), frame, plain[0], alone) == pbo::replicated_ratio(frame, plain[0], alone));
        CHECK(pbo::replicated_total(pbo::threads(n), frame, plain[0], alone) == pbo::replicated_total(frame, plain[0], alone));

        // Replicates 12,000 and 25,000 (of the second and third chunk) have no figure, each for a reason of its own.
        auto const with_gaps = [](std::span<double const> t) -> pbo::figure<double> {
            if (t[0] == 12'000) return pbo::absence::suppressed;
            if (t[0] == 25'000) return pbo::absence::not_available;
            return t[0];
        };
        pbo::replicate_weights numbered("numbered", 6, 5, 1.0);
        for (std::size_t r = 0; r < replicates; ++r) {
            auto const x = static_cast<double>(r);
            numbered.add(std::vector{x, 0.0, 0.0, 0.0, 0.0, 0.0});
        }
        std::vector<double> const sums{1, 0, 0, 0, 0, 0};
        auto const found = numbered.estimate(pbo::threads(n), sums, with_gaps);
        CHECK(found.value == pbo::figure<double>(1.0));
        CHECK(found.variance == pbo::figure<double>(pbo::absence::suppressed));
        // The variance of 0, 1 ... 29,999 about their mean, times 30,000: n (n^2 - 1) / 12.
        auto const all = numbered.estimate(pbo::threads(n), sums, [](std::span<double const> t) { return t[0]; });
        CHECK(*all.variance == doctest::Approx(30'000.0 * (9e8 - 1.0) / 12.0).epsilon(1e-12));
    }
}
