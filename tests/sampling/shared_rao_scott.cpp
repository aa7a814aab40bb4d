// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// Every svychisq row of the shared reference values (R survey 4.1-1), sch.wide by stype.
//
// How far each can be trusted: statistics, and p-values of "F", "Chisq", "Wald" and "adjWald", to the 15 digits printed
// (R's are closed forms of the same covariances).  "lincom" and "saddlepoint" differ from our tests by rule: R without
// the package CompQuadForm answers "lincom" with the saddlepoint approximation (for apiclus2 the two rows are one
// number), and cuts its d nu denominator degrees of freedom to a whole number of terms; its saddle point is found to
// 1e-8 (uniroot's tol).  So these rows are held against the approximation with cut degrees of freedom, to 1e-9 of an
// absolute p-value and 1e-6 of it, and how far the exact distribution is from them is shown.
#include "api_designs.hpp"

#include <pbo/sampling/rao_scott.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <string>

TEST_CASE("svychisq: all shared rows") {
    std::size_t rows = 0;
    for (auto const& row : api::reference_values()) {
        if (!row.method.starts_with("svychisq-")) continue;
        auto const design = api::input(row, "design");
        auto const all = api::schools(design);
        ++rows;
        CAPTURE(row.method);
        CAPTURE(design);
        double const statistic = std::stod(row.lower), p = std::stod(row.upper);
        auto const near = [](double x, double relative) { return doctest::Approx(x).epsilon(relative).scale(0.0); };
        auto const name = row.method.substr(9, row.method.find(' ') - 9);
        auto const table = api::with_design(
            design, all, [](auto const& s) { return pbo::cross_table(s, &api::school::wide, &api::school::type); });
        auto const check = [&](pbo::sampled_test_result const& t) {
            CHECK(*t.statistic == near(statistic, 1e-12));
            CHECK(*t.p_value == near(p, 1e-11));
        };
        if (name == "Chisq") {
            check(pbo::rao_scott_first_order(table));
        } else if (name == "F") {
            auto const t = pbo::rao_scott(table);
            check(t);
            CHECK(*t.degrees_of_freedom == near(1.382498809, 1e-9));  // as printed in the row
            CHECK(*t.denominator_degrees_of_freedom == near(53.91745354, 1e-9));
        } else if (name == "Wald") {
            check(pbo::wald_of_independence(table));
        } else if (name == "adjWald") {
            check(pbo::adjusted_wald(table));
        } else {
            REQUIRE((name == "lincom" || name == "saddlepoint"));
            auto const t = pbo::rao_scott_saddlepoint(table);
            CHECK(*t.statistic == near(statistic, 1e-12));
            double const df = *t.denominator_degrees_of_freedom;
            auto const lambdas = pbo::detail::independence_parts(table).lambdas();
            double const as_r = pbo::detail::mixture_above_zero_by_saddlepoint(
                pbo::detail::mixture_of(lambdas, *t.statistic, df, std::floor(df)));
            CHECK(std::abs(as_r - p) < 1e-9);
            CHECK(as_r == near(p, 1e-6));
            CHECK(*t.p_value == near(p, 0.2));
            auto const exact = pbo::rao_scott_exact(table);
            CHECK(*exact.p_value == near(p, 0.25));
            MESSAGE(name << " of " << design << ": R " << p << "; so computed here " << as_r
                         << "; saddlepoint without cut " << *t.p_value << "; exact " << *exact.p_value);
        }
    }
    CHECK(rows == 9);
}
