// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/person_id.hpp>

#include "support.hpp"

#include <string>
#include <type_traits>

static_assert(value_of_the_field<pbo::person_id> && std::is_trivially_copyable_v<pbo::person_id>);

TEST_CASE("an identifier as long as a UUID is held and a longer one than 39 bytes is refused") {
    check_text(pbo::person_id("123e4567-e89b-12d3-a456-426614174000"), "123e4567-e89b-12d3-a456-426614174000");
    check_text(pbo::person_id{}, "");
    CHECK_FALSE(pbo::text_form<pbo::person_id>::read(std::string(40, '1')).has_value());
}
