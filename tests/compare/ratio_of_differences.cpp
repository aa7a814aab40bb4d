// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// ratio_of_differences.hpp against roots at 40 digits and the statistic itself (tests/reference/ratio_of_differences.py).
#include <pbo/compare/ratio_of_differences.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using namespace pbo;

TEST_CASE("Fieller's limits are the roots, and the set lies on the side that the data do not reject") {
    struct row {
        estimated_difference a, b;
        double correlation, level;
        fieller_set where;
        double lower, upper, below_500;
    };
    for (row const& r : {row{{1200, 400}, {3.1, 0.9}, 0.2, 0.95, fieller_set::between, 137.75268033016565, 922.01749040210587, 0.74195170595984086},
                         row{{1200, 400}, {3.1, 0.9}, -0.6, 0.9, fieller_set::between, 132.00184235624412, 1028.4461454102872, 0.67730216124790621},
                         row{{-250, 90}, {0.4, 0.1}, 0, 0.95, fieller_set::between, -1469.2495393222384, -175.68464357467646, 0.99999381000671796},
                         row{{1200, 400}, {0.7, 0.9}, 0.2, 0.95, fieller_set::outside, -815.76640394917771, 385.93812373086661, 0.057391845508755602},
                         row{{0, 10}, {5, 1}, 0.5, 0.95, fieller_set::between, -5.2643446193057914, 3.4487852250450626, 0.99999977878515252},
                         row{{30, 5}, {0, 2}, 0, 0.95, fieller_set::outside, -7.2333601193412371, 7.2333601193412371, 0.48803367611913324},
                         row{{1200, 0}, {3.1, 0.9}, 0, 0.95, fieller_set::between, 246.71217041674807, 898.18180120687362, 0.78164998463862113}}) {
        CAPTURE(r.a.value);
        CAPTURE(r.b.value);
        auto const found = ratio_of_differences(r.a, r.b, r.correlation, confidence_level{r.level});
        CHECK(found.where == r.where);
        CHECK(found.limits->lower() == doctest::Approx(r.lower).epsilon(1e-12));
        CHECK(found.limits->upper() == doctest::Approx(r.upper).epsilon(1e-12));
        CHECK(chance_below(r.a, r.b, 500.0, r.correlation) == doctest::Approx(r.below_500).epsilon(1e-12));
    }
    auto const all = ratio_of_differences({100, 400}, {0.7, 0.9}, 0.2);
    CHECK(all.where == fieller_set::everywhere);
    CHECK(all.limits.reason() == absence::not_applicable);
    CHECK(*all.ratio == doctest::Approx(100 / 0.7));
    CHECK(chance_below({100, 400}, {0.7, 0.9}, 500.0, 0.2) == doctest::Approx(0.67861832739921348).epsilon(1e-12));
}

TEST_CASE("the ends of what can be asked") {
    CHECK(ratio_of_differences({30, 5}, {0, 2}).ratio.reason() == absence::nothing_to_divide_by);
    auto const exact = ratio_of_differences({30, 0}, {4, 0});  // nothing is unsure
    CHECK(*exact.ratio == 7.5);
    CHECK(exact.limits->lower() == doctest::Approx(7.5));
    CHECK(exact.limits->upper() == doctest::Approx(7.5));
    CHECK(ratio_of_differences({0, 0}, {0, 0}).where == fieller_set::everywhere);
    CHECK(chance_below({30, 0}, {4, 0}, 8.0) == 1.0);
    CHECK(chance_below({30, 0}, {4, 0}, 7.0) == 0.0);
    CHECK(chance_below({30, 0}, {4, 0}, 7.5) == 0.5);
    double const none = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS((void)ratio_of_differences({none, 1}, {1, 1}), std::domain_error);
    CHECK_THROWS_AS((void)ratio_of_differences({1, -1}, {1, 1}), std::domain_error);
    CHECK_THROWS_AS((void)ratio_of_differences({1, 1}, {1, 1}, 1.5), std::domain_error);
    CHECK_THROWS_AS((void)chance_below({1, 1}, {1, 1}, none), std::domain_error);
}
