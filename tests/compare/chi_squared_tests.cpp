// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/detail/chi_squared.hpp>
#include <pbo/compare/homogeneity.hpp>
#include <pbo/compare/likelihood_ratio_chi_squared.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>

using pbo::contingency_table;
using pbo::two_by_two;

namespace {
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
void check(pbo::test_result const& r, double statistic, double df, double p, double tolerance = 1e-13) {
    CAPTURE(r);
    CHECK(relative(*r.statistic, statistic) < tolerance);
    CHECK(*r.degrees_of_freedom == df);
    CHECK(relative(*r.p_value, p) < tolerance);
}
}  // namespace

// Expected: tests/reference/compare_tests.py (mpmath 1.2.1, 50 digits).
TEST_CASE("chi-squared tails and quantiles agree with 50-digit arithmetic") {
    using pbo::detail::chi_squared_quantile;
    using pbo::detail::chi_squared_upper_tail;
    struct row { double x; std::uint64_t df; double upper; };
    for (row const& r : {row{0.001, 3, 0.99999159208094195}, row{3, 4, 0.55782540037107457}, row{20, 7, 0.0055696830729455713},
                         row{800, 10, 2.0634300270773009e-165}, row{2000, 1500, 5.8099109897619927e-17},
                         row{1e-8, 2, 0.99999999500000001}, row{300, 301, 0.50543303403870844},
                         row{50, 1, 1.5374597944280349e-12}, row{1e5, 100000, 0.49940529189520669}}) {
        CAPTURE(r.x);
        CHECK(relative(chi_squared_upper_tail(r.x, r.df), r.upper) < 2e-13);
        CHECK(chi_squared_upper_tail(r.x, r.df) + pbo::detail::chi_squared_lower_tail(r.x, r.df) == doctest::Approx(1.0).epsilon(1e-11));
    }
    CHECK(relative(chi_squared_quantile(0.95, 1 - 0.95, 2), 5.9914645471079802) < 1e-14);
    CHECK(relative(chi_squared_quantile(0.95, 1 - 0.95, 13), 22.362032494826937) < 1e-14);
    CHECK(relative(chi_squared_quantile(0.95, 1 - 0.95, 3), 7.814727903251178) < 1e-14);
    CHECK(relative(chi_squared_quantile(1.0, 1e-12, 5), 65.238636213367845) < 1e-13);
    CHECK(relative(chi_squared_quantile(0.001, 1 - 0.001, 5), 0.21021260262921917) < 1e-13);
    CHECK(chi_squared_quantile(0.95, 1 - 0.95, 0) == 0.0);
}

// Expected: tests/reference/tails.py (mpmath 1.2.1, 50 digits).
TEST_CASE("chi-squared tails are known to their last digits, however small") {
    struct row { double x; std::uint64_t df; double upper, lower; };
    double const tolerance = std::numeric_limits<long double>::digits > 60 ? 5e-16 : 5e-13;  // wide_logarithm.hpp
    for (row const& r : {row{0.0625, 1, 0.80258734863415255152, 0.19741265136584744848},
                         row{20.0, 1, 7.7442164310440836377e-6, 0.99999225578356895592},
                         row{450.0, 1, 7.2129941724512066666e-100, 1.0},
                         row{1400.0, 1, 2.101014516264217495e-306, 1.0},
                         row{3.5, 2, 0.17377394345044512668, 0.82622605654955487332},
                         row{7.25, 5, 0.20270150896534122443, 0.79729849103465877557},
                         row{1497.0, 92, 1.6530575752613916094e-252, 1.0},
                         row{88.0, 93, 0.62713411223792640085, 0.37286588776207359915},
                         row{23.5, 444, 1.0, 2.6274447211961821083e-194},
                         row{4100.75, 1341, 1.2175689181183177623e-276, 1.0},
                         row{2500.0, 2500, 0.49623871942280827205, 0.50376128057719172795},
                         row{1000250.0, 1000000, 0.42966254616523585034, 0.57033745383476414966}}) {
        CAPTURE(r.x);
        CAPTURE(r.df);
        CHECK(relative(pbo::detail::chi_squared_upper_tail(r.x, r.df), r.upper) <= tolerance);
        CHECK(relative(pbo::detail::chi_squared_lower_tail(r.x, r.df), r.lower) <= tolerance);
    }
    CHECK(pbo::detail::chi_squared_upper_tail(0.0, 3) == 1.0);
    CHECK(pbo::detail::chi_squared_lower_tail(0.0, 3) == 0.0);
}

