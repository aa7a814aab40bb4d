// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "measure/roll_out_cases.hpp"

#include <pbo/measure/roll_out/chance.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace pbo;
using namespace roll_out_cases;

namespace {
void check_reached(roll_out_assumptions const& a, std::uint32_t month, share const& target, double wanted) {
    auto const chance = exact_roll_out_chance(a, month, target);
    CAPTURE(target);
    CHECK(close(*chance.reached, wanted, 1e-12, 1e-13));
    CHECK(chance.arithmetic == chance_arithmetic::exact);
}
}  // namespace

// tests/reference/roll_out.py: people put together one by one in exact fractions.
TEST_CASE("the exact chance is that of people put together one by one") {
    check_reached(memoryless(), 2, {1, 2}, 0.79670476412028635);
    check_reached(memoryless(), 2, {1, 1}, 0.02909032520741749);
    check_reached(memoryless_delayed(), 5, {0, 1}, 1.0);
    check_reached(memoryless_delayed(), 5, {1, 3}, 0.9238061825019166);
    check_reached(memoryless_delayed(), 5, {1, 2}, 0.55414033598554546);
    check_reached(memoryless_delayed(), 5, {3, 5}, 0.17352307575929152);
    check_reached(memoryless_delayed(), 5, {1, 1}, 0.0);
    check_reached(scheduled(), 7, {1, 2}, 0.75991716872650417);
    check_reached(scheduled(), 7, {2, 3}, 0.34760977589833991);
    check_reached(scheduled(), 7, {1, 1}, 0.0089386811756642457);
    check_reached(scheduled_delayed(), 7, {1, 2}, 0.094171377634788278);
    check_reached(scheduled_delayed(), 7, {2, 3}, 0.00087807352526464259);
}

TEST_CASE("a caseload of nobody neither meets nor misses") {
    auto const c = roll_out_chance(alone(), 3, {1, 2});
    CHECK(close(c.nobody, 130321.0 / 531441, 1e-13));
    CHECK(close(*c.reached, 0.44813263969873102, 1e-12));
    CHECK(close(*roll_out_chance(alone(), 3, {0, 1}).reached, 0.75477804685750627, 1e-13));
    CHECK(close(*roll_out_chance(alone(), 3, {1, 1}).reached, 0.26967237253751541, 1e-12));
    roll_out_assumptions const empty;
    CHECK(roll_out_chance(empty, 0, {1, 2}).reached == figure<double>(absence::nothing_to_divide_by));
    CHECK(roll_out_chance(empty, 12, {1, 2}) ==
          target_chance{absence::nothing_to_divide_by, 1.0, chance_arithmetic::exact});
    CHECK_FALSE(normal_roll_out_chance(empty, 12, {1, 2}).reached.has_value());
    auto all_leave = alone();
    all_leave.exits = exit_rate::yearly(1.0);
    CHECK_FALSE(roll_out_chance(all_leave, 1, {1, 2}).reached.has_value());
}

TEST_CASE("Poisson entrants: the exact chance, also of nobody") {
    roll_out_assumptions const delayed{
        {1, 4}, review_schedule::memoryless(3), 0.5, entrant_flow::poisson(1.5, 0.5, 1), exit_rate::monthly(0.1)};
    CHECK(close(*roll_out_chance(delayed, 3, {1, 2}).reached, 0.36539419434104592, 1e-12));
    CHECK(close(roll_out_chance(delayed, 3, {1, 2}).nobody, 9.2569963941715688e-05, 1e-12));
    roll_out_assumptions const scheduled_2{
        {1, 4}, review_schedule::every(2), 0.5, entrant_flow::poisson(0.5, 0.5), exit_rate::monthly(0.1)};
    CHECK(close(*roll_out_chance(scheduled_2, 3, {1, 2}).reached, 0.84900892239565451, 1e-12));
    CHECK(close(roll_out_chance(scheduled_2, 3, {1, 2}).nobody, 0.0013912594924821264, 1e-12));
}

TEST_CASE("the worked path's chance of 65%, exact and normal") {
    auto const rows = for_each_worked_row("rollout_path.csv", [](auto const& cell) {
        auto const a = worked(cell("review_schedule"), cell("entrants"));
        auto const month = static_cast<std::uint32_t>(std::stoul(cell("month")));
        CAPTURE(month);
        CHECK(close(*exact_roll_out_chance(a, month, {65, 100}).reached, std::stod(cell("p_take_up_ge_0.65_exact")),
                    1e-9, 6e-11));
        CHECK(close(*normal_roll_out_chance(a, month, {65, 100}).reached, std::stod(cell("p_take_up_ge_0.65_normal")),
                    1e-9, 6e-11));
    });
    CHECK(rows == 24);
}

TEST_CASE("the worked small example's chances, to 1e-13") {
    auto const rows = for_each_worked_row("rollout_small_exact.csv", [](auto const& cell) {
        if (cell("quantity") == "p_takeup_ge_half")
            CHECK(close(*roll_out_chance(memoryless(), 2, {1, 2}).reached, std::stod(cell("decimal")), 1e-13));
        if (cell("quantity") == "p_nobody_left_off")
            CHECK(close(*roll_out_chance(memoryless(), 2, {1, 1}).reached, std::stod(cell("decimal")), 1e-13));
    });
    CHECK(rows > 0);
}

