// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// People counted into take-up, against counts made by hand and, for many at random, by a plain map of maps.
#include <pbo/measure/take_up_of_people.hpp>

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/read/record_files.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace pbo;
using enum pbo::support_mechanism;

namespace {

constexpr auto ongoing = eligibility_basis::ongoing;
constexpr auto a_person = people_rows::one_a_person;
constexpr auto a_service = people_rows::one_a_service;

supported_person row_of(char const* who, char const* council, support_mechanism mechanism, role whose = role::user) {
    supported_person p;
    p.person = who;
    p.council.name = council;
    p.role = whose;
    p.mechanism = mechanism;
    return p;
}

/// Wold: five users, of whom one has services by two mechanisms and one of whom nobody knows.  Ash: two.
std::vector<supported_person> seven_users() {
    return {row_of("1", "Wold", direct_payment), row_of("2", "Wold", managed_budget), row_of("3", "Wold", council_commissioned),
            row_of("4", "Wold", unknown),        row_of("5", "Wold", direct_payment), row_of("5", "Wold", council_commissioned),
            row_of("1", "Ash", managed_budget),  row_of("6", "Ash", other_budget),    row_of("7", "Ash", not_applicable)};
}

}  // namespace

TEST_CASE("a row a service: one person counts once, with all their mechanisms together") {
    auto const t = take_up(seven_users(), ongoing, {}, a_service);
    CHECK(t[council_key("Wold")].on_budget.counted() == proportion{3, 5});   // 1, 2 and 5; 3 has no budget, of 4 nobody knows
    CHECK(t[council_key("Wold")].direct_payments.counted() == proportion{2, 5});
    CHECK(t[council_key("Wold")].direct_payments_of_budgets.counted() == proportion{2, 3});
    CHECK(t[council_key("Ash")].on_budget.counted() == proportion{2, 2});    // 7 is not eligible
    CHECK(t[council_key("Ash")].direct_payments.counted() == proportion{0, 2});
    CHECK(whole_of(t).on_budget.counted() == proportion{5, 7});
    CHECK(t.context().basis == ongoing);
    CHECK(t.context().role == role::user);
    CHECK(t.context().councils.front().name == "Wold");
    CHECK(t.people() == people_counted{9, 0, 0, 7, 1, 0, 1});
}

TEST_CASE("a row a person: every row counts") {
    auto const t = take_up(seven_users(), ongoing);
    CHECK(t == take_up(seven_users(), ongoing, {}, a_person));
    CHECK(t[council_key("Wold")].on_budget.counted() == proportion{3, 6});
    CHECK(t.people() == people_counted{9, 0, 0, 8, 1, 0, 1});
}

TEST_CASE("an unknown mechanism keeps a user among the eligible and leaves a carer out") {
    std::vector<supported_person> people{row_of("1", "Wold", direct_payment), row_of("2", "Wold", unknown)};
    CHECK(whole_of(take_up(people, ongoing)).on_budget.counted() == proportion{1, 2});
    for (auto& p : people) p.role = role::carer;
    auto const t = take_up(people, ongoing);
    CHECK(whole_of(t).on_budget.counted() == proportion{1, 1});
    CHECK(t.people() == people_counted{2, 0, 0, 1, 0, 1, 0});
    CHECK(t.context().role == role::carer);
}

TEST_CASE("users and carers are not pooled unless that is asked for") {
    std::vector<supported_person> people{row_of("1", "Wold", direct_payment), row_of("1", "Wold", unknown, role::carer),
                                         row_of("2", "Wold", managed_budget, role::carer)};
    CHECK_THROWS_WITH_AS((void)take_up(people, ongoing), doctest::Contains("several roles (user, carer): select one"), std::invalid_argument);
    CHECK(whole_of(take_up(people, ongoing, {role::user})).on_budget.counted() == proportion{1, 1});
    auto const carers = take_up(people, ongoing, {role::carer});
    CHECK(whole_of(carers).on_budget.counted() == proportion{1, 1});
    CHECK(carers.people().other_role == 1);
    auto const both = take_up(people, ongoing, {role::users_and_carers}, a_service);
    CHECK(whole_of(both).on_budget.counted() == proportion{2, 2});  // the user and the carer called 1 are two people
    CHECK(both.context().role == role::users_and_carers);
}

TEST_CASE("on a snapshot's day only support of that day counts") {
    auto people = seven_users();
    people[0].until = {2011, 3, 30};
    people[4].until = {2011, 3, 31};  // the direct payment of 5
    people[1].from = {2011, 4, 1};
    auto const when = period::snapshot({2011, 3, 31});
    auto const t = take_up(people, ongoing, {{}, when}, a_service);
    CHECK(t[council_key("Wold")].on_budget.counted() == proportion{1, 3});  // 5, of 3, 4 and 5
    CHECK(t.context().period == when);
    CHECK(t.people().other_days == 2);
    CHECK(t.people().rows_with_days == 1);
    CHECK_THROWS_WITH_AS((void)take_up(std::vector{people[0]}, ongoing, {{}, when}), doctest::Contains("nobody is left of 1 rows, period 2011-03-31"),
                         std::invalid_argument);
}

