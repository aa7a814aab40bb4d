// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/worked/funnel_overdispersion.csv; small cases by hand.
#include <pbo/measure/benchmarking/overdispersion.hpp>

#include <doctest/doctest.h>

#include <pbo/measure/benchmarking/funnel.hpp>

#include "measure/benchmark_councils.hpp"

using namespace pbo;
using doctest::Approx;
using groups = std::vector<proportion>;

TEST_CASE("every row of the worked examples to 1e-9: phi, tau squared, and the councils outside by each adjustment") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/worked/funnel_overdispersion.csv";
    auto const direct = councils::ascof_2024_25(councils::direct_payments);
    auto const self_directed = councils::ascof_2024_25("self_directed_support");
    headed_rows rows(file);
    auto const number = [&](char const* column) { return text_form<double>::read(rows[rows.column(column)]).value(); };
    int cases = 0;
    for (; rows.next(); ++cases) {
        bool const is_direct = rows[rows.column("measure")].starts_with("3D(2a)");
        auto const shares = councils::shares_of(is_direct ? direct : self_directed);
        overdispersion_options options;
        options.scale = rows[rows.column("scale")] == "raw proportion" ? funnel_scale::share : funnel_scale::arcsine_square_root;
        options.extremes = rows[rows.column("winsorised")] == "none" ? extreme_scores::kept : extreme_scores::winsorised;
        auto const found = overdispersion(shares, options);
        CAPTURE(rows.line());
        CHECK(found.areas == 152);
        CHECK(*found.target == Approx(number("target")).epsilon(1e-12));
        CHECK(*found.phi == Approx(number("phi")).epsilon(1e-9));
        CHECK(*found.tau_squared == Approx(number("tau_squared")).epsilon(1e-9));
        auto const check = [&](funnel_adjustment how, char const* at_95, char const* at_998) {
            auto const f = funnel(shares, adjusted_for(found, how));
            CHECK(double(f.outside(0)) == number(at_95));
            CHECK(double(f.outside(1)) == number(at_998));
        };
        check(funnel_adjustment::none, "unadjusted_outside_95", "unadjusted_outside_99.8");
        check(funnel_adjustment::multiplicative, "multiplicative_outside_95", "multiplicative_outside_99.8");
        check(funnel_adjustment::additive, "additive_outside_95", "additive_outside_99.8");
    }
    CHECK(cases == 8);
}

TEST_CASE("two areas by hand") {
    // 60 and 40 of 100: W = 1/2, z = 2 and -2, w = 400 each: tau^2 = (8 - 1) / (800 - 400).
    auto const r = overdispersion(groups{{60, 100}, {40, 100}}, {extreme_scores::kept, 0.1, funnel_scale::share, {}});
    CHECK(*r.phi == Approx(4.0).epsilon(1e-14));
    CHECK(*r.tau_squared == Approx(7.0 / 400.0).epsilon(1e-14));
    CHECK(*r.scores[0] == Approx(2.0).epsilon(1e-14));
    CHECK(*r.scores[1] == Approx(-2.0).epsilon(1e-14));
}

TEST_CASE("winsorising puts the outermost scores at the quantiles, truncating leaves them out") {
    // Eleven areas of 100 about a target of 1/2: z = -5 -4 ... 5 times 1.  Type 7: the quantiles are -4 and 4.
    groups areas;
    for (std::uint64_t x = 25; x <= 75; x += 5) areas.push_back({x, 100});
    auto const with = [&](extreme_scores how) { return overdispersion(areas, {how, 0.1, funnel_scale::share, {}}); };
    CHECK(*with(extreme_scores::kept).phi == Approx(110.0 / 11.0).epsilon(1e-13));
    CHECK(*with(extreme_scores::winsorised).phi == Approx(92.0 / 11.0).epsilon(1e-13));
    CHECK(*with(extreme_scores::truncated).phi == Approx(60.0 / 9.0).epsilon(1e-13));
    CHECK(with(extreme_scores::truncated).areas == 9);
    CHECK(*with(extreme_scores::truncated).tau_squared == Approx((60.0 - 8.0) / (400.0 * 8.0)).epsilon(1e-13));
    CHECK(*with(extreme_scores::truncated).scores[0] == Approx(-5.0).epsilon(1e-13));
    CHECK(*overdispersion(areas, {extreme_scores::winsorised, 0.0, funnel_scale::share, {}}).phi == Approx(10.0).epsilon(1e-13));
}

TEST_CASE("areas all alike: no overdispersion at all") {
    auto const r = overdispersion(groups{{30, 100}, {60, 200}, {3, 10}});
    CHECK(*r.phi == Approx(0.0));
    CHECK(*r.tau_squared == 0.0);
}

TEST_CASE("one area, no area, areas without people: no degrees of freedom; nobody or everybody hit: no scores") {
    for (auto const& areas : {groups{}, groups{{3, 10}}, groups{{3, 10}, {0, 0}}}) {
        CHECK(overdispersion(areas).phi == figure<double>(absence::no_degrees_of_freedom));
        CHECK(overdispersion(areas).tau_squared == figure<double>(absence::no_degrees_of_freedom));
    }
    for (auto const& areas : {groups{{0, 10}, {0, 20}}, groups{{10, 10}, {20, 20}}}) {
        CHECK(overdispersion(areas).phi == figure<double>(absence::nothing_to_divide_by));
        CHECK(overdispersion(areas).scores[0] == figure<double>(absence::nothing_to_divide_by));
    }
    CHECK(overdispersion(groups{{3, 10}, {0, 0}, {4, 10}}).areas == 2);
}

TEST_CASE("a target of one's own is used, and a wrong one refused") {
    overdispersion_options options{extreme_scores::kept, 0.1, funnel_scale::share, 0.5};
    CHECK(*overdispersion(groups{{60, 100}, {60, 100}}, options).phi == Approx(4.0).epsilon(1e-14));
    options.target = 1.5;
    CHECK_THROWS_AS((void)overdispersion(groups{{1, 2}, {1, 2}}, options), std::domain_error);
    options = {extreme_scores::winsorised, 0.5, funnel_scale::share, {}};
    CHECK_THROWS_AS((void)overdispersion(groups{{1, 2}, {1, 2}}, options), std::domain_error);
}
