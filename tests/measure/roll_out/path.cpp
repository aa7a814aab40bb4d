// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "measure/roll_out_cases.hpp"

#include <pbo/measure/roll_out/path.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using namespace roll_out_cases;

namespace {
void check_moments(roll_out_month const& m, double on, double off, double variance_on, double variance_off,
                   double covariance) {
    CHECK(close(m.mean_on, on, 1e-13));
    CHECK(close(m.mean_off, off, 1e-13));
    CHECK(close(m.variance_on, variance_on, 1e-13));
    CHECK(close(m.variance_off, variance_off, 1e-13));
    CHECK(close(m.covariance, covariance, 1e-13));
}
}  // namespace

// tests/reference/roll_out.py: exact fractions, rounded once.
TEST_CASE("means, variances and covariance are those of people who walk through the months, delay or none") {
    check_moments(roll_out_at(memoryless(), 2), 4.1, 2.66, 1100203.0 / 640000, 938059.0 / 640000, -694843.0 / 640000);
    check_moments(roll_out_at(memoryless_delayed(), 5), 873099.0 / 160000, 36389.0 / 6400, 1339916131179.0 / 512e9,
                  276305247.0 / 163840000, -3604921767.0 / 4096e6);
    check_moments(roll_out_at(scheduled(), 7), 8873177.0 / 2e6, 3171927.0 / 1e6, 862846242840123.0 / 320e12,
                  99886582320771.0 / 64e12, -296250026714637.0 / 320e12);
    check_moments(roll_out_at(scheduled_delayed(), 7), 353363067.0 / 8e7, 672680653.0 / 8e7, 2.8332024564798521,
                  2.4520609676856897, -0.86089446003779579);
    check_moments(roll_out_at(alone(), 3), 1019.0 / 1728, 343.0 / 576, 1413005.0 / 2985984, 475055.0 / 995328,
                  -57967.0 / 995328);
}

TEST_CASE("the worked path: both schedules, fixed and Poisson entrants, every column") {
    auto const rows = for_each_worked_row("rollout_path.csv", [](auto const& cell) {
        auto const number = [&cell](char const* column) { return std::stod(cell(column)); };
        auto const m =
            roll_out_at(worked(cell("review_schedule"), cell("entrants")), static_cast<std::uint32_t>(number("month")));
        CAPTURE(cell("review_schedule"));
        CAPTURE(cell("entrants"));
        CAPTURE(m.month);
        CHECK(close(m.mean_on, number("mean_on_budget"), 1e-12));
        CHECK(close(m.mean_off, number("mean_not_on_budget"), 1e-12));
        CHECK(close(m.mean_caseload(), number("mean_caseload"), 1e-12));
        CHECK(close(*m.take_up(), number("ratio_of_means_take_up"), 1e-12));
        CHECK(close(m.variance_on, number("var_on_budget"), 1e-12));
        CHECK(close(m.variance_off, number("var_not_on_budget"), 1e-12));
        CHECK(close(m.covariance, number("covariance"), 1e-12));
        CHECK(close(m.variance_caseload(), number("var_caseload"), 1e-12));
        CHECK(close(*m.take_up_deviation(), number("delta_method_sd_of_take_up"), 1e-12));
        CHECK(close(m.mean_above(0.65), number("mean_D"), 1e-12));
        CHECK(close(m.variance_above(0.65), number("var_D"), 1e-12));
    });
    CHECK(rows == 24);
}

TEST_CASE("the worked small example as fractions") {
    auto const m = roll_out_at(memoryless(), 2);
    auto const rows = for_each_worked_row("rollout_small_exact.csv", [&](auto const& cell) {
        auto const q = cell("quantity");
        double const wanted = std::stod(cell("decimal"));
        if (q == "mean_on_budget") CHECK(close(m.mean_on, wanted, 1e-14));
        if (q == "mean_not") CHECK(close(m.mean_off, wanted, 1e-14));
        if (q == "var_on_budget") CHECK(close(m.variance_on, wanted, 1e-14));
        if (q == "var_not") CHECK(close(m.variance_off, wanted, 1e-14));
        if (q == "cov") CHECK(close(m.covariance, wanted, 1e-14));
    });
    CHECK(rows > 0);
}

