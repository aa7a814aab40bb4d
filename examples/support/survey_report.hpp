// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_SURVEY_REPORT_HPP
#define PBO_EXAMPLES_SUPPORT_SURVEY_REPORT_HPP

// The estimates that survey_estimates prints of a survey, and merge_tables of saved counts: one body, compiled once.

#include "design_options.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "quantile_options.hpp"
#include "replicate_options.hpp"
#include "report_format.hpp"
#include "row_options.hpp"
#include "survey_counts.hpp"

#include <filesystem>
#include <string>

namespace examples {

struct survey_request {
    std::filesystem::path file;
    std::string outcome;
    std::string by;
    design_options design;
    replicate_options replicates;
    quantile_options quantiles;
    std::string method = "logit";
    report_format format;
    row_options rows;
    unsigned threads = 1;
    protection protecting;
    std::string save;

    [[nodiscard]] bool has_design() const {
        return !design.strata.empty() || !design.cluster.empty() || !design.weight.empty() || !design.population.empty();
    }
    /// Whether it must be known of which group each record is, apart.
    [[nodiscard]] bool counts_groups() const { return protecting.wanted() || !save.empty(); }
};

/// How a report is made of counts that there are: the options of survey_estimates and of merge_tables.
void add_survey_options(CLI::App& options, survey_request& asked);

/// Of the file that is asked for.
std::string survey_report(survey_request const& asked);
/// Of counts that were made before, whose outcome, groups, design and rows stand in place of those asked for.
std::string survey_report(survey_request asked, survey_counted const& counted);

}  // namespace examples

#endif
