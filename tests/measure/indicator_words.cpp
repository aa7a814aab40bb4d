// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/indicator_words.hpp>

#include <doctest/doctest.h>

TEST_CASE("the words are those of personal budgets unless the counts are of something else") {
    pbo::indicator_words const usual;
    CHECK(usual.indicator == "Take-up of personal budgets");
    CHECK(usual.about_budgets);
    auto const other = pbo::words_of_counts("smokers", "adults asked");
    CHECK(other.indicator == "smokers of adults asked");
    CHECK(other.numerator == "smokers");
    CHECK(other.denominator == "adults asked");
    CHECK(other.share == "share");
    CHECK_FALSE(other.about_budgets);
    CHECK_FALSE(other.client_level_from_2024);
    CHECK(other != usual);
}

TEST_CASE("a sentence about councils is said of what the rows are about") {
    CHECK(pbo::said_of("council", "Councils differ; a council may.") == "Councils differ; a council may.");
    CHECK(pbo::said_of("area", "Councils differ; a council may, and the councils' codes.") ==
          "Areas differ; an area may, and the areas' codes.");
    CHECK(pbo::said_of("local authority", "One council of the councils") == "One local authority of the local authorities");
    CHECK(pbo::said_of("region", "a council") == "a region");
    CHECK(pbo::said_of("area", "council") == "area");
    CHECK(pbo::said_of("area", "").empty());
}

TEST_CASE("one and many are counted in English") {
    CHECK(pbo::counted_in_words(1, "council") == "1 council");
    CHECK(pbo::counted_in_words(0, "area") == "0 areas");
    CHECK(pbo::counted_in_words(2, "local authority") == "2 local authorities");
    CHECK(pbo::counted_in_words(2, "key") == "2 keys");
}
