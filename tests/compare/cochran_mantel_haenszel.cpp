// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/cochran_mantel_haenszel.hpp>

#include "two_proportions_support.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace {
// Admissions to Berkeley by department, men and women (R's UCBAdmissions).
std::vector<pbo::two_by_two> const admissions{{512, 313, 89, 19},  {353, 207, 17, 8},  {120, 205, 202, 391},
                                              {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};
}  // namespace

// Expected: tests/reference/compare_tests.R (R 4.2.2, mantelhaen.test).
TEST_CASE("Cochran-Mantel-Haenszel agrees with R, corrected and not") {
    auto const plain = pbo::cochran_mantel_haenszel(admissions);
    CHECK(pairs_of_proportions::close(*plain.statistic, 1.524606660443436, 1e-13));
    CHECK(pairs_of_proportions::close(*plain.p_value, 0.216923697055518, 1e-13));
    CHECK(*plain.degrees_of_freedom == 1.0);
    auto const corrected = pbo::cochran_mantel_haenszel_continuity_corrected(admissions);
    CHECK(pairs_of_proportions::close(*corrected.statistic, 1.426946228586688, 1e-13));
    CHECK(pairs_of_proportions::close(*corrected.p_value, 0.232263462817048, 1e-13));
}
