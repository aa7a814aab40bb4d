// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/multiplicity.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <list>
#include <limits>
#include <string>
#include <vector>

using pbo::multiplicity;

namespace {
constexpr auto all = {multiplicity::unadjusted, multiplicity::bonferroni, multiplicity::holm, multiplicity::hochberg,
                      multiplicity::hommel, multiplicity::benjamini_hochberg, multiplicity::benjamini_yekutieli};
std::vector<double> some_p_values(std::size_t n, std::uint64_t seed) {
    std::vector<double> p;
    for (std::size_t i = 0; i < n; ++i) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        double const u = static_cast<double>(seed >> 11) / 9007199254740992.0;
        p.push_back(i % 3 == 0 ? u * u * u : u);
    }
    return p;
}
}  // namespace

// Expected: tests/reference/compare_tests.R (R 4.2.2, p.adjust).
TEST_CASE("adjusted p-values are R's, in the order of the input, ties and ends included") {
    std::vector<double> const p{0.02, 0.5, 0.001, 0.04, 0.001, 0.9, 0.03, 0.2, 0, 1};
    struct row { multiplicity how; std::vector<double> expected; };
    for (row const& r : {row{multiplicity::holm, {0.140, 1, 0.009, 0.2, 0.009, 1, 0.18, 0.8, 0, 1}},
                         row{multiplicity::hochberg, {0.140, 1, 0.008, 0.2, 0.008, 1, 0.18, 0.8, 0, 1}},
                         row{multiplicity::hommel, {0.120, 1, 0.008, 0.2, 0.008, 1, 0.15, 0.8, 0, 1}},
                         row{multiplicity::bonferroni, {0.2, 1, 0.01, 0.4, 0.01, 1, 0.3, 1, 0, 1}},
                         row{multiplicity::benjamini_hochberg, {0.05, 0.625, 0.00333333333333333, 0.06666666666666667, 0.00333333333333333, 1, 0.06, 0.28571428571428575, 0, 1}},
                         row{multiplicity::benjamini_yekutieli, {0.14644841269841269, 1, 0.00976322751322751, 0.19526455026455025, 0.00976322751322751, 1, 0.17573809523809522, 0.83684807256235827, 0, 1}},
                         row{multiplicity::unadjusted, p}}) {
        auto const got = pbo::adjust(r.how, p);
        REQUIRE(got.size() == p.size());
        for (std::size_t i = 0; i < p.size(); ++i) {
            CAPTURE(pbo::spelling(r.how));
            CAPTURE(i);
            CHECK(std::abs(got[i] - r.expected[i]) < 3e-15);
        }
    }
}

TEST_CASE("Hommel is closed testing with Simes' test, by brute force over all subsets") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const p = some_p_values(1 + seed % 9, seed);
        auto const got = pbo::hommel(p);
        for (std::size_t i = 0; i < p.size(); ++i) {
            double largest = 0.0;
            for (std::size_t subset = 1; subset < (std::size_t{1} << p.size()); ++subset) {
                if ((subset >> i & 1U) == 0) continue;
                std::vector<double> members;
                for (std::size_t j = 0; j < p.size(); ++j)
                    if (subset >> j & 1U) members.push_back(p[j]);
                std::sort(members.begin(), members.end());
                double simes = 1.0;
                for (std::size_t j = 0; j < members.size(); ++j)
                    simes = std::min(simes, static_cast<double>(members.size()) * members[j] / static_cast<double>(j + 1));
                largest = std::max(largest, simes);
            }
            CHECK(got[i] == doctest::Approx(largest).epsilon(1e-14));
        }
    }
}

TEST_CASE("raw <= Hommel <= Hochberg <= Holm <= Bonferroni, and Hochberg's rate <= Yekutieli's; order is kept") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        auto const p = some_p_values(1 + seed, 77 * seed);
        auto const hommel = pbo::hommel(p), hochberg = pbo::hochberg(p), holm = pbo::holm(p), bonferroni = pbo::bonferroni(p);
        auto const bh = pbo::benjamini_hochberg(p), by = pbo::benjamini_yekutieli(p);
        double const slack = 1.0 + 1e-14;
        for (std::size_t i = 0; i < p.size(); ++i) {
            CHECK(p[i] <= hommel[i]);
            CHECK(hommel[i] <= hochberg[i] * slack);
            CHECK(hochberg[i] <= holm[i] * slack);
            CHECK(holm[i] <= bonferroni[i] * slack);
            CHECK(p[i] <= bh[i] * slack);
            CHECK(bh[i] <= by[i] * slack);
            CHECK(bh[i] <= hommel[i] * slack);
            CHECK((bonferroni[i] <= 1.0 && by[i] <= 1.0 && hommel[i] <= 1.0));
        }
        for (auto const how : all) {
            auto const adjusted = pbo::adjust(how, p);
            for (std::size_t i = 0; i < p.size(); ++i)
                for (std::size_t j = 0; j < p.size(); ++j)
                    if (p[i] < p[j]) CHECK(adjusted[i] <= adjusted[j]);
            auto turned = p;
            std::reverse(turned.begin(), turned.end());
            auto back = pbo::adjust(how, turned);
            std::reverse(back.begin(), back.end());
            CHECK(back == adjusted);
        }
    }
}

TEST_CASE("one p-value stays itself, none gives none") {
    for (auto const how : all) {
        CHECK(pbo::adjust(how, std::vector<double>{0.03}) == std::vector<double>{0.03});
        CHECK(pbo::adjust(how, std::vector<double>{}).empty());
        CHECK(pbo::adjust(how, std::vector<double>{1e-300, 1.0})[0] <= 3e-300);
    }
}

TEST_CASE("any range, with a projection; the choice at run time has the same names") {
    struct finding { int area; double p; };
    std::list<finding> const findings{{1, 0.01}, {2, 0.04}, {3, 0.03}};
    CHECK(pbo::holm(findings, &finding::p) == pbo::holm(std::vector<double>{0.01, 0.04, 0.03}));
    for (auto const how : all) CHECK(pbo::text_form<multiplicity>::read(pbo::spelling(how)) == how);
    CHECK(pbo::benjamini_hochberg.name() == pbo::label("benjamini_hochberg"));
}

TEST_CASE("a p-value that is none is refused, with its index and its value") {
    for (double const bad : {-0.1, 1.5, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        for (auto const how : all) CHECK_THROWS_AS((void)pbo::adjust(how, std::vector<double>{0.5, bad}), std::invalid_argument);
    CHECK_THROWS_WITH((void)pbo::holm(std::vector<double>{0.5, 0.2, 1.5}), doctest::Contains("p-value 2 is 1.5"));
}
