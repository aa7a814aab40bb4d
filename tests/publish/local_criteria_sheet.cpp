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
std::string notes_of(sheet const& s) {
    std::string all;
    for (auto const& note : s.warnings) all += note + "\n";
    return all;
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
    CHECK(csv.find("managed_budget,1,1,300,[df],[df],[z],[z],[z],[z],[z],[z],0,0,0\n") != std::string::npos);
    CHECK(text_of(s).find("not an efficiency") != std::string::npos);
    CHECK(tests::cells_of(cost_sheet(cost_by_mode(people), {})).find("managed_budget,1,1,300,[df],[df],[z],[z],[z]\n") != std::string::npos);
}

TEST_CASE("reviews without one known cost: what was spent and saved is not known, and is not nothing") {
    support_review unknown;
    unknown.mode = delivery_mode::managed_budget;
    auto const s = local_criteria_sheet(local_criteria(std::vector{unknown, unknown}, &support_review::mode), "mode", {});
    auto const csv = tests::cells_of(s);
    CHECK(csv.find(",0,[x],[x],") != std::string::npos);  // costs known, spend, saved
    CHECK(csv.find(",0,0,0,") == std::string::npos);
}

// Offered 3 of 4 known, of the three one accepted, one did not, of one it is not known: 3/4 x 1/2 = 37.5 %, but of the three
// whose whole path is known (one not offered) 1 converted.
TEST_CASE("conversion of two bases says so, with the people whose whole path is known beside it") {
    auto const about = [](std::optional<bool> offered, std::optional<bool> accepted) {
        support_review r;
        r.mode = delivery_mode::managed_budget;
        r.direct_payment_offered = offered;
        r.direct_payment_accepted = accepted;
        return r;
    };
    auto const some = std::vector{about(true, true), about(true, false), about(true, std::nullopt), about(false, std::nullopt)};
    auto const text = notes_of(local_criteria_sheet(local_criteria(some, &support_review::mode), "mode", {}));
    CHECK(text.find("Of 1 of 4 reviews one of the two is not known; of the other 3, 1 was offered a direct payment and accepted it.") != std::string::npos);
    auto const all_known = std::vector{about(true, true), about(false, std::nullopt)};
    CHECK(notes_of(local_criteria_sheet(local_criteria(all_known, &support_review::mode), "mode", {})).find("is not known") == std::string::npos);
}

// By hand: in group 1 direct 100, 200 and managed 300, 500; group 2 has one direct budget, which has no variance.
TEST_CASE("a difference within groups that rests on fewer budgets than the one beside it says on how many") {
    struct holder {
        delivery_mode mode;
        std::optional<pbo::weekly_budget> weekly_budget;
        int group;
    };
    using enum delivery_mode;
    std::vector<holder> people{{direct_payment, weekly_budget{10000U}, 1}, {direct_payment, weekly_budget{20000U}, 1},
                               {managed_budget, weekly_budget{30000U}, 1}, {managed_budget, weekly_budget{50000U}, 1}};
    CHECK(notes_of(cost_sheet(cost_by_mode(people, &holder::group), {}, "client groups")).find("rests on fewer") == std::string::npos);
    people.push_back({direct_payment, weekly_budget{90000U}, 2});
    people.push_back({managed_budget, weekly_budget{90000U}, 2});
    auto const c = cost_by_mode(people, &holder::group);
    CHECK(c[direct_payment].within.strata == 1);
    CHECK(c[direct_payment].within.budgets == 2);
    CHECK(c[direct_payment].within.reference_budgets == 2);
    CHECK(*c[direct_payment].within.value == doctest::Approx(-25000));
    auto const text = notes_of(cost_sheet(c, {}, "client groups"));
    CHECK(text.find("Within client groups rests on fewer budgets than the plain difference beside it: 2 of 3 on direct_payment, 2 of 3 on "
                    "managed_budget. They are of the client groups in which each mode has two or more.") != std::string::npos);
}
