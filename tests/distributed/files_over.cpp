// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Files counted by several ranks, each of which has in the end what one process has: tables, weighted ones and samples too, what became of
// the rows, and errors.  Parts with bad rows, and parts that begin inside a quoted text, are read again by every rank.
#include <pbo/distributed/files_over.hpp>

#include "ranks.hpp"

#include <pbo/core/columns.hpp>
#include <pbo/count/indicator.hpp>
#include <pbo/count/tabulate.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/sampled_outcomes.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/read/returns.hpp>
#include <pbo/sampling/sample.hpp>
#include <pbo/sampling/sampled_table.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

pbo::instrument three_areas() { return {"three", pbo::role::user, pbo::poet_style_scale(), {{"a"}, {"b"}, {"c"}}}; }

std::string random_survey(std::mt19937& random, std::size_t rows, bool broken) {
    constexpr std::array answers{"", "a lot better", "a little better", "no difference", "a little worse", "a lot worse", "not applicable"};
    std::string text = "data_kind,role,ons_code,council,mode,a,b,c\n";
    while (rows-- != 0) {
        // A name over two lines, of which the second could be a row itself.
        auto const name = random() % 5 == 0 ? "\"x\nsynthetic,user,E06000009,x,managed_budget,,,\"" : "x";
        auto const answer = [&] { return std::string(broken && random() % 60 == 0 ? "much better" : answers[random() % answers.size()]); };
        text += std::string("synthetic,user,E0600000") + std::to_string(1 + random() % 4) + "," + name + "," +
                (random() % 2 == 0 ? "direct_payment" : "managed_budget");
        for (int i = 0; i < 3; ++i) text += "," + answer();
        text += "\n";
    }
    return text;
}

void write(std::filesystem::path const& to, std::string const& text) { std::ofstream(to, std::ios::binary) << text; }

void same_summary(pbo::read_summary const& a, pbo::read_summary const& b) {
    CHECK(a.source == b.source);
    CHECK(a.counts == b.counts);
    CHECK(a.rejects == b.rejects);
    CHECK(a.data_kind == b.data_kind);
    CHECK(a.absent_columns == b.absent_columns);
    CHECK(a.notes == b.notes);
    CHECK(a.remarks.above == b.remarks.above);
    CHECK(a.remarks.left_out == b.remarks.left_out);
    CHECK(a.remarks.headings == b.remarks.headings);
    CHECK(a.remarks.spacers == b.remarks.spacers);
    CHECK(a.remarks.asides == b.remarks.asides);
    CHECK(a.remarks.flags == b.remarks.flags);
    CHECK(a.remarks.names == b.remarks.names);
    CHECK(a.remarks.taken_as_missing == b.remarks.taken_as_missing);
}
void same_summaries(std::vector<pbo::read_summary> const& a, std::vector<pbo::read_summary> const& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) same_summary(a[i], b[i]);
}
std::string told(auto const& count) {
    try {
        static_cast<void>(count());
    } catch (pbo::input_error const& e) {
        return std::string("input_error: ") + e.what();
    } catch (std::exception const& e) {
        return e.what();
    }
    return "nothing was thrown";
}
double weight_of(pbo::survey_response const& r) { return 0.1 + 1.0 / (3.0 + static_cast<double>(r.answers.codes()[0])); }

}  // namespace

