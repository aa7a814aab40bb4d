// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What personalisation_2011 prints (its golden CSV, which the golden test holds the program to) has a row for every figure in
// print.  The list below was made by hand, sentence by sentence, and not from the program's own data.
#include "tables.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace shipped;

namespace {

rows const& printed() {
    static rows const all = read("../golden/personalisation_2011_csv.txt");
    return all;
}
row const* found(std::string const& id) {
    for (row const& r : printed())
        if (r.at("id") == id) return &r;
    return nullptr;
}

struct said {
    char const* id;
    char const* print;   ///< as it stands in print; empty where there is no figure
    char const* counts;  ///< that fit the words, where that is a matter of councils
};
said const in_print[] = {
    // ADASS survey, 2011
    {"adass_2011_councils_answered", "132", ""},
    {"adass_2011_councils_in_england_153", "153", ""},
    {"adass_2011_councils_in_england_152", "152", ""},
    {"adass_2011_take_up", "35%", ""},
    {"adass_2011_people_on_budgets", "almost 340,000", ""},
    {"adass_2011_ratio_to_april_2010", "double", ""},
    {"adass_2011_met_30_per_cent", "almost two-thirds", "80 to 87 of 132"},
    {"adass_2011_under_20_per_cent", "14%", "18 to 19 of 132"},
    {"adass_2011_under_20_per_cent_one_in_seven", "one in seven", "18 to 20 of 132"},
    {"adass_2011_above_half", "20%", "26 to 27 of 132"},
    {"adass_2011_managed_share", "67%", ""},
    {"adass_2011_direct_payment_share", "26%", ""},
    {"adass_2011_other_share", "7%", ""},
    {"adass_2011_extra_people_year", "170,000", ""},
    {"adass_2011_managed_share_of_extra_year", "almost all", ""},
    {"adass_2011_extra_people_second_half", "100,000", ""},
    {"adass_2011_managed_share_of_extra_second_half", "almost all", ""},
    {"adass_2011_most_councils_met", "most councils", "67 to 132 of 132"},
    {"adass_2011_slow_councils_a_minority", "a minority", "0 to 65 of 132"},
    {"adass_2011_advanced_and_laggards", "", ""},
    // NHS Information Centre, 2009-10
    {"nhs_ic_2009_10_highest_council_as_59", "59%", ""},
    {"nhs_ic_2009_10_take_up", "13%", ""},
    {"nhs_ic_2009_10_lowest_council", "3.3%", ""},
    {"nhs_ic_2009_10_highest_council", "58.7%", ""},
    {"nhs_ic_2009_10_under_10_per_cent", "half", ""},
    {"nhs_ic_2009_10_above_20_per_cent", "one in eight", ""},
    {"nhs_ic_2009_10_on_course_ongoing", "on course for 30%", ""},
    {"nhs_ic_2009_10_not_on_course_with_short_term", "not on course for 30%", ""},
    // claims of change
    {"direct_payments_flatlined", "flatlined", ""},
    {"direct_payments_stalled", "stalled", ""},
    {"slow_councils_picking_up_pace", "picking up the pace", ""},
    // POET 2011
    {"poet_2011_users", "1,114", ""},
    {"poet_2011_carers", "950", ""},
    {"poet_2011_councils_many_respondents", "10", ""},
    {"poet_2011_not_all_from_the_ten", "not all", ""},
    {"poet_2011_variation_users", "pervasive variation", ""},
    {"poet_2011_variation_carers", "pervasive variation", ""},
    {"poet_2011_positive_impact_on_carers", "positive impact", ""},
    {"poet_2011_carers_not_pooled", "never pooled", ""},
    {"poet_2011_areas", "14", ""},
    {"poet_2011_areas_majority_better", "10 of 14", ""},
    {"poet_2011_independence", "76%", ""},
    {"poet_2011_control_of_support", "72%", ""},
    {"poet_2011_mental_wellbeing", "63%", ""},
    {"poet_2011_self_managed_more_positive", "significantly more positive", ""},
    {"poet_2011_self_managed_more_positive_older", "also among older people", ""},
    {"poet_2011_older_less_access", "less access", ""},
    {"poet_2011_told_value_lowest_council", "61%", ""},
    {"poet_2011_told_value_highest_council", "92%", ""},
    {"poet_2011_better_where_told_value", "better where people knew the value", ""},
    {"poet_2011_better_where_planned_together", "better where planned together", ""},
    {"poet_2011_better_where_unconstrained", "better where free of constraints", ""},
    {"poet_2011_respondents_on_direct_payments", "over 80%", ""},
    {"poet_2011_national_direct_payment_share", "a third", ""},
    // professionals
    {"unison_2011_would_benefit", "41%", ""},
    {"unison_2009_would_benefit", "67%", ""},
    {"unison_change", "67% to 41%", ""},
    // local success criteria, money, choice
    {"local_non_traditional_packages", "", ""},
    {"local_savings_at_review", "", ""},
    {"local_plans_not_driven_by_social_worker", "", ""},
    {"local_increase_in_direct_payments", "", ""},
    {"local_offer_times_acceptance", "", ""},
    {"cost_by_mode", "", ""},
    {"nominal_all_direct_payments", "", ""},
    {"nominal_almost_no_direct_payments", "", ""},
    // targets, pilots, roll-out
    {"target_one_of_five_milestones", "one of five milestones", ""},
    {"target_april_2011", "30%", ""},
    {"target_april_2013", "100%", ""},
    {"pilots_individual_budgets", "13", ""},
    {"roll_out_at_review", "once a year", ""},
    {"roll_out_default_for_entrants", "", ""},
    {"roll_out_two_years", "100% within two years", ""},
};

}  // namespace

TEST_CASE("no figure in print is left out, and none is made up") {
    std::set<std::string> listed;
    for (auto const& s : in_print) {
        CAPTURE(s.id);
        listed.insert(s.id);
        auto const* r = found(s.id);
        REQUIRE(r != nullptr);
        CHECK(r->at("figure_in_print") == s.print);
        if (*s.counts != '\0') CHECK(r->at("compatible_counts") == s.counts);
    }
    CHECK(listed.size() == printed().size());
    for (row const& r : printed()) {
        CAPTURE(r.at("id"));
        CHECK(listed.contains(r.at("id")));
    }
}

TEST_CASE("every published figure of the shipped file has its row") {
    for (row const& r : read("published_figures.csv")) {
        CAPTURE(r.at("id"));
        CHECK(found(r.at("id")) != nullptr);
    }
}

TEST_CASE("a verdict on each: what cannot be determined says what is missing, and all else says what was computed") {
    std::set<std::string> const verdicts{"computed", "consistent", "by construction", "not determinable"};  // and none contradicted
    for (row const& r : printed()) {
        CAPTURE(r.at("id"));
        CHECK(verdicts.contains(r.at("verdict")));
        CHECK_FALSE(r.at("statement").empty());
        if (r.at("verdict") == "not determinable") {
            CHECK_FALSE(r.at("missing").empty());
        } else {
            CHECK_FALSE(r.at("computed").empty());
            CHECK_FALSE(r.at("evidence").empty());
        }
    }
}

TEST_CASE("data made to agree are never called evidence: what is held against a window of print is by construction at best") {
    for (row const& r : printed())
        if (!r.at("window").empty() && r.at("verdict") == "computed") {
            CAPTURE(r.at("id"));
            // plans and targets have no measurement to agree with
            CHECK((r.at("id").starts_with("target_") || r.at("id").starts_with("roll_out_")));
        }
}
