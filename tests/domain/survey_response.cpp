// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/survey_response.hpp>

#include "support.hpp"

#include <optional>
#include <stdexcept>
#include <type_traits>

using pbo::delivery_mode;
using pbo::survey_response;

static_assert(value_of_the_field<survey_response> && std::is_trivially_copyable_v<survey_response> &&
              pbo::described_record<survey_response>);
static_assert(sizeof(survey_response) <= 256);

namespace {
survey_response full() {
    survey_response r{.respondent = "u1",
                      .role = pbo::role::user,
                      .council = {.ons = pbo::ons_code("E08000034"),
                                  .cassr = pbo::cassr_code("211"),
                                  .name = "Kirklees",
                                  .region = "Yorkshire and the Humber"},
                      .mode = delivery_mode::direct_payment,
                      .managed_by = pbo::money_manager::self,
                      .mode_offered = delivery_mode::managed_budget,
                      .mode_default = delivery_mode::council_commissioned,
                      .mode_wanted = delivery_mode::individual_service_fund,
                      .age_band = pbo::age_band::from_18_to_64,
                      .client_group = pbo::client_group::mental_health,
                      .told_value = true,
                      .involved_in_planning = false,
                      .family_carer_involved = true,
                      .free_of_constraints = false,
                      .advice_and_support = true,
                      .own_choice_of_mode = false,
                      .first_budget = {2010, 6, 1},
                      .linked_respondent = "c1",
                      .weekly_budget = pbo::weekly_budget(31250)};
    r.answers.set(0, 5);
    r.answers.set(13, pbo::answer_code::not_applicable);
    return r;
}
}  // namespace

TEST_CASE("a response reads back from its text, every column and every answer of it") {
    check_text(full(),
               "respondent=u1; role=user; ons_code=E08000034; cassr_code=211; council=Kirklees; "
               "region=Yorkshire and the Humber; mode=direct_payment; managed_by=self; mode_offered=managed_budget; "
               "mode_default=council_commissioned; mode_wanted=individual_service_fund; age_band=18-64; "
               "client_group=mental_health; told_value=yes; involved_in_planning=no; family_carer_involved=yes; "
               "free_of_constraints=no; advice_and_support=yes; own_choice_of_mode=no; first_budget=2010-06-01; "
               "linked_respondent=c1; weekly_budget_pence=31250; answers=50000000000008");
    auto const back = pbo::text_form<survey_response>::read(printed(full())).value();
    CHECK(same_in_all_columns(back, full()));
    CHECK(back.answers == full().answers);
    check_text(survey_response{},
               "role=user; mode=other_or_not_stated; managed_by=not_stated; age_band=not_stated; "
               "client_group=not_stated");
    check(full());
}

TEST_CASE("a condition that was not answered is neither yes nor no") {
    survey_response const r{};
    CHECK_FALSE(r.told_value.has_value());
    CHECK(pbo::text_form<survey_response>::read("told_value=")->told_value == std::nullopt);
    CHECK(pbo::text_form<survey_response>::read("told_value=no")->told_value == false);
}

TEST_CASE("a response of two people, or linked to itself, is refused") {
    auto r = full();
    r.role = pbo::role::users_and_carers;
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("'u1' has the role users_and_carers"), std::domain_error);
    r = full();
    r.linked_respondent = "u1";
    CHECK_THROWS_WITH_AS(check(r), doctest::Contains("'u1' is linked"), std::domain_error);
    r = full();
    r.council.stated_kind = pbo::council_kind::county;
    CHECK_THROWS_AS(check(r), std::domain_error);
    for (auto text :
         {"answers=9", "answers=00000000000000001", "answers=x", "role=everybody", "mode=cash", "told_value=maybe"}) {
        CAPTURE(text);
        CHECK_FALSE(pbo::text_form<survey_response>::read(text).has_value());
    }
}

TEST_CASE("responses who named no one are not linked to themselves") { check(survey_response{}); }

TEST_CASE("the columns are those of a survey file, without the areas") {
    CHECK(headings<survey_response>() ==
          "respondent role ons_code cassr_code council region mode managed_by mode_offered mode_default mode_wanted "
          "age_band "
          "client_group told_value involved_in_planning family_carer_involved free_of_constraints advice_and_support "
          "own_choice_of_mode first_budget linked_respondent weekly_budget_pence");
    CHECK(required_headings<survey_response>() == "role mode");
}

TEST_CASE("the council of a record is a key to count by") {
    CHECK(pbo::council_of(full()) == pbo::council_key("E08000034"));
}
