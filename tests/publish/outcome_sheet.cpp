// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/publish/outcome_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/survey_response.hpp>
#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

#include <string>
#include <vector>

using namespace pbo;

namespace {
struct answered {
    pbo::instrument instrument{"ours", role::user, poet_style_scale(), {{"dignity", "Dignity"}, {"safety", "Safety"}}};
    std::vector<survey_response> responses;
};
answered survey_of(int better, int same, int worse, int missing) {
    answered s;
    auto const add = [&s](int n, std::uint8_t code) {
        for (int i = 0; i < n; ++i) {
            survey_response r;
            r.answers.set(0, code);
            s.responses.push_back(r);
        }
    };
    add(better, 2);
    add(same, 3);
    add(worse, 5);
    add(missing, 0);
    return s;
}
}  // namespace

// Wilson of 70, 20 and 10 of 100 at 95 %: .604151 .781051, .133367 .288829, .055229 .174366 (SciPy 1.10.1).
TEST_CASE("a row for each group and area: counts, shares with limits, and whether a majority is better") {
    auto const o = outcomes(survey_of(70, 20, 10, 5));
    auto const s = outcome_sheet("Outcomes", {"mode"}, {{{"direct"}, o[everybody{}]}}, {});
    REQUIRE(s.rows().size() == 2);
    auto const csv = csv_of(s, false);
    CHECK(csv.starts_with("mode,area,area_title,asked,answered,not_applicable,missing,better,better_share,better_lower,better_upper,"
                          "better_share_absent,no_difference,no_difference_share,no_difference_lower,no_difference_upper,"
                          "no_difference_share_absent,worse,worse_share,worse_lower,worse_upper,worse_share_absent,majority_better,majority_alone,majority_jointly\n"));
    CHECK(csv.find("direct,dignity,Dignity,105,100,0,5,70,0.7,0.604") != std::string::npos);
    CHECK(csv.find(",20,0.2,0.133") != std::string::npos);
    CHECK(csv.find(",yes,certain majority,certain majority\n") != std::string::npos);
    CHECK(csv.find("direct,safety,Safety,105,0,0,105,0,,,,[n/0],") != std::string::npos);
    CHECK(csv.ends_with(",[n/0],[n/0]\n"));  // of an area that nobody answered it is not "unclear" what the majority is
    CHECK(text_table(s).find("60.4 to 78.1%") != std::string::npos);
}

TEST_CASE("the standing warnings: self-selected always, overlapping only for several groups, small bases counted") {
    auto const o = outcomes(survey_of(70, 20, 10, 5));
    reported_group const one{{"a"}, o[everybody{}]};
    auto const s = outcome_sheet("", {"g"}, {one}, {});
    CHECK(s.warnings.size() == 1);  // the area that nobody answered rests on nobody
    CHECK(s.warnings[0] == warnings::self_selected);
    auto const few = outcomes(survey_of(20, 5, 4, 5));
    CHECK(outcome_sheet("", {"g"}, {{{"a"}, few[everybody{}]}}, {}).warnings.at(1).starts_with("Small bases: 1 row"));
    CHECK(outcome_sheet("", {"g"}, {one, one}, {}).warnings[1] == warnings::overlapping_intervals);
}

TEST_CASE("what a measure returns is written as it is, a group for each key") {
    auto const o = outcomes(survey_of(70, 20, 10, 5), [](survey_response const& r) { return r.answers[0] == 0 ? "silent" : "spoke"; });
    auto const text = text_table(o);
    CHECK(text.starts_with("Outcomes: "));
    CHECK(text.find("  method   wilson\n") != std::string::npos);
    CHECK(text.find("spoke ") != std::string::npos);
    CHECK(csv_table(o).find("\nsilent,dignity,Dignity,5,0,0,5,") != std::string::npos);
    CHECK(csv_table(o).find("\nspoke,dignity,Dignity,100,100,0,0,70,0.7,") != std::string::npos);
}

TEST_CASE("the summary counts areas with a majority, alone and jointly") {
    auto const o = outcomes(survey_of(70, 20, 10, 5));
    auto const s = majority_sheet("", {"g"}, {{{"a"}, o[everybody{}]}}, {});
    CHECK(s.warnings.at(1) == "1 area that nobody in a group answered is in none of that group's counts.");
    CHECK(csv_of(s, false) ==
          "g,people,areas,majority_better,alone_certain,alone_unclear,alone_certainly_not,jointly_certain,jointly_unclear,"
          "jointly_certainly_not\na,105,1,1,1,0,0,1,0,0\n");  // of the one that anybody answered
}

TEST_CASE("a group whose counts are protected shows nothing that is made of a count that is withheld") {
    auto const o = outcomes(survey_of(70, 27, 3, 5));  // 3 are worse: so is no difference withheld
    reported_group group{{"direct"}, o[everybody{}]};
    group.shown = protected_outcomes(group.outcomes, count_protection{.least = 5});
    auto const s = outcome_sheet("Outcomes", {"mode"}, {group}, {.rule = count_protection{.least = 5}.words()});
    auto const csv = csv_of(s, false);
    CHECK(csv.starts_with("mode,area,area_title,asked,asked_absent,answered,answered_absent,not_applicable,"));
    CHECK(csv.find("direct,dignity,Dignity,105,,100,,0,,5,,70,,0.7,0.604") != std::string::npos);
    CHECK(csv.find(",[c],") != std::string::npos);
    for (auto const* told : {",27,", ",3,", ",0.27", ",0.03", ",0.19", ",0.08"}) CHECK(csv.find(told) == std::string::npos);
    // Of the one area whose better answers are shown: nobody answered the other.
    CHECK(csv_of(majority_sheet("", {"g"}, {group}, {}), false).find("direct,105,,1,1,1,0,0,1,0,0\n") != std::string::npos);

    auto const few = outcomes(survey_of(2, 40, 30, 8));
    reported_group hidden{{"direct"}, few[everybody{}]};
    hidden.shown = protected_outcomes(hidden.outcomes, count_protection{.least = 5});
    auto const line = csv_of(majority_sheet("", {"g"}, {hidden}, {}), false);
    CHECK(line.find("direct,80,,0,0,0,0,0,0,0,0\n") != std::string::npos);  // dignity is withheld, and nobody answered the other
    CHECK(csv_of(outcome_sheet("", {"g"}, {hidden}, {}), false).find(",[c],[c],[c]\n") != std::string::npos);
}
