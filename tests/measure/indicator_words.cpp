// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/indicator_words.hpp>

#include <pbo/count/parts.hpp>
#include <pbo/count/portable.hpp>

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

TEST_CASE("indicator_words: all of them travel") {
    pbo::indicator_words words;
    // Each word another text: one that is not among the parts would come back as its first value.
    for (auto* word : {&words.indicator, &words.share, &words.numerator, &words.denominator, &words.nobody, &words.area, &words.basis, &words.role,
                       &words.made_from})
        *word += " of our own";
    words.about_budgets = words.client_level_from_2024 = false;
    words.as_published = true;
    CHECK(pbo::from_portable<pbo::indicator_words>(pbo::portable(words)) == words);
}
