// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/indicator.hpp>

#include <doctest/doctest.h>

#include <limits>

using pbo::absence;
using pbo::figure;
using pbo::tally;

namespace {
struct person {
    bool asked = true;
    std::optional<bool> maybe_asked = {};
    bool told = false;
    std::optional<bool> planned = {};
    figure<bool> content = {};
    figure<std::uint64_t> hits = {};
    figure<std::int64_t> trials = {};
    std::optional<std::uint64_t> maybe_hits = {};
    std::optional<std::int64_t> pence = {};
    std::uint64_t huge = 0;
};
template <class Indicator>
auto add(Indicator const& i, person const& p) {
    typename Indicator::cell_type cell;
    i.add(cell, p);
    return cell;
}
tally absent(absence why) {
    tally t;
    t.add(why);
    return t;
}
}  // namespace

static_assert(pbo::indicator_of<decltype(pbo::indicator("x", &person::told)), person>);
static_assert(!pbo::indicator_of<int, person>);

TEST_CASE("a predicate counts those asked, and what is absent with its reason") {
    auto const told = pbo::indicator("told", &person::asked, &person::told);
    CHECK(add(told, {.asked = true, .told = true}) == tally{1, 1});
    CHECK(add(told, {.asked = true, .told = false}) == tally{0, 1});
    CHECK(add(told, {.asked = false, .told = true}) == tally{});
    auto const planned = pbo::indicator("planned", &person::planned);
    CHECK(add(planned, {.planned = true}) == tally{1, 1});
    CHECK(add(planned, {.planned = false}) == tally{0, 1});
    CHECK(add(planned, {}) == absent(absence::not_available));
    auto const content = pbo::indicator("content", &person::content);
    CHECK(add(content, {.content = true}) == tally{1, 1});
    CHECK(add(content, {.content = absence::suppressed}) == absent(absence::suppressed));
}

TEST_CASE("an optional 'asked' that says no means no, and unknown is counted as absent") {
    auto const i = pbo::indicator("told", &person::maybe_asked, &person::told);
    CHECK(add(i, {.maybe_asked = false, .told = true}) == tally{});
    CHECK(add(i, {.maybe_asked = true, .told = true}) == tally{1, 1});
    CHECK(add(i, {.maybe_asked = {}, .told = true}) == absent(absence::not_available));
}

TEST_CASE("published counts: either may be absent, and the denominator's reason comes first") {
    auto const i = pbo::counts("take-up", &person::hits, &person::trials);
    CHECK(add(i, {.hits = 3, .trials = 10}) == tally{3, 10});
    CHECK(add(i, {.hits = 0, .trials = 0}) == tally{});
    CHECK(add(i, {.hits = absence::suppressed, .trials = 10}) == absent(absence::suppressed));
    CHECK(add(i, {.hits = 3, .trials = absence::not_applicable}) == absent(absence::not_applicable));
    CHECK(add(i, {.hits = absence::suppressed, .trials = absence::not_applicable}) == absent(absence::not_applicable));
    auto const optional = pbo::counts("take-up", &person::maybe_hits, &person::trials);
    CHECK(add(optional, {.trials = 10}) == absent(absence::not_available));
    CHECK(add(optional, {.trials = 10, .maybe_hits = 4}) == tally{4, 10});
}

TEST_CASE("published counts that cannot be are refused by name and number, and the cell is as it was") {
    auto const i = pbo::counts("take-up", &person::hits, &person::trials);
    tally to{1, 2};
    CHECK_THROWS_WITH_AS(i.add(to, person{.hits = 11, .trials = 10}), doctest::Contains("'take-up': 11 of 10"), std::domain_error);
    CHECK_THROWS_WITH_AS(i.add(to, person{.hits = 1, .trials = -10}), doctest::Contains("-10 is not a count"), std::domain_error);
    CHECK(to == tally{1, 2});
}

TEST_CASE("amounts may be negative, absent, or too large to be one") {
    auto const i = pbo::mean_of("weekly budget", &person::pence);
    CHECK(add(i, {.pence = -250}).sum() == -250);
    CHECK(add(i, {.pence = -250}).mean() == -250.0);
    CHECK(add(i, {}).n() == 0);
    CHECK(add(i, {}).absent()[absence::not_available] == 1);
    auto const huge = pbo::mean_of("huge", &person::huge);
    CHECK(add(huge, {.huge = std::numeric_limits<std::int64_t>::max()}).sum() == std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS((void)add(huge, {.huge = 1ULL << 63U}), std::overflow_error);
}
