// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#include <pbo/measure/claims/councils_that_answered.hpp>

#include <pbo/interval/wilson.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace pbo;

TEST_CASE("the worked statements about councils come out to 1e-12, by the exact limits and by Wilson's") {
    std::ifstream file(PBO_SOURCE_DIR "/tests/reference/worked/finite_population_councils.csv");
    REQUIRE(file);
    std::string line;
    std::getline(file, line);
    int compared = 0;
    while (std::getline(file, line)) {
        std::vector<std::string> cell;
        std::istringstream cells(line);
        for (std::string text; std::getline(cells, text, ',');) cell.push_back(text);
        REQUIRE(cell.size() == 18);
        CAPTURE(line);
        auto const count = [&](std::size_t i) { return static_cast<std::uint64_t>(std::stoull(cell[i])); };
        auto const number = [&](std::size_t i) { return std::stod(cell[i]); };
        finite_proportion const said{count(1), count(2), count(3)};
        auto const exact = councils_that_answered(said);
        CHECK(std::abs(*exact.share.value - number(4)) < 1e-15);
        CHECK(*exact.councils_between_limits() == count_range{count(10), count(11)});
        CHECK(std::abs(exact.share.limits->lower() - number(12)) < 1e-12);
        CHECK(std::abs(exact.share.limits->upper() - number(13)) < 1e-12);
        CHECK(exact.possible() == count_range{count(14), count(15)});
        CHECK(std::abs(exact.in_the_worst_case().bounds()->lower() - number(16)) < 1e-15);
        CHECK(std::abs(exact.in_the_worst_case().bounds()->upper() - number(17)) < 1e-15);
        auto const score = councils_that_answered(said, wilson);
        CHECK(std::abs(score.share.limits->lower() - std::fmax(number(8), number(16))) < 1e-12);
        CHECK(std::abs(score.share.limits->upper() - std::fmin(number(9), number(17))) < 1e-12);
        ++compared;
    }
    MESSAGE("worked/finite_population_councils.csv: " << compared << " rows compared");
    CHECK(compared == 12);
}

TEST_CASE("a complete count has no interval and says so; its claims hold or fail in every case") {
    auto const e = councils_that_answered({83, 152, 152});
    CHECK(e.complete_count());
    CHECK(e.share.limits == figure<interval>(absence::not_applicable));
    CHECK(e.councils_between_limits() == figure<count_range>(absence::not_applicable));
    CHECK(e.possible() == count_range{83, 83});
    CHECK(e.on(claim::above(share(1, 2))) == claim_verdict::survives_the_worst_case);
    CHECK(e.on(claim::above(share(83, 152))) == claim_verdict::refuted_in_every_case);
}

TEST_CASE("the interval never leaves what is possible, also where few are missing and none or all are so") {
    for (std::uint64_t missing : {1U, 2U, 20U, 140U})
        for (std::uint64_t hits : {std::uint64_t{0}, std::uint64_t{1}, 152 - missing}) {
            if (hits > 152 - missing) continue;
            auto const e = councils_that_answered({hits, 152 - missing, 152});
            CHECK(e.in_the_worst_case().bounds()->contains(*e.share.limits));
            CHECK(e.share.limits->lower() <= *e.share.value + 1e-15);
        }
    auto const none_so = councils_that_answered({0, 145, 152});  // one in 152 would be missed with probability 7/152
    CHECK(*none_so.councils_between_limits() == count_range{0, 1});
    CHECK(*councils_that_answered({0, 145, 152}, wilson).councils_between_limits() == count_range{0, 0});
}

TEST_CASE("nobody answered: no share, and everything is possible; one council, answering or not") {
    auto const silent = councils_that_answered({0, 0, 152});
    CHECK(silent.share.value == figure<double>(absence::nothing_to_divide_by));
    CHECK(*silent.share.limits == unit_interval);
    CHECK(silent.possible() == count_range{0, 152});
    CHECK(silent.on(claim::above(share(1, 2))) == claim_verdict::open);
    CHECK(councils_that_answered({1, 1, 1}).complete_count());
    CHECK(councils_that_answered({0, 0, 1}).possible() == count_range{0, 1});
    auto const nothing = councils_that_answered({0, 0, 0});
    CHECK(nothing.on(claim::above(share{})) == claim_verdict::open);
    CHECK(*nothing.share.limits == unit_interval);
}

TEST_CASE("a narrow interval may lie between two whole numbers of councils") {
    auto const e = councils_that_answered({1, 3, 10}, wilson, confidence_level(0.001));  // about 3.33 of 10
    CHECK(e.councils_between_limits() == figure<count_range>(absence::none_recorded));
}
