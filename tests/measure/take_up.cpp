// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/take_up.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/council_return.hpp>

#include <string>
#include <vector>

using namespace pbo;

namespace {
council_return returned(char const* name, char const* region, figure<std::uint64_t> budgets, figure<std::uint64_t> eligible,
                        figure<std::uint64_t> direct = {}) {
    council_return r;
    r.council.name = name;
    r.council.region = region;
    r.period = period::snapshot({2011, 3, 31});
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    if (direct.has_value()) r.part_direct_payment = 0;
    return r;
}
std::vector<council_return> four_councils() {
    return {returned("Wold", "North", 30, 100, 10), returned("Ash", "South", 5, 50, 5), returned("Elm", "North", absence::suppressed, 40),
            returned("Oak", "South", absence::not_available, absence::not_available)};
}
}  // namespace

TEST_CASE("take-up by council, region and England, with every absence counted where it is summed") {
    auto const t = take_up(four_councils(), eligibility_basis::ongoing);
    CHECK(t[council_key("Wold")].on_budget.counted() == proportion{30, 100});
    CHECK(t[council_key("Elm")].on_budget.absent()[absence::suppressed] == 1);
    CHECK(whole_of(t).on_budget.counted() == proportion{35, 150});
    CHECK(whole_of(t).on_budget.absent().total() == 2);
    auto const r = by_region(t);
    CHECK(r["North"].on_budget.counted() == proportion{30, 100});
    CHECK(r["North"].on_budget.absent()[absence::suppressed] == 1);
    CHECK(r["South"].on_budget.absent()[absence::not_available] == 1);
    CHECK(r.context().basis == eligibility_basis::ongoing);
}

TEST_CASE("direct payments stand beside, out of the eligible and out of those with a budget") {
    auto const t = take_up(four_councils(), eligibility_basis::ongoing);
    CHECK(whole_of(t).direct_payments.counted() == proportion{15, 150});
    CHECK(whole_of(t).direct_payments_of_budgets.counted() == proportion{15, 35});
}

TEST_CASE("the councils stay in the order of the returns, whatever the order of the table") {
    auto const t = take_up(four_councils(), eligibility_basis::ongoing);
    CHECK(t.context().councils.front().name == "Wold");
    CHECK(t.begin()->key == council_key("Ash"));
    CHECK_THROWS_AS(static_cast<void>(t.context().of(council_key("Yew"))), std::out_of_range);
}

TEST_CASE("a missing total is made of the modes when all of them are there") {
    auto r = returned("Wold", "North", {}, 100, 10);
    r.managed_budget = 20;
    r.individual_service_fund = 0;
    CHECK(whole_of(take_up(std::vector{r}, eligibility_basis::ongoing)).on_budget.absent().total() == 1);
    r.other_or_not_stated = 3;
    CHECK(whole_of(take_up(std::vector{r}, eligibility_basis::ongoing)).on_budget.counted() == proportion{33, 100});
}

TEST_CASE("what cannot be one take-up is refused, saying what there is") {
    auto returns = four_councils();
    CHECK_THROWS_WITH(static_cast<void>(take_up(returns, eligibility_basis::including_short_term)),
                      doctest::Contains("no returns on the basis 'including_short_term'"));
    returns.push_back(returns[0]);
    CHECK_THROWS_WITH(static_cast<void>(take_up(returns, eligibility_basis::ongoing)), doctest::Contains("'Wold' appears twice"));
    returns.back().period = period::snapshot({2010, 3, 31});
    CHECK_THROWS_WITH(static_cast<void>(take_up(returns, eligibility_basis::ongoing)), doctest::Contains("several periods (2011-03-31, 2010-03-31)"));
    CHECK(whole_of(take_up(returns, eligibility_basis::ongoing, {{}, period::snapshot({2010, 3, 31})})).on_budget.counted() ==
          proportion{30, 100});
    returns.back().period = returns[0].period;
    returns.back().role = role::carer;
    CHECK_THROWS_WITH(static_cast<void>(take_up(returns, eligibility_basis::ongoing)), doctest::Contains("several roles"));
    CHECK(take_up(returns, eligibility_basis::ongoing, {role::carer, {}}).size() == 1);
}

