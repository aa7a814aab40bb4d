// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Expectations: print_windows.csv of the worked examples; enumeration.
#include <pbo/core/print_window.hpp>

#include "measure/worked.hpp"

#include <limits>
#include <sstream>

using namespace pbo;

namespace {
print_window window_of(std::string const& words) {
    if (words.starts_with("20 %")) return print_window::rounded({20, 100}, 100);
    if (words.starts_with("14 %")) return print_window::rounded({14, 100}, 100);
    if (words.starts_with("almost")) return print_window::almost({2, 3}, {60, 100});
    if (words.starts_with("one in seven")) return print_window::nearest({1, 7}, {1, 8}, {1, 6});
    throw std::out_of_range(words);
}
}  // namespace

TEST_CASE("the worked windows: which counts fit the words in print") {
    for (auto const& r : worked::example("print_windows.csv")) {
        CAPTURE(r.at("figure_in_print"));
        auto const w = window_of(r.at("figure_in_print"));
        auto const counts = w.counts_of(worked::count(r, "answered"));
        REQUIRE(counts);
        CHECK(*counts == compatible_counts{worked::count(r, "smallest_count"), worked::count(r, "largest_count")});
        if (!r.at("window_lower").empty()) CHECK(w.lower().value() == doctest::Approx(worked::number(r, "window_lower")).epsilon(1e-12));
        if (!r.at("window_upper").empty()) CHECK(w.upper()->value() == doctest::Approx(worked::number(r, "window_upper")).epsilon(1e-12));
        std::string all;
        for (auto k = counts->smallest; k <= counts->largest; ++k) all += (all.empty() ? "" : " ") + std::to_string(k);
        CHECK(all == r.at("all_counts"));
    }
}

TEST_CASE("the counts of a window are exactly those that it contains") {
    for (auto const& w : {print_window::rounded({20, 100}, 100), print_window::almost({2, 3}, {3, 5}), print_window::nearest({1, 7}, {1, 8}, {1, 6}),
                          print_window::over({4, 5}), print_window::at_least({4, 5}), print_window::under({1, 10}), print_window::at_most({1, 10}),
                          print_window::exactly({1, 3}), print_window::between({1, 4}, {1, 2}), print_window::rounded({0, 1}, 100), print_window::rounded({1, 1}, 100)})
        for (std::uint64_t n = 1; n <= 60; ++n) {
            auto const counts = w.counts_of(n);
            for (std::uint64_t k = 0; k <= n; ++k) {
                CAPTURE(k);
                CAPTURE(n);
                REQUIRE((counts && counts->contains(k)) == w.contains(proportion{k, n}));
            }
        }
}

TEST_CASE("every share is in the window of its own rounding, and halves go up") {
    for (std::uint64_t n = 1; n <= 40; ++n)
        for (std::uint64_t k = 0; k <= n; ++k) {
            std::uint64_t const per_cent = (200 * k + n) / (2 * n);
            REQUIRE(print_window::rounded({per_cent, 100}, 100).contains(proportion{k, n}));
            if (per_cent > 0) REQUIRE_FALSE(print_window::rounded({per_cent - 1, 100}, 100).contains(proportion{k, n}));
        }
    CHECK(print_window::rounded({20, 100}, 100).contains({195, 1000}));
    CHECK_FALSE(print_window::rounded({20, 100}, 100).contains({205, 1000}));
}

TEST_CASE("counts and ratios have windows too") {
    auto const almost = print_window::almost({340'000, 1}, {335'000, 1});
    CHECK(almost.contains({339'700, 1}));
    CHECK_FALSE(almost.contains({340'000, 1}));
    auto const extra = print_window::rounded_to(170'000, 10'000);
    CHECK(extra.contains({165'000, 1}));
    CHECK(extra.contains({174'999, 1}));
    CHECK_FALSE(extra.contains({175'000, 1}));
    CHECK(print_window::rounded({2, 1}, 10).contains({339'700, 169'850}));
}

TEST_CASE("no whole count may fit, nobody has none, and a window open above ends at n") {
    CHECK_FALSE(print_window::rounded({33, 100}, 100).counts_of(2));
    CHECK_FALSE(print_window::exactly({1, 3}).counts_of(10));
    CHECK_FALSE(print_window::rounded({33, 100}, 100).counts_of(0));
    CHECK_FALSE(print_window::rounded({33, 100}, 100).contains(proportion{}));
    CHECK(*print_window::over({4, 5}).counts_of(10) == compatible_counts{9, 10});
    CHECK_FALSE(print_window::over({4, 5}).upper());
    CHECK_FALSE(print_window::over({3, 1}).counts_of(10));
}

TEST_CASE("exact up to 10^15 and beyond") {
    constexpr std::uint64_t n = 1'000'000'000'000'000;
    CHECK(*print_window::rounded({20, 100}, 100).counts_of(n) == compatible_counts{195'000'000'000'000, 204'999'999'999'999});
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    CHECK(print_window::almost({2, 3}, {60, 100}).counts_of(most)->largest == 2 * (most / 3) - 1);
}

TEST_CASE("fractions are in lowest terms, windows print as intervals") {
    CHECK(fraction{34, 68} == fraction{1, 2});
    CHECK(fraction{1, 7} < fraction{1, 6});
    CHECK(fraction{5, 1}.value() == 5.0);
    std::ostringstream text;
    text << print_window::rounded({14, 100}, 100) << ' ' << print_window::nearest({1, 7}, {1, 8}, {1, 6}).lower() << ' '
         << print_window::over({4, 5}) << ' ' << compatible_counts{3, 3} << ' ' << compatible_counts{3, 5};
    CHECK(text.str() == "[0.135, 0.145) 15/112 (0.8, no end) 3 3 to 5");
}

TEST_CASE("what is no window is refused") {
    CHECK_THROWS_AS((void)(fraction{1, 0}), std::invalid_argument);
    CHECK_THROWS_AS((void)print_window::nearest({1, 7}, {1, 6}, {1, 8}), std::invalid_argument);
    CHECK_THROWS_AS((void)print_window::almost({1, 2}, {2, 3}), std::invalid_argument);
    CHECK_THROWS_AS((void)print_window::almost({1, 2}, {1, 2}), std::invalid_argument);
    CHECK_THROWS_AS((void)print_window::rounded({1, 3}, std::numeric_limits<std::uint64_t>::max()), std::overflow_error);
}

TEST_CASE("ends that are in and ends that are not, worked out as the program runs") {
    for (std::uint64_t k = 1; k < 10; ++k) {
        fraction const value(k, 10), next(k + 1, 10);
        CHECK(print_window::at_most(value).contains(proportion{k, 10}));
        CHECK_FALSE(print_window::at_most(value).contains(proportion{k + 1, 10}));
        CHECK(print_window::between(value, next).contains(proportion{k, 10}));
        CHECK(print_window::between(value, next).contains(proportion{k + 1, 10}));
        CHECK_FALSE(print_window::between(value, next).contains(proportion{k - 1, 10}));
        CHECK(print_window::exactly(value).contains(proportion{k, 10}));
        CHECK_FALSE(print_window::exactly(value).contains(proportion{k + 1, 10}));
        CHECK_FALSE(print_window::above(value, next).contains(proportion{k, 10}));
        CHECK(print_window::above(value, next).contains(proportion{k + 1, 10}));
    }
}
