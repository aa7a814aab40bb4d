// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/local_criteria_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

using namespace pbo;

namespace {
support_review review(std::uint32_t before, std::uint32_t after) {
    support_review r;
    r.mode = delivery_mode::managed_budget;
    r.plan_led_by = plan_lead::person;
    r.non_traditional = before > 15000;
    r.direct_payment_offered = true;
    r.direct_payment_accepted = after < before;
    r.weekly_before = weekly_budget{before};
    r.weekly_after = weekly_budget{after};
    return r;
}
}  // namespace

TEST_CASE("a row for each key and for all: shares, and savings in pounds") {
    auto const t = local_criteria(std::vector{review(20000, 18000), review(10000, 10500)}, &support_review::mode);
    auto const s = local_criteria_sheet(t, "mode", {});
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("managed_budget,2,1,0.5,") != std::string::npos);
    CHECK(csv.find(",300,15,7.5,") != std::string::npos);  // spend, saved, saved each
    CHECK(csv.find(",0.05,") != std::string::npos);        // of spend
    CHECK(s.rows().size() == 2);
    CHECK(text_of(s).find("regression to the mean") != std::string::npos);
}

TEST_CASE("no reviews: all is 0 of 0 and no saving has a value") {
    auto const s = local_criteria_sheet(local_criteria(std::vector<support_review>{}, &support_review::mode), "mode", {});
    CHECK(tests::cells_of(s).find("all,0,0,[n/0],[n/0],[n/0],0,0,") != std::string::npos);
}

TEST_CASE("cost by mode: pounds a week, and no difference of a mode from itself") {
    struct holder { delivery_mode mode; std::optional<pbo::weekly_budget> weekly_budget; };
    std::vector<holder> const people{{delivery_mode::direct_payment, weekly_budget{10000U}}, {delivery_mode::direct_payment, weekly_budget{20000U}},
                                     {delivery_mode::managed_budget, weekly_budget{30000U}}, {delivery_mode::managed_budget, std::nullopt}};
    auto const s = cost_sheet(cost_by_mode(people), {}, "strata");
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("direct_payment,2,0,150,") != std::string::npos);
    CHECK(csv.find("managed_budget,1,1,300,[df],[df],[z],[z],[z],[z],[z],[z],0\n") != std::string::npos);
    CHECK(text_of(s).find("not an efficiency") != std::string::npos);
    CHECK(tests::cells_of(cost_sheet(cost_by_mode(people), {})).find("managed_budget,1,1,300,[df],[df],[z],[z],[z]\n") != std::string::npos);
}
