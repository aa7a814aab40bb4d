// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/council_kind.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::council_kind>);

TEST_CASE("every council kind has a text that reads back, and no other text is one") {
    check_enumeration(pbo::council_kind::county);
    CHECK(pbo::spelling(pbo::council_kind::unitary_authority) == "unitary_authority");
    CHECK(pbo::spelling(pbo::council_kind::metropolitan_district) == "metropolitan_district");
    CHECK(pbo::spelling(pbo::council_kind::london_borough) == "london_borough");
    CHECK(pbo::spelling(pbo::council_kind::county) == "county");
    CHECK_FALSE(pbo::text_form<pbo::council_kind>::read("").has_value());
}

TEST_CASE("a council's kind is in its ONS code, and a region has none") {
    using pbo::council_kind;
    using pbo::ons_code;
    static_assert(pbo::kind_of(ons_code("E06000001")) == council_kind::unitary_authority);      // Hartlepool
    static_assert(pbo::kind_of(ons_code("E08000034")) == council_kind::metropolitan_district);  // Kirklees
    static_assert(pbo::kind_of(ons_code("E09000001")) == council_kind::london_borough);         // City of London
    static_assert(pbo::kind_of(ons_code("E10000027")) == council_kind::county);                 // Somerset until 2023
    static_assert(!pbo::kind_of(ons_code("E12000003")) && !pbo::kind_of(ons_code("E92000001")) && !pbo::kind_of({}));
    CHECK(pbo::kind_of(ons_code("E08000034")) == council_kind::metropolitan_district);
}
