// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// symmetry.hpp: Stuart's (1955) vision of 7,477 women, against statsmodels 0.13.5's SquareTable
// (tests/reference/inequality_and_others.py); and McNemar's where there are two answers.
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/symmetry.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

namespace {
contingency_table const eyes(4, {1520, 266, 124, 66, 234, 1512, 432, 78, 117, 362, 1772, 205, 36, 82, 179, 492});
}

TEST_CASE("both eyes: moves are not as frequent as their reverse, and the shares differ") {
    auto const moves = bowker(eyes);
    CHECK(*moves.statistic == doctest::Approx(19.1065502152668).epsilon(1e-13));
    CHECK(*moves.degrees_of_freedom == 6.0);
    CHECK(*moves.p_value == doctest::Approx(0.00398741984042857).epsilon(1e-11));
    auto const shares = stuart_maxwell(eyes);
    CHECK(*shares.statistic == doctest::Approx(11.9565696229825).epsilon(1e-12));
    CHECK(*shares.degrees_of_freedom == 3.0);
    CHECK(*shares.p_value == doctest::Approx(0.00753342505480059).epsilon(1e-11));
}

TEST_CASE("an answer that nobody gave, or that nobody left or came to, changes nothing") {
    contingency_table const more(6, {1520, 266, 124, 66, 0, 0, 234, 1512, 432, 78, 0, 0, 117, 362, 1772, 205, 0, 0,
                                     36, 82, 179, 492, 0, 0, 0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0});
    CHECK(*bowker(more).statistic == *bowker(eyes).statistic);
    CHECK(*bowker(more).degrees_of_freedom == 6.0);
    CHECK(*stuart_maxwell(more).statistic == doctest::Approx(*stuart_maxwell(eyes).statistic).epsilon(1e-12));
    CHECK(*stuart_maxwell(more).degrees_of_freedom == 3.0);
}

TEST_CASE("of two answers both are McNemar's") {
    contingency_table const two(2, {59, 6, 16, 80});
    auto const known = mcnemar(6, 16);
    for (auto const& found : {bowker(two), stuart_maxwell(two)}) {
        CHECK(*found.statistic == doctest::Approx(*known.statistic).epsilon(1e-14));
        CHECK(*found.p_value == doctest::Approx(*known.p_value).epsilon(1e-13));
        CHECK(*found.degrees_of_freedom == 1.0);
    }
}

TEST_CASE("answers that move in two separate pairs have a degree of freedom each") {
    contingency_table const pairs(4, {10, 7, 0, 0, 2, 10, 0, 0, 0, 0, 10, 9, 0, 0, 3, 10});
    // by hand: 25 / 9 + 36 / 12
    auto const shares = stuart_maxwell(pairs);
    CHECK(*shares.statistic == doctest::Approx(25.0 / 9 + 3.0).epsilon(1e-13));
    CHECK(*shares.degrees_of_freedom == 2.0);
    CHECK(*bowker(pairs).statistic == doctest::Approx(25.0 / 9 + 3.0).epsilon(1e-13));
}

TEST_CASE("nobody moved, nobody was asked, and a table that is not square") {
    for (auto const& t : {contingency_table(3, {5, 0, 0, 0, 6, 0, 0, 0, 7}), contingency_table(2, {0, 0, 0, 0}), contingency_table()})
        for (auto const& found : {bowker(t), stuart_maxwell(t)}) {
            CHECK(found.statistic.reason() == absence::nothing_to_divide_by);
            CHECK(*found.p_value == 1.0);
        }
    CHECK_THROWS_AS((void)bowker(contingency_table(3, {1, 2, 3, 4, 5, 6})), std::invalid_argument);
    CHECK_THROWS_AS((void)stuart_maxwell(contingency_table(3, {1, 2, 3, 4, 5, 6})), std::invalid_argument);
}
