// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/breslow_day.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {
// Admissions to Berkeley by department, men and women (R's UCBAdmissions).
std::vector<pbo::two_by_two> const admissions{{512, 313, 89, 19},  {353, 207, 17, 8},  {120, 205, 202, 391},
                                              {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};
}  // namespace

// Expected: tests/reference/compare_tests.py (statsmodels 0.13.5, StratifiedTable.test_equal_odds).
TEST_CASE("Breslow-Day agrees with statsmodels, with Tarone's correction and without") {
    CHECK(pairs_of_proportions::close(*pbo::breslow_day(admissions).statistic, 18.825513705236514, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day(admissions).p_value, 0.0020713903499175457, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day_tarone(admissions).statistic, 18.825501252053229, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day_tarone(admissions).p_value, 0.0020714013978808676, 1e-12));
    CHECK(*pbo::breslow_day_tarone(admissions).degrees_of_freedom == 5.0);
}

TEST_CASE("Breslow-Day of a rare odds ratio, where the expected cell is the other form of the root") {
    std::vector<pbo::two_by_two> const rare{{10, 60, 40, 2}, {5, 80, 30, 6}, {20, 31, 25, 8}};
    CHECK(pairs_of_proportions::close(*pbo::breslow_day(rare).statistic, 19.447042290561836, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day(rare).p_value, 5.9858857298977775e-05, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day_tarone(rare).statistic, 18.084362464789194, 1e-12));
    CHECK(pairs_of_proportions::close(*pbo::breslow_day_tarone(rare).p_value, 0.00011831248776650316, 1e-12));
}
