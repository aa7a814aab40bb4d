// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/sampled_take_up.hpp>

#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace pbo;

namespace {
council_return drawn(char const* code, char const* region, std::uint64_t eligible, std::uint64_t budgets, std::uint64_t direct) {
    council_return r;
    r.council.ons = ons_code(code);
    r.council.region = region;
    r.period = period::snapshot(date(2011, 3, 31));
    r.basis = eligibility_basis::ongoing;
    r.role = role::users_and_carers;
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    r.part_direct_payment = 0;
    return r;
}

std::vector<council_return> six() {
    return {drawn("E06000001", "East", 1000, 310, 100), drawn("E06000002", "East", 400, 200, 20),
            drawn("E06000003", "East", 2500, 640, 300), drawn("E06000004", "West", 800, 90, 30),
            drawn("E06000005", "West", 1600, 700, 150), drawn("E06000006", "West", 90, 45, 45)};
}
int in_region(council_return const& r) { return r.council.region == "East" ? 5 : 7; }
auto sampled_of(std::vector<council_return> const& returns) {
    return sample(returns, strata([](council_return const& r) { return std::string(r.council.region.view()); }),
                  weights([](council_return const& r) { return in_region(r) / 3.0; }), population(in_region));
}
constexpr auto about = [](double x) { return doctest::Approx(x).epsilon(1e-12); };
}  // namespace

// Expected: tests/reference/sampled_take_up.R (R survey 4.1-1).
TEST_CASE("take_up of a sample of councils is R's ratio of totals, with the whole design behind a region") {
    auto const returns = six();
    auto const t = take_up(sampled_of(returns), eligibility_basis::ongoing);
    CHECK(*t.on_budget.overall().value() == about(0.31397238017871654));
    CHECK(*t.on_budget.overall().standard_error() == about(0.0474797158314317));
    CHECK(*t.direct_payments.overall().value() == about(0.099512591389114544));
    CHECK(*t.direct_payments.overall().standard_error() == about(0.01193852392725021));
    CHECK(*t.direct_payments_of_budgets.overall().value() == about(0.31694695989650706));
    CHECK(*t.direct_payments_of_budgets.overall().standard_error() == about(0.05379878995214319));
    CHECK(*t.on_budget["West"].value() == about(0.3353413654618474));
    CHECK(*t.on_budget["West"].standard_error() == about(0.090097573152950555));
    CHECK(*t.on_budget.overall_total().value() == about(3865.0));
    CHECK(*t.on_budget.overall_total().standard_error() == about(1193.3659213427466));
    CHECK(t.basis == eligibility_basis::ongoing);
    CHECK(t.role == role::users_and_carers);
    CHECK(t.period == period::snapshot(date(2011, 3, 31)));
}

TEST_CASE("a council drawn without a figure is counted as absent in its region, and stays in the design") {
    auto returns = six();
    returns[5].eligible = absence::suppressed;
    auto const t = take_up(sampled_of(returns), eligibility_basis::ongoing);
    CHECK(t.on_budget.absent("West").total() == 1);
    CHECK(t.on_budget.absent("West")[absence::suppressed] == 1);
    CHECK(t.direct_payments_of_budgets.absent("West").total() == 0);
    CHECK(t.on_budget["West"].n() == 2);
}

TEST_CASE("what cannot be answered from a sample of councils says so") {
    auto const what = [](std::vector<council_return> const& returns, eligibility_basis basis = eligibility_basis::ongoing) -> std::string {
        try {
            (void)take_up(sampled_of(returns), basis);
        } catch (std::invalid_argument const& e) {
            return e.what();
        }
        return "nothing was thrown";
    };
    auto returns = six();
    CHECK(what(returns, eligibility_basis::including_short_term) == "pbo::take_up: no returns on the basis 'including_short_term'");
    returns[5].basis = eligibility_basis::including_short_term;
    CHECK(what(returns) == "pbo::take_up: 5 of the 6 returns in the sample are meant, but each counts as a council drawn: sample those "
                           "alone, or give clusters(...)");
    returns = six();
    returns[5].role = role::user;
    CHECK(what(returns) == "pbo::take_up: the returns hold several roles (users_and_carers, user): select one");
    returns = six();
    returns[5].council.ons = ons_code("E06000004");
    CHECK(what(returns) == "pbo::take_up: the council 'E06000004' appears twice");
}

TEST_CASE("with clusters(council) other returns of the same councils may stand in the sample") {
    auto both = six();
    for (auto r : six()) {
        r.basis = eligibility_basis::including_short_term;
        r.eligible = 10000;
        both.push_back(r);
    }
    auto const s = sample(both, strata([](council_return const& r) { return std::string(r.council.region.view()); }),
                          clusters([](council_return const& r) { return r.council.key(); }),
                          weights([](council_return const& r) { return in_region(r) / 3.0; }), population(in_region));
    auto const t = take_up(s, eligibility_basis::ongoing);
    CHECK(*t.on_budget.overall().value() == about(0.31397238017871654));
    CHECK(*t.on_budget.overall().standard_error() == about(0.0474797158314317));
}
