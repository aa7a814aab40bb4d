// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "small_sample.hpp"

#include <pbo/sampling/calibrated.hpp>
#include <pbo/sampling/calibration.hpp>
#include <pbo/sampling/known_margin.hpp>
#include <pbo/sampling/raked.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using pbo::known_margin;
using pbo::post_stratified;
using pbo::raked;
using small_sample::person;

namespace {
auto const people = small_sample::people();
std::vector<double> weights_of(std::vector<person> const& all) {
    std::vector<double> w;
    for (auto const& p : all) w.push_back(p.weight);
    return w;
}
auto const weights = weights_of(people);
known_margin const sex("sex", people, &person::sex, {{'f', 170.0}, {'m', 150.0}});
known_margin const age("age", people, &person::age, {{'o', 200.0}, {'y', 120.0}});

auto const plain = [] {
    return pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                       pbo::weights(&person::weight));
};
auto const corrected = [] {
    return pbo::sample(people, pbo::strata(&person::stratum), pbo::clusters(&person::cluster),
                       pbo::weights(&person::weight), pbo::population(&person::clusters_in_stratum));
};
doctest::Approx near(double x) { return doctest::Approx(x).epsilon(1e-12); }

template <class F>
std::string said(F&& f) {
    try {
        f();
    } catch (std::exception const& e) {
        return e.what();
    }
    return "nothing";
}
}  // namespace

// Expected in this file: tests/reference/sampling_weights.R (R 4.2.2, survey 4.1-1).
TEST_CASE("post-stratified weights and estimates are R's") {
    auto const adjusted = post_stratified(weights, sex);
    CHECK(adjusted.weights()[0] == near(11.111111111111111));
    CHECK(adjusted.weights()[1] == near(11.538461538461540));
    CHECK(adjusted.weights()[8] == near(19.230769230769230));
    auto const p = pbo::calibrated_share(plain(), adjusted, &person::y);
    CHECK(*p.value() == near(0.58627136752136755));
    CHECK(*p.standard_error() == near(0.15729679802752439));
    CHECK(p.degrees_of_freedom() == 3);
    CHECK(p.n() == 24);
    auto const mean = pbo::calibrated_ratio(plain(), adjusted, &person::y);
    CHECK(*mean.value() == near(*p.value()));
    CHECK(*mean.standard_error() == near(*p.standard_error()));
    auto const total = pbo::calibrated_total(plain(), adjusted, &person::y);
    CHECK(*total.value() == near(187.606837606837615));
    CHECK(*total.standard_error() == near(50.334975368807811));
    CHECK(*pbo::calibrated_share(corrected(), adjusted, &person::y).standard_error() == near(0.13826306890939563));
}

TEST_CASE("a domain keeps the whole design: R's standard error, and the degrees of freedom of the clusters it is in") {
    auto const adjusted = post_stratified(weights, sex);
    auto const old = pbo::calibrated_share(plain(), adjusted, &person::y, [](person const& p) { return p.age == 'o'; });
    CHECK(*old.value() == near(0.38818469895880492));
    CHECK(*old.standard_error() == near(0.17140498739670434));
    CHECK(old.degrees_of_freedom() == 3);
    CHECK(old.n() == 14);
    auto const few = pbo::calibrated_share(plain(), adjusted, &person::y, [](person const& p) { return p.cluster < 4; });
    CHECK(few.degrees_of_freedom() == 1);  // clusters 1, 2 and 3 in two strata
}

TEST_CASE("raked weights are R's at convergence, and meet every margin") {
    auto const adjusted = raked(weights, {sex, age});
    double const expected[]{12.018545442796773, 12.028351957241094, 10.283077283447808, 12.006712369405577};
    for (std::size_t i = 0; i < 4; ++i) CHECK(adjusted.weights()[i] == doctest::Approx(expected[i]).epsilon(1e-11));
    CHECK(adjusted.report().largest_gap < 1e-12);
    CHECK(adjusted.report().cycles > 2);
    auto const p = pbo::calibrated_share(plain(), adjusted, &person::y);
    CHECK(*p.value() == doctest::Approx(0.57098828283824887).epsilon(1e-11));
    CHECK(*p.standard_error() == doctest::Approx(0.12415496940233531).epsilon(1e-10));
}

