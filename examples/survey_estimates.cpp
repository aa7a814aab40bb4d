// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What share of the population gives this answer, as far as a survey with a design can tell?  One row a group, and all:
// people who answered, the people they stand for, the share, its standard error, limits, degrees of freedom, design
// effect.
//
//     survey_estimates DATA.csv --outcome COL=VALUE[,VALUE] [--by COL] [--strata COL] [--cluster COL] [--weight COL]
//                      [--population COL] [--method logit] [--level 0.95] [--lonely POLICY] [--format text|markdown|csv|json]
//                      [--where COL=VALUE] [--rejects FILE] [--threads N]
//                      [--replicate-weights COLUMNS --replicate-type brr] [--of COL --quantile 0.5 in place of --outcome]
//                      [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--ledger FILE]
//                      [--save TABLE]
//
// The file is read once, from a pipe too, and no record is kept: memory is for the sums of the strata and clusters.  Where --protect
// withholds groups, nothing that is printed is made of them: neither their answers nor their strata and clusters.  With replicate weights
// it is read again without them then (a pipe is kept for it).

#include "support/program.hpp"
#include "support/survey_report.hpp"

int main(int argc, char** argv) {
    CLI::App options("Shares of a population from a survey with strata, clusters and weights", "survey_estimates");
    examples::survey_request asked;
    examples::add_read_file(options, "DATA", asked.file, "The survey, CSV, one record a row")->required();
    options.add_option("--outcome", asked.outcome,
                       "COLUMN=VALUE[,VALUE]: the answers that count as a hit; blank cells are missing");
    options.add_option("--by", asked.by, "A row for each value of this column");
    asked.design.add_options(options, false);
    asked.replicates.add_options(options);
    asked.quantiles.add_options(options);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    examples::add_survey_options(options, asked);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --outcome independence=\"a lot better\",\"a little better\" --by mode",
                                     "SURVEY.csv --outcome told_value=yes --by region --strata stratum --cluster council --weight weight",
                                     "REPLICATES.csv --outcome told_value=1 --weight weight --replicate-weights repw --replicate-type jk1",
                                     "SURVEY.csv --of weekly_budget_pence --quantile 0.25,0.5,0.75 --by mode --cluster council"});
    return examples::run(options, argc, argv, [&] { return examples::survey_report(asked); });
}
