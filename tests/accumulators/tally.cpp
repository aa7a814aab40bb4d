// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
//
// tally, proportion, interval and the stock features over them, against the direct calls on the same answers.
#include <pbo/accumulators/guarded_set.hpp>
#include <pbo/accumulators/interval.hpp>
#include <pbo/accumulators/merge.hpp>
#include <pbo/accumulators/proportion.hpp>
#include <pbo/accumulators/stock.hpp>
#include <pbo/accumulators/tally.hpp>

#include <pbo/interval/any_interval_method.hpp>
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/interval/jeffreys.hpp>

#include <boost/accumulators/statistics/mean.hpp>
#include <boost/accumulators/statistics/weighted_mean.hpp>
#include <boost/accumulators/statistics/weighted_sum.hpp>
#include <boost/mpl/always.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;
using pbo::absence;
using pbo::confidence_level;
using pbo::figure;
using pbo::proportion;
using pbo::tally;

namespace {

/// Alike to the last digit or two: what is known when compiling, Clang works out itself, and may round otherwise.
template <class Estimate>
bool alike(Estimate const& a, Estimate const& b) {
    return a.value == b.value && a.level == b.level && a.method == b.method && a.counts == b.counts &&
           std::abs(a.limits->lower() - b.limits->lower()) <= 1e-15 && std::abs(a.limits->upper() - b.limits->upper()) <= 1e-15;
}

struct visit {
    std::optional<bool> useful;
    figure<bool> wanted;
    int minutes = 0;
};
constexpr auto lasted = [](visit const& v) { return v.minutes >= 30; };

/// A feature of a user's own that depends on one of ours.
struct doubtful_accumulator : framework::accumulator_base {
    using result_type = bool;
    doubtful_accumulator(framework::dont_care) {}
    template <class Arguments>
    bool result(Arguments const& arguments) const {
        return pbo::extract::interval(arguments, pbo::clopper_pearson).limits->contains(0.5);
    }
};
struct doubtful : framework::depends_on<pbo::tag::interval> {
    using impl = boost::mpl::always<doubtful_accumulator>;
};

using full_set = accumulator_set<bool, features<pbo::tag::tally, pbo::tag::interval, pbo::tag::proportion, pbo::tag::count,
                                                pbo::tag::sum, framework::tag::mean, doubtful>>;
using weighted_set = accumulator_set<bool, features<pbo::tag::tally, pbo::tag::interval, pbo::tag::proportion, pbo::tag::count,
                                                    pbo::tag::sum, pbo::tag::sum_of_weights, framework::tag::mean>, double>;

}  // namespace

TEST_CASE("a stream of bool is counted, not saturated: the stock mean of 600 yes in 1000 is 0.6") {
    full_set set;
    tally direct;
    for (int i = 0; i < 1000; ++i) {
        set(i % 5 < 3);
        direct.add(i % 5 < 3);
    }
    CHECK(pbo::extract::tally(set) == direct);
    CHECK(pbo::extract::proportion(set) == proportion{600, 1000});
    CHECK(framework::count(set) == 1000);
    CHECK(framework::sum(set) == 600);
    CHECK(framework::mean(set) == 0.6);
    CHECK_FALSE(framework::extract_result<doubtful>(set));
    // The trap that this closes: a stock set of bool.
    accumulator_set<bool, features<framework::tag::mean>> stock;
    for (int i = 0; i < 1000; ++i) stock(i % 5 < 3);
    CHECK(framework::mean(stock) == 0.001);
}

TEST_CASE("an interval is the direct call's, for every method and level") {
    full_set set;
    set(proportion{76, 100});
    proportion const p{76, 100};
    confidence_level const level{0.998};
    CHECK(pbo::extract::interval(set) == pbo::wilson(p));
    CHECK(pbo::extract::interval(set, level) == pbo::wilson(p, level));
    CHECK(pbo::extract::interval(set, pbo::clopper_pearson) == pbo::clopper_pearson(p));
    CHECK(pbo::extract::interval(set, pbo::blaker, level) == pbo::blaker(p, level));
    pbo::any_interval_method const chosen = pbo::jeffreys;
    CHECK(pbo::extract::interval(set, chosen, level) == chosen(p, level));
    CHECK(framework::extractor<pbo::tag::interval>{}(set) == pbo::wilson(p));
}

