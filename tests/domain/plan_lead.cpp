// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/domain/plan_lead.hpp>

#include <doctest/doctest.h>

using namespace pbo;

TEST_CASE("every word reads back, blank is not stated, and an unknown word is refused") {
    for (auto lead : {plan_lead::person, plan_lead::family_or_friend, plan_lead::social_worker, plan_lead::provider, plan_lead::broker, plan_lead::not_stated})
        CHECK(text_form<plan_lead>::read(text_form<plan_lead>::write(lead)) == lead);
    CHECK(text_form<plan_lead>::read("") == plan_lead::not_stated);
    CHECK_FALSE(text_form<plan_lead>::read("nobody"));
}

TEST_CASE("a plan is driven by a social worker or not, or it is not known") {
    CHECK(driven_by_social_worker(plan_lead::social_worker) == true);
    CHECK(driven_by_social_worker(plan_lead::broker) == false);
    CHECK(driven_by_social_worker(plan_lead::not_stated) == std::nullopt);
}
