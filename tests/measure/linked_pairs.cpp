// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Users and carers who name each other: by hand; the mid-p by the binomial, the limits by compare/'s own tests.
#include <pbo/measure/linked_pairs.hpp>

#include <pbo/core/threads.hpp>

#include "support/shipped.hpp"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace pbo;

namespace {

survey_response somebody(char const* who, role whose, char const* linked, std::optional<bool> told,
                         delivery_mode mode = delivery_mode::direct_payment, char const* council = "Wold") {
    survey_response r;
    r.respondent = who;
    r.role = whose;
    r.linked_respondent = linked;
    r.told_value = told;
    r.mode = mode;
    r.council.name = council;
    return r;
}

std::vector<survey_response> several() {
    using enum role;
    using enum delivery_mode;
    return {somebody("u1", user, "c1", true),          somebody("c1", carer, "u1", true),
            somebody("u2", user, "c2", true),          somebody("c2", carer, "u2", false, managed_budget),
            somebody("u3", user, "c3", true),          somebody("c3", carer, "u3", false, other_or_not_stated),
            somebody("u4", user, "c4", std::nullopt),  somebody("c4", carer, "u4", true),
            somebody("u5", user, "c5", true),          somebody("c5", carer, "", true),     // names nobody
            somebody("u6", user, "c1", true),                                               // whose user is another
            somebody("u7", user, "c9", true),          somebody("c8", carer, "u9", true),   // who are not there
            somebody("c7", user, "", true),            somebody("u8", user, "c6", true),
            somebody("c6", carer, "u8", true, direct_payment, "Ash")};                      // of another council
}

}  // namespace

TEST_CASE("who name each other are a pair, and what the two say is set side by side") {
    auto const p = linked_pairs(several());
    CHECK(p.pairs == 4);
    CHECK(p.named_one_way == 2);  // u5 and u6
    CHECK(p.named_nobody == 4);   // u7, c8, u8 and c6
    CHECK(p.same_mode.counted() == proportion{2, 3});
    CHECK(p.same_mode.absent().total() == 1);
    auto const& told = p["told_value"];
    CHECK(told.answers == paired_difference_of(1, 2, 0, 0));
    CHECK(told.not_answered == 1);
    CHECK(told.difference.value.value() == doctest::Approx(2.0 / 3.0));
    CHECK(told.test.p_value.value() == doctest::Approx(0.25));  // 2 of 2 one way: 2 * 1/4, less half of what was seen twice
    CHECK(p["advice_and_support"].answers.trials() == 0);
    CHECK(p["advice_and_support"].not_answered == 4);
    CHECK_FALSE(p["advice_and_support"].difference.value.has_value());
    CHECK(p.questions.size() == 6);
    CHECK_THROWS_WITH_AS((void)p["weather"], doctest::Contains("no question 'weather'"), std::out_of_range);
}

TEST_CASE("users and carers in two sources, by threads, and questions of one's own") {
    auto const all = several();
    std::vector<survey_response> users, carers;
    for (auto const& r : all) (r.role == role::user ? users : carers).push_back(r);
    CHECK(linked_pairs(users, carers) == linked_pairs(all));
    CHECK(linked_pairs(threads(3), all) == linked_pairs(all));
    std::vector<pair_question<survey_response>> const own{{"cash", "In cash", [](survey_response const& r) { return std::optional(r.mode == delivery_mode::direct_payment); }}};
    CHECK(linked_pairs(all, own)["cash"].answers == paired_difference_of(2, 2, 0, 0));
    CHECK_THROWS_AS((void)linked_pairs(all, std::vector(17, own[0])), std::invalid_argument);
    CHECK(linked_pairs(std::vector<survey_response>{}).pairs == 0);
}

TEST_CASE("of people's records: whether each has a budget") {
    std::vector<supported_person> people(4);
    for (auto& p : people) p.council.name = "Wold";
    people[0] = {.person = "1", .role = role::user, .council = people[0].council, .mechanism = support_mechanism::managed_budget, .linked_person = "2"};
    people[1] = {.person = "2", .role = role::carer, .council = people[1].council, .mechanism = support_mechanism::council_commissioned, .linked_person = "1"};
    people[2] = {.person = "2", .role = role::user, .council = people[2].council, .mechanism = support_mechanism::unknown, .linked_person = "3"};
    people[3] = {.person = "3", .role = role::carer, .council = people[3].council, .mechanism = support_mechanism::direct_payment, .linked_person = "2"};
    auto const p = linked_pairs(people);
    CHECK(p.pairs == 2);
    CHECK(p["on_budget"].answers == paired_difference_of(0, 1, 0, 0));
    CHECK(p["on_budget"].not_answered == 1);
    people.push_back(people[3]);
    CHECK_THROWS_WITH_AS((void)linked_pairs(people), doctest::Contains("two carers of the council 'Wold' have the identifier '3'"), std::invalid_argument);
}

TEST_CASE("the shipped survey has 579 pairs, as its README says") {
    auto const p = linked_pairs(shipped::users(), shipped::carers());
    CHECK(p.pairs == 579);
    CHECK(p.named_one_way == 0);
    CHECK(p.named_nobody == 0);
    CHECK(p.same_mode.hits() == p.same_mode.trials());  // "a linked carer's is the user's"
    std::map<std::string, std::optional<bool>> carers;
    for (auto const& r : shipped::carers().responses) carers[text_form<person_id>::write(r.respondent)] = r.told_value;
    std::uint64_t both = 0, user_only = 0;
    for (auto const& r : shipped::users().responses) {
        if (r.linked_respondent.empty() || !r.told_value) continue;
        auto const other = carers.at(text_form<person_id>::write(r.linked_respondent));
        both += other && *r.told_value && *other ? 1U : 0U;
        user_only += other && *r.told_value && !*other ? 1U : 0U;
    }
    CHECK(p["told_value"].answers.both() == both);
    CHECK(p["told_value"].answers.first_only() == user_only);
}