TEST_CASE("nobody yet: no share, and the reason") {
    full_set const set;
    CHECK(pbo::extract::proportion(set).value() == figure<double>(absence::nothing_to_divide_by));
    CHECK(*pbo::extract::interval(set).limits == pbo::unit_interval);
    CHECK(framework::count(set) == 0);
    weighted_set const weighted;
    CHECK(pbo::extract::interval(weighted).value == figure<double>(absence::nothing_to_divide_by));
    CHECK(*pbo::extract::interval(weighted).limits == pbo::unit_interval);
}

TEST_CASE("answers come as bool, optional, figure, absence, out of vector<bool>, or as whole cells") {
    accumulator_set<bool, features<pbo::tag::tally>> set;
    std::vector<bool> bits{true, false, true};
    std::for_each(bits.begin(), bits.end(), std::ref(set));
    std::for_each(bits.cbegin(), bits.cend(), std::ref(set));
    for (auto bit : bits) set(bit);
    CHECK(pbo::extract::tally(set) == tally{6, 9});
    set(std::optional<bool>{});
    set(std::optional<bool>{false});
    set(figure<bool>(absence::suppressed));
    set(absence::suppressed);
    set(tally{1, 2});
    set(proportion{3, 4});
    auto const counted = pbo::extract::tally(set);
    CHECK(counted.counted() == proportion{10, 16});
    CHECK(counted.absent()[absence::suppressed] == 2);
    CHECK(counted.absent()[absence::not_available] == 1);
}

TEST_CASE("predicates over any record, several in one set, each out of those asked") {
    using set_type = accumulator_set<visit, features<pbo::tag::interval_of<&visit::useful>, pbo::tag::proportion_of<lasted, &visit::wanted>,
                                                     pbo::tag::tally_of<lasted>, pbo::tag::count_of<lasted>, pbo::tag::sum_of<lasted>>>;
    std::vector<visit> const visits{{true, true, 45}, {false, false, 50}, {{}, true, 10}, {true, absence::suppressed, 30}, {true, true, 5}};
    set_type set;
    std::for_each(visits.begin(), visits.end(), std::ref(set));
    CHECK(alike(pbo::extract::interval_of<&visit::useful>(set), pbo::wilson(proportion{3, 4})));
    CHECK(pbo::extract::interval_of<&visit::useful>(set, pbo::blaker, confidence_level{0.9}) ==
          pbo::blaker(proportion{3, 4}, confidence_level{0.9}));
    CHECK(pbo::extract::proportion_of<lasted, &visit::wanted>(set) == proportion{1, 3});
    CHECK(pbo::extract::tally_of<lasted>(set) == tally{3, 5});
    CHECK(framework::count(set) == 5);
    CHECK(framework::sum(set) == 3);
    auto const direct = pbo::indicator("lasted", &visit::wanted, lasted);
    tally expected;
    for (auto const& v : visits) direct.add(expected, v);
    auto twice = set;
    pbo::absorb<pbo::tag::tally_of<lasted, &visit::wanted>>(twice, expected);
    CHECK(pbo::extract::proportion_of<lasted, &visit::wanted>(twice) == proportion{2, 6});
    CHECK(pbo::extract::tally_of<lasted>(twice) == tally{3, 5});
}

TEST_CASE("with weights: share, Kish's effective n and limits are those of R") {
    // tests/reference/weighted_proportion.R (R 4.2.2, survey 4.1-1)
    std::vector<std::pair<bool, double>> const eight{{true, 1.0},   {false, 2.5}, {true, 0.5},  {true, 3.0},
                                                     {false, 1.25}, {true, 4.0},  {false, 0.1}, {true, 2.0}};
    weighted_set set;
    pbo::weighted_proportion direct;
    for (auto const& [hit, weight] : eight) {
        set(hit, framework::weight = weight);
        direct.add(hit, weight);
    }
    CHECK(pbo::extract::proportion(set) == direct);
    auto const e = pbo::extract::interval(set);
    CHECK(*e.value == doctest::Approx(0.73170731707317072).epsilon(1e-15));
    CHECK(e.counts.trials() == doctest::Approx(5.4086939391949569).epsilon(1e-15));
    CHECK(e.limits->lower() == doctest::Approx(0.33417748928480384).epsilon(1e-14));
    CHECK(e.limits->upper() == doctest::Approx(0.93678754103450312).epsilon(1e-14));
    CHECK(pbo::extract::interval(set, pbo::jeffreys) == pbo::jeffreys(direct.effective()));
    CHECK(framework::count(set) == 8);  // n, as the stock count
    CHECK(framework::sum(set) == 10.5);
    CHECK(framework::sum_of_weights(set) == 14.35);
    CHECK(framework::mean(set) == doctest::Approx(10.5 / 14.35).epsilon(1e-15));
    set(direct);
    CHECK(framework::count(set) == 16);
    set(std::optional<bool>{}, framework::weight = 2);
    set(absence::suppressed, framework::weight = 2.0);
    CHECK(pbo::extract::tally(set).absent().total() == 2);
    CHECK_THROWS_AS(set(true, framework::weight = -1.0), std::domain_error);
}

