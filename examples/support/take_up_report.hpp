// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_TAKE_UP_REPORT_HPP
#define PBO_EXAMPLES_SUPPORT_TAKE_UP_REPORT_HPP

// The report of take-up that take_up_report prints of returns, people and published tables, and merge_tables of saved counts: one body,
// compiled once.

#include "benchmarking.hpp"
#include "people.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "published_table.hpp"
#include "report_format.hpp"
#include "row_options.hpp"
#include "shipped.hpp"
#include "take_up_counts.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace examples {

struct take_up_request {
    std::filesystem::path file = shipped("synthetic_returns.csv");
    published_table published;
    people_records people;
    row_options rows;
    std::string basis;
    std::string role;
    bool sample = false;
    std::string target;
    std::string method = "wilson";
    double level = 0.95;
    report_format format;
    side_by_side beside;
    protection protecting;
    std::vector<std::string> keep;
    bool roll_out = false;
    unsigned threads = 1;
    std::string save;

    /// Besides the period that is reported.
    [[nodiscard]] bool wants_other_periods() const { return beside.changes() || beside.trend || format.chart == "change" || format.chart == "trajectory"; }
};

/// How a report is made of counts that there are: the options of take_up_report and of merge_tables.
void add_take_up_options(CLI::App& options, take_up_request& asked);

/// Of the file that is asked for.
std::string take_up_report(take_up_request const& asked);
/// Of counts that were made before, whose basis, role, rows and words stand in place of those asked for.
std::string take_up_report(take_up_request asked, take_up_counted const& counted);

}  // namespace examples

#endif
