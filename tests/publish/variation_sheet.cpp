// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expected figures: R 4.2.2 (chisq.test, and anova of the people themselves; tests/reference/variation.R) for five groups, by hand
// for two areas, and shrunken shares as tests/measure/shrinkage.cpp has them.
#include <pbo/publish/variation_sheet.hpp>

#include "finding_sheets.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;
using tests::cells_of;
using tests::says;

namespace {
std::vector<proportion> const five{{61, 100}, {12, 40}, {40, 80}, {92, 100}, {3, 9}};
}

TEST_CASE("groups, people, the share of all, the deviation beyond chance and the test") {
    auto const s = sheet_of(variation(five));
    CHECK(cells_of(s).starts_with("groups,people,share,standard_deviation,p,smallest_expected\n5,329,0.6322188449848"));
    CHECK(says(s, "24.1%"));       // 0.241317559218708
    CHECK(says(s, "< 0.001"));     // 3.63182215025316e-13
    CHECK(says(s, "3.31"));       // 3.31003039513678
}

TEST_CASE("one group does not differ from itself: the reason stands in place of the figures") {
    auto const s = sheet_of(variation(std::vector<proportion>{{3, 9}}));
    CHECK(cells_of(s).find("\n1,9,0.3333333333333333,[df],[df],") != std::string::npos);
}

TEST_CASE("areas' scores stand beside what they make together") {
    // 60 and 40 of 100: W = 1/2, z = 2 and -2, phi = 4, tau squared = 7/400.
    auto const s = sheet_of(overdispersion(std::vector<proportion>{{60, 100}, {40, 100}}, {extreme_scores::kept, 0.1, funnel_scale::share, {}}));
    CHECK(says(s, "0.0175\n"));
    CHECK(says(s, "2        \u22122 "));
    CHECK(says(s, "It rests on 2 of 2 areas."));
}

TEST_CASE("a fitted spread and the shares that it draws together") {
    auto const fitted = sheet_of(beta_binomial_fit(five));
    CHECK(std::get<std::string>(fitted.rows().at(0).at(3)) == "beta");
    auto const s = sheet_of(shrinkage(five));
    CHECK(says(s, "60.8%  51.3 to 69.9%"));  // 0.6080951879938986, 0.5130214918149516, 0.6992348691173131
    auto const unknown = sheet_of(shrinkage(std::vector<proportion>{{3, 10}}));
    CHECK(says(unknown, "[df]"));
    CHECK_FALSE(says(unknown, "% to "));
    CHECK_FALSE(says(unknown, ".0 to "));
}
