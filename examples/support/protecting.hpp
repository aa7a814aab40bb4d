// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_PROTECTING_HPP
#define PBO_EXAMPLES_SUPPORT_PROTECTING_HPP

// --protect RULE[,RULE]: what is withheld from a report, and what may then still be said beside it.

#include "program.hpp"

#include <pbo/core/text_form.hpp>
#include <pbo/protect/count_protection.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace examples {

class protection {
public:
    void add_options(CLI::App& options) {
        options
            .add_option("--protect", rules_,
                        "Withhold small counts before anything is made of them: threshold:5 (counts of 1 to 4), both-sides:5 (and counts "
                        "that leave 1 to 4 people beside them), round:5 (what is shown is rounded to the nearest 5), several by commas; or a "
                        "release's rule: " +
                            pbo::releases_with_protections())
            ->delimiter(',');
    }
    /// Of a program that tells what could be told, and one that keeps a ledger.
    void add_audit(CLI::App& options) {
        options.add_flag("--audit", audit,
                         "With --protect: print, for the owner and on standard error, between which limits somebody can tell each withheld count");
    }
    void add_ledger(CLI::App& options) {
        options.add_option("--ledger", ledger,
                           "With --protect: a file of what was released before (not for release itself), beside which this report is protected, and to "
                           "which it is added; made where there is none")
            ->type_name("FILE");
    }
    [[nodiscard]] bool wanted() const noexcept { return !rules_.empty(); }
    /// Throws usage_error for what goes with --protect, without it, and for a rule that there is not.
    void check() const {
        if (audit && !wanted()) throw usage_error("--audit tells what can be told of what --protect withholds");
        if (!ledger.empty() && !wanted()) throw usage_error("--ledger keeps what --protect releases and withholds");
        static_cast<void>(rule());
    }
    bool audit = false;
    std::string ledger;

    [[nodiscard]] pbo::count_protection rule() const {
        pbo::count_protection all;
        for (auto const& text : rules_) {
            for (auto const& one : pbo::protections_of_releases()) {
                if (one.called != text) continue;
                if (rules_.size() == 1) return one;
                throw usage_error("--protect: '" + text + "' is a whole rule and stands alone");
            }
            auto const colon = text.find(':');
            auto const name = text.substr(0, colon);
            auto* const where = name == "threshold"    ? &all.least
                                : name == "both-sides" ? &all.both_sides
                                : name == "round"      ? &all.round_to
                                                       : nullptr;
            if (!where) throw usage_error("--protect: found '" + text + "'; expected " + rules_known());
            auto const number = pbo::text_form<std::uint64_t>::read(colon == std::string::npos ? "" : text.substr(colon + 1));
            if (!number || *number < 2)
                throw usage_error("--protect: found '" + text + "'; expected " + name + ": and a whole number of 2 or more, such as " +
                                  name + ":5");
            if (*where) throw usage_error("--protect: '" + name + "' is named twice");
            *where = *number;
        }
        return all;
    }

    /// Notes that may stand beside a protected report: those of the reading that name no number.  A total that the file has, or how
    /// many rows were people, may be the count that is withheld, by subtraction.
    [[nodiscard]] static std::vector<std::string> notes_without_numbers(std::vector<std::string> const& notes) {
        std::vector<std::string> safe;
        std::copy_if(notes.begin(), notes.end(), std::back_inserter(safe),
                     [](std::string const& n) { return n.find_first_of("0123456789") == std::string::npos; });
        if (auto const left_out = notes.size() - safe.size(); left_out != 0)
            safe.push_back("Notes on the reading that name numbers are left out: they may tell what is withheld. Without --protect the owner of "
                           "the file sees them.");
        return safe;
    }
    [[nodiscard]] static std::string words_of_areas(std::size_t withheld) {
        if (withheld == 0) return "No count had to be withheld by this rule.";
        return (withheld == 1 ? "1 row has" : std::to_string(withheld) + " rows have") +
               std::string(" a count withheld: because the rule says so, or so that no such count follows by subtraction from regions and the "
                           "whole, which are the sums of all people. Nobody can tell from the report which it was.");
    }

    /// The same of any counts.
    [[nodiscard]] static std::string words_of_counts(std::size_t withheld) {
        if (withheld == 0) return "No count had to be withheld by this rule.";
        return (withheld == 1 ? "1 count is" : std::to_string(withheld) + " counts are") +
               std::string(" withheld: because the rule says so, or so that no such count follows by subtraction from sums, which are those of all "
                           "people. Nobody can tell from the report which it was.");
    }
    [[nodiscard]] static std::string words_of_ledger(bool others_before) {
        return others_before ? "What was released before was taken into account: nothing that was withheld then follows from this report and those."
                             : "No report before this one was taken into account.";
    }
    /// The same of rows of answers.
    [[nodiscard]] static std::string words_of_answers(std::size_t rows) {
        if (rows == 0) return "No count had to be withheld by this rule.";
        return (rows == 1 ? "1 row has" : std::to_string(rows) + " rows have") +
               std::string(" a count withheld by this rule, and with it what is made of it and the counts from which it would follow. What is "
                           "said of several areas is of those that are shown.");
    }

private:
    [[nodiscard]] static std::string rules_known() {
        return "threshold:N, both-sides:N or round:N, several of them by commas, or one of " + pbo::releases_with_protections();
    }
    std::vector<std::string> rules_;
};

}  // namespace examples

#endif
