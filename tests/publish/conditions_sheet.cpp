// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/conditions_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/poet_style.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

using namespace pbo;

namespace {
struct asked_two {
    pbo::instrument instrument{"ours", role::user, poet_style_scale(), {{"dignity", "Dignity"}, {"safety", "Safety"}}};
    std::vector<survey_response> responses;
};
/// Of 10 told the value 8 are better, of 10 not told 5, in one council.
asked_two survey() {
    asked_two s;
    for (int i = 0; i < 20; ++i) {
        survey_response r;
        r.council.name = "A";
        r.told_value = i < 10;
        r.mode = i % 2 == 0 ? delivery_mode::direct_payment : delivery_mode::managed_budget;
        r.answers.set(0, i < 8 || i >= 15 ? 1 : 3);
        s.responses.push_back(r);
    }
    s.responses.emplace_back();
    return s;
}
}  // namespace

TEST_CASE("a row for each condition and area, with counts and odds ratios; what cannot be said is a symbol") {
    auto const csv = tests::cells_of(conditions_sheet(outcomes_by_condition(survey(), {poet_conditions()[0]}), {}));
    CHECK(csv.starts_with("condition,condition_title,area,area_title,better_with,answered_with,share_with,better_without,answered_without,"
                          "share_without,odds_ratio,odds_ratio_lower,odds_ratio_upper,odds_ratio_within,odds_ratio_within_lower,"
                          "odds_ratio_within_upper,p_within,adjusted_p,finding,interaction_p\n"));
    CHECK(csv.find("told_value,Told the weekly value,dignity,Dignity,8,10,0.8,5,10,0.5,4,") != std::string::npos);
    CHECK(csv.find("told_value,Told the weekly value,safety,Safety,0,0,[n/0],0,0,[n/0],[n/0],[n/0],[n/0],") != std::string::npos);
}

TEST_CASE("the notes say who did not answer, over what is adjusted, and that it is no effect") {
    auto const text = text_table(outcomes_by_condition(survey()));
    CHECK(text.find("Told the weekly value: 10 yes, 10 no, 1 not answered") != std::string::npos);
    CHECK(text.find("adjusted over all areas of all conditions (holm)") != std::string::npos);
    CHECK(text.find("associations") != std::string::npos);
    CHECK(text.find("Small bases") != std::string::npos);
}

TEST_CASE("one condition by mode, with all and the ends") {
    auto const c = condition_shares(survey(), poet_conditions()[0], &survey_response::mode);
    auto const s = condition_shares_sheet(c, "mode", {});
    auto const csv = tests::cells_of(s);
    CHECK(csv.find("mode,answered,not_answered,yes,yes_share,yes_lower,yes_upper\n") == 0);
    CHECK(csv.find("direct_payment,10,0,5,0.5,") != std::string::npos);
    CHECK(csv.find("other_or_not_stated,0,1,0,[n/0],[n/0],[n/0]\n") != std::string::npos);
    CHECK(csv.find("all,20,1,10,0.5,") != std::string::npos);
    CHECK(text_of(s).find("Groups compared: 2. ") != std::string::npos);
    CHECK(text_of(s).find("Lowest and highest of these") != std::string::npos);
    auto const many = condition_shares_sheet(condition_shares(survey(), poet_conditions()[0], &survey_response::mode, 11), "mode", {});
    CHECK(text_of(many).find("Groups compared: 0, those with at least 11 answers. ") != std::string::npos);
    CHECK(text_of(many).find("Lowest and highest") == std::string::npos);
}

TEST_CASE("nobody: a table with no groups") {
    asked_two nobody;
    auto const s = condition_shares_sheet(condition_shares(nobody, poet_conditions()[0], council_of), "council", {});
    CHECK(s.rows().size() == 1);
    CHECK(text_of(s).find("standard deviation of [df]") != std::string::npos);
}
