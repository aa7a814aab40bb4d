// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_ESTIMATES_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_ESTIMATES_HPP

// The groups of an estimate, as far as they may be shown: each whole or not at all, beside what was released before (--ledger).  A ledger
// knows an answer by its column and the text that stands in the file, so that reports of other answers to the same question, and by other
// columns, stand beside this one; and those of an area of life as poet_report and compare_outcomes count it.  With a ledger every answer's
// own count in each group, and how many gave none, is kept safe where it is small, whether or not a report prints it: of w, and of w or x,
// each printed in a report of its own, the difference is x.

#include "answer_relations.hpp"
#include "guarded_report.hpp"

#include <pbo/core/proportion.hpp>
#include <pbo/domain/poet_style.hpp>
#include <pbo/measure/protected_comparison.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace examples {

/// A text that was found in a report: a hit, another answer, or no answer; and what it means there, which is nothing where it is none.
struct text_found {
    std::optional<bool> hit{};
    std::string meant{};
};
/// What was answered, by the texts that stand in the file.
using texts_found = std::map<std::string, text_found>;

/// People by group, role and the text that stands in the file.
class answers_by_text {
public:
    void add(std::string const& group, std::string const& role, std::string const& text, text_found const& found) {
        ++people_[{role, group}][text];
        if (found.hit) texts_[role][text] = found;
        else texts_[role].try_emplace(text);
        groups_.insert(group);
    }
    [[nodiscard]] std::set<std::string> const& groups() const noexcept { return groups_; }
    [[nodiscard]] std::map<std::string, texts_found> const& texts() const noexcept { return texts_; }
    [[nodiscard]] std::uint64_t people(std::string const& role, std::string const& group, std::string const& text) const {
        auto const theirs = people_.find({role, group});
        if (theirs == people_.end()) return 0;
        auto const n = theirs->second.find(text);
        return n == theirs->second.end() ? 0 : n->second;
    }
    [[nodiscard]] bool has(std::string const& role, std::string const& group) const { return people_.contains({role, group}); }

private:
    std::map<std::pair<std::string, std::string>, std::map<std::string, std::uint64_t>> people_;
    std::map<std::string, texts_found> texts_;
    std::set<std::string> groups_;
};

class guarded_estimates {
public:
    explicit guarded_estimates(protection const& how) : how_(&how), report(how) {}

private:
    protection const* how_;
    std::map<std::string, std::size_t> rows_;

public:
    guarded_report report;

    /// groups: people with the answer, of those who gave any.  beside: every text, where a ledger keeps what was released.
    void add(std::string const& by, std::string const& column, std::map<std::string, pbo::proportion> const& groups, answers_by_text const& beside) {
        auto& counts = report.counts;
        for (auto const& [group, people] : groups) {
            pbo::guarded_counts::leaves hits, others;
            if (how_->ledger.empty()) {
                hits.push_back(counts.leaf(group + "|with the answer"));
                others.push_back(counts.leaf(group + "|another answer"));
            }
            for (auto const& [role, texts] : beside.texts())
                for (auto const& [text, found] : texts)
                    if (found.hit && beside.has(role, group)) (*found.hit ? hits : others).push_back(counts.leaf(called(role, by, group) + answer(column, text)));
            auto all = hits;
            all.insert(all.end(), others.begin(), others.end());
            auto const name = by.empty() ? std::string("all") : group;
            auto const with = counts.add(name + ", with the answer", people.hits(), std::move(hits));
            auto const of = counts.add(name + ", who answered", people.trials(), std::move(all));
            counts.add_share(with, of);
            if (!pbo::protected_counts(people, how_->rule())) {
                counts.hold_back(with);
                counts.hold_back(of);
            }
            rows_[group] = counts.add_row({with, of});
        }
        for (auto const& [role, texts] : beside.texts()) {
            keep_safe(by, column, role, texts, beside);
            add_relations(by, column, role, texts, beside);
        }
    }
    /// The groups that are withheld.
    [[nodiscard]] std::set<std::string> withheld() const {
        std::set<std::string> all;
        for (auto const& [group, row] : rows_)
            if (!report.shows_row(row)) all.insert(group);
        return all;
    }

private:
    using leaves = pbo::guarded_counts::leaves;

