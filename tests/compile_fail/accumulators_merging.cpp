// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What is merged: sets of one type whose features can all merge.
// expects: pbo: a feature of this set keeps a state that cannot be merged
// expects: pbo: merge(set, other) takes two accumulator sets of one type
// expects: pbo: absorb<Tag>(set, cell) takes the tag of a state
#include <pbo/accumulators.hpp>

#include <boost/accumulators/statistics/count.hpp>
#include <boost/accumulators/statistics/mean.hpp>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;

void merge() {
    accumulator_set<bool, features<pbo::tag::interval>> plain;
#ifdef PBO_BAD
    accumulator_set<bool, features<pbo::tag::interval, framework::tag::count>> counting;
    pbo::merge(plain, pbo::proportion{1, 2});
    pbo::absorb<pbo::tag::interval>(plain, pbo::proportion{1, 2});
#else
    accumulator_set<bool, features<pbo::tag::interval, pbo::tag::count, pbo::tag::sum, framework::tag::mean>> counting;
    plain(pbo::proportion{1, 2});
    pbo::absorb<pbo::tag::tally>(plain, pbo::proportion{1, 2});
#endif
    auto const other = counting;
    pbo::merge(counting, other);
}
