// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#ifdef PBO_HAS_CLP
#include <pbo/core/random.hpp>
#include <pbo/protect/clp_attacker.hpp>

#include <pbo/protect/rule.hpp>

#include <algorithm>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <vector>

TEST_CASE("the attacker finds the limits that two other solvers found, to the digit") {
    auto const tables = worked::tables();
    std::map<std::string, std::string> patterns;
    for (auto row : worked::rows_of("optimal_suppression.csv"))
        patterns[row["table"] + row["rule"] + row["objective"]] = row["pattern"];
    std::size_t compared = 0;
    for (auto row : worked::rows_of("feasibility_intervals.csv")) {
        CAPTURE(row["table"]);
        CAPTURE(row["cell"]);
        auto const& t = tables.at(row["table"]);
        auto known = pbo::published_cells(pbo::primary_only(t, pbo::threshold{5}));
        std::istringstream pattern(patterns.at(row["table"] + row["rule"] + row["objective"]));
        for (std::string cell; std::getline(pattern, cell, ';');) known[t.index_of(cell)] = false;
        pbo::clp_attacker attack(t);
        attack.knows(known);
        auto const cell = t.index_of(row["cell"]);
        CHECK(attack.end_of(cell, 1.0) == std::stod(row["lower"]));
        CHECK(attack.end_of(cell, -1.0) == std::stod(row["upper"]));
        ++compared;
    }
    CHECK(compared > 100);
}

// Worked by hand: each of three sums of two people's counts and one more is 1.  With half a person each the three could be 1.5
// together; whole people cannot, because with s = 0 the sums, 3 together, would count each of the three twice.  So s is 1 and all
// three are 0, and somebody who tries whole counts knows it.
TEST_CASE("whole people may be found out where fractions of people are not") {
    pbo::relations t;
    t.add("ab", 1, "+a +b +s");
    t.add("bc", 1, "+b +c +s");
    t.add("ca", 1, "+c +a +s");
    t.add("abc", 0, "+a +b +c");
    t.add("s", 1, "+s");
    pbo::clp_attacker attack(t);
    attack.knows({true, true, true, false, false});
    CHECK(attack.end_of(3, 1.0) == 0.0);
    CHECK(attack.end_of(3, -1.0) == 0.0);
    CHECK(attack.end_of(4, 1.0) == 1.0);
    CHECK(attack.end_of(4, -1.0) == 1.0);
    CHECK(attack.whole_people());
    // With too few programmes to try, the limits of fractions stand, and it says so.
    pbo::clp_attacker hasty(t, 1);
    hasty.knows({true, true, true, false, false});
    CHECK(hasty.end_of(3, -1.0) == 1.5);
    CHECK_FALSE(hasty.whole_people());
    // What no whole people can be: three sums of two that are odd together.
    pbo::relations odd;
    odd.add("ab", 1, "+a +b");
    odd.add("bc", 1, "+b +c");
    odd.add("ca", 1, "+c +a");
    pbo::clp_attacker none(odd);
    none.knows({true, true, true});
    CHECK_THROWS_AS(static_cast<void>(none.leaves()), std::invalid_argument);
}

