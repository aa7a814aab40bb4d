// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// One pass, or 1, 2, 3, 7 and 16 parts of unequal size, some of them empty, each counted by a thread of its own: the same
// counts to the bit, weighted sums to 1e-12.  Also built with ThreadSanitizer: see tests/CMakeLists.txt.
#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/merge.hpp>
#include <pbo/accumulators/outcomes.hpp>
#include <pbo/accumulators/stock.hpp>
#include <pbo/accumulators/take_up.hpp>
#include <pbo/accumulators/tally.hpp>

#include <pbo/domain/poet_style.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <thread>
#include <vector>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;
using namespace pbo;

namespace {

constexpr std::size_t people = 20'000;

std::vector<survey_response> const& responses() {
    static auto const made = [] {
        std::mt19937 random(340'000);
        std::vector<survey_response> all(people);
        for (auto& r : all) {
            r.mode = static_cast<delivery_mode>(random() % 6);
            if (auto const told = random() % 3; told != 2) r.told_value = told == 1;
            for (std::size_t area = 0; area < 14; ++area) r.answers.set(area, static_cast<std::uint8_t>(random() % 6));
        }
        return all;
    }();
    return made;
}

double weight_of(survey_response const& r) { return 0.1 + 0.7 * r.answers[0] + 1.3 * r.answers[1]; }

/// Where part i of n begins: parts grow, and in 7 and 16 parts the first, the fourth and the last are empty.
std::size_t begin_of(std::size_t i, std::size_t n) {
    if (n >= 7) i = i <= 1 ? 0 : i == 4 ? 3 : i >= n - 1 ? n : i;
    return people * i * i / (n * n);
}

using plain_set = accumulator_set<survey_response, features<tag::interval_of<&survey_response::told_value>, tag::count_of<&survey_response::told_value>,
                                                            tag::outcome_proportion, tag::take_up>>;
using weighted_set = accumulator_set<survey_response, features<tag::interval_of<&survey_response::told_value>, tag::outcome_proportion, tag::take_up>, double>;

void feed(plain_set& set, survey_response const& r) { set(r); }
void feed(weighted_set& set, survey_response const& r) { set(r, framework::weight = weight_of(r)); }

template <class Set>
Set counted(std::size_t parts) {
    std::vector<Set> sets;
    for (std::size_t i = 0; i < parts; ++i) sets.emplace_back(asked_with = poet_style_users());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < parts; ++i)
        threads.emplace_back([&set = sets[i], i, parts] {
            for (std::size_t at = begin_of(i, parts); at < begin_of(i + 1, parts); ++at) feed(set, responses()[at]);
        });
    for (auto& t : threads) t.join();
    for (std::size_t i = 1; i < parts; ++i) merge(sets[0], sets[i]);
    return sets[0];
}

constexpr std::size_t ways[] = {1, 2, 3, 7, 16};

}  // namespace

TEST_CASE("merged counts are those of a single pass, to the bit") {
    plain_set once(asked_with = poet_style_users());
    for (auto const& r : responses()) once(r);
    for (auto const parts : ways) {
        auto const merged = counted<plain_set>(parts);
        CHECK(extract::tally_of<&survey_response::told_value>(merged) == extract::tally_of<&survey_response::told_value>(once));
        CHECK(extract::interval_of<&survey_response::told_value>(merged) == extract::interval_of<&survey_response::told_value>(once));
        CHECK(framework::count(merged) == framework::count(once));
        CHECK(extract::outcome_proportion(merged) == extract::outcome_proportion(once));
        CHECK(extract::take_up(merged) == extract::take_up(once));
    }
    CHECK(extract::outcome_proportion(once).people() == people);
}

TEST_CASE("the parts are unequal, some are empty, and they are the whole") {
    for (auto const parts : ways) {
        std::size_t all = 0, empty = 0;
        for (std::size_t i = 0; i < parts; ++i) {
            all += begin_of(i + 1, parts) - begin_of(i, parts);
            empty += begin_of(i + 1, parts) == begin_of(i, parts) ? 1U : 0U;
        }
        CHECK(all == people);
        CHECK((parts < 7) == (empty == 0));
    }
}

TEST_CASE("merged weighted sums are those of a single pass to 1e-12, and n to the bit") {
    auto const once = counted<weighted_set>(1);
    auto const same = [](weighted_count const& a, weighted_count const& b) {
        CHECK(a.n() == b.n());
        CHECK(std::abs(a.sum() - b.sum()) <= 1e-12 * b.sum());
        CHECK(std::abs(a.sum_of_squares() - b.sum_of_squares()) <= 1e-12 * b.sum_of_squares());
    };
    auto const whole = extract::tally_of<&survey_response::told_value>(once);
    for (auto const parts : ways) {
        auto const merged = counted<weighted_set>(parts);
        auto const t = extract::tally_of<&survey_response::told_value>(merged);
        same(t.hits(), whole.hits());
        same(t.misses(), whole.misses());
        CHECK(t.absent() == whole.absent());
        for (std::size_t area = 0; area < 14; ++area) {
            same(extract::outcome_proportion(merged)[area].hits(), extract::outcome_proportion(once)[area].hits());
            same(extract::outcome_proportion(merged)[area].all(), extract::outcome_proportion(once)[area].all());
        }
        same(extract::take_up(merged).on_budget.hits(), extract::take_up(once).on_budget.hits());
    }
}

TEST_CASE("when one feature refuses, none has changed") {
    using both_set = accumulator_set<survey_response, features<tag::tally_of<&survey_response::told_value>, tag::outcome_counts>>;
    both_set set, other;
    set(responses()[0]);
    absorb<tag::tally_of<&survey_response::told_value>>(other, tally{1, std::numeric_limits<std::uint64_t>::max()});
    other(survey_response{});
    absorb<tag::tally_of<&survey_response::told_value>>(set, tally{1, 1});
    auto const before = set;
    CHECK_THROWS_AS(merge(set, other), std::overflow_error);
    CHECK(extract::outcome_counts(set) == extract::outcome_counts(before));
    CHECK(extract::tally_of<&survey_response::told_value>(set) == extract::tally_of<&survey_response::told_value>(before));
}
