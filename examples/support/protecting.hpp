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
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace examples {

class protection {
public:
    /// together: the program's counts and sums can be rounded together, so that they add up (controlled:N).
    void add_options(CLI::App& options, bool together = false) {
        together_ = together;
        options
            .add_option("--protect", rules_,
                        "Withhold small counts before anything is made of them: threshold:5 (counts of 1 to 4), both-sides:5 (and counts "
                        "that leave 1 to 4 people beside them), round:5 (what is shown is rounded to the nearest 5), " +
                            std::string(together ? "controlled:5 (to a multiple of 5 beside it, all counts together, so that they add up), " : "") +
                            "several by commas; or a release's rule: " +
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
        auto const withheld = rule();
        if (!ledger.empty() && (rounds() || withheld.round_sums_to))
            throw usage_error("--ledger keeps counts as they are, and a rule that rounds releases others: round:N, controlled:N and a release's rule "
                              "that rounds go without it");
    }
    bool audit = false;
    std::string ledger;

    [[nodiscard]] pbo::count_protection rule() const { return read().first; }
    /// The base of which all counts are rounded to multiples together, or nothing.
    [[nodiscard]] std::optional<std::uint64_t> rounded_together() const { return read().second; }
    /// Whether what is printed need not be the count.
    [[nodiscard]] bool rounds() const { return rule().round_to.has_value() || rounded_together().has_value(); }
    /// For the provenance.
    [[nodiscard]] std::string words(bool has_sums = false) const {
        auto const [counts, base] = read();
        if (!base) return counts.words(has_sums);
        auto const together = "counts are rounded to a multiple of " + std::to_string(*base) + " beside them, all together so that sums add up";
        return counts.does_nothing() ? together : counts.words(has_sums) + "; " + together;
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
    /// In the period of the report, and in others that it speaks of.
    [[nodiscard]] static std::string words_of_areas(std::size_t withheld, std::size_t in_others = 0) {
        if (withheld + in_others == 0) return "No count had to be withheld by this rule.";
        auto const rows = [](std::size_t n) { return n == 1 ? std::string("1 row") : std::to_string(n) + " rows"; };
        std::string said = withheld == 0    ? "No count of this period had to be withheld by this rule, and " + rows(in_others) + " of other periods"
                           : in_others == 0 ? rows(withheld)
                                            : rows(withheld) + ", and " + rows(in_others) + " of other periods,";
        said += (in_others != 0 ? in_others : withheld) == 1 && (withheld == 0 || in_others == 0) ? " has" : " have";
        return said +
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
    [[nodiscard]] std::pair<pbo::count_protection, std::optional<std::uint64_t>> read() const {
        pbo::count_protection all;
        std::optional<std::uint64_t> together;
        for (auto const& text : rules_) {
            for (auto const& one : pbo::protections_of_releases()) {
                if (one.called != text) continue;
                if (rules_.size() == 1) return {one, {}};
                throw usage_error("--protect: '" + text + "' is a whole rule and stands alone");
            }
            auto const colon = text.find(':');
            auto const name = text.substr(0, colon);
            if (name == "random" || name == "ten_five")
                throw usage_error("--protect: " + name + " changes each count by itself, so that some of a whole could be more than all of it; "
                                  "protect_cells has it for tables of counts");
            if (name == "controlled" && !together_)
                throw usage_error("--protect: controlled:N rounds counts and their sums together, and this report prints no such sums; round:N rounds "
                                  "each count, and protect_cells rounds any table together");
            auto* const where = name == "threshold"    ? &all.least
                                : name == "both-sides" ? &all.both_sides
                                : name == "round"      ? &all.round_to
                                : name == "controlled" ? &together
                                                       : nullptr;
            if (!where) throw usage_error("--protect: found '" + text + "'; expected " + rules_known());
            auto const number = pbo::text_form<std::uint64_t>::read(colon == std::string::npos ? "" : text.substr(colon + 1));
            if (!number || *number < 2)
                throw usage_error("--protect: found '" + text + "'; expected " + name + ": and a whole number of 2 or more, such as " +
                                  name + ":5");
            if (*where) throw usage_error("--protect: '" + name + "' is named twice");
            *where = *number;
        }
        if (together && all.round_to) throw usage_error("--protect: round and controlled are two ways to round; one of them is needed");
        if (together && *together > 1'000'000'000) throw usage_error("--protect: controlled:N goes up to 1000000000");
        return {all, together};
    }
    [[nodiscard]] std::string rules_known() const {
        return std::string(together_ ? "threshold:N, both-sides:N, round:N or controlled:N" : "threshold:N, both-sides:N or round:N") +
               ", several of them by commas, or one of " + pbo::releases_with_protections();
    }
    std::vector<std::string> rules_;
    bool together_ = false;
};

}  // namespace examples

#endif