// An oracle without any programme: all whole counts of the leaves that add up are tried, one after the other.
TEST_CASE("the limits are those of all whole counts that add up") {
    std::size_t compared = 0, wider = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        pbo::random_source draw(seed);
        std::size_t const leaves = 3 + draw.below(3);
        std::vector<std::int64_t> counts;
        pbo::relations t;
        for (std::size_t i = 0; i < leaves; ++i) {
            counts.push_back(static_cast<std::int64_t>(draw.below(4)));
            static_cast<void>(t.leaf(std::to_string(i)));
        }
        // Sums of some of the leaves, any of them; the sum of all is always known, so that there is an end.
        std::vector<std::vector<std::size_t>> cells;
        for (std::size_t c = 0; c < leaves + 3; ++c) {
            std::vector<std::size_t> in;
            for (std::size_t i = 0; i < leaves; ++i)
                if (c == 0 || draw.below(2) == 0) in.push_back(i);
            if (in.empty()) in.push_back(draw.below(leaves));
            std::vector<pbo::leaf_term> terms;
            std::int64_t sum = 0;
            for (auto const i : in) {
                terms.push_back({static_cast<std::uint32_t>(i), 1});
                sum += counts[i];
            }
            t.add("cell " + std::to_string(c), sum, terms);
            cells.push_back(in);
        }
        pbo::known_cells known(t.size());
        known[0] = true;
        for (std::size_t c = 1; c < t.size(); ++c) known[c] = draw.below(2) == 0;
        std::vector<std::int64_t> least(t.size(), 1000), most(t.size(), -1), at(leaves, 0);
        auto const all = t[0].count;
        for (;;) {
            auto const sum_of = [&](std::size_t c) {
                std::int64_t sum = 0;
                for (auto const i : cells[c]) sum += at[i];
                return sum;
            };
            bool fits = true;
            for (std::size_t c = 0; c < t.size() && fits; ++c) fits = !known[c] || sum_of(c) == t[c].count;
            if (fits)
                for (std::size_t c = 0; c < t.size(); ++c) {
                    least[c] = std::min(least[c], sum_of(c));
                    most[c] = std::max(most[c], sum_of(c));
                }
            std::size_t i = 0;
            while (i < leaves && ++at[i] > all) at[i++] = 0;
            if (i == leaves) break;
        }
        pbo::clp_attacker attack(t);
        pbo::clp_attacker fractions(t, 0);
        attack.knows(known);
        fractions.knows(known);
        for (std::size_t c = 0; c < t.size(); ++c) {
            CAPTURE(c);
            CHECK(attack.end_of(c, 1.0) == static_cast<double>(least[c]));
            CHECK(attack.end_of(c, -1.0) == static_cast<double>(most[c]));
            wider += fractions.end_of(c, 1.0) < static_cast<double>(least[c]) ? 1U : 0U;
            wider += fractions.end_of(c, -1.0) > static_cast<double>(most[c]) ? 1U : 0U;
            ++compared;
        }
        CHECK(attack.whole_people());
    }
    CHECK(compared > 300);
    CHECK(wider > 0);  // or whole people were never asked about
}

TEST_CASE("small counts alone withheld are found out exactly") {
    auto const tables = worked::tables();
    for (auto row : worked::rows_of("primary_only_attack.csv")) {
        auto const& t = tables.at(row["table"]);
        pbo::clp_attacker attack(t);
        attack.knows(pbo::published_cells(pbo::primary_only(t, pbo::threshold{5})));
        auto const cell = t.index_of(row["cell"]);
        CHECK(attack.end_of(cell, 1.0) == std::stod(row["lower"]));
        CHECK(attack.end_of(cell, -1.0) == std::stod(row["upper"]));
    }
}

TEST_CASE("what nothing bounds is infinite; what contradicts itself is refused") {
    pbo::relations t;
    t.add("a", 3, "+a");
    t.add("b", 5, "+b +c");
    t.add("c", 9, "+b -c");
    pbo::clp_attacker attack(t);
    attack.knows({false, false, false});
    CHECK(attack.end_of(0, 1.0) == 0.0);
    CHECK(attack.end_of(0, -1.0) == std::numeric_limits<double>::infinity());
    attack.knows({false, true, true});
    CHECK_THROWS_AS(static_cast<void>(attack.end_of(1, 1.0)), std::invalid_argument);
    // A difference bounds neither of its two from above, and the greater from below; and it is asked twice, before and after.
    pbo::relations change;
    change.add("now", 8, "+now");
    change.add("more", 5, "+now -before");
    pbo::clp_attacker of_change(change);
    of_change.knows({false, true});
    for (int again = 0; again < 2; ++again) {
        CHECK(of_change.end_of(0, 1.0) == 5.0);
        CHECK(of_change.end_of(0, -1.0) == std::numeric_limits<double>::infinity());
    }
}
#else
TEST_CASE("the attack by linear programming is left out: there is no COIN Clp (Debian and Ubuntu: coinor-libclp-dev)") {}
#endif
