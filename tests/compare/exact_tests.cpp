// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/barnard.hpp>
#include <pbo/compare/boschloo.hpp>
#include <pbo/compare/fisher.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using pbo::alternative;
using pbo::two_by_two;

namespace {
double p_of(pbo::test_result const& r) { return r.p_value.value(); }
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
}  // namespace

// Expected numbers: tests/reference/exact_tests.py (exact fractions; Python 3.11, mpmath 1.2.1).
TEST_CASE("Fisher's p-values agree with exact fractions") {
    struct row { two_by_two t; double two_sided, mid_p, less, greater; };
    for (row const& r : {row{{3, 1, 1, 3}, 0.48571428571428571, 0.25714285714285714, 0.98571428571428571, 0.24285714285714286},
                         row{{7, 27, 1, 33}, 0.054400130495065655, 0.029656258430420407, 0.99754380681711242, 0.027200065247532828},
                         row{{9, 4, 4, 10}, 0.056982645588110657, 0.039141776720858697, 0.99444693717812576, 0.041234800556378158},
                         row{{0, 16, 15, 57}, 0.062866664630109318, 0.044659691201874995, 0.036413946856468645, 1.0},
                         row{{1, 0, 0, 1}, 1.0, 0.5, 1.0, 0.5},
                         row{{2, 8, 7, 2}, 0.023014137565221157, 0.014245816103401243, 0.018521725952066509, 0.99901491697157332},
                         row{{120, 380, 90, 410}, 0.024206354334461151, 0.02008554841199036, 0.99201762875524021, 0.012103177167230575},
                         row{{1, 999, 12, 988}, 0.0033234917887931397, 0.0017791182809896361, 0.0016617458943965699, 0.99988262761340693},
                         row{{30, 70, 3000, 7100}, 1.0, 0.95648351839130943, 0.5748293316552126, 0.51220363156216854},
                         row{{500, 0, 0, 500}, 7.3995079956280545e-300, 3.6997539978140272e-300, 1.0, 3.6997539978140272e-300},
                         row{{8, 2, 1, 5}, 0.034965034965034965, 0.023164335664335664, 0.99912587412587413, 0.024475524475524476}}) {
        CAPTURE(r.t);
        double const tolerance = r.two_sided < 1e-200 ? 1e-12 : 3e-14;
        CHECK(relative(p_of(pbo::fisher(r.t)), r.two_sided) < tolerance);
        CHECK(relative(p_of(pbo::fisher_mid_p(r.t)), r.mid_p) < tolerance);
        CHECK(relative(p_of(pbo::fisher_less(r.t)), r.less) < tolerance);
        CHECK(relative(p_of(pbo::fisher_greater(r.t)), r.greater) < tolerance);
    }
}

// Expected: tests/reference/compare_tests.py.
TEST_CASE("Fisher's tail is exact where it becomes an integral") {
    CHECK(relative(p_of(pbo::fisher_greater(two_by_two(100020000, 99980000, 100000000, 100000000))), 0.022755530977286699) < 1e-12);
    CHECK(relative(p_of(pbo::fisher_greater(two_by_two(500700, 499300, 500000, 500000))), 0.16144522341014507) < 1e-12);
    CHECK(relative(p_of(pbo::fisher_greater(two_by_two(9, 999991, 1, 4999999))), 8.4342256927192934e-7) < 1e-12);
}

TEST_CASE("the two ways of summing a tail meet") {
    // 20,000 terms are 37 standard deviations of 540: the switch lies within these tables.  Against the normal tail with
    // its continuity correction the p-value drifts evenly; a jump would show in the difference of neighbouring drifts.
    std::vector<double> drift;
    for (std::uint64_t n = 1'100'000; n < 1'260'000; n += 10'000) {
        double const p = p_of(pbo::fisher_greater(two_by_two(n / 2 + 500, n / 2 - 500, n / 2, n / 2)));
        drift.push_back(p / std::erfc(499.0 / std::sqrt(static_cast<double>(n))));
    }
    for (std::size_t i = 2; i < drift.size(); ++i)
        CHECK(std::abs((drift[i] - drift[i - 1]) - (drift[i - 1] - drift[i - 2])) < 1e-6 * std::abs(drift[i]));
}

