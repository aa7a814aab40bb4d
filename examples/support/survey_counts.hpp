// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_SURVEY_COUNTS_HPP
#define PBO_EXAMPLES_SUPPORT_SURVEY_COUNTS_HPP

// What a report of a survey with a design is made of: the weighted answers of each group in each cluster, the frame of strata and clusters,
// and what became of the rows of each file.  It has parts (count/parts.hpp), so that it can be saved and merged.

#include "outcome_counts.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/parts.hpp>
#include <pbo/sampling/sampled_table.hpp>
#include <pbo/sampling/weight_summary.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace examples {

using survey_table = pbo::sampled_table<std::string, pbo::weighted_proportion>;
/// The answers; and an absence for every record, whatever it answered and weighs.
using survey_records = pbo::sampled_rows<std::string, pbo::weighted_proportion, pbo::weighted_ratio>;

struct survey_file {
    file_counted read{};
    std::uint64_t without_answer = 0;
    std::vector<std::string> roles{};  ///< of all who answered, where the file says so and nobody asked for one

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("read", self.read);
        visit("without_answer", self.without_answer);
        visit("roles", self.roles);
    }
};

/// People of a group, whatever they weigh.
struct group_of_survey {
    std::string group{};
    pbo::proportion people{};

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        visit("group", self.group);
        visit("people", self.people);
    }
};

/// The frame of a part of the records: of the units in `records` with so many each, and of the strata and clusters above them.
inline pbo::sampling_frame frame_of_part(pbo::sampling_frame frame, std::unordered_map<std::uint64_t, std::uint64_t> const& records) {
    bool const of_records = frame.samples_records();
    pbo::sampling_frame::parts_of(frame, [&]([[maybe_unused]] std::string_view name, auto& part) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, std::vector<std::vector<pbo::frame_node>>>) {
            std::vector<bool> wanted;  // of the level that is looked at, from the last one up
            for (std::size_t l = part.size(); l-- > 0;) {
                bool const last = l + 1 == part.size();
                std::vector<bool> above(l == 0 ? 0 : part[l - 1].size());
                std::vector<std::uint32_t> moved_to(part[l].size());
                std::vector<pbo::frame_node> kept;
                for (std::size_t i = 0; i < part[l].size(); ++i) {
                    auto& node = part[l][i];
                    auto const found = last ? records.find(node.id) : records.end();
                    if (last ? found == records.end() : !wanted[i]) continue;
                    if (last && of_records) node.records = found->second;
                    if (l != 0) above[node.parent] = true;
                    moved_to[i] = static_cast<std::uint32_t>(kept.size());
                    kept.push_back(std::move(node));
                }
                if (!last)
                    for (auto& below : part[l + 1]) below.parent = moved_to[below.parent];
                part[l] = std::move(kept);
                wanted = std::move(above);
            }
        }
    });
    return frame;
}

/// The answers as if nobody of these groups were in the file.
inline survey_table without_groups(survey_records const& all, std::set<std::string> const& groups) {
    std::unordered_map<std::uint64_t, std::uint64_t> records;
    for (auto const& [group, cells] : all.counts())
        if (!groups.contains(group))
            for (auto const& e : cells.entries()) records[e.id] += std::get<1>(e.cell.cells).absent.total();
    survey_table::counts_type::builder shown(
        {pbo::headings<1>{{pbo::label("outcome")}}, groups.empty() ? all.frame() : frame_of_part(all.frame(), records)});
    for (auto const& [group, cells] : all.counts()) {
        if (groups.contains(group)) continue;
        std::vector<pbo::design_counts<pbo::weighted_proportion>::entry> entries;
        pbo::absences absent;
        for (auto const& e : cells.entries()) {
            entries.push_back({e.id, std::get<0>(e.cell.cells).cell});
            absent += std::get<0>(e.cell.cells).absent;
        }
        shown[group] = pbo::design_counts<pbo::weighted_proportion>(std::move(entries), absent);
    }
    return survey_table(shown.freeze());
}