// E independent entrants a month, each with a budget with chance s: in the last month all have one with chance s^E.
TEST_CASE("100% is at most s^E with fixed entrants, e^-E(1-s) with Poisson ones, and 0 within a delay") {
    roll_out_assumptions a{
        {300, 1000}, review_schedule::every(1), 1.0, entrant_flow::fixed(20, 0.8), exit_rate::monthly(0.02)};
    CHECK(close(*roll_out_chance(a, 24, {1, 1}).reached, std::pow(0.8, 20), 1e-12));
    a.entrants = entrant_flow::poisson(20, 0.8);
    CHECK(close(*roll_out_chance(a, 24, {1, 1}).reached, std::exp(-4.0), 1e-12));
    a.entrants = entrant_flow::fixed(20, 1.0, 1);
    CHECK(*roll_out_chance(a, 24, {1, 1}).reached == 0.0);
    a.entrants = entrant_flow::fixed(20, 1.0);
    CHECK(*roll_out_chance(a, 24, {1, 1}).reached == 1.0);
    a.reviews = review_schedule::memoryless(1);
    CHECK(close(std::log(*roll_out_chance(a, 24, {1, 1}).reached), 700 * std::log1p(-std::pow(0.98 * 11 / 12, 24)),
                1e-12));
}

TEST_CASE("nothing left to chance: a target met to the person is met, one person less is not") {
    roll_out_assumptions const a{{13, 20}, review_schedule::memoryless(1), 0.0, {}, {}};
    for (auto month : {0U, 1U, 12U}) {
        CHECK(*roll_out_chance(a, month, {65, 100}).reached == doctest::Approx(1.0).epsilon(1e-12));
        CHECK(*roll_out_chance(a, month, {66, 100}).reached == doctest::Approx(0.0).epsilon(1e-12));
        CHECK(*normal_roll_out_chance(a, month, {65, 100}).reached == 1.0);
        CHECK(*normal_roll_out_chance(a, month, {66, 100}).reached == 0.0);
    }
    roll_out_assumptions const seven{{7, 100}, {}, 0.0, {}, {}};  // 7 % of 100 people is 7, where doubles make it 8
    CHECK(*roll_out_chance(seven, 6, share::percent(7)).reached == doctest::Approx(1.0).epsilon(1e-12));
}

