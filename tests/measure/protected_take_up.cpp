// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/protected_take_up.hpp>

#include <doctest/doctest.h>

#ifdef PBO_HAS_CLP
#include <pbo/core/random.hpp>
#include <pbo/measure/benchmark.hpp>
#include <pbo/protect/clp_attacker.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using count = pbo::figure<std::uint64_t>;

pbo::council_return a_return(std::string const& name, std::string const& region, std::uint64_t eligible, std::uint64_t budgets,
                             std::uint64_t direct) {
    pbo::council_return r;
    r.council.name = name;
    r.council.region = region;
    r.eligible = eligible;
    r.personal_budgets = budgets;
    r.direct_payment = direct;
    r.part_direct_payment = std::uint64_t{0};
    return r;
}
std::optional<pbo::protected_take_up> protected_of(std::vector<pbo::council_return> const& all, pbo::count_protection const& rule,
                                                   std::vector<std::string> const& keep = {}) {
    pbo::take_up_relations const of(all, rule);
    pbo::clp_attacker attacker(of.cells());
    return pbo::protect(of, attacker, keep);
}
pbo::take_up_table table_of(pbo::protected_take_up const& safe) {
    return pbo::with_stated_sums(pbo::take_up(safe.returns, pbo::eligibility_basis::ongoing), safe.sums);
}
std::vector<pbo::council_return> north_and_south() {
    return {a_return("Ash", "North", 1000, 303, 0), a_return("Elm", "North", 1500, 600, 0), a_return("Fir", "South", 2000, 900, 0),
            a_return("Oak", "South", 800, 350, 0), a_return("Yew", "South", 700, 3, 0)};
}

}  // namespace

// By hand: the 3 of Yew are withheld; South less Fir and Oak would tell them, and Oak's 350 are the least that hides them.
TEST_CASE("a region less its other councils tells nothing, and regions and the whole are those of all people") {
    auto const safe = protected_of(north_and_south(), {.least = 5});
    REQUIRE(safe.has_value());
    auto const suppressed = count(pbo::absence::suppressed);
    CHECK(safe->returns[0].personal_budgets == count(303));
    CHECK(safe->returns[1].personal_budgets == count(600));
    CHECK(safe->returns[2].personal_budgets == count(900));
    CHECK(safe->returns[3].personal_budgets == suppressed);
    CHECK(safe->returns[4].personal_budgets == suppressed);
    CHECK(safe->returns[4].eligible == count(700));
    CHECK(safe->withheld == 2);
    auto const t = table_of(*safe);
    CHECK(pbo::whole_of(t).on_budget.counted() == pbo::proportion(2156, 6000));
    auto const regions = pbo::by_region(t);
    CHECK(regions["North"].on_budget.counted() == pbo::proportion(903, 2500));
    CHECK(regions["South"].on_budget.counted() == pbo::proportion(1253, 3500));
    // Fir is set beside the whole of South, and not beside itself.
    auto const beside = pbo::benchmark_by_region(t)[pbo::council_key("Fir")];
    CHECK(beside.benchmark == pbo::proportion(1253, 3500));
    CHECK(beside.verdict == pbo::benchmark_verdict::higher);
    CHECK(pbo::benchmark(t, pbo::every_council(t))[pbo::council_key("Fir")].benchmark == pbo::proportion(2156, 6000));
    CHECK(pbo::benchmark(t, {"two", {pbo::council_key("Fir"), pbo::council_key("Elm")}})[pbo::council_key("Fir")].benchmark ==
          pbo::proportion(1500, 3500));
}

TEST_CASE("the whole is called by how many councils it is of: those withheld by the rule are in it, those without figures are not") {
    auto const safe = protected_of(north_and_south(), {.least = 5});
    REQUIRE(safe.has_value());
    CHECK(safe->sums.in_whole == 5);
    CHECK(pbo::detail::name_of_sum(table_of(*safe)) == "the 5 councils read");
    auto all = north_and_south();
    all.push_back(a_return("Birch", "North", 400, 100, 0));
    all.back().eligible = pbo::absence::not_available;
    auto const without = protected_of(all, {.least = 5});
    REQUIRE(without.has_value());
    CHECK(without->sums.in_whole == 5);
    CHECK(pbo::detail::name_of_sum(table_of(*without)) == "5 of the 6 councils read");
    // Sums that somebody states by hand without saying of how many keep the name they had.
    CHECK(pbo::detail::name_of_sum(pbo::with_stated_sums(table_of(*without), pbo::stated_sums{{}, without->sums.whole})) == "the 6 councils read");
}

