// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// examples/data/published_figures.csv is well formed, and each of its figures that the shipped synthetic data can
// answer lies, computed from them, in its rounding window.

#include "tables.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace shipped;

namespace {

rows const& figures() {
    static rows const all = read("published_figures.csv");
    return all;
}
row const& figure_of(std::string const& id) {
    for (row const& r : figures())
        if (r.at("id") == id) return r;
    throw std::out_of_range(id);
}

// In its window: the lower end belongs to it and the upper does not, unless both are the one exact value.
bool in_window(row const& r, double value) {
    std::string const& lower = r.at("window_lower");
    std::string const& upper = r.at("window_upper");
    if (!lower.empty() && !upper.empty() && std::stod(lower) == std::stod(upper)) return value == std::stod(lower);
    return (lower.empty() || value >= std::stod(lower)) && (upper.empty() || value < std::stod(upper));
}

std::map<std::string, double> computed() {
    rows const survey = read("synthetic_survey.csv");
    rows const users = where(survey, "role", "user");
    rows const returns = read("synthetic_returns.csv");
    auto const answered = [&](std::string const& period, std::string const& basis) {
        return where(returns, [&](row const& r) {
            return r.at("period") == period && r.at("basis") == basis && r.at("eligible") != "[x]";
        });
    };
    rows const april = answered("2010-03-31", "ongoing");
    rows const october = answered("2010-09-30", "ongoing");
    rows const march = answered("2011-03-31", "ongoing");
    rows const year = answered("2009-10", "including_short_term");
    auto const take_up = [](rows const& from) {
        return share{total(from, "personal_budgets"), total(from, "eligible")}.value();
    };
    auto const of_councils = [&](rows const& from, auto wanted) {
        std::int64_t const n = static_cast<std::int64_t>(
            where(from, [&](row const& r) {
                return wanted(share{number(r, "personal_budgets"), number(r, "eligible")}.value());
            }).size());
        return share{n, static_cast<std::int64_t>(from.size())}.value();
    };
    auto const of_budgets = [&](std::string const& mode) {
        return share{total(march, mode), total(march, "personal_budgets")}.value();
    };
    auto const growth = [&](rows const& from, std::string const& column) {
        return total(march, column) - total(from, column);
    };
    auto const managed_share = [&](rows const& from) {
        return share{growth(from, "managed_budget"), growth(from, "personal_budgets")}.value();
    };
    auto const projected = [&](std::string const& basis) {
        double const now = take_up(answered("2010-09-30", basis));
        return now + (now - take_up(answered("2010-03-31", basis)));
    };
    auto const one = [&](std::string const& name) { return take_up(where(year, "council", name)); };
    double lowest = 1;
    double highest = 0;
    std::map<std::string, rows> by_council;
    for (row const& r : users) by_council[r.at("council")].push_back(r);
    double with_many = 0;
    for (auto const& [council, here] : by_council) {
        lowest = std::min(lowest, yes(here, "told_value").value());
        highest = std::max(highest, yes(here, "told_value").value());
        if (here.size() >= 70) ++with_many;
    }
    double majority = 0;
    double areas = 0;
    for (char const* area :
         {"independence", "support_you_need", "dignity", "physical_health", "mental_wellbeing", "control_of_support",
          "control_over_life", "feeling_safe", "paid_relationships", "where_and_with_whom_you_live",
          "family_relationships", "friendships", "paid_job", "volunteering"}) {
        ++areas;
        if (better(users, area).value() > 0.5) ++majority;
    }
    return {
        {"adass_2011_councils_answered", static_cast<double>(march.size())},
        {"adass_2011_councils_in_england_152", static_cast<double>(where(returns, "period", "2011-03-31").size()) / 2},
        {"adass_2011_take_up", take_up(march)},
        {"adass_2011_people_on_budgets", static_cast<double>(total(march, "personal_budgets"))},
        {"adass_2011_ratio_to_april_2010",
         static_cast<double>(total(march, "personal_budgets")) / static_cast<double>(total(april, "personal_budgets"))},
        {"adass_2011_met_30_per_cent", of_councils(march, [](double p) { return p >= 0.3; })},
        {"adass_2011_under_20_per_cent", of_councils(march, [](double p) { return p < 0.2; })},
        {"adass_2011_under_20_per_cent_one_in_seven", of_councils(march, [](double p) { return p < 0.2; })},
        {"adass_2011_above_half", of_councils(march, [](double p) { return p > 0.5; })},
        {"adass_2011_managed_share", of_budgets("managed_budget")},
        {"adass_2011_direct_payment_share", of_budgets("direct_payment")},
        {"adass_2011_other_share", of_budgets("other_or_not_stated")},
        {"adass_2011_extra_people_year", static_cast<double>(growth(april, "personal_budgets"))},
        {"adass_2011_managed_share_of_extra_year", managed_share(april)},
        {"adass_2011_extra_people_second_half", static_cast<double>(growth(october, "personal_budgets"))},
        {"adass_2011_managed_share_of_extra_second_half", managed_share(october)},
        {"nhs_ic_2009_10_take_up", take_up(year)},
        {"nhs_ic_2009_10_lowest_council", one("Synthetic council like Somerset")},
        {"nhs_ic_2009_10_highest_council", one("Synthetic council like Manchester")},
        {"nhs_ic_2009_10_under_10_per_cent", of_councils(year, [](double p) { return p < 0.1; })},
        {"nhs_ic_2009_10_above_20_per_cent", of_councils(year, [](double p) { return p > 0.2; })},
        {"nhs_ic_2009_10_on_course_ongoing", projected("ongoing")},
        {"nhs_ic_2009_10_not_on_course_with_short_term", projected("including_short_term")},
        {"pilots_individual_budgets",
         static_cast<double>(
             where(where(where(returns, "period", "2011-03-31"), "basis", "ongoing"), "pilot", "yes").size())},
        {"poet_2011_users", static_cast<double>(users.size())},
        {"poet_2011_carers", static_cast<double>(where(survey, "role", "carer").size())},
        {"poet_2011_councils_many_respondents", with_many},
        {"poet_2011_areas", areas},
        {"poet_2011_areas_majority_better", majority},
        {"poet_2011_independence", better(users, "independence").value()},
        {"poet_2011_control_of_support", better(users, "control_of_support").value()},
        {"poet_2011_mental_wellbeing", better(users, "mental_wellbeing").value()},
        {"poet_2011_told_value_lowest_council", lowest},
        {"poet_2011_told_value_highest_council", highest},
    };
}

// Figures in print that the shipped data cannot answer, or were made to answer otherwise.
std::set<std::string> const not_in_the_data{
    "adass_2011_councils_in_england_153",  // there are 152
    "target_april_2011",
    "target_april_2013",                         // targets
    "poet_2011_respondents_on_direct_payments",  // the survey has the national mix instead
    "poet_2011_national_direct_payment_share",   // a figure of another source than the 26 %
    "unison_2011_would_benefit",
    "unison_2009_would_benefit",
    "roll_out_at_review",
    "roll_out_two_years",  // plans
};

}  // namespace

