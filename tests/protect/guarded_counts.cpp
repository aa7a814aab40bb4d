// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/guarded_counts.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <stdexcept>
#include <vector>

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/suppress.hpp>

namespace guarded_counts_tests {

using figure = pbo::figure<std::uint64_t>;
figure const withheld{pbo::absence::suppressed};

/// Three areas and their sum, of which the first is small: worked by hand.
struct three_areas {
    pbo::guarded_counts counts;
    std::size_t ash, elm, fir, all;

    explicit three_areas(pbo::count_protection const& rule) : counts(rule) {
        auto const a = counts.leaf("Ash"), e = counts.leaf("Elm"), f = counts.leaf("Fir");
        ash = counts.add("Ash", 3, {a});
        elm = counts.add("Elm", 19, {e});
        fir = counts.add("Fir", 12, {f});
        all = counts.add("all", 34, {a, e, f}, pbo::stays::if_it_can);
    }
    [[nodiscard]] std::vector<figure> shown(pbo::release_ledger const& earlier = {}) {
        counts.finish(earlier);
        pbo::clp_attacker attacker(counts.cells());
        auto const pattern = pbo::protect(counts, attacker);
        REQUIRE(pattern.has_value());
        return {counts.shown(*pattern, ash), counts.shown(*pattern, elm), counts.shown(*pattern, fir), counts.shown(*pattern, all)};
    }
};

}  // namespace guarded_counts_tests

using namespace guarded_counts_tests;

TEST_CASE("a small count takes the smallest other that covers it, and the sum stays") {
    three_areas t({.least = 5});
    CHECK(t.shown() == std::vector<figure>{withheld, 19, withheld, 34});
    CHECK(t.counts.wished() == std::vector<std::size_t>{3});
}

TEST_CASE("a row is shown whole or not at all, and what was printed before stays known") {
    // Ash is small and Fir covers it.  Elm is in a row with Fir, and Oak in one with Elm: both go with them.
    three_areas t({.least = 5});
    auto const oak = t.counts.add("Oak", 40, {t.counts.leaf("Oak")});
    auto const first = t.counts.add_row({t.elm, oak}), second = t.counts.add_row({t.fir, t.elm});
    auto const alone = t.counts.add_row({t.all});
    t.counts.finish();
    pbo::clp_attacker attacker(t.counts.cells());
    auto const pattern = pbo::protect(t.counts, attacker);
    REQUIRE(pattern.has_value());
    CHECK(t.counts.shown(*pattern, t.elm) == withheld);
    CHECK(t.counts.shown(*pattern, oak) == withheld);
    CHECK(t.counts.shown(*pattern, t.all) == figure(34));
    CHECK_FALSE(t.counts.shows_row(*pattern, first));
    CHECK_FALSE(t.counts.shows_row(*pattern, second));
    CHECK(t.counts.shows_row(*pattern, alone));
    CHECK(t.counts.withheld(*pattern) == 4);
    // Where Elm was printed before it is no secret, and stays among what is known; its row is not shown all the same.
    pbo::release_ledger ledger;
    ledger.releases.push_back({"before", {{"Elm", 19, {{"Elm", 1}}, true, 0}}});
    three_areas again({.least = 5});
    auto const row = again.counts.add_row({again.fir, again.elm});
    again.counts.finish(ledger);
    pbo::clp_attacker other(again.counts.cells());
    auto const beside = pbo::protect(again.counts, other);
    REQUIRE(beside.has_value());
    CHECK(beside->is_published(1));
    CHECK_FALSE(again.counts.shows_row(*beside, row));
}

