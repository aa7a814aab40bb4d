// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// rate_ratio.hpp: limits of R 4.2.2's poisson.test; mid-P limits and tails from SciPy (tests/reference/inequality_and_others.py).
#include <pbo/compare/rate_ratio.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace pbo;

TEST_CASE("30 events in 1,200 against 18 in 1,150") {
    auto const exact = rate_ratio({30, 1200.0}, {18, 1150.0});
    CHECK(*exact.ratio == doctest::Approx(1.59722222222222).epsilon(1e-13));
    CHECK(exact.limits->lower() == doctest::Approx(0.861882847019572).epsilon(1e-9));
    CHECK(exact.limits->upper() == doctest::Approx(3.04268418946818).epsilon(1e-9));
    CHECK(*exact.test.p_value == doctest::Approx(0.148617123762755).epsilon(1e-11));
    auto const mid = rate_ratio({30, 1200.0}, {18, 1150.0}, rate_ratio_method::mid);
    CHECK(mid.limits->lower() == doctest::Approx(0.8935999031228).epsilon(1e-10));
    CHECK(mid.limits->upper() == doctest::Approx(2.918358260855).epsilon(1e-10));
    CHECK(*mid.test.p_value == doctest::Approx(0.115454505506079).epsilon(1e-10));
}

TEST_CASE("turned round the ratio is the reciprocal and p the same; nobody, and nobody on one side") {
    for (auto const how : {rate_ratio_method::exact, rate_ratio_method::mid}) {
        auto const there = rate_ratio({7, 90.0}, {4, 210.0}, how), back = rate_ratio({4, 210.0}, {7, 90.0}, how);
        CHECK(*back.ratio == doctest::Approx(1.0 / *there.ratio).epsilon(1e-13));
        CHECK(back.limits->upper() == doctest::Approx(1.0 / there.limits->lower()).epsilon(1e-9));
        CHECK(*back.test.p_value == doctest::Approx(*there.test.p_value).epsilon(1e-12));
        auto const none = rate_ratio({0, 90.0}, {0, 210.0}, how);
        CHECK(none.ratio.reason() == absence::nothing_to_divide_by);
        CHECK(none.limits.reason() == absence::nothing_to_divide_by);
        CHECK(*none.test.p_value == 1.0);
        auto const only = rate_ratio({5, 90.0}, {0, 210.0}, how);
        CHECK(only.ratio.reason() == absence::nothing_to_divide_by);
        CHECK(std::isinf(only.limits->upper()));
        CHECK(only.limits->lower() > 0.0);
        CHECK(*rate_ratio({0, 90.0}, {5, 210.0}, how).ratio == 0.0);
        // by hand: all five in the first, P = 0.3^5 twice, of the mid-P once
        CHECK(*only.test.p_value == doctest::Approx((how == rate_ratio_method::exact ? 2.0 : 1.0) * std::pow(0.3, 5)).epsilon(1e-12));
    }
    CHECK_THROWS_AS((void)rate_ratio({1, 0.0}, {1, 1.0}), std::domain_error);
}
