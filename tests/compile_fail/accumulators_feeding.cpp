// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What an accumulator set is fed: a number is not a yes or no, a weight is neither dropped nor forgotten, a cell goes where
// it is meant, and a copy of the set is not fed by accident.
// expects: pbo: tag::tally counts yes and no (bool, optional<bool>, figure<bool>) and whole cells; for a number write the question
// expects: pbo: this set has no weights, and this one would be dropped; give the set a third parameter
// expects: pbo: a set with weights wants one for every sample; write set(sample, boost::accumulators::weight = w)
// expects: pbo: there is nothing to count; write set(sample)
// expects: pbo: the predicate of tag::tally_of cannot be asked about this sample
// expects: pbo: a predicate gives bool, std::optional<bool> or figure<bool>; for a number write the question
// expects: pbo: tag::take_up counts council returns, delivery modes
// expects: pbo: tag::outcome_counts and tag::outcome_proportion count survey responses
// expects: pbo: this copies an accumulator set, and what the copy counts is lost
// expects: pbo: published counts carry no weights
#include <pbo/accumulators.hpp>

#include <algorithm>
#include <functional>
#include <vector>

namespace framework = boost::accumulators;
using framework::accumulator_set;
using framework::features;

struct visit {
    bool useful = true;
    int minutes = 0;
};

constexpr auto lasted = [](visit const& v) { return v.minutes > 30; };

void feed() {
    accumulator_set<bool, features<pbo::tag::interval>> plain;
    accumulator_set<bool, features<pbo::tag::interval>, double> weighted;
    accumulator_set<visit, features<pbo::tag::tally_of<&visit::useful>>> visits;
    accumulator_set<pbo::survey_response, features<pbo::tag::take_up, pbo::tag::outcome_counts>> survey;
    accumulator_set<pbo::survey_response, features<pbo::tag::take_up>, double> weighted_survey;
    pbo::guarded_set<bool, features<pbo::tag::interval>> guarded;
    std::vector<bool> const answers{true, false};
#ifdef PBO_BAD
    plain(7);
    plain(true, framework::weight = 2.0);
    weighted(true);
    plain();
    visits(pbo::proportion{1, 2});
    accumulator_set<visit, features<pbo::tag::tally_of<&visit::minutes>>> minutes;
    minutes(visit{});
    survey(pbo::proportion{1, 2});
    weighted_survey(pbo::council_return{}, framework::weight = 1.0);
    std::for_each(answers.begin(), answers.end(), guarded);
#else
    plain(7 > 0);
    weighted(true, framework::weight = 2.0);
    weighted(pbo::weighted_proportion{});
    visits(visit{});
    pbo::absorb<pbo::tag::tally_of<&visit::useful>>(visits, pbo::tally{1, 2});
    accumulator_set<visit, features<pbo::tag::tally_of<lasted>>> minutes;
    minutes(visit{});
    pbo::absorb<pbo::tag::take_up_people>(survey, pbo::take_up_counts{});
    survey(pbo::survey_response{});
    weighted_survey(pbo::survey_response{}, framework::weight = 1.0);
    std::for_each(answers.begin(), answers.end(), std::ref(guarded));
    auto const copy = guarded.copy();
#endif
}