TEST_CASE("chi-squared quantiles come back through the tail, from tiny to huge levels") {
    for (std::uint64_t const df : {1U, 2U, 3U, 4U, 7U, 13U, 50U, 199U})
        for (double const upper : {1e-300, 1e-20, 1e-6, 0.05, 0.3, 0.5}) {
            CAPTURE(df);
            CAPTURE(upper);
            double const x = pbo::detail::chi_squared_quantile(1.0 - upper, upper, df);
            CHECK(relative(pbo::detail::chi_squared_upper_tail(x, df), upper) < 1e-11);
            if (upper == 1e-300 && df == 1) continue;  // the quantile is 10^-600
            double const small = pbo::detail::chi_squared_quantile(upper, 1.0 - upper, df);
            CHECK(relative(pbo::detail::chi_squared_lower_tail(small, df), upper) < 1e-11);
        }
}

// Expected: tests/reference/compare_tests.R (R 4.2.2: chisq.test, pchisq, prop.test).
TEST_CASE("Pearson, Yates and the likelihood ratio agree with R for two by two") {
    struct row { two_by_two t; double x, p, yates, yates_p, g, g_p; };
    for (row const& r : {row{{12, 7, 5, 7}, 1.371646026831785, 0.241529274763687, 0.641120263895032, 0.423305424322418, 1.375529840505520, 0.240864048074785},
                         row{{120, 380, 90, 410}, 5.4249547920433994, 0.0198509493377999, 5.0693188667872207, 0.0243529509709878, 5.4399263373841222, 0.0196814994778904},
                         row{{3, 1, 1, 3}, 2.0, 0.157299207050284, 0.5, 0.479500122186953, 2.092992575058191, 0.147975959385026}}) {
        check(pbo::pearson_chi_squared(r.t), r.x, 1, r.p, 2e-14);
        check(pbo::pearson_chi_squared_continuity_corrected(r.t), r.yates, 1, r.yates_p, 2e-14);
        check(pbo::likelihood_ratio_chi_squared(r.t), r.g, 1, r.g_p, 2e-13);  // R subtracts, and loses some digits
        double const n = static_cast<double>(r.t.total());
        CHECK(*pbo::pearson_chi_squared_n_minus_1(r.t).statistic == doctest::Approx(r.x * (n - 1) / n).epsilon(1e-14));
    }
}

TEST_CASE("larger tables agree with R") {
    contingency_table const gender(3, {762, 327, 468, 484, 239, 477});
    check(pbo::pearson_chi_squared(gender), 30.0701490957547, 2, 2.95358918321176e-07, 1e-13);
    check(pbo::likelihood_ratio_chi_squared(gender), 30.0166926132397, 2, 3.03359791063882e-07, 1e-12);
    std::array<pbo::proportion, 4> const groups{{{83, 86}, {90, 93}, {129, 136}, {70, 82}}};
    check(pbo::homogeneity(groups), 12.60041129712763919, 3, 0.00558547666162702, 1e-13);
    check(pbo::pearson_chi_squared(contingency_table::of(groups)), 12.60041129712763919, 3, 0.00558547666162702, 1e-13);
}

