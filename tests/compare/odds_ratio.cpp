// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/odds_ratio.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("first over second, by the score unless asked otherwise") {
    auto const found = odds_ratio(proportion{56, 70}, proportion{48, 80});
    CHECK(*found.value == Approx(56.0 * 32.0 / (14.0 * 48.0)));
    CHECK(found.method.view() == "score");
    // statsmodels 0.13, confint_proportions_2indep(compare='odds-ratio', method='score'), which is Miettinen and Nurminen's.
    auto const mn = odds_ratio(proportion{56, 70}, proportion{48, 80}, miettinen_nurminen);
    CHECK(mn.limits->lower() == Approx(1.2815731932629748).epsilon(1e-9));
    CHECK(mn.limits->upper() == Approx(5.540202222190739).epsilon(1e-9));
    auto const few = odds_ratio(proportion{7, 34}, proportion{1, 34}, miettinen_nurminen);
    CHECK(few.limits->lower() == Approx(1.2466223602451691).epsilon(1e-9));
    CHECK(few.limits->upper() == Approx(56.46157554538696).epsilon(1e-9));
    // The other way round each is one over the other.
    auto const turned = odds_ratio(proportion{48, 80}, proportion{56, 70}, miettinen_nurminen);
    CHECK(turned.limits->lower() == Approx(1 / mn.limits->upper()).epsilon(1e-9));
}