TEST_CASE("over: outcomes, tables and samples of files in parts of any size are those of one process") {
    shared_folder const folder;
    std::mt19937 random(2013);
    for (std::size_t const how_many : {1U, 2U, 15U})
        for (bool const broken : {false, true}) {
            unsigned const within = how_many == 2 ? 1 : 2;
            CAPTURE(how_many);
            CAPTURE(broken);
            pbo::over const ranks(MPI_COMM_WORLD, pbo::threads(within));
            pbo::survey_files files{{}, three_areas()};
            files.options.on_bad_row = pbo::bad_row::collect;
            files.options.allow_no_rows = true;
            for (std::size_t i = 0; i < how_many; ++i) {
                auto const text = random_survey(random, i % 5 == 4 ? 0 : 1 + random() % 80, broken);
                files.files.push_back(folder.file("survey" + std::to_string(i) + ".csv", [&](auto const& to) { write(to, text); }));
            }
            auto const by_council = pbo::outcomes(files, pbo::council_of, &pbo::survey_response::mode);
            auto const told_value = pbo::indicator("told", [](pbo::survey_response const& r) { return r.answers.codes()[1] != 0; },
                                                   [](pbo::survey_response const& r) { return r.answers.codes()[1] < 3; });
            auto const told_by_mode = pbo::tabulate(files, pbo::by(&pbo::survey_response::mode), told_value);
            auto const drawn = pbo::sample(files, pbo::weights(weight_of), pbo::clusters(pbo::council_of), pbo::lonely_cluster::adjust);
            auto const of_sample = pbo::outcomes(drawn, &pbo::survey_response::mode);
            auto const share = pbo::tabulate(drawn, pbo::by(&pbo::survey_response::mode), told_value);
            auto const code = pbo::mean_of("code", [](pbo::survey_response const& r) {
                return r.answers.codes()[1] == 0 ? pbo::figure<double>(pbo::absence::suppressed) : pbo::figure<double>(r.answers.codes()[1]);
            });
            auto const mean = pbo::tabulate(drawn, pbo::by(&pbo::survey_response::mode), code);  // of which something is absent
            for (std::uint64_t const part : {std::uint64_t{how_many == 15 ? 700U : 110U}, pbo::usual_part}) {
                CAPTURE(part);
                files.part = part;
                auto const over = pbo::outcomes(ranks, files, pbo::council_of, &pbo::survey_response::mode);
                REQUIRE(over == by_council);
                same_summaries(over.files(), by_council.files());
                auto const tabulated = pbo::tabulate(ranks, files, pbo::by(&pbo::survey_response::mode), told_value);
                REQUIRE(tabulated == told_by_mode);
                same_summaries(tabulated.files(), by_council.files());
                auto const parted = pbo::sample(files, pbo::weights(weight_of), pbo::clusters(pbo::council_of), pbo::lonely_cluster::adjust);
                REQUIRE(pbo::outcomes(ranks, parted, &pbo::survey_response::mode) == of_sample);
                auto const shared = pbo::tabulate(ranks, parted, pbo::by(&pbo::survey_response::mode), told_value);
                REQUIRE(shared == share);
                REQUIRE(pbo::tabulate(ranks, parted, pbo::by(&pbo::survey_response::mode), code) == mean);
                // To the last bit of what compensates the sums, which depends on the parts alone.
                auto const of_parts = pbo::tabulate(parted, pbo::by(&pbo::survey_response::mode), told_value);
                CHECK((pbo::portable(shared.counts()) == pbo::portable(of_parts.counts())));
            }
        }
}

TEST_CASE("over: the first bad row of files comes out of every rank as of one process, ten times") {
    shared_folder const folder;
    auto const ranks = the_ranks();
    std::mt19937 random(7);
    pbo::survey_files files{{}, three_areas()};
    for (std::size_t i = 0; i < 15; ++i) {
        auto const text = random_survey(random, 90, i > 2);
        files.files.push_back(folder.file("survey" + std::to_string(i) + ".csv", [&](auto const& to) { write(to, text); }));
    }
    auto const counted = [&](auto const&... runner) { return told([&] { return pbo::outcomes(runner..., files, pbo::council_of); }); };
    for (int time = 0; time < 10; ++time)
        for (std::size_t const several : {1U, 15U}) {  // by parts, and by whole files
            auto const all = files;
            if (several == 1) files.files = {files.files[5]};
            for (std::uint64_t const part : {std::uint64_t{700}, pbo::usual_part}) {
                files.part = part;
                auto const alone = counted();
                CHECK(alone.starts_with("input_error: "));
                CHECK(counted(ranks) == alone);
            }
            files = all;
        }
    files.files.insert(files.files.begin(), "no_such_file.csv");
    CHECK(counted(ranks) == counted());
    files.files.erase(files.files.begin(), files.files.begin() + 1);
    if (std::filesystem::exists("/dev/null")) {
        auto const survey = std::exchange(files.files, {"/dev/null"});
        CHECK(counted(ranks) == "input_error: /dev/null: expected a file with a size, for several ranks read it");
        files.files = survey;
    }
    files.unique = "respondent";
    CHECK(counted(ranks).starts_with("pbo::over: identifiers are compared in the memory of one process"));
    files.unique.clear();
    // A weight that cannot be one is complained of by its number among all records.
    files.files.resize(2);
    for (std::uint64_t const part : {std::uint64_t{700}, pbo::usual_part}) {
        files.part = part;
        auto const bad = [&](auto const&... runner) {
            return told([&] {
                return pbo::tabulate(runner..., pbo::sample(files, pbo::weights([](pbo::survey_response const& r) {
                                                                return r.answers.codes()[0] == 5 && r.answers.codes()[1] == 1 ? -1.0 : 1.0;
                                                            })),
                                     pbo::by(), pbo::indicator("any", [](pbo::survey_response const&) { return true; }));
            });
        };
        CHECK(bad().find("has a weight of -1") != std::string::npos);
        CHECK(bad(ranks) == bad());
    }
}