// Expected: tests/reference/compare_tests.py.
TEST_CASE("nothing cancels at counts of 10^15") {
    two_by_two const close(1'000'000'000'000'000, 1'000'000'000'000'000, 1'000'000'030'000'000, 999'999'970'000'000);
    check(pbo::pearson_chi_squared(close), 0.9000000000000002, 1, 0.34278171114791134, 1e-14);
    check(pbo::likelihood_ratio_chi_squared(close), 0.90000000000000024, 1, 0.34278171114791133, 1e-14);
    two_by_two const rare(5, 1'000'000'000'000'000, 20, 1'000'000'000'000'000);
    check(pbo::pearson_chi_squared(rare), 8.9999999999998875, 1, 0.0026997960632603552, 1e-14);
    check(pbo::likelihood_ratio_chi_squared(rare), 9.637237851087759, 1, 0.0019067175341558636, 1e-14);
    check(pbo::likelihood_ratio_chi_squared(two_by_two(0, 5, 3, 3)), 4.5731914359587753, 1, 0.032476010002625054, 1e-14);
}

TEST_CASE("two by two as a table, turned or with rows and columns in another order, is the same test") {
    two_by_two const t(12, 7, 5, 19);
    contingency_table const table(2, {12, 7, 5, 19});
    for (auto const& r : {pbo::pearson_chi_squared(table), pbo::pearson_chi_squared(t.transposed()),
                          pbo::pearson_chi_squared(two_by_two(5, 19, 12, 7)), pbo::pearson_chi_squared(contingency_table(2, {7, 12, 19, 5}))})
        CHECK(*r.statistic == doctest::Approx(*pbo::pearson_chi_squared(t).statistic).epsilon(1e-14));
    CHECK(*pbo::likelihood_ratio_chi_squared(table).statistic ==
          doctest::Approx(*pbo::likelihood_ratio_chi_squared(t).statistic).epsilon(1e-14));
    // Empty rows and columns change nothing.
    auto const with_gaps = pbo::pearson_chi_squared(contingency_table(3, {12, 0, 7, 0, 0, 0, 5, 0, 19}));
    CHECK(with_gaps.degrees_of_freedom == pbo::figure<double>(1.0));
    CHECK(*with_gaps.statistic == doctest::Approx(*pbo::pearson_chi_squared(t).statistic).epsilon(1e-14));
    // n times the counts is n times the statistic.
    CHECK(*pbo::likelihood_ratio_chi_squared(contingency_table(2, {120, 70, 50, 190})).statistic ==
          doctest::Approx(10 * *pbo::likelihood_ratio_chi_squared(t).statistic).epsilon(1e-14));
}

TEST_CASE("empty margins give no statistic, their reason, and p = 1") {
    for (two_by_two const& t : {two_by_two{}, two_by_two{0, 0, 3, 4}, two_by_two{0, 5, 0, 6}, two_by_two{5, 0, 6, 0}})
        for (auto const& r : {pbo::pearson_chi_squared(t), pbo::pearson_chi_squared_continuity_corrected(t),
                              pbo::pearson_chi_squared_n_minus_1(t), pbo::likelihood_ratio_chi_squared(t)}) {
            CHECK(r.statistic.reason() == pbo::absence::nothing_to_divide_by);
            CHECK(r.degrees_of_freedom.reason() == pbo::absence::no_degrees_of_freedom);
            CHECK(*r.p_value == 1.0);
        }
    CHECK(*pbo::pearson_chi_squared(contingency_table{}).p_value == 1.0);
    std::array<pbo::proportion, 3> const nobody{{{0, 5}, {0, 9}, {0, 0}}};
    CHECK(*pbo::homogeneity(nobody).p_value == 1.0);
    CHECK(*pbo::homogeneity(nobody).degrees_of_freedom == 1.0);
    CHECK(pbo::homogeneity(nobody).statistic.reason() == pbo::absence::nothing_to_divide_by);
}

TEST_CASE("Yates's correction never turns a small difference into a large one") {
    CHECK(*pbo::pearson_chi_squared_continuity_corrected(two_by_two(1, 0, 0, 1)).statistic == 0.0);
    CHECK(*pbo::pearson_chi_squared_continuity_corrected(two_by_two(5, 5, 5, 5)).p_value == 1.0);
}

TEST_CASE("counts that do not fill their rows, or do not add up, are refused") {
    CHECK_THROWS_AS(contingency_table(3, {1, 2, 3, 4}), std::invalid_argument);
    CHECK_THROWS_AS(contingency_table(0, {1}), std::invalid_argument);
    CHECK_THROWS_AS(two_by_two(~0ULL, 1, 0, 0), std::overflow_error);
    CHECK_THROWS_AS(contingency_table(2, {~0ULL, 1}), std::overflow_error);
    CHECK_THROWS_AS((void)contingency_table(2, {1, 2})(1, 0), std::out_of_range);
}

TEST_CASE("a result prints as a sentence") {
    std::ostringstream out;
    out << pbo::pearson_chi_squared(two_by_two(12, 7, 5, 7)) << '\n' << pbo::pearson_chi_squared(two_by_two());
    CHECK(out.str() == "pearson_chi_squared: statistic 1.37165, 1 degree of freedom, p = 0.241529\n"
                       "pearson_chi_squared: statistic [n/0], p = 1");
}
