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
