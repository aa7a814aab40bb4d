// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The laws of what counts and of what counts are about, from core/ to domain/: see laws.hpp.
#include "laws.hpp"

#include <pbo/compare/net_balance.hpp>
#include <pbo/count.hpp>
#include <pbo/domain/council_list.hpp>
#include <pbo/domain/instrument.hpp>
#include <pbo/domain/support_mechanism.hpp>
#include <pbo/interval/finite_proportion.hpp>
#include <pbo/protect/cell_key.hpp>

#include <array>
#include <limits>
#include <optional>
#include <set>
#include <tuple>

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();

pbo::absences all_reasons(std::uint64_t seed) {
    pbo::absences a;
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i)
        for (std::uint64_t n = 0; n < seed + i; ++n) a.add(static_cast<pbo::absence>(i));
    return a;
}
pbo::tally a_tally(std::uint64_t hits, std::uint64_t trials, pbo::absence why) {
    pbo::tally t(hits, trials);
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i) t.add(static_cast<pbo::absence>(i));
    t.add(why);
    return t;
}
pbo::answer_sheet<> sheet(unsigned seed) {
    pbo::answer_sheet<> s;
    for (std::size_t q = 0; q < 16; ++q) s.set(q, static_cast<std::uint8_t>((seed + q) % 9));
    return s;
}
pbo::answer_counts<> answers(unsigned from, unsigned to) {
    pbo::answer_counts<> c;
    for (unsigned i = from; i < to; ++i) c.add(sheet(i));
    return c;
}
pbo::weighted_answer_counts<> weighted_answers(unsigned from, unsigned to) {
    pbo::weighted_answer_counts<> c;
    for (unsigned i = from; i < to; ++i) c.add(sheet(i), 0.25 * (i + 1));
    return c;
}
// Weights are dyadic, so that sums are exact in any order, but for a tiny one that only the low half of a sum can hold.
pbo::weighted_count weights(std::initializer_list<double> all) {
    pbo::weighted_count c;
    for (double w : all) c.add(w);
    return c;
}
pbo::amount money(std::initializer_list<std::int64_t> all, pbo::absences const& absent) {
    pbo::amount a;
    for (auto pence : all) a.add(pence);
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i)
        for (std::uint64_t n = 0; n < absent[static_cast<pbo::absence>(i)]; ++n) a.add(static_cast<pbo::absence>(i));
    return a;
}
pbo::weighted_proportion weighted(double hit, double miss, std::uint64_t absent) {
    pbo::weighted_proportion p;
    p.add(true, hit);
    p.add(true, 0x1p-60);
    p.add(false, miss);
    p.add(false, 0x1p-60);
    for (std::size_t i = 0; i < pbo::absence_reasons; ++i)
        for (std::uint64_t n = 0; n < absent; ++n) p.add(static_cast<pbo::absence>(i));
    return p;
}
pbo::instrument life(std::string const& name) {
    pbo::answer_scale const own{{"well", pbo::answer_direction::better}, {"ill", pbo::answer_direction::worse}};
    return {name, pbo::role::carer, {{"better", pbo::answer_direction::better}, {"worse", pbo::answer_direction::worse}},
            {{"dignity", "Support with dignity"}, {"health", "Health", own}}};
}
pbo::council_list councils(std::initializer_list<char const*> names) {
    pbo::council_list all;
    for (auto const* name : names)
        all.add({.name = name, .region = "Yorkshire and the Humber, by a long name", .pilot = true});
    return all;
}

}  // namespace

TEST_CASE("laws: proportion, tally and what was absent") {
    laws::hold_for<pbo::proportion>({{1, 3}, {0, 4}, {5, 5}});
    laws::overflows(pbo::proportion(1, most), pbo::proportion(0, 1));
    laws::refuses_part<std::domain_error>(pbo::proportion(2, 3), "hits", std::uint64_t{4});

    laws::hold_for<pbo::absences>({all_reasons(1), all_reasons(2), all_reasons(5)});
    auto const many = laws::with_leaf(pbo::tally(1, 2), "trials", most);
    laws::hold_for<pbo::tally>({a_tally(1, 3, pbo::absence::suppressed), a_tally(0, 4, pbo::absence::not_available),
                                a_tally(2, 2, pbo::absence::not_applicable)});
    laws::overflows(many, pbo::tally(0, 1));
    laws::refuses_part<std::domain_error>(pbo::tally(2, 3), "hits", std::uint64_t{4});

    auto const about = [](std::uint64_t n) {
        return pbo::remembered<pbo::tally>(a_tally(n, n + 1, pbo::absence::suppressed), {"user", "dignity", "ongoing"});
    };
    laws::hold_for<pbo::remembered<pbo::tally>>({about(1), about(4), about(9)});
    laws::refuses<std::invalid_argument>(about(1), pbo::remembered<pbo::tally>({1, 2}, {"carer", "dignity", "ongoing"}));

    std::vector<std::string> full(pbo::absence_reasons, laws::bytes_of_leaf(std::uint64_t{0}));
    full[0] = laws::bytes_of_leaf(most);
    auto const all = laws::rebuilt<pbo::absences>(full);
    laws::overflows(all, all_reasons(0));
    full[1] = laws::bytes_of_leaf(std::uint64_t{1});
    CHECK_THROWS_AS((void)laws::rebuilt<pbo::absences>(full), std::overflow_error);
}

