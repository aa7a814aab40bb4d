// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/count/table.hpp>

#include <pbo/count/row.hpp>
#include <pbo/count/tally.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <random>

using pbo::tally;
using counts = pbo::table<std::string, tally>;

static_assert(std::regular<counts> && std::is_nothrow_move_constructible_v<counts>);

namespace {
struct plain {  // ordered, without a hash and without a text
    int n = 0;
    friend auto operator<=>(plain const&, plain const&) = default;
};
counts random_counts(unsigned seed, int records) {
    std::mt19937 random(seed);
    counts::builder b;
    for (int i = 0; i < records; ++i) {
        auto& cell = b[std::to_string(random() % 12)];
        if (random() % 10 == 0)
            cell.add(pbo::absence::suppressed);
        else
            cell.add(random() % 3 == 0);
    }
    return b.freeze();
}
counts sum(counts a, counts const& b) { return a += b; }
struct touchy {  // a cell that can be made to refuse
    int n = 0;
    touchy& operator+=(touchy const& other) {
        if (n == 1 && other.n == 1) throw std::overflow_error("full");
        n += other.n;
        return *this;
    }
    friend bool operator==(touchy const&, touchy const&) = default;
};
struct explosive {  // a key whose copies fail on demand
    int n = 0;
    bool armed = false;
    explosive(int number = 0, bool arm = false) : n(number), armed(arm) {}
    explosive(explosive const& other) : n(other.n), armed(other.armed) {
        if (armed) throw std::bad_alloc();
    }
    explosive& operator=(explosive const&) = default;
    friend bool operator==(explosive const& a, explosive const& b) { return a.n == b.n; }
    friend auto operator<=>(explosive const& a, explosive const& b) { return a.n <=> b.n; }
};
}  // namespace

template <>
struct std::hash<explosive> {
    std::size_t operator()(explosive const& e) const noexcept { return static_cast<std::size_t>(e.n); }
};

TEST_CASE("a frozen table is sorted, whatever the order of counting, and finds its keys") {
    counts::builder b;
    for (auto const* key : {"Leeds", "Bury", "York", "Bury"}) b[key].add(true);
    auto const t = b.freeze();
    CHECK(t.size() == 3);
    std::vector<std::string> keys;
    for (auto const& [key, cell] : t) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"Bury", "Leeds", "York"});
    CHECK(t["Bury"] == tally{2, 2});
    CHECK(t.find("Bolton") == nullptr);
    CHECK_FALSE(t.contains("Z"));
    CHECK(b.size() == 0);
    CHECK(b.freeze() == counts{});
    b["after"].add(true);
    CHECK(b.freeze()["after"] == tally{1, 1});
}

TEST_CASE("a key that is not there is named") {
    CHECK_THROWS_WITH_AS((void)random_counts(1, 50)["Rutland"], doctest::Contains("'Rutland'"), std::out_of_range);
    CHECK_THROWS_AS((void)(pbo::table<plain, tally>{}[plain{}]), std::out_of_range);
}

TEST_CASE("merging has an identity, commutes and associates, with unequal and empty parts") {
    counts const parts[] = {{}, random_counts(1, 1), random_counts(2, 40), random_counts(3, 500)};
    for (auto const& a : parts) {
        CHECK(sum(a, {}) == a);
        CHECK(sum({}, a) == a);
        for (auto const& b : parts) {
            CHECK(sum(a, b) == sum(b, a));
            CHECK(sum(a, b).total() == a.total() + b.total());
            for (auto const& c : parts) CHECK(sum(sum(a, b), c) == sum(a, sum(b, c)));
        }
    }
    auto twice = parts[2];
    twice += twice;
    CHECK(twice == sum(parts[2], parts[2]));
}

TEST_CASE("when a cell refuses to merge, the table is as it was") {
    pbo::table<int, touchy>::builder b;
    b[1].n = 5;
    b[2].n = 1;
    auto t = b.freeze();
    auto const before = t;
    CHECK_THROWS_AS(t += before, std::overflow_error);
    CHECK(t == before);
}

