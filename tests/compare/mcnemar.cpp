// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/compare/mcnemar.hpp>

#include <pbo/compare/net_balance.hpp>
#include <pbo/interval/clopper_pearson.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

namespace {
double relative(double a, double b) { return b == 0.0 ? std::abs(a) : std::abs(a / b - 1.0); }
}  // namespace

// Expected: tests/reference/compare_tests.R (R 4.2.2: mcnemar.test, binom.test).
TEST_CASE("the asymptotic McNemar tests agree with R") {
    pbo::two_by_two const approval(794, 86, 150, 570);
    CHECK(relative(*pbo::mcnemar(approval).statistic, 17.3559322033898) < 1e-14);
    CHECK(relative(*pbo::mcnemar(approval).p_value, 3.09929344104522e-05) < 1e-13);
    CHECK(relative(*pbo::mcnemar_continuity_corrected(approval).statistic, 16.8177966101695) < 1e-14);
    CHECK(relative(*pbo::mcnemar_continuity_corrected(approval).p_value, 4.11456228134594e-05) < 1e-13);
    CHECK(*pbo::mcnemar(approval).degrees_of_freedom == 1.0);
    CHECK(pbo::mcnemar(approval) == pbo::mcnemar(86, 150));
}

// Expected: tests/reference/exact_tests.py (exact fractions).
TEST_CASE("the exact and mid-P McNemar tests agree with exact fractions") {
    struct row { std::uint64_t b, c; double exact, mid_p; };
    for (row const& r : {row{86, 150, 3.7159361395714423e-5, 2.8933895176154901e-5}, row{3, 3, 1.0, 0.84375}, row{0, 5, 0.0625, 0.03125},
                         row{1, 0, 1.0, 0.5}, row{4, 9, 0.266845703125, 0.1795654296875},
                         row{1000, 1100, 0.030720707864242295, 0.029110633685909037}}) {
        CAPTURE(r.b);
        CHECK(relative(*pbo::mcnemar_exact(r.b, r.c).p_value, r.exact) < 1e-13);
        CHECK(relative(*pbo::mcnemar_mid_p(r.b, r.c).p_value, r.mid_p) < 1e-13);
        CHECK(*pbo::mcnemar_exact(r.c, r.b).p_value == *pbo::mcnemar_exact(r.b, r.c).p_value);
    }
    pbo::mcnemar_exact_test const less{pbo::alternative::less};
    CHECK(relative(*less(86, 150).p_value, 1.85796806978571e-05) < 1e-13);  // R: binom.test(86, 236, alternative = "less")
    CHECK(*less(86, 150).p_value == *pbo::mcnemar_exact_test{pbo::alternative::greater}(150, 86).p_value);
    CHECK(less.name() == pbo::label("mcnemar_exact_less"));
}

TEST_CASE("the exact test rejects exactly when Clopper and Pearson's interval of the changed leaves a half out") {
    for (std::uint64_t b = 0; b <= 40; ++b)
        for (double const level : {0.8, 0.95, 0.998}) {
            auto const limits = pbo::clopper_pearson(pbo::proportion{b, 40}, pbo::confidence_level{level}).limits.value();
            CHECK((*pbo::mcnemar_exact(b, 40 - b).p_value <= 1.0 - level) == !limits.contains(0.5));
        }
}

TEST_CASE("McNemar rejects exactly when Tango's interval of the net balance leaves 0 out") {
    for (std::uint64_t b = 0; b <= 30; ++b)
        for (std::uint64_t c = 0; c <= 30; c += 3)
            for (double const level : {0.8, 0.95}) {
                if (b + c == 0) continue;
                auto const limits = pbo::tango(pbo::net_balance{b, c, b + c + 11}, pbo::confidence_level{level}).limits.value();
                CHECK((*pbo::mcnemar(b, c).p_value < 1.0 - level) == !limits.contains(0.0));
            }
}

TEST_CASE("nobody changed: p = 1 and the reason; at 10^15 the exact test meets the corrected one") {
    CHECK(pbo::mcnemar(0, 0).statistic.reason() == pbo::absence::nothing_to_divide_by);
    CHECK(*pbo::mcnemar(0, 0).p_value == 1.0);
    CHECK(*pbo::mcnemar_exact(0, 0).p_value == 1.0);
    CHECK(*pbo::mcnemar_mid_p(0, 0).p_value == 1.0);
    std::uint64_t const b = 500'000'000'000'000, c = 500'000'030'000'000;
    CHECK(relative(*pbo::mcnemar_exact(b, c).p_value, *pbo::mcnemar_continuity_corrected(b, c).p_value) < 1e-7);
    CHECK(relative(*pbo::mcnemar_mid_p(b, c).p_value, *pbo::mcnemar(b, c).p_value) < 1e-7);
    CHECK(*pbo::mcnemar_exact(0, 1'000'000'000'000'000).p_value == 0.0);
}