TEST_CASE("rows that say of which snapshot they are count in that one, and never together in silence") {
    auto const spring = period::snapshot({2011, 3, 31}), autumn = period::snapshot({2011, 9, 30});
    auto people = seven_users();  // in spring; in autumn 2 and 4 of Wold are there again, 4 with a direct payment
    for (auto& p : people) p.period = spring;
    people.push_back(row_of("2", "Wold", managed_budget));
    people.push_back(row_of("4", "Wold", direct_payment));
    people.push_back(row_of("9", "Wold", direct_payment, role::carer));
    for (std::size_t i = 9; i < 12; ++i) people[i].period = autumn;

    CHECK_THROWS_WITH_AS((void)take_up(people, ongoing, {role::user}), doctest::Contains("several periods (2011-03-31, 2011-09-30): select one"),
                         std::invalid_argument);
    auto const t = take_up(people, ongoing, {role::user, autumn});
    CHECK(whole_of(t).on_budget.counted() == proportion{2, 2});
    CHECK(t.context().period == autumn);
    CHECK(t.people() == people_counted{12, 1, 9, 2, 0, 0, 0});
    CHECK(whole_of(take_up(people, ongoing, {role::user, spring}, a_service)).on_budget.counted() == proportion{5, 7});
    // Of carers there is one period alone, which then is the table's.
    CHECK(take_up(people, ongoing, {role::carer}).context().period == autumn);

    auto const each = take_up_by_period(threads(2), people, ongoing, {role::user}, a_service);
    REQUIRE(each.size() == 2);
    CHECK(whole_of(each.at(spring)).on_budget.counted() == proportion{5, 7});
    CHECK(each.at(spring).people() == people_counted{9, 0, 0, 7, 1, 0, 1});
    CHECK(whole_of(each.at(autumn)).on_budget.counted() == proportion{2, 2});
    CHECK(each.at(autumn).context().period == autumn);
    CHECK(take_up_by_period(people, ongoing, {role::carer}).size() == 1);
    CHECK_THROWS_WITH_AS((void)take_up_by_period(std::vector{people[0]}, ongoing, {role::carer}), doctest::Contains("nobody is left of 1 rows"),
                         std::invalid_argument);
    CHECK(take_up_by_period(seven_users(), ongoing, {}, a_service).at(period{}) == take_up(seven_users(), ongoing, {}, a_service));
}

TEST_CASE("a row without an identifier is no service of anybody's, and may be a person") {
    auto people = seven_users();
    people[3].person = {};
    CHECK_THROWS_WITH_AS((void)take_up(people, ongoing, {}, a_service), doctest::Contains("'Wold' names no person"), std::invalid_argument);
    CHECK(whole_of(take_up(people, ongoing)).on_budget.trials() == 8);
    CHECK_THROWS_AS((void)take_up(std::vector<supported_person>{}, ongoing), std::invalid_argument);
}

TEST_CASE("what stands on a take-up table stands on this one") {
    auto const t = take_up(seven_users(), ongoing, {}, a_service);
    target const aim("take_up", share::percent(60), {}, ongoing, role::user);
    auto const a = attainment(t, aim);
    CHECK(a.met() == 2);
    CHECK(*a.overall.fact.met);
    CHECK(by_region(t).size() == 1);
}

TEST_CASE("many people at random, in memory and in files, by any runner: as a map of sets has them") {
    trams::folder const folder;
    std::mt19937 random(2013);
    constexpr std::array all{direct_payment, part_direct_payment, managed_budget,  individual_service_fund,
                             other_budget,   council_commissioned, unknown, not_applicable};
    record_files<supported_person> files{{folder.path() / "one.csv", folder.path() / "two.csv"}};
    std::vector<supported_person> people;
    std::map<std::string, std::map<std::string, mechanisms_seen>> expected;
    for (auto const& file : files.files) {
        std::ofstream out(file, std::ios::binary);
        out << "person,role,council,region,mechanism\n";
        for (int i = 0; i < 1500; ++i) {
            std::string const council = "C" + std::to_string(random() % 13), who = "p" + std::to_string(random() % 100);
            auto const m = all[random() % all.size()];
            out << who << ",user," << council << ",r," << m << '\n';
            people.push_back(row_of(who.c_str(), council.c_str(), m));
            people.back().council.region = "r";
            expected[council][who] += mechanisms_seen(m);
        }
    }
    auto const memory = take_up(people, ongoing, {}, a_service);
    REQUIRE(memory.size() == expected.size());
    for (auto const& [council, them] : expected) {
        std::uint64_t eligible = 0, budgets = 0, direct = 0;
        for (auto const& [who, seen] : them) {
            auto const m = seen.together();
            if (m == not_applicable) continue;
            ++eligible;
            budgets += m != council_commissioned && m != unknown ? 1U : 0U;
            direct += m == direct_payment || m == part_direct_payment ? 1U : 0U;
        }
        auto const& cell = memory[council_key(council)];
        REQUIRE(cell.on_budget.counted() == proportion{budgets, eligible});
        REQUIRE(cell.direct_payments.counted() == proportion{direct, eligible});
        REQUIRE(cell.direct_payments_of_budgets.counted() == proportion{direct, budgets});
    }
    auto const rows = take_up(people, ongoing);
    for (std::uint64_t part : {std::uint64_t{60}, std::uint64_t{3000}, usual_part}) {
        files.part = part;
        for (unsigned n : {1U, 2U, 3U}) {
            auto const read = take_up(threads(n), files, ongoing, {}, a_service);
            REQUIRE(read == memory);
            REQUIRE(read.people() == memory.people());
            REQUIRE(read.files()[1].counts.kept == 1500);
            REQUIRE(take_up(threads(n), files, ongoing) == rows);
        }
        REQUIRE(take_up(files, ongoing, {}, a_service) == memory);
    }
    CHECK(take_up(with_progress(threads(2), [](progress) {}), people, ongoing, {}, a_service) == memory);
    CHECK(take_up(threads(3), people, ongoing) == rows);
}
