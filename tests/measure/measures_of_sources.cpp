// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// growth, condition_shares and outcomes_by_condition of nine forms each: records in a vector, in a list and in files, without a
// runner, by one thread and by three.  What they are of a vector is tested where they are.
#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/condition_shares.hpp>
#include <pbo/measure/growth/growth.hpp>
#include <pbo/measure/outcomes_by_condition.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/read/survey_files.hpp>

#include <support/shipped.hpp>

#include <doctest/doctest.h>

#include <list>
#include <vector>

using namespace pbo;

namespace {

struct listed {
    pbo::instrument instrument;
    std::list<survey_response> responses;
};

/// measure(runner..., source) of a source, three times.
template <class Measure, class Same, class Source>
void three_runners(Measure const& measure, Same const& same, Source const& source) {
    CHECK(same(measure(source)));
    CHECK(same(measure(threads{1}, source)));
    CHECK(same(measure(threads{3}, source)));
}
/// The whole of a list is one chunk for one that counts in sequence; several threads want records side by side.
template <class Measure, class Same, class Source>
void in_sequence_alone(Measure const& measure, Same const& same, Source const& source) {
    CHECK(same(measure(source)));
    CHECK(same(measure(in_sequence{}, source)));
}

survey_files survey_in_parts() {
    survey_files files{{PBO_SOURCE_DIR "/examples/data/synthetic_survey.csv"}, poet_style_users()};
    files.part = 20'000;
    return files;
}

}  // namespace

TEST_CASE("condition_shares: any source of responses, any runner") {
    auto const& users = shipped::users();
    auto const told = poet_conditions()[0];
    auto const whole = condition_shares(users, told, council_of, 20);
    auto const measure = [&](auto const&... from) { return condition_shares(from..., told, council_of, 20); };
    auto const same = [&](auto const& c) {
        bool equal = c.all == whole.all && c.rows.size() == whole.rows.size() && c.named() == whole.named() &&
                     c.variation.test.p_value == whole.variation.test.p_value;
        for (std::size_t i = 0; i < c.rows.size(); ++i) equal = equal && c.rows[i].key == whole.rows[i].key && c.rows[i].met == whole.rows[i].met;
        return equal;
    };
    CHECK(whole.all.trials() > 1000);
    three_runners(measure, same, users);
    three_runners(measure, same, users.responses);  // what is shared needs no instrument
    three_runners(measure, same, survey_in_parts());
    in_sequence_alone(measure, same, listed{users.instrument, {users.responses.begin(), users.responses.end()}});
    CHECK(measure(threads{2}, survey_in_parts()).files()[0].counts.kept == users.responses.size());
}

TEST_CASE("outcomes_by_condition: any survey, any runner, all conditions in one reading") {
    auto const& users = shipped::users();
    auto const whole = outcomes_by_condition(users);
    auto const measure = [&](auto const&... from) { return outcomes_by_condition(from...); };
    auto const same = [&](condition_table const& t) {
        bool equal = t.conditions.size() == whole.conditions.size() && t.instrument == whole.instrument;
        for (std::size_t i = 0; i < t.conditions.size(); ++i) {
            auto const &a = t.conditions[i], &b = whole.conditions[i];
            equal = equal && a.people_with == b.people_with && a.people_without == b.people_without && a.not_answered == b.not_answered &&
                    a.strata == b.strata;
            for (std::size_t j = 0; j < a.areas.size(); ++j)
                equal = equal && a.areas[j].odds_ratio == b.areas[j].odds_ratio &&
                        a.areas[j].within.odds_ratio == b.areas[j].within.odds_ratio &&
                        a.areas[j].within.adjusted_p == b.areas[j].within.adjusted_p;
        }
        return equal;
    };
    three_runners(measure, same, users);
    three_runners(measure, same, survey_in_parts());
    in_sequence_alone(measure, same, listed{users.instrument, {users.responses.begin(), users.responses.end()}});
}

TEST_CASE("growth: any source of returns, any runner") {
    auto const& returns = shipped::returns();
    auto const from = period::snapshot({2010, 3, 31}), until = period::snapshot({2011, 3, 31});
    auto const whole = growth(returns, eligibility_basis::ongoing, from, until);
    auto const measure = [&](auto const&... source) { return growth(source..., eligibility_basis::ongoing, from, until); };
    auto const same = [&](growth_result const& g) {
        bool equal = static_cast<growth_by_mode const&>(g) == whole && g.councils.size() == whole.councils.size() &&
                     g.without.size() == whole.without.size() && g.role == whole.role;
        for (std::size_t i = 0; i < g.councils.size(); ++i)
            equal = equal && g.councils[i].council == whole.councils[i].council && g.councils[i].all == whole.councils[i].all;
        return equal;
    };
    CHECK(whole.councils.size() == 132);
    record_files<council_return> files{{PBO_SOURCE_DIR "/examples/data/synthetic_returns.csv"}};
    files.part = 5'000;
    three_runners(measure, same, returns);
    three_runners(measure, same, files);
    in_sequence_alone(measure, same, std::list<council_return>(returns.begin(), returns.end()));
    CHECK_THROWS_AS((void)growth(threads{2}, files, eligibility_basis::ongoing, from, from), std::invalid_argument);
}
