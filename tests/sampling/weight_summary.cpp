// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "small_sample.hpp"

#include <pbo/count/weighted_proportion.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

using pbo::effective_sample_size;
using pbo::weight_summary;
using small_sample::person;

// Expected: tests/reference/sampling_weights.R.
TEST_CASE("Kish's effective sample size and design effect are (sum w)^2 / sum w^2 and n over it") {
    auto const people = small_sample::people();
    CHECK(*effective_sample_size(people, &person::weight) == doctest::Approx(19.016331408086039).epsilon(1e-14));
    CHECK(*pbo::weighting_design_effect(people, &person::weight) == doctest::Approx(1.2620730826028215).epsilon(1e-14));
    CHECK(*effective_sample_size(std::vector{1.0, 1.0, 2.0}) == doctest::Approx(16.0 / 6.0).epsilon(1e-15));
}

TEST_CASE("equal weights are worth all people, whatever they are; one heavy person is worth one") {
    for (double w : {1e-90, 0.1, 1.0, 33.846996307373, 1e90}) {
        CHECK(*effective_sample_size(std::vector<double>(183, w)) <= 183.0);
        CHECK(*effective_sample_size(std::vector<double>(183, w)) == doctest::Approx(183.0).epsilon(1e-13));
    }
    CHECK(*effective_sample_size(std::vector{1e9, 1.0, 1.0}) == doctest::Approx(1.0).epsilon(1e-8));
}

TEST_CASE("the effective size is between 1 and n, and does not change when all weights are multiplied") {
    std::vector<double> weights, tripled;
    for (int i = 1; i < 200; ++i) {
        weights.push_back((i * 7919 % 101) / 7.0);
        tripled.push_back(3.0 * weights.back());
        auto const n = effective_sample_size(weights);
        if (!n) continue;
        CHECK(*n >= 1.0 - 1e-12);
        CHECK(*n <= i);
        CHECK(*n == doctest::Approx(*effective_sample_size(tripled)).epsilon(1e-13));
    }
}

TEST_CASE("nobody, or weights of 0 only: nothing to divide by") {
    CHECK(effective_sample_size(std::vector<double>{}) == pbo::absence::nothing_to_divide_by);
    CHECK(effective_sample_size(std::vector{0.0, 0.0}) == pbo::absence::nothing_to_divide_by);
    CHECK(pbo::weighting_design_effect(std::vector<double>{}) == pbo::absence::nothing_to_divide_by);
    CHECK(weight_summary{}.ratio() == pbo::absence::nothing_to_divide_by);
    CHECK(*effective_sample_size(std::vector{0.0, 2.0, 2.0}) == doctest::Approx(2.0).epsilon(1e-15));
}

TEST_CASE("summaries merge: split = whole, with unequal and empty parts") {
    auto const whole = pbo::summarise_weights(std::vector{3.0, 1.0, 2.0, 8.0});
    auto parts = pbo::summarise_weights(std::vector{3.0});
    parts += weight_summary{};
    parts += pbo::summarise_weights(std::vector{1.0, 2.0, 8.0});
    CHECK(parts == whole);
    weight_summary from_nothing;
    from_nothing += whole;
    CHECK(from_nothing == whole);
    CHECK(whole.n() == 4);
    CHECK(*whole.smallest() == 1.0);
    CHECK(*whole.largest() == 8.0);
    CHECK(*whole.ratio() == 8.0);
}

TEST_CASE("weights that are none are refused with the value") {
    for (double bad :
         {-1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e101, 1e-101})
        CHECK_THROWS_AS((void)effective_sample_size(std::vector{1.0, bad}), std::domain_error);
    CHECK_THROWS_WITH_AS((void)effective_sample_size(std::vector{-1.0}),
                         "pbo::weight_summary: a weight of -1; expected 0, or a number between 1e-100 and 1e100",
                         std::domain_error);
}

namespace {
/// A summary made of the parts that it is saved as: people; sum, sum of squares, smallest, largest.
struct from_parts {
    std::uint64_t people;
    std::vector<double> numbers;
    std::size_t at = 0;
    void operator()(char const*, std::uint64_t& part) { part = people; }
    void operator()(char const*, double& part) { part = numbers.at(at++); }
};
weight_summary restored(std::uint64_t people, std::vector<double> numbers) {
    weight_summary s;
    weight_summary::parts_of(s, from_parts{people, std::move(numbers)});
    return s;
}
}  // namespace

TEST_CASE("a saved summary comes back, of one weight and of equal ones too; what no weights have is refused, whichever part is wrong") {
    double const inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(restored(0, {0, 0, 0, 0}) == weight_summary{});
    CHECK(restored(1, {2, 4, 2, 2}) == pbo::summarise_weights(std::vector{2.0}));
    CHECK(restored(3, {6, 12, 2, 2}) == pbo::summarise_weights(std::vector{2.0, 2.0, 2.0}));
    CHECK(restored(2, {4, 10, 1, 3}) == pbo::summarise_weights(std::vector{1.0, 3.0}));
    for (auto const& wrong : {std::vector<double>{4, 10, 0, 3}, {4, 10, -1, 3}, {4, 10, nan, 3}, {4, 10, 3.5, 3}, {4, 10, 1, 5}, {4, 10, 1, nan},
                              {inf, 10, 1, 3}, {nan, 10, 1, 3}, {inf, 10, 1, inf}, {4, 0, 1, 3}, {4, -10, 1, 3}, {4, inf, 1, 3}, {4, nan, 1, 3}}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS((void)restored(2, wrong), std::domain_error);
    }
    CHECK_THROWS_AS((void)restored(0, {4, 10, 1, 3}), std::domain_error);
    CHECK_THROWS_WITH_AS((void)restored(2, {4, 10, 3.5, 3}), "pbo::weight_summary: no 2 weights have the sum 4 and go from 3.5 to 3", std::domain_error);
}

TEST_CASE("Wilson on effective counts: the weighted share, and as wide as n_eff people make it") {
    pbo::weighted_proportion cell;
    for (auto const& p : small_sample::people()) cell.add(p.y, p.weight);
    auto const counts = pbo::effective_counts(cell);
    // R: sum(w y) / sum(w), and the score interval of 0.576 19.016... out of 19.016...
    // (tests/reference/sampling_weights.R)
    CHECK(*counts.value() == doctest::Approx(0.57605177993527512).epsilon(1e-14));
    CHECK(counts.trials() == doctest::Approx(19.016331408086039).epsilon(1e-14));
    auto const e = pbo::wilson(counts);
    CHECK(e.limits->lower() == doctest::Approx(0.36027775069586571).epsilon(1e-14));
    CHECK(e.limits->upper() == doctest::Approx(0.76626342734006547).epsilon(1e-14));
    CHECK(pbo::effective_counts(pbo::weighted_proportion{}).trials() == 0.0);
    pbo::weighted_proportion all;
    for (double w : {0.1, 0.2, 0.3}) all.add(true, w);
    CHECK(*pbo::effective_counts(all).value() == 1.0);
    CHECK(pbo::wilson(pbo::effective_counts(all)).limits->upper() == 1.0);
}
