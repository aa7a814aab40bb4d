// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include "support.hpp"

#include <pbo/publish/growth_findings_sheet.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace pbo;
using doctest::Approx;

TEST_CASE("flatlined: 1,000 and 1,004 within 10 per cent, as SciPy's beta and binomial laws have it") {
    auto const s = sheet_of(flatlined(1000, 1004, 0.1));
    CHECK(figure_in(s, 0, "change") == Approx(0.004).epsilon(1e-12));
    CHECK(figure_in(s, 0, "margin") == 0.1);
    // SciPy: x = 1004, n = 2004; beta.ppf(0.05, x, n - x + 1) and beta.ppf(0.95, x + 1, n - x), each p as p / (1 - p) - 1;
    // max(binom.sf(x - 1, n, 0.9 / 1.9), binom.cdf(x, n, 1.1 / 2.1)).
    CHECK(figure_in(s, 0, "change_lower") == Approx(-0.06806383282049178).epsilon(1e-9));
    CHECK(figure_in(s, 0, "change_upper") == Approx(0.08163892181507548).epsilon(1e-9));
    CHECK(figure_in(s, 0, "p") == Approx(0.021614855785960972).epsilon(1e-9));
    CHECK(tests::cells_of(s).find(",no change within the margin") != std::string::npos);
}

TEST_CASE("what rounding leaves over, by hand") {
    std::vector<published_change> const parts{{std::uint64_t{100}, std::uint64_t{120}}, {std::uint64_t{50}, std::uint64_t{50}}};
    auto const s = sheet_of(rounding_residual({std::uint64_t{150}, std::uint64_t{190}}, parts, 5));
    CHECK(figure_in(s, 0, "whole") == 40.0);
    CHECK(figure_in(s, 0, "parts") == 20.0);
    CHECK(figure_in(s, 0, "residual") == 20.0);
    CHECK(figure_in(s, 0, "rounded_counts") == 6.0);
    CHECK(figure_in(s, 0, "missing") == 0.0);
    CHECK(figure_in(s, 0, "largest") == 15.0);  // 6 counts, each at most 2.5 away
    CHECK(tests::cells_of(s).find("not explained") != std::string::npos);
}

TEST_CASE("direct payments rose in one council of two, and all the same fell as a share of budgets") {
    auto const of = [](char const* name, int year, std::uint64_t eligible, std::uint64_t budgets, std::uint64_t direct) {
        auto r = tests::returned(name, budgets, eligible, direct);
        r.period = period::snapshot({year, 3, 31});
        r.managed_budget = budgets - direct;
        r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
        return r;
    };
    auto const g = growth(std::vector{of("A", 2010, 100, 20, 10), of("A", 2011, 100, 40, 16), of("B", 2010, 200, 50, 30),
                                      of("B", 2011, 200, 80, 29)},
                          eligibility_basis::ongoing, period::snapshot({2010, 3, 31}), period::snapshot({2011, 3, 31}));
    auto const s = sheet_of(direct_payment_increase(g));
    REQUIRE(s.rows().size() == 3);
    CHECK(figure_in(s, 0, "change") == 6.0);
    CHECK(figure_in(s, 0, "points_of_eligible") == Approx(6.0).epsilon(1e-12));
    CHECK(figure_in(s, 0, "points_of_budgets") == Approx(-10.0).epsilon(1e-12));  // 10/20 and 16/40
    CHECK(figure_in(s, 1, "change") == -1.0);
    CHECK(figure_in(s, 2, "before") == 40.0);
    CHECK(figure_in(s, 2, "after") == 45.0);
    CHECK(figure_in(s, 2, "points_of_budgets") == Approx(100.0 * (45.0 / 120 - 40.0 / 70)).epsilon(1e-12));
    CHECK(s.notes().back() == "More people in 1 of 2 councils; 0 more do not say how many have direct payments at both ends.");
}
