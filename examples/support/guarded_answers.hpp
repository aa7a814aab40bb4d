// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_EXAMPLES_SUPPORT_GUARDED_ANSWERS_HPP
#define PBO_EXAMPLES_SUPPORT_GUARDED_ANSWERS_HPP

// The relations of a survey's tables: modes beside a table of outcomes of the same people, and, where a ledger keeps what was released
// before, tables by one column beside tables by another, which have the sums of all people in common.

#include "guarded_report.hpp"

#include <pbo/core/folded_text.hpp>
#include <pbo/measure/outcomes.hpp>
#include <pbo/measure/protected_outcomes.hpp>
#include <pbo/publish/modes_sheet.hpp>
#include <pbo/publish/outcome_sheet.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace examples {

/// The people of a group: how many in each way of taking a budget, how many without one, and what they answered.
struct group_of_people {
    std::string name;
    std::array<std::uint64_t, 3> ways{};
    std::uint64_t without = 0;
    std::vector<pbo::area_outcome> areas{};

    void add(std::optional<std::size_t> way, std::uint64_t people, std::vector<pbo::area_outcome> const& answers) {
        (way ? ways[*way] : without) += people;
        if (areas.empty()) areas.resize(answers.size());
        for (std::size_t i = 0; i < answers.size(); ++i) areas[i] += answers[i];
    }
    [[nodiscard]] std::uint64_t budgets() const { return ways[0] + ways[1] + ways[2]; }
};

/// Where in the relations a group stands: "user|age_band=18-64".
inline std::string group_called(std::string const& role, std::vector<std::string> const& keys, std::vector<std::string> const& texts) {
    auto all = role;
    for (std::size_t i = 0; i < keys.size(); ++i) all += "|" + keys[i] + "=" + pbo::folded(texts[i]);
    return all;
}

/// How people take their budgets, protected beside a table of outcomes by the same groups, by mode or of all together: where that would
/// hide how many were asked, these modes do not tell it either.
class guarded_modes {
public:
    guarded_modes(guarded_report& report, std::string role, std::string key) : report_(&report), role_(std::move(role)), key_(std::move(key)) {}