TEST_CASE("laws: the answers to questions, weighted or not") {
    laws::hold_for<pbo::answer_counts<>>({answers(0, 10), answers(3, 5), answers(7, 8)});
    std::vector<std::uint64_t> no_bits(8 * 16);
    pbo::answer_counts<> many;
    many.add_bits(no_bits.data(), most);
    laws::overflows(many, answers(0, 1));
    laws::refuses_part<std::domain_error>(answers(0, 3), "sheets", std::uint64_t{4});

    auto tiny = weighted_answers(0, 9);
    for (unsigned i = 0; i < 9; ++i) tiny.add(sheet(i), 0x1p-60);
    laws::hold_for<pbo::weighted_answer_counts<>>({weighted_answers(0, 10), tiny, weighted_answers(7, 8)});
    auto leaves = laws::leaves_of(weighted_answers(0, 1));
    leaves[0] = laws::bytes_of_leaf(std::uint64_t{2});  // two sheets, of which each question knows one
    CHECK_THROWS_AS((void)laws::rebuilt<pbo::weighted_answer_counts<>>(leaves), std::domain_error);
    auto times = weighted_answers(0, 1);
    times *= most;
    laws::overflows(times, weighted_answers(0, 1));
}

TEST_CASE("laws: categories, amounts and rows of cells") {
    using categories = pbo::category_counts<3>;
    laws::hold_for<pbo::category_counts<3>>({categories({1, 2, 3}), categories({0, 5, 0}), categories({9, 0, 1})});
    laws::overflows(categories({most - 1, 1, 0}), categories({0, 0, 1}));

    laws::hold_for<pbo::amount>({money({1, -3}, all_reasons(1)), money({std::int64_t{1} << 40}, all_reasons(2)), money({7, 7}, {})});
    laws::overflows(money({std::numeric_limits<std::int64_t>::max()}, {}), money({1}, {}));
    constexpr auto largest = std::numeric_limits<std::int64_t>::max();  // four of its squares leave 128 bits
    laws::overflows(money({largest, -largest}, {}), money({largest, -largest, 7'000'000'000, 7'000'000'000}, {}));
    laws::refuses_part<std::domain_error>(money({1, 2}, {}), "sum", std::int64_t{4});
    laws::refuses_part<std::domain_error>(money({1, 2}, {}), "n", std::uint64_t{0});

    using both = pbo::row<pbo::tally, pbo::amount>;
    laws::hold_for<pbo::row<pbo::tally, pbo::amount>>({{{a_tally(1, 3, pbo::absence::suppressed), money({3}, all_reasons(1))}},
                                                       {{a_tally(2, 2, pbo::absence::suppressed), money({-4, std::int64_t{1} << 41}, {})}}});
    laws::overflows(both{{pbo::tally(0, 1), money({std::numeric_limits<std::int64_t>::max()}, {})}},
                    both{{pbo::tally(0, 1), money({1}, {})}});
}