    [[nodiscard]] static std::string called(std::string const& role, std::string const& by, std::string const& group) {
        auto const whose = role.empty() ? std::string("people") : role;
        return by.empty() ? whose : group_called(whose, {by}, {group});
    }
    [[nodiscard]] static std::string answer(std::string const& column, std::string const& text) { return "|" + leaf_part(pbo::folded(column)) + " is " + leaf_part(text); }

    /// Small counts of answers, one by one.  Those of several answers, or of all groups, are small only where one of these is, and then tell it.
    void keep_safe(std::string const& by, std::string const& column, std::string const& role, texts_found const& texts, answers_by_text const& beside) {
        auto const least = std::max(how_->rule().least.value_or(0), how_->rule().both_sides.value_or(0));
        for (auto const& group : beside.groups())
            for (auto const& [text, found] : texts) {
                auto const n = beside.people(role, group, text);
                if (n == 0 || n >= least) continue;
                auto const called_so = called(role, by, group) + answer(column, text);
                report.counts.add_implied(in_words(called_so), n, {report.counts.leaf(called_so)});
            }
    }
    /// The groups make all people of the role, and everybody is in one way of taking a budget, or has none.
    void add_relations(std::string const& by, std::string const& column, std::string const& role, texts_found const& texts,
                       answers_by_text const& beside) {
        auto& counts = report.counts;
        auto const whole = called(role, "", "");
        std::vector<std::string> groups, names;
        for (auto const& group : beside.groups())
            if (beside.has(role, group)) {
                names.push_back(group);
                groups.push_back(called(role, by, group));
            }
        auto const area = area_called(role, column);
        auto const relations = area ? answer_relations(counts, whole, area->first) : answer_relations(counts, whole, {});
        auto every = groups;
        if (!by.empty()) every.push_back(whole);
        for (auto const& one : every) {
            leaves of;
            for (auto const& [text, found] : texts) of.push_back(counts.leaf(one + answer(column, text)));
            counts.add_equality(one + ", asked " + column, of, relations.of_ways(one));
            if (area) is_area(relations, one, column, texts, *area->second);
        }
        if (!by.empty()) {
            for (auto const& [text, found] : texts) {
                leaves of;
                for (auto const& one : groups) of.push_back(counts.leaf(one + answer(column, text)));
                counts.add_equality(whole + answer(column, text), of, {counts.leaf(whole + answer(column, text))});
            }
            relations.add_ways(by, names);
        }
        if (area) relations.add_column(by, by.empty() ? std::vector<std::string>{""} : names);
    }
    /// Each text means better, no difference, worse, does not apply or nothing: the answers as areas of life are counted.
    void is_area(answer_relations const& relations, std::string const& group, std::string const& column, texts_found const& texts,
                 pbo::answer_scale const& scale) {
        auto& counts = report.counts;
        std::vector<leaves> of(5);
        for (auto const& [text, found] : texts) {
            auto code = scale.code_of(found.meant.empty() ? text : found.meant);  // an answer that is missing here alone is still one to others
            if (!code && found.meant.empty()) code = pbo::answer_code::missing;
            if (!code) return;  // no report of areas reads such a text
            auto const place = *code == pbo::answer_code::missing          ? std::size_t{4}
                               : *code == pbo::answer_code::not_applicable ? std::size_t{3}
                                                                           : static_cast<std::size_t>(scale.direction_of(*code));
            of[place].push_back(counts.leaf(group + answer(column, text)));
        }
        auto const as_counted = relations.of(group, relations.areas().size() - 1);
        for (std::size_t i = 0; i < 5; ++i) {
            if (of[i].empty()) continue;
            counts.add_equality(group + ", " + column + ": " + std::string(answer_relations::answers[i]), of[i], {as_counted[i]});
        }
    }
    /// The first area that people of the role are asked about, and the one of that column; and its scale.
    [[nodiscard]] static std::optional<std::pair<std::vector<std::string>, std::optional<pbo::answer_scale>>> area_called(std::string const& role,
                                                                                                                        std::string const& column) {
        for (auto const& asked : {pbo::poet_style_users(), pbo::poet_style_carers()})
            for (std::size_t a = 0; a < asked.size() && role == pbo::spelling(asked.role()); ++a) {
                if (pbo::folded(asked.areas()[a].name) != pbo::folded(column)) continue;
                std::vector<std::string> names{asked.areas()[0].name};
                if (a != 0) names.push_back(asked.areas()[a].name);
                return std::pair(std::move(names), std::optional(asked.scale(a)));
            }
        return std::nullopt;
    }
};

}  // namespace examples

#endif
