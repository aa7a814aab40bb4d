// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Limits: Wilson's of 70 of 100 are .6042 to .7811 (R 4.2, binom::binom.wilson).
#include "side_by_side.hpp"

#include <pbo/measure/council_page.hpp>
#include <pbo/publish/council_page_sheet.hpp>
#include <pbo/publish/council_sentences.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace pbo;
using councils_beside::one;

namespace {

/// Two regions of two councils, in two years.
std::vector<council_return> rows() {
    return {one("Oak", "North", 400, 1000, 2009),  one("Ash", "North", 500, 1000, 2009),  one("Elm", "South", 300, 1000, 2009),
            one("Yew", "South", 310, 1000, 2009),  one("Oak", "North", 700, 1000),        one("Ash", "North", 505, 1000),
            one("Elm", "South", 290, 1000),        one("Yew", "South", 450, 1000)};
}
sheet page_of(std::string const& name, std::vector<council_return> const& all, council_page_options const& options = {},
              completeness counted = completeness::complete_count) {
    auto const t = take_up(all, eligibility_basis::ongoing, {{}, period::financial_year(2010), counted});
    auto const series = take_up_series(all, eligibility_basis::ongoing, role::users_and_carers);
    return council_page_sheet(t, council_page(t, series, council_key(std::string_view(name)), options), {});
}
std::string told(council_in_sentences const& said) {
    std::string all = said.headline + "\n";
    for (auto const& p : said.points) all += p.found + ". " + (p.how.empty() ? "" : p.how + ".") + "\n";
    return all;
}

}  // namespace

TEST_CASE("above, short of a target, rose: each with how sure it is") {
    CHECK(told(council_sentences(page_of("Oak", rows(), {.aim = share::percent(75)}))) ==
          "Oak: 70.0%, above North and the average\n"
          "700 of 1,000: 70.0%. Everybody was counted; chance alone could put a share of so many between 67.1% and 72.8% (95%).\n"
          "50 more would reach the target of 75%. A fact of the count.\n"
          "Above North (60.3%) by 9.8 points. Between 7.6 and 11.8 points (95%).\n"
          "Above the average of the 4 councils read (48.6%) by 21.4 points. Between 18.8 and 23.8 points (95%).\n"
          "Rose by 30.0 points since 2009-10 (40.0%). Between 25.8 and 34.1 points (95%).\n");
}

TEST_CASE("where the limits hold 0 we cannot tell, of a place and of a change; a target that is reached") {
    CHECK(told(council_sentences(page_of("Ash", rows(), {.aim = share::percent(50)}))) ==
          "Ash: 50.5%, below North; we cannot tell whether above or below the average\n"
          "505 of 1,000: 50.5%. Everybody was counted; chance alone could put a share of so many between 47.4% and 53.6% (95%).\n"
          "The target of 50% is reached. A fact of the count.\n"
          "Below North (60.3%) by 9.8 points. Between 7.6 and 11.8 points (95%).\n"
          "We cannot tell whether it is above or below the average of the 4 councils read (48.6%). The difference is between \u22120.8 and +4.6 points (95%).\n"
          "We cannot tell whether it changed since 2009-10 (50.0%). The change is between \u22123.9 and +4.9 points (95%).\n");
}

TEST_CASE("of rounded counts nothing is a fact") {
    auto page = page_of("Ash", rows(), {.aim = share::percent(50)});
    page.from.rule = "counts are rounded to the nearest 5";
    auto const said = told(council_sentences(page));
    CHECK(said.find("fact") == std::string::npos);
    CHECK(said.find("Everybody was counted") == std::string::npos);
    CHECK(said.find("505 of 1,000: 50.5%. The counts are rounded; chance alone could put") != std::string::npos);
    CHECK(said.find("The target of 50% is reached. The counts are rounded, and the true one may be on the other side.") != std::string::npos);
}

TEST_CASE("where the council's own limits reach a share and the difference holds no 0 both are said; 0.03 is not 0.0") {
    auto const page = page_of("Ash", rows());
    sheet close(page.title, page.from, page.columns());
    auto const at = [&](std::string_view name) {
        for (std::size_t c = 0; c < page.columns().size(); ++c)
            if (page.columns()[c].name == name) return c;
        return page.columns().size();
    };
    for (auto cells : page.rows()) {
        if (std::get<std::string>(cells.at(at("beside"))) == "its region") cells[at("compared")] = std::string("similar");
        if (std::get<std::string>(cells.at(at("beside"))) == "the whole") {
            cells[at("compared")] = std::string("higher");
            cells[at("points_lower")] = figure<double>(0.03);
        }
        close.add_row(std::move(cells));
    }
    auto const said = told(council_sentences(close));
    CHECK(said.find("We cannot be sure that it is below North (60.3%). Its own limits reach that share, although the difference is between "
                    "\u221211.8 and \u22127.6 points (95%).") != std::string::npos);
    CHECK_MESSAGE(said.find("Between 0.03 and 4.") != std::string::npos, said);
}

TEST_CASE("of a sample nothing is a fact of the count, and a target is not judged by the counts alone") {
    auto const said = told(council_sentences(page_of("Elm", rows(), {.aim = share::percent(29)}, completeness::sample)));
    CHECK(said.starts_with("Elm: 29.0%, below South and the average\n290 of 1,000: 29.0%. A sample: the share of all is likely "
                           "between 26.3% and 31.9% (95%).\nBelow South (37.0%) by 8.0 points."));
    CHECK(said.find("fact") == std::string::npos);
}

TEST_CASE("a share that is withheld is in no sentence, nor is anything told from it; another sheet is refused") {
    auto all = rows();
    all[4].personal_budgets = absence::suppressed;
    CHECK(told(council_sentences(page_of("Oak", all, {.aim = share::percent(75)}))) ==
          "Oak: no share is shown\nNo share is shown. It is withheld so that nobody is recognised [c].\n");
    all[4].personal_budgets = absence::not_available;
    CHECK(council_sentences(page_of("Oak", all)).points.front().how == "It is not available [x]");
    CHECK_THROWS_AS(static_cast<void>(council_sentences(sheet("Other", {}, {{"name", "name"}}))), std::invalid_argument);
}

TEST_CASE("a day is a day in a sentence, and anything else stands as it is") {
    CHECK(pbo::detail::period_in_a_sentence("2010-09-30") == "30 September 2010");
    CHECK(pbo::detail::period_in_a_sentence("2010-03-01") == "1 March 2010");
    CHECK(pbo::detail::period_in_a_sentence("2009-10") == "2009-10");
    CHECK(pbo::detail::period_in_a_sentence("2010-13-01") == "2010-13-01");
    CHECK(pbo::detail::period_in_a_sentence("2010-0a-01") == "2010-0a-01");
}
