// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// One-sided limits at levels below 50 %, where the limit lies on the other side of the share, and what is slow and sure.
#include <pbo/interval.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>

using namespace pbo;

namespace {
bool close(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }
}  // namespace

TEST_CASE("the lower limit at a level below one half is the upper one at what is left of it") {
    for (any_interval_method const& m : {any_interval_method(wilson), any_interval_method(likelihood_ratio), any_interval_method(mid_p),
                                         any_interval_method(jeffreys), any_interval_method(arcsine)})
        for (double level : {0.05, 0.2, 0.4, 0.49})
            for (proportion const& p : {proportion{1, 9}, proportion{83, 132}, proportion{30, 31}}) {
                CAPTURE(m.name().view());
                CAPTURE(level);
                auto const wide = confidence_level(level).one_sided(), rest = confidence_level(1.0 - level).one_sided();
                CHECK(close(lower_limit(m, p, wide), upper_limit(m, p, rest), 1e-11));
                CHECK(close(upper_limit(m, p, wide), lower_limit(m, p, rest), 1e-11));
                CHECK(lower_limit(m, p, wide) > upper_limit(m, p, wide));
            }
}

TEST_CASE("a quantile of a beta by bisection, to which the steps give way, is that of the steps") {
    for (double a : {0.5, 1.0, 3.5, 84.0, 5000.5})
        for (double b : {0.5, 2.0, 50.5, 9000.0})
            for (double p : {1e-9, 0.005, 0.025, 0.3, 0.5}) {
                CAPTURE(a);
                CAPTURE(b);
                CAPTURE(p);
                auto const steps = detail::lower_beta_quantile(a, b, p, detail::normal_quantile(0.5 - p, p));
                if (a * steps.y > b * steps.x + 1.0) {  // below the mean, which is what the ratio is for
                    auto const halves = detail::beta_quantile_by_bisection({a, b}, p);
                    CHECK(close(halves.x, steps.x, 1e-10));
                    CHECK(close(halves.y, steps.y, 1e-10));
                }
            }
}

TEST_CASE("a method chosen as the program runs has the one-sided limits of the method, of any counts, or says what it lacks") {
    any_interval_method const chosen(wilson), exact(blaker);
    finite_proportion const sampled{40, 100, 153};
    effective_proportion const real(20.5, 77.25);
    for (double level : {0.3, 0.8, 0.95}) {
        auto const side = confidence_level(level).one_sided();
        CHECK(lower_limit(chosen, sampled, side) == lower_limit(wilson, sampled, side));
        CHECK(upper_limit(chosen, sampled, side) == upper_limit(wilson, sampled, side));
        CHECK(lower_limit(chosen, real, side) == lower_limit(wilson, real, side));
        CHECK(upper_limit(chosen, real, side) == upper_limit(wilson, real, side));
    }
    auto const side = confidence_level(0.95).one_sided();
    CHECK_THROWS_WITH_AS(static_cast<void>(lower_limit(exact, proportion{1, 2}, side)), doctest::Contains("blaker has no one-sided form for whole counts"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(static_cast<void>(upper_limit(exact, real, side)), doctest::Contains("blaker has no one-sided form for real-valued"),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(static_cast<void>(upper_limit(exact, sampled, side)), doctest::Contains("blaker has no one-sided form for counts from a finite"),
                         std::invalid_argument);
    CHECK(chosen.serves<proportion>());
    CHECK(chosen.serves<finite_proportion>());
    CHECK_FALSE(exact.serves<effective_proportion>());
    std::ostringstream out;
    out << chosen;
    CHECK(out.str() == "wilson");
}

TEST_CASE("of a whole population the one-sided limits are its share, and of nobody of it the ends") {
    for (std::uint64_t k = 0; k <= 10; ++k) {
        auto const all = finite_population(wilson, 10);
        CHECK(lower_only(all)(proportion{k, 10}).limits->lower() == static_cast<double>(k) / 10.0);
        CHECK(upper_only(all)(proportion{k, 10}).limits->upper() == static_cast<double>(k) / 10.0);
        CHECK(*lower_only(all)(proportion{}).limits == unit_interval);
        CHECK(*upper_only(all)(proportion{}).limits == unit_interval);
        finite_proportion const sum = finite_proportion{k, 10, 20} + finite_proportion{1, 3, 4};
        CHECK(sum == finite_proportion{k + 1, 13, 24});
    }
}

TEST_CASE("the highest density of a beta that is highest at both ends is its middle, as of equal tails; of a flat one any") {
    for (auto const& p : {effective_proportion(0.1, 0.4), effective_proportion(0.3, 0.5)})
        for (double level : {0.2, 0.8, 0.95}) {
            auto const dense = *limits(bayes_highest_density(0.5, 0.5), p, confidence_level(level));
            auto const tails = *limits(bayes(0.5, 0.5), p, confidence_level(level));
            CHECK(dense == tails);
        }
    auto const flat = *limits(bayes_highest_density(0.9, 0.7), effective_proportion(0.1, 0.4), confidence_level(0.9));
    CHECK(close(flat.lower(), 0.05, 1e-12));
    CHECK(close(flat.upper(), 0.95, 1e-12));
}
