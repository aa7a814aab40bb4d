// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_OUTCOME_REPORT_HPP
#define PBO_EXAMPLES_SUPPORT_OUTCOME_REPORT_HPP

// The report of outcomes that poet_report prints of surveys, and merge_tables of saved counts: one body, compiled once.

#include "outcome_counts.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "report_format.hpp"
#include "row_options.hpp"
#include "shipped.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace examples {

struct outcome_request {
    std::vector<std::filesystem::path> files{shipped("synthetic_survey.csv")};
    std::string instrument;
    std::vector<std::string> by{"none"};
    std::string role;
    row_options rows;
    std::string method = "wilson";
    double level = 0.95;
    report_format format;
    std::string table;
    unsigned threads = 1;
    protection protecting;
    std::string save;

    [[nodiscard]] bool of_modes() const { return table == "modes"; }
    /// The keys of the groups; none is everybody.
    [[nodiscard]] std::vector<std::string> keys() const {
        std::vector<std::string> all;
        for (auto const& key : by)
            if (key != "none") all.push_back(key);
        return all;
    }
};

/// How a report is made of counts that there are: the options of poet_report and of merge_tables.
void add_outcome_options(CLI::App& options, outcome_request& asked);

/// Of the surveys that are asked for.
std::string outcome_report(outcome_request const& asked);
/// Of counts that were made before, whose keys, role and rows stand in place of those asked for.
std::string outcome_report(outcome_request asked, outcomes_counted const& counted);

}  // namespace examples

#endif
