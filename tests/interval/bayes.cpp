// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/bayes.hpp>
#include <pbo/interval/one_sided.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;

namespace {
bool close(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }
}  // namespace

// Expected: bisection on the incomplete beta function of mpmath, 40 digits, on the scale of the logarithm.
TEST_CASE("tiny priors have their limits, also where they lie within 10^-20 of an end") {
    proportion const none{0, 10}, all{10, 10};
    auto const upper = [](auto const& method, proportion const& p, double level) { return limits(method, p, confidence_level(level))->upper(); };
    CHECK(close(upper(upper_only(bayes(0.001, 0.001)), none, 0.95), 3.1281567094055515e-24, 1e-12));
    CHECK(close(upper(bayes(0.001, 1.0), none, 0.90), 2.8307850479729154e-24, 1e-12));
    CHECK(close(upper(bayes(0.001, 1.0), none, 0.80), 9.3499877849585264e-48, 1e-12));
    CHECK(close(upper(bayes_highest_density(0.001, 1.0), none, 0.95), 2.8307850479729154e-24, 1e-12));
    CHECK(close(upper(upper_only(bayes(0.003, 0.003)), proportion{0, 525}, 0.95), 4.0287865507848106e-11, 1e-11));
    CHECK(close(upper(upper_only(bayes(0.01, 0.5)), proportion{0, 5}, 0.975), 0.0093578456879667079, 1e-12));
    // Turned over: so near 1 that a double cannot tell, and below it for a wider one.
    CHECK(limits(bayes(0.001, 0.001), all, confidence_level(0.90))->lower() == 1.0);
    CHECK(limits(bayes_highest_density(1.0, 0.001), all, confidence_level(0.95))->lower() == 1.0);
    CHECK(close(1.0 - limits(lower_only(bayes(0.5, 0.01)), proportion{5, 5}, confidence_level(0.975))->lower(), 0.0093578456879667079, 1e-12));
}

TEST_CASE("limits of tiny priors are ordered, in [0, 1], and grow with the count and with the level") {
    for (double a : {0.001, 0.01, 0.1, 0.5})
        for (double b : {0.001, 0.01, 0.1, 0.5}) {
            double before = 0.0;
            for (std::uint64_t k = 0; k <= 6; ++k) {
                double narrower = 1.0;
                for (double level : {0.5, 0.9, 0.999}) {
                    auto const i = *limits(bayes(a, b), proportion{k, 6}, confidence_level(level));
                    CAPTURE(a);
                    CAPTURE(b);
                    CAPTURE(k);
                    CHECK(i.lower() >= 0.0);
                    CHECK(i.upper() <= 1.0);
                    CHECK(i.lower() <= narrower);
                    narrower = i.lower();
                    if (level == 0.9) {
                        CHECK(i.upper() >= before);
                        before = i.upper();
                    }
                }
            }
        }
}
