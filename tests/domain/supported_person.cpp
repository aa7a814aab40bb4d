// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/supported_person.hpp>

#include "support.hpp"

#include <stdexcept>
#include <type_traits>

using pbo::supported_person;
using pbo::support_mechanism;

static_assert(value_of_the_field<supported_person> && std::is_trivially_copyable_v<supported_person> &&
              pbo::described_record<supported_person>);

namespace {
supported_person anna() {
    return {.person = "u1",
            .role = pbo::role::user,
            .council = {.ons = pbo::ons_code("E08000034"), .name = "Kirklees"},
            .mechanism = support_mechanism::part_direct_payment,
            .managed_by = pbo::money_manager::nominated_person,
            .age_band = pbo::age_band::from_65,
            .client_group = pbo::client_group::older_people,
            .from = {2010, 5, 1},
            .until = {2011, 3, 31},
            .first_budget = {2010, 6, 1},
            .linked_person = "c1",
            .weekly_budget = pbo::weekly_budget(31250),
            .period = pbo::period::snapshot({2011, 3, 31})};
}
}  // namespace

TEST_CASE("a person reads back from their text, every column of it") {
    check_text(anna(),
               "person=u1; role=user; ons_code=E08000034; council=Kirklees; mechanism=part_direct_payment; "
               "managed_by=nominated_person; age_band=65+; client_group=older_people; from=2010-05-01; until=2011-03-31; "
               "first_budget=2010-06-01; linked_person=c1; weekly_budget_pence=31250; period=2011-03-31");
    CHECK(same_in_all_columns(pbo::text_form<supported_person>::read(printed(anna())).value(), anna()));
    check_text(supported_person{}, printed(supported_person{}));
    check(anna());
}

TEST_CASE("a person who is two, linked to themselves, or supported backwards in time is refused") {
    auto p = anna();
    p.role = pbo::role::users_and_carers;
    CHECK_THROWS_WITH_AS(check(p), doctest::Contains("'u1' has the role users_and_carers"), std::domain_error);
    p = anna();
    p.linked_person = "u1";
    CHECK_THROWS_WITH_AS(check(p), doctest::Contains("'u1' is linked"), std::domain_error);
    p = anna();
    p.until = {2010, 4, 30};
    CHECK_THROWS_WITH_AS(check(p), doctest::Contains("from 2010-05-01 until 2010-04-30"), std::domain_error);
}

TEST_CASE("support counts from its first day to its last, and without days always") {
    auto const on = [](int year, int month, int day) { return pbo::period::snapshot({year, month, day}); };
    auto p = anna();
    p.period = {};
    CHECK_FALSE(is_supported_in(p, on(2010, 4, 30)));
    CHECK(is_supported_in(p, on(2010, 5, 1)));
    CHECK(is_supported_in(p, on(2011, 3, 31)));
    CHECK_FALSE(is_supported_in(p, on(2011, 4, 1)));
    CHECK(is_supported_in(p, pbo::period::financial_year(2010)));
    CHECK_FALSE(is_supported_in(p, pbo::period::financial_year(2011)));
    CHECK(is_supported_in(p, {}));
    CHECK(is_supported_in(supported_person{}, on(1990, 1, 1)));
}

TEST_CASE("a row of a snapshot is of that one alone, and of nobody who was not supported on its day") {
    auto const march = pbo::period::snapshot({2011, 3, 31});
    CHECK(is_supported_in(anna(), march));
    CHECK(is_supported_in(anna(), {}));
    CHECK_FALSE(is_supported_in(anna(), pbo::period::snapshot({2011, 3, 30})));
    CHECK_FALSE(is_supported_in(anna(), pbo::period::financial_year(2010)));
    auto p = anna();
    p.until = {2011, 3, 30};
    CHECK_FALSE(is_supported_in(p, march));
    CHECK_FALSE(is_supported_in(p, {}));
}

TEST_CASE("a holder is made of a person with a budget, and of nobody else") {
    auto const holder = pbo::budget_holder_of(anna());
    REQUIRE(holder.has_value());
    check(*holder);
    CHECK(printed(*holder) == "holder=u1; role=user; ons_code=E08000034; council=Kirklees; mode=part_direct_payment; "
                              "managed_by=nominated_person; age_band=65+; client_group=older_people; first_budget=2010-06-01; "
                              "linked_holder=c1; weekly_budget_pence=31250");
    auto p = anna();
    p.mechanism = support_mechanism::other_budget;
    CHECK(pbo::budget_holder_of(p)->mode == pbo::delivery_mode::other_or_not_stated);
    for (auto none : {support_mechanism::council_commissioned, support_mechanism::unknown, support_mechanism::not_applicable}) {
        p.mechanism = none;
        CHECK_FALSE(pbo::budget_holder_of(p).has_value());
    }
}

TEST_CASE("the mode of any record, where it is known") {
    CHECK(pbo::known_mode_of(anna()) == pbo::delivery_mode::part_direct_payment);
    CHECK(pbo::known_mode_of(*pbo::budget_holder_of(anna())) == pbo::delivery_mode::part_direct_payment);
    CHECK_FALSE(pbo::known_mode_of(supported_person{}).has_value());
}
