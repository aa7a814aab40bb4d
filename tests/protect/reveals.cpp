// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/interval/wilson.hpp>
#include <pbo/protect/reveals.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using pbo::print_window;
using pbo::requirement;
using pbo::threshold;

// tests/reference/protect/what_a_percentage_reveals.csv: all (k, n) that print the same, enumerated elsewhere.
TEST_CASE("what a printed percentage can only be") {
    auto const p1 = pbo::alternatives_of(print_window::rounded({77, 1000}, 1000), {23, 27});
    REQUIRE(p1.pairs().size() == 1);
    CHECK(p1.pairs()[0] == pbo::counts_out_of{26, {2, 2}});
    auto const p3 = pbo::alternatives_of(print_window::rounded({333, 1000}, 1000), {8, 12});
    CHECK(p3.pairs().size() == 2);
    CHECK(p3.hits() == pbo::compatible_counts{3, 4});
    CHECK(p3.bases() == pbo::compatible_counts{9, 12});
    CHECK(p3.misses() == pbo::compatible_counts{6, 8});
    auto const p5 = pbo::alternatives_of(print_window::rounded({46, 1000}, 1000), {85, 87});
    REQUIRE(p5.pairs().size() == 1);
    CHECK(p5.pairs()[0] == pbo::counts_out_of{87, {4, 4}});
    auto const p7 = pbo::alternatives_of(print_window::rounded({67, 1000}, 1000), {608, 612});
    CHECK(p7.pairs().size() == 5);
    CHECK(p7.hits() == pbo::compatible_counts{41, 41});
}

// Enumerated with Python: all k of all n whose share, and whose limits by Wilson's formula in closed form, round half up to these.
TEST_CASE("limits beside a percentage say more than it") {
    auto const one = pbo::alternatives_of({.parts = 100, .value = 12, .lower = 4, .upper = 29}, {1, 700}, pbo::wilson);
    REQUIRE(one.pairs().size() == 1);
    CHECK(one.pairs()[0] == pbo::counts_out_of{26, {3, 3}});
    auto const none_of_seven = pbo::alternatives_of({.parts = 100, .value = 0, .lower = 0, .upper = 35}, {1, 700}, pbo::wilson);
    REQUIRE(none_of_seven.pairs().size() == 1);
    CHECK(none_of_seven.pairs()[0] == pbo::counts_out_of{7, {0, 0}});
    auto const twelve = pbo::alternatives_of({.parts = 100, .value = 30, .lower = 18, .upper = 45}, {1, 700}, pbo::wilson);
    REQUIRE(twelve.pairs().size() == 1);
    CHECK(twelve.pairs()[0] == pbo::counts_out_of{40, {12, 12}});
    auto const many = pbo::alternatives_of({.parts = 1000, .value = 67, .lower = 50, .upper = 90}, {600, 615}, pbo::wilson);
    REQUIRE(many.pairs().size() == 5);
    CHECK(many.hits() == pbo::compatible_counts{41, 41});
    CHECK(many.bases() == pbo::compatible_counts{608, 612});
    // Without the limits 12 % of at most 700 people could be nearly anything.
    CHECK(pbo::alternatives_of(print_window::rounded({12, 100}, 100), {1, 700}).hits().largest == 87);
}

TEST_CASE("a figure reveals a small count, a small rest or a small base") {
    auto const of = [](std::uint64_t parts, std::uint64_t printed, pbo::compatible_counts bases) {
        return pbo::alternatives_of(print_window::rounded({printed, parts}, parts), bases);
    };
    // 3 or 4 of 9 or 12: not exactly known, but known to be under 5.
    auto const thirds = of(1000, 333, {8, 12});
    CHECK_FALSE(pbo::reveals(thirds, {3, 9}, threshold{5}, requirement::not_exact));
    CHECK(pbo::reveals(thirds, {3, 9}, threshold{5}, requirement::not_small));
    CHECK(pbo::reveals(thirds, {3, 9}, threshold{10}, requirement::not_small));
    // The rest of 24 of 26 is 2 people.
    auto const most = of(1000, 923, {26, 26});
    CHECK(pbo::reveals(most, {24, 26}, threshold{5}, requirement::not_exact));
    // 41 of 608 to 612 is exactly known and no small count.
    CHECK_FALSE(pbo::reveals(of(1000, 67, {608, 612}), {41, 612}, threshold{5}, requirement::not_small));
    // All of a base of 3 to 4: the base is small.
    CHECK(pbo::reveals(of(100, 100, {3, 4}), {3, 3}, threshold{5}, requirement::not_small));
    CHECK_FALSE(pbo::reveals(of(100, 100, {2, 9}), {3, 3}, threshold{5}, requirement::not_small));
    // 4, 5 or 6 of 8 to 12: of 4 nobody thinks that it is less.  From 6 people on it could be 3.
    CHECK(pbo::reveals(of(100, 50, {8, 12}), {4, 8}, threshold{5}, requirement::not_small));
    CHECK_FALSE(pbo::reveals(of(100, 50, {6, 12}), {4, 8}, threshold{5}, requirement::not_small));
    // Nobody is shown: 0 of 7 tells of nobody, and 7 is no small base.
    CHECK_FALSE(pbo::reveals(of(100, 0, {7, 7}), {0, 7}, threshold{5}, requirement::not_small));
}

TEST_CASE("what cannot be asked") {
    CHECK_THROWS_AS(static_cast<void>(pbo::alternatives_of({.parts = 0}, {1, 9}, pbo::wilson)), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(pbo::alternatives_of({.parts = 100, .value = 101}, {1, 9}, pbo::wilson)), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(pbo::alternatives_of(print_window::rounded({1, 2}, 100), {1, 10'000'001})), std::invalid_argument);
    auto const none = pbo::alternatives_of(print_window::rounded({33, 100}, 100), {5, 5});
    CHECK(none.empty());
    CHECK_THROWS_AS(static_cast<void>(pbo::reveals(none, {2, 5}, threshold{5}, requirement::not_exact)), std::invalid_argument);
}
