// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "measure/roll_out_cases.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/measure/roll_out/chance.hpp>
#include <pbo/measure/roll_out/path.hpp>
#include <pbo/measure/roll_out/simulation.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using namespace roll_out_cases;

namespace {
// A seed is fixed, so these are no gambles: five standard errors of what is simulated, from the exact moments.
void check_agreement(roll_out_assumptions const& a, std::uint32_t months, share const& target, std::uint64_t runs,
                     std::uint64_t seed) {
    auto const simulated = simulate_roll_out(a, months, target, runs, seed);
    auto const path = roll_out_path(a, months);
    REQUIRE(simulated.size() == path.size());
    double const n = static_cast<double>(runs);
    for (std::size_t t = 0; t <= months; t += t < 3 ? 1 : 5) {
        CAPTURE(t);
        auto const& m = path[t];
        auto const& s = simulated[t];
        CHECK(s.month == t);
        CHECK(std::abs(s.mean_on - m.mean_on) <= 5.0 * std::sqrt(m.variance_on / n) + 1e-9);
        CHECK(std::abs(s.mean_off - m.mean_off) <= 5.0 * std::sqrt(m.variance_off / n) + 1e-9);
        double const kurtosis =
            2.0 + 1.0 / std::fmin(m.variance_on + 0.1, m.variance_off + 0.1);  // of few people, more than a normal's
        CHECK(std::abs(*s.variance_on - m.variance_on) <= 5.0 * m.variance_on * std::sqrt(kurtosis / n) + 1e-9);
        CHECK(std::abs(*s.variance_off - m.variance_off) <= 5.0 * m.variance_off * std::sqrt(kurtosis / n) + 1e-9);
        CHECK(std::abs(*s.covariance - m.covariance) <=
              5.0 * std::sqrt((m.variance_on * m.variance_off * (kurtosis - 1.0) + m.covariance * m.covariance) / n) +
                  1e-9);
        auto const exact = exact_roll_out_chance(a, static_cast<std::uint32_t>(t), target);
        CHECK(s.reached.trials() + s.nobody == runs);
        double const reached = static_cast<double>(s.reached.hits()) / n;
        double const p = exact.reached.value_or(0.0);
        CHECK(std::abs(reached - p) <= 5.0 * std::sqrt(p * (1.0 - p) / n) + 1e-9);
        CHECK(std::abs(static_cast<double>(s.nobody) / n - exact.nobody) <=
              5.0 * std::sqrt(exact.nobody * (1.0 - exact.nobody) / n) + 1e-9);
    }
}
}  // namespace

TEST_CASE(
    "people walking through the months agree with the arithmetic: schedules, delays, fixed and Poisson entrants") {
    check_agreement(memoryless(), 8, {1, 2}, 20'000, 1);
    check_agreement(memoryless_delayed(), 8, {1, 2}, 20'000, 2);
    check_agreement(scheduled(), 8, {2, 3}, 20'000, 3);
    check_agreement(scheduled_delayed(), 13, {1, 2}, 20'000, 4);
    check_agreement(alone(), 8, {1, 2}, 20'000, 5);
    auto poisson = scheduled_delayed();
    poisson.entrants = entrant_flow::poisson(1.5, 0.4, 1);
    check_agreement(poisson, 13, {1, 2}, 20'000, 6);
    check_agreement(worked("scheduled", "poisson"), 13, {65, 100}, 1'000, 7);
}

TEST_CASE("a seed gives the same futures again, and more runs only add to them") {
    auto const a = scheduled_delayed();
    auto const once = simulate_roll_out(a, 12, {1, 2}, 50, 42);
    CHECK(once == simulate_roll_out(a, 12, {1, 2}, 50, 42));
    CHECK(once != simulate_roll_out(a, 12, {1, 2}, 50, 43));
    CHECK(once.back().reached.hits() <= simulate_roll_out(a, 12, {1, 2}, 60, 42).back().reached.hits());
}

TEST_CASE("what is certain is certain in every run") {
    roll_out_assumptions const all{{0, 50}, review_schedule::every(4), 1.0, entrant_flow::fixed(3, 1.0, 2), {}};
    auto const path = simulate_roll_out(all, 12, {1, 1}, 10, 1);
    CHECK(path[4].mean_off == 6.0);  // two months' entrants wait
    CHECK(*path[4].variance_on == 0.0);
    CHECK(path[12].reached == proportion(0, 10));
    CHECK(path[12].mean_on == 50.0 + 3 * 10);
}

TEST_CASE("one run has no variance, no runs are refused, and an empty caseload is nobody's") {
    CHECK(simulate_roll_out(scheduled(), 3, {1, 2}, 1, 1).back().variance_on ==
          figure<double>(absence::nothing_to_divide_by));
    CHECK_THROWS_AS(static_cast<void>(simulate_roll_out(scheduled(), 3, {1, 2}, 0, 1)), std::domain_error);
    auto const empty = simulate_roll_out({}, 2, {1, 2}, 5, 1);
    CHECK(empty.back().nobody == 5);
    CHECK(empty.back().reached.trials() == 0);
    CHECK_THROWS_AS(static_cast<void>(simulate_roll_out({}, 1201, {1, 2}, 5, 1)), std::domain_error);
}

TEST_CASE("futures simulated by threads are the same to the bit, for one run, a few and many") {
    auto const a = scheduled_delayed();
    for (std::uint64_t runs : {1U, 2U, 255U, 256U, 257U, 20'000U}) {
        auto const alone = simulate_roll_out(a, 9, {1, 2}, runs, 3);
        for (unsigned n : {1U, 2U, 5U}) CHECK(simulate_roll_out(threads(n), a, 9, {1, 2}, runs, 3) == alone);
        CHECK(alone.back().reached.trials() + alone.back().nobody == runs);
    }
    CHECK_THROWS_AS(static_cast<void>(simulate_roll_out(threads(2), a, 9, {1, 2}, 0, 3)), std::domain_error);
}
