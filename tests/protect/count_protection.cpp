// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/protect/count_protection.hpp>

#include <doctest/doctest.h>

#include <string>

using pbo::count_protection;
using pbo::protection_called;

TEST_CASE("small counts, what leaves few beside it, and bases") {
    count_protection const five{.least = 5};
    CHECK_FALSE(five.is_small(0));
    CHECK(five.is_small(1));
    CHECK(five.is_small(4));
    CHECK_FALSE(five.is_small(5));
    CHECK_FALSE(five.leaves_few(99, 100));
    count_protection const both{.both_sides = 5};
    CHECK(both.is_small(4));
    CHECK(both.leaves_few(96, 100));
    CHECK_FALSE(both.leaves_few(95, 100));
    CHECK_FALSE(both.leaves_few(100, 100));
    CHECK_FALSE(both.leaves_few(101, 100));  // counts that contradict each other leave nothing
    count_protection const base{.least_base = 3};
    CHECK_FALSE(base.is_small(2));
    CHECK(base.is_small_base(2));
    CHECK_FALSE(base.is_small_base(0));
    CHECK_FALSE(base.is_small_base(3));
    CHECK(count_protection{.round_to = 5}.printed(13) == 15);
    CHECK(count_protection{}.printed(13) == 13);
    CHECK(count_protection{}.does_nothing());
    CHECK_FALSE(base.does_nothing());
}

TEST_CASE("each says what it does, and nothing that it does not") {
    CHECK(count_protection{.least = 2}.words() == "counts of 1 are withheld");
    CHECK(count_protection{.least = 5, .round_to = 10}.words() ==
          "counts of 1 to 4 are withheld; counts are rounded to the nearest 10, halves up");
    CHECK(count_protection{}.words() == "none applied");
    auto const beside = "counts of 1 to 4, and counts that leave 1 to 4 people beside them, are withheld";
    CHECK(count_protection{.least = 5, .both_sides = 5}.words() == beside);  // said once
    CHECK(count_protection{.least = 3, .both_sides = 5}.words() == beside);
    CHECK(count_protection{.least = 7, .both_sides = 5}.words() == std::string("counts of 1 to 6 are withheld; ") + beside);
}

// The rules as the releases state them: the survey prints [c] for 1 or 2 respondents and others to the nearest 5; the framework of
// 2024-25 suppresses numerator and denominator where either is under 5, of 2018-19 survey values with a base under 3; PSS-EX1 prints
// '-' for more than 0 and at most 5, and others to the nearest 5.
TEST_CASE("the rules of releases") {
    auto const ascs = protection_called("ascs");
    CHECK(ascs.is_small(2));
    CHECK_FALSE(ascs.is_small(3));
    CHECK(ascs.printed(3) == 5);
    CHECK(ascs.words() == "ascs: counts of 1 to 2 are withheld; counts are rounded to the nearest 5");
    auto const survey = protection_called("ascof_2018_19");
    CHECK(survey.is_small_base(2));
    CHECK_FALSE(survey.is_small(2));
    CHECK(survey.words() == "ascof_2018_19: what rests on fewer than 3 people is withheld");
    auto const now = protection_called("ascof_2024_25");
    CHECK(now.is_small(4));
    CHECK(now.bases_too);
    CHECK(now.printed(13) == 13);
    CHECK(now.words() == "ascof_2024_25: counts of 1 to 4 are withheld, a numerator and its base together");
    auto const pss = protection_called("pss_ex1");
    CHECK(pss.is_small(5));
    CHECK_FALSE(pss.is_small(6));
    CHECK(pss.printed(6) == 5);
    CHECK(pss.printed_sum(6) == 5);  // as the others, where no other base is said
    CHECK(pbo::count_protection{.round_sums_to = 10}.printed_sum(36) == 40);
    CHECK(pbo::count_protection{.round_sums_to = 10}.printed(36) == 36);
    CHECK_THROWS_WITH_AS(static_cast<void>(protection_called("ascof")),
                         "pbo::protection_called: found 'ascof'; expected one of ascs, ascof_2018_19, ascof_2024_25, pss_ex1",
                         std::invalid_argument);
}
