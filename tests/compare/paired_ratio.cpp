// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// paired_ratio.hpp: likelihoods maximised by SciPy in place of the closed form, and SciPy's beta quantiles
// (tests/reference/paired_ratio.py).  Fagerland, Lydersen and Laake (2014) print 0.065 to 0.907 for the first.
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/paired_ratio.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

TEST_CASE("ratios of 21 children and of 161 people, with score limits") {
    auto const few = paired_ratio({1, 1, 7, 12});
    CHECK(*few.ratio == doctest::Approx(0.25).epsilon(1e-14));
    CHECK(few.limits->lower() == doctest::Approx(0.06527922).epsilon(1e-6));
    CHECK(few.limits->upper() == doctest::Approx(0.9068806).epsilon(1e-6));
    auto const more = paired_ratio({59, 6, 16, 80});
    CHECK(more.limits->lower() == doctest::Approx(0.7475791).epsilon(1e-6));
    CHECK(more.limits->upper() == doctest::Approx(0.9876149).epsilon(1e-6));
}

TEST_CASE("odds of a change, exact and mid-P") {
    auto const exact = conditional_odds_ratio({1, 1, 7, 12});
    CHECK(*exact.ratio == doctest::Approx(0.1428571429).epsilon(1e-9));
    CHECK(exact.limits->lower() == doctest::Approx(0.00316973903).epsilon(1e-7));
    CHECK(exact.limits->upper() == doctest::Approx(1.111975554).epsilon(1e-8));
    auto const mid = conditional_odds_ratio({59, 6, 16, 80}, conditional_odds_method::mid);
    CHECK(mid.limits->lower() == doctest::Approx(0.1346629129).epsilon(1e-8));
    CHECK(mid.limits->upper() == doctest::Approx(0.9354410732).epsilon(1e-8));
}

TEST_CASE("turned round it is the reciprocal, and 1 is outside exactly when McNemar's test rejects") {
    for (std::uint64_t b = 0; b < 12; ++b)
        for (std::uint64_t c = 0; c < 12; ++c) {
            auto const there = paired_ratio({5, b, c, 9}), back = paired_ratio({5, c, b, 9});
            CHECK(*there.ratio == doctest::Approx(1.0 / *back.ratio).epsilon(1e-13));
            CHECK(there.limits->lower() == doctest::Approx(1.0 / back.limits->upper()).epsilon(1e-9));
            bool const outside = there.limits->lower() > 1.0 || there.limits->upper() < 1.0;
            CAPTURE(b);
            CAPTURE(c);
            CHECK(outside == (*mcnemar(b, c).p_value < 0.05));
        }
}

TEST_CASE("nobody, nobody the second time, and nobody who changed") {
    CHECK(paired_ratio({0, 0, 0, 9}).limits.reason() == absence::nothing_to_divide_by);
    auto const none = paired_ratio({0, 5, 0, 9});
    CHECK(none.ratio.reason() == absence::nothing_to_divide_by);
    CHECK(std::isinf(none.limits->upper()));
    CHECK(none.limits->lower() > 1.0);
    CHECK(*paired_ratio({0, 0, 5, 9}).ratio == 0.0);
    CHECK(paired_ratio({0, 0, 5, 9}).limits->lower() == 0.0);
    CHECK(*paired_ratio({7, 0, 0, 3}).ratio == 1.0);
    CHECK(conditional_odds_ratio({7, 0, 0, 3}).ratio.reason() == absence::nothing_to_divide_by);
    CHECK(std::isinf(conditional_odds_ratio({7, 4, 0, 3}).limits->upper()));
}
