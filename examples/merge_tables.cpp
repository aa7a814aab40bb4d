// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0

// What do the counts of several places say together?  Tables saved by poet_report, take_up_report, survey_estimates or compare_outcomes
// (--save), of people who share no records, put together and reported as the records of all would be:
//
//     merge_tables TABLE... [--format text|markdown|csv|json|html|svg|xlsx] [--protect RULE] [--save TABLE] ...
//
// Which report it is, and so which options there are besides, is told by the first table: they are those of the program that saved it, but for
// what was said when it was counted (rows, groups, columns, role, basis), and `merge_tables TABLE --help` names them.  Tables of which one was
// counted otherwise, and a file, or a council's period, that is in two of them, are refused.  The tables are not protected; --protect is for
// the report.

#include "support/comparison_report.hpp"
#include "support/outcome_report.hpp"
#include "support/program.hpp"
#include "support/saved_table.hpp"
#include "support/survey_report.hpp"
#include "support/take_up_report.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

/// The tables of a command: what could be read once is read once.
class tables {
public:
    /// The first table that the words name, before it is known which options there are: words before the first option, or a file that is one.
    /// Nothing where none is.
    std::optional<std::string> first_shape(int argc, char** argv) {
        bool options_begun = false;
        for (int i = 1; i < argc; ++i) {
            std::string_view const word = argv[i];
            options_begun = options_begun || (word.starts_with("-") && word != "-");
            std::string_view const before = argv[i - 1];
            if (word.starts_with("--") || (options_begun && (before == "--save" || before == "--output" || before == "--ledger"))) continue;
            std::error_code none;
            bool const once = word == "-" || std::filesystem::is_fifo(std::filesystem::path(word), none);
            if (once ? options_begun : !std::filesystem::is_regular_file(std::filesystem::path(word), none)) continue;
            try {
                auto const shape = pbo::header_of_portable(bytes(std::filesystem::path(word))).shape;
                return std::string(shape);
            } catch (std::exception const&) {  // told when it is read as a table, whatever the options
                none_ = !options_begun;
                if (none_) return std::nullopt;
            }
        }
        return std::nullopt;
    }
    /// Whether the first word names no table, of which its report's options could be known.
    [[nodiscard]] bool none() const noexcept { return none_; }
    [[nodiscard]] std::string const& bytes(std::filesystem::path const& file) {
        auto const [at, is_new] = bytes_.try_emplace(file.string());
        if (is_new) at->second = examples::bytes_of(file);
        return at->second;
    }

    std::vector<std::filesystem::path> files;

private:
    std::map<std::string, std::string> bytes_;
    bool none_ = false;
};

template <class Counted, class Request, class Report>
std::string report(tables& all, Request const& asked, std::string_view program, Report const& report_of) {
    Counted sum;
    for (auto const& file : all.files) {
        auto const& bytes = all.bytes(file);
        if (!examples::holds_saved<Counted>(file, bytes))
            throw std::runtime_error(examples::named(file) + ": a saved table, but none of " + std::string(program));
        auto one = examples::saved_in<Counted>(file, bytes);
        if (&file == &all.files.front()) {
            sum = std::move(one);
            continue;
        }
        try {
            sum.add(one);
        } catch (std::exception const& e) {
            throw std::runtime_error(examples::named(file) + " cannot be added to " + examples::named(all.files.front()) +
                                     (&file - &all.files.front() > 1 ? " and those after it" : "") + ": " + e.what());
        }
    }
    examples::say_not_for_release(all.files);
    return report_of(asked, sum);
}

template <class Counted>
bool is_of(std::optional<std::string> const& shape) {
    return shape == pbo::detail::shape_of<Counted>().text;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App options("The report of counts that were saved in several places, put together", "merge_tables");
    tables all;
    auto const shape = all.first_shape(argc, argv);
    auto* const named = examples::add_read_file(
        options, "TABLE", all.files, "Tables saved by poet_report, take_up_report, survey_estimates or compare_outcomes (--save), all by the same one");
    named->required();
    auto const run = [&](auto const& body) { return examples::run(options, argc, argv, body); };
    if (is_of<examples::take_up_counted>(shape)) {
        examples::take_up_request asked;
        asked.people.add_table(options);
        examples::add_take_up_options(options, asked);
        return run([&] {
            return report<examples::take_up_counted>(all, asked, "take_up_report", [](auto const& a, auto const& c) { return examples::take_up_report(a, c); });
        });
    }
    if (is_of<examples::survey_counted>(shape)) {
        examples::survey_request asked;
        examples::add_survey_options(options, asked);
        return run([&] {
            return report<examples::survey_counted>(all, asked, "survey_estimates", [](auto const& a, auto const& c) { return examples::survey_report(a, c); });
        });
    }
    if (is_of<examples::comparison_counted>(shape)) {
        examples::comparison_request asked;
        examples::add_comparison_options(options, asked);
        return run([&] {
            return report<examples::comparison_counted>(all, asked, "compare_outcomes",
                                                        [](auto const& a, auto const& c) { return examples::comparison_report(a, c); });
        });
    }
    examples::outcome_request asked;
    examples::add_outcome_options(options, asked);
    if (all.none()) options.allow_extras();
    options.footer("The options are those of poet_report's tables; of another program's table, merge_tables TABLE --help names its own.");
    examples::add_examples(options, {"NORTH.table SOUTH.table", "NORTH.table SOUTH.table --protect both-sides:5 --format html --output report.html",
                                     "RETURNS.table --funnel"});
    return run([&] {
        return report<examples::outcomes_counted>(all, asked, "poet_report", [](auto const& a, auto const& c) { return examples::outcome_report(a, c); });
    });
}
