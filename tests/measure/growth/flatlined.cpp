// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: tests/reference/growth_and_conditions.py (SciPy 1.10.1: beta.ppf, binom).
#include <pbo/measure/growth/flatlined.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;
using doctest::Approx;

TEST_CASE("the ratio's limits are those of the binomial law at 90%, the p-value the larger of two") {
    auto const f = flatlined(1000, 1004, 0.1);
    CHECK(f.change_limits->lower() == Approx(-0.06806383282049178).epsilon(1e-9));
    CHECK(f.change_limits->upper() == Approx(0.08163892181507548).epsilon(1e-9));
    CHECK(*f.beyond_chance.p_value == Approx(0.021614855785960972).epsilon(1e-9));
    CHECK(f.claim == flatlined_claim::no_change_within_margin);
    auto const few = flatlined(100, 104, 0.05);
    CHECK(few.change_limits->lower() == Approx(-0.1819456184335484).epsilon(1e-9));
    CHECK(few.change_limits->upper() == Approx(0.3225096046886866).epsilon(1e-9));
    CHECK(*few.beyond_chance.p_value == Approx(0.5004535268709802).epsilon(1e-9));
    CHECK(*few.within);
    CHECK(few.claim == flatlined_claim::cannot_be_told);  // the fact holds, chance is too large for the claim
}

TEST_CASE("the claim and the interval agree: no change exactly when the limits lie within the margin") {
    for (std::uint64_t after : {700U, 850U, 905U, 950U, 1000U, 1050U, 1095U, 1150U, 1400U})
        for (double margin : {0.02, 0.1, 0.2, 0.3}) {
            CAPTURE(after);
            CAPTURE(margin);
            auto const f = flatlined(1000, after, margin);
            bool const inside = f.change_limits->lower() > -margin && f.change_limits->upper() < margin;
            CHECK((f.claim == flatlined_claim::no_change_within_margin) == inside);
        }
}

TEST_CASE("a change beyond the margin is called so, either way") {
    CHECK(flatlined(1000, 2000, 0.05).claim == flatlined_claim::changed_beyond_margin);
    CHECK(flatlined(2000, 1000, 0.05).claim == flatlined_claim::changed_beyond_margin);
    CHECK_FALSE(*flatlined(1000, 2000, 0.05).within);
}

TEST_CASE("a wider margin never makes the claim harder") {
    double before = 1.0;
    for (double margin = 0.01; margin < 0.9; margin += 0.05) {
        double const p = *flatlined(500, 510, margin).beyond_chance.p_value;
        CHECK(p <= before);
        before = p;
    }
}

TEST_CASE("shares: the difference of different people, in shares") {
    auto const f = flatlined(proportion{900, 10'000}, proportion{910, 10'000}, 0.01);
    CHECK(*f.change == Approx(0.001));
    CHECK(*f.within);
    CHECK(f.claim == flatlined_claim::no_change_within_margin);
    CHECK(flatlined(proportion{1, 10}, proportion{1, 10}, 0.01).claim == flatlined_claim::cannot_be_told);
    CHECK(flatlined(proportion{100, 1000}, proportion{500, 1000}, 0.1).claim == flatlined_claim::changed_beyond_margin);
}

TEST_CASE("nothing at the start cannot be told; margins that are none are refused") {
    CHECK(flatlined(0, 0, 0.1).claim == flatlined_claim::cannot_be_told);
    CHECK(flatlined(0, 5, 0.1).within == figure<bool>(absence::nothing_to_divide_by));
    CHECK(flatlined(0, 5, 0.1).claim == flatlined_claim::cannot_be_told);
    CHECK(flatlined(proportion{}, proportion{1, 2}, 0.1).claim == flatlined_claim::cannot_be_told);
    CHECK_THROWS_AS((void)flatlined(10, 10, 0.0), std::domain_error);
    CHECK_THROWS_AS((void)flatlined(10, 10, 1.0), std::domain_error);
    CHECK_THROWS_AS((void)flatlined(10, 10, 0.1, confidence_level{0.4}), std::domain_error);
}

TEST_CASE("everything gone: the limits reach -100%") {
    auto const f = flatlined(50, 0, 0.1);
    CHECK(*f.change == -1.0);
    CHECK(f.change_limits->lower() == -1.0);
    CHECK(f.claim == flatlined_claim::changed_beyond_margin);
    CHECK(flatlined(1'000'000'000'000'000, 1'000'000'000'000'000, 0.01).claim == flatlined_claim::no_change_within_margin);
}