/// Everything that a report of a survey is made of.
struct survey_counted {
    std::string outcome{}, by{}, strata{}, cluster{}, weight{}, population{};  ///< as the options of survey_estimates name them
    std::vector<std::string> where{};
    std::string unique{}, rejects{};
    survey_records records{};                 ///< where groups may be withheld, or the counts are saved
    std::optional<survey_table> answers{};    ///< else these alone
    std::vector<group_of_survey> groups{};
    pbo::weight_summary weights{};  ///< of those who answered
    std::vector<survey_file> files{};

    [[nodiscard]] files_counted read() const {
        files_counted all;
        for (auto const& f : files) all.add(files_counted(f.read));
        return all;
    }
    [[nodiscard]] std::uint64_t without_answer() const {
        std::uint64_t all = 0;
        for (auto const& f : files) all += f.without_answer;
        return all;
    }
    [[nodiscard]] std::set<std::string> roles() const {
        std::set<std::string> all;
        for (auto const& f : files) all.insert(f.roles.begin(), f.roles.end());
        return all;
    }
    [[nodiscard]] std::vector<std::string> words_on_identifiers() const { return words_on_identifiers_of(unique, files.size()); }

    /// Throws std::runtime_error, saying what differs, when both cannot stand in one report.
    void add(survey_counted const& other) {
        auto const column = [](std::string const& name) { return name.empty() ? std::string("none") : name; };
        refuse_unless(outcome == other.outcome, "of the outcome", outcome, other.outcome);
        refuse_unless(by == other.by, "by", column(by), column(other.by));
        refuse_unless(strata == other.strata, "of the strata", column(strata), column(other.strata));
        refuse_unless(cluster == other.cluster, "of the clusters", column(cluster), column(other.cluster));
        refuse_unless(weight == other.weight, "of the weights", column(weight), column(other.weight));
        refuse_unless(population == other.population, "of the populations", column(population), column(other.population));
        refuse_unless(where == other.where, "of the rows with", where.empty() ? "anything" : in_a_row(where),
                      other.where.empty() ? "anything" : in_a_row(other.where));
        refuse_unless(unique == other.unique, "read with identifiers compared in", unique.empty() ? "no column" : unique,
                      other.unique.empty() ? "no column" : other.unique);
        refuse_other_spellings(other);
        auto files_of_both = read();
        files_of_both.add(other.read());  // refuses a file that is in both
        auto both = records;
        both += other.records;
        records = std::move(both);
        for (auto const& theirs : other.groups) {
            auto const mine = std::find_if(groups.begin(), groups.end(), [&](auto const& g) { return g.group == theirs.group; });
            if (mine == groups.end()) groups.push_back(theirs);
            else mine->people += theirs.people;
        }
        weights += other.weights;
        files.insert(files.end(), other.files.begin(), other.files.end());
        if (rejects.empty()) rejects = other.rejects;
        else if (!other.rejects.empty() && rejects != other.rejects) rejects += " and " + other.rejects;
    }

    template <class Self, class Visit>
    static void parts_of(Self& self, Visit&& visit) {
        for (auto* text : {&self.outcome, &self.by, &self.strata, &self.cluster, &self.weight, &self.population}) visit("survey_of", *text);
        visit("where", self.where);
        visit("unique", self.unique);
        visit("rejects", self.rejects);
        visit("records", self.records);
        visit("groups", self.groups);
        visit("weights", self.weights);
        visit("files", self.files);
    }

private:
    /// One file counts texts that differ in capitals alone as one; of two files nobody knows which is meant.
    void refuse_other_spellings(survey_counted const& other) const {
        std::map<std::string, std::string> known;
        auto const each = [&](survey_counted const& of, auto const& visit) {
            for (auto const& [group, cells] : of.records.counts()) visit("group", group);
            for (std::size_t l = 0; l < of.records.frame().levels(); ++l)
                for (auto const& node : of.records.frame().level(l)) visit(l % 2 == 0 ? "stratum" : "cluster", node.name);
        };
        each(*this, [&](std::string const& what, std::string const& text) { known.try_emplace(what + " " + pbo::folded(text), text); });
        each(other, [&](std::string const& what, std::string const& text) {
            auto const found = known.find(what + " " + pbo::folded(text));
            if (found != known.end() && found->second != text)
                throw std::runtime_error("the " + what + " '" + text + "' is written '" + found->second + "' there; --map COLUMN:TEXT=VALUE writes one as the other");
        });
    }
};

}  // namespace examples

#endif