TEST_CASE("laws: cells of weights") {
    laws::hold_for<pbo::weighted_count>({weights({0.5, 4.0}), weights({0.25, 0x1p-60}), weights({3.0, 3.0, 3.0})});
    laws::overflows(laws::with_leaf(weights({0.5}), "n", most), weights({0.5}));
    laws::refuses_part<std::domain_error>(weights({0.5}), "n", std::uint64_t{0});

    laws::hold_for<pbo::weighted_proportion>({weighted(0.5, 2.0, 1), weighted(4.0, 0.25, 2), weighted(8.0, 8.0, 3)});
    auto leaves = laws::leaves_of(weighted(0.5, 2.0, 0));
    leaves[0] = laws::bytes_of_leaf(most - 2);  // misses; with two hits there is no room for another
    laws::overflows(laws::rebuilt<pbo::weighted_proportion>(leaves), weighted(0.5, 2.0, 0));

    pbo::weighted_ratio r, s;
    for (double w : {1.0, 0x1p-60}) {
        r.add(3.0, 2.0, w);
        s.add(-5.0, 8.0, w);
    }
    r.add(0x1p-70, 0x1p-70, 0x1p-70);
    pbo::weighted_ratio of_one;
    of_one.add(3.0, 2.0, 0.5);
    laws::hold_for<pbo::weighted_ratio>({r, s, of_one});
    laws::overflows(laws::with_leaf(r, "n", most), s);

    laws::hold_for<pbo::weighted_moments>({{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, {5, 2, 3, 9, 5, 1, 7, 2, 9, 3}});
    laws::overflows(pbo::weighted_moments{most}, pbo::weighted_moments{1});

    pbo::detail::compensated_sum high, low;
    high += 0.5;
    high += 0x1p-60;
    low += 0x1p-61;
    laws::hold_for<pbo::detail::compensated_sum>({high, low});
}

TEST_CASE("laws: balances and populations") {
    laws::hold_for<pbo::net_balance>({{1, 2, 5}, {3, 0, 3}, {0, 4, 9}});
    laws::overflows(pbo::net_balance(1, 1, most), pbo::net_balance(0, 0, 1));
    laws::refuses_part<std::domain_error>(pbo::net_balance(1, 2, 5), "worse", std::uint64_t{5});
    laws::hold_for<pbo::finite_proportion>({{1, 2, 5}, {0, 3, 3}, {4, 4, 90}});
    laws::overflows(pbo::finite_proportion(1, 2, most), pbo::finite_proportion(0, 1, 1));
    laws::refuses_part<std::domain_error>(pbo::finite_proportion(1, 2, 5), "population", std::uint64_t{1});
}

TEST_CASE("laws: what the cells of a table share") {
    laws::hold_for<pbo::instrument>({life("2012"), life("2012")});
    laws::refuses<std::invalid_argument>(life("2012"), life("2013"));
    laws::refuses_part<std::invalid_argument>(life("2012"), "name", std::string{});

    auto const same = [](pbo::council_list const& a, pbo::council_list const& b) {
        auto const all = [](pbo::council_list const& l) { return std::set<pbo::council>(l.begin(), l.end()); };
        return a.size() == b.size() && all(a) == all(b);
    };
    laws::hold_for<pbo::council_list>({councils({"Kirklees", "Barnet"}), councils({"Barnet"}), councils({"York", "Hull"})}, same);
    auto twice = laws::leaves_of(councils({"Kirklees", "Barnet"}));
    twice[2] = twice[1];
    CHECK_THROWS_AS((void)laws::rebuilt<pbo::council_list>(twice), std::invalid_argument);

    std::vector<pbo::mechanisms_seen> seen;
    for (int m = 0; m < 8; ++m) seen.emplace_back(static_cast<pbo::support_mechanism>(m));
    laws::hold_for<pbo::mechanisms_seen>(seen);

    laws::hold_for<pbo::headings<2>>({{{"one", "two"}}, {{"one", ""}}, {{"", "two"}}});
    laws::refuses<std::invalid_argument>(pbo::headings<2>{{"one", ""}}, pbo::headings<2>{{"other", "two"}});
    pbo::no_context nothing;
    nothing += pbo::no_context{};
    CHECK(laws::leaves_of(nothing).empty());
}

TEST_CASE("laws: tables, of any keys") {
    using key = std::tuple<std::string, std::optional<int>, std::array<bool, 2>>;
    using table = pbo::table<key, pbo::tally, pbo::headings<1>>;
    auto const of = [](std::initializer_list<std::pair<key, pbo::tally>> entries) {
        table::builder b(pbo::headings<1>{{"told"}});
        for (auto const& [k, cell] : entries) b[k] += cell;
        return b.freeze();
    };
    key const first{"a", std::nullopt, {true, false}}, second{"b", 3, {false, true}}, third{"", 0, {}};
    laws::hold_for<table>({of({{first, {1, 2}}, {second, {3, 4}}}), of({{second, {5, 9}}}), of({{third, {0, 1}}, {first, {2, 2}}})});
    laws::overflows(of({{first, {1, most}}, {third, {1, 1}}}), of({{first, {0, 1}}, {second, {1, 1}}}));

    using small = pbo::table<std::string, pbo::proportion>;
    small::builder b;
    b["a"] += pbo::proportion(1, 2);
    b["b"] += pbo::proportion(1, 2);
    auto leaves = laws::leaves_of(b.freeze());
    REQUIRE(leaves.size() == 7);  // how many, and of each the key and two counts
    leaves[1] = "c";
    CHECK_THROWS_WITH_AS((void)laws::rebuilt<small>(leaves), "pbo::table: the key 'b' does not stand after 'c'", std::invalid_argument);

    // A builder merges to what the tables of two builders merge to, also with itself.
    small::builder one, other;
    one["x"] += pbo::proportion(1, 3);
    other["y"] += pbo::proportion(1, 4);
    other["x"] += pbo::proportion(2, 2);
    auto copy = one, copy_of_other = other;
    auto tables = copy.freeze();
    tables += copy_of_other.freeze();
    auto twice = other;
    twice += twice;
    CHECK(twice.freeze()["x"] == pbo::proportion(4, 4));
    one += other;
    CHECK(one.freeze() == tables);
}

TEST_CASE("laws: record keys of cells") {
    auto const of = [](std::uint32_t range, std::initializer_list<std::uint32_t> keys) {
        pbo::cell_key cell(range);
        for (auto const k : keys) cell += k;
        return cell;
    };
    laws::hold_for<pbo::cell_key>({of(256, {200, 100}), of(256, {255}), of(256, {0, 0, 7})});
    laws::overflows(laws::with_leaf(of(256, {3}), "people", most), of(256, {1}));
    laws::refuses<std::invalid_argument>(of(256, {3}), of(128, {3}));
    laws::refuses_part<std::domain_error>(of(256, {3}), "key", std::uint32_t{256});
    laws::refuses_part<std::domain_error>(of(256, {3}), "range", std::uint32_t{0});
}
