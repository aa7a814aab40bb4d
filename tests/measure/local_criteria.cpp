// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: counted by hand.
#include <pbo/measure/local_criteria.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace pbo;
using doctest::Approx;

namespace {
support_review review(delivery_mode mode, plan_lead lead, std::optional<bool> other, std::optional<bool> offered,
                      std::optional<bool> accepted, std::optional<std::uint32_t> before, std::optional<std::uint32_t> after) {
    support_review r;
    r.mode = mode;
    r.plan_led_by = lead;
    r.non_traditional = other;
    r.direct_payment_offered = offered;
    r.direct_payment_accepted = accepted;
    if (before) r.weekly_before = weekly_budget{*before};
    if (after) r.weekly_after = weekly_budget{*after};
    return r;
}
auto const direct = delivery_mode::direct_payment;
auto const managed = delivery_mode::managed_budget;
std::vector<support_review> const reviews{
    review(direct, plan_lead::person, true, true, true, 20000, 18000),
    review(direct, plan_lead::broker, true, true, true, {}, 15000),
    review(managed, plan_lead::social_worker, false, true, false, 30000, 31000),
    review(managed, plan_lead::social_worker, false, false, {}, 10000, 9000),
    review(managed, plan_lead::not_stated, {}, {}, {}, 5000, 5000),
};
}  // namespace

TEST_CASE("criteria by mode: shares of those of whom it is known") {
    auto const t = local_criteria(reviews, &support_review::mode);
    CHECK(t.size() == 2);
    CHECK(t[direct].non_traditional.counted() == proportion{2, 2});
    CHECK(t[direct].not_by_social_worker.counted() == proportion{2, 2});
    CHECK(t[managed].non_traditional.counted() == proportion{0, 2});
    CHECK(t[managed].non_traditional.absent().total() == 1);
    CHECK(t[managed].not_by_social_worker.counted() == proportion{0, 2});
    CHECK(t[managed].not_by_social_worker.absent().total() == 1);
    CHECK(t[direct].saved.n() == 1);
    CHECK(t[direct].saved.absent().total() == 1);
    CHECK(t[managed].saved.saved() == 0);
    CHECK(t.total().saved.saved() == 2000);
    CHECK(t.total().reviews == 5);
}

TEST_CASE("offer times acceptance is conversion") {
    auto const all = local_criteria(reviews)[everybody{}];
    CHECK(all.offered.counted() == proportion{3, 4});
    CHECK(all.accepted.counted() == proportion{2, 3});
    CHECK(all.converted.counted() == proportion{2, 4});
    CHECK(*all.conversion() == Approx(0.5));
    CHECK(*all.conversion() == Approx(*all.converted.value()));
}

TEST_CASE("where acceptance is not known the product and the people differ, and both say how many are absent") {
    auto some = reviews;
    some.push_back(review(direct, plan_lead::person, true, true, {}, {}, {}));
    auto const all = local_criteria(some)[everybody{}];
    CHECK(*all.conversion() == Approx(4.0 / 5 * 2 / 3));
    CHECK(all.accepted.absent().total() == 1);
    CHECK(all.converted.counted() == proportion{2, 4});
    CHECK(all.converted.absent().total() == 2);
}

TEST_CASE("no reviews, nobody offered, nobody known") {
    CHECK(local_criteria(std::vector<support_review>{}).empty());
    CHECK(local_criteria_counts{}.conversion() == figure<double>(absence::nothing_to_divide_by));
    auto const refused = local_criteria(std::vector{review(managed, plan_lead::person, {}, false, {}, {}, {})})[everybody{}];
    CHECK(*refused.conversion() == 0.0);
    CHECK(refused.converted.counted() == proportion{0, 1});
    auto const unknown = local_criteria(std::vector{review(managed, plan_lead::person, {}, true, {}, {}, {})})[everybody{}];
    CHECK(unknown.conversion() == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("several keys, and parts merge to the whole") {
    auto const t = local_criteria(reviews, &support_review::mode, &support_review::plan_led_by);
    CHECK(t.size() == 4);
    auto first = local_criteria(std::vector(reviews.begin(), reviews.begin() + 2));
    first += local_criteria(std::vector(reviews.begin() + 2, reviews.end()));
    CHECK(first == local_criteria(reviews));
}