// Expected: tests/reference/exact_tests.py.
TEST_CASE("Barnard's and Boschloo's suprema agree with 40-digit maximisation to 1e-12") {
    struct row { two_by_two t; double pooled, less, greater, unpooled, boschloo, boschloo_less, boschloo_greater; };
    for (row const& r : {
             row{{2, 8, 7, 2}, 0.0192108154296875, 0.0098861408446406208, 1.0, 0.020172119140625, 0.0192108154296875, 0.0098861408446406208, 0.99183268195949573},
             row{{43, 10, 40, 39}, 0.00036283236722381219, 1.0, 0.00027178187499366173, 0.00028947066170300994, 0.00034686705788242604, 0.99986862040021902, 0.00016155523338296795},
             row{{7, 5, 12, 7}, 0.82577981147915125, 0.42236270470051301, 1.0, 0.82577981147915125, 1.0, 0.41598133846184368, 0.61951507634663081},
             row{{5, 10, 1, 10}, 0.15627754630602096, 1.0, 0.097040520736352701, 0.15059992222585311, 0.13450050152422771, 0.94509943666525176, 0.090085341148291516},
             row{{0, 10, 10, 0}, 1.9073486328125e-6, 9.5367431640625e-7, 1.0, 1.9073486328125e-6, 1.9073486328125e-6, 9.5367431640625e-7, 1.0},
             row{{3, 0, 1, 2}, 0.21875, 1.0, 0.109375, 0.21875, 0.21875, 1.0, 0.109375},
             row{{1, 29, 6, 14}, 0.0075385543401201822, 0.0049254130778775538, 1.0, 0.021563867136499395, 0.0088670291331283124, 0.0066013605384691426, 0.99740045965475991},
             row{{15, 15, 14, 16}, 0.89742182699143049, 1.0, 0.44871091349571524, 0.89742182699143049, 1.0, 0.59042029293530258, 0.44871091349571524},
             row{{9, 31, 2, 58}, 0.0027361097080894417, 1.0, 0.0017886821438465208, 0.009853726915588865, 0.0046889982448696695, 0.99920604184269098, 0.0021704197648721688}}) {
        CAPTURE(r.t);
        CHECK(relative(p_of(pbo::barnard(r.t)), r.pooled) < 1e-12);
        CHECK(relative(p_of(pbo::barnard_less(r.t)), r.less) < 1e-12);
        CHECK(relative(p_of(pbo::barnard_greater(r.t)), r.greater) < 1e-12);
        CHECK(relative(p_of(pbo::barnard_unpooled(r.t)), r.unpooled) < 1e-12);
        CHECK(relative(p_of(pbo::boschloo(r.t)), r.boschloo) < 1e-12);
        CHECK(relative(p_of(pbo::boschloo_less(r.t)), r.boschloo_less) < 1e-12);
        CHECK(relative(p_of(pbo::boschloo_greater(r.t)), r.boschloo_greater) < 1e-12);
    }
}

TEST_CASE("the supremum is not missed: no proportion of a fine grid gives more, for every table of small groups") {
    // P(pi) by plain enumeration of the rejection region, which the test itself never does.
    auto const choose = [](int n, int k) { return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0)); };
    for (auto const& sizes : {std::pair{4, 9}, std::pair{7, 7}, std::pair{1, 12}}) {
        int const n1 = sizes.first, n2 = sizes.second;
        auto const squared_z = [n1, n2](int x, int y) {
            double const s = x + y, n = n1 + n2;
            if (s == 0.0 || s == n) return 0.0;
            double const d = x * static_cast<double>(n2) - y * static_cast<double>(n1);
            return d * d / (s * (n - s));
        };
        for (int a = 0; a <= n1; ++a)
            for (int c = 0; c <= n2; ++c) {
                if (a + c == 0 || a + c == n1 + n2) continue;
                two_by_two const t(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(n1 - a),
                                   static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(n2 - c));
                double const p = p_of(pbo::barnard(t));
                double largest = 0.0;
                for (double pi = 0.001; pi < 1.0; pi += 0.002) {
                    double sum = 0.0;
                    for (int x = 0; x <= n1; ++x)
                        for (int y = 0; y <= n2; ++y)
                            if (squared_z(x, y) >= squared_z(a, c) * (1.0 - 1e-12))
                                sum += choose(n1, x) * choose(n2, y) * std::pow(pi, x + y) * std::pow(1.0 - pi, n1 + n2 - x - y);
                    largest = std::max(largest, sum);
                }
                CAPTURE(t);
                CHECK(p >= largest * (1.0 - 1e-12));
                CHECK(p <= largest * (1.0 + 2e-3) + 1e-12);
            }
    }
}