TEST_CASE("a council alone in its region takes the region with it, and then another region") {
    auto all = north_and_south();
    all.erase(all.begin() + 2, all.begin() + 4);  // Yew is the South
    auto const safe = protected_of(all, {.least = 5});
    REQUIRE(safe.has_value());
    CHECK(safe->sums.find("South")->on_budget.trials() == 0);
    CHECK(safe->sums.find("South")->eligible_alone.people == 700);
    auto const t = table_of(*safe);
    CHECK(pbo::whole_of(t).on_budget.counted() == pbo::proportion(906, 3200));
    CHECK(safe->sums.find("North")->on_budget.trials() == 0);  // England less the North would be Yew's 3
}

TEST_CASE("sums that are kept are kept, or there is no table") {
    auto const all = north_and_south();
    auto const safe = protected_of(all, {.least = 5}, {"South", std::string(pbo::take_up_relations::all_together)});
    REQUIRE(safe.has_value());
    CHECK(safe->sums.find("South")->on_budget.trials() == 3500);
    CHECK_THROWS_AS(protected_of(all, {.least = 5}, {"East"}), std::out_of_range);
    auto alone = north_and_south();
    alone.erase(alone.begin() + 2, alone.begin() + 4);
    CHECK_FALSE(protected_of(alone, {.least = 5}, {"South"}).has_value());
}

TEST_CASE("bases: what rests on few people, and a numerator that takes its base with it") {
    auto few = north_and_south();
    few[4] = a_return("Yew", "South", 2, 1, 0);
    auto const safe = protected_of(few, pbo::protection_called("ascof_2018_19"));
    REQUIRE(safe.has_value());
    for (auto const& n : {safe->returns[4].eligible, safe->returns[4].personal_budgets, safe->returns[4].direct_payment})
        CHECK(n == count(pbo::absence::suppressed));
    auto const both = protected_of(north_and_south(), pbo::protection_called("ascof_2024_25"));
    REQUIRE(both.has_value());
    CHECK(both->returns[4].eligible == count(pbo::absence::suppressed));
    CHECK(both->returns[4].personal_budgets == count(pbo::absence::suppressed));
    CHECK(both->returns[0].personal_budgets == count(303));  // councils as they are, regions to the nearest 5
    CHECK(both->sums.find("North")->on_budget.counted() == pbo::proportion(905, 2500));
}

TEST_CASE("what is shown is rounded, sums by themselves; an absent count keeps its reason and is in no sum") {
    auto all = north_and_south();
    all.push_back(a_return("Zed", "North", 90, 20, 0));
    all.back().personal_budgets = pbo::absence::not_available;
    auto const safe = protected_of(all, {.least = 5, .round_to = 5});
    REQUIRE(safe.has_value());
    CHECK(safe->returns[0].personal_budgets == count(305));
    CHECK(safe->returns[5].personal_budgets == count(pbo::absence::not_available));
    CHECK(safe->returns[5].eligible == count(90));
    CHECK(safe->sums.find("North")->on_budget.counted() == pbo::proportion(905, 2500));
    CHECK(safe->sums.whole.on_budget.counted() == pbo::proportion(2155, 6000));
}

TEST_CASE("returns that cannot be") {
    CHECK_THROWS_AS(protected_of({a_return("Ash", "", 10, 5, 6)}, {.least = 5}), std::domain_error);
    CHECK_THROWS_AS(protected_of({a_return("Ash", "", 10, 11, 6)}, {.least = 5}), std::domain_error);
    auto later = a_return("Elm", "", 10, 5, 5);
    later.role = pbo::role::carer;
    CHECK_THROWS_AS(protected_of({a_return("Ash", "", 10, 5, 5), later}, {.least = 5}), std::invalid_argument);
    auto const none = protected_of({}, {.least = 5});
    REQUIRE(none.has_value());
    CHECK(none->returns.empty());
}

