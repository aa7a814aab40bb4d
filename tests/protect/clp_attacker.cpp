// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "protect/worked_tables.hpp"

#include <doctest/doctest.h>

#ifdef PBO_HAS_CLP
#include <pbo/protect/clp_attacker.hpp>

#include <pbo/protect/rule.hpp>

#include <limits>
#include <sstream>
#include <stdexcept>

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
}
#else
TEST_CASE("the attack by linear programming is left out: there is no COIN Clp (Debian and Ubuntu: coinor-libclp-dev)") {}
#endif
