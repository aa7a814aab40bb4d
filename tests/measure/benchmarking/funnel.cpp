// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/worked/funnel_overdispersion.csv for ASCOF 2024-25.
#include <pbo/measure/benchmarking/funnel.hpp>

#include <doctest/doctest.h>

#include <pbo/measure/beta_binomial_fit.hpp>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using doctest::Approx;
using groups = std::vector<proportion>;

TEST_CASE("direct payments 2024-25: 121 of 152 outside 95%, 105 outside 99.8% by score limits and 104 by exact binomial") {
    auto const returns = councils::ascof_2024_25(councils::direct_payments);
    REQUIRE_FALSE(returns.empty());
    auto const shares = councils::shares_of(returns);
    auto const plain = funnel(shares);
    CHECK(plain.areas.size() == 153);
    CHECK(plain.with_people() == 152);
    CHECK(plain.outside(0) == 121);
    CHECK(plain.outside(1) == 105);
    auto const exact = funnel(shares, exact_binomial);
    CHECK(exact.outside(0) == 121);
    CHECK(exact.outside(1) == 104);

    auto const kept = overdispersion(shares, {extreme_scores::kept, 0.1, funnel_scale::share, {}});
    CHECK(*kept.phi == Approx(108.17).epsilon(1e-4));
    CHECK(*kept.tau_squared == Approx(0.0063379).epsilon(1e-5));
    auto const winsorised = overdispersion(shares);
    CHECK(*winsorised.phi == Approx(63.80).epsilon(1e-4));
    CHECK(*winsorised.tau_squared == Approx(0.0037137).epsilon(1e-5));
    auto const additive = funnel(shares, adjusted_for(winsorised, funnel_adjustment::additive));
    CHECK(additive.outside(0) == 21);
    CHECK(additive.outside(1) == 2);
    auto const unwinsorised = funnel(shares, adjusted_for(kept, funnel_adjustment::additive));
    CHECK(unwinsorised.outside(0) == 10);
    CHECK(unwinsorised.outside(1) == 1);
    // Fitted to the councils themselves the beta-binomial leaves about one in twenty outside.
    auto const fitted = funnel(shares, beta_binomial(*beta_binomial_fit(shares).correlation));
    CHECK(fitted.outside(0) < 15);
}

TEST_CASE("positions: how many limits are crossed and on which side; any levels in any number") {
    groups const areas{{50, 100}, {62, 100}, {30, 100}, {58, 100}};  // all together 1/2
    auto const f = funnel(areas, inverted_wilson, {confidence_level{0.5}, confidence_level{}, confidence_level{0.998}});
    CHECK(f.areas[0].levels_beyond == figure<std::uint64_t>(0));
    CHECK(f.areas[1].levels_beyond == figure<std::uint64_t>(2));  // z = 2.4
    CHECK(f.areas[1].above);
    CHECK(f.areas[2].levels_beyond == figure<std::uint64_t>(3));  // z = -4
    CHECK_FALSE(f.areas[2].above);
    CHECK(f.areas[3].levels_beyond == figure<std::uint64_t>(1));  // z = 1.6
    CHECK(f.outside(0) == 3);
    CHECK(f.outside(2) == 1);
    CHECK(funnel(areas, inverted_wilson, {}).areas[2].levels_beyond == figure<std::uint64_t>(0));
}

TEST_CASE("one area is its own target: inside, and no adjustment can be had") {
    groups const one{{30, 100}};
    CHECK(funnel(one).areas[0].levels_beyond == figure<std::uint64_t>(0));
    CHECK_THROWS_WITH_AS((void)adjusted_for(overdispersion(one), funnel_adjustment::additive),
                         "pbo::funnel: no overdispersion can be estimated from 1 area: no degrees of freedom", std::domain_error);
    CHECK(adjusted_for(overdispersion(one), funnel_adjustment::none) == inverted_wilson);
    CHECK(funnel(one, inverted_wilson, usual_funnel_levels(), 0.5).areas[0].levels_beyond == figure<std::uint64_t>(2));
}

TEST_CASE("two areas, areas all alike, areas without people, and none") {
    CHECK(funnel(groups{{60, 100}, {40, 100}}).outside(0) == 2);  // z = 2 and -2
    CHECK(funnel(groups{{30, 100}, {60, 200}, {3, 10}}).outside(0) == 0);
    // Alike beyond chance: phi below 1 does not narrow the funnel.
    CHECK(adjusted_for(overdispersion(groups{{30, 100}, {60, 200}, {3, 10}}), funnel_adjustment::multiplicative) == inverted_wilson);
    auto const f = funnel(groups{{30, 100}, {0, 0}});
    CHECK(f.areas[1].levels_beyond == figure<std::uint64_t>(absence::nothing_to_divide_by));
    CHECK(f.areas[1].limits.empty());
    CHECK(f.with_people() == 1);
    CHECK(funnel(groups{}).areas.empty());
    CHECK_FALSE(funnel(groups{{0, 0}}).target.has_value());
    auto const nobody = funnel(groups{{0, 10}, {0, 90}});
    CHECK(nobody.outside(0) == 0);
    CHECK(nobody.areas[0].limits[0] == interval{0.0, 0.0});
}
