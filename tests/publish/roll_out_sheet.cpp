// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "finding_sheets.hpp"

#include <pbo/publish/csv_table.hpp>
#include <pbo/publish/markdown_table.hpp>
#include <pbo/publish/roll_out_sheet.hpp>
#include <pbo/publish/text_table.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace pbo;

namespace {
roll_out_assumptions rates() {
    return {{300, 1000}, review_schedule::memoryless(1), 0.5, entrant_flow::fixed(20, 0.8), exit_rate::monthly(0.02)};
}
bool warns(sheet const& s, std::string const& text) {
    return std::any_of(s.warnings.begin(), s.warnings.end(),
                       [&](std::string const& w) { return w.find(text) != std::string::npos; });
}
bool shows(sheet const& s, std::string const& text) { return text_table(s).find(text) != std::string::npos; }
}  // namespace

// The worked path (memoryless, fixed entrants) at month 12: 635.59 on, 364.41 off, take-up .63559; 65 % with .13869.
TEST_CASE("a row a month, dated, with the worked figures, and a closing sentence") {
    auto const s = roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2012, 3}, {65, 100}));
    CHECK(s.rows().size() == 13);
    CHECK(shows(s, "2012-03          636  364     1,000    63.6%  61.0 to 66.2%          13.9%\n"));
    CHECK(shows(s, "2011-03          300  700     1,000    30.0%          30.0%           0.0%\n"));
    CHECK(s.warnings.back() ==
          "By 2012-03 take-up is expected to be 63.6% (95% range 61.0 to 66.2%), 636 of 1,000 people; the chance "
          "that it "
          "is 65% or more is 13.9%.");
    CHECK(s.from.period == "2011-03 to 2012-03");
    CHECK(warns(s, "Rates are assumed to be known"));
}

// Two people, one on a budget, one entering: 100 % has a chance of 3.0 %, and the 95 % range ends at 87.7 %.
TEST_CASE("where few people are expected the range is said to be rough, and where many are it is not") {
    roll_out_assumptions few{{1, 2}, review_schedule::scheduled(1), 0.5, entrant_flow::fixed(1, 0.5), exit_rate::yearly(0.2)};
    CHECK(warns(roll_out_sheet(roll_out_forecast(few, 0.5, {2011, 3}, {2012, 3}, {1, 1})),
                "Fewer than 5 people are expected on a budget, or off it, from 2011-04 to 2011-12: the range of take-up takes their "
                "numbers as normal and is rough there. The chance is exact."));
    CHECK(warns(roll_out_sheet(roll_out_forecast(few, 0.5, {2011, 3}, {2011, 4}, {1, 1})), "off it, in 2011-04: the range"));
    CHECK_FALSE(warns(roll_out_sheet(roll_out_forecast(few, 0.5, {2011, 3}, {2011, 3}, {1, 1})), "is rough"));  // known
    CHECK_FALSE(warns(roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2012, 3}, {65, 100})), "is rough"));
}

TEST_CASE("CSV has unrounded numbers under the same headings whether there is a range or a requirement or neither") {
    auto const f = roll_out_forecast(rates(), 0.5, {2011, 3}, {2011, 4}, {65, 100});
    auto const plain = tests::cells_of(roll_out_sheet(f));
    auto const full = tests::cells_of(roll_out_sheet(
        roll_out_forecast(rates(), {0.4, 0.6}, {2011, 3}, {2011, 4}, {65, 100}), {}, asked_requirement{}));
    CHECK(plain.substr(0, plain.find('\n')) == full.substr(0, full.find('\n')));
    CHECK(plain.starts_with(
        "month,months_from_start,conversion_lower,conversion_upper,on_budget_lower,on_budget_upper,off_budget_lower,"
        "off_budget_upper,caseload,take_up_lower,take_up_upper,take_up_range_lower,take_up_range_upper,"
        "chance_of_target_lower,chance_of_target_upper,chance_arithmetic,target,required,required_on_average,"
        "required_for_even_chance,required_for_chance\n"));
    CHECK(plain.find("\n2011-03,0,0.5,0.5,300,300,700,700,1000,0.3,0.3,0.3,0.3,0,0,exact,0.65,,,,\n") !=
          std::string::npos);
    CHECK(full.find(",exact,0.65,conversion,") != std::string::npos);
}

