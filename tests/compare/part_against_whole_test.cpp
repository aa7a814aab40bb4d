// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/part_against_whole_test.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace pbo;
using doctest::Approx;

TEST_CASE("a part against its whole is the pooled test of the part against the rest") {
    // The squared z is Pearson's chi-squared of 12 5 7 9 (scipy.stats.chi2_contingency, correction=False), p is its p.
    auto const found = part_against_whole_score(proportion{12, 17}, proportion{19, 33});
    CHECK(*found.statistic == Approx(std::sqrt(2.4305755196815575)).epsilon(1e-13));
    CHECK(*found.p_value == Approx(0.118989205532145).epsilon(1e-12));
    CHECK(found.degrees_of_freedom.reason() == absence::not_applicable);
    CHECK(*part_against_whole_score(proportion{7, 16}, proportion{19, 33}).statistic == Approx(-std::sqrt(2.4305755196815575)).epsilon(1e-13));
    CHECK(found.method == label("part_against_whole_score"));
}

TEST_CASE("nobody in the part or in the rest, and nobody or everybody hit, say nothing") {
    for (auto const& [part, whole] : {std::pair{proportion{0, 0}, proportion{3, 9}}, {proportion{3, 9}, proportion{3, 9}},
                                      {proportion{0, 4}, proportion{0, 9}}, {proportion{4, 4}, proportion{9, 9}}}) {
        auto const r = part_against_whole_score(part, whole);
        CHECK(r.statistic.reason() == absence::nothing_to_divide_by);
        CHECK(*r.p_value == 1.0);
    }
    CHECK_THROWS_AS((void)part_against_whole_score(proportion{5, 6}, proportion{3, 9}), std::domain_error);
}
