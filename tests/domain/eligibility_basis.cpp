// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/eligibility_basis.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::eligibility_basis>);

TEST_CASE("every eligibility basis has a text that reads back, and no other text is one") {
    check_enumeration(pbo::eligibility_basis::including_short_term);
    CHECK(pbo::spelling(pbo::eligibility_basis::ongoing) == "ongoing");
    CHECK(pbo::spelling(pbo::eligibility_basis::including_short_term) == "including_short_term");
    CHECK_FALSE(pbo::text_form<pbo::eligibility_basis>::read("").has_value());
}
