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
}
