// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/adjusted_log.hpp>
#include <pbo/compare/ratio.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using doctest::Approx;

TEST_CASE("Walter's limits, also without hits in the first group") {
    // statsmodels 0.13, confint_proportions_2indep(compare='ratio', method='log-adjusted').
    auto const is = [](proportion const& a, proportion const& b, double lower, double upper) {
        auto const found = ratio(a, b, adjusted_log);
        CHECK(found.limits->lower() == Approx(lower).epsilon(1e-12));
        CHECK(found.limits->upper() == Approx(upper).epsilon(1e-12));
    };
    is({56, 70}, {48, 80}, 1.0759671541199216, 1.6444774830364233);
    is({7, 34}, {1, 34}, 0.9241353750243203, 27.05231362812194);
    is({0, 20}, {3, 25}, 0.009723156921002436, 3.2476503351154844);
    auto const nobody = ratio(proportion{0, 0}, proportion{3, 25}, adjusted_log).limits;
    CHECK(nobody->lower() == 0.0);
    CHECK(std::isinf(nobody->upper()));
}
