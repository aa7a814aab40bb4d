// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/interval/bayes.hpp>
#include <pbo/publish/take_up_sheet.hpp>

#include <doctest/doctest.h>

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/text_table.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace pbo;

namespace {
std::vector<council_return> returns() {
    std::vector<council_return> all(3);
    all[0].council = {.ons = {}, .cassr = {}, .name = "Wold", .region = "North", .stated_kind = {}, .pilot = {}, .roll_out_start = {}};
    all[0].eligible = 100;
    all[0].personal_budgets = 40;
    all[0].direct_payment = 40;
    all[0].part_direct_payment = 0;
    all[1].council = {.ons = {}, .cassr = {}, .name = "Ash", .region = "South", .stated_kind = {}, .pilot = {}, .roll_out_start = {}};
    all[1].eligible = 20;
    all[1].personal_budgets = 3;
    all[2].council = {.ons = {}, .cassr = {}, .name = "Elm", .region = "South", .stated_kind = {}, .pilot = {}, .roll_out_start = {}};
    all[2].eligible = absence::suppressed;
    return all;
}
/// In the text or, where that is wrapped, in a warning.
bool has(sheet const& s, std::string const& text) {
    return text_table(s).find(text) != std::string::npos ||
           std::any_of(s.warnings.begin(), s.warnings.end(), [&](std::string const& w) { return w.find(text) != std::string::npos; });
}
}  // namespace

TEST_CASE("the rows are the councils in the order of the returns, then the regions, then the whole, called by nobody's name") {
    auto const s = take_up_sheet(take_up(returns(), eligibility_basis::ongoing), {}, targets::april_2011);
    std::vector<std::string> names;
    for (auto const& row : s.rows()) names.push_back(std::get<std::string>(row[3]));
    CHECK(names == std::vector<std::string>{"Wold", "Ash", "Elm", "North", "South", "2 of the 3 councils read"});  // Elm has no figures
    auto all = returns();
    all.pop_back();
    CHECK(has(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}), "the 2 councils read"));
    CHECK_FALSE(has(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}), "2 of the 2"));
}

TEST_CASE("where nobody has figures nothing is called a sum") {
    auto all = returns();
    for (auto& r : all) r.personal_budgets = absence::suppressed;
    auto const s = take_up_sheet(take_up(all, eligibility_basis::ongoing), {});
    CHECK(has(s, "3 without: Wold, Ash, Elm. The whole and the regions have none either."));
    CHECK_FALSE(has(s, "0 of 0"));
    CHECK(std::get<std::string>(s.rows().back()[3]) == "the 3 councils read");
}

// Wilson of 40 of 100 and 3 of 20 at 95 %: .309401, .497997 and .052369, .360419 (SciPy 1.10.1).
TEST_CASE("CSV has the counts, unrounded shares, limits, and the fact of the target; an absence keeps its symbol and reason") {
    auto const csv = tests::cells_of(take_up_sheet(take_up(returns(), eligibility_basis::ongoing), {}, targets::april_2011));
    CHECK(csv.starts_with("level,ons_code,cassr_code,name,region,numerator,denominator,take_up,lower,upper,direct_payments,"
                          "direct_payments_of_eligible,direct_payments_of_budgets,met,points_from_target,people_short,reason_if_absent\n"));
    CHECK(csv.find("council,,,Wold,North,40,100,0.4,0.3094") != std::string::npos);
    CHECK(csv.find(",yes,10,0,\n") != std::string::npos);
    CHECK(csv.find("council,,,Ash,South,3,20,0.15,0.0523") != std::string::npos);
    CHECK(csv.find(",no,-15,3,\n") != std::string::npos);
    CHECK(csv.find("council,,,Elm,South,[c],[c],[c],[c],[c],[c],[c],[x],[c],[c],[c],suppressed\n") != std::string::npos);
    CHECK(csv.find("whole,,,2 of the 3 councils read,,43,120,") != std::string::npos);
}

