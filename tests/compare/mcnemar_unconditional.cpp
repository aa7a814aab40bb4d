// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// mcnemar_unconditional.hpp: every outcome one by one in SciPy (tests/reference/mcnemar_unconditional.py); the first two are
// those of Fagerland, Lydersen and Laake (2013), who print 0.0353 and 0.0342.
#include <pbo/compare/mcnemar.hpp>
#include <pbo/compare/mcnemar_unconditional.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

TEST_CASE("the largest chance over the share of people who change") {
    struct {
        two_by_two counts;
        double p;
    } const known[]{{{1, 1, 7, 12}, 0.0353160272008}, {{59, 6, 16, 80}, 0.034204093986}, {{0, 5, 0, 3}, 0.0286888387451},
                    {{20, 9, 3, 8}, 0.0994324417869}, {{10, 4, 4, 10}, 1.0}};
    for (auto const& one : known) {
        CAPTURE(one.counts);
        CHECK(*mcnemar_unconditional(one.counts).p_value == doctest::Approx(one.p).epsilon(1e-9));
    }
    CHECK(*mcnemar_unconditional({1, 1, 7, 12}).statistic == doctest::Approx(-6.0 / std::sqrt(8.0)).epsilon(1e-14));
}

TEST_CASE("turned round it is the same, and where p is small it is less cautious than the conditional test") {
    for (std::uint64_t b = 0; b < 9; ++b)
        for (std::uint64_t c = 0; c < 9; ++c) {
            auto const there = mcnemar_unconditional({3, b, c, 9}), back = mcnemar_unconditional({9, c, b, 3});
            CHECK(*there.p_value == doctest::Approx(*back.p_value).epsilon(1e-12));
            if (b + c != 0 && *mcnemar_exact(b, c).p_value < 0.2) CHECK(*there.p_value <= *mcnemar_exact(b, c).p_value + 1e-12);  // (not always above)
        }
}

TEST_CASE("nobody changed, nobody was asked, and more people than can be looked at") {
    for (auto const& t : {two_by_two{5, 0, 0, 7}, two_by_two{}}) {
        CHECK(mcnemar_unconditional(t).statistic.reason() == absence::nothing_to_divide_by);
        CHECK(*mcnemar_unconditional(t).p_value == 1.0);
    }
    auto const many = mcnemar_unconditional({90'000, 60, 40, 20'000});
    CHECK(many.p_value.reason() == absence::not_available);
    CHECK(*many.statistic == doctest::Approx(2.0));
}
