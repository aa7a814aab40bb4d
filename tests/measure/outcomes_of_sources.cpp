// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Outcomes of whatever responses come from: surveys, files, packed answers, samples of surveys and of files.  Those of files
// that are read in parts, by any number of threads, are held against those of the same files read from end to end.  Parts with bad rows, and parts that begin inside a quoted text, are counted and thrown away before they are read again.
#include <pbo/measure/outcomes.hpp>

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

pbo::instrument three_areas() {
    return {"three", pbo::role::user, pbo::poet_style_scale(), {{"a"}, {"b"}, {"c"}}};
}

std::string random_survey(std::mt19937& random, std::size_t rows, bool broken) {
    constexpr std::array answers{"", "a lot better", "a little better", "no difference", "a little worse", "a lot worse", "not applicable"};
    std::string text = "role,ons_code,council,mode,a,b,c\n";
    while (rows-- != 0) {
        // A name over two lines, of which the second could be a row itself.
        auto const name = random() % 5 == 0 ? "\"x\nuser,E06000009,x,managed_budget,,,\"" : "x";
        auto const answer = [&] { return std::string(broken && random() % 60 == 0 ? "much better" : answers[random() % answers.size()]); };
        text += std::string("user,E0600000") + std::to_string(1 + random() % 4) + "," + name + "," +
                (random() % 2 == 0 ? "direct_payment" : "managed_budget");
        for (int i = 0; i < 3; ++i) text += "," + answer();
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("outcomes of files in parts of any size, by any number of threads, are those of the files read from end to end") {
    trams::folder const folder;
    std::mt19937 random(2013);
    for (int turn = 0; turn < 12; ++turn) {
        CAPTURE(turn);
        pbo::survey_files files{{folder.path() / "one.csv", folder.path() / "two.csv"}, three_areas()};
        files.options.on_bad_row = pbo::bad_row::collect;
        pbo::survey whole;
        whole.instrument = files.instrument;
        std::vector<pbo::read_summary> summaries;
        for (auto const& file : files.files) {
            std::ofstream(file, std::ios::binary) << random_survey(random, 1 + random() % 80, turn % 2 == 0);
            auto const one = pbo::read_survey(file, files.instrument, files.options);
            whole.responses.insert(whole.responses.end(), one.responses.begin(), one.responses.end());
            summaries.push_back(one);
        }
        auto const by_council = pbo::outcomes(whole, pbo::council_of, &pbo::survey_response::mode);
        auto const of_everybody = pbo::outcomes(whole);
        for (std::uint64_t part : {std::uint64_t{20}, std::uint64_t{70}, std::uint64_t{300}, std::uint64_t{1500}, pbo::usual_part}) {
            CAPTURE(part);
            files.part = part;
            for (unsigned n : {1U, 2U, 3U}) {
                auto const read = pbo::outcomes(pbo::threads(n), files, pbo::council_of, &pbo::survey_response::mode);
                REQUIRE(read == by_council);
                REQUIRE(read.files().size() == 2);
                for (std::size_t i = 0; i < 2; ++i) {
                    REQUIRE(read.files()[i].counts == summaries[i].counts);
                    REQUIRE(read.files()[i].rejects == summaries[i].rejects);
                }
                REQUIRE(pbo::outcomes(pbo::threads(n), files) == of_everybody);
            }
        }
    }
}

namespace {

/// Where the weight of a response is in a survey file: the weekly budget stands in for it here, in hundredths.
double weight_of(pbo::survey_response const& r) { return r.weekly_budget ? static_cast<double>(r.weekly_budget->pence()) / 100 : 1.0; }

std::string weighted_survey(std::mt19937& random, std::size_t rows) {
    constexpr std::array answers{"", "a lot better", "a little better", "no difference", "a lot worse", "not applicable"};
    std::string text = "role,ons_code,region,mode,weekly_budget_pence,a,b,c\n";
    while (rows-- != 0) {
        auto const council = random() % 9;
        text += "user,E0600000" + std::to_string(1 + council) + ",r" + std::to_string(council % 3) +
                (random() % 2 == 0 ? ",direct_payment," : ",managed_budget,") + std::to_string(7 + random() % 4000);
        for (int i = 0; i < 3; ++i) text += std::string(",") + answers[random() % answers.size()];
        text += "\n";
    }
    return text;
}

}  // namespace

// Three kinds of source by three ways of running: nine forms of one call.
TEST_CASE("outcomes of a survey, of its files and of its packed answers are one table, without a runner and with two") {
    trams::folder const folder;
    std::mt19937 random(2013);
    pbo::survey_files files{{folder.path() / "one.csv", folder.path() / "two.csv"}, three_areas()};
    files.part = 700;
    pbo::survey whole;
    whole.instrument = files.instrument;
    for (auto const& file : files.files) {
        std::ofstream(file, std::ios::binary) << random_survey(random, 300, false);
        auto const one = pbo::read_survey(file, files.instrument);
        whole.responses.insert(whole.responses.end(), one.responses.begin(), one.responses.end());
    }
    auto const mode = &pbo::survey_response::mode;
    auto const packed = pbo::pack(whole.responses, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers, whole.instrument);
    auto const told = [](pbo::progress) {};
    auto const expected = pbo::outcomes(whole, pbo::council_of, mode);
    CHECK(expected.size() == 8);
    CHECK(pbo::outcomes(pbo::threads(3), whole, pbo::council_of, mode) == expected);
    CHECK(pbo::outcomes(pbo::with_progress(pbo::threads(2), told), whole, pbo::council_of, mode) == expected);
    CHECK(pbo::outcomes(files, pbo::council_of, mode) == expected);
    CHECK(pbo::outcomes(pbo::threads(3), files, pbo::council_of, mode) == expected);
    CHECK(pbo::outcomes(pbo::with_progress(pbo::threads(2), told), files, pbo::council_of, mode) == expected);
    CHECK(pbo::outcomes(packed) == expected);
    CHECK(pbo::outcomes(pbo::threads(3), packed) == expected);
    CHECK(pbo::outcomes(pbo::with_progress(pbo::threads(2), told), packed) == expected);
    // Packed from files as from memory, by threads or not; what became of the rows stays beside it.
    auto const of_files = pbo::pack(pbo::threads(3), files, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers, whole.instrument);
    CHECK(of_files.size() == 600);
    REQUIRE(of_files.files().size() == 2);
    CHECK(of_files.files()[1].counts.kept == 300);
    CHECK(pbo::outcomes(of_files) == expected);
    CHECK(pbo::outcomes(of_files).files().size() == 2);
    CHECK(pbo::outcomes(pbo::pack(files, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers, whole.instrument)) == expected);
    CHECK(pbo::outcomes(pbo::pack(pbo::threads(2), whole, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers,
                                  whole.instrument)) == expected);
    // Keys in either form, and none.
    CHECK(pbo::outcomes(whole, pbo::by(pbo::council_of, mode)) == expected);
    CHECK(pbo::outcomes(files, pbo::by(pbo::council_of, mode)) == expected);
    CHECK(pbo::outcomes(files)[pbo::everybody{}].people() == 600);
    CHECK(pbo::outcomes(pbo::in_sequence{}, whole, pbo::by())[pbo::everybody{}].people() == 600);
}

TEST_CASE("a weighted sample of files, clustered or not, is the sample in memory to the bit, by any runner and in parts of any size") {
    trams::folder const folder;
    std::mt19937 random(7);
    pbo::survey_files files{{folder.path() / "one.csv", folder.path() / "two.csv"}, three_areas()};
    pbo::survey whole;
    whole.instrument = files.instrument;
    for (auto const& file : files.files) {
        std::ofstream(file, std::ios::binary) << weighted_survey(random, 700);
        auto const one = pbo::read_survey(file, files.instrument);
        whole.responses.insert(whole.responses.end(), one.responses.begin(), one.responses.end());
    }
    auto const mode = &pbo::survey_response::mode;
    auto const in_region = [](pbo::survey_response const& r) { return r.council.region; };
    auto const clustered = [&](auto const& data) {
        return pbo::sample(data, pbo::strata(in_region), pbo::clusters(pbo::council_of), pbo::weights(weight_of));
    };
    auto const drawn = [&](auto const& data) { return pbo::sample(data, pbo::strata(in_region), pbo::weights(weight_of)); };
    auto const direct = pbo::indicator("direct", [](pbo::survey_response const& r) { return pbo::is_direct_payment(r.mode); });
    auto const all_of = [&](auto const& design) {
        auto const expected = pbo::outcomes(design(whole), mode);
        auto const shares = pbo::tabulate(design(whole), pbo::by(in_region), direct);
        auto const key = pbo::delivery_mode::direct_payment;
        for (std::uint64_t part : {std::uint64_t{60}, std::uint64_t{500}, std::uint64_t{20'000}, pbo::usual_part}) {
            CAPTURE(part);
            files.part = part;
            for (unsigned n : {1U, 2U, 3U}) {
                auto const read = pbo::outcomes(pbo::threads(n), design(files), mode);
                REQUIRE(read.counts() == expected.counts());
                REQUIRE(read.frame() == expected.frame());
                REQUIRE(read.files().size() == 2);
                REQUIRE(read.files()[1].counts.kept == 700);
                for (std::size_t area = 0; area < 3; ++area) {
                    REQUIRE(pbo::normal(read[key][area]) == pbo::normal(expected[key][area]));
                    REQUIRE(read[key][area].design_effect() == expected[key][area].design_effect());
                }
                auto const told = pbo::tabulate(pbo::threads(n), design(files), pbo::by(in_region), direct);
                REQUIRE(told == shares);
                REQUIRE(pbo::normal(told.overall()) == pbo::normal(shares.overall()));
            }
            REQUIRE(pbo::outcomes(design(files), mode) == expected);
            REQUIRE(design(files).frame() == expected.frame());
        }
    };
    all_of(clustered);
    all_of(drawn);
}

TEST_CASE("a weight that cannot be one is named by the response's number over all files") {
    trams::folder const folder;
    std::mt19937 random(8);
    pbo::survey_files files{{folder.path() / "one.csv", folder.path() / "two.csv"}, three_areas()};
    for (auto const& file : files.files) std::ofstream(file, std::ios::binary) << weighted_survey(random, 100);
    std::ofstream(files.files[1], std::ios::binary | std::ios::app) << "user,E06000001,r0,direct_payment,,,,\n";
    auto const s = pbo::sample(files, pbo::weights([](pbo::survey_response const& r) {
                                      return r.weekly_budget ? std::optional(static_cast<double>(r.weekly_budget->pence())) : std::nullopt;
                                  }));
    for (std::uint64_t part : {std::uint64_t{60}, std::uint64_t{500}, pbo::usual_part}) {
        files.part = part;
        for (unsigned n : {1U, 3U})
            CHECK_THROWS_WITH_AS((void)pbo::outcomes(pbo::threads(n), s), doctest::Contains("record 200 (counted from 0) has no weight"),
                                 std::domain_error);
    }
}
