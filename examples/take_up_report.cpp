// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// How many of the people who could have a personal budget have one?  Per council, region and all together:
//
//     take_up_report [RETURNS.csv] [--where COLUMN=VALUE] [--basis ongoing|including_short_term] [--role ROLE]
//     [--sample]
//                    [--target 0.30|NAME|none] [--method NAME] [--level 0.95] [--format text|markdown|csv|json|html|svg] [--whole NAME]
//                    [--chart funnel|caterpillar|change|trajectory|tile_map|stacked] [--by region] [--layout FILE] [--width N]
//                    [--rejects FILE]
//                    [--benchmark england|region|pilots|FILE] [--funnel [--overdispersion
//                    none|multiplicative|additive]]
//                    [--quintiles] [--change | --since PERIOD] [--trend] [--break PERIOD|none]
//                    [--only COUNCIL] [--sort COLUMN[:desc]] [--top N] [--threads N]
//                    [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--keep REGION|whole] [--ledger FILE]
//                    [--save TABLE]
//                    [--roll-out]
//                    [--people person|service [--unique COLUMN] [--column NAME=HEADING] [--period-is DAY]
//                     [--table take_up|age|cost]]
//
// Reads the project's own returns; with --people records of everybody eligible, a row a person or a row a service, which
// are counted while they are read and kept nowhere; or any published table of a numerator and a denominator, whose layout and words are
// said by the options of support/published_table.hpp: --numerator, --denominator and --key for one row an area.  The
// options from
// --benchmark to --trend set councils side by side: each adds a table to text and Markdown, and columns to CSV. --only,
// --sort and --top choose which rows are shown, and change nothing of what they are compared with.

#include "support/program.hpp"
#include "support/take_up_report.hpp"

int main(int argc, char** argv) {
    CLI::App options("Take-up of personal budgets, or any published share, per area, region and all together",
                     "take_up_report");
    examples::take_up_request asked;
    examples::add_read_file(options, "RETURNS", asked.file, "The returns, CSV; the shipped synthetic ones unless given");
    asked.published.add_options(options);
    asked.people.add_options(options);
    asked.rows.add_options(options);
    options.add_option("--basis", asked.basis, "The eligibility basis of the counts; of returns and people, ongoing unless given")
        ->check(CLI::IsMember({"ongoing", "including_short_term"}));
    options.add_option("--role", asked.role, "Whose budgets are counted")
        ->check(CLI::IsMember({"user", "carer", "users_and_carers"}));
    options.add_flag("--sample", asked.sample, "The counts are a sample, not a complete count");
    examples::add_take_up_options(options, asked);
    examples::add_threads(options, asked.threads);
    examples::add_examples(options, {"RETURNS.csv --basis ongoing --target 0.30",
                                     "PUBLISHED.csv --where level=Council --key ons_code --numerator numerator --denominator denominator"});
    return examples::run(options, argc, argv, [&] { return examples::take_up_report(asked); });
}
