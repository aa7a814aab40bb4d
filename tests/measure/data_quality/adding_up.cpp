// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/data_quality/adding_up.hpp>

#include <doctest/doctest.h>

#include <pbo/read/pivot.hpp>
#include <pbo/read/records.hpp>

#include "measure/snapshots.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace pbo;
using tests::returned;

namespace {
struct bands {
    period year;
    std::string code, name;
    figure<std::uint64_t> adults, older, very_old, oldest, all;

    [[nodiscard]] council who() const {
        council c;
        if (!code.empty()) c.cassr = cassr_code(code);
        c.name = name;
        return c;
    }
};
struct worked {
    period year;
    std::string code, items;
    std::uint64_t sum = 0, total = 0, explained = 0;
    std::int64_t difference = 0;
};
}  // namespace

template <>
inline constexpr auto pbo::columns_of<bands> =
    columns(column("year", &bands::year), column("cassr_code", &bands::code), column("cassr", &bands::name), column("adults", &bands::adults),
            column("older", &bands::older), optional_column("very_old", &bands::very_old), optional_column("oldest", &bands::oldest),
            column("all", &bands::all));
template <>
inline constexpr auto pbo::columns_of<worked> =
    columns(column("year", &worked::year), column("cassr_code", &worked::code), column("age_band_items", &worked::items),
            column("sum_of_age_bands", &worked::sum), column("published_total", &worked::total), column("difference", &worked::difference),
            column("largest_difference_rounding_can_explain", &worked::explained));

TEST_CASE("the 20 council-years of PSS-EX1 whose age bands do not add up are found, and no others") {
    std::string const reference = PBO_SOURCE_DIR "/tests/reference/";
    std::vector<bands> all;
    for (auto const& b : read_records<bands>(reference + "pss_ex1_direct_payments.csv").records)
        if (!b.code.empty()) all.push_back(b);  // England has no code
    REQUIRE(all.size() == 760);
    auto const parts = [](bands const& b) {
        std::vector<figure<std::uint64_t>> p{b.adults, b.older};
        if (b.year == period::financial_year(2009)) p.insert(p.end(), {b.very_old, b.oldest});
        return p;
    };
    auto const found = sums_in_question(all, &bands::who, &bands::year, parts, &bands::all, 5);
    auto const expected = read_records<worked>(reference + "worked/pss_ex1_age_bands_not_adding.csv").records;
    REQUIRE(expected.size() == 20);
    CHECK(found.questions.size() == 20);
    for (auto const& w : expected) {
        CAPTURE(w.code);
        auto const row = std::find_if(all.begin(), all.end(), [&](bands const& b) { return b.year == w.year && b.code == w.code; });
        REQUIRE(row != all.end());
        auto const c = adding_up(parts(*row), row->all, 5);
        CHECK(*c.parts == w.sum);
        CHECK(*c.total == w.total);
        CHECK(*c.difference == w.difference);
        CHECK(c.explained == w.explained);
        CHECK(std::any_of(found.questions.begin(), found.questions.end(), [&](data_question const& q) {
            return q.period == w.year && q.council.cassr == cassr_code(w.code) && q.finding == c.text();
        }));
    }
    MESSAGE("PSS-EX1: " << found.looked_at << " council-years looked at, " << found.without_figures << " without all figures");
}

TEST_CASE("parts and total agree, or not, and rounding explains what it can") {
    CHECK(adding_up({460, 200}, 660).text() == "the parts make 660, the total is 660: they agree");
    auto const apart = adding_up({460, 200}, 880, 5);
    CHECK(apart.adds_up == figure<bool>(false));
    CHECK(*apart.difference == -220);
    CHECK(apart.text() == "the parts make 660, the total is 880: 220 too few, where rounding explains 5");
    CHECK(adding_up({460, 205}, 660, 5).adds_up == figure<bool>(true));
    CHECK(adding_up({460, 205}, 660).adds_up == figure<bool>(false));
    CHECK(adding_up({1, 1, 1, 1}, 0, 2).explained == 4);     // each may be one off, and multiples of 2 are seen
    CHECK(adding_up({10, 10}, 30, 10).explained == 10);
    CHECK(adding_up({}, 0).adds_up == figure<bool>(true));
}

TEST_CASE("what is absent gives no answer but its reason") {
    auto const c = adding_up({460, absence::suppressed}, 880, 5);
    CHECK(c.adds_up == figure<bool>(absence::suppressed));
    CHECK(c.difference == figure<std::int64_t>(absence::suppressed));
    CHECK(c.text() == "not all of the figures are there");
    CHECK(adding_up({1}, absence::not_available).adds_up == figure<bool>(absence::not_available));
    CHECK_THROWS_AS(static_cast<void>(adding_up({1}, 1, 0)), std::domain_error);
    CHECK_THROWS_AS(static_cast<void>(adding_up({std::numeric_limits<std::uint64_t>::max()}, 1)), std::overflow_error);
}

namespace {
council_return on(council_return r, eligibility_basis basis, role whose = role::users_and_carers) {
    r.basis = basis;
    r.role = whose;
    return r;
}
}  // namespace

TEST_CASE("the wider basis has at least the people of the narrower") {
    std::vector const returns{on(returned("Wold", 30, 100), eligibility_basis::ongoing),
                              on(returned("Wold", 31, 99), eligibility_basis::including_short_term),
                              on(returned("Ash", 30, 100), eligibility_basis::ongoing),
                              on(returned("Ash", absence::suppressed, 120), eligibility_basis::including_short_term)};
    auto const found = returns_in_question(returns);
    REQUIRE(found.questions.size() == 1);
    CHECK(found.questions[0].about == question_kind::part_exceeds_whole);
    CHECK(found.questions[0].finding == "100 people eligible with ongoing support, and 99 with short-term support too");
    CHECK(returns_in_question(returns, 5).questions.size() == 1);  // rounding does not turn an order round
}

TEST_CASE("users and carers make both, and the modes make the budgets") {
    auto both = on(returned("Wold", 50, 130), eligibility_basis::ongoing);
    both.direct_payment = 20;
    both.part_direct_payment = 0;
    both.managed_budget = 25;
    both.individual_service_fund = 0;
    both.other_or_not_stated = 0;
    std::vector const returns{on(returned("Wold", 30, 100), eligibility_basis::ongoing, role::user),
                              on(returned("Wold", 20, 20), eligibility_basis::ongoing, role::carer), both};
    auto const found = returns_in_question(returns);
    REQUIRE(found.questions.size() == 2);
    CHECK(found.questions[0].finding == "personal budgets by mode: the parts make 45, the total is 50: 5 too few");
    CHECK(found.questions[1].finding == "users and carers eligible: the parts make 120, the total is 130: 10 too few");
    auto some = returned("Ash", 10, 100);
    some.direct_payment = 12;
    CHECK(returns_in_question(std::vector{some}).questions.front().finding == "12 people by the modes that are given, and 10 with a budget");
    CHECK(returns_in_question(std::vector{returned("Elm", 12, 10)}).questions.front().finding == "12 people with a budget, and 10 eligible");
    some.part_direct_payment = 0;
    some.direct_payment = 15;
    CHECK(returns_in_question(std::vector{some}, 5).questions.empty());  // two rounded counts may make 5 more than their total
    CHECK(returns_in_question(std::vector<council_return>{}).looked_at == 0);
}