TEST_CASE("when a context refuses to merge, the table is as it was") {
    using named = pbo::table<int, tally, pbo::headings<1>>;
    named::builder one(pbo::headings<1>{{"told"}});
    one[1].add(true);
    named::builder other(pbo::headings<1>{{"asked"}});
    other[1].add(true);
    auto t = one.freeze();
    auto const before = t;
    CHECK_THROWS_WITH_AS(t += other.freeze(), doctest::Contains("'told' and 'asked'"), std::invalid_argument);
    CHECK(t == before);
    CHECK((t += named{}) == before);  // the identity of contexts
    named none;
    CHECK((none += before) == before);
}

TEST_CASE("a key that cannot be copied into the table leaves the builder as it was") {
    pbo::table<explosive, tally>::builder b;
    b[explosive(1)].add(true);
    CHECK_THROWS_AS((void)b[explosive(2, true)], std::bad_alloc);
    b[explosive(3)].add(false);
    b[explosive(2)].add(true);
    b[explosive(1)].add(true);
    auto const t = b.freeze();
    CHECK(t.size() == 3);
    CHECK(t[explosive(1)] == tally{2, 2});
    CHECK(t[explosive(2)] == tally{1, 1});
    CHECK(t[explosive(3)] == tally{0, 1});
}

TEST_CASE("a key that is not there is told with those that are") {
    using namespace std::string_literals;
    auto const told = [](auto const& t, auto const& key) {
        try {
            static_cast<void>(t[key]);
        } catch (std::out_of_range const& e) {
            return std::string(e.what());
        }
        return "nothing"s;
    };
    pbo::table<std::string, tally>::builder three;
    for (auto const* name : {"York", "Bury", "Leeds"}) three[name];
    CHECK(told(three.freeze(), "x"s) == "pbo::table: no cell for 'x' among 3 keys: 'Bury', 'Leeds', 'York'");
    CHECK(told(pbo::table<std::string, tally>(), "x\0y"s) == "pbo::table: no cell for 'x\\x00y' among 0 keys");
    pbo::table<int, tally>::builder many;
    for (int i = 1; i <= 14; ++i) many[i];
    CHECK(told(many.freeze(), 0) ==
          "pbo::table: no cell for '0' among 14 keys: '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12' and 2 more");
}

TEST_CASE("keys without a hash count as well as others") {
    pbo::table<plain, tally>::builder b;
    for (int i = 0; i < 100; ++i) b[plain{i % 7}].add(true);
    auto const t = b.freeze();
    CHECK(t.size() == 7);
    CHECK(t[plain{0}] == tally{15, 15});
}

TEST_CASE("regroup merges cells of one group, keeps the context, and commutes with merging") {
    auto const first_digit = [](std::string const& key) { return key.front(); };
    auto const a = random_counts(7, 300);
    auto const b = random_counts(8, 20);
    auto const regrouped = pbo::regroup(a, first_digit);
    CHECK(regrouped.total() == a.total());
    CHECK(regrouped['1'] == a["1"] + a["10"] + a["11"]);
    auto merged = regrouped;
    merged += pbo::regroup(b, first_digit);
    CHECK(merged == pbo::regroup(sum(a, b), first_digit));
    CHECK(pbo::regroup(a, [](auto const& key) { return key; }) == a);
    CHECK(pbo::regroup(counts{}, first_digit).empty());
    pbo::table<int, tally, pbo::headings<1>> const named(pbo::headings<1>{{"told"}});
    CHECK(pbo::regroup(named, [](int k) { return k / 2; }).context() == named.context());
}

TEST_CASE("a total that overflows throws, and an empty table's total is nothing") {
    pbo::table<int, tally>::builder b;
    b[1] = tally{0, std::numeric_limits<std::uint64_t>::max()};
    b[2] = tally{0, 1};
    CHECK_THROWS_AS((void)b.freeze().total(), std::overflow_error);
    CHECK(counts{}.total() == tally{});
}
