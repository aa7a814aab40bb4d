// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// examples/data/synthetic_survey.csv agrees with what POET 2011 and ADASS 2011 have in print.  Expected shares and
// numbers of people are the printed ones; the counts behind them are those that the generator lays down.

#include "tables.hpp"

#include <pbo/domain/age_band.hpp>
#include <pbo/domain/cassr_code.hpp>
#include <pbo/domain/client_group.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/delivery_mode.hpp>
#include <pbo/domain/money_manager.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/role.hpp>
#include <pbo/read/questionnaire.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

using namespace shipped;

namespace {

rows const& people() {
    static rows const all = read("synthetic_survey.csv");
    return all;
}
rows const& users() {
    static rows const some = where(people(), "role", "user");
    return some;
}
rows const& carers() {
    static rows const some = where(people(), "role", "carer");
    return some;
}

std::vector<std::string> const user_areas{
    "independence",         "support_you_need",  "dignity",      "physical_health",    "mental_wellbeing",
    "control_of_support",   "control_over_life", "feeling_safe", "paid_relationships", "where_and_with_whom_you_live",
    "family_relationships", "friendships",       "paid_job",     "volunteering"};
std::vector<std::string> const carer_areas{
    "carer_support_to_care", "carer_quality_of_life",   "carer_physical_health",          "carer_mental_wellbeing",
    "carer_finances",        "carer_control_over_life", "carer_relationship_with_person", "carer_family_relationships",
    "carer_social_life",     "carer_paid_work"};
std::vector<std::string> const conditions{"told_value",          "involved_in_planning", "family_carer_involved",
                                          "free_of_constraints", "advice_and_support",   "own_choice_of_mode"};

rows self_managed(rows const& from) { return where(where(from, "mode", "direct_payment"), "managed_by", "self"); }
rows managed(rows const& from) { return where(from, "mode", "managed_budget"); }

long per_cent(share s) { return std::lround(100 * s.value()); }

struct range {
    share lowest{1, 1};
    share highest{0, 1};
    std::size_t councils = 0;
    std::size_t with_many = 0;
};
range told_value_by_council(rows const& from) {
    std::map<std::string, rows> by_council;
    for (row const& r : from) by_council[r.at("council")].push_back(r);
    range found;
    for (auto const& [council, here] : by_council) {
        share const told = yes(here, "told_value");
        if (told.value() < found.lowest.value()) found.lowest = told;
        if (told.value() > found.highest.value()) found.highest = told;
        ++found.councils;
        if (here.size() >= 70) ++found.with_many;
    }
    return found;
}

template <class T>
bool reads(std::string const& text) {
    return pbo::text_form<T>::read(text).has_value();
}

}  // namespace

TEST_CASE("1,114 users and 950 carers, every row called synthetic, without an ONS code") {
    CHECK(users().size() == 1114);
    CHECK(carers().size() == 950);
    CHECK(people().size() == 2064);
    std::set<std::string> ids;
    for (row const& r : people()) {
        REQUIRE(r.at("data_kind") == "synthetic");
        REQUIRE(r.at("ons_code").empty());
        REQUIRE(r.at("council").starts_with("Synthetic council "));
        ids.insert(r.at("respondent"));
    }
    CHECK(ids.size() == people().size());
}

TEST_CASE("every cell is a word of the field") {
    std::set<std::string> const answers{
        "a lot better", "a little better", "no difference", "a little worse", "a lot worse", "not applicable", ""};
    std::set<std::string> const yes_no_blank{"yes", "no", ""};
    for (row const& r : people()) {
        CAPTURE(r.at("respondent"));
        REQUIRE(reads<pbo::role>(r.at("role")));
        REQUIRE(reads<pbo::cassr_code>(r.at("cassr_code")));
        REQUIRE(reads<pbo::delivery_mode>(r.at("mode")));
        REQUIRE(reads<pbo::money_manager>(r.at("managed_by")));
        for (char const* mode : {"mode_offered", "mode_default", "mode_wanted"})
            REQUIRE((r.at(mode).empty() || reads<pbo::delivery_mode>(r.at(mode))));
        REQUIRE(reads<pbo::age_band>(r.at("age_band")));
        REQUIRE(reads<pbo::client_group>(r.at("client_group")));
        REQUIRE((r.at("first_budget").empty() || reads<pbo::date>(r.at("first_budget"))));
        REQUIRE((r.at("weekly_budget_pence").empty() || number(r, "weekly_budget_pence") > 0));
        for (auto const& c : conditions) REQUIRE(yes_no_blank.contains(r.at(c)));
        bool const is_user = r.at("role") == "user";
        for (auto const& a : user_areas) REQUIRE((is_user ? answers.contains(r.at(a)) : r.at(a).empty()));
        for (auto const& a : carer_areas) REQUIRE((is_user ? r.at(a).empty() : answers.contains(r.at(a))));
    }
}

