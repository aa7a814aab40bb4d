// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// <pbo/sampling/detail/sample_part.hpp>, and a sample as sample.hpp, sampled_table.hpp and cross_table.hpp count it in chunks:
// every runner gives what the call without one gives, to the bit, and what a single thread would have complained of first.
#include <pbo/core/execution.hpp>
#include <pbo/core/progress.hpp>
#include <pbo/core/random.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/sampling.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <list>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace pbo;

namespace {

struct answer {
    int region = 0, council = 0, team = 0, mode = 0;
    std::optional<bool> better;
    double weight = 1, hours = 0, councils = 40, teams = 9;
};

constexpr std::size_t one_chunk = std::size_t{1} << 16U;

/// Weights of all sizes, so that sums in another order differ in their last bits.  Councils and modes come up one after
/// the other, so that chunks meet others first.
std::vector<answer> answers(std::size_t n) {
    random_source draws(11);
    std::vector<answer> all(n);
    for (std::size_t i = 0; i < n; ++i) {
        auto& a = all[i];
        a.council = static_cast<int>((draws.below(20) + i / 30'000) % 36);
        a.region = a.council % 3;
        a.team = static_cast<int>(draws.below(4));
        a.mode = static_cast<int>((draws.below(3) + i / 60'000) % 5);
        if (!draws.chance(0.1)) a.better = draws.chance(0.3 + 0.01 * a.council);
        a.weight = std::exp(30 * draws.uniform() - 15);
        a.hours = 40 * draws.uniform();
    }
    return all;
}

std::vector<answer> const& four_chunks() {
    static auto const all = answers(3 * one_chunk + 1234);
    return all;
}

auto const told = indicator("better", &answer::better);
auto const hours = mean_of("hours", &answer::hours);

/// Everything that is published of a sampled_proportion or a sampled_ratio.
template <class Estimate>
void same_estimate(Estimate const& a, Estimate const& b) {
    CHECK(a == b);
    CHECK(a.value() == b.value());
    CHECK(a.standard_error() == b.standard_error());
    CHECK(a.degrees_of_freedom() == b.degrees_of_freedom());
    CHECK(a.n() == b.n());
    CHECK(a.weighted_total() == b.weighted_total());
    CHECK(a.design_effect() == b.design_effect());
    CHECK(normal(a) == normal(b));
}
template <class Table>
void same_table(Table const& a, Table const& b) {
    CHECK(a == b);
    CHECK(a.frame() == b.frame());
    REQUIRE(a.size() == b.size());
    for (int mode = 0; mode < 5; ++mode) {
        same_estimate(a[mode], b[mode]);
        CHECK(normal(a.total(mode)) == normal(b.total(mode)));
        CHECK(normal(a.difference(mode, (mode + 1) % 5)) == normal(b.difference(mode, (mode + 1) % 5)));
        CHECK(a.absent(mode) == b.absent(mode));
    }
    same_estimate(a.overall(), b.overall());
    CHECK(normal(a.overall_total()) == normal(b.overall_total()));
}

template <class Sample>
void same_shares(Sample const& s, auto const& runner) {
    same_table(tabulate(runner, s, by(&answer::mode), told), tabulate(s, by(&answer::mode), told));
}
template <class Sample>
void same_by(Sample const& s, auto const& runner) {
    auto const alone = tabulate(s, by(&answer::mode), told);
    auto const shared = tabulate(runner, s, by(&answer::mode), told);
    same_table(shared, alone);
    for (int mode = 0; mode < 5; ++mode) {
        CHECK(logit(shared[mode]) == logit(alone[mode]));
        CHECK(korn_graubard(shared[mode]) == korn_graubard(alone[mode]));
    }
    auto const both = tabulate(runner, s, by(&answer::mode), told, hours);
    same_table(column<0>(both), alone);
    same_table(column<1>(both), tabulate(s, by(&answer::mode), hours));
    auto const crossed = cross_table(s, &answer::mode, &answer::team), the_same = cross_table(runner, s, &answer::mode, &answer::team);
    CHECK(the_same.totals == crossed.totals);
    CHECK(the_same.n == crossed.n);
    for (std::size_t i = 0; i < crossed.totals.size(); ++i)
        CHECK_UNARY(the_same.covariance->at(0, i) == crossed.covariance->at(0, i));
}
template <class Sample>
void same_by_all(Sample const& s) {
    for (unsigned n : {1U, 2U, 8U}) same_by(s, threads(n));
    same_shares(s, in_sequence{});
    same_shares(s, with_progress(threads(3), [](progress) {}));
#if defined(__cpp_lib_execution)
    same_shares(s, on(std::execution::par));
#endif
}

/// What is thrown by every way to count the sample.
template <class Exception, class Sample, class... I>
void all_throw(Sample const& s, std::string const& words, I const&... several) {
    CHECK_THROWS_WITH_AS((void)tabulate(s, by(&answer::mode), several...), doctest::Contains(words.c_str()), Exception);
    for (unsigned n : {2U, 8U})
        CHECK_THROWS_WITH_AS((void)tabulate(threads(n), s, by(&answer::mode), several...), doctest::Contains(words.c_str()), Exception);
}

auto design_of(std::vector<answer> const& a) {
    return sample(a, strata(&answer::region), clusters(&answer::council), weights(&answer::weight), population(&answer::councils));
}

}  // namespace

TEST_CASE("strata, clusters, weights and populations: every figure is the same to the bit for any number of threads") {
    same_by_all(design_of(four_chunks()));
}

TEST_CASE("so it is for drawn records, for two stages, for the same weight, and for lonely clusters") {
    auto const& a = four_chunks();
    // Functions of one type, so that designs of one shape are compiled once.
    using projection = int (*)(answer const&);
    projection const council = [](answer const& r) { return r.council; };
    projection const stratum = [](answer const& r) { return r.council < 2 ? r.council : 7; };  // two strata of one cluster
    same_shares(sample(a, strata(&answer::region), weights(&answer::weight)), threads(3));
    same_shares(sample(a, strata(&answer::region), weights(&answer::weight), population([](answer const&) { return 1e7; })), threads(3));
    same_shares(sample(a, strata(&answer::region), clusters(council, &answer::team), weights(&answer::weight),
                   population(&answer::councils, &answer::teams)),
            threads(3));
    same_shares(sample(a, strata(unstratified, &answer::team), clusters(council), weights(&answer::weight)), threads(3));
    same_shares(sample(a, clusters(council)), threads(3));
    for (auto const policy : {lonely_cluster::remove, lonely_cluster::certainty, lonely_cluster::average, lonely_cluster::adjust}) {
        same_shares(sample(a, strata(stratum), clusters(council), weights(&answer::weight), policy), threads(3));
    }
}

// The promise behind the above: chunks of 65,536 records (for up to 4 million), each counted alone and merged in order.
TEST_CASE("what is counted is the sum of the chunks, in their order") {
    auto const& all = four_chunks();
    auto const chunk = [&all](std::size_t from, std::size_t to) {
        std::vector<answer> const part(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to));
        return tabulate(design_of(part), by(&answer::mode), told);
    };
    auto sum = chunk(0, one_chunk);
    sum += chunk(one_chunk, 2 * one_chunk);
    sum += chunk(2 * one_chunk, 3 * one_chunk);
    sum += chunk(3 * one_chunk, all.size());
    same_table(tabulate(threads(2), design_of(all), by(&answer::mode), told), sum);
    same_table(tabulate(design_of(all), by(&answer::mode), told), sum);
}

// Compensated sums differ by their order once in a great many; plain ones show it.
TEST_CASE("a plain sum of doubles in a cell is that of its chunks, for any number of threads and without") {
    auto const& all = four_chunks();
    struct plain_sum {
        double sum = 0;
        plain_sum& operator+=(plain_sum const& other) {
            sum += other.sum;
            return *this;
        }
        bool operator==(plain_sum const&) const = default;
    };
    double expected = 0, in_one_go = 0;
    for (std::size_t from = 0; from < all.size(); from += one_chunk) {
        double part = 0;
        for (std::size_t i = from; i < std::min(all.size(), from + one_chunk); ++i) {
            part += all[i].weight;
            in_one_go += all[i].weight;
        }
        expected += part;
    }
    REQUIRE(expected != in_one_go);
    auto const s = sample(all, clusters([](answer const&) { return 1; }), weights(&answer::weight));
    auto const everybody = by([](answer const&) { return 0; });
    auto const add = [](plain_sum& to, auto&, answer const&, double w) { to.sum += w; };
    CHECK(s.counted<plain_sum>(everybody, no_context{}, add)[0].total().sum == expected);
    for (unsigned n : {1U, 2U, 3U, 8U}) CHECK(s.counted<plain_sum>(threads(n), everybody, no_context{}, add)[0].total().sum == expected);
}

// Weights of whole sixteenths add up exactly, in whole numbers too.
TEST_CASE("every record is counted once, at every length about a chunk's") {
    auto const& all = four_chunks();
    for (std::size_t n : {std::size_t{1}, one_chunk - 1, one_chunk, one_chunk + 1, 2 * one_chunk, 2 * one_chunk + 1}) {
        std::vector<answer> part(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n));
        std::uint64_t hits = 0, answered = 0, absent = 0;
        for (std::size_t i = 0; i < n; ++i) {
            part[i].weight = static_cast<double>(1 + i % 50) / 16;
            if (!part[i].better) {
                ++absent;
                continue;
            }
            answered += 1 + i % 50;
            hits += *part[i].better ? 1 + i % 50 : 0;
        }
        auto const t = tabulate(threads(2), design_of(part), by([](answer const&) { return 0; }), told);
        CHECK(*t.total(0).value() == static_cast<double>(hits) / 16);
        CHECK(*t[0].weighted_total() == static_cast<double>(answered) / 16);
        CHECK(t[0].n() == n - absent);
        CHECK(t.absent(0).total() == absent);
        // Councils as strata of drawn records: some come up in later chunks only.
        auto const drawn = sample(part, strata(&answer::council)).counted<weighted_proportion>(
            threads(2), by([](answer const&) { return 0; }), no_context{}, [](auto&, auto&, auto const&, double) {});
        auto const& councils = drawn.context().frame.strata();
        std::vector<std::uint64_t> records(36);
        for (auto const& a : part) ++records[static_cast<std::size_t>(a.council)];
        for (auto const& c : councils) CHECK(c.records == std::exchange(records[std::stoul(c.name)], 0));
        CHECK(std::count(records.begin(), records.end(), 0U) == 36);
    }
}

TEST_CASE("nobody, and one") {
    std::vector<answer> const nobody;
    auto const none = tabulate(threads(4), design_of(nobody), by(&answer::mode), told);
    CHECK(none == tabulate(design_of(nobody), by(&answer::mode), told));
    CHECK(none.size() == 0);
    CHECK(none.frame().levels() == 2);
    CHECK(none.frame().degrees_of_freedom() == 0);
    CHECK(none.overall().value() == figure<double>(absence::nothing_to_divide_by));
    auto const one = answers(1);
    auto const s = sample(one, clusters(&answer::council), lonely_cluster::remove);
    CHECK(tabulate(threads(4), s, by(&answer::mode), told) == tabulate(s, by(&answer::mode), told));
}

TEST_CASE("records that do not stand side by side, or are read once, are counted without a runner") {
    auto const& all = four_chunks();
    auto const whole = tabulate(design_of(all), by(&answer::mode), told);
    std::list<answer> const linked(all.begin(), all.end());
    auto const design = [](auto const& a) {
        return sample(a, strata(&answer::region), clusters(&answer::council), weights(&answer::weight), population(&answer::councils));
    };
    same_table(tabulate(design(linked), by(&answer::mode), told), whole);  // the same chunks

    struct read_once {
        struct iterator {
            using value_type = answer;
            using difference_type = std::ptrdiff_t;
            answer const* at;
            answer const& operator*() const { return *at; }
            iterator& operator++() { return ++at, *this; }
            void operator++(int) { ++at; }
            bool operator==(iterator const&) const = default;
        };
        std::vector<answer> const* from;
        iterator begin() const { return {from->data()}; }
        iterator end() const { return {from->data() + from->size()}; }
    };
    static_assert(std::input_iterator<read_once::iterator> && !std::forward_iterator<read_once::iterator>);
    read_once const stream{&all};
    auto const passed = tabulate(design(stream), by(&answer::mode), told);
    CHECK(passed.frame() == whole.frame());
    for (int mode = 0; mode < 5; ++mode) {
        CHECK(passed[mode].n() == whole[mode].n());
        CHECK(*passed[mode].value() == doctest::Approx(*whole[mode].value()).epsilon(1e-12));
        CHECK(*passed[mode].standard_error() == doctest::Approx(*whole[mode].standard_error()).epsilon(1e-12));
    }
    std::list<answer> wrong(linked);
    std::next(wrong.begin(), 2 * static_cast<std::ptrdiff_t>(one_chunk) + 5)->weight = -1;
    CHECK_THROWS_WITH_AS((void)tabulate(design(wrong), by(&answer::mode), told), doctest::Contains("record 131077 (counted from 0)"),
                         std::domain_error);
}

TEST_CASE("of several bad records, the first comes out, by its number in the whole input") {
    auto all = four_chunks();
    all[150'000].weight = -1;
    all[70'000].weight = std::numeric_limits<double>::quiet_NaN();
    all[190'000].weight = -2;
    all_throw<std::domain_error>(design_of(all), "record 70000 (counted from 0) has a weight of", told);
    struct unreadable : std::runtime_error {
        using std::runtime_error::runtime_error;
    };
    auto const bad = indicator("bad", [&all](answer const& r) {
        if (&r == &all[69'999]) throw unreadable("unreadable");
        return true;
    });
    all_throw<unreadable>(design_of(all), "unreadable", bad);
    all[69'998].hours = std::numeric_limits<double>::infinity();
    all_throw<std::domain_error>(design_of(all), "expected two finite numbers", told, hours, bad);
}

TEST_CASE("a record that contradicts an earlier chunk comes out before what is wrong after it, and after what is before it") {
    auto const stage_1 = "stratum '1' of stage 1 has a population of 40 and of 41";
    auto all = four_chunks();
    // The second record of the second chunk: the first there of its council, which the first chunk has met with 40.
    std::size_t const at = one_chunk + 1;
    auto const move_to = [&all](std::size_t record, int council) {
        all[record].council = council;
        all[record].region = council % 3;
    };
    move_to(one_chunk, 2);
    move_to(at, 1);
    all[at].councils = 41;
    all_throw<std::invalid_argument>(design_of(all), stage_1, told);
    all[at + 1].weight = -1;
    all_throw<std::invalid_argument>(design_of(all), stage_1, told);
    all[at - 1].weight = -2;
    all_throw<std::domain_error>(design_of(all), "record " + std::to_string(at - 1) + " (counted from 0) has a weight of -2", told);
    all[10].weight = -3;
    all_throw<std::domain_error>(design_of(all), "record 10 (counted from 0) has a weight of -3", told);

    // A cluster that no chunk before has, in a stratum that has another population there.
    all = four_chunks();
    move_to(at, 1000);
    all[at].councils = 41;
    all[at + 1].weight = -1;
    all_throw<std::invalid_argument>(design_of(all), "stratum '1' has a population of 40 and of 41", told);

    // And the second stage's: the cluster's own.
    all = four_chunks();
    auto const two_stages = sample(all, strata(&answer::region), clusters(&answer::council, &answer::team), weights(&answer::weight),
                                   population(&answer::councils, &answer::teams));
    move_to(one_chunk, 2);
    move_to(at, 1);
    all[at].teams = 10;
    all_throw<std::invalid_argument>(two_stages, "of stage 2 has a population of 9 and of 10", told);
}

TEST_CASE("two clusters that are written alike are refused, whichever chunks they are met in") {
    auto const& all = four_chunks();
    // Two keys, one text: the second is met in the second chunk only.
    auto const name = [&all](answer const& r) {
        bool const early = &r - all.data() < static_cast<std::ptrdiff_t>(one_chunk);
        return std::tuple<std::string, std::string>(early ? "a" : "a | b", early ? "b | c" : "c");
    };
    all_throw<std::invalid_argument>(sample(all, clusters(name)), "are written 'a | b | c'", told);
}

TEST_CASE("progress is told of a sample's chunks, and can stop the counting") {
    auto const s = design_of(four_chunks());
    std::vector<progress> seen;
    (void)tabulate(with_progress(threads(2), [&](progress p) { seen.push_back(p); }), s, by(&answer::mode), told);
    CHECK(seen == std::vector<progress>{{1, 4}, {2, 4}, {3, 4}, {4, 4}});
    auto const stop = with_progress(threads(2), [](progress p) {
        if (p.done == 2) throw std::runtime_error("enough");
    });
    CHECK_THROWS_WITH((void)tabulate(stop, s, by(&answer::mode), told), "enough");
}
