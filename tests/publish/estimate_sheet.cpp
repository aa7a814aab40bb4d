// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include "support.hpp"

#include <pbo/compare/difference.hpp>
#include <pbo/compare/fisher.hpp>
#include <pbo/compare/newcombe.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/publish/estimate_sheet.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;
using doctest::Approx;

TEST_CASE("Wilson's limits of 81 of 263 and 15 of 148, as Newcombe printed them, stand in the rows") {
    // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3: 0.2553 to 0.3662; 0.0624 to 0.1605.
    auto const s = sheet_of(std::vector{wilson(proportion{81, 263}), wilson(proportion{15, 148})});
    REQUIRE(s.rows().size() == 2);
    CHECK(figure_in(s, 0, "share") == Approx(0.3079848).epsilon(1e-6));
    CHECK(figure_in(s, 0, "lower") == Approx(0.2552885198782742).epsilon(1e-12));  // statsmodels 0.13.5, proportion_confint
    CHECK(figure_in(s, 0, "upper") == Approx(0.36620957698280004).epsilon(1e-12));
    CHECK(std::abs(figure_in(s, 1, "lower") - 0.0624) < 0.00005);
    CHECK(std::abs(figure_in(s, 1, "upper") - 0.1605) < 0.00005);
    CHECK(figure_in(s, 1, "trials") == 148.0);
    CHECK(tests::cells_of(s).find(",95%,wilson\n") != std::string::npos);
}

TEST_CASE("the difference of 56 of 70 and 48 of 80, in points, by Newcombe's tenth method") {
    // Newcombe 1998, Statistics in Medicine 17:873, table II (a), method 10: 0.0524 to 0.3339.
    auto const s = sheet_of(newcombe(difference_of{{56, 70}, {48, 80}}));
    REQUIRE(s.rows().size() == 1);
    CHECK(figure_in(s, 0, "points") == Approx(20.0).epsilon(1e-12));
    CHECK(figure_in(s, 0, "points_lower") == Approx(5.243147240236498).epsilon(1e-10));  // statsmodels, confint_proportions_2indep
    CHECK(figure_in(s, 0, "points_upper") == Approx(33.387265403690614).epsilon(1e-10));
}

TEST_CASE("tests: Fisher's tea, and Pearson's chi squared") {
    // The lady who tastes tea (Fisher 1935): 34 of 70 tables are no likelier.  SciPy 1.10 says the same, and 10.5 for the other.
    auto const s = sheet_of(std::vector{fisher(proportion{3, 4}, proportion{1, 4}), pearson_chi_squared(proportion{3, 10}, proportion{1, 50})});
    CHECK(figure_in(s, 0, "p") == Approx(34.0 / 70.0).epsilon(1e-12));
    CHECK(figure_in(s, 1, "statistic") == Approx(10.5).epsilon(1e-12));
    CHECK(figure_in(s, 1, "degrees_of_freedom") == 1.0);
    CHECK(figure_in(s, 1, "p") == Approx(0.0011937454448720018).epsilon(1e-10));
}

TEST_CASE("a standardised ratio of 7 to the 3 that were expected") {
    auto const s = sheet_of(indirect_standardisation(7, {{10, {3, 10}}}));
    CHECK(figure_in(s, 0, "events") == 7.0);
    CHECK(figure_in(s, 0, "expected") == Approx(3.0).epsilon(1e-12));
    CHECK(figure_in(s, 0, "ratio") == Approx(7.0 / 3.0).epsilon(1e-12));
    // Exact Poisson limits, SciPy: chi2.ppf(0.025, 14) / 2 and chi2.ppf(0.975, 16) / 2, over 3.
    CHECK(figure_in(s, 0, "ratio_lower") == Approx(0.9381210171732884).epsilon(1e-9));
    CHECK(figure_in(s, 0, "ratio_upper") == Approx(4.807558453900792).epsilon(1e-9));
}