TEST_CASE("weighted predicates choose the weighted state by themselves") {
    accumulator_set<visit, features<pbo::tag::interval_of<&visit::useful>>, int> set;
    set(visit{true, true, 1}, framework::weight = 3);
    set(visit{false, true, 1}, framework::weight = 1);
    set(visit{{}, true, 1}, framework::weight = 1);
    CHECK(*pbo::extract::interval_of<&visit::useful>(set).value == doctest::Approx(0.75).epsilon(1e-15));  // 1.2 / 1.6
    CHECK(pbo::extract::interval_of<&visit::useful>(set).counts.trials() == 1.6);
}

TEST_CASE("external weights: the stock weighted mean reads the weights kept in another set, ours keep their own") {
    accumulator_set<void, features<framework::tag::sum_of_weights>, double> weights;
    accumulator_set<double, features<pbo::tag::interval_of<[](double x) { return x != 0.0; }>, framework::tag::mean>, framework::external<double>> set;
    for (int i = 0; i < 10; ++i) {
        double const w = 0.5 + i;
        set(i % 2 == 0 ? 1.0 : 0.0, framework::weight = w);
        weights(framework::weight = w);
    }
    CHECK(framework::mean(set, framework::weights = weights) == doctest::Approx(22.5 / 50.0).epsilon(1e-15));
}

TEST_CASE("a droppable interval keeps what it was when it was dropped; the tally goes on") {
    accumulator_set<bool, features<framework::droppable<pbo::tag::interval>, pbo::tag::proportion>> set;
    set(proportion{2, 3});
    set.drop<pbo::tag::interval>();
    set(proportion{0, 10});
    CHECK(pbo::extract::interval(set) == pbo::wilson(proportion{2, 3}));
    CHECK(pbo::extract::proportion(set) == proportion{2, 13});
    CHECK_THROWS_AS(static_cast<void>(pbo::extract::interval(set, pbo::blaker)), std::logic_error);
    auto const copy = set;
    CHECK(pbo::extract::interval(copy) == pbo::wilson(proportion{2, 3}));
    auto other = copy;
    CHECK_THROWS_AS(pbo::merge(other, copy), std::logic_error);
    CHECK(pbo::extract::proportion(other) == proportion{2, 13});
}

TEST_CASE("droppable features that were not dropped merge; a dropped tally stops") {
    accumulator_set<bool, features<framework::droppable<pbo::tag::interval>, framework::droppable<pbo::tag::count>>> set;
    set(proportion{2, 3});
    auto const other = set;
    pbo::merge(set, other);
    CHECK(alike(pbo::extract::interval(set), pbo::wilson(proportion{4, 6})));
    set.drop<pbo::tag::interval>();
    set.drop<pbo::tag::count>();
    set(true);
    CHECK(framework::count(set) == 6);
}

TEST_CASE("a cached result in a weighted set too") {
    accumulator_set<bool, features<framework::droppable<pbo::tag::interval>, pbo::tag::count>, double> set;
    set(true, framework::weight = 2.0);
    set.drop<pbo::tag::interval>();
    set(false, framework::weight = 2.0);
    CHECK(*pbo::extract::interval(set).value == 1.0);
    CHECK(framework::count(set) == 2);
}

TEST_CASE("an algorithm counts into the set itself, also a guarded one, and a set adds to itself") {
    std::vector<bool> const bits(100, true);
    pbo::guarded_set<bool, features<pbo::tag::interval>> set;
    std::for_each(bits.begin(), bits.end(), std::ref(set));
    CHECK(pbo::extract::interval(set) == pbo::wilson(proportion{100, 100}));
    auto apart = set.copy();
    pbo::merge(set, apart);
    pbo::merge(set, set);
    CHECK(pbo::extract::interval(set).counts == proportion{400, 400});
    std::vector<pbo::guarded_set<bool, features<pbo::tag::interval>>> shards(3);
    shards.push_back(std::move(apart));
    CHECK(pbo::extract::interval(shards.back()).counts == proportion{100, 100});
}
