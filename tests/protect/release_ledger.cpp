// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/release_ledger.hpp>
#include <pbo/protect/rule.hpp>

#include <doctest/doctest.h>

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>
#include <pbo/protect/suppress.hpp>
#endif

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

pbo::relations first_table() {
    pbo::relations t;
    t.add("a", 3, "+a");
    t.add("b", 19, "+b");
    t.add("c", 30, "+c");
    t.add("total", 52, "+a +b +c");
    return t;
}
/// Published are c and the total.
pbo::suppression first_pattern() {
    using enum pbo::cell_status;
    return pbo::suppression({primary, secondary, published, published});
}
std::vector<std::uint64_t> least(pbo::relations const& t, std::uint64_t n = 5) { return std::vector<std::uint64_t>(t.size(), n); }

}  // namespace

TEST_CASE("a ledger keeps what is printed and what is small, and nothing of what is withheld beside it") {
    pbo::release_ledger ledger;
    auto const t = first_table();
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    REQUIRE(ledger.releases.size() == 1);
    REQUIRE(ledger.releases[0].cells.size() == 3);
    CHECK(ledger.releases[0].cells[0] == pbo::released_cell{"a", 3, {{"a", 1}}, false, 5});
    CHECK(ledger.releases[0].cells[1] == pbo::released_cell{"c", 30, {{"c", 1}}, true, 0});
    CHECK(ledger.releases[0].cells[2] == pbo::released_cell{"total", 52, {{"a", 1}, {"b", 1}, {"c", 1}}, true, 0});
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    CHECK(ledger.releases.size() == 1);  // the same release again
}

TEST_CASE("the next table stands before the cells of the ledger, and knows which of its own were printed") {
    pbo::release_ledger ledger;
    auto const t = first_table();
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    pbo::relations next;
    next.add("everybody", 52, "+c +b +a");  // in another order: the same cell
    next.add("b", 19, "+b");
    next.add("others", 7, "+d");
    auto const beside = pbo::beside_ledger(next, pbo::primary_only(next, pbo::threshold{5}), least(next), ledger);
    REQUIRE(beside.cells.size() == 5);
    CHECK(beside.known == std::vector{true, false, false});
    CHECK(beside.least_shown == std::vector<std::uint64_t>{5, 5, 5, 5, 1});  // what is printed has no least: 1 is not small
    CHECK(beside.before[0] == pbo::cell_status::published);
    CHECK_FALSE(beside.cells[0].treatment.may_be_suppressed);
    CHECK(beside.before[1] == pbo::cell_status::published);
    CHECK(beside.cells[1].treatment.may_be_suppressed);
    CHECK(beside.before[3] == pbo::cell_status::primary);  // the 3 of a: not in this table, and guarded
    CHECK(beside.least_shown[3] == 5);
    CHECK(beside.before[4] == pbo::cell_status::published);  // c, which everybody knows
}

TEST_CASE("a cell that is small now and was printed before cannot be guarded; one that was small before still is") {
    pbo::release_ledger ledger;
    auto const t = first_table();
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    auto const again = pbo::beside_ledger(t, pbo::primary_only(t, pbo::threshold{31}), least(t, 31), ledger);
    CHECK(again.before[2] == pbo::cell_status::published);  // c, 30
    CHECK(again.known[2]);
    auto const lower = pbo::beside_ledger(t, pbo::primary_only(t, pbo::threshold{3}), least(t, 3), ledger);
    CHECK(lower.before[0] == pbo::cell_status::primary);  // a, 3, was withheld by a threshold of 5
    CHECK(lower.least_shown[0] == 5);
}

TEST_CASE("counts of other people are refused") {
    pbo::release_ledger ledger;
    auto const t = first_table();
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    pbo::relations later;
    later.add("total", 53, "+a +b +c");
    try {
        static_cast<void>(pbo::beside_ledger(later, pbo::primary_only(later, pbo::threshold{5}), least(later), ledger));
        FAIL("accepted");
    } catch (std::invalid_argument const& e) {
        CHECK(std::string(e.what()) == "pbo::beside_ledger: 'total' is 53, and was 52 in 'first'");
    }
}

#ifdef PBO_HAS_CLP
// By hand: 52 - 30 - 19 is the 3 that the first table withholds, so the second may print the 19 of b only if it does not stand alone.
TEST_CASE("the second table does not give away what the first withheld") {
    pbo::release_ledger ledger;
    auto const t = first_table();
    pbo::add_release(ledger, "first", t, first_pattern(), least(t));
    pbo::relations next;
    next.add("b", 19, "+b");
    next.add("d", 7, "+d");
    next.add("both", 26, "+b +d");
    auto const before = pbo::primary_only(next, pbo::threshold{5});
    pbo::clp_attacker alone(next);
    auto const forgetful = pbo::suppress(next, before, least(next), pbo::requirement::not_small, alone);
    REQUIRE(forgetful.has_value());
    CHECK(forgetful->is_published(0));
    auto const beside = pbo::beside_ledger(next, before, least(next), ledger);
    pbo::clp_attacker attacker(beside.cells);
    auto const s = pbo::suppress(beside.cells, beside.before, beside.least_shown, pbo::requirement::not_small, attacker);
    REQUIRE(s.has_value());
    CHECK_FALSE(s->is_published(0));
    CHECK_FALSE((s->is_published(1) && s->is_published(2)));
    attacker.knows(pbo::published_cells(*s));
    CHECK(attacker.end_of(3, 1.0) <= 2.0);   // a
    CHECK(attacker.end_of(3, -1.0) >= 5.0);
    // Where b was printed by mistake, there is no pattern: nothing may be published beside the first table.
    auto kept = pbo::suppress(beside.cells, beside.before, beside.least_shown, pbo::requirement::not_small, attacker, {.keep = {"b"}});
    CHECK_FALSE(kept.has_value());
}
#endif