// Bin(n, 1/2) by symmetry: with n odd, P(B >= n/2) is a half.  No exits, no entrants: the caseload is n for certain.
TEST_CASE("symmetric cases from one person to a million are a half") {
    for (std::uint64_t n : {1U, 3U, 101U, 10'001U, 1'000'001U}) {
        CAPTURE(n);
        roll_out_assumptions const a{{0, n}, review_schedule::memoryless(12), 0.5, {}, {}};
        CHECK(close(*exact_roll_out_chance(a, 1, {1, 2}).reached, 0.5, 1e-11));
        CHECK(close(*exact_roll_out_chance(a, 1, {0, 1}).reached, 1.0, 1e-11));
    }
}

// tests/reference/roll_out.py: the binomial tail in 50 digits.
TEST_CASE(
    "with nobody leaving or entering the chance is a binomial tail, for a thousand people and for a hundred thousand") {
    roll_out_assumptions a{{300, 1000}, review_schedule::memoryless(1), 0.5, {}, {}};
    check_reached(a, 12, {57, 100}, 0.78976632667723667);
    check_reached(a, 12, {3, 5}, 0.066154096919441144);
    a.start = {30'000, 100'000};
    CHECK(close(*exact_roll_out_chance(a, 12, {29, 50}).reached, 0.4871851316976607, 1e-11));
    CHECK(close(*exact_roll_out_chance(a, 12, {581, 1000}).reached, 0.21084302957198356, 1e-11));
}

TEST_CASE("a target of many decimals is the first share of so many people that meets it") {
    for (std::uint64_t q = 1; q <= 60; ++q)
        for (std::uint64_t p = 0; p <= q; ++p)
            for (std::uint64_t people = 1; people <= 13; ++people) {
                share const target(p, q);
                share least(1, 1);
                for (std::uint64_t n = 1; n <= people; ++n)  // by trying them all
                    least = std::min(least, share(target.required_hits(n), n));
                if (target.denominator() > people && detail::least_share_from(target, people) != least)
                    FAIL_CHECK(target << " of " << people << ": " << detail::least_share_from(target, people)
                                      << ", not " << least);
            }
    CHECK(detail::least_share_from({333'333'333'333'333, 1'000'000'000'000'000}, 1'000'000'000'000) == share(1, 3));
    CHECK(detail::least_share_from({999'999, 1'000'000}, 1000) == share(1, 1));
    check_reached(memoryless_delayed(), 5, {333'333, 1'000'000}, 0.9238061825019166);   // as 1/3
    check_reached(memoryless_delayed(), 5, {599'999, 1'000'000}, 0.17352307575929152);  // as 3/5
    check_reached(memoryless(), 2, {999'999, 1'000'000}, 0.02909032520741749);          // as 1
    auto const poisson = worked("memoryless", "poisson");
    CHECK(exact_roll_out_chance(poisson, 12, {649'999'999, 1'000'000'000}).reached ==
          exact_roll_out_chance(poisson, 12, {65, 100}).reached);
}

TEST_CASE("a million people, 20 years, a target in per cent: exact and close to normal") {
    roll_out_assumptions a{{300'000, 1'000'000},
                           review_schedule::scheduled(1),
                           0.07,
                           entrant_flow::fixed(20'000, 0.5, 3),
                           exit_rate::monthly(0.02)};
    auto const m = roll_out_at(a, 240);
    auto const target = share::rounded(*m.take_up(), 100);
    auto const exact = roll_out_chance(a, 240, target);
    CHECK(exact.arithmetic == chance_arithmetic::exact);
    CHECK(std::abs(*exact.reached - *normal_roll_out_chance(a, 240, target).reached) < 1e-3);
    auto const unaffordable = share::rounded(*m.take_up(), 1'000'000'007);
    CHECK(roll_out_chance(a, 240, unaffordable).arithmetic == chance_arithmetic::normal);
    CHECK(std::abs(*roll_out_chance(a, 240, unaffordable).reached - 0.5) < 0.01);
    CHECK_THROWS_AS(static_cast<void>(exact_roll_out_chance(a, 240, unaffordable)), std::length_error);
}

TEST_CASE(
    "the chance rises with review rate, conversion, default share and the number at the start, and falls with delay "
    "and target") {
    auto const chance = [](roll_out_assumptions const& a, share const& x = {65, 100}) {
        return *exact_roll_out_chance(a, 12, x).reached;
    };
    for (auto const* schedule : {"memoryless", "scheduled"}) {
        auto const a = worked(schedule, "fixed");
        auto more = a;
        more.conversion = 0.55;
        CHECK(chance(more) > chance(a));
        more = a;
        more.reviews = a.reviews.pattern() == review_pattern::scheduled ? review_schedule::every(10)
                                                                        : review_schedule::memoryless(1.2);
        CHECK(chance(more) > chance(a));
        more = a;
        more.start = {310, 1000};
        CHECK(chance(more) > chance(a));
        more = a;
        more.entrants = entrant_flow::fixed(20, 0.85);
        CHECK(chance(more) > chance(a));
        more.entrants = entrant_flow::fixed(20, 0.8, 2);
        CHECK(chance(more) < chance(a));
        CHECK(chance(a, {66, 100}) < chance(a));
    }
}

TEST_CASE(
    "it is monotone in nothing else: more exits and more entrants raise it or lower it, as the default share lies") {
    double previous = 0.0;
    double previous_take_up = 0.0;
    std::string previous_what;
    auto const rows = for_each_worked_row("rollout_monotonicity.csv", [&](auto const& cell) {
        auto const number = [&cell](char const* column) { return std::stod(cell(column)); };
        roll_out_assumptions const a{
            {std::stoull(cell("on_budget")), std::stoull(cell("caseload"))},
            review_schedule::memoryless(1),
            number("conversion"),
            entrant_flow::fixed(std::stoull(cell("entrants_per_month")), number("default_share")),
            exit_rate::monthly(number("monthly_exit_probability"))};
        auto const month = static_cast<std::uint32_t>(std::stoul(cell("month")));
        auto const target = text_form<share>::read(cell("target")).value();
        double const take_up = *roll_out_at(a, month).take_up();
        double const chance = *exact_roll_out_chance(a, month, target).reached;
        CAPTURE(cell("what"));
        CHECK(close(take_up, number("ratio_of_means_take_up"), 1e-9));
        CHECK(close(chance, number("p_target_exact"), 1e-9, 6e-11));
        if (cell("what") == previous_what) {
            bool const raise = previous_what.find("raise") != std::string::npos;
            CHECK((raise ? take_up > previous_take_up : take_up < previous_take_up));
            CHECK((raise ? chance >= previous : chance <= previous));
        }
        previous_what = cell("what");
        previous_take_up = take_up;
        previous = chance;
    });
    CHECK(rows == 12);
}

// The same counter-examples with our own numbers, so that they stand without the worked file.
TEST_CASE("exits raise take-up below the default share and lower it above") {
    roll_out_assumptions a{
        {300, 1000}, review_schedule::memoryless(1), 0.5, entrant_flow::fixed(20, 0.8), exit_rate::monthly(0.01)};
    roll_out_assumptions b{
        {600, 1000}, review_schedule::memoryless(1), 0.5, entrant_flow::fixed(20, 0.2), exit_rate::monthly(0.01)};
    double const a_before = *roll_out_at(a, 12).take_up(), b_before = *roll_out_at(b, 12).take_up();
    a.exits = b.exits = exit_rate::monthly(0.03);
    CHECK(*roll_out_at(a, 12).take_up() > a_before);
    CHECK(*roll_out_at(b, 12).take_up() < b_before);
}