TEST_CASE("tables on different bases, roles and periods do not merge, and nothing has changed") {
    auto returns = four_councils();
    auto t = take_up(returns, eligibility_basis::ongoing);
    auto const before = t;
    for (auto& r : returns) r.basis = eligibility_basis::including_short_term;
    CHECK_THROWS_WITH(t += take_up(returns, eligibility_basis::including_short_term),
                      doctest::Contains("different eligibility basis"));
    CHECK(t == before);
}

TEST_CASE("councils returned in two parts make the same table as at once") {
    auto const all = four_councils();
    auto const once = take_up(all, eligibility_basis::ongoing);
    for (std::size_t cut = 1; cut < all.size(); ++cut) {
        auto const middle = all.begin() + static_cast<std::ptrdiff_t>(cut);
        auto merged = take_up(std::vector(all.begin(), middle), eligibility_basis::ongoing);
        merged += take_up(std::vector(middle, all.end()), eligibility_basis::ongoing);
        CHECK(merged == once);
    }
}

TEST_CASE("more people on budgets than eligible is an error, not a ratio above one") {
    CHECK_THROWS_AS(static_cast<void>(take_up(std::vector{returned("Wold", "", 5, 4)}, eligibility_basis::ongoing)), std::domain_error);
}

TEST_CASE("a shard in which there was nothing merges with every table, whatever that is of") {
    auto returns = four_councils();
    for (auto& r : returns) {
        r.basis = eligibility_basis::including_short_term;
        r.role = role::carer;
    }
    auto const t = take_up(returns, eligibility_basis::including_short_term);
    take_up_table from_nothing;
    from_nothing += t;
    CHECK(from_nothing == t);
    auto with_nothing = t;
    with_nothing += take_up_table{};
    CHECK(with_nothing == t);
}

TEST_CASE("a count whose fellow is absent is kept beside the tally, and summed") {
    auto all = four_councils();
    all.push_back(returned("Fir", "South", 7, absence::suppressed));
    auto const t = take_up(all, eligibility_basis::ongoing);
    CHECK(t[council_key("Elm")].eligible_alone == known_alone{40, 1});
    CHECK(t[council_key("Fir")].on_budget_alone == known_alone{7, 1});
    CHECK(t[council_key("Wold")].eligible_alone == known_alone{});
    CHECK(t[council_key("Oak")].eligible_alone == known_alone{});
    CHECK(whole_of(t).eligible_alone == known_alone{40, 1});
    CHECK(whole_of(t).on_budget_alone == known_alone{7, 1});
}

TEST_CASE("a table has the words of what it counts, and is England's only when told so") {
    auto const returns = four_councils();
    auto const plain = take_up(returns, eligibility_basis::ongoing);
    CHECK(plain.context().whole_name() == "the 4 councils read");
    auto const smokers = take_up(returns, eligibility_basis::ongoing, {.words = words_of_counts("smokers", "adults"), .whole = {}});
    CHECK(smokers.context().whole_name() == "the 4 areas read");
    auto const england_read = take_up(returns, eligibility_basis::ongoing, {.words = {}, .whole = "England"});
    CHECK(england_read.context().whole_name() == "England");

    auto both = plain.context();
    CHECK_THROWS_WITH_AS(both += smokers.context(),
                         "pbo::take_up: tables of different indicators cannot be merged: Take-up of personal budgets and smokers of adults",
                         std::invalid_argument);
    both = england_read.context();
    both += england_read.context();
    CHECK(both.whole == "England");
    both += plain.context();
    CHECK(both.whole.empty());
}