TEST_CASE("every figure has an identifier of its own, a source, a year, a statement and a note") {
    std::set<std::string> ids;
    for (row const& r : figures()) {
        CAPTURE(r.at("id"));
        CHECK(ids.insert(r.at("id")).second);
        for (char const* column : {"id", "source", "year", "statement", "note"}) CHECK(!r.at(column).empty());
        bool const has_figure = !r.at("figure").empty();
        CHECK(has_figure == !r.at("unit").empty());
        CHECK(has_figure == !(r.at("window_lower").empty() && r.at("window_upper").empty()));
    }
}

TEST_CASE("a figure lies in its window, or is what almost comes close to") {
    for (row const& r : figures()) {
        if (r.at("figure").empty() || r.at("id") == "nhs_ic_2009_10_not_on_course_with_short_term") continue;
        CAPTURE(r.at("id"));
        double const value = std::stod(r.at("figure"));
        bool const almost = r.at("statement").find("almost") != std::string::npos;
        CHECK((almost ? value == std::stod(r.at("window_upper")) : in_window(r, value)));
    }
}

TEST_CASE("every figure is either computed from the shipped data, within its window, or known not to be in them") {
    auto const values = computed();
    for (row const& r : figures()) {
        if (r.at("figure").empty()) continue;
        CAPTURE(r.at("id"));
        CHECK(values.contains(r.at("id")) != not_in_the_data.contains(r.at("id")));
    }
    for (auto const& [id, value] : values) {
        CAPTURE(id);
        CAPTURE(value);
        CHECK(in_window(figure_of(id), value));
    }
}