TEST_CASE("the mode mix is 67% managed, 26% direct payments, 7% other, among users, carers and both") {
    auto const of = [](rows const& from, std::string const& mode) {
        return share{static_cast<std::int64_t>(where(from, "mode", mode).size()),
                     static_cast<std::int64_t>(from.size())};
    };
    CHECK(of(users(), "managed_budget") == share{746, 1114});
    CHECK(of(users(), "direct_payment") == share{290, 1114});
    CHECK(of(users(), "other_or_not_stated") == share{78, 1114});
    CHECK(of(carers(), "managed_budget") == share{636, 950});
    CHECK(of(carers(), "direct_payment") == share{247, 950});
    CHECK(of(carers(), "other_or_not_stated") == share{67, 950});
    for (rows const* from : {&users(), &carers(), &people()}) {
        CHECK(per_cent(of(*from, "managed_budget")) == 67);
        CHECK(per_cent(of(*from, "direct_payment")) == 26);
        CHECK(per_cent(of(*from, "other_or_not_stated")) == 7);
    }
}

TEST_CASE("76% better at independence, 72% in control of support, 63% in mental well-being") {
    CHECK(better(users(), "independence") == share{822, 1081});
    CHECK(better(users(), "control_of_support") == share{783, 1087});
    CHECK(better(users(), "mental_wellbeing") == share{670, 1063});
    CHECK(per_cent(better(users(), "independence")) == 76);
    CHECK(per_cent(better(users(), "control_of_support")) == 72);
    CHECK(per_cent(better(users(), "mental_wellbeing")) == 63);
}

TEST_CASE("a majority is better in exactly 10 of 14 areas, and no area is a tie") {
    std::size_t majority = 0;
    for (auto const& area : user_areas) {
        share const s = better(users(), area);
        CHECK(2 * s.hits != s.trials);
        if (2 * s.hits > s.trials) ++majority;
    }
    CHECK(user_areas.size() == 14);
    CHECK(majority == 10);
}

TEST_CASE("10 councils have many respondents; told the value: 61% to 92% across councils") {
    range const of_users = told_value_by_council(users());
    CHECK(of_users.councils == 50);
    CHECK(of_users.with_many == 10);
    CHECK(of_users.lowest == share{61, 100});
    CHECK(of_users.highest == share{92, 100});
    range const of_carers = told_value_by_council(carers());
    CHECK(of_carers.with_many == 10);
    CHECK(of_carers.lowest == share{47, 77});
    CHECK(of_carers.highest == share{69, 75});
    range const of_both = told_value_by_council(people());
    for (range const& r : {of_users, of_carers, of_both}) {
        CHECK(per_cent(r.lowest) == 61);
        CHECK(per_cent(r.highest) == 92);
    }
}

TEST_CASE("not all respondents are from the councils with many") {
    std::map<std::string, std::size_t> by_council;
    for (row const& r : users()) ++by_council[r.at("council")];
    std::size_t from_ten = 0;
    for (auto const& [council, n] : by_council)
        if (n >= 70) from_ten += n;
    CHECK(from_ten == 936);
}

TEST_CASE("who manages direct payments themselves is significantly more positive than who has a managed budget") {
    CHECK(self_managed(users()).size() == 190);
    for (auto const& area : user_areas) {
        CAPTURE(area);
        CHECK(standard_errors_apart(better(self_managed(users()), area), better(managed(users()), area)) > 3);
    }
}

TEST_CASE("that is so among older people too, who have less access to direct payments") {
    rows const older = where(users(), "age_band", "65+");
    rows const younger = where(users(), "age_band", "18-64");
    for (auto const& area : user_areas) {
        if (area == "paid_job") continue;  // seldom applicable to them: three answers
        CAPTURE(area);
        CHECK(standard_errors_apart(better(self_managed(older), area), better(managed(older), area)) > 2.5);
    }
    auto const on = [](rows const& from, std::string const& column) {
        return share{static_cast<std::int64_t>(where(from, column, "direct_payment").size()),
                     static_cast<std::int64_t>(from.size())};
    };
    CHECK(on(older, "mode") == share{92, 540});
    CHECK(on(younger, "mode") == share{190, 546});
    CHECK(standard_errors_apart(on(younger, "mode"), on(older, "mode")) > 5);
    CHECK(standard_errors_apart(on(younger, "mode_offered"), on(older, "mode_offered")) > 5);
}

