// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/support_review.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <type_traits>

using namespace pbo;

TEST_CASE("a saving is before less after, signed, and absent where either is") {
    support_review r;
    CHECK(r.weekly_saving() == std::nullopt);
    r.weekly_before = weekly_budget{1000U};
    CHECK(r.weekly_saving() == std::nullopt);
    r.weekly_after = weekly_budget{4'294'967'295U};
    CHECK(r.weekly_saving() == 1000 - 4'294'967'295);
    r.weekly_after = weekly_budget{400U};
    CHECK(r.weekly_saving() == 600);
}

TEST_CASE("nobody accepts what was not offered") {
    support_review r;
    r.direct_payment_accepted = true;
    CHECK_NOTHROW(check(r));  // not known whether offered
    r.direct_payment_offered = true;
    CHECK_NOTHROW(check(r));
    r.direct_payment_offered = false;
    CHECK_THROWS_AS(check(r), std::domain_error);
    r.direct_payment_accepted = false;
    CHECK_NOTHROW(check(r));
}

TEST_CASE("a review reads back from its text, and a record is one block of memory") {
    auto const text = "person=P1; council=Kirklees; reviewed=2011-02-03; mode=direct_payment; plan_led_by=broker; non_traditional=yes; "
                      "direct_payment_offered=yes; direct_payment_accepted=no; weekly_before_pence=31250; weekly_after_pence=30000";
    auto const r = text_form<support_review>::read(text);
    REQUIRE(r);
    CHECK(r->weekly_saving() == 1250);
    CHECK(r->plan_led_by == plan_lead::broker);
    CHECK(text_form<support_review>::read(text_form<support_review>::write(*r)) == *r);
    CHECK_FALSE(text_form<support_review>::read("mode=direct_payment; direct_payment_offered=no; direct_payment_accepted=yes"));
    CHECK(std::is_trivially_copyable_v<support_review>);
}
