// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The code of docs/performance.md, compiled and run; and each of its lines is looked for here, so that neither changes without
// the other.

#include <pbo/core/progress.hpp>
#include <pbo/core/threads.hpp>
#include <pbo/count/packed_answers.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/domain/support_review.hpp>
#include <pbo/interval/clopper_pearson.hpp>
#include <pbo/measure/outcome_estimates.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/read/record_files.hpp>
#include <pbo/read/records.hpp>
#include <pbo/read/survey.hpp>
#include <pbo/read/survey_files.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

// What the code says while it runs goes here.
void checked(pbo::survey const& survey, pbo::outcome_table<std::tuple<pbo::council_key, pbo::delivery_mode>> const& o,
             pbo::outcome_table<std::tuple<pbo::council_key, pbo::delivery_mode>> const& of_files, std::size_t rejected,
             pbo::survey const& again, std::size_t reviews) {
    auto twice = o.counts();
    twice += o.counts();
    CHECK(of_files.counts() == twice);  // the file twice
    CHECK(rejected == 0);
    CHECK(again.responses == survey.responses);
    CHECK(reviews == 2);
}

void tables(pbo::survey const& survey) {
    auto const mode = &pbo::survey_response::mode;
    auto o = pbo::outcomes(survey, pbo::council_of, mode);                       // responses in memory
    o = pbo::outcomes(pbo::threads{2}, survey, pbo::council_of, mode);           // the same to the bit

    // Counted many times: pack the answers with their keys once.
    auto const packed = pbo::pack(survey.responses, pbo::by(pbo::council_of, mode), &pbo::survey_response::answers, survey.asked);
    o = pbo::outcomes(packed);

    // Never in memory: counted while it is read, in one file or several.
    pbo::survey_files const files{{"2011.csv", "2012.csv"}, pbo::poet_style_users()};
    auto const read = pbo::outcomes(pbo::threads{2}, files, pbo::council_of, mode);
    for (auto const& file : read.files()) std::cout << file.source << ": " << file.counts << '\n';

    // Any described record, by any keys and indicators, likewise.
    pbo::record_files<pbo::support_review> const reviews{{"reviews.csv"}};
    auto const offered = pbo::tabulate(pbo::threads{2}, reviews, pbo::by([](auto const& r) { return r.council.key(); }),
                                       pbo::indicator("offered", &pbo::support_review::direct_payment_offered));
    std::cout << offered.files().front().rejects.size() << " rows rejected\n";

    // Read into memory by threads, in the file's order.
    auto const again = pbo::read_survey(pbo::threads::all(), "2011.csv", pbo::poet_style_users());
    auto const all = pbo::read_records<pbo::support_review>(pbo::threads{2}, "reviews.csv");

    // How sure: every figure at once, by a method or by drawing councils anew.
    auto const each = pbo::outcome_intervals(o, pbo::clopper_pearson);
    auto const drawn = pbo::bootstrap_outcomes(pbo::threads{2}, o, {.seed = 1});
    checked(survey, o, read, offered.files().front().rejects.size(), again, all.size());
}

std::string text_of(std::filesystem::path const& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the code of the page on performance runs, and its ways lead to one table") {
    std::filesystem::path const source(PBO_SOURCE_DIR);
    auto const survey_file = source / "examples" / "data" / "synthetic_survey.csv";
    auto const folder = std::filesystem::temp_directory_path() / "pbo_performance_page";
    std::filesystem::create_directories(folder);
    auto const before = std::filesystem::current_path();
    for (auto const* name : {"2011.csv", "2012.csv"})
        std::filesystem::copy_file(survey_file, folder / name, std::filesystem::copy_options::overwrite_existing);
    std::ofstream(folder / "reviews.csv") << "ons_code,mode,direct_payment_offered\n"
                                             "E06000001,managed_budget,yes\nE06000002,direct_payment,no\n";
    std::filesystem::current_path(folder);
    std::ostringstream said;
    auto* const out = std::cout.rdbuf(said.rdbuf());
    CHECK_NOTHROW(tables(pbo::read_survey(survey_file, pbo::poet_style_users())));
    std::cout.rdbuf(out);
    std::filesystem::current_path(before);
    std::filesystem::remove_all(folder);
    CHECK(said.str().find("2012.csv: ") != std::string::npos);
    CHECK(said.str().find("\n0 rows rejected\n") != std::string::npos);
}

TEST_CASE("every line of code on the page on performance is compiled here") {
    std::filesystem::path const source(PBO_SOURCE_DIR);
    auto const here = text_of(source / "tests" / "measure" / "performance_page.cpp");
    std::istringstream lines(text_of(source / "docs" / "performance.md"));
    bool code = false;
    int looked_for = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            code = line == "```cpp";
            continue;
        }
        if (!code || line.starts_with("#include")) continue;
        ++looked_for;
        CAPTURE(line);
        CHECK(here.find("\n" + line + "\n") != std::string::npos);
    }
    CHECK(looked_for > 20);
}
