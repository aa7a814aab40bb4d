// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/likelihood_ratio_chi_squared.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the likelihood-ratio chi-squared is SciPy's, with empty cells too") {
    // scipy.stats.chi2_contingency(correction=False, lambda_="log-likelihood")
    auto const g = likelihood_ratio_chi_squared(two_by_two{12, 5, 7, 9});
    CHECK(*g.statistic == Approx(2.460043007730719).epsilon(1e-13));
    CHECK(*g.degrees_of_freedom == 1.0);
    CHECK(*g.p_value == Approx(0.1167755846784958).epsilon(1e-12));
    CHECK(*likelihood_ratio_chi_squared(two_by_two{150, 350, 120, 380}).statistic == Approx(4.573450115327649).epsilon(1e-13));
    CHECK(*likelihood_ratio_chi_squared(two_by_two{3, 0, 1, 4}).statistic == Approx(6.086330653577246).epsilon(1e-13));
    CHECK(*likelihood_ratio_chi_squared(contingency_table(2, {12, 5, 0, 0, 7, 9})).statistic == Approx(2.460043007730719).epsilon(1e-13));
    CHECK(likelihood_ratio_chi_squared(two_by_two{3, 4, 0, 0}).statistic.reason() == absence::nothing_to_divide_by);
    CHECK(*likelihood_ratio_chi_squared(two_by_two{}).p_value == 1.0);
}