    void add(std::vector<group_of_people> const& groups, std::map<pbo::delivery_mode, group_of_people> const& by_mode, bool beside_others) {
        auto& counts = report_->counts;
        std::array<pbo::guarded_counts::leaves, 4> of_ways;
        group_of_people all{std::string(pbo::all_groups)};
        for (auto const& g : groups) {
            std::array<std::uint32_t, 4> leaf{};
            for (std::size_t w = 0; w < 4; ++w) {
                leaf[w] = counts.leaf(group_called(role_, {key_}, {g.name}) + "|" + std::string(way(w)));
                of_ways[w].push_back(leaf[w]);
            }
            add_group(g, {{{leaf[0]}, {leaf[1]}, {leaf[2]}, {leaf[3]}}}, pbo::stays::as_it_comes);
            for (std::size_t w = 0; w < 3; ++w) all.ways[w] += g.ways[w];
            all.without += g.without;
            if (all.areas.empty()) all.areas.resize(g.areas.size());
            for (std::size_t i = 0; i < g.areas.size(); ++i) all.areas[i] += g.areas[i];
        }
        if (groups.size() != 1 || groups.front().name != pbo::all_groups) add_group(all, of_ways, pbo::stays::if_it_can);
        for (std::size_t w = 0; w < 4; ++w) {
            bool hidden = false, any = false;
            for (auto const& [mode, people] : by_mode)
                if (pbo::way_of_taking(mode).value_or(3) == w) {
                    any = true;
                    hidden = hidden || hides_asked(people);
                }
            if (any) tell_or_guard(role_ + ", asked: " + std::string(way(w)), w < 3 ? all.ways[w] : all.without, of_ways[w], hidden);
            if (beside_others) counts.add_equality(role_ + ", " + std::string(way(w)), of_ways[w], {counts.leaf(role_ + "|" + std::string(way(w)))});
        }
    }
    [[nodiscard]] std::vector<pbo::shown_modes> shown() const {
        std::vector<pbo::shown_modes> all;
        for (auto const& [name, numbers] : numbers_)
            all.push_back({name, {report_->shown(numbers[0]), report_->shown(numbers[1]), report_->shown(numbers[2])}, report_->shown(numbers[3])});
        return all;
    }

private:
    static std::string_view way(std::size_t w) { return w < 3 ? pbo::ways_of_taking[w] : "no budget"; }
    [[nodiscard]] bool hides_asked(group_of_people const& g) const {
        auto const shown = pbo::protected_outcomes(g.areas, report_->counts.rule());
        return shown.empty() || !shown.front().asked;
    }
    /// How many were asked: known from the outcomes, or so many that what was not answered may be as many as may be shown.
    void tell_or_guard(std::string name, std::uint64_t people, pbo::guarded_counts::leaves of, bool hidden) {
        auto const& rule = report_->counts.rule();
        auto const least = std::max({rule.least.value_or(0), rule.both_sides.value_or(0), rule.least_base.value_or(0)});
        if (!hidden) report_->counts.add_known(std::move(name), people, std::move(of));
        else if (least != 0) report_->counts.add_implied(std::move(name), people, std::move(of), people + least);
    }
    void add_group(group_of_people const& g, std::array<pbo::guarded_counts::leaves, 4> const& of, pbo::stays how) {
        auto& counts = report_->counts;
        auto const name = role_ + ", " + g.name;
        pbo::guarded_counts::leaves budgets, everybody;
        std::array<std::size_t, 4> numbers{};
        for (std::size_t w = 0; w < 3; ++w) {
            numbers[w] = counts.add(name + ", " + std::string(way(w)), g.ways[w], of[w], how);
            budgets.insert(budgets.end(), of[w].begin(), of[w].end());
        }
        everybody = budgets;
        everybody.insert(everybody.end(), of[3].begin(), of[3].end());
        numbers[3] = counts.add(name + ", of", g.budgets(), budgets, how);
        for (std::size_t w = 0; w < 3; ++w) counts.add_share(numbers[w], numbers[3]);
        counts.add_implied(name + ", without a budget", g.without, of[3]);
        tell_or_guard(name + ", asked", g.budgets() + g.without, std::move(everybody), hides_asked(g));
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

    void add(pbo::instrument const& asked, std::vector<pbo::reported_group> const& groups) {
        std::map<std::string, std::array<pbo::guarded_counts::leaves, 5>> sums;  // of each column alone, and of all
        for (auto const& g : groups) {
            pbo::guarded_counts::leaves everybody;
            auto const called = group_called(role_, keys_, g.keys);
            for (std::size_t a = 0; a < g.shown.size(); ++a) {
                std::string const area(asked.areas()[a].name);
                std::array<std::uint32_t, 5> leaf{};
                for (std::size_t i = 0; i < 5; ++i) leaf[i] = counts().leaf(called + "|" + area + "|" + std::string(answers[i]));
                add_cells(called + "|" + area, pbo::shown_as_counted(g.outcomes[a]), g.shown[a], leaf);
                pbo::guarded_counts::leaves const of(leaf.begin(), leaf.end());
                if (everybody.empty()) everybody = of;
                else counts().add_equality(called + "|" + area + ", asked", of, everybody);
                std::vector<std::string> wholes;
                if (!keys_.empty()) wholes.push_back(role_ + "|" + area);
                for (std::size_t k = 0; k < keys_.size() && keys_.size() > 1; ++k)
                    wholes.push_back(group_called(role_, {keys_[k]}, {g.keys[k]}) + "|" + area);
                for (auto const& whole : wholes)
                    for (std::size_t i = 0; i < 5; ++i) sums[whole][i].push_back(leaf[i]);
            }
        }
        for (auto const& [whole, of] : sums)
            for (std::size_t i = 0; i < 5; ++i)
                counts().add_equality(whole + "|" + std::string(answers[i]), of[i], {counts().leaf(whole + "|" + std::string(answers[i]))});
        for (auto const& g : groups) {  // how many were asked is also the sum of the ways in which budgets are taken, where those are told
            if (g.shown.empty() || keys_.size() != 1 || keys_.front() == "mode") continue;
            auto const called = group_called(role_, keys_, g.keys);
            pbo::guarded_counts::leaves ways, of;
            for (auto const& way : pbo::ways_of_taking) ways.push_back(counts().leaf(called + "|" + std::string(way)));
            ways.push_back(counts().leaf(called + "|no budget"));
            for (auto const& answer : answers) of.push_back(counts().leaf(called + "|" + std::string(asked.areas()[0].name) + "|" + std::string(answer)));
            counts().add_equality(called + ", by mode", of, ways);
        }
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
    static constexpr std::array<std::string_view, 5> answers{"better", "no difference", "worse", "not applicable", "missing"};

    pbo::guarded_counts& counts() const { return report_->counts; }
    void add_cells(std::string const& name, pbo::shown_outcome const& counted, pbo::shown_outcome const& shown, std::array<std::uint32_t, 5> const& leaf) {
        std::array<std::size_t, 7> numbers{};
        for (std::size_t i = 0; i < 7; ++i) {
            auto const last = i < 5 ? leaf.begin() + static_cast<std::ptrdiff_t>(i) + 1 : i == 5 ? leaf.begin() + 3 : leaf.end();
            auto const first = i < 5 ? last - 1 : leaf.begin();
            numbers[i] = counts().add(name + "|" + (i < 5 ? std::string(answers[i]) : i == 5 ? "answered" : "asked"), *(counted.*fields[i]), {first, last});
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
