// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/mann_whitney.hpp>

#include <pbo/count/category_counts.hpp>
#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

using counts = std::array<std::uint64_t, 5>;

namespace {
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
constexpr counts higher{5, 10, 20, 30, 15}, lower{10, 20, 20, 10, 5};
}  // namespace

// Expected: tests/reference/compare_tests.R (R 4.2.2, wilcox.test(exact = FALSE) on the people one by one).
TEST_CASE("Mann-Whitney agrees with R's Wilcoxon test with ties, corrected and not, on either side") {
    using pbo::alternative;
    struct row { bool corrected; alternative sides; double p; };
    for (row const& r : {row{false, alternative::two_sided, 3.47550308452841e-05}, row{false, alternative::less, 0.999982622484577},
                         row{false, alternative::greater, 1.73775154226421e-05}, row{true, alternative::two_sided, 3.50660668160897e-05},
                         row{true, alternative::less, 0.999982776691916}, row{true, alternative::greater, 1.75330334080449e-05}})
        CHECK(relative(*pbo::mann_whitney_test{r.sides, r.corrected}(higher, lower).p_value, r.p) < 1e-12);
    std::array<std::uint64_t, 3> const x{1, 1, 0}, y{0, 1, 1};
    CHECK(relative(*pbo::mann_whitney(x, y).p_value, 0.220671361919847) < 1e-13);
}

// Expected: tests/reference/compare_tests.R (DeLong's variance from the people one by one; uniroot for Newcombe's).
TEST_CASE("the probability of superiority and its limits agree with R") {
    pbo::probability_of_superiority const s(higher, lower);
    CHECK(relative(*s.value(), 0.694711538461538) < 1e-14);
    auto const logit = pbo::superiority_logit(s).limits.value();
    CHECK(relative(logit.lower(), 0.604529921298344) < 1e-13);
    CHECK(relative(logit.upper(), 0.772081704369577) < 1e-13);
    auto const score = pbo::superiority_score(s).limits.value();
    CHECK(relative(score.lower(), 0.602339469982798) < 1e-12);
    CHECK(relative(score.upper(), 0.771619528757011) < 1e-12);
}

TEST_CASE("groups that change places turn everything round") {
    pbo::probability_of_superiority const s(higher, lower), t(lower, higher);
    CHECK(*s.value() + *t.value() == doctest::Approx(1.0).epsilon(1e-15));
    CHECK(*pbo::mann_whitney(s).statistic == doctest::Approx(-*pbo::mann_whitney(t).statistic).epsilon(1e-14));
    CHECK(pbo::superiority_score(s).limits.value().lower() == doctest::Approx(1.0 - pbo::superiority_score(t).limits.value().upper()).epsilon(1e-14));
    CHECK(s.won() + s.tied() + s.lost() == doctest::Approx(1.0).epsilon(1e-15));
}

TEST_CASE("categories nobody used and joint scaling of the scale change nothing") {
    std::array<std::uint64_t, 7> const gaps{5, 0, 10, 20, 30, 0, 15}, gaps2{10, 0, 20, 20, 10, 0, 5};
    CHECK(*pbo::mann_whitney(gaps, gaps2).p_value == doctest::Approx(*pbo::mann_whitney(higher, lower).p_value).epsilon(1e-13));
    pbo::category_counts<5> const cell(higher);
    CHECK(pbo::mann_whitney(cell.counts(), lower) == pbo::mann_whitney(higher, lower));
}

TEST_CASE("complete separation, one answer, one person, nobody and 10^15 all give sense") {
    counts const top{0, 0, 0, 0, 8}, bottom{9, 0, 0, 0, 0}, nobody{};
    pbo::probability_of_superiority const separated(top, bottom), same(top, top), empty(top, nobody);
    CHECK(*separated.value() == 1.0);
    CHECK(pbo::superiority_score(separated).limits.value().upper() == 1.0);
    CHECK(pbo::superiority_score(separated).limits.value().lower() < 1.0);
    CHECK(pbo::superiority_logit(separated).limits.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*same.value() == 0.5);
    CHECK(pbo::superiority_score(same).limits.value().contains(0.5));
    CHECK(*pbo::mann_whitney(same).p_value == 1.0);
    CHECK(pbo::mann_whitney(same).statistic.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(empty.value().reason() == pbo::absence::nothing_to_divide_by);
    CHECK(pbo::superiority_score(empty).limits.value() == pbo::unit_interval);
    CHECK(*pbo::mann_whitney(empty).p_value == 1.0);
    std::array<std::uint64_t, 2> const one{0, 1}, other{1, 0};
    CHECK(pbo::superiority_logit(pbo::probability_of_superiority(one, other)).limits.reason() == pbo::absence::no_degrees_of_freedom);
    CHECK(pbo::superiority_score(pbo::probability_of_superiority(one, other)).limits.value().lower() ==
          doctest::Approx(pbo::wilson(pbo::proportion{1, 1}).limits.value().lower()).epsilon(1e-14));  // with no second person to vary
    std::uint64_t const n = 500'000'000'000'000;
    std::array<std::uint64_t, 2> const huge1{n, n}, huge2{n + 30'000'000, n - 30'000'000};
    // Two categories: z^2 is the (N - 1) Pearson statistic, 1.8 (mpmath: 4 N d^2 / N^2 with d = 3e7 of 2e15 people).
    CHECK(std::pow(*pbo::mann_whitney(huge1, huge2).statistic, 2) == doctest::Approx(1.8).epsilon(1e-6));
    CHECK_THROWS_AS(pbo::probability_of_superiority(huge1, higher), std::invalid_argument);
}

TEST_CASE("limits widen with the level and hold the value") {
    pbo::probability_of_superiority const s(higher, lower);
    auto before = pbo::superiority_score(s, pbo::confidence_level{1e-9}).limits.value();
    for (double const level : {0.1, 0.5, 0.95, 0.999, 0.9999999}) {
        auto const now = pbo::superiority_score(s, pbo::confidence_level{level}).limits.value();
        CHECK(now.contains(before));
        CHECK(now.contains(*s.value()));
        before = now;
    }
}