TEST_CASE("of counts that cannot all stay those stay that were told first") {
    for (bool const sum_first : {true, false}) {
        pbo::guarded_counts counts({.least = 5});
        auto const a = counts.leaf("Ash"), e = counts.leaf("Elm");
        auto const ash = counts.add("Ash", 3, {a});
        auto const add_all = [&] { return counts.add("all", 22, {a, e}, pbo::stays::if_it_can); };
        auto const early = sum_first ? add_all() : 0;
        auto const elm = counts.add("Elm", 19, {e}, pbo::stays::if_it_can);
        auto const all = sum_first ? early : add_all();
        counts.finish();
        pbo::clp_attacker attacker(counts.cells());
        auto const pattern = pbo::protect(counts, attacker);
        REQUIRE(pattern.has_value());
        CHECK(counts.shown(*pattern, ash) == withheld);
        CHECK(counts.shown(*pattern, elm) == (sum_first ? withheld : figure(19)));
        CHECK(counts.shown(*pattern, all) == (sum_first ? figure(22) : withheld));
    }
}

TEST_CASE("equalities of one name are told apart, and statuses and least counts are as many as cells") {
    pbo::guarded_counts counts({.least = 5});
    auto const a = counts.leaf("a"), b = counts.leaf("b"), c = counts.leaf("c");
    static_cast<void>(counts.add("a", 9, {a}));
    counts.add_equality("the same people", {a}, {b});
    counts.add_equality("the same people", {a}, {c});
    counts.finish();
    REQUIRE(counts.own_cells().size() == 3);
    CHECK(counts.own_cells()[1].name == "the same people");
    CHECK(counts.own_cells()[2].name == "the same people (3)");
    CHECK(counts.own_least_shown() == std::vector<std::uint64_t>{5, 1, 1});
    pbo::clp_attacker attacker(counts.cells());
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::suppress(counts.cells(), counts.before(), {5, 1}, pbo::requirement::not_small, attacker)),
                         "pbo::suppress: 3 statuses and 2 least counts of 3 cells", std::invalid_argument);
}

TEST_CASE("counts that are shown are rounded, by the rule or together") {
    three_areas t({.least = 5, .round_to = 5});
    CHECK(t.shown() == std::vector<figure>{withheld, 20, withheld, 35});
    three_areas together({});
    together.counts.finish();
    together.counts.print_instead({5, 20, 10, 35});
    pbo::clp_attacker attacker(together.counts.cells());
    auto const pattern = pbo::protect(together.counts, attacker);
    CHECK(together.counts.shown(*pattern, together.ash) == figure(5));
    CHECK(together.counts.shown(*pattern, together.all) == figure(35));
    CHECK(together.counts.withheld(*pattern) == 0);
    CHECK_THROWS_AS(together.counts.print_instead({5}), std::invalid_argument);
}

TEST_CASE("what was released before is not given away, and not printed again where it is small") {
    pbo::release_ledger earlier;  // without Fir, and so the 22 of Ash and Elm
    earlier.releases.push_back({"before", {{"Ash and Elm", 22, {{"Ash", 1}, {"Elm", 1}}, true, 0}}});
    three_areas t({.least = 5});
    // 22 and 34 tell Fir's 12, so that only Elm covers Ash.
    CHECK(t.shown(earlier) == std::vector<figure>{withheld, withheld, 12, 34});
    earlier.releases.push_back({"long ago", {{"Ash", 3, {{"Ash", 1}}, true, 0}}});
    three_areas known({.least = 5});
    CHECK(known.shown(earlier) == std::vector<figure>{withheld, 19, 12, 34});
    three_areas another({.least = 5});
    earlier.releases.push_back({"other people", {{"Elm", 20, {{"Elm", 1}}, true, 0}}});
    CHECK_THROWS_AS(another.counts.finish(earlier), std::invalid_argument);
}

