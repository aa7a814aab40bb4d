// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "measure/roll_out_cases.hpp"

#include <pbo/measure/roll_out/required.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace pbo;
using namespace roll_out_cases;

static_assert(std::regular<roll_out_requirement> && std::copyable<roll_out_criterion>);

namespace {
roll_out_criterion const average = roll_out_criterion::on_average();

void check_requirement(roll_out_requirement const& ours, std::string const& wanted) {
    if (wanted == "unreachable") {
        CHECK(ours.outcome == requirement_outcome::unreachable);
        CHECK_FALSE(ours.least.has_value());
    } else {
        REQUIRE(ours.outcome == requirement_outcome::needed);
        CHECK(close(*ours.least, std::stod(wanted), 1e-9));
    }
}
}  // namespace

TEST_CASE("the worked requirements: the smallest conversion by three definitions, and what a conversion of 1 gives") {
    auto const rows = for_each_worked_row("rollout_required_conversion.csv", [](auto const& cell) {
        auto const a = worked(cell("review_schedule"), "fixed");
        auto const month = static_cast<std::uint32_t>(std::stoul(cell("month")));
        auto const target = text_form<share>::read(cell("target")).value();
        CAPTURE(cell("review_schedule"));
        CAPTURE(target);
        check_requirement(required_conversion(a, month, target), cell("conversion_mean_on_target"));
        check_requirement(required_conversion(a, month, target, roll_out_criterion::with_chance(0.5)),
                          cell("conversion_p_at_least_0.5"));
        check_requirement(required_conversion(a, month, target, roll_out_criterion::with_chance(0.95)),
                          cell("conversion_p_at_least_0.95"));
        CHECK(close(*required_conversion(a, month, target).best,
                    std::stod(cell("take_up_ratio_of_means_at_conversion_1")), 1e-9));
        CHECK(close(*required_conversion(a, month, target, roll_out_criterion::with_chance(0.5)).best,
                    std::stod(cell("p_target_at_conversion_1")), 1e-9));
    });
    CHECK(rows == 10);
}

TEST_CASE("what is required is enough, and a little less is not") {
    for (auto const* schedule : {"memoryless", "scheduled"}) {
        auto a = worked(schedule, "poisson");
        auto const careful = roll_out_criterion::with_chance(0.9);
        auto const needed = required_conversion(a, 18, {7, 10}, careful);
        REQUIRE(needed.outcome == requirement_outcome::needed);
        a.conversion = *needed.least + 1e-9;
        CHECK(*exact_roll_out_chance(a, 18, {7, 10}).reached >= 0.9);
        a.conversion = *needed.least - 1e-9;
        CHECK(*exact_roll_out_chance(a, 18, {7, 10}).reached < 0.9);
    }
}

// Memoryless reviews act through R c / 12 alone, so the required rate follows from the required conversion at rate 1.
TEST_CASE("for memoryless reviews the required rate is the required conversion at rate 1, divided by the conversion") {
    auto const a = worked("memoryless", "fixed");
    for (auto const& criterion : {average, roll_out_criterion::with_chance(0.95)}) {
        double const conversion = *required_conversion(a, 24, {4, 5}, criterion).least;
        CHECK(close(*required_reviews(a, 24, {4, 5}, criterion).least, conversion / 0.5, 1e-10));
    }
    // 0.9 needs a chance per review beyond 1 at rate 1, but two reviews a year can do it.
    CHECK(required_conversion(a, 24, {9, 10}, roll_out_criterion::with_chance(0.95)).outcome ==
          requirement_outcome::unreachable);
    CHECK(*required_reviews(a, 24, {9, 10}, roll_out_criterion::with_chance(0.95)).least > 2.0);
}

