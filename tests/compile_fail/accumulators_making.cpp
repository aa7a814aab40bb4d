// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How an accumulator set is made: its constructor takes no sample, a tag brings an impl of its own, weighted tags want
// weights, and the stock sum of bool is not taken for one.
// expects: pbo: an unnamed argument of accumulator_set's constructor seeds every accumulator as a first sample
// expects: pbo: a feature of this set depends on another and has no impl of its own
// expects: pbo: weighted features need a set with weights; list the plain tag
// expects: pbo: the stock sum of a bool saturates at 1, and the stock mean divides it; list pbo::tag::count and pbo::tag::sum
// expects: pbo: a set without weights has no sum of weights
#include <pbo/accumulators.hpp>

#include <boost/accumulators/statistics/mean.hpp>
#include <boost/mpl/always.hpp>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;

struct share_accumulator : framework::accumulator_base {
    using result_type = double;
    share_accumulator(framework::dont_care) {}
    template <class Arguments>
    double result(Arguments const& arguments) const {
        return pbo::extract::tally(arguments).value().value_or(0.0);
    }
};

struct share : framework::depends_on<pbo::tag::tally> {
#ifndef PBO_BAD
    using impl = boost::mpl::always<share_accumulator>;
#endif
};

void make() {
#ifdef PBO_BAD
    accumulator_set<bool, features<pbo::tag::interval>> seeded(true);
    accumulator_set<bool, features<pbo::tag::weighted_interval>> weighted;
    accumulator_set<bool, features<pbo::tag::interval, framework::tag::mean>> mean;
    accumulator_set<bool, features<pbo::tag::sum_of_weights>> sum;
#else
    accumulator_set<bool, features<pbo::tag::interval>> seeded;
    seeded(true);
    accumulator_set<bool, features<pbo::tag::interval>, double> weighted;
    accumulator_set<bool, features<pbo::tag::interval, pbo::tag::count, pbo::tag::sum, framework::tag::mean>> mean;
    accumulator_set<bool, features<pbo::tag::sum_of_weights>, double> sum;
#endif
    accumulator_set<bool, features<share>> shares;
    static_cast<void>(framework::extract_result<share>(shares));
}