TEST_CASE("the report says complete count or sample, and speaks of certainty only for a sample") {
    auto const complete = take_up_sheet(take_up(returns(), eligibility_basis::ongoing), {}, targets::april_2011);
    CHECK(complete.from.data == "complete count");
    CHECK_FALSE(has(complete, "interval lies"));
    auto const sampled = take_up_sheet(take_up(returns(), eligibility_basis::ongoing, {{}, {}, completeness::sample}), {}, targets::april_2011);
    CHECK(sampled.from.data == "sample");
    CHECK(has(sampled, "above the target"));
}

TEST_CASE("what a reader must be told is told") {
    auto const s = take_up_sheet(take_up(returns(), eligibility_basis::ongoing), {}, targets::april_2011);
    CHECK(has(s, "2 with figures, 1 without: Elm"));
    CHECK(has(s, "(43 of 120)"));
    CHECK(has(s, "met by 1, missed by 1, not determined for 1 of 3 councils"));
    CHECK(has(s, "managed budgets were probably not recorded (Wold)"));
    CHECK(has(s, "Small bases"));
    CHECK(has(s, "choice and control"));
    CHECK_FALSE(has(s, "client-level data"));
    auto later = returns();
    for (auto& r : later) r.period = period::financial_year(2024);
    CHECK(has(take_up_sheet(take_up(later, eligibility_basis::ongoing), {}), "client-level data"));
}

TEST_CASE("no region known: no region rows, and the report says why") {
    auto all = returns();
    for (auto& r : all) r.council.region = {};
    auto const s = take_up_sheet(take_up(all, eligibility_basis::ongoing), {});
    CHECK(s.rows().size() == 4);
    CHECK(has(s, "No regions"));
}

TEST_CASE("nobody eligible is said so, and is no zero") {
    std::vector<council_return> one(1);
    one[0].council.name = "Wold";
    one[0].eligible = 0;
    one[0].personal_budgets = 0;
    auto const csv = tests::cells_of(take_up_sheet(take_up(one, eligibility_basis::ongoing), {}, targets::april_2011));
    CHECK(csv.find("council,,,Wold,,0,0,[n/0],[n/0],[n/0],[n/0],[n/0],[n/0],nobody eligible\n") != std::string::npos);
    auto const s = take_up_sheet(take_up(one, eligibility_basis::ongoing), {});
    CHECK(text_table(s).find("to 100.0") == std::string::npos);
    CHECK(has(s, "Councils: 0 with figures, 1 with nobody eligible (Wold), 0 without."));
}

TEST_CASE("a count that is known is shown although the other is absent, in its council's row and in no sum") {
    auto all = returns();
    all[2].eligible = 50;
    all[2].personal_budgets = absence::suppressed;
    all[1].eligible = absence::not_available;
    auto const csv = tests::cells_of(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}));
    CHECK(csv.find("council,,,Elm,South,[c],50,[c],[c],[c],") != std::string::npos);
    CHECK(csv.find("council,,,Ash,South,3,[x],[x],[x],[x],") != std::string::npos);
    CHECK(csv.find("whole,,,1 of the 3 councils read,,40,100,0.4,") != std::string::npos);
    CHECK(csv.find("region,,,South,,[c],[c],") != std::string::npos);
}

TEST_CASE("a whole has the name that somebody knows it by, and CSV says which level it is") {
    auto const the_whole = take_up(returns(), eligibility_basis::ongoing, {.words = {}, .whole = "England"});
    CHECK(tests::cells_of(take_up_sheet(the_whole, {})).find("england,,,England,,43,120,") != std::string::npos);
    CHECK(has(take_up_sheet(the_whole, {}), "England and each region are sums of the councils with figures (43 of 120)."));
    auto const wales = take_up(returns(), eligibility_basis::ongoing, {.words = {}, .whole = "Wales"});
    CHECK(tests::cells_of(take_up_sheet(wales, {})).find("whole,,,Wales,,43,120,") != std::string::npos);
    CHECK(has(take_up_sheet(take_up(returns(), eligibility_basis::ongoing), {}), "The whole and each region are sums"));
}

