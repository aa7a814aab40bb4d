// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What difference did the budget make?  Outcomes of a POET-style survey, or of any questionnaire, by area of life, for any
// groups:
//
//     poet_report [SURVEY.csv ...] [--instrument FILE] [--by COLUMN[,COLUMN]] [--role user|carer] [--where COL=VALUE]
//                 [--method NAME] [--level 0.95]
//                 [--table outcomes|majority|modes|several] [--format text|markdown|csv|json|html|svg] [--chart likert|stacked] [--width N]
//                 [--unique COLUMN] [--rejects FILE] [--threads N]
//                 [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--save TABLE]
//
// Users and carers answer different questions, so they are never pooled: without --role each has its own report.

#include "support/outcome_report.hpp"
#include "support/program.hpp"

int main(int argc, char** argv) {
    CLI::App options("Outcomes of a POET-style survey, or of another questionnaire, by area of life", "poet_report");
    examples::outcome_request asked;
    examples::add_read_file(options, "SURVEY", asked.files, "The survey, CSV, or several with the same columns; the shipped synthetic one unless given");
    examples::add_read_file(options, "--instrument", asked.instrument, "Another questionnaire: a CSV file with the columns area, title, role, answer, code, direction");
    options.add_option("--by", asked.by, "Groups: any column of the file, such as mode, council, age_band; several with a comma; or none")->delimiter(',');
    options.add_option("--role", asked.role, "Only users or only carers")->check(CLI::IsMember({"user", "carer"}));
    examples::add_outcome_options(options, asked);
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv --by mode,age_band --role user",
                                     "SURVEY.csv --by council --protect both-sides:5 --format html --output report.html"});
    return examples::run(options, argc, argv, [&] { return examples::outcome_report(asked); });
}
