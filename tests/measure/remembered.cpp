// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What does not belong together does not mix after the table either: users and carers, two areas, two bases.
#include <pbo/compare.hpp>
#include <pbo/domain/council_return.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/measure/claims/attitude_change.hpp>
#include <pbo/measure/growth/flatlined.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/take_up.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace pbo;

namespace {

struct answered {
    pbo::instrument instrument;
    std::vector<survey_response> responses;
};
answered people(instrument instrument) {
    answered all{std::move(instrument), {}};
    for (unsigned i = 0; i < 40; ++i) {
        survey_response r;
        r.role = all.instrument.role();
        r.mode = i % 2 == 0 ? delivery_mode::direct_payment : delivery_mode::managed_budget;
        for (std::size_t q = 0; q < all.instrument.size(); ++q) r.answers.set(q, static_cast<std::uint8_t>(1 + (i + q) % 5));
        all.responses.push_back(r);
    }
    return all;
}
auto const direct = delivery_mode::direct_payment;
auto const managed = delivery_mode::managed_budget;

take_up_table returns_on(eligibility_basis basis) {
    council_return r;
    r.council.name = "Kirklees";
    r.basis = basis;
    r.role = role::user;
    r.eligible = std::uint64_t{100};
    r.personal_budgets = std::uint64_t{40};
    r.direct_payment = std::uint64_t{10};
    return take_up(std::vector{r}, basis);
}

}  // namespace

TEST_CASE("users' answers are not compared with carers', nor one area with another, unless told") {
    auto const users = outcomes(people(poet_style_users()), &survey_response::mode);
    auto const carers = outcomes(people(poet_style_carers()), &survey_response::mode);
    auto const health = users[direct]["physical_health"];
    auto const of_carers = carers[direct]["carer_physical_health"];
    CHECK_THROWS_WITH_AS((void)difference(health, of_carers),
                         "pbo: counts that do not belong together are not compared (whose: 'user' and 'carer'; what: "
                         "'physical_health' and 'carer_physical_health'); where it is meant, .counted() gives the counts alone",
                         std::invalid_argument);
    CHECK_THROWS_AS((void)difference(users[direct]["independence"], users[direct]["paid_job"]), std::invalid_argument);
    CHECK_THROWS_AS((void)flatlined(users[direct]["independence"], users[direct]["paid_job"], 0.1), std::invalid_argument);
    CHECK_THROWS_AS((void)attitude_change(health, of_carers), std::invalid_argument);
    CHECK_THROWS_AS((void)(health + of_carers), std::invalid_argument);
    CHECK((health + users[managed]["physical_health"]).asked() == 40);
    CHECK(difference(health, users[managed]["physical_health"]).counts.first == health.counted());
    CHECK(difference(health.counted(), of_carers.counted()).counts.second == of_carers.counted());
    CHECK(health.about() == subject{"user", "physical_health", {}});
    CHECK((health - health).asked() == 0);
    auto less = users[direct]["physical_health"];
    CHECK_THROWS_AS(less -= (health + health), std::domain_error);
    CHECK(less == health);
}

TEST_CASE("take-up on two bases is neither added nor compared, unless told") {
    auto const ongoing = returns_on(eligibility_basis::ongoing), both = returns_on(eligibility_basis::including_short_term);
    auto const key = council_key("Kirklees");
    auto sum = ongoing[key];
    CHECK_THROWS_WITH_AS(sum += both[key],
                         "pbo: counts that do not belong together are not added (basis: 'ongoing' and 'including_short_term'); "
                         "where it is meant, .counted() gives the counts alone",
                         std::invalid_argument);
    CHECK(sum == ongoing[key]);
    sum += whole_of(ongoing);
    CHECK(sum.on_budget == tally(80, 200));
    sum += take_up_counts{tally(1, 2), {}, {}};  // about nothing
    CHECK(sum.on_budget == tally(81, 202));
    CHECK_THROWS_AS((void)difference(ongoing[key].on_budget, both[key].on_budget), std::invalid_argument);
    CHECK_THROWS_AS((void)difference(whole_of(ongoing).on_budget, whole_of(both).on_budget), std::invalid_argument);
    CHECK(difference(ongoing[key].on_budget.counted(), both[key].on_budget.counted()).value == figure<double>(0.0));
    auto plain = ongoing[key].counted();
    plain += both[key].counted();
    CHECK(plain.on_budget == tally(80, 200));
    CHECK(ongoing[key].on_budget.about() == subject{"user", "Take-up of personal budgets", "ongoing"});
}

TEST_CASE("a published table of other counts is about what it says itself") {
    take_up_context smokers;
    smokers.words = words_of_counts("smokers", "adults");
    smokers.words.role = "adults";
    CHECK(smokers.remembered_of({}).about() == subject{"adults", "smokers of adults", {}});
}