TEST_CASE("exact tests do not care which group comes first or what a hit is called") {
    for (two_by_two const& t : {two_by_two{2, 8, 7, 2}, two_by_two{5, 10, 1, 10}, two_by_two{0, 6, 4, 9}, two_by_two{12, 1, 3, 3}}) {
        two_by_two const groups(t.c, t.d, t.a, t.b), answers(t.b, t.a, t.d, t.c);
        for (pbo::two_by_two const& other : {groups, answers}) {
            CAPTURE(other);
            CHECK(p_of(pbo::fisher(t)) == doctest::Approx(p_of(pbo::fisher(other))).epsilon(1e-13));
            CHECK(p_of(pbo::fisher_mid_p(t)) == doctest::Approx(p_of(pbo::fisher_mid_p(other))).epsilon(1e-13));
            CHECK(p_of(pbo::fisher_less(t)) == doctest::Approx(p_of(pbo::fisher_greater(other))).epsilon(1e-13));
            CHECK(p_of(pbo::barnard(t)) == doctest::Approx(p_of(pbo::barnard(other))).epsilon(1e-13));
            CHECK(p_of(pbo::barnard_unpooled(t)) == doctest::Approx(p_of(pbo::barnard_unpooled(other))).epsilon(1e-13));
            CHECK(p_of(pbo::boschloo(t)) == doctest::Approx(p_of(pbo::boschloo(other))).epsilon(1e-13));
            CHECK(p_of(pbo::boschloo_less(t)) == doctest::Approx(p_of(pbo::boschloo_greater(other))).epsilon(1e-13));
            CHECK(p_of(pbo::barnard_less(t)) == doctest::Approx(p_of(pbo::barnard_greater(other))).epsilon(1e-13));
        }
        CHECK(p_of(pbo::fisher(t)) == doctest::Approx(p_of(pbo::fisher(t.transposed()))).epsilon(1e-13));
    }
}

TEST_CASE("every table up to 9 and 7: order and bounds of the exact p-values") {
    for (std::uint64_t a = 0; a <= 9; ++a)
        for (std::uint64_t c = 0; c <= 7; ++c) {
            two_by_two const t(a, 9 - a, c, 7 - c);
            CAPTURE(t);
            double const two = p_of(pbo::fisher(t)), mid = p_of(pbo::fisher_mid_p(t));
            double const less = p_of(pbo::fisher_less(t)), greater = p_of(pbo::fisher_greater(t));
            for (double const p : {two, mid, less, greater}) CHECK((p > 0.0 && p <= 1.0));
            if (!t.has_empty_margin()) CHECK(mid < two);
            CHECK(std::min(less, greater) <= two * (1.0 + 1e-14));
            CHECK(less + greater >= 1.0);
            // Boschloo is uniformly more powerful than Fisher.
            CHECK(p_of(pbo::boschloo(t)) <= two);
            CHECK(p_of(pbo::boschloo_less(t)) <= less);
            CHECK(p_of(pbo::boschloo_greater(t)) <= greater);
            // Fisher's one-sided p is monotone in a.
            if (a < 9) CHECK(p_of(pbo::fisher_greater(two_by_two(a + 1, 8 - a, c, 7 - c))) <= greater);
        }
}

TEST_CASE("Fisher's one-sided p is the point where the exact conditional limit of the odds ratio is 1") {
    // Cornfield's limit inverts the same tail: P(A >= a; odds ratio) = alpha / 2 at the lower limit.  With the odds ratio
    // as a weight the law is formed here by plain summation; at odds ratio 1 it must be Fisher's.
    auto const tail = [](two_by_two const& t, double odds_ratio) {
        std::uint64_t const n1 = t.a + t.b, n2 = t.c + t.d, s = t.hits();
        double sum = 0.0, upper = 0.0;
        for (std::uint64_t x = s > n2 ? s - n2 : 0; x <= std::min(s, n1); ++x) {
            auto const choose = [](double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); };
            double const p = std::exp(choose(static_cast<double>(n1), static_cast<double>(x)) +
                                      choose(static_cast<double>(n2), static_cast<double>(s - x)) + static_cast<double>(x) * std::log(odds_ratio));
            sum += p;
            if (x >= t.a) upper += p;
        }
        return upper / sum;
    };
    for (two_by_two const& t : {two_by_two{9, 4, 4, 10}, two_by_two{7, 27, 1, 33}, two_by_two{43, 10, 40, 39}}) {
        CAPTURE(t);
        double const p = p_of(pbo::fisher_greater(t));
        CHECK(tail(t, 1.0) == doctest::Approx(p).epsilon(1e-11));
        for (double const alpha : {0.001, 0.01, 0.02, 0.05, 0.1}) {
            double low = 1e-6, high = 1e6;
            for (int i = 0; i < 200; ++i) {
                double const middle = std::sqrt(low * high);
                (tail(t, middle) < alpha ? low : high) = middle;
            }
            CHECK((low > 1.0) == (p < alpha));  // the test rejects exactly when the interval leaves 1 out
        }
    }
}