TEST_CASE("better where told the value, planned together with family carers, free of constraints") {
    auto const together = [](row const& r) {
        return r.at("involved_in_planning") == "yes" && r.at("family_carer_involved") == "yes";
    };
    auto const not_together = [](row const& r) {
        return r.at("involved_in_planning") == "no" || r.at("family_carer_involved") == "no";
    };
    for (auto const& area : user_areas) {
        CAPTURE(area);
        for (auto const& condition : {"told_value", "free_of_constraints"}) {
            CAPTURE(condition);
            CHECK(standard_errors_apart(better(where(users(), condition, "yes"), area),
                                        better(where(users(), condition, "no"), area)) > 1.96);
        }
        CHECK(standard_errors_apart(better(where(users(), together), area),
                                    better(where(users(), not_together), area)) > 1.96);
    }
}

TEST_CASE("outcomes differ between the councils with many respondents, in every area of users and all but one of carers") {
    auto const chi_squared = [](rows const& from, std::string const& area) {
        std::map<std::string, rows> by_council;
        for (row const& r : from) by_council[r.at("council")].push_back(r);
        std::vector<share> shares;
        share all{0, 0};
        for (auto const& [council, here] : by_council) {
            if (here.size() < 70) continue;
            shares.push_back(better(here, area));
            all.hits += shares.back().hits;
            all.trials += shares.back().trials;
        }
        REQUIRE(shares.size() == 10);
        double sum = 0.0;
        for (share const& s : shares) {
            double const excess = static_cast<double>(s.hits) - static_cast<double>(s.trials) * all.value();
            sum += excess * excess / (static_cast<double>(s.trials) * all.value() * (1.0 - all.value()));
        }
        return sum;
    };
    constexpr double upper_5_per_cent = 16.918978;  // of chi-squared with 9 degrees of freedom, as in any table of it
    for (auto const& area : user_areas) CHECK(chi_squared(users(), area) > upper_5_per_cent);
    for (auto const& area : carer_areas)
        if (area != "carer_paid_work") CHECK(chi_squared(carers(), area) > upper_5_per_cent);
}

TEST_CASE("links between users and carers go both ways, within one council and on one budget") {
    std::map<std::string, row> by_id;
    for (row const& r : people()) by_id[r.at("respondent")] = r;
    std::size_t links = 0;
    for (row const& r : people()) {
        if (r.at("linked_respondent").empty()) continue;
        ++links;
        row const& other = by_id.at(r.at("linked_respondent"));
        REQUIRE(other.at("linked_respondent") == r.at("respondent"));
        REQUIRE(other.at("role") != r.at("role"));
        for (char const* same :
             {"council", "mode", "managed_by", "mode_offered", "client_group", "first_budget", "weekly_budget_pence"})
            REQUIRE(other.at(same) == r.at(same));
    }
    CHECK(links == 2 * 579);
}

TEST_CASE("answers are missing and not applicable here and there; paid work is seldom applicable to older people") {
    for (auto const& area : user_areas) {
        CAPTURE(area);
        CHECK(where(users(), area, "").size() > 10);
        CHECK(where(users(), area, "not applicable").size() >= 4);
    }
    rows const older = where(users(), "age_band", "65+");
    CHECK(where(users(), "paid_job", "not applicable").size() == 655);
    CHECK(where(older, "paid_job", "not applicable").size() > 450);
}

TEST_CASE("the shipped questionnaire of 2011 is the POET-style one that is built in; those of later editions can be read") {
    auto const folder = std::filesystem::path(PBO_SOURCE_DIR) / "examples" / "data" / "instruments";
    auto const questionnaire = pbo::read_questionnaire(folder / "poet_style_2011.csv");
    REQUIRE(questionnaire.roles.size() == 2);
    CHECK(questionnaire.of(pbo::role::user)->instrument == pbo::poet_style_users());
    CHECK(questionnaire.of(pbo::role::carer)->instrument == pbo::poet_style_carers());
    auto const later = pbo::read_questionnaire(folder / "poet_2013.csv");
    CHECK(later.of(pbo::role::user)->instrument->size() == 13);
    REQUIRE(later.notes.size() == 1);
    CHECK(later.notes[0].find("the 14th area is not known") != std::string::npos);
    auto const last = pbo::read_questionnaire(folder / "poet_2014.csv");
    CHECK(last.of(pbo::role::user)->instrument->size() == 11);
    CHECK(last.of(pbo::role::carer)->instrument->size() == 4);
}