TEST_CASE("with equal weights before, the standard error after raking is R's own") {
    std::vector<double> const equal(24, 10.0);
    auto const p = pbo::calibrated_share(plain(), raked(equal, {sex, age}), &person::y);
    CHECK(*p.value() == doctest::Approx(0.612729744961222123).epsilon(1e-11));
    CHECK(*p.standard_error() == doctest::Approx(0.089890600465039702).epsilon(1e-10));
}

TEST_CASE("raking to one margin is post-stratifying to it, and weights that meet the margins stay as they are") {
    CHECK(raked(weights, {sex}).weights() == post_stratified(weights, sex).weights());
    auto const once = raked(weights, {sex, age});
    auto const again = raked(once.weights(), {sex, age});
    for (std::size_t i = 0; i < weights.size(); ++i) CHECK(again.weights()[i] == near(once.weights()[i]));
    CHECK(again.report().largest_factor == doctest::Approx(1.0).epsilon(1e-11));
}

TEST_CASE("the total of a margin's category is known: its variance after adjustment is 0") {
    for (auto const& adjusted : {post_stratified(weights, sex), raked(weights, {sex, age})}) {
        auto const women = pbo::calibrated_total(plain(), adjusted, [](person const& p) { return p.sex == 'f'; });
        CHECK(*women.value() == doctest::Approx(170.0).epsilon(1e-11));
        CHECK(*women.standard_error() < 1e-9);
    }
}

TEST_CASE("the report tells the range of the weights, the largest change and what unequal weights cost") {
    auto const report = post_stratified(weights, sex).report();
    double const women = 170.0 / 153.0, men = 150.0 / 156.0;  // f and m weigh 153 and 156 before
    CHECK(report.largest_factor == near(women));
    CHECK(report.smallest_factor == near(men));
    CHECK(*report.before.smallest() == 5.0);
    CHECK(*report.before.largest() == 25.0);
    CHECK(*report.before.ratio() == 5.0);
    CHECK(*report.after.largest() == near(22 * women));
    CHECK(*pbo::weighting_design_effect(report.before) == near(1.2620730826028215));
    CHECK(*pbo::weighting_design_effect(report.after) == near(1.2537500171214113));
    std::ostringstream out;
    out << report;
    CHECK(out.str().find("24 weights from") == 0);
    CHECK(out.str().find("design effect of weighting") != std::string::npos);
}

TEST_CASE("a margin that cannot be met is named, with its category and what would be right") {
    known_margin const other_total("age", people, &person::age, {{'o', 200.0}, {'y', 121.0}});
    CHECK(said([&] {
              (void)raked(weights, {sex, other_total});
          }) ==
          "pbo: margin 'age': its totals add up to 321, those of margin 'sex' to 320; expected the same people in both "
          "(scale one "
          "to the other)");
    known_margin const nobody_there("sex", people, &person::sex, {{'f', 170.0}, {'m', 149.0}, {'x', 1.0}});
    CHECK(said([&] { (void)post_stratified(weights, nobody_there); }) ==
          "pbo: margin 'sex', category 'x': 1 people are known, but no record with a weight has it; merge it with a "
          "category that "
          "has respondents");
    known_margin const zero("sex", people, &person::sex, {{'f', 320.0}, {'m', 0.0}});
    CHECK(said([&] {
              (void)post_stratified(weights, zero);
          }).find("margin 'sex', category 'm': records have it, but its total is 0") != std::string::npos);
    CHECK(said([&] {
              known_margin("sex", people, &person::sex, {{'f', 170.0}});
          }) ==
          "pbo::known_margin: margin 'sex', category 'm': record 2 has it, but it has no total; expected one of 'f'");
    CHECK(said([&] {
              known_margin("sex", people, &person::sex, {{'f', 1.0}, {'f', 2.0}, {'m', 1.0}});
          }).find("two totals") != std::string::npos);
    CHECK(said([&] {
              known_margin("sex", people, &person::sex, {{'f', -1.0}, {'m', 1.0}});
          }).find("a total of -1") != std::string::npos);
    try {
        (void)raked(weights, {sex, other_total});
    } catch (pbo::margin_not_met const& e) {
        CHECK(e.margin() == "age");
    }
}