TEST_CASE("a range of conversion is shown from the lower to the upper, people off a budget the other way round") {
    auto const s = roll_out_sheet(roll_out_forecast(rates(), {0.4, 0.6}, {2011, 3}, {2012, 3}, {65, 100}));
    CHECK(s.from.source.find("conversion 40 to 60%") != std::string::npos);
    CHECK(s.warnings.back().starts_with(
        "With a conversion of 40 to 60%: by 2012-03 take-up is expected to be 59.8 to 67.0%"));
    auto const& last = s.rows().back();
    CHECK(*std::get<figure<double>>(last[5]) < *std::get<figure<double>>(last[6]));
    CHECK(*std::get<figure<double>>(last[8]) > *std::get<figure<double>>(last[9]));
    CHECK(*std::get<figure<double>>(last[5]) + *std::get<figure<double>>(last[8]) ==
          doctest::Approx(*std::get<figure<double>>(last[10])));
}

// rollout_required_conversion.csv: memoryless, month 24, 4/5: .51793, .51740, .57660; 9/10: .93110, .92999, unreachable
// (.87486).
TEST_CASE("a requirement is rounded up, so that it is enough, and says what cannot be reached and how far one gets") {
    auto const eighty =
        roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2013, 3}, {4, 5}), {}, asked_requirement{});
    CHECK(warns(eighty,
                "Required conversion for 80% by 2013-03, all else kept: 51.8% on average; 51.8% for an even chance; "
                "57.7% for a "
                "chance of 95%."));
    auto const ninety =
        roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2013, 3}, {9, 10}), {}, asked_requirement{});
    CHECK(warns(ninety,
                "93.2% on average; 93.0% for an even chance; unreachable (a conversion of 100% gives a chance of "
                "87.5%) for"));
    CHECK(tests::cells_of(ninety).find(",conversion,0.9310956") != std::string::npos);
    CHECK(tests::cells_of(ninety).find(",unreachable\n") != std::string::npos);
}

// A month: 2 % leave, R/12 of those off a budget are reviewed and half of them convert, 20 enter, 16 of them on a budget: 64.983 % after
// twelve with R = 1.081, 65.0004 % with 1.082, by six lines of Python.
TEST_CASE("reviews that are required are said as a rate, and as months between them where they are scheduled; the next is not enough") {
    auto const asked = asked_requirement{.what = required_rate::reviews};
    auto const with = [](review_schedule reviews, conversion_range const& conversion) {
        auto by = rates();
        by.reviews = reviews;
        return roll_out_forecast(by, conversion, {2011, 3}, {2012, 3}, {65, 100});
    };
    auto const reaches = [&](review_schedule reviews) { return *with(reviews, 0.5).rows.back().upper.month.take_up() >= 0.65; };
    CHECK(warns(roll_out_sheet(with(review_schedule::memoryless(1), 0.5), {}, asked),
                "Required reviews at a conversion of 50% for 65% by 2012-03, all else kept: 1.082 reviews a person a year on average; "
                "1.082 reviews a person a year for an even chance; 1.213 reviews a person a year for a chance of 95%."));
    CHECK(reaches(review_schedule::memoryless(1.082)));
    CHECK_FALSE(reaches(review_schedule::memoryless(1.081)));
    CHECK(warns(roll_out_sheet(with(review_schedule::every(12), 0.5), {}, asked),
                "a review every 13 months (0.9231 a year) on average; a review every 13 months (0.9231 a year) for an even chance; "
                "a review every 12 months (1 a year) for a chance of 95%."));
    CHECK(reaches(review_schedule::every(13)));
    CHECK_FALSE(reaches(review_schedule::every(14)));
    // A range of conversion has a sentence for each of its ends.
    auto const range = roll_out_sheet(with(review_schedule::every(12), {0.4, 0.6}), {}, asked);
    CHECK(warns(range, "at a conversion of 40% for 65% by 2012-03, all else kept: a review every 10 months (1.2 a year) on average"));
    CHECK(warns(range, "at a conversion of 60% for 65% by 2012-03, all else kept: a review every 16 months (0.75 a year) on average"));
}

