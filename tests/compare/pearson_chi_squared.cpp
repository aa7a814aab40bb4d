// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/pearson_chi_squared.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("Pearson's chi-squared of two groups is SciPy's, its correction Yates's and E. Pearson's (N - 1) / N") {
    // scipy.stats.chi2_contingency(correction=False)
    auto const small_one = pearson_chi_squared(two_by_two{12, 5, 7, 9});
    CHECK(*small_one.statistic == Approx(2.4305755196815575).epsilon(1e-13));
    CHECK(*small_one.degrees_of_freedom == 1.0);
    CHECK(*small_one.p_value == Approx(0.118989205532145).epsilon(1e-12));
    CHECK(*pearson_chi_squared(proportion{150, 500}, proportion{120, 500}).statistic == Approx(4.566210045662101).epsilon(1e-13));
    // By hand: of 12 5 7 9, |ad - bc| = 73, N = 33 and the margins 17, 16, 19, 14: 33 (73 - 16.5)^2 / 72352.
    CHECK(*pearson_chi_squared_continuity_corrected(two_by_two{12, 5, 7, 9}).statistic == Approx(33.0 * 56.5 * 56.5 / 72352.0).epsilon(1e-13));
    CHECK(*pearson_chi_squared_n_minus_1(two_by_two{12, 5, 7, 9}).statistic == Approx(32.0 * 73.0 * 73.0 / 72352.0).epsilon(1e-13));
    // A correction of more than there is leaves nothing: |ad - bc| = 2, half of N = 10 is 5.
    CHECK(*pearson_chi_squared_continuity_corrected(two_by_two{3, 2, 2, 2}).statistic == 0.0);
}

TEST_CASE("Pearson's chi-squared of many groups leaves out rows and columns of nobody; an empty margin says nothing") {
    // scipy.stats.chi2_contingency of the four rows with anybody
    contingency_table const table(3, {12, 0, 5, 7, 0, 9, 0, 0, 0, 20, 0, 30, 1, 0, 9});
    auto const many = pearson_chi_squared(table);
    CHECK(*many.statistic == Approx(9.908764220310765).epsilon(1e-13));
    CHECK(*many.degrees_of_freedom == 3.0);
    CHECK(*many.p_value == Approx(0.019357807868178336).epsilon(1e-12));
    for (auto const& t : {two_by_two{}, two_by_two{3, 4, 0, 0}, two_by_two{3, 0, 4, 0}}) {
        CHECK(pearson_chi_squared(t).statistic.reason() == absence::nothing_to_divide_by);
        CHECK(*pearson_chi_squared(t).p_value == 1.0);
    }
}
