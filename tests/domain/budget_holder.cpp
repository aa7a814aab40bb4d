// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/budget_holder.hpp>

#include "support.hpp"

#include <stdexcept>
#include <type_traits>

using pbo::budget_holder;

static_assert(value_of_the_field<budget_holder> && std::is_trivially_copyable_v<budget_holder> &&
              pbo::described_record<budget_holder>);

namespace {
budget_holder anna() {
    return {.holder = "u1",
            .role = pbo::role::user,
            .council = {.ons = pbo::ons_code("E08000034"), .name = "Kirklees", .region = "Yorkshire and the Humber"},
            .mode = pbo::delivery_mode::part_direct_payment,
            .managed_by = pbo::money_manager::nominated_person,
            .age_band = pbo::age_band::from_65,
            .client_group = pbo::client_group::older_people,
            .first_budget = {2010, 6, 1},
            .linked_holder = "c1",
            .weekly_budget = pbo::weekly_budget(31250)};
}
}  // namespace

TEST_CASE("a holder reads back from its text, every column of it") {
    check_text(anna(),
               "holder=u1; role=user; ons_code=E08000034; council=Kirklees; region=Yorkshire and the Humber; "
               "mode=part_direct_payment; managed_by=nominated_person; age_band=65+; client_group=older_people; "
               "first_budget=2010-06-01; linked_holder=c1; weekly_budget_pence=31250");
    CHECK(same_in_all_columns(pbo::text_form<budget_holder>::read(printed(anna())).value(), anna()));
    check_text(budget_holder{}, printed(budget_holder{}));
    check(anna());
}

TEST_CASE("a holder who is two people, without a budget or linked to themselves is refused") {
    auto h = anna();
    h.role = pbo::role::users_and_carers;
    CHECK_THROWS_WITH_AS(check(h), doctest::Contains("'u1' has the role users_and_carers"), std::domain_error);
    h = anna();
    h.mode = pbo::delivery_mode::council_commissioned;
    CHECK_THROWS_WITH_AS(check(h), doctest::Contains("'u1' has council_commissioned"), std::domain_error);
    h = anna();
    h.linked_holder = "u1";
    CHECK_THROWS_WITH_AS(check(h), doctest::Contains("'u1' is linked"), std::domain_error);
    h = anna();
    h.council.ons = pbo::ons_code("E12000003");
    CHECK_THROWS_AS(check(h), std::domain_error);
    CHECK_FALSE(pbo::text_form<budget_holder>::read("role=user; mode=council_commissioned").has_value());
}

TEST_CASE("the columns of holders have the headings of the survey where they mean the same") {
    CHECK(headings<budget_holder>() ==
          "holder role ons_code cassr_code council region mode managed_by age_band client_group "
          "first_budget linked_holder weekly_budget_pence");
}
