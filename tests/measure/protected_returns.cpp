// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/protected_returns.hpp>
#include <pbo/measure/take_up.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace {

using count = pbo::figure<std::uint64_t>;

pbo::council_return a_return(std::uint64_t eligible, std::uint64_t budgets, std::uint64_t direct) {
    pbo::council_return r;
    r.council.cassr = pbo::cassr_code("S001");
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    r.part_direct_payment = std::uint64_t{0};
    return r;
}
/// Eligible, on budgets and on direct payments as they are shown.
std::vector<count> shown(std::uint64_t e, std::uint64_t b, std::uint64_t d, pbo::count_protection const& rule) {
    auto const r = pbo::protected_return(a_return(e, b, d), rule);
    return {r.eligible, pbo::on_personal_budgets(r), pbo::on_direct_payments(r)};
}
count const c = pbo::absence::suppressed;
count n(std::uint64_t of) { return of; }

}  // namespace

TEST_CASE("small counts are withheld, and what they are counts of stays") {
    pbo::count_protection const five{.least = 5};
    CHECK(shown(100, 40, 20, five) == std::vector{n(100), n(40), n(20)});
    CHECK(shown(100, 40, 4, five) == std::vector{n(100), n(40), c});
    CHECK(shown(100, 40, 5, five) == std::vector{n(100), n(40), n(5)});
    CHECK(shown(100, 40, 0, five) == std::vector{n(100), n(40), n(0)});
    CHECK(shown(100, 4, 0, five) == std::vector{n(100), c, c});
    CHECK(shown(4, 4, 0, five) == std::vector{c, c, c});
    CHECK(shown(100, 98, 20, five) == std::vector{n(100), n(98), n(20)});  // the 2 without a budget are another rule's
    CHECK(five.words() == "counts of 1 to 4 are withheld");
}

TEST_CASE("both sides: what leaves few people beside it is withheld, too") {
    pbo::count_protection const five{.both_sides = 5};
    CHECK(shown(100, 98, 20, five) == std::vector{n(100), c, c});
    CHECK(shown(100, 95, 20, five) == std::vector{n(100), n(95), n(20)});
    CHECK(shown(100, 100, 20, five) == std::vector{n(100), n(100), n(20)});
    CHECK(shown(100, 40, 38, five) == std::vector{n(100), n(40), c});
    CHECK(shown(100, 99, 98, five) == std::vector{n(100), c, c});
    CHECK(shown(100, 40, 3, five) == std::vector{n(100), n(40), c});
    CHECK(five.words() == "counts of 1 to 4, and counts that leave 1 to 4 people beside them, are withheld");
}

TEST_CASE("what is shown is rounded, what is withheld is not") {
    pbo::count_protection const rule{.least = 5, .round_to = 5};
    CHECK(shown(102, 43, 4, rule) == std::vector{n(100), n(45), c});
    CHECK(rule.words() == "counts of 1 to 4 are withheld; counts are rounded to the nearest 5");
    CHECK(pbo::count_protection{}.does_nothing());
    CHECK(pbo::count_protection{}.words() == "none applied");
}

TEST_CASE("a release that withholds numerator and base together") {
    auto const rule = pbo::protection_called("ascof_2024_25");
    CHECK(shown(100, 40, 4, rule) == std::vector{c, c, c});
    CHECK(shown(100, 3, 0, rule) == std::vector{c, c, c});
    CHECK(shown(100, 40, 5, rule) == std::vector{n(100), n(40), n(5)});
    CHECK(shown(100, 40, 0, rule) == std::vector{n(100), n(40), n(0)});
    CHECK(shown(2, 1, 0, pbo::protection_called("ascof_2018_19")) == std::vector{c, c, c});
    CHECK(shown(3, 1, 0, pbo::protection_called("ascof_2018_19")) == std::vector{n(3), n(1), n(0)});
}

