// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/majority.hpp>

#include <doctest/doctest.h>

#include <pbo/interval/wilson.hpp>
#include <pbo/read/headed_rows.hpp>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

using namespace pbo;

TEST_CASE("a majority is more than half, and a tie is none") {
    CHECK(is_majority({51, 100}));
    CHECK_FALSE(is_majority({50, 100}));
    CHECK_FALSE(is_majority({49, 100}));
    CHECK_FALSE(is_majority({0, 0}));
    CHECK(is_majority({1, 1}));
    CHECK(is_majority({9223372036854775808ULL, 18446744073709551615ULL}));  // 2 hits would not fit in 64 bits
}

TEST_CASE("a verdict needs the whole interval on one side of a half") {
    CHECK(verdict_of({0.51, 0.6}) == majority_verdict::certain);
    CHECK(verdict_of({0.5, 0.6}) == majority_verdict::unclear);
    CHECK(verdict_of({0.4, 0.5}) == majority_verdict::unclear);
    CHECK(verdict_of({0.4, 0.49}) == majority_verdict::certainly_not);
}

TEST_CASE("no areas, no majorities; an area that nobody answered is not unclear, for nothing is known of it") {
    CHECK(majorities(std::vector<proportion>{}).areas.empty());
    CHECK(majorities(std::vector<proportion>{}).answered() == 0);
    auto const one = majorities(std::vector<proportion>{{0, 0}});
    CHECK(one.with_majority() == 0);
    CHECK(one.answered() == 0);
    CHECK(one.alone(majority_verdict::unclear) == 0);
    CHECK(one.jointly(majority_verdict::unclear) == 0);
    CHECK(one.alone(majority_verdict::nobody_answered) == 1);
    CHECK_FALSE(one.areas[0].better.value.has_value());
}

// Of one area judged, jointly is alone.
TEST_CASE("an area that nobody answered makes no demand on the others") {
    std::vector<proportion> areas(14, proportion{0, 0});
    areas[0] = {565, 1055};  // certain alone, and of 14 not jointly: below
    auto const judged = majorities(areas);
    CHECK(judged.answered() == 1);
    CHECK(judged.alone(majority_verdict::certain) == 1);
    CHECK(judged.jointly(majority_verdict::certain) == 1);
    CHECK(judged.jointly(majority_verdict::unclear) == 0);
}

// Wilson's limits of 585/1060 and 565/1055 at 1 - 0.05/14: SciPy 1.10.1 (norm.ppf and the closed form), .5071 and .4907:
// so the first is certain jointly and the second is not, although both are alone.
TEST_CASE("judged jointly, fewer areas are certain than judged alone") {
    std::vector<proportion> areas(14, proportion{500, 1000});
    areas[0] = {585, 1060};
    areas[1] = {565, 1055};
    auto const judged = majorities(areas);
    CHECK(judged.with_majority() == 2);
    CHECK(judged.alone(majority_verdict::certain) == 2);
    CHECK(judged.jointly(majority_verdict::certain) == 1);
    CHECK(judged.areas[0].jointly == majority_verdict::certain);
    CHECK(judged.areas[1].jointly == majority_verdict::unclear);
}

TEST_CASE("the worked example of 14 areas: 10 majorities, 8/3/3 alone and 7/5/2 jointly, and each area's verdicts and limits") {
    std::filesystem::path const file = PBO_SOURCE_DIR "/tests/reference/worked/majority_areas.csv";
    headed_rows rows(file, {.where = {}, .columns = {}, .on_bad_row = bad_row::collect});
    std::vector<proportion> areas;
    std::vector<std::string> alone;
    std::vector<std::string> jointly;
    std::vector<double> lower;
    while (rows.next()) {
        auto const better = text_form<std::uint64_t>::read(rows[rows.column("better")]);
        auto const answered = text_form<std::uint64_t>::read(rows[rows.column("answered")]);
        if (!better || !answered) continue;  // the closing row of totals
        areas.emplace_back(*better, *answered);
        alone.emplace_back(rows[rows.column("verdict_each_area_alone")]);
        jointly.emplace_back(rows[rows.column("verdict_all_areas_together")]);
        lower.push_back(text_form<double>::read(rows[rows.column("wilson_95_lower")]).value());
    }
    REQUIRE(areas.size() == 14);
    auto const judged = majorities(areas);
    CHECK(judged.with_majority() == 10);
    CHECK(judged.alone(majority_verdict::certain) == 8);
    CHECK(judged.alone(majority_verdict::unclear) == 3);
    CHECK(judged.alone(majority_verdict::certainly_not) == 3);
    CHECK(judged.jointly(majority_verdict::certain) == 7);
    CHECK(judged.jointly(majority_verdict::unclear) == 5);
    CHECK(judged.jointly(majority_verdict::certainly_not) == 2);
    auto const theirs = [](std::string const& word) {
        return word == "certain majority" ? majority_verdict::certain
                                          : (word == "certain minority" ? majority_verdict::certainly_not : majority_verdict::unclear);
    };
    for (std::size_t i = 0; i < areas.size(); ++i) {
        CAPTURE(i);
        CHECK(judged.areas[i].alone == theirs(alone[i]));
        CHECK(judged.areas[i].jointly == theirs(jointly[i]));
        CHECK(std::abs(judged.areas[i].better.limits->lower() / lower[i] - 1) < 1e-12);
    }
}
