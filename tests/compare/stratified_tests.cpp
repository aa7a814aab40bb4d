// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/breslow_day.hpp>
#include <pbo/compare/cochran_mantel_haenszel.hpp>
#include <pbo/compare/pearson_chi_squared.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using pbo::two_by_two;

namespace {
// Admissions to Berkeley by department, men and women (R's UCBAdmissions).
std::vector<two_by_two> const admissions{{512, 313, 89, 19},  {353, 207, 17, 8},  {120, 205, 202, 391},
                                         {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}};
}  // namespace

TEST_CASE("one stratum is the (N - 1) form of Pearson's test") {
    std::vector<two_by_two> const one{{12, 7, 5, 19}};
    CHECK(*pbo::cochran_mantel_haenszel(one).statistic == doctest::Approx(*pbo::pearson_chi_squared_n_minus_1(one[0]).statistic).epsilon(1e-14));
}

TEST_CASE("order of strata, order of groups and empty strata change nothing") {
    auto other = admissions;
    std::reverse(other.begin(), other.end());
    for (auto& t : other) t = two_by_two(t.c, t.d, t.a, t.b);
    other.emplace_back(0, 0, 3, 4);
    other.emplace_back(0, 5, 0, 6);
    other.emplace_back();
    CHECK(*pbo::cochran_mantel_haenszel(other).statistic == doctest::Approx(*pbo::cochran_mantel_haenszel(admissions).statistic).epsilon(1e-13));
    CHECK(*pbo::breslow_day_tarone(other).statistic == doctest::Approx(*pbo::breslow_day_tarone(admissions).statistic).epsilon(1e-12));
    CHECK(*pbo::breslow_day_tarone(other).degrees_of_freedom == 5.0);
}

TEST_CASE("strata come by projection too") {
    struct named { int department; two_by_two table; };
    std::vector<named> rows;
    for (auto const& t : admissions) rows.push_back({static_cast<int>(rows.size()), t});
    CHECK(pbo::cochran_mantel_haenszel(rows, &named::table) == pbo::cochran_mantel_haenszel(admissions));
    CHECK(pbo::breslow_day_tarone(rows, &named::table) == pbo::breslow_day_tarone(admissions));
}

TEST_CASE("the same odds ratio everywhere is no interaction; opposite ones are") {
    CHECK(*pbo::breslow_day_tarone(std::vector<two_by_two>{{10, 20, 5, 20}, {100, 200, 50, 200}}).statistic < 1e-12);
    CHECK(*pbo::breslow_day_tarone(std::vector<two_by_two>{{90, 10, 10, 90}, {10, 90, 90, 10}}).p_value < 1e-20);
    CHECK(*pbo::cochran_mantel_haenszel(std::vector<two_by_two>{{90, 10, 10, 90}, {10, 90, 90, 10}}).p_value == 1.0);
}

TEST_CASE("strata that cannot tell give no statistic, the reason, and p = 1") {
    std::vector<two_by_two> const none, empty{{0, 0, 3, 4}, {0, 5, 0, 6}}, zero{{0, 5, 3, 4}, {0, 7, 2, 6}};
    for (auto const& strata : {none, empty}) {
        CHECK(pbo::cochran_mantel_haenszel(strata).statistic.reason() == pbo::absence::nothing_to_divide_by);
        CHECK(*pbo::cochran_mantel_haenszel(strata).p_value == 1.0);
        CHECK(*pbo::breslow_day_tarone(strata).p_value == 1.0);
        CHECK(pbo::breslow_day_tarone(strata).degrees_of_freedom.reason() == pbo::absence::no_degrees_of_freedom);
    }
    CHECK(pbo::breslow_day_tarone(zero).statistic.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::breslow_day_tarone(zero).p_value == 1.0);
    std::vector<two_by_two> const huge(3, two_by_two(1'000'000'000'000'000, 999'999'990'000'000, 999'999'980'000'000, 1'000'000'000'000'000));
    CHECK(pbo::cochran_mantel_haenszel(huge).statistic.has_value());
    CHECK(*pbo::breslow_day_tarone(huge).p_value > 0.999);
}
