// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: every pair (k, n) tried by itself, and four printed percentages whose pairs were counted in exact
// arithmetic (HiGHS and Python fractions, halves up).
#include <pbo/core/printed_alike.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace pbo;

namespace {
std::uint64_t constexpr no_end = std::numeric_limits<std::uint64_t>::max();

std::vector<print_window> windows() {
    return {print_window::rounded({20, 100}, 100),
            print_window::rounded({0, 100}, 100),
            print_window::rounded({1, 1}, 100),
            print_window::rounded({333, 1000}, 1000),
            print_window::almost({2, 3}, {3, 5}),
            print_window::nearest({1, 7}, {1, 8}, {1, 6}),
            print_window::over({4, 5}),
            print_window::under({1, 10}),
            print_window::at_least({1, 1}),
            print_window::over({1, 1}),
            print_window::exactly({1, 3}),
            print_window::exactly({0, 1}),
            print_window::between({1, 4}, {1, 2}),
            print_window::over({0, 1}),
            print_window::rounded({15, 10}, 10),
            print_window::above({1, 4}, {1, 3})};
}
}  // namespace

TEST_CASE("what a percentage reveals: the pairs that print the same") {
    auto const pairs = [](print_window const& w, compatible_counts bases) {
        std::vector<counts_out_of> const all = printed_alike(w, bases);
        return all;
    };
    using all = std::vector<counts_out_of>;
    CHECK(pairs(print_window::rounded({77, 1000}, 1000), {23, 27}) == all{{26, {2, 2}}});
    CHECK(pairs(print_window::rounded({333, 1000}, 1000), {8, 12}) == all{{9, {3, 3}}, {12, {4, 4}}});
    CHECK(pairs(print_window::rounded({46, 1000}, 1000), {85, 87}) == all{{87, {4, 4}}});
    CHECK(pairs(print_window::rounded({67, 1000}, 1000), {608, 612}) ==
          all{{608, {41, 41}}, {609, {41, 41}}, {610, {41, 41}}, {611, {41, 41}}, {612, {41, 41}}});
}

TEST_CASE("pairs are those, and only those, whose share lies in the window") {
    for (auto const& w : windows()) {
        CAPTURE(w.lower().value());
        std::vector<counts_out_of> tried;
        for (std::uint64_t n = 1; n <= 60; ++n) {
            std::optional<compatible_counts> counts;
            for (std::uint64_t k = 0; k <= n; ++k)
                if (w.contains(fraction{k, n})) counts = {counts ? counts->smallest : k, k};
            if (counts) tried.push_back({n, *counts});
        }
        CHECK(printed_alike(w, {0, 60}) == tried);
    }
}

TEST_CASE("the bases of a count are those of which it prints so") {
    for (auto const& w : windows())
        for (std::uint64_t k = 0; k <= 30; ++k) {
            CAPTURE(w.lower().value());
            CAPTURE(k);
            auto const found = bases_of(k, w);
            for (std::uint64_t n = std::max<std::uint64_t>(k, 1); n <= 700; ++n) {
                CAPTURE(n);
                REQUIRE((found && found->contains(n)) == w.contains(fraction{k, n}));
            }
            if (found) CHECK(found->smallest >= std::max<std::uint64_t>(k, 1));
        }
    // 339 of 1,341 was printed as 27.1 %, and 57 councils as 30 %.
    CHECK(bases_of(339, print_window::rounded({271, 1000}, 1000)) == compatible_counts{1249, 1253});
    CHECK(bases_of(57, print_window::rounded({30, 100}, 100)) == compatible_counts{187, 193});
    CHECK(bases_of(0, print_window::rounded({0, 1}, 100)) == compatible_counts{1, no_end});
    CHECK(bases_of(5, print_window::under({1, 2})) == compatible_counts{11, no_end});
    CHECK_FALSE(bases_of(0, print_window::over({0, 1})));
    CHECK_FALSE(bases_of(no_end, print_window::under({1, 2})));
}

TEST_CASE("the bases that fit several windows are those that trying finds, also where looking stops early") {
    for (auto const& w : windows())
        for (auto const& v : windows()) {
            CAPTURE(w.lower().value());
            CAPTURE(v.lower().value());
            if (w == print_window::exactly({1, 3}) || v == print_window::exactly({1, 3}))
                continue;  // for ever: see below
            auto const found = bases_that_fit({w, v}, no_end);
            for (std::uint64_t n = 1; n <= 2500; ++n) {
                bool const in =
                    std::any_of(found.begin(), found.end(), [n](compatible_counts const& r) { return r.contains(n); });
                CAPTURE(n);
                REQUIRE(in == (w.counts_of(n) && v.counts_of(n)));
            }
        }
    using all = std::vector<compatible_counts>;
    CHECK(bases_that_fit({}, 5) == all{{1, 5}});
    CHECK(bases_that_fit({print_window::exactly({1, 3})}, 7) == all{{3, 3}, {6, 6}});
    CHECK(bases_that_fit({print_window::over({1, 1})}, no_end).empty());
    CHECK(bases_that_fit({print_window::over({1, 2})}, 0).empty());
    CHECK_THROWS_AS(static_cast<void>(bases_that_fit({print_window::exactly({1, 3})}, no_end)), std::invalid_argument);
}

TEST_CASE("the largest base there is ends the walk") {
    std::size_t seen = 0;
    for_each_printed_alike(print_window::at_least({0, 1}), {no_end - 1, no_end},
                           [&seen](std::uint64_t, compatible_counts) { ++seen; });
    CHECK(seen == 2);
}
