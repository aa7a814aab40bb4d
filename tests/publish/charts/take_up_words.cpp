// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include "../side_by_side.hpp"

#include <pbo/publish/charts/take_up_words.hpp>

#include <doctest/doctest.h>

using namespace pbo;
using namespace pbo::charts;

TEST_CASE("a subtitle says what the rows are of, and calls nothing England that is not") {
    take_up_words const own(councils_beside::six());
    CHECK(own.measure == "People on personal budgets as a share of people eligible");
    CHECK(own.where_and_when(6) == "6 councils, 2010\u201311");
    CHECK(own.whole == "the 6 councils read");

    take_up_selection smokers;
    smokers.words = words_of_counts("smokers", "adults asked");
    smokers.words.area = "county";
    smokers.whole = "England";
    auto const t = take_up(std::vector{councils_beside::one("Oak", "", 50, 100)}, eligibility_basis::ongoing, smokers);
    take_up_words const other(t);
    CHECK(other.measure == "Smokers as a share of adults asked");
    CHECK(other.areas == "counties");
    CHECK(other.where_and_when(1) == "1 county, England, 2010\u201311");

    smokers.words = words_of_counts("on_budgets", "people_eligible");  // headings of a file
    take_up_words const headings(take_up(std::vector{councils_beside::one("Oak", "", 50, 100)}, eligibility_basis::ongoing, smokers));
    CHECK(headings.measure == "On budgets as a share of people eligible");
    CHECK(headings.people == "people eligible");
}

TEST_CASE("those that share a figure are named where they are one or two, and else counted") {
    take_up_words const words(councils_beside::six());
    std::vector<std::pair<std::string, double>> const rows{{"Oak", 0.5}, {"Ash", 1.0}, {"Elm", 1.0}, {"Fir", 0.2}, {"Yew", 0.2}, {"Box", 0.2}};
    auto const of = [&](double share) {
        return charts::detail::who_has(
            rows, share, words, [](auto const& r) { return r.second; }, [](auto const& r) { return r.first; });
    };
    CHECK(of(0.5) == "Oak");
    CHECK(of(1.0) == "Ash and Elm");
    CHECK(of(0.2) == "3 councils");
}

TEST_CASE("the line of all that is of more councils than are drawn says so, and no other") {
    auto const t = councils_beside::six();  // 4 with shares
    CHECK(charts::detail::whole_in_words(t, 4).empty());
    stated_sums sums;
    sums.whole.on_budget = tally(260, 500);
    sums.in_whole = 5;
    CHECK(charts::detail::whole_in_words(with_stated_sums(t, sums), 4) ==
          " The line is of 5 councils, those withheld among them; 4 are drawn.");
    sums.in_whole = 4;
    CHECK(charts::detail::whole_in_words(with_stated_sums(t, sums), 4).empty());
    sums.whole = {};  // withheld: the line is of those shown
    sums.in_whole = 5;
    CHECK(charts::detail::whole_in_words(with_stated_sums(t, sums), 4).empty());
}
