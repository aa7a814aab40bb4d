// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/age_band.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::age_band>);

TEST_CASE("every age band has a text that reads back, and no other text is one") {
    check_enumeration(pbo::age_band::not_stated);
    CHECK(pbo::spelling(pbo::age_band::from_18_to_64) == "18-64");
    CHECK(pbo::spelling(pbo::age_band::from_65) == "65+");
    CHECK(pbo::spelling(pbo::age_band::not_stated) == "not_stated");
    CHECK(pbo::text_form<pbo::age_band>::read("") == pbo::age_band::not_stated);
    CHECK(pbo::text_form<pbo::age_band>::expected().ends_with("or nothing"));
}