TEST_CASE("tables whose sums are stated do not merge") {
    auto const t = table_of(*protected_of(north_and_south(), {.least = 5}));
    auto more = pbo::take_up(std::vector{a_return("Zed", "North", 90, 20, 0)}, pbo::eligibility_basis::ongoing);
    CHECK_THROWS_AS(more += t, std::invalid_argument);
}

// Tables of three councils of at most 14 people, all worlds of which are tried: each that fits everything shown is possible.
TEST_CASE("nobody who tries all worlds finds that a small count is small") {
    pbo::random_source draw(17);
    std::size_t tables = 0, small_counts = 0;
    for (int i = 0; i < 60; ++i) {
        std::vector<pbo::council_return> all;
        for (auto const* where : {"North", "North", i % 2 == 0 ? "North" : "South"}) {
            auto const n = draw.below(13), k = draw.below(n + 1);
            all.push_back(a_return(std::string(1, static_cast<char>('A' + all.size())), where, n, k, 0));
            all.back().direct_payment = pbo::absence::not_available;
        }
        pbo::count_protection const rule{.least = 3, .both_sides = i % 3 == 0 ? std::optional<std::uint64_t>(3) : std::nullopt};
        auto const safe = protected_of(all, rule);
        if (!safe) continue;
        ++tables;
        using world = std::array<std::uint64_t, 6>;  // eligible and budgets of each
        std::vector<world> possible;
        auto const fits = [](count const& shown, std::uint64_t n) { return !shown || *shown == n; };
        auto const fits_sum = [&](pbo::take_up_counts const& shown, std::uint64_t n, std::uint64_t k) {
            if (shown.on_budget.trials() != 0) return shown.on_budget.counted() == pbo::proportion(k, n);
            if (shown.on_budget.absent().total() == 0) return n == 0;
            if (shown.on_budget_alone.councils != 0 && shown.on_budget_alone.people != k) return false;
            return shown.eligible_alone.councils == 0 || shown.eligible_alone.people == n;
        };
        std::array<std::vector<std::array<std::uint64_t, 2>>, 3> options;
        for (std::size_t c = 0; c < 3; ++c)
            for (std::uint64_t n = 0; n <= 14; ++n)
                for (std::uint64_t k = 0; k <= n; ++k)
                    if (fits(safe->returns[c].eligible, n) && fits(safe->returns[c].personal_budgets, k)) options[c].push_back({n, k});
        for (auto const& a : options[0])
            for (auto const& b : options[1])
                for (auto const& c : options[2]) {
                    bool const one_region = i % 2 == 0;
                    if (!fits_sum(safe->sums.whole, a[0] + b[0] + c[0], a[1] + b[1] + c[1])) continue;
                    if (!one_region && (!fits_sum(*safe->sums.find("North"), a[0] + b[0], a[1] + b[1]) ||
                                        !fits_sum(*safe->sums.find("South"), c[0], c[1])))
                        continue;
                    possible.push_back({a[0], a[1], b[0], b[1], c[0], c[1]});
                }
        REQUIRE_FALSE(possible.empty());
        auto const guard = [&](auto const& counted) {
            world const truth{*all[0].eligible, *all[0].personal_budgets, *all[1].eligible, *all[1].personal_budgets, *all[2].eligible,
                              *all[2].personal_budgets};
            auto const n = counted(truth);
            if (n == 0 || n >= 3) return;
            ++small_counts;
            CAPTURE(i);
            CAPTURE(n);
            CHECK(std::any_of(possible.begin(), possible.end(), [&](world const& w) { return counted(w) >= 3; }));
            CHECK(std::any_of(possible.begin(), possible.end(), [&](world const& w) { return counted(w) < n; }));
        };
        for (std::size_t at = 0; at < 6; ++at) guard([at](world const& w) { return w[at]; });
        for (std::size_t at = 0; at < 2; ++at) {
            guard([at](world const& w) { return w[at] + w[at + 2]; });
            guard([at](world const& w) { return w[at] + w[at + 2] + w[at + 4]; });
        }
        if (rule.both_sides)
            for (std::size_t at = 0; at < 6; at += 2) guard([at](world const& w) { return w[at] - w[at + 1]; });
    }
    CHECK(tables > 50);
    CHECK(small_counts > 60);
}
#else
TEST_CASE("regions and the whole beside withheld councils are left out: there is no COIN Clp (Debian and Ubuntu: coinor-libclp-dev)") {}
#endif
