// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Strata of published examples are compared with 45-digit arithmetic in two_proportions.cpp; here, what must hold beside that.
#include <pbo/compare/miettinen_nurminen.hpp>
#include <pbo/compare/stratified_miettinen_nurminen.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

using namespace pbo;
using doctest::Approx;

TEST_CASE("one stratum is the plain interval, and a stratum with an empty group says nothing") {
    // Newcombe 1998, Statistics in Medicine 17:873, table II, method 5: 56 of 70 and 48 of 80, .0528 to .3382.
    stratified<difference_of> const one{{{56, 70}, {48, 80}}};
    auto const found = miettinen_nurminen(one);
    CHECK(*found.value == Approx(0.2).epsilon(1e-12));
    CHECK(found.limits->lower() == Approx(0.0528).epsilon(0.001));
    CHECK(found.limits->upper() == Approx(0.3382).epsilon(0.001));
    stratified<difference_of> const with_an_empty_one{{{56, 70}, {48, 80}}, {{0, 0}, {5, 9}}};
    auto const same = miettinen_nurminen(with_an_empty_one);
    CHECK(same.limits->lower() == Approx(found.limits->lower()).epsilon(1e-12));
    CHECK(same.limits->upper() == Approx(found.limits->upper()).epsilon(1e-12));
}

TEST_CASE("groups that change places change the sign of a difference and turn a ratio over") {
    stratified<difference_of> const forth{{{12, 16}, {1, 16}}, {{29, 34}, {18, 34}}}, back{{{1, 16}, {12, 16}}, {{18, 34}, {29, 34}}};
    CHECK(miettinen_nurminen(forth).limits->lower() == Approx(-miettinen_nurminen(back).limits->upper()).epsilon(1e-10));
    stratified<ratio_of> const over{{{12, 16}, {1, 16}}, {{29, 34}, {18, 34}}}, under{{{1, 16}, {12, 16}}, {{18, 34}, {29, 34}}};
    CHECK(miettinen_nurminen(over).limits->lower() == Approx(1 / miettinen_nurminen(under).limits->upper()).epsilon(1e-9));
}

TEST_CASE("one hit or one miss in all leaves both limits of an odds ratio, none leaves one") {
    for (auto const& [hits1, hits2] : {std::pair{1U, 5U}, {9U, 5U}, {5U, 1U}, {5U, 9U}}) {
        CAPTURE(hits1);
        CAPTURE(hits2);
        auto const plain = miettinen_nurminen(odds_ratio_of{{hits1, 10}, {hits2, 10}});
        auto const one = miettinen_nurminen(stratified<odds_ratio_of>{{{hits1, 10}, {hits2, 10}}});
        CHECK(plain.limits->lower() > 0.0);
        CHECK(one.limits->lower() == Approx(plain.limits->lower()).epsilon(1e-9));
        CHECK(one.limits->upper() == Approx(plain.limits->upper()).epsilon(1e-9));
    }
    CHECK(miettinen_nurminen(stratified<odds_ratio_of>{{{0, 10}, {5, 10}}}).limits->lower() == 0.0);
    CHECK(miettinen_nurminen(stratified<odds_ratio_of>{{{5, 10}, {10, 10}}}).limits->lower() == 0.0);
    CHECK(std::isinf(miettinen_nurminen(stratified<odds_ratio_of>{{{5, 10}, {0, 10}}}).limits->upper()));
    CHECK(std::isinf(miettinen_nurminen(stratified<odds_ratio_of>{{{10, 10}, {5, 10}}}).limits->upper()));
}
