// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/money_manager.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::money_manager>);

TEST_CASE("every money manager has a text that reads back, and no other text is one") {
    check_enumeration(pbo::money_manager::not_stated);
    CHECK(pbo::spelling(pbo::money_manager::self) == "self");
    CHECK(pbo::spelling(pbo::money_manager::nominated_person) == "nominated_person");
    CHECK(pbo::spelling(pbo::money_manager::council) == "council");
    CHECK(pbo::spelling(pbo::money_manager::third_party) == "third_party");
    CHECK(pbo::spelling(pbo::money_manager::not_stated) == "not_stated");
    CHECK(pbo::text_form<pbo::money_manager>::read("") == pbo::money_manager::not_stated);
    CHECK(pbo::text_form<pbo::money_manager>::expected().ends_with("or nothing"));
}