TEST_CASE(
    "the recursion from month to month gives the same numbers for memoryless reviews, over 20 years and a million "
    "people") {
    double const d = 0.02, q = 0.5 / 12.0, s = 0.8, entrants = 20'000.0;
    double const a = 1.0 - d, b = a * q, e = a * (1.0 - q);
    roll_out_assumptions const rates{{300'000, 1'000'000},
                                     review_schedule::memoryless(1),
                                     0.5,
                                     entrant_flow::fixed(20'000, s),
                                     exit_rate::monthly(d)};
    roll_out_month m{0, 300'000.0, 700'000.0, 0.0, 0.0, 0.0};
    auto const path = roll_out_path(rates, 240);
    REQUIRE(path.size() == 241);
    CHECK(path[0] == m);
    for (std::uint32_t t = 1; t <= 240; ++t) {
        double const mixed = s * (1.0 - s) * entrants;
        m = {t,
             a * m.mean_on + b * m.mean_off + s * entrants,
             e * m.mean_off + (1.0 - s) * entrants,
             a * a * m.variance_on + a * (1.0 - a) * m.mean_on + b * b * m.variance_off + b * (1.0 - b) * m.mean_off +
                 2.0 * a * b * m.covariance + mixed,
             e * e * m.variance_off + e * (1.0 - e) * m.mean_off + mixed,
             a * e * m.covariance + b * e * m.variance_off - b * e * m.mean_off - mixed};
        if (t % 60 != 0 && t != 1) continue;
        CAPTURE(t);
        CHECK(close(path[t].mean_on, m.mean_on, 1e-12));
        CHECK(close(path[t].mean_off, m.mean_off, 1e-12));
        CHECK(close(path[t].variance_on, m.variance_on, 1e-11));
        CHECK(close(path[t].variance_off, m.variance_off, 1e-11));
        CHECK(close(path[t].covariance, m.covariance, 1e-11));
    }
}

TEST_CASE("a delay of 0 is none; with a delay nobody who came in within it has a budget") {
    auto rates = scheduled_delayed();
    rates.start = {};
    rates.entrants = entrant_flow::fixed(10, 1.0, 6);
    CHECK(roll_out_at(rates, 6).mean_on == 0.0);
    CHECK(roll_out_at(rates, 7).mean_on ==
          doctest::Approx(10.0 * std::pow(0.9, 6)).epsilon(1e-14));  // the first month's, at once
    rates.entrants = entrant_flow::fixed(10, 1.0, 0);
    CHECK(roll_out_at(rates, 1).mean_on == 10.0);
}

TEST_CASE(
    "without exits, entrants and conversion nothing ever changes; with all conversion and monthly reviews all change "
    "at once") {
    roll_out_assumptions rates{{30, 100}, review_schedule::scheduled(1), 0.0, {}, {}};
    CHECK(roll_out_at(rates, 240) == roll_out_month{240, 30.0, 70.0, 0.0, 0.0, 0.0});
    rates.conversion = 1.0;
    rates.reviews = review_schedule::every(1);
    CHECK(roll_out_at(rates, 1) == roll_out_month{1, 100.0, 0.0, 0.0, 0.0, 0.0});
    rates.reviews = review_schedule::memoryless(12);
    CHECK(roll_out_at(rates, 1) == roll_out_month{1, 100.0, 0.0, 0.0, 0.0, 0.0});
    rates.reviews = review_schedule::every(12);
    CHECK(roll_out_at(rates, 12).mean_off == 0.0);
    CHECK(roll_out_at(rates, 11).mean_off == doctest::Approx(70.0 / 12.0).epsilon(1e-14));
    rates.exits = exit_rate::yearly(1.0);
    CHECK(roll_out_at(rates, 1).mean_caseload() == 0.0);
    CHECK(roll_out_at(rates, 0).mean_caseload() == 100.0);
}

TEST_CASE("everybody on a budget at the start stays so unless entrants come without one") {
    roll_out_assumptions rates{
        {100, 100}, review_schedule::memoryless(1), 0.5, entrant_flow::fixed(5, 1.0), exit_rate::yearly(0.2)};
    CHECK(*roll_out_at(rates, 24).take_up() == 1.0);
    CHECK(*roll_out_at(rates, 24).take_up_range() == interval(1.0, 1.0));
    rates.entrants = entrant_flow::fixed(5, 0.0);
    CHECK(*roll_out_at(rates, 24).take_up() < 1.0);
}

TEST_CASE("a caseload of nobody has no take-up, with its reason, until somebody enters") {
    roll_out_assumptions rates;
    CHECK(roll_out_at(rates, 12).take_up() == figure<double>(absence::nothing_to_divide_by));
    CHECK(roll_out_at(rates, 12).take_up_range() == figure<interval>(absence::nothing_to_divide_by));
    CHECK(roll_out_at(rates, 12).take_up_deviation() == figure<double>(absence::nothing_to_divide_by));
    rates.entrants = entrant_flow::fixed(1, 0.5);
    CHECK_FALSE(roll_out_at(rates, 0).take_up().has_value());
    CHECK(*roll_out_at(rates, 1).take_up() == 0.5);
}

// Fieller's limits are where the normal chance of a target is 2.5 and 97.5 %: |mean| = 1.96 sd of B - x (B + T).
TEST_CASE("the range holds the targets that are neither surely met nor surely missed") {
    auto const m = roll_out_at(worked("memoryless", "fixed"), 12);
    auto const range = *m.take_up_range();
    CHECK(close(m.mean_above(range.lower()), 1.9599639845400545 * std::sqrt(m.variance_above(range.lower())), 1e-9));
    CHECK(close(m.mean_above(range.upper()), -1.9599639845400545 * std::sqrt(m.variance_above(range.upper())), 1e-9));
    CHECK(m.take_up_range(confidence_level{0.998})->contains(range));
    CHECK(*roll_out_at(alone(), 3).take_up_range() == unit_interval);  // so few people that there may be none
    CHECK(*roll_out_at(worked("memoryless", "fixed"), 0).take_up_range() == interval(0.3, 0.3));
}

TEST_CASE("small chances keep their digits: one exit in 10^12 months") {
    roll_out_assumptions const rates{{1, 1}, {}, 0.0, {}, exit_rate::monthly(1e-12)};
    CHECK(close(roll_out_at(rates, 10).variance_on, 1e-11, 1e-10));
}

TEST_CASE("too far ahead and too many people are refused, with the number") {
    CHECK_THROWS_WITH_AS(static_cast<void>(roll_out_path(memoryless(), 1201)), doctest::Contains("1201"),
                         std::domain_error);
    roll_out_assumptions rates;
    rates.start = {0, 1'000'000'001};
    CHECK_THROWS_WITH_AS(static_cast<void>(roll_out_at(rates, 1)), doctest::Contains("1000000001"), std::domain_error);
}
