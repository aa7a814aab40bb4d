// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: totals that README.md of the shipped data states, and counts small enough to add by hand.
#include <pbo/measure/growth/growth.hpp>

#include <doctest/doctest.h>

#include <support/shipped.hpp>

#include <stdexcept>

using namespace pbo;
using doctest::Approx;

namespace {
auto const april = period::snapshot({2010, 3, 31});
auto const march = period::snapshot({2011, 3, 31});

council_return of(char const* name, period when, std::uint64_t eligible, figure<std::uint64_t> direct, figure<std::uint64_t> managed) {
    council_return r;
    r.council.name = name;
    r.period = when;
    r.eligible = eligible;
    r.direct_payment = direct;
    r.managed_budget = managed;
    r.part_direct_payment = r.individual_service_fund = r.other_or_not_stated = std::uint64_t{0};
    if (direct && managed) r.personal_budgets = *direct + *managed;
    return r;
}
auto const ongoing = eligibility_basis::ongoing;
}  // namespace

TEST_CASE("the shipped returns: doubled, and managed budgets are nearly all of the growth") {
    auto const& returns = shipped::returns();
    auto const g = growth(returns, ongoing, april, march);
    CHECK(g.councils.size() == 132);
    CHECK(g.without.size() == 20);
    for (auto const& c : g.without) CHECK(c.end == figure<bool>(absence::not_available));
    CHECK(g.all == growth_effects{{169'850, 975'000}, {339'700, 970'000}});
    CHECK(*g.all.holders().at_least_doubled());
    CHECK(g[delivery_mode::managed_budget].change() == 169'099);
    CHECK(*g.share_of_growth(delivery_mode::managed_budget) == Approx(169'099.0 / 169'850));
    CHECK(g.direct_payments().holders() == count_change{87'900, 88'322});
    auto const half = growth(returns, ongoing, period::snapshot({2010, 9, 30}), march);
    CHECK(half.all.change() == 99'950);
    CHECK(half[delivery_mode::managed_budget].change() == 99'549);
}

TEST_CASE("modes add up to the whole in change and in both effects") {
    auto const g = growth(std::vector{of("A", april, 100, 10, 5), of("A", march, 90, 12, 30), of("B", april, 50, 0, 1), of("B", march, 60, 9, 1)},
                          ongoing, april, march);
    double rate = 0.0, caseload = 0.0;
    std::int64_t change = 0;
    for (auto const& mode : g.modes) {
        change += mode.change();
        rate += *mode.rate_effect();
        caseload += *mode.caseload_effect();
    }
    CHECK(change == g.all.change());
    CHECK(rate == Approx(*g.all.rate_effect()).epsilon(1e-14));
    CHECK(caseload == Approx(*g.all.caseload_effect()).epsilon(1e-14));
    CHECK(g.not_broken_down.change() == 0);
}

TEST_CASE("a council that does not give its modes is in the whole and in not_broken_down") {
    auto silent = of("A", march, 100, absence::suppressed, 10);
    silent.personal_budgets = std::uint64_t{30};
    auto const g = growth(std::vector{of("A", april, 100, 5, 5), silent, of("B", april, 10, 1, 1), of("B", march, 10, 2, 2)}, ongoing, april, march);
    CHECK_FALSE(g.councils[0].modes_given);
    CHECK(g.councils[1].modes_given);
    CHECK(g.not_broken_down == growth_effects{{10, 110}, {30, 110}});
    CHECK(g[delivery_mode::direct_payment] == growth_effects{{1, 110}, {2, 110}});
    CHECK(g.all.change() == 22);
}

TEST_CASE("a council at one end only is named with what is missing, and is no growth") {
    auto lost = of("C", march, 10, absence::suppressed, absence::suppressed);
    lost.eligible = absence::suppressed;
    auto const g = growth(std::vector{of("A", april, 10, 1, 1), of("B", march, 10, 5, 5), of("C", april, 10, 1, 1), lost}, ongoing, april, march);
    CHECK(g.councils.empty());
    REQUIRE(g.without.size() == 3);
    CHECK(g.without[0].council.name == council_name("A"));
    CHECK(g.without[0].start == figure<bool>(true));
    CHECK(g.without[0].end == figure<bool>(absence::not_available));
    CHECK(g.without[1].start == figure<bool>(absence::not_available));
    CHECK(g.without[2].end == figure<bool>(absence::suppressed));
    CHECK(g.all == growth_effects{});
    CHECK(g.share_of_growth(delivery_mode::direct_payment) == figure<double>(absence::nothing_to_divide_by));
}

TEST_CASE("one council, no change, and nobody eligible") {
    auto const one = growth(std::vector{of("A", april, 10, 1, 1), of("A", march, 10, 1, 1)}, ongoing, april, march);
    CHECK(one.all.change() == 0);
    CHECK(one.share_of_growth(delivery_mode::managed_budget) == figure<double>(absence::nothing_to_divide_by));
    CHECK(*one.all.rate_effect() == 0.0);
    auto const none = growth(std::vector{of("A", april, 0, 0, 0), of("A", march, 0, 0, 0)}, ongoing, april, march);
    CHECK(none.councils.size() == 1);
    CHECK_FALSE(none.all.splits());
}

TEST_CASE("what cannot be growth is refused, and the message says why") {
    std::vector const both{of("A", april, 10, 1, 1), of("A", march, 10, 1, 1)};
    CHECK_THROWS_WITH_AS((void)growth(both, ongoing, april, april), "pbo::growth: from and until are both 2010-03-31", std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)growth(both, eligibility_basis::including_short_term, april, march),
                         "pbo::growth: no returns on the basis 'including_short_term' at 2010-03-31", std::invalid_argument);
    CHECK_THROWS_WITH_AS((void)growth(both, ongoing, april, period::financial_year(2024)),
                         "pbo::growth: 2010-03-31 and 2024-25 must not be compared: client-level data came in between", std::invalid_argument);
    auto twice = both;
    twice.push_back(both[0]);
    CHECK_THROWS_AS((void)growth(twice, ongoing, april, march), std::invalid_argument);
    auto roles = both;
    roles[1].role = role::carer;
    CHECK_THROWS_AS((void)growth(roles, ongoing, april, march), std::invalid_argument);
    auto wrong = both;
    wrong[0].personal_budgets = std::uint64_t{9};
    CHECK_THROWS_AS((void)growth(wrong, ongoing, april, march), std::domain_error);
    CHECK_THROWS_AS((void)growth(both, ongoing, april, march)[delivery_mode::council_commissioned], std::domain_error);
}
