// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/homogeneity.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;
using doctest::Approx;

TEST_CASE("whether several groups share one proportion is SciPy's chi-squared of their hits and misses") {
    // scipy.stats.chi2_contingency([[12, 5], [7, 9], [20, 30], [1, 9]], correction=False)
    std::vector<proportion> const groups{{12, 17}, {7, 16}, {0, 0}, {20, 50}, {1, 10}};
    auto const found = homogeneity(groups);
    CHECK(*found.statistic == Approx(9.908764220310765).epsilon(1e-13));
    CHECK(*found.degrees_of_freedom == 3.0);  // nobody is in the third group
    CHECK(*found.p_value == Approx(0.019357807868178336).epsilon(1e-12));
    CHECK(found.method == label("homogeneity"));

    struct council {
        proportion budgets;
    };
    std::vector<council> const councils{{{12, 17}}, {{7, 16}}};
    CHECK(*homogeneity(councils, &council::budgets).statistic == Approx(2.4305755196815575).epsilon(1e-13));
}

TEST_CASE("no groups, one, or groups in which all or none are hits say nothing") {
    for (auto const& groups : {std::vector<proportion>{}, {{3, 7}}, {{3, 7}, {0, 0}}}) {
        CHECK(homogeneity(groups).statistic.reason() == absence::nothing_to_divide_by);
        CHECK(homogeneity(groups).degrees_of_freedom.reason() == absence::no_degrees_of_freedom);
        CHECK(*homogeneity(groups).p_value == 1.0);
    }
    for (auto const& groups : {std::vector<proportion>{{0, 7}, {0, 2}}, {{7, 7}, {2, 2}}}) {
        CHECK(homogeneity(groups).statistic.reason() == absence::nothing_to_divide_by);
        CHECK(*homogeneity(groups).degrees_of_freedom == 1.0);
        CHECK(*homogeneity(groups).p_value == 1.0);
    }
}
