// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/tabulate.hpp>

#include <doctest/doctest.h>

#include <list>
#include <map>
#include <random>
#include <ranges>

using pbo::by;
using pbo::tabulate;
using pbo::tally;

namespace {
struct person {
    std::string council;
    int mode = 0;
    bool told = false;
    std::int64_t pence = 0;
};
std::vector<person> people(std::size_t n) {
    std::mt19937 random(7);
    std::vector<person> all;
    for (std::size_t i = 0; i < n; ++i)
        all.push_back({"council number " + std::to_string(random() % 5) + " of a long name", static_cast<int>(random() % 3),
                       random() % 2 == 0, static_cast<std::int64_t>(random() % 1000) - 500});
    return all;
}
auto const told = pbo::indicator("told", &person::told);
auto const budget = pbo::mean_of("budget", &person::pence);
}  // namespace

TEST_CASE("the counts are those of a loop over a std::map") {
    auto const all = people(1000);
    std::map<std::tuple<std::string, int>, std::pair<std::uint64_t, std::int64_t>> expected;
    for (auto const& p : all) {
        auto& e = expected[{p.council, p.mode}];
        e.first += p.told ? 1U : 0U;
        e.second += p.pence;
    }
    auto const t = tabulate(all, by(&person::council, &person::mode), told, budget);
    static_assert(std::same_as<decltype(t)::key_type, std::tuple<std::string, int>>);
    REQUIRE(t.size() == expected.size());
    auto e = expected.begin();
    for (auto const& [key, cells] : t) {
        CHECK(key == e->first);
        CHECK(std::get<0>(cells.cells).hits() == e->second.first);
        CHECK(std::get<1>(cells.cells).sum() == e->second.second);
        ++e;
    }
    CHECK(t.context() == pbo::headings<2>{{"told", "budget"}});
}

TEST_CASE("one key gives a bare key, one indicator its bare cell") {
    auto const t = tabulate(people(100), by(&person::mode), told);
    static_assert(std::same_as<decltype(t)::key_type, int> && std::same_as<decltype(t)::cell_type, tally>);
    CHECK(t.context() == pbo::headings<1>{{"told"}});
    CHECK(t.total().trials() == 100);
}

TEST_CASE("any split, with unequal and empty parts, merges to the whole") {
    auto const all = people(200);
    auto const count = [&](std::size_t from, std::size_t to) {
        return tabulate(std::vector(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)),
                        by(&person::council), told, budget);
    };
    auto const whole = count(0, 200);
    for (std::size_t cut : {0U, 1U, 3U, 199U, 200U}) {
        auto merged = count(0, cut);
        merged += count(cut, 200);
        CHECK(merged == whole);
    }
}

TEST_CASE("no records make no cells but the headings stay") {
    auto const t = tabulate(std::vector<person>{}, by(&person::council), told);
    CHECK(t.empty());
    CHECK(t.context() == pbo::headings<1>{{"told"}});
}

TEST_CASE("records may be a list, a view that filters, or made as they are read; keys may be computed") {
    auto const all = people(300);
    auto const whole = tabulate(all, by(&person::council), told);
    CHECK(tabulate(std::list<person>(all.begin(), all.end()), by(&person::council), told) == whole);
    CHECK(tabulate(all | std::views::filter([](person const&) { return true; }), by(&person::council), told) == whole);
    CHECK(tabulate(all | std::views::transform([](person p) { return p; }), by(&person::council), told) == whole);
    CHECK(tabulate(all, by([](person const& p) { return p.council; }), told) == whole);
    auto const computed = tabulate(all, by([](person const& p) { return p.council; }, &person::mode), told);
    CHECK(computed == tabulate(all, by(&person::council, &person::mode), told));
}

namespace {
/// A key that tells how often it was copied or moved.
struct watched {
    int value = 0;
    static inline int copies = 0;
    explicit watched(int v) : value(v) {}
    watched(watched const& other) : value(other.value) { ++copies; }
    watched(watched&& other) noexcept : value(other.value) { ++copies; }
    watched& operator=(watched const&) = default;
    watched& operator=(watched&&) = default;
    friend auto operator<=>(watched const&, watched const&) = default;
};
}  // namespace
template <>
struct std::hash<watched> {
    std::size_t operator()(watched const& w) const noexcept { return static_cast<std::size_t>(w.value); }
};

TEST_CASE("keys are copied when they are new, whether a record holds them or a projection makes them, and not for each record") {
    auto const all = people(1000);
    auto const made = [](person const& p) { return watched(p.mode); };
    auto const copies_for = [&](std::size_t records) {
        watched::copies = 0;
        std::vector<person> const some(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(records));
        auto const t = tabulate(some, by(made, &person::told), told, budget);
        CHECK(t.size() == 6);
        CHECK(tabulate(some, by(made, &person::told), told).size() == 6);
        CHECK(tabulate(some, by(made), told).size() == 3);
        return watched::copies;
    };
    CHECK(copies_for(1000) == copies_for(100));  // sorting six keys copies some, too
}

TEST_CASE("answer sheets are counted as any indicator is") {
    struct answered { int mode; pbo::answer_sheet<> sheet; };
    std::vector<answered> all(3);
    all[1].sheet.set(0, 2);
    pbo::sheet_indicator<pbo::answer_sheet<> answered::*, 16> const answers{"answers", &answered::sheet};
    auto const t = tabulate(all, by(&answered::mode), answers);
    CHECK(t[0].sheets() == 3);
    CHECK(t[0].count(0, 2) == 1);
}
