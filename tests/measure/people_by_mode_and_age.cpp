// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Direct payments by age and cost by mode of everybody eligible, in memory and in files: what they are of the budget holders
// among them, by any runner.
#include <pbo/measure/cost_by_mode.hpp>
#include <pbo/measure/direct_payments_by_age.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/supported_person.hpp>
#include <pbo/read/record_files.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <array>
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
