// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// share_scale.hpp: by hand, and there and back.
#include <pbo/explain/share_scale.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

TEST_CASE("a share of a quarter, by hand") {
    auto const logit = to_scale(share_scale::log_odds, 0.25, 0.0009);
    CHECK(logit.value == doctest::Approx(-1.0986122886681098).epsilon(1e-14));  // log(1 / 3)
    CHECK(logit.variance == doctest::Approx(0.0256).epsilon(1e-14));           // 0.0009 / (3 / 16)^2
    auto const arcsine = to_scale(share_scale::angle, 0.25, 0.0009);
    CHECK(arcsine.value == doctest::Approx(0.52359877559829887).epsilon(1e-14));  // pi / 6
    CHECK(arcsine.variance == doctest::Approx(0.0012).epsilon(1e-14));           // 0.0009 / (3 / 4)
    CHECK(to_scale(share_scale::as_is, 45.0, 2.0).value == 45.0);
}

TEST_CASE("there and back, and never outside 0 to 1") {
    for (auto const scale : {share_scale::as_is, share_scale::log_odds, share_scale::angle})
        for (double const p : {1e-9, 0.02, 0.5, 0.93, 1.0 - 1e-9})
            CHECK(from_scale(scale, to_scale(scale, p, 1e-4).value) == doctest::Approx(p).epsilon(1e-12));
    CHECK(from_scale(share_scale::angle, -0.3) == 0.0);
    CHECK(from_scale(share_scale::angle, 2.0) == 1.0);
    CHECK(from_scale(share_scale::log_odds, -800.0) == 0.0);
    CHECK(from_scale(share_scale::log_odds, 800.0) == 1.0);
}

TEST_CASE("shares without a variance have no place on a scale") {
    for (auto const scale : {share_scale::log_odds, share_scale::angle})
        for (double const p : {0.0, 1.0, -0.1, 45.0}) CHECK_THROWS_AS((void)to_scale(scale, p, 0.01), std::domain_error);
    CHECK_THROWS_AS((void)to_scale(share_scale::as_is, 0.5, 0.0), std::domain_error);
}