TEST_CASE("modes are withheld, and an absent count keeps its reason") {
    pbo::council_return r = a_return(100, 0, 12);
    r.personal_budgets = pbo::absence::not_available;
    r.managed_budget = std::uint64_t{20};
    r.individual_service_fund = std::uint64_t{0};
    r.other_or_not_stated = std::uint64_t{3};
    auto const safe = pbo::protected_return(r, {.least = 5});
    CHECK(safe.personal_budgets == n(35));  // the sum of the modes
    CHECK(safe.managed_budget == c);
    CHECK(safe.other_or_not_stated == c);
    r.individual_service_fund = pbo::absence::not_available;
    CHECK(pbo::protected_return(r, {.least = 5}).personal_budgets == pbo::absence::not_available);
    r.eligible = pbo::absence::not_available;
    CHECK(pbo::protected_return(r, {.least = 5}).eligible == pbo::absence::not_available);
    auto const all = pbo::protect({a_return(100, 40, 4), a_return(100, 40, 20), r}, {.least = 5});
    CHECK(all.returns.size() == 3);
    CHECK(all.withheld == 1);
}

TEST_CASE("a region in which something is withheld is not called by its name alone") {
    auto small = a_return(100, 40, 4), large = a_return(100, 40, 20), elsewhere = a_return(100, 40, 20);
    small.council.region = "London";
    large.council.region = "London";
    elsewhere.council.region = "North East";
    auto const all = pbo::protect({large, small, elsewhere}, {.least = 5});
    CHECK(all.returns[0].council.region.view() == "London (areas shown)");
    CHECK(all.returns[1].council.region.view() == "London (areas shown)");
    CHECK(all.returns[2].council.region.view() == "North East");
}

// All returns of up to 24 people, and somebody who sees what is shown and knows that each count holds the next.
TEST_CASE("nobody finds a withheld count out, nor that it is small") {
    pbo::count_protection const five{.both_sides = 5};
    using three = std::array<std::uint64_t, 3>;
    std::vector<three> all;
    for (std::uint64_t e = 0; e <= 24; ++e)
        for (std::uint64_t b = 0; b <= e; ++b)
            for (std::uint64_t d = 0; d <= b; ++d) all.push_back({e, b, d});
    // Each count, and each rest.
    auto const told = [](three const& r) { return std::array{r[0], r[1], r[2], r[0] - r[1], r[0] - r[2], r[1] - r[2]}; };
    std::map<std::vector<std::int64_t>, std::vector<three>> alike;
    for (auto const& r : all) {
        std::vector<std::int64_t> seen;
        for (auto const& f : shown(r[0], r[1], r[2], five)) seen.push_back(f ? static_cast<std::int64_t>(*f) : -1);
        alike[seen].push_back(r);
    }
    for (auto const& [seen, rule_known] : alike) {
        CAPTURE(seen[0]);
        CAPTURE(seen[1]);
        CAPTURE(seen[2]);
        // Who does not know why a count is withheld thinks that it may be anything that the others leave.
        std::vector<three> unknown;
        for (auto const& r : all) {
            bool fits = true;
            for (std::size_t i = 0; i < 3; ++i) fits = fits && (seen[i] == -1 || static_cast<std::int64_t>(r[i]) == seen[i]);
            if (fits) unknown.push_back(r);
        }
        for (std::size_t i = 0; i < 6; ++i) {
            auto const is_small = [&](three const& r) { return told(r)[i] != 0 && told(r)[i] < 5; };
            CAPTURE(i);
            CHECK_FALSE(std::all_of(unknown.begin(), unknown.end(), is_small));
            // Who knows the rule knows that what is withheld is small, as [c] says: but not which of the small counts it is.
            if (std::any_of(rule_known.begin(), rule_known.end(), is_small))
                CHECK(std::any_of(rule_known.begin(), rule_known.end(), [&](three const& r) { return told(r)[i] != told(rule_known[0])[i]; }));
        }
    }
    CHECK(alike.size() > 300);
}