TEST_CASE("both sides of a share, its base, and numerator and base together") {
    auto const shown = [](pbo::count_protection const& rule, std::uint64_t hits, std::uint64_t base) {
        pbo::guarded_counts counts(rule);
        auto const yes = counts.leaf("yes"), no = counts.leaf("no");
        auto const h = counts.add("yes", hits, {yes}), b = counts.add("asked", base, {yes, no});
        counts.add_share(h, b);
        counts.finish();
        pbo::clp_attacker attacker(counts.cells());
        auto const pattern = pbo::protect(counts, attacker);
        REQUIRE(pattern.has_value());
        return std::vector<figure>{counts.shown(*pattern, h), counts.shown(*pattern, b)};
    };
    CHECK(shown({.least = 5}, 97, 100) == std::vector<figure>{97, 100});
    CHECK(shown({.both_sides = 5}, 97, 100) == std::vector<figure>{withheld, 100});  // 3 are left: the smaller of the two goes
    CHECK(shown({.both_sides = 5}, 95, 100) == std::vector<figure>{95, 100});
    CHECK(shown({.both_sides = 5}, 100, 100) == std::vector<figure>{100, 100});  // nobody is left
    CHECK(shown({.least = 5}, 3, 100) == std::vector<figure>{withheld, 100});
    CHECK(shown({.least = 5, .bases_too = true}, 3, 100) == std::vector<figure>{withheld, withheld});
    CHECK(shown({.least_base = 3}, 0, 2) == std::vector<figure>{withheld, withheld});
    CHECK(shown({.least_base = 3}, 1, 3) == std::vector<figure>{1, 3});
    CHECK(shown({.least = 5}, 0, 100) == std::vector<figure>{0, 100});
}

TEST_CASE("what is known from elsewhere, what is only implied, and sums that are one") {
    // Of 20 asked 18 have a budget, 11 of them as a direct payment: the 2 without follow from the 20, which everybody knows.
    pbo::guarded_counts counts({.least = 5});
    auto const direct = counts.leaf("direct"), managed = counts.leaf("managed"), none = counts.leaf("none");
    auto const d = counts.add("direct", 11, {direct}), m = counts.add("managed", 7, {managed}), b = counts.add("budgets", 18, {direct, managed});
    counts.add_implied("none", 2, {none});
    counts.add_known("asked", 20, {direct, managed, none});
    auto const yes = counts.leaf("yes"), no = counts.leaf("no");
    counts.add_equality("asked about one area", {direct, managed, none}, {yes, no});
    auto const y = counts.add("yes", 9, {yes}), n = counts.add("no", 11, {no});
    counts.hold_back(n);
    counts.finish();
    pbo::clp_attacker attacker(counts.cells());
    auto const pattern = pbo::protect(counts, attacker);
    REQUIRE(pattern.has_value());
    CHECK(counts.shown(*pattern, b) == withheld);
    CHECK(counts.shown(*pattern, d) == figure(11));  // the larger of the two stays
    CHECK(counts.shown(*pattern, m) == withheld);
    CHECK(counts.shown(*pattern, y) == figure(9));
    CHECK(counts.shown(*pattern, n) == withheld);
    attacker.knows(pbo::published_cells(*pattern));
    auto const without = counts.cells().index_of("none");
    CHECK(attacker.end_of(without, 1.0) == 0.0);
    CHECK(attacker.end_of(without, -1.0) == 9.0);
    // Held back, and still it follows: nobody asked for it to be safe.
    CHECK(attacker.end_of(counts.cells().index_of("no"), 1.0) == 11.0);
}

TEST_CASE("what cannot be meant is refused; nobody is nobody") {
    pbo::guarded_counts counts({.least = 5});
    auto const a = counts.leaf("a"), b = counts.leaf("b");
    auto const one = counts.add("one", 7, {a});
    CHECK(counts.add("the same", 7, {a, a}) != one);  // another place of the same cell
    CHECK_THROWS_AS(counts.add("another", 8, {a}), std::invalid_argument);
    CHECK_THROWS_AS(counts.add("somebody", 1, {}), std::invalid_argument);
    auto const nobody = counts.add("nobody", 0, {});
    auto const other = counts.add("other", 9, {b});
    CHECK_THROWS_AS(counts.add_share(one, other), std::invalid_argument);
    counts.add_share(nobody, one);
    counts.finish();
    CHECK(counts.cells().size() == 2);
    pbo::clp_attacker attacker(counts.cells());
    CHECK(counts.shown(*pbo::protect(counts, attacker), nobody) == figure(0));
}
#else
TEST_CASE("guarded counts are left out: there is no COIN Clp (Debian and Ubuntu: coinor-libclp-dev)") {}
#endif