TEST_CASE("an empty margin says nothing; too many people leave Barnard and Boschloo without a p-value") {
    for (two_by_two const& t : {two_by_two{}, two_by_two{0, 0, 3, 4}, two_by_two{0, 5, 0, 6}, two_by_two{5, 0, 6, 0}, two_by_two{0, 1, 0, 0}}) {
        CAPTURE(t);
        for (double const p : {p_of(pbo::fisher(t)), p_of(pbo::fisher_mid_p(t)), p_of(pbo::fisher_less(t)), p_of(pbo::barnard(t)),
                               p_of(pbo::barnard_unpooled(t)), p_of(pbo::boschloo(t)), p_of(pbo::boschloo_doubled(t))})
            CHECK(p == 1.0);
        CHECK(pbo::barnard(t).statistic.reason() == pbo::absence::nothing_to_divide_by);
        CHECK(pbo::boschloo(t).statistic.reason() == pbo::absence::nothing_to_divide_by);
    }
    two_by_two const many(1'000'000'000'000'000, 1'000'000'000'000'000, 999'999'999'000'000, 1'000'000'000'000'000);
    CHECK(pbo::barnard(many).p_value.reason() == pbo::absence::not_available);
    CHECK(pbo::barnard_unpooled(many).p_value.reason() == pbo::absence::not_available);
    CHECK(pbo::boschloo(many).p_value.reason() == pbo::absence::not_available);
    CHECK(pbo::boschloo_doubled(many).p_value.reason() == pbo::absence::not_available);
    CHECK(pbo::boschloo(many).statistic.has_value());
    CHECK(p_of(pbo::fisher(two_by_two(0, 1'000'000'000'000'000, 1, 1'000'000'000'000'000))) == 1.0);
    CHECK(p_of(pbo::fisher(two_by_two(1'000'000'000'000'000, 0, 0, 1'000'000'000'000'000))) == 0.0);  // below 1e-308
}

TEST_CASE("names say side and form") {
    CHECK(pbo::fisher.name() == pbo::label("fisher"));
    CHECK(pbo::fisher_test(alternative::less, true).name() == pbo::label("fisher_mid_p_less"));
    CHECK(pbo::barnard_test(alternative::greater, false).name() == pbo::label("barnard_unpooled_greater"));
    CHECK(pbo::boschloo_doubled.name() == pbo::label("boschloo_doubled"));
}

TEST_CASE("Fisher's test states the odds ratio of the table: ad / bc, where b and c are there") {
    CHECK(*pbo::fisher({10, 3, 4, 7}).statistic == doctest::Approx(70.0 / 12.0).epsilon(1e-14));
    CHECK(*pbo::fisher({1, 3, 4, 0}).statistic == 0.0);
    CHECK_FALSE(pbo::fisher({10, 0, 4, 7}).statistic.has_value());
    CHECK_FALSE(pbo::fisher({10, 3, 0, 7}).statistic.has_value());
}

// Only the table itself and its mirror image are as improbable: 2 (p (1 - p))^n is greatest at p = 1/2.
TEST_CASE("Boschloo's p-value of two groups that have nothing in common is 2 / 4^n, however small") {
    for (std::uint64_t const n : {5U, 12U, 20U, 40U}) {
        CAPTURE(n);
        CHECK(relative(p_of(pbo::boschloo({n, 0, 0, n})), 2.0 * std::pow(0.25, static_cast<double>(n))) < 1e-12);
    }
}
