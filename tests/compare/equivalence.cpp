// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/equivalence.hpp>

#include <pbo/compare/difference_of.hpp>
#include <pbo/compare/mee.hpp>
#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

using pbo::equivalence;
using pbo::net_balance;
using pbo::proportion;

namespace {
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
}  // namespace

// Expected: tests/reference/compare_tests.py (restricted likelihood maximised in 50 digits) and exact_tests.py.
TEST_CASE("equivalence agrees with 50-digit arithmetic") {
    struct row { proportion p1, p2; double margin, z, p; };
    for (row const& r : {row{{76, 100}, {80, 105}, 0.1, 1.6362158895889882, 0.050897206032582215},
                         row{{0, 10}, {0, 20}, 0.1, 1.0540925533894598, 0.14592027257189425},
                         row{{2000, 10000}, {2100, 10000}, 0.02, 1.7515219726374601, 0.039928019912010433},
                         row{{10, 10}, {19, 20}, 0.3, 2.2838940976663108, 0.011188877802528992}}) {
        CHECK(relative(*equivalence{r.margin}(r.p1, r.p2).statistic, r.z) < 1e-12);
        CHECK(relative(*equivalence{r.margin}(r.p1, r.p2).p_value, r.p) < 1e-12);
        CHECK(relative(*equivalence{r.margin}(r.p2, r.p1).p_value, r.p) < 1e-12);
    }
    CHECK(relative(*pbo::equivalence_of_balance{0.05}(net_balance{120, 110, 2000}).p_value, 9.0536962324984258e-9) < 1e-11);
    CHECK(relative(*pbo::equivalence_of_balance{0.05}(net_balance{6, 1, 10}).statistic, -1.7164232970228801) < 1e-12);
    CHECK(relative(*pbo::equivalence_of_counts{0.1}(100, 103).p_value, 0.34495549749232618) < 1e-12);
    CHECK(relative(*pbo::equivalence_of_counts{0.05}(10000, 10100).p_value, 0.0030160522607342693) < 1e-11);
    CHECK(relative(*pbo::equivalence_of_counts{0.25}(40, 41).p_value, 0.2165404418559249) < 1e-12);
    CHECK(*pbo::equivalence_of_counts{0.5}(5, 0).p_value == 1.0);
}

TEST_CASE("equivalence is claimed exactly when the 90% interval lies within the margin") {
    pbo::confidence_level const ninety{0.9};
    for (std::uint64_t k = 100; k <= 200; k += 3)
        for (double const margin : {0.05, 0.1, 0.15}) {
            proportion const p1{k, 300}, p2{150, 320};
            auto const limits = pbo::mee(pbo::difference_of{p1, p2}, ninety).limits.value();
            CHECK((*equivalence{margin}(p1, p2).p_value < 0.05) == (limits.lower() > -margin && limits.upper() < margin));
            auto const wilson = pbo::wilson(p1, ninety).limits.value();
            CHECK((*pbo::equivalence_to{margin}(p1, 0.5).p_value < 0.05) == (wilson.lower() > 0.5 - margin && wilson.upper() < 0.5 + margin));
            net_balance const b{k, 150, 600};
            auto const tango = pbo::tango(b, ninety).limits.value();
            CHECK((*pbo::equivalence_of_balance{margin}(b).p_value < 0.05) == (tango.lower() > -margin && tango.upper() < margin));
        }
}

TEST_CASE("a wider margin is easier; more people make a flat line provable") {
    proportion const p1{300, 1000}, p2{305, 1000}, q1{30000, 100000}, q2{30500, 100000};
    CHECK(*equivalence{0.05}(p1, p2).p_value < *equivalence{0.03}(p1, p2).p_value);
    CHECK(*equivalence{0.02}(p1, p2).p_value > 0.05);
    CHECK(*equivalence{0.02}(q1, q2).p_value < 1e-10);
    CHECK(*equivalence{0.02}(proportion{300, 1000}, proportion{400, 1000}).p_value > 0.99);
    CHECK(*pbo::equivalence_to{0.05}(p1, 0.0).p_value > 0.99);
    CHECK(*pbo::equivalence_to{0.05}(proportion{0, 1000}, 0.02).p_value < 1e-10);
}

TEST_CASE("no people, no events, and margins that are none") {
    CHECK(*equivalence{0.05}(proportion{}, proportion{3, 10}).p_value == 1.0);
    CHECK(equivalence{0.05}(proportion{}, proportion{3, 10}).statistic.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::equivalence_to{0.05}(proportion{}, 0.5).p_value == 1.0);
    CHECK(*pbo::equivalence_of_balance{0.05}(net_balance{}).p_value == 1.0);
    CHECK(*pbo::equivalence_of_counts{0.05}(0, 0).p_value == 1.0);
    for (double const bad : {0.0, 1.0, -0.1, 5.0, std::nan("")}) CHECK_THROWS_AS(equivalence{bad}, std::domain_error);
    CHECK_THROWS_AS((void)pbo::equivalence_to{0.05}(proportion{1, 2}, 1.5), std::domain_error);
    std::uint64_t const n = 1'000'000'000'000'000;
    CHECK(*equivalence{0.001}(proportion{n / 3, n}, proportion{n / 3 + 1, n}).p_value == 0.0);
    CHECK(*pbo::equivalence_of_counts{0.001}(n, n + 1).p_value == 0.0);
    CHECK(*pbo::equivalence_of_counts{0.001}(n, n + n / 100).p_value == 1.0);
    CHECK(equivalence{0.05}.name() == pbo::label("equivalence(0.05)"));
}
