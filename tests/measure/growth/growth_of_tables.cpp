// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Two tables of tallies, by counts added by hand; take-up against growth of the returns beneath.
#include <pbo/measure/growth/growth_of_tables.hpp>

#include <pbo/count/row.hpp>
#include <pbo/measure/growth/growth.hpp>

#include <doctest/doctest.h>

#include <support/shipped.hpp>

#include <map>
#include <stdexcept>
#include <string>

using namespace pbo;

namespace {
using told_table = table<std::string, tally, headings<1>>;
told_table told(std::map<std::string, tally> const& cells, char const* name = "told") {
    told_table::builder b(headings<1>{{name}});
    for (auto const& [key, cell] : cells) b[key] = cell;
    return b.freeze();
}
tally absent(absence why) {
    tally t;
    t.add(why);
    return t;
}
}  // namespace

TEST_CASE("keys with counts in both tables are compared, the others named with what is missing") {
    auto const before = told({{"a", {10, 40}}, {"b", {5, 10}}, {"c", absent(absence::suppressed)}, {"e", {0, 0}}});
    auto const after = told({{"a", {30, 50}}, {"c", {1, 2}}, {"d", {2, 3}}, {"e", {1, 4}}});
    auto const g = growth(before, after);
    REQUIRE(g.rows.size() == 2);
    CHECK(g["a"] == growth_effects{{10, 40}, {30, 50}});
    CHECK(g["e"] == growth_effects{{0, 0}, {1, 4}});  // nobody at the start: counts, and no split
    CHECK(g["e"].unattributed() == 1);
    CHECK(g.all == growth_effects{{10, 40}, {31, 54}});
    REQUIRE(g.without.size() == 3);
    CHECK(g.without[0].key == "b");
    CHECK(g.without[0].end == figure<bool>(absence::not_available));
    CHECK(g.without[1].key == "c");
    CHECK(g.without[1].start == figure<bool>(absence::suppressed));
    CHECK(g.without[1].end == figure<bool>(true));
    CHECK(g.without[2].start == figure<bool>(absence::not_available));
    CHECK_THROWS_WITH_AS((void)g["b"], "pbo::growth: no counts of 'b' in both tables", std::out_of_range);
    CHECK(growth(told_table{}, told_table{}).rows.empty());
    CHECK(growth(before, before)["a"].change() == 0);
}

TEST_CASE("tables of other indicators do not grow into one another") {
    CHECK_THROWS_AS((void)growth(told({{"a", {1, 2}}}), told({{"a", {1, 2}}}, "involved")), std::invalid_argument);
}

TEST_CASE("take-up tables grow as their returns do; bases, roles and equal periods are refused") {
    auto const& returns = shipped::returns();
    auto const april = period::snapshot({2010, 3, 31}), march = period::snapshot({2011, 3, 31});
    auto const at = [&](period const& when) { return take_up(returns, eligibility_basis::ongoing, {.role = {}, .period = when}); };
    auto const of_returns = growth(returns, eligibility_basis::ongoing, april, march);
    auto const of_tables = growth(at(april), at(march));
    CHECK(of_tables.all == of_returns.all);
    REQUIRE(of_tables.rows.size() == of_returns.councils.size());
    for (auto const& c : of_returns.councils) CHECK(of_tables[c.council.key()] == c.all);
    CHECK(of_tables.without.size() == of_returns.without.size());

    auto const direct = growth(at(april), at(march), &take_up_counts::direct_payments);
    CHECK(direct.all.start.hits() <= of_tables.all.start.hits());
    CHECK(direct.all.start.trials() != 0);

    CHECK_THROWS_AS((void)growth(at(march), at(march)), std::invalid_argument);
    auto context = at(march).context();
    context.basis = eligibility_basis::including_short_term;
    context.period = april;
    CHECK_THROWS_AS((void)growth(take_up_table(context), at(march)), std::invalid_argument);
    context.basis = eligibility_basis::ongoing;
    context.period = period::financial_year(2024);
    CHECK_THROWS_AS((void)growth(at(march), take_up_table(context)), std::invalid_argument);
}
