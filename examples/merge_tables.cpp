// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What do the counts of several places say together?  Tables saved by poet_report --save, of people who share no
// records, put together and reported as the records of all would be:
//
//     merge_tables TABLE... [--method NAME] [--level 0.95] [--table outcomes|majority|modes]
//                  [--format text|markdown|csv|json|html|svg|xlsx] [--chart likert|stacked] [--width N]
//                  [--protect threshold:N,both-sides:N,round:N | ascs | ascof_2018_19 | ascof_2024_25 | pss_ex1] [--audit] [--save TABLE]
//
// How the answers were counted (--by, --role, --where) was said when they were saved; tables of which one was counted
// otherwise, and a file that is in two of them, are refused.  The tables are not protected; --protect is for the report.

#include "support/outcome_report.hpp"
#include "support/program.hpp"
#include "support/saved_table.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

std::string report(std::vector<std::filesystem::path> const& files, examples::outcome_request const& asked) {
    examples::outcomes_counted all;
    for (auto const& file : files) {
        auto const bytes = examples::bytes_of(file);
        if (!examples::holds_saved<examples::outcomes_counted>(file, bytes))
            throw std::runtime_error(examples::named(file) + ": a saved table, but none of poet_report");
        auto one = examples::saved_in<examples::outcomes_counted>(file, bytes);
        if (&file == &files.front()) {
            all = std::move(one);
            continue;
        }
        try {
            all.add(one);
        } catch (std::exception const& e) {
            throw std::runtime_error(examples::named(file) + " cannot be added to " + examples::named(files.front()) +
                                     (&file - &files.front() > 1 ? " and those after it" : "") + ": " + e.what());
        }
    }
    examples::say_not_for_release(files);
    return examples::outcome_report(asked, all);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("The report of counts that were saved in several places, put together", "merge_tables");
    std::vector<std::filesystem::path> files;
    examples::outcome_request asked;
    examples::add_read_file(options, "TABLE", files, "Tables saved by poet_report --save")->required();
    examples::add_outcome_options(options, asked);
    examples::add_examples(options, {"NORTH.table SOUTH.table", "NORTH.table SOUTH.table --protect both-sides:5 --format html --output report.html"});
    return examples::run(options, argc, argv, [&] { return report(files, asked); });
}
