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

#include <pbo/core/errors.hpp>

#include <filesystem>
#include <string>
#include <type_traits>
#include <utility>
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

/// The counts of files that have just been read, and their rejected rows with their texts.
struct outcomes_in_files {
    outcomes_counted counts{};
    std::vector<pbo::input_problem> rejects{};

    void add(outcomes_in_files const& other) {
        counts.add(other.counts);
        rejects.insert(rejects.end(), other.rejects.begin(), other.rejects.end());
    }
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("counts", self.counts);
        std::vector<rejected_row> rows;
        if constexpr (std::is_const_v<Self>)
            for (auto const& r : self.rejects) rows.push_back({r});
        std::conditional_t<std::is_const_v<Self>, std::vector<rejected_row> const&, std::vector<rejected_row>&> part = rows;
        visit("rejects", part);
        if constexpr (!std::is_const_v<Self>) {
            self.rejects.clear();
            for (auto& r : rows) self.rejects.push_back(std::move(r.problem));
        }
    }

private:
    struct rejected_row {
        pbo::input_problem problem{};
        template <class Self, class Visit>
        static void parts_of(Self& self, Visit&& visit) {
            visit("file", self.problem.place.file);
            visit("line", self.problem.place.line);
            visit("column", self.problem.place.column);
            visit("text", self.problem.text);
            visit("expected", self.problem.expected);
        }
    };
};

/// Throws usage_error for what cannot be asked of answers to the built-in questionnaires.
void refuse_outcome_request(outcome_request const& asked);
/// One file of them, in one reading.
outcomes_in_files outcomes_in(outcome_request const& asked, std::filesystem::path const& file);

/// Of the surveys that are asked for.
std::string outcome_report(outcome_request const& asked);
/// Of surveys that were read as asked.
std::string outcome_report(outcome_request const& asked, outcomes_in_files all);
/// Of counts that were made before, whose keys, role and rows stand in place of those asked for.
std::string outcome_report(outcome_request asked, outcomes_counted const& counted);

}  // namespace examples

#endif