TEST_CASE("over: ranks with other files are named") {
    shared_folder const folder;
    auto const ranks = the_ranks();
    std::mt19937 random(8);
    auto const text = random_survey(random, 20, false);
    auto const one = folder.file("one.csv", [&](auto const& to) { write(to, text); });
    auto const two = folder.file("two.csv", [&](auto const& to) { write(to, text); });
    pbo::survey_files const files{{ranks.rank() == 1 ? two : one}, three_areas()};
    auto const said = told([&] { return pbo::outcomes(ranks, files); });
    CHECK(said == (ranks.size() == 1 ? "nothing was thrown" : "pbo::over: nothing was counted: rank 1 has other inputs than rank 0"));
}

TEST_CASE("over: ranks that count or read otherwise are named before anything is read") {
    shared_folder const folder;
    auto const ranks = the_ranks();
    std::mt19937 random(9);
    auto const text = random_survey(random, 20, false);
    auto const file = folder.file("survey.csv", [&](auto const& to) { write(to, text); });
    bool const other = ranks.rank() == 1;
    std::string const named = ranks.size() == 1 ? "nothing was thrown"
                                                : "pbo::over: nothing was counted: rank 1 has another context (what is counted, and how it is read) "
                                                  "than rank 0";
    pbo::survey_files files{{file}, three_areas()};
    // As many areas, one of them called otherwise: the sheets look alike.
    if (other) files.instrument = {"three", pbo::role::user, pbo::poet_style_scale(), {{"a"}, {"c"}, {"b"}}};
    CHECK(told([&] { return pbo::outcomes(ranks, files); }) == named);
    files.instrument = three_areas();
    if (other) files.options.where = {{"mode", "direct_payment"}};
    CHECK(told([&] { return pbo::outcomes(ranks, files); }) == named);
    pbo::record_files<pbo::council_return> const returns{{PBO_SOURCE_DIR "/examples/data/synthetic_returns.csv"}};
    pbo::take_up_selection const only{.role = pbo::role::users_and_carers, .period = pbo::text_form<pbo::period>::read("2009-10").value()};
    CHECK(told([&] {
              return pbo::take_up(ranks, returns, other ? pbo::eligibility_basis::including_short_term : pbo::eligibility_basis::ongoing, only);
          }) == named);
}

TEST_CASE("over: take-up of returns in files, and a council that is in two of them") {
    auto const ranks = the_ranks();
    pbo::record_files<pbo::council_return> files{{PBO_SOURCE_DIR "/examples/data/synthetic_returns.csv"}};
    pbo::take_up_selection const only{.role = pbo::role::users_and_carers, .period = pbo::text_form<pbo::period>::read("2009-10").value()};
    auto const alone = pbo::take_up(files, pbo::eligibility_basis::ongoing, only);
    CHECK(alone.size() > 100);
    for (std::uint64_t const part : {std::uint64_t{5000}, pbo::usual_part}) {
        files.part = part;
        auto const over = pbo::take_up(ranks, files, pbo::eligibility_basis::ongoing, only);
        CHECK(over == alone);
        same_summaries(over.files(), alone.files());
    }
    files.files.push_back(files.files.front());
    CHECK_THROWS_WITH_AS(static_cast<void>(pbo::take_up(ranks, files, pbo::eligibility_basis::ongoing, only)), "pbo::take_up: the council 'S001' appears twice",
                         std::invalid_argument);
}
