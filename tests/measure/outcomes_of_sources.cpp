// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Outcomes of files that are read in parts, by any number of threads, against those of the same files read from end to end.
// Parts with bad rows, and parts that begin inside a quoted text, are counted and thrown away before they are read again.
#include <pbo/measure/outcomes.hpp>

#include <pbo/core/threads.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include "read/journeys.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <random>
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
        whole.asked = files.asked;
        std::vector<pbo::read_summary> summaries;
        for (auto const& file : files.files) {
            std::ofstream(file, std::ios::binary) << random_survey(random, 1 + random() % 80, turn % 2 == 0);
            auto const one = pbo::read_survey(file, files.asked, files.options);
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