TEST_CASE("margins that no weights can meet together stop with the category that is off") {
    // All old people are women: sex m = 150 needs 150 young, but only 120 are known.
    std::vector<person> few{people[0], people[3], people[5]};
    known_margin const s("sex", few, &person::sex, {{'f', 170.0}, {'m', 150.0}});
    known_margin const a("age", few, &person::age, {{'o', 200.0}, {'y', 120.0}});
    CHECK(few[0].sex == 'f');
    CHECK(few[0].age == 'o');
    CHECK(few[1].sex == 'm');
    CHECK(few[1].age == 'y');
    auto const message = said([&] {
        (void)raked(std::vector{1.0, 1.0, 1.0}, {s, a}, {.tolerance = 1e-9, .most_cycles = 60});
    });
    CHECK(message.find("after 60 cycles, expected") != std::string::npos);
    CHECK(message.find("margin 'sex', category") != std::string::npos);
}

TEST_CASE("with no cycle allowed the weights are as they were, and the category that is furthest off is named, wherever it stands") {
    known_margin const all("everybody", people, [](person const&) { return 1; }, {{1, 320.0}});
    std::vector<int> third;
    for (std::size_t i = 0; i < weights.size(); ++i) third.push_back(static_cast<int>(i % 3));
    std::vector<double> sum(3);
    for (std::size_t i = 0; i < weights.size(); ++i) sum[static_cast<std::size_t>(third[i])] += weights[i];
    auto const worst_of = [&](std::size_t off) {  // of 309 that the weights add up to, and 320 known, one category has 11
        std::map<int, double> totals;
        for (std::size_t k = 0; k < 3; ++k) totals[static_cast<int>(k)] = sum[k] + (k == off ? 11.0 : 0.0);
        std::size_t at = 0;
        known_margin const thirds("third", people, [&](person const&) { return third[at++ % third.size()]; }, totals);
        return said([&] { (void)raked(weights, {all, thirds}, {.tolerance = 1e-9, .most_cycles = 0}); });
    };
    for (std::size_t off = 0; off < 3; ++off) {
        auto const category = std::to_string(off);
        CHECK(worst_of(off) == "pbo: margin 'third', category '" + category + "': its weighted total is " + pbo::detail::number_text(sum[off]) +
                                   " after 0 cycles, expected " + pbo::detail::number_text(sum[off] + 11.0) +
                                   "; combinations without respondents can make margins impossible to meet together: merge categories, or allow more cycles");
    }
}

TEST_CASE("every margin is looked at before it is enough: a first one that is met at once stops nothing") {
    known_margin const all("everybody", people, [](person const&) { return 1; }, {{1, 320.0}});
    auto const adjusted = raked(weights, {all, sex, age}), expected = raked(weights, {sex, age});
    for (std::size_t i = 0; i < weights.size(); ++i) CHECK(adjusted.weights()[i] == doctest::Approx(expected.weights()[i]).epsilon(1e-11));
    CHECK(adjusted.report().largest_gap < 1e-11);
    CHECK(post_stratified(weights, sex).report().cycles == 1);
}

TEST_CASE("other misuse is refused: no margin, no weights, another number of records, weights that are none") {
    CHECK_THROWS_AS((void)raked(weights, {}), std::invalid_argument);
    std::vector<person> const none;
    known_margin const empty("sex", none, &person::sex, {{'f', 1.0}});
    CHECK_THROWS_AS((void)post_stratified(std::vector<double>{}, empty), std::invalid_argument);
    CHECK_THROWS_AS((void)post_stratified(std::vector{1.0}, sex), std::invalid_argument);
    auto bad = weights;
    bad[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK(said([&] { (void)raked(bad, {sex, age}); }).find("record 4 has a weight of nan") != std::string::npos);
    auto const fewer = raked(std::vector<double>(weights.begin(), weights.end()), {sex, age});
    std::vector<person> const some(people.begin(), people.begin() + 4);
    CHECK_THROWS_AS((void)pbo::calibrated_share(pbo::sample(some), fewer, &person::y), std::invalid_argument);
}

TEST_CASE("a person of weight 0 keeps weight 0; a category of total 0 that nobody has does no harm") {
    auto some = weights;
    some[4] = 0.0;
    known_margin const with_empty("sex", people, &person::sex, {{'f', 170.0}, {'m', 150.0}, {'x', 0.0}});
    auto const adjusted = raked(some, {with_empty, age});
    CHECK(adjusted.weights()[4] == 0.0);
    CHECK(adjusted.report().largest_gap < 1e-12);
}
