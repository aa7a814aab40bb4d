// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_COMPARISON_REPORT_HPP
#define PBO_EXAMPLES_SUPPORT_COMPARISON_REPORT_HPP

// The comparison that compare_outcomes prints of a survey, and merge_tables of saved counts: one body, compiled once.

#include "outcome_counts.hpp"
#include "program.hpp"
#include "protecting.hpp"
#include "report_format.hpp"
#include "row_options.hpp"
#include "shipped.hpp"

#include <pbo/measure/outcomes.hpp>

#include <filesystem>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace examples {

/// How a person's budget is held.
enum class held { by_the_person, managed, otherwise };
std::ostream& operator<<(std::ostream& out, held h);

/// The groups of a response that any of the tables needs: all are counted in one reading, and the tables made of the counts.
using all_groups = std::tuple<held, pbo::delivery_mode, pbo::age_band, pbo::council_key>;
using comparison_table = pbo::outcome_table<all_groups>;

/// Everything that a comparison is made of.
struct comparison_counted {
    std::string role{};
    std::vector<std::string> where{};
    std::string unique{}, rejects{};
    comparison_table answers{};
    files_counted files{};

    [[nodiscard]] std::vector<std::string> words_on_identifiers() const { return words_on_identifiers_of(unique, files.all().size()); }

    /// Throws std::runtime_error, saying what differs, when both cannot stand in one report.
    void add(comparison_counted const& other) {
        refuse_unless(role == other.role, "of the role", role, other.role);
        refuse_unless(where == other.where, "of the rows with", where.empty() ? "anything" : in_a_row(where),
                      other.where.empty() ? "anything" : in_a_row(other.where));
        refuse_unless(unique == other.unique, "read with identifiers compared in", unique.empty() ? "no column" : unique,
                      other.unique.empty() ? "no column" : other.unique);
        auto both = answers;
        both += other.answers;
        files.add(other.files);
        answers = std::move(both);
        if (rejects.empty()) rejects = other.rejects;
        else if (!other.rejects.empty() && rejects != other.rejects) rejects += " and " + other.rejects;
    }
    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("comparison_of", self.role);
        visit("where", self.where);
        visit("unique", self.unique);
        visit("rejects", self.rejects);
        visit("answers", self.answers);
        visit("files", self.files);
    }
};

struct comparison_request {
    std::filesystem::path file = shipped("synthetic_survey.csv");
    std::string role = "user";
    double level = 0.95;
    std::string adjustment = "holm";
    std::string table;
    report_format format;
    unsigned threads = 1;
    row_options rows;
    std::string instrument, by, first, second;
    protection protecting;
    std::string save;
    bool one_of_several = false;  ///< the table was not named, and one is printed

    [[nodiscard]] std::string rule() const {
        return protecting.wanted() ? protecting.rule().words() : "none applied: counts as in the survey";
    }
    /// Which rows were read; how many people answered may tell what is withheld.
    [[nodiscard]] std::string rows_of(pbo::read_summary const& read, pbo::role whose) const {
        return protecting.wanted() ? "not stated: they are people" : rows.rows_of_role(read, whose);
    }
};

/// How a report is made of counts that there are: the options of compare_outcomes and of merge_tables.
void add_comparison_options(CLI::App& options, comparison_request& asked);

/// Of the survey that is asked for.
std::string comparison_report(comparison_request const& asked);
/// Of counts that were made before, whose role and rows stand in place of those asked for.
std::string comparison_report(comparison_request asked, comparison_counted const& counted);

}  // namespace examples

#endif