TEST_CASE("100% with a default share under 1 is said to be beyond planning, and why") {
    auto const s = roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2013, 3}, {1, 1}));
    CHECK(warns(s, "100% cannot be planned"));
    CHECK(warns(s, "with a chance of 1.2% at most"));  // 0.8^20 = .0115
    CHECK(warns(s, "even if every review converted, take-up by 2013-03 would be 91.0%, short of 100%"));
    auto all = rates();
    all.entrants = entrant_flow::fixed(20, 1.0);
    CHECK_FALSE(warns(roll_out_sheet(roll_out_forecast(all, 0.5, {2011, 3}, {2013, 3}, {1, 1})), "cannot be planned"));
    all.entrants = entrant_flow::fixed(20, 1.0, 2);
    auto const delayed = roll_out_sheet(roll_out_forecast(all, 0.5, {2011, 3}, {2013, 3}, {1, 1}));
    CHECK(warns(delayed, "who enters in the last 2 months cannot have a budget yet"));
    CHECK(warns(delayed, "Who enters cannot have a budget for 2 months"));
    all.entrants = entrant_flow::poisson(20, 0.8);
    CHECK(warns(roll_out_sheet(roll_out_forecast(all, 0.5, {2011, 3}, {2013, 3}, {1, 1})),
                "with a chance of 1.8% at most"));  // e^-4
}

TEST_CASE("nobody in the caseload is undetermined, in words and as an absence") {
    auto const f = roll_out_forecast({}, 0.5, {2011, 3}, {2011, 4}, {1, 1});
    CHECK(shows(roll_out_sheet(f, {}, asked_requirement{}), "undetermined"));
    CHECK(roll_out_sheet(f).warnings.back() ==
          "By 2011-04 nobody is in the caseload: take-up and the target are undetermined.");
    CHECK(tests::cells_of(roll_out_sheet(f)).find(",0,[n/0],[n/0],[n/0],[n/0],[n/0],[n/0],exact,1,,,,\n") !=
          std::string::npos);
}

TEST_CASE("one is said in the singular: a person, an entrant, a review") {
    roll_out_assumptions const one{{0, 1}, review_schedule::scheduled(1), 0.5, entrant_flow::fixed(1, 0.0), exit_rate::yearly(0.0)};
    auto const s = roll_out_sheet(roll_out_forecast(one, 0.5, {2011, 3}, {2011, 4}, {30, 100}));
    CHECK(s.from.source == "assumed: 1 person, 0 on a budget; 1 review a person a year, scheduled; conversion 50%; 1 entrant a "
                           "month, 0% with a budget by default; 0% leave in a year");
    roll_out_assumptions alone = one;
    alone.entrants = entrant_flow::fixed(0, 0.0);
    auto const last = roll_out_sheet(roll_out_forecast(alone, 0.5, {2011, 3}, {2011, 4}, {30, 100})).warnings.back();
    CHECK(last.find(", 0 of 1 person; the chance") != std::string::npos);
}

TEST_CASE("a chance that is not certain is never printed as 0 or 100%") {
    auto const s = roll_out_sheet(roll_out_forecast(rates(), 0.5, {2011, 3}, {2013, 3}, {65, 100}));
    CHECK(shows(s, "<0.1%"));
    CHECK(shows(s, ">99.9%"));
    CHECK_FALSE(shows(s, "100.0%"));
    CHECK(s.warnings.back().ends_with("65% or more is over 99.9%."));
}

TEST_CASE("a forecast prints itself, and as Markdown") {
    auto const f = roll_out_forecast(rates(), 0.5, {2011, 3}, {2011, 5}, {65, 100});
    CHECK(text_table(f) == text_table(roll_out_sheet(f)));
    CHECK(markdown_table(f).starts_with("## Roll-out of personal budgets\n"));
}

// One person who is on a budget and leaves in a year with a chance of 0.6, none enters: of 0.4 people 0.4 are on a budget, and
// nobody is left with 0.6.
TEST_CASE("of few people tenths are said, and the chance that nobody is left beside the chance of the target") {
    roll_out_assumptions const one{{1, 1}, review_schedule::scheduled(1), 0.5, entrant_flow::fixed(0, 0.5), exit_rate::yearly(0.6)};
    auto const s = roll_out_sheet(roll_out_forecast(one, 0.5, {2011, 3}, {2012, 3}, {1, 1}));
    CHECK(s.warnings.back() ==
          "By 2012-03 take-up is expected to be 100.0% (95% range 0.0 to 100.0%), 0.4 of 0.4 people; the chance that it is 100% is 40.0%, and "
          "that nobody is left in the caseload 60.0%.");
}
