// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/role.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::role>);

TEST_CASE("every role has a text that reads back, and no other text is one") {
    check_enumeration(pbo::role::users_and_carers);
    CHECK(pbo::spelling(pbo::role::user) == "user");
    CHECK(pbo::spelling(pbo::role::carer) == "carer");
    CHECK(pbo::spelling(pbo::role::users_and_carers) == "users_and_carers");
    CHECK_FALSE(pbo::text_form<pbo::role>::read("").has_value());
}
