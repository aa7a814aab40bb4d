// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/client_group.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::client_group>);

TEST_CASE("every client group has a text that reads back, and no other text is one") {
    check_enumeration(pbo::client_group::not_stated);
    CHECK(pbo::spelling(pbo::client_group::older_people) == "older_people");
    CHECK(pbo::spelling(pbo::client_group::physical_disability) == "physical_disability");
    CHECK(pbo::spelling(pbo::client_group::learning_disability) == "learning_disability");
    CHECK(pbo::spelling(pbo::client_group::mental_health) == "mental_health");
    CHECK(pbo::spelling(pbo::client_group::other) == "other");
    CHECK(pbo::text_form<pbo::client_group>::read("") == pbo::client_group::not_stated);
    CHECK(pbo::text_form<pbo::client_group>::expected().ends_with("or nothing"));
}
