// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Direct payments by age and cost by mode of everybody eligible, in memory and in files: what they are of the budget holders
// among them, by any runner.
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/measure/take_up_of_people.hpp>
#include <pbo/read/record_files.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <random>
#include <string>
#include <vector>

using namespace pbo;

namespace {

struct some_people {
    std::vector<supported_person> all;
    std::vector<budget_holder> holders;
    std::string text = "person,role,mechanism,age_band,client_group,weekly_budget_pence\n";
};

some_people people_at_random() {
    constexpr std::array mechanisms{support_mechanism::direct_payment, support_mechanism::part_direct_payment,
                                    support_mechanism::managed_budget, support_mechanism::council_commissioned,
                                    support_mechanism::unknown,        support_mechanism::other_budget};
    std::mt19937 random(2013);
    some_people made;
    for (int i = 0; i < 800; ++i) {
        supported_person p;
        p.person = ("p" + std::to_string(i)).c_str();
        p.mechanism = mechanisms[random() % mechanisms.size()];
        p.age_band = static_cast<age_band>(random() % 3);
        p.client_group = random() % 2 == 0 ? client_group::older_people : client_group::learning_disability;
        if (random() % 5 != 0) p.weekly_budget = weekly_budget(1000 + random() % 60'000);
        made.text += std::string(p.person.view()) + ",user," + text_form<support_mechanism>::write(p.mechanism) + "," +
                     text_form<age_band>::write(p.age_band) + "," + text_form<client_group>::write(p.client_group) + "," +
                     (p.weekly_budget ? std::to_string(p.weekly_budget->pence()) : std::string()) + "\n";
        made.all.push_back(p);
        if (auto const h = budget_holder_of(p)) made.holders.push_back(*h);
    }
    return made;
}

}  // namespace

TEST_CASE("direct payments by age of everybody eligible are those of the budget holders among them") {
    auto const people = people_at_random();
    auto const expected = direct_payments_by_age(people.holders);
    auto const found = direct_payments_by_age(people.all);
    for (auto band : {age_band::from_18_to_64, age_band::from_65, age_band::not_stated}) CHECK(found[band] == expected[band]);
    CHECK(found == expected);
    CHECK(direct_payments_by_age(threads(2), people.all) == expected);
}

TEST_CASE("cost by mode of everybody eligible: the modes of the holders, commissioned services beside them, and the unknown apart") {
    auto const people = people_at_random();
    auto const expected = cost_by_mode(people.holders, &budget_holder::client_group);
    auto const found = cost_by_mode(people.all, &supported_person::client_group);
    CHECK(found.rows.size() == expected.rows.size() + 1);
    std::uint64_t unknown = 0;
    for (auto const& p : people.all) unknown += p.mechanism == support_mechanism::unknown ? 1U : 0U;
    CHECK(found.mode_unknown.n() + found.mode_unknown.absent().total() == unknown);
    for (auto const& row : expected.rows) {
        CHECK(found[row.mode].weekly == row.weekly);
        CHECK(found[row.mode].difference == row.difference);
        CHECK(found[row.mode].within == row.within);
    }
    CHECK(found[delivery_mode::council_commissioned].weekly.n() > 0);
}

TEST_CASE("and so they are of files, by any number of threads, with what became of the rows") {
    trams::folder const folder;
    auto const people = people_at_random();
    record_files<supported_person> files{{folder.path() / "people.csv"}};
    std::ofstream(files.files[0], std::ios::binary) << people.text;
    auto const shares = direct_payments_by_age(people.all);
    auto const costs = cost_by_mode(people.all);
    for (std::uint64_t part : {std::uint64_t{100}, std::uint64_t{3000}, usual_part}) {
        files.part = part;
        for (unsigned n : {1U, 3U}) {
            auto const by_age = direct_payments_by_age(threads(n), files);
            CHECK(by_age == shares);
            CHECK(by_age.files()[0].counts.kept == 800);
            auto const by_mode = cost_by_mode(threads(n), files);
            CHECK(by_mode.files()[0].counts.kept == 800);
            CHECK(by_mode.all == costs.all);
            CHECK(by_mode[delivery_mode::direct_payment].difference == costs[delivery_mode::direct_payment].difference);
        }
    }
}

TEST_CASE("take-up counts both in its own pass: what they are of the people alone") {
    auto people = people_at_random().all;
    for (std::size_t i = 0; i < people.size(); ++i) people[i].council.name = i % 3 == 0 ? "Wold" : "Ash";
    for (auto const& t : {take_up(people, eligibility_basis::ongoing), take_up(threads(3), people, eligibility_basis::ongoing)}) {
        CHECK(share_by_age(t.by_age()) == direct_payments_by_age(people));
        auto const expected = cost_by_mode(people, &supported_person::client_group);
        auto const found = cost_by_mode(t.weekly_budgets());
        CHECK(found.mode_unknown == expected.mode_unknown);
        CHECK(found.all == expected.all);
        REQUIRE(found.rows.size() == expected.rows.size());
        for (auto const& row : expected.rows) {
            CHECK(found[row.mode].weekly == row.weekly);
            CHECK(found[row.mode].difference == row.difference);
            CHECK(found[row.mode].within == row.within);
        }
    }
}

TEST_CASE("only of the people in the table: of the role and the day asked for, eligible, and no carer of whom nobody knows") {
    supported_person p;
    p.council.name = "Wold";
    p.age_band = age_band::from_65;
    p.weekly_budget = weekly_budget(10'000);
    p.mechanism = support_mechanism::direct_payment;
    std::vector<supported_person> people(5, p);
    people[1].mechanism = support_mechanism::not_applicable;
    people[2].role = role::carer;
    people[3].until = {2011, 3, 30};
    people[4].mechanism = support_mechanism::unknown;
    take_up_selection only{role::user, period::snapshot({2011, 3, 31})};
    auto const users = take_up(people, eligibility_basis::ongoing, only);
    CHECK(share_by_age(users.by_age())[age_band::from_65] == tally(1, 1));
    CHECK(users.by_age().size() == 1);  // an age of which nobody is, is no row
    auto const costs = cost_by_mode(users.weekly_budgets());
    CHECK(costs[delivery_mode::direct_payment].weekly.n() == 1);
    CHECK(costs.mode_unknown.n() == 1);
    people[4].role = role::carer;
    only.role = role::carer;
    auto const carers = take_up(people, eligibility_basis::ongoing, only);
    CHECK(share_by_age(carers.by_age())[age_band::from_65] == tally(1, 1));
    CHECK(cost_by_mode(carers.weekly_budgets()).mode_unknown == amount{});
}

TEST_CASE("a row a service: a person has the band that their rows state, none where they state two, and no amount") {
    supported_person p;
    p.council.name = "Wold";
    p.weekly_budget = weekly_budget(10'000);
    std::vector<supported_person> rows;
    auto const add = [&](char const* who, support_mechanism mechanism, age_band age) {
        p.person = who;
        p.mechanism = mechanism;
        p.age_band = age;
        rows.push_back(p);
    };
    using enum support_mechanism;
    add("1", managed_budget, age_band::from_65);
    add("1", direct_payment, age_band::not_stated);       // in cash, in part, at 65 and over
    add("2", managed_budget, age_band::from_65);
    add("3", direct_payment, age_band::from_18_to_64);
    add("3", council_commissioned, age_band::from_65);    // of which age?
    add("4", council_commissioned, age_band::from_18_to_64);
    for (unsigned n : {1U, 4U}) {
        auto const t = take_up(threads(n), rows, eligibility_basis::ongoing, {}, people_rows::one_a_service);
        auto const found = share_by_age(t.by_age());
        CHECK(found[age_band::from_65] == tally(1, 2));
        CHECK(found[age_band::not_stated] == tally(1, 1));
        CHECK(found[age_band::from_18_to_64] == tally(0, 0));  // nobody with a budget
        CHECK(found.shares.size() == 3);
        CHECK(t.weekly_budgets().size() == 0);
    }
}
