// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/one_share_tests.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace pbo;

// Expected: R 4.2, binom.test (two.sided, less, greater) and prop.test(correct = FALSE).
TEST_CASE("one share against a fixed one is R's, exact and by score") {
    struct row {
        std::uint64_t k, n;
        double w, both, less, greater, score;
    };
    auto const near = [](double x) { return doctest::Approx(x).epsilon(2e-12); };
    for (row const& r : {
             row{850, 7335, 0.12, 0.28912640029327152, 0.14280041546145322, 0.86522832548423945, 0.27787165643880973},
             row{850, 7335, 0.10000000000000001, 9.0273638735038498e-06, 0.9999958627094031, 4.9191580317554468e-06, 5.781095726305543e-06},
             row{7, 20, 0.5, 0.26317596435546875, 0.13158798217773438, 0.94234085083007812, 0.17971249487899982},
             row{3, 10, 0.10000000000000001, 0.070190826400000086, 0.98720480160000001, 0.070190826400000086, 0.035014981019662543},
             row{0, 10, 0.20000000000000001, 0.22824806400000019, 0.10737418240000009, 1, 0.11384629800665812},
             row{10, 10, 0.69999999999999996, 0.038839603300000004, 1, 0.028247524899999987, 0.038433930236781572},
             row{1, 4, 0.25, 1, 0.73828125, 0.68359374999999989, 1},
             row{83, 132, 0.66666666666666674, 0.35696551562229378, 0.20214912781403016, 0.84503683768797277, 0.35591018837100857},
             row{252, 279, 0.84999999999999998, 0.011643137336747718, 0.99662114089545217, 0.0058781904819210822, 0.012780510852186648},
             row{5, 11, 0.5, 1, 0.49999999999999989, 0.72558593749999989, 0.76302460055299504}
         }) {
        proportion const p{r.k, r.n};
        CAPTURE(p);
        CHECK(*one_share_exact(p, r.w).p_value == near(r.both));
        CHECK(*one_share_exact(p, r.w, alternative::less).p_value == near(r.less));
        CHECK(*one_share_exact(p, r.w, alternative::greater).p_value == near(r.greater));
        CHECK(*one_share_score(p, r.w).p_value == near(r.score));
    }
}

TEST_CASE("the exact two-sided p-value is the sum of the points that are no more probable") {
    for (std::uint64_t n = 1; n <= 40; ++n)
        for (double w : {0.05, 0.3, 0.5, 0.77})
            for (std::uint64_t k = 0; k <= n; ++k) {
                auto const point = [&](std::uint64_t i) {
                    double c = 1.0;
                    for (std::uint64_t j = 0; j < i; ++j) c *= static_cast<double>(n - j) / static_cast<double>(j + 1);
                    return c * std::pow(w, static_cast<double>(i)) * std::pow(1.0 - w, static_cast<double>(n - i));
                };
                double sum = 0.0;
                for (std::uint64_t i = 0; i <= n; ++i) sum += point(i) <= point(k) * (1.0 + 1e-7) ? point(i) : 0.0;
                CHECK(std::abs(*one_share_exact({k, n}, w).p_value - sum) < 1e-12);
            }
}

TEST_CASE("sides, ends and nobody") {
    CHECK(one_share_exact({3, 10}, 0.1, alternative::less).method.view() == "one_share_exact_less");
    CHECK(*one_share_score({3, 10}, 0.1, alternative::greater).p_value == doctest::Approx(0.5 * 0.035014981019662543));
    CHECK(*one_share_exact({0, 0}, 0.3).p_value == 1.0);
    CHECK(*one_share_score({0, 0}, 0.3).p_value == 1.0);
    CHECK(*one_share_exact({0, 9}, 0.0).p_value == 1.0);
    CHECK(*one_share_exact({1, 9}, 0.0).p_value == 0.0);
    CHECK(*one_share_exact({1, 9}, 0.0, alternative::less).p_value == 1.0);
    CHECK(*one_share_exact({8, 9}, 1.0).p_value == 0.0);
    CHECK(*one_share_score({9, 9}, 1.0).p_value == 1.0);
    CHECK(one_share_score({8, 9}, 1.0).statistic.reason() == absence::nothing_to_divide_by);
    CHECK_THROWS_AS((void)one_share_exact({1, 2}, 1.5), std::domain_error);
    CHECK_THROWS_AS((void)one_share_score({1, 2}, std::nan("")), std::domain_error);
    // 10^15 people: no sum of points would end.
    CHECK(*one_share_exact({500'000'000'000'000, 1'000'000'000'000'000}, 0.5).p_value == 1.0);
    CHECK(*one_share_exact({500'000'031'000'000, 1'000'000'000'000'000}, 0.5).p_value == doctest::Approx(0.0499).epsilon(0.01));
}