TEST_CASE("a table of other counts is printed in its own words, without those of personal budgets") {
    auto all = returns();
    for (auto& r : all) {
        r.period = period::financial_year(2024);
        r.direct_payment = {};
    }
    auto const t = take_up(all, eligibility_basis::ongoing, {.words = words_of_counts("smokers", "adults"), .whole = {}});
    auto const s = take_up_sheet(t, {});
    CHECK(s.title == "smokers of adults");
    CHECK(s.from.basis.empty());
    CHECK(s.from.role.empty());
    CHECK(s.from.data == "counts as published");
    auto const text = text_table(s);
    for (auto const* word : {"take-up", "Take-up", "budget", "eligible", "council", "England", "choice", "client-level", "ongoing"})
        CHECK_MESSAGE(text.find(word) == std::string::npos, word);
    CHECK(has(s, "the 3 areas read"));
    CHECK(has(s, "Overlapping intervals"));
    CHECK(tests::cells_of(s).starts_with("level,ons_code,cassr_code,name,region,numerator,denominator,share,lower,upper,"));
}

TEST_CASE("regions as areas are called so, and nobody asks in which region they are; one area alone overlaps with nothing") {
    std::vector<council_return> all(2);
    all[0].council.name = council_name("North");
    all[1].council.name = council_name("South");
    for (auto& r : all) {
        r.eligible = 100;
        r.personal_budgets = 40;
    }
    auto words = words_of_counts("smokers", "adults");
    CHECK(has(take_up_sheet(take_up(all, eligibility_basis::ongoing, {.words = words, .whole = {}}), {}), "No regions: "));
    words.area = "region";
    auto const s = take_up_sheet(take_up(all, eligibility_basis::ongoing, {.words = words, .whole = {}}), {});
    CHECK(has(s, "Regions: 2 with figures, 0 without. The whole is the sum of the regions with figures (80 of 200)."));
    CHECK_FALSE(has(s, "No regions: "));
    all.pop_back();
    CHECK_FALSE(has(take_up_sheet(take_up(all, eligibility_basis::ongoing, {.words = words, .whole = {}}), {}), "Overlapping"));
}

TEST_CASE("thirty areas without figures are all named, and of more the first thirty") {
    for (std::size_t n : {std::size_t{29}, std::size_t{30}, std::size_t{31}, std::size_t{32}}) {
        CAPTURE(n);
        auto all = returns();
        all.pop_back();
        for (std::size_t i = 1; i <= n; ++i) {
            all.emplace_back();
            all.back().council.name = council_name("Shire " + std::to_string(i));
            all.back().eligible = absence::suppressed;
        }
        auto const words = detail::figures_in_words(take_up(all, eligibility_basis::ongoing));
        CHECK(words.starts_with("Councils: 2 with figures, " + std::to_string(n) + " without: Shire 1, Shire 2,"));
        auto const last = std::min<std::size_t>(n, 30);
        CHECK(words.ends_with(", Shire " + std::to_string(last) + (n > 30 ? " and others" : "")));
    }
}

TEST_CASE("shares that one decimal does not show are told") {
    auto all = returns();
    for (auto& r : all) r.direct_payment = r.part_direct_payment = absence::not_available;
    all[0].eligible = 100'000;  // 40 of them: 0.04 %
    auto const s = take_up_sheet(take_up(all, eligibility_basis::ongoing), {});
    CHECK(has(s, "3 shares above 0% are under 0.05%"));  // Wold's, its region's and the whole's, 43 of 100,020
    all[0].personal_budgets = 50;  // 0.05 % prints as 0.1 %
    CHECK_FALSE(has(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}), "under 0.05%"));
    all[0].eligible = 100'001;
    CHECK(has(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}), "2 shares above 0% are under 0.05%"));
    all[0].personal_budgets = all[1].personal_budgets = 0;
    CHECK_FALSE(has(take_up_sheet(take_up(all, eligibility_basis::ongoing), {}), "under 0.05%"));
}

// 40 of 100 with the prior Beta(3000, 1): the limits lie near 3,040 of 3,101, 98%.
TEST_CASE("a share that its own limits do not hold is printed with a sentence that says why") {
    auto const t = take_up(returns(), eligibility_basis::ongoing);
    CHECK(has(take_up_sheet(t, {}, {}, bayes(3000, 1)), "outside the limits beside"));
    CHECK_FALSE(has(take_up_sheet(t, {}), "outside the limits beside"));
}
