// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// Do people who manage a direct payment themselves answer differently from people on managed budgets, is it also true of
// older people, do councils differ by more than chance, and do older people have direct payments less often?
//
//     compare_outcomes [SURVEY.csv] [--role user|carer] [--where COL=VALUE] [--level 0.95] [--adjustment holm]
//                      [--table areas|strata|variation|age] [--format text|markdown|csv|json|html|svg] [--chart forest] [--width N]
//                      [--rejects FILE] [--threads N]
//                      [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--ledger FILE]
//                      [--save TABLE]
//
// Any two groups of any column, and any questionnaire, area by area:
//
//     compare_outcomes SURVEY.csv --by COLUMN [--first TEXT --second TEXT] [--instrument FILE]
//
// The survey is read once, from a pipe too, and no response is kept.  With --protect one table is printed: two of the same people, all
// ages and each age, tell more than either.

#include "support/comparison_report.hpp"
#include "support/program.hpp"

int main(int argc, char** argv) {
    CLI::App options("Two groups' outcomes compared: direct payments that people manage themselves, and managed budgets", "compare_outcomes");
    examples::comparison_request asked;
    examples::add_read_file(options, "SURVEY", asked.file, "The survey, CSV; the shipped synthetic one unless given");
    options.add_option("--role", asked.role, "Users or carers")->check(CLI::IsMember({"user", "carer"}))->capture_default_str();
    asked.rows.add_options(options);
    asked.rows.add_unique(options);
    options.add_option("--by", asked.by, "The column whose two groups are compared, in place of direct payments and managed budgets");
    options.add_option("--first", asked.first, "The first group, a text of that column; needed where there are more than two");
    options.add_option("--second", asked.second, "The second");
    examples::add_read_file(options, "--instrument", asked.instrument, "Another questionnaire: a CSV file with the columns area, title, role, answer, code, direction");
    examples::add_comparison_options(options, asked);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"SURVEY.csv",
                                     "SURVEY.csv --format svg --chart forest --output forest.svg"});
    return examples::run(options, argc, argv, [&] { return examples::comparison_report(asked); });
}
