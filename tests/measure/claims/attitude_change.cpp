// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: attitude_change_by_sample_size.csv of the worked examples; enumeration of all counts in the windows.
#include <pbo/measure/claims/attitude_change.hpp>

#include "measure/worked.hpp"

using namespace pbo;
using doctest::Approx;

TEST_CASE("the worked example: 41% against 67% at four sample sizes") {
    for (auto const& r : worked::example("attitude_change_by_sample_size.csv")) {
        CAPTURE(r.at("n_2011"));
        auto const c = attitude_change({worked::count(r, "yes_2009"), worked::count(r, "n_2009")}, {worked::count(r, "yes_2011"), worked::count(r, "n_2011")});
        CHECK(*c.difference.value == Approx(worked::number(r, "difference")).epsilon(1e-9));
        CHECK(c.difference.limits->lower() == Approx(worked::number(r, "newcombe_lower")).epsilon(1e-9));
        CHECK(c.difference.limits->upper() == Approx(worked::number(r, "newcombe_upper")).epsilon(1e-9));
        CHECK(*c.z == Approx(worked::number(r, "pooled_z")).epsilon(1e-9));
        CHECK(*c.test.p_value == Approx(worked::number(r, "p_value")).epsilon(1e-9));
        if (r.at("n_2011") == "50") continue;  // 33.5 of 50: there the file takes 34
        auto const p = attitude_change_from_print({67, 100}, worked::count(r, "n_2009"), {41, 100}, worked::count(r, "n_2011"));
        CHECK(p.earlier == c.earlier);
        CHECK(p.later == c.later);
    }
}

TEST_CASE("from print: the least clear pair of all counts that round to the figures") {
    for (std::uint64_t n : {49U, 100U, 137U, 300U})
        for (std::uint64_t m : {51U, 90U, 211U}) {
            CAPTURE(n);
            CAPTURE(m);
            auto const p = attitude_change_from_print({67, 100}, n, {41, 100}, m);
            double largest = 0.0;
            for (std::uint64_t a = 0; a <= n; ++a)
                for (std::uint64_t b = 0; b <= m; ++b)
                    if ((200 * a + n) / (2 * n) == 67 && (200 * b + m) / (2 * m) == 41)
                        largest = std::max(largest, *pearson_chi_squared(proportion{a, n}, proportion{b, m}).p_value);
            CHECK(p.least_clear_p == Approx(largest).epsilon(1e-12));
        }
    CHECK(attitude_change_from_print({50, 100}, 1000, {50, 100}, 1000).least_clear_p == 1.0);
    CHECK(attitude_change_from_print({41, 100}, 400, {67, 100}, 400).z.value() > 0.0);
}

TEST_CASE("every pair of samples of the smallest clear size or more is clear, and one smaller is not") {
    auto const n = smallest_clear_sample({67, 100}, {41, 100});
    REQUIRE(n);
    auto const p = [](std::uint64_t size) { return *attitude_change({(67 * size + 50) / 100, size}, {(41 * size + 50) / 100, size}).test.p_value; };
    for (std::uint64_t size = *n; size < 1000; ++size) REQUIRE(p(size) < 0.05);
    CHECK_FALSE(p(*n - 1) < 0.05);
    CHECK_FALSE(smallest_clear_sample({41, 100}, {41, 100}));
    CHECK(*smallest_clear_sample({67, 100}, {41, 100}, confidence_level{0.999}) > *n);
}

TEST_CASE("nobody asked, and print that no count can have made") {
    auto const c = attitude_change({}, {1, 2});
    CHECK(c.difference.value == figure<double>(absence::nothing_to_divide_by));
    CHECK(c.z == figure<double>(absence::nothing_to_divide_by));
    CHECK(c.test.p_value == figure<double>(absence::nothing_to_divide_by));
    CHECK(attitude_change({5, 5}, {3, 3}).z == figure<double>(absence::nothing_to_divide_by));  // everybody, both times
    CHECK_THROWS_WITH_AS((void)attitude_change_from_print({67, 100}, 2, {41, 100}, 100),
                         "pbo::attitude_change: no count of 2 people rounds to 67%", std::domain_error);
    CHECK_THROWS_AS((void)attitude_change_from_print({67, 10}, 200, {41, 100}, 100), std::domain_error);
    CHECK_THROWS_AS((void)smallest_clear_sample({67, 10}, {41, 100}), std::domain_error);
}
