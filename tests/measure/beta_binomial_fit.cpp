// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
// Expectations: tests/reference/benchmarking.py (mpmath 1.2.1, 30 digits); the variance of tests/reference/variation.R (R 4.2.2).
#include <pbo/measure/beta_binomial_fit.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace pbo;
using doctest::Approx;
using groups = std::vector<proportion>;

namespace {
groups const uneven{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}};
}

TEST_CASE("maximum likelihood as mpmath finds it") {
    auto const check = [](groups const& areas, double mean, double size) {
        auto const f = beta_binomial_fit(areas);
        CHECK(f.kind == spread_kind::beta);
        CHECK(*f.mean == Approx(mean).epsilon(1e-11));
        CHECK(*f.size == Approx(size).epsilon(1e-10));
        CHECK(*f.correlation == Approx(1.0 / (1.0 + size)).epsilon(1e-10));
        CHECK(*f.a() + *f.b() == Approx(size).epsilon(1e-10));
    };
    check(uneven, 0.5620393332755299, 4.135873751012463);
    check({{0, 5}, {7, 7}, {3, 6}}, 0.5101432789001613, 0.48860718285638);
    check({{30, 100}, {45, 110}, {20, 90}}, 0.3127116863293248, 56.93288811564479);
}

TEST_CASE("moments: the share of all together, and the variance of the analysis of variance") {
    auto const f = beta_binomial_fit(uneven, fitted_by::moments);
    CHECK(f.all == proportion{208, 329});
    CHECK(*f.mean == Approx(208.0 / 329));
    CHECK(*f.standard_deviation() == Approx(0.241317559218708).epsilon(1e-12));
    CHECK(*f.correlation == Approx(0.241317559218708 * 0.241317559218708 / (208.0 / 329 * 121.0 / 329)).epsilon(1e-11));
}

TEST_CASE("differences of digammas are sums of fractions, small and huge") {
    double sum = 0.0;
    for (int i = 0; i < 1000; ++i) sum += 1.0 / (0.3 + i);
    CHECK(detail::digamma_difference(0.3, 1000.0) == Approx(sum).epsilon(1e-14));
    CHECK(detail::digamma_difference(2.5, 0.0) == 0.0);
    CHECK(detail::digamma_difference(1e12, 1000.0) == Approx(1000.0 / 1e12 * (1 - 999.0 / 2e12)).epsilon(1e-15));
    CHECK(detail::digamma_difference(1.0, 1e15) == Approx(std::log(1e15) + 0.57721566490153286).epsilon(1e-15));  // harmonic
}

TEST_CASE("areas that vary no more than chance have no spread, by either fit") {
    for (auto how : {fitted_by::maximum_likelihood, fitted_by::moments})
        for (auto const& areas : {groups{{50, 100}, {51, 100}, {49, 100}}, groups{{30, 100}, {60, 200}}}) {
            auto const f = beta_binomial_fit(areas, how);
            CHECK(f.kind == spread_kind::no_spread);
            CHECK(*f.correlation == 0.0);
            CHECK(*f.standard_deviation() == 0.0);
            CHECK_FALSE(f.size.has_value());
            CHECK_FALSE(f.a().has_value());
        }
}

TEST_CASE("one area, nobody, everybody, only all or nothing, only single people: not estimable") {
    for (auto how : {fitted_by::maximum_likelihood, fitted_by::moments})
        for (auto const& areas : {groups{}, groups{{3, 10}}, groups{{3, 10}, {0, 0}}, groups{{0, 10}, {0, 5}}, groups{{10, 10}, {5, 5}},
                                  groups{{10, 10}, {0, 5}}, groups{{1, 1}, {0, 1}}}) {
            CHECK(beta_binomial_fit(areas, how).kind == spread_kind::not_estimable);
            CHECK_FALSE(beta_binomial_fit(areas, how).correlation.has_value());
        }
}

TEST_CASE("counting the others turns the fit round, the order does not matter, and huge counts are fitted too") {
    groups others, turned;
    for (auto const& p : uneven) others.push_back({p.misses(), p.trials()});
    turned.assign(uneven.rbegin(), uneven.rend());
    CHECK(*beta_binomial_fit(others).mean == Approx(1.0 - 0.5620393332755299).epsilon(1e-11));
    CHECK(*beta_binomial_fit(others).size == Approx(4.135873751012463).epsilon(1e-10));
    CHECK(*beta_binomial_fit(turned).size == Approx(4.135873751012463).epsilon(1e-10));
    std::uint64_t const n = 1'000'000'000'000'000;
    auto const f = beta_binomial_fit(groups{{n / 5, n}, {n / 4, n}, {n / 10 * 3, n}});
    CHECK(f.kind == spread_kind::beta);
    CHECK(*f.mean == Approx(0.25).epsilon(1e-3));
    // Of so many people each share is known: the variance between them is a mean square about .25, not over n - 1.
    CHECK(*f.standard_deviation() == Approx(0.0408).epsilon(0.02));
}
