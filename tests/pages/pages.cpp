// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// The C++ of README.md and of the pages in docs/, compiled as it stands there (cmake/page_code.awk cuts it out; an error names
// the page and its line), and run where the shipped data serve.  What a block takes for granted is declared before it.  The
// pages that tests/publish/ and tests/measure/ compile word by word are not repeated here.

#include <pbo.hpp>
#include <pbo/publish/charts/funnel.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wunused-result"
#pragma GCC diagnostic ignored "-Wunused-value"
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

namespace {

/// Pages read the shipped files as from the top of a checkout.
struct at_the_top {
    std::filesystem::path before = std::filesystem::current_path();
    at_the_top() { std::filesystem::current_path(PBO_SOURCE_DIR); }
    ~at_the_top() { std::filesystem::current_path(before); }
};

[[maybe_unused]] constexpr auto direct = pbo::delivery_mode::direct_payment;
[[maybe_unused]] constexpr auto managed = pbo::delivery_mode::managed_budget;
[[maybe_unused]] constexpr auto mode = pbo::delivery_mode::direct_payment;
auto const council = pbo::council_of;

/// A record of a sample as the pages have it.
struct r {
    std::string region, council, sex, age, answer;
    double weight = 1.0, councils_in_region = 10.0, councils = 10.0;
    pbo::delivery_mode mode = direct;
    std::optional<bool> told_value, told;
};
using record = r;

}  // namespace

[[maybe_unused]] void take_up_of_people() {
#include "page_code/take_up_2.inc"
}

[[maybe_unused]] void charts(pbo::take_up_table const& t) {
#include "page_code/charts_1.inc"
}

TEST_CASE("take_up, attainment, outcomes and comparing_outcomes run on the shipped data") {
    at_the_top const here;
    {
#include "page_code/take_up_1.inc"
        CHECK(pbo::england(t).on_budget.counted().hits() == 339'700);
#include "page_code/take_up_3.inc"
#include "page_code/attainment_1.inc"
#include "page_code/attainment_2.inc"
    }
    {
#include "page_code/outcomes_1.inc"
    }
    {
        auto const survey = pbo::read_survey("examples/data/synthetic_survey.csv", pbo::poet_style_users());
#include "page_code/comparing_outcomes_1.inc"
    }
    {
        auto const survey = pbo::read_survey("examples/data/synthetic_survey.csv", pbo::poet_style_users());
#include "page_code/budget_paths_1.inc"
        CHECK(p.pairs == 579);
    }
}

#include "page_code/installing_1.inc"

TEST_CASE("checking_print and roll_out run by themselves") {
#include "page_code/checking_print_1.inc"
    CHECK(r.bases == "1,249 to 1,253");
#include "page_code/roll_out_1.inc"
    CHECK(month_24.mean_on > 300.0);
}

namespace {

// Compiled alone: these pages speak of files that the reader has.
[[maybe_unused]] void benchmarking(std::vector<pbo::council_return> const& returns, pbo::take_up_table const& last_year,
                                   pbo::take_up_table const& this_year) {
#include "page_code/benchmarking_1.inc"
    {
#include "page_code/benchmarking_2.inc"
    }
    {
#include "page_code/benchmarking_3.inc"
    }
    {
#include "page_code/benchmarking_4.inc"
    }
    {
#include "page_code/benchmarking_5.inc"
    }
#include "page_code/benchmarking_6.inc"
#include "page_code/benchmarking_7.inc"
}

[[maybe_unused]] void sampling(std::vector<r> const& responses) {
#include "page_code/sampling_1.inc"
    auto const told = pbo::indicator("told", &record::told);
    {
#include "page_code/sampling_3.inc"
    }
}

[[maybe_unused]] void sampling_of_returns(std::vector<pbo::council_return> const& returns) {
#include "page_code/sampling_2.inc"
}

[[maybe_unused]] void sampling_weights(std::vector<record> const& records, pbo::weighted_proportion const& cell) {
    {
#include "page_code/sampling_weights_1.inc"
    }
#include "page_code/sampling_weights_2.inc"
    auto const sample = pbo::sample(records, pbo::strata(&record::region), pbo::clusters(&record::council), pbo::weights(&record::weight));
    auto const told = pbo::indicator("told", &record::told);
    {
        std::vector<double> const weights(records.size(), 1.0);
#include "page_code/sampling_weights_3.inc"
    }
#include "page_code/sampling_weights_4.inc"
#include "page_code/sampling_weights_5.inc"
}

}  // namespace

namespace {
std::vector<std::string> lines_of(std::string const& file) {
    std::ifstream in(std::string(PBO_SOURCE_DIR) + file);
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) all.push_back(line);
    return all;
}
}  // namespace

TEST_CASE("the fifteen lines of the README are the program quickstart, line by line") {
    auto program = lines_of("/examples/quickstart.cpp");
    for (auto& line : program)  // which is told where the data are
        if (auto const at = line.find("PBO_EXAMPLE_DATA \"/"); at != std::string::npos) line.replace(at, 19, "\"examples/data/");
    std::ifstream block(PBO_PAGE_CODE "/README_1.inc");
    int looked_for = 0;
    for (std::string line; std::getline(block, line);) {
        if (line.find_first_not_of(' ') == std::string::npos || line.starts_with("#line")) continue;
        CAPTURE(line);
        CHECK(std::find(program.begin(), program.end(), line.substr(4)) != program.end());
        ++looked_for;
    }
    CHECK(looked_for >= 15);
}

TEST_CASE("every block of C++ in the pages is compiled by a test") {
    std::string tests;
    for (auto const* file : {"/tests/pages/pages.cpp", "/tests/accumulators/page.cpp", "/tests/CMakeLists.txt"})
        for (auto const& line : lines_of(file)) tests += line + "\n";
    std::ifstream blocks(PBO_PAGE_CODE "/blocks.txt");
    int seen = 0;
    for (std::string block; std::getline(blocks, block);) {
        ++seen;
        auto const page = block.substr(0, block.rfind('_'));
        // Compiled word by word in tests/publish/documented.cpp, pages_of_growth.cpp and tests/measure/performance_page.cpp.
        static std::set<std::string> const elsewhere{"data_questions", "distribution", "non_response", "on_course", "performance",
                                                     "growth", "local_criteria", "process_and_outcome"};
        CAPTURE(block);
        CHECK((elsewhere.contains(page) || tests.find(block + ".inc") != std::string::npos));
    }
    CHECK(seen > 30);
}