TEST_CASE("for scheduled reviews the required rate is the longest time between them that is enough") {
    auto a = worked("scheduled", "fixed");
    for (auto const& criterion : {average, roll_out_criterion::with_chance(0.95)}) {
        auto const needed = required_reviews(a, 24, {4, 5}, criterion);
        REQUIRE(needed.outcome == requirement_outcome::needed);
        auto const every = review_schedule::scheduled(*needed.least).months_between();
        auto const enough = [&](std::uint32_t months) {
            a.reviews = review_schedule::every(months);
            return criterion.is_on_average() ? *roll_out_at(a, 24).take_up() >= 0.8
                                             : *exact_roll_out_chance(a, 24, {4, 5}).reached >= criterion.chance();
        };
        CHECK(enough(every));
        CHECK_FALSE(enough(every + 1));
    }
}

TEST_CASE("100% with a default share under 1 is beyond reach, and with all entrants on a budget it is not") {
    auto a = worked("scheduled", "fixed");
    CHECK(required_conversion(a, 24, {1, 1}).outcome == requirement_outcome::unreachable);
    CHECK(required_reviews(a, 24, {1, 1}, roll_out_criterion::with_chance(0.5)).outcome ==
          requirement_outcome::unreachable);
    a.entrants = entrant_flow::fixed(20, 1.0);
    auto const all = required_conversion(a, 24, {1, 1});
    CHECK(all.outcome == requirement_outcome::needed);  // on average nobody may be left: every review must convert
    CHECK(*all.least == doctest::Approx(1.0).epsilon(1e-12));
    CHECK(*required_conversion(a, 24, {1, 1}, roll_out_criterion::with_chance(0.5)).least < 1.0);
    a.entrants = entrant_flow::fixed(20, 1.0, 1);
    CHECK(required_conversion(a, 24, {1, 1}).outcome == requirement_outcome::unreachable);
}

TEST_CASE("a target that is met without reviews needs none; a target of 0% too") {
    roll_out_assumptions a{{300, 1000}, review_schedule::memoryless(1), 0.5, {}, {}};
    auto const none = required_conversion(a, 24, {3, 10});
    CHECK(none.outcome == requirement_outcome::met_without);
    CHECK(none.least == 0.0);
    CHECK(close(*none.best, 0.3 + 0.7 * (1 - std::pow(11.0 / 12, 24)), 1e-14));
    CHECK(required_reviews(a, 24, {3, 10}).outcome == requirement_outcome::met_without);
    CHECK(required_reviews(a, 24, {0, 1}, roll_out_criterion::with_chance(0.99)).outcome ==
          requirement_outcome::met_without);
    a.reviews = review_schedule::every(12);
    CHECK(required_reviews(a, 24, {3, 10}, roll_out_criterion::with_chance(0.5)).outcome ==
          requirement_outcome::met_without);
}

TEST_CASE("nobody in the caseload: undetermined, with the reason") {
    roll_out_assumptions const nobody;
    for (auto const& criterion : {average, roll_out_criterion::with_chance(0.5)}) {
        CHECK(required_conversion(nobody, 12, {1, 2}, criterion).outcome == requirement_outcome::undetermined);
        CHECK(required_reviews(nobody, 12, {1, 2}, criterion).best == figure<double>(absence::nothing_to_divide_by));
    }
}

TEST_CASE("without conversion no review rate helps; without months nothing does") {
    auto a = worked("memoryless", "fixed");
    a.conversion = 0.0;
    CHECK(required_reviews(a, 24, {4, 5}).outcome == requirement_outcome::unreachable);
    a.conversion = 1.0;
    CHECK(required_reviews(a, 0, {4, 5}).outcome == requirement_outcome::unreachable);
    CHECK(required_conversion(a, 0, {3, 10}, roll_out_criterion::with_chance(0.9)).outcome ==
          requirement_outcome::met_without);
}

TEST_CASE("a criterion is an average or a chance between 0 and 1, and says which") {
    CHECK(average.is_on_average());
    CHECK_THROWS_AS(static_cast<void>(roll_out_criterion::with_chance(1.0)), std::domain_error);
    CHECK_THROWS_WITH_AS(static_cast<void>(roll_out_criterion::with_chance(95)), doctest::Contains("95"),
                         std::domain_error);
    std::ostringstream out;
    out << average << "; " << roll_out_criterion::with_chance(0.5) << "; " << requirement_outcome::met_without;
    CHECK(out.str() == "on average; with chance 0.5; met without");
}
