// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What stands between a table of records and a fit.
#include "explain/trusted.hpp"

#include <pbo/core/threads.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/explain/covariate_patterns.hpp>
#include <pbo/explain/logistic.hpp>
#include <pbo/explain/model_term.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace pbo;

namespace {

struct person {
    std::string council, mode;
    bool told = false;
    int age = 0;
    bool better = false;
};

}  // namespace

TEST_CASE("records are counted once, by any runner, and patterns are what is left") {
    std::vector<person> const people{{"A", "dp", true, 70, true},
                                     {"A", "dp", true, 70, false},
                                     {"A", "mb", false, 30, true},
                                     {"B", "dp", true, 70, true},
                                     {"B", "", false, 30, true}};
    auto const better = indicator("better", &person::better);
    auto const keys = by(&person::council, &person::mode, &person::told, &person::age);
    auto const patterns = patterns_of(tabulate(people, keys, better), {"mode", "told", "age"});
    REQUIRE(patterns.rows().size() == 4);
    CHECK(patterns.clusters() == std::vector<std::string>{"A", "B"});
    auto const& first = patterns.rows()[0];
    CHECK(first.values == std::vector<covariate>{std::string("dp"), std::string("yes"), 70.0});
    CHECK(first.hits == 1.0);
    CHECK(first.asked == 2.0);
    CHECK(first.people == 2);
    auto const in_threads = patterns_of(tabulate(threads{2}, people, keys, better), {"mode", "told", "age"});
    CHECK(in_threads.rows().size() == 4);
    // Nobody with an empty covariate is in a model that uses it; others may have them.
    CHECK(logistic(patterns, {factor("mode", "dp")}).people() == 4);
    CHECK(logistic(patterns, {numeric("age")}).people() == 5);
    CHECK(patterns_of(tabulate(people, by(&person::council), better), {}).rows().size() == 2);
}

TEST_CASE("rows that cannot be are refused") {
    covariate_patterns patterns({"mode", "age"});
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp")}, 1, 2, 2), std::invalid_argument);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), 1.0}, 3, 2, 2), std::domain_error);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), std::nan("")}, 1, 2, 2), std::domain_error);
    CHECK_THROWS_AS(patterns.add("A", {std::string("dp"), 1.0}, 1, HUGE_VAL, 2), std::domain_error);
    CHECK(patterns.rows().empty());
    CHECK(patterns.clusters().empty());
    CHECK_THROWS_AS(covariate_patterns({"mode", "mode"}), std::invalid_argument);
}

TEST_CASE("an offset is a part of the log odds that is known") {
    // Of odds 3/7 twice what is known, the rest is 3/7 / 2.
    covariate_patterns patterns({});
    patterns.add("", {}, 3, 10, 10, std::log(2.0));
    CHECK(*logistic(patterns, {}).coefficient(0) ==
          doctest::Approx(std::log(3.0 / 7.0) - std::log(2.0)).epsilon(1e-12));
}
