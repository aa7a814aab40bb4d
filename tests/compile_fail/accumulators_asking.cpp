// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What an extractor is asked: a level is no number, features are in the set, weighted counts want a method for real counts,
// and an attainment is of a target.
// expects: pbo: extract::interval takes the set, a method and a level, each as what it is
// expects: pbo: an unnamed argument of a stock extractor is taken for a sample; use ours
// expects: pbo: this accumulator_set does not have the feature asked for; list its tag
// expects: pbo: the interval of weighted counts rests on Kish's effective n, which is no whole number
// expects: pbo: attainment is of a target
// expects: pbo: extract::attainment takes the set, a target, a method and a level
// expects: pbo: this extractor takes the set alone
#include <pbo/accumulators.hpp>
#include <pbo/domain/budget_holder.hpp>
#include <pbo/interval/blaker.hpp>
#include <pbo/interval/clopper_pearson.hpp>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;

void ask() {
    accumulator_set<bool, features<pbo::tag::interval>> plain;
    accumulator_set<bool, features<pbo::tag::interval>, double> weighted;
    accumulator_set<pbo::budget_holder, features<pbo::tag::attainment>> holders;
    framework::extractor<pbo::tag::interval> const stock_interval{};
    framework::extractor<pbo::tag::attainment> const stock_attainment{};
#ifdef PBO_BAD
    pbo::extract::interval(plain, 0.99);
    static_cast<void>(stock_interval(plain, 0.99));
    static_cast<void>(pbo::extract::proportion(plain));
    static_cast<void>(pbo::extract::interval(weighted, pbo::blaker));
    stock_attainment(holders);
    pbo::extract::attainment(holders, 0.3);
    pbo::extract::tally(plain, true);
#else
    static_cast<void>(pbo::extract::interval(plain, pbo::confidence_level{0.99}));
    static_cast<void>(stock_interval(plain));
    accumulator_set<bool, features<pbo::tag::proportion>> shares;
    static_cast<void>(pbo::extract::proportion(shares));
    static_cast<void>(pbo::extract::interval(weighted, pbo::clopper_pearson));
    static_cast<void>(stock_attainment);
    static_cast<void>(pbo::extract::attainment(holders, pbo::targets::april_2011));
    static_cast<void>(pbo::extract::tally(plain));
#endif
}
