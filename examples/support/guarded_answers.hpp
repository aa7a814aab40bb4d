// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_ANSWERS_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_ANSWERS_HPP

// The relations of a survey's tables: modes by groups and all together; and, where a ledger keeps what was released before, outcomes and
// modes of the same people, by one column and by another, which have the sums of all people in common.

#include "answer_relations.hpp"
#include "guarded_report.hpp"

#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/publish/modes_sheet.hpp>
#include <pbo/publish/outcome_sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace examples {

/// The people of a group: how many in each way of taking a budget, and how many without one.
struct group_of_people {
    std::string name;
    std::array<std::uint64_t, 3> ways{};
    std::uint64_t without = 0;

    void add(std::optional<std::size_t> way, std::uint64_t people) { (way ? ways[*way] : without) += people; }
    [[nodiscard]] std::uint64_t budgets() const { return ways[0] + ways[1] + ways[2]; }
};

/// How people take their budgets, by groups and all together.
class guarded_modes {
public:
    guarded_modes(guarded_report& report, std::string role, std::string key) : report_(&report), role_(std::move(role)), key_(std::move(key)) {}

    /// beside_others: a ledger has, or will have, other tables of the same people.
    void add(std::vector<group_of_people> const& groups, bool beside_others) {
        auto& counts = report_->counts;
        std::array<pbo::guarded_counts::leaves, 4> of_ways;
        group_of_people all{std::string(pbo::all_groups)};
        for (auto const& g : groups) {
            std::array<std::uint32_t, 4> leaf{};
            for (std::size_t w = 0; w < 4; ++w) {
                leaf[w] = counts.leaf(group_called(role_, {key_}, {g.name}) + "|" + std::string(way_called(w)));
                of_ways[w].push_back(leaf[w]);
            }
            add_group(g, {{{leaf[0]}, {leaf[1]}, {leaf[2]}, {leaf[3]}}}, pbo::stays::as_it_comes, beside_others);
            for (std::size_t w = 0; w < 3; ++w) all.ways[w] += g.ways[w];
            all.without += g.without;
        }
        if (groups.size() != 1 || groups.front().name != pbo::all_groups) add_group(all, of_ways, pbo::stays::if_it_can, beside_others);
        for (std::size_t w = 0; w < 4 && beside_others; ++w)
            counts.add_equality(role_ + ", " + std::string(way_called(w)), of_ways[w], {counts.leaf(role_ + "|" + std::string(way_called(w)))});
    }
    [[nodiscard]] std::vector<pbo::shown_modes> shown() const {
        std::vector<pbo::shown_modes> all;
        for (auto const& [name, numbers] : numbers_)
            all.push_back({name, {report_->shown(numbers[0]), report_->shown(numbers[1]), report_->shown(numbers[2])}, report_->shown(numbers[3])});
        return all;
    }

private:
    void add_group(group_of_people const& g, std::array<pbo::guarded_counts::leaves, 4> const& of, pbo::stays how, bool beside_others) {
        auto& counts = report_->counts;
        auto const name = role_ + ", " + g.name;
        pbo::guarded_counts::leaves budgets;
        std::array<std::size_t, 4> numbers{};
        for (std::size_t w = 0; w < 3; ++w) {
            numbers[w] = counts.add(name + ", " + std::string(way_called(w)), g.ways[w], of[w], how);
            budgets.insert(budgets.end(), of[w].begin(), of[w].end());
        }
        numbers[3] = counts.add(name + ", of", g.budgets(), budgets, how);
        for (std::size_t w = 0; w < 3; ++w) counts.add_share(numbers[w], numbers[3]);
        if (beside_others) counts.add_implied(name + ", without a budget", g.without, of[3]);
        numbers_.emplace_back(g.name, numbers);
    }

    guarded_report* report_;
    std::string role_, key_;
    std::vector<std::pair<std::string, std::array<std::size_t, 4>>> numbers_;
};

/// What people answered, as protected_outcomes shows it, beside what was released before: more is withheld where that would tell.
class guarded_outcomes {
public:
    guarded_outcomes(guarded_report& report, std::string role, std::vector<std::string> keys)
        : report_(&report), role_(std::move(role)), keys_(std::move(keys)) {}

    /// Of no column or of one.
    void add(pbo::instrument const& instrument, std::vector<pbo::reported_group> const& groups) {
        std::vector<std::string> areas, texts;
        for (auto const& area : instrument.areas()) areas.emplace_back(area.name);
        answer_relations const relations(counts(), role_, std::move(areas));
        for (auto const& g : groups) {
            auto const called = group_called(role_, keys_, g.keys);
            for (std::size_t a = 0; a < g.shown.size(); ++a)
                add_cells(called + "|" + relations.areas()[a], pbo::shown_as_counted(g.outcomes[a]), g.shown[a], relations.of(called, a));
            texts.push_back(keys_.empty() ? std::string() : g.keys.front());
        }
        relations.add_column(keys_.empty() ? std::string() : keys_.front(), texts);
    }
    /// In place of what protected_outcomes shows.
    void show(std::vector<pbo::reported_group>& groups) const {
        auto next = numbers_.begin();
        for (auto& g : groups)
            for (auto& area : g.shown) {
                for (std::size_t i = 0; i < fields.size(); ++i) area.*fields[i] = report_->shown((*next)[i]);
                ++next;
            }
    }

private:
    using field = pbo::figure<std::uint64_t> pbo::shown_outcome::*;
    static constexpr std::array<field, 7> fields{&pbo::shown_outcome::better,         &pbo::shown_outcome::no_difference,
                                                 &pbo::shown_outcome::worse,          &pbo::shown_outcome::not_applicable,
                                                 &pbo::shown_outcome::missing,        &pbo::shown_outcome::answered,
                                                 &pbo::shown_outcome::asked};
    pbo::guarded_counts& counts() const { return report_->counts; }
    void add_cells(std::string const& name, pbo::shown_outcome const& counted, pbo::shown_outcome const& shown, pbo::guarded_counts::leaves const& leaf) {
        std::array<std::size_t, 7> numbers{};
        for (std::size_t i = 0; i < 7; ++i) {
            auto const last = i < 5 ? leaf.begin() + static_cast<std::ptrdiff_t>(i) + 1 : i == 5 ? leaf.begin() + 3 : leaf.end();
            auto const first = i < 5 ? last - 1 : leaf.begin();
            numbers[i] = counts().add(name + "|" + (i < 5 ? std::string(answer_relations::answers[i]) : i == 5 ? "answered" : "asked"), *(counted.*fields[i]), {first, last});
            if (!(shown.*fields[i])) counts().hold_back(numbers[i]);
        }
        for (std::size_t i = 0; i < 3; ++i) counts().add_share(numbers[i], numbers[5]);
        numbers_.push_back(numbers);
    }

    guarded_report* report_;
    std::string role_;
    std::vector<std::string> keys_;
    std::vector<std::array<std::size_t, 7>> numbers_;
};

}  // namespace examples

#endif
