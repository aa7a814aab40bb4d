// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/conditions.hpp>

#include <doctest/doctest.h>

#include <set>

using namespace pbo;

TEST_CASE("both_of: no wins over not answered, and not answered over yes") {
    std::optional<bool> const yes = true, no = false, blank;
    CHECK(both_of(yes, yes) == yes);
    CHECK(both_of(yes, no) == no);
    CHECK(both_of(no, blank) == no);
    CHECK(both_of(blank, no) == no);
    CHECK(both_of(yes, blank) == blank);
    CHECK(both_of(blank, blank) == blank);
}

TEST_CASE("each condition reads its own answer, and every condition of the survey is there") {
    std::set<std::string> names;
    for (auto const& c : poet_conditions()) {
        CAPTURE(c.name);
        CHECK(names.insert(c.name).second);
        CHECK_FALSE(c.title.empty());
        CHECK(c.met(survey_response{}) == std::nullopt);
        survey_response all;
        all.told_value = all.involved_in_planning = all.family_carer_involved = all.free_of_constraints = all.advice_and_support =
            all.own_choice_of_mode = true;
        CHECK(c.met(all) == true);
    }
    CHECK(names == std::set<std::string>{"told_value", "planned_together", "involved_in_planning", "free_of_constraints", "advice_and_support",
                                         "own_choice_of_mode"});
    survey_response alone;
    alone.involved_in_planning = true;
    alone.family_carer_involved = false;
    CHECK(poet_conditions()[1].met(alone) == false);
    CHECK(poet_conditions()[2].met(alone) == true);
}
