// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/delivery_mode.hpp>

#include "support.hpp"

static_assert(value_of_the_field<pbo::delivery_mode>);

TEST_CASE("every delivery mode has a text that reads back, and no other text is one") {
    check_enumeration(pbo::delivery_mode::other_or_not_stated);
    CHECK(pbo::spelling(pbo::delivery_mode::direct_payment) == "direct_payment");
    CHECK(pbo::spelling(pbo::delivery_mode::part_direct_payment) == "part_direct_payment");
    CHECK(pbo::spelling(pbo::delivery_mode::managed_budget) == "managed_budget");
    CHECK(pbo::spelling(pbo::delivery_mode::individual_service_fund) == "individual_service_fund");
    CHECK(pbo::spelling(pbo::delivery_mode::council_commissioned) == "council_commissioned");
    CHECK(pbo::spelling(pbo::delivery_mode::other_or_not_stated) == "other_or_not_stated");
    CHECK_FALSE(pbo::text_form<pbo::delivery_mode>::read("").has_value());
}

TEST_CASE("only a council-commissioned service is not a personal budget") {
    using enum pbo::delivery_mode;
    for (auto mode :
         {direct_payment, part_direct_payment, managed_budget, individual_service_fund, other_or_not_stated})
        CHECK(pbo::is_personal_budget(mode));
    CHECK_FALSE(pbo::is_personal_budget(council_commissioned));
}

TEST_CASE("direct payments are those in full and in part") {
    using enum pbo::delivery_mode;
    CHECK(pbo::is_direct_payment(direct_payment));
    CHECK(pbo::is_direct_payment(part_direct_payment));
    for (auto mode : {managed_budget, individual_service_fund, council_commissioned, other_or_not_stated})
        CHECK_FALSE(pbo::is_direct_payment(mode));
}
