// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_SERIES_BREAKS_HPP
#define PBO_MEASURE_DATA_QUALITY_SERIES_BREAKS_HPP

// May two periods be compared, council by council?
//
//     pbo::series_breaks_between(earlier, later)        // two take-up tables; questions in the order of the later one's councils
//
// break_in_series      the source changed what it counts between the two: known breaks are given, client-level data among them
// boundary_change      a code that is in one table only ended or began in a change that is known (boundary_changes.hpp)
// in_one_period_only   a council that is in one table only, and no known change explains it: or its name is spelt otherwise
// sudden_change        people eligible, or people on budgets, became k times as many (2 unless asked otherwise), or a k-th, of what
//                      they would be had they changed as in the middle council (the median of now over then; no change, where
//                      fewer than three councils are in both), and 100 people more or fewer: a real change or one of counting
//
// Nobody can tell a sudden real change from a change of counting by the counts alone: that is why they are questions.
// Throws std::invalid_argument unless the second period is after the first.  O(n log n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/benchmarking/quantile.hpp>
#include <pbo/measure/data_quality/boundary_changes.hpp>
#include <pbo/measure/data_quality/data_question.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

struct series_break_signs {
    std::vector<series_break> known{breaks::client_level_data};
    std::uint64_t times = 2;            ///< sudden is so many times what was to be expected, or that part of it
    std::uint64_t people_at_least = 100;
};

namespace detail {

struct series_breaks_function {
    template <class = detail::when_called>
    [[nodiscard]] data_questions operator()(take_up_table const& earlier, take_up_table const& later,
                                            series_break_signs const& signs = {}) const {
        auto const &before = earlier.context(), &after = later.context();
        if (!(before.period < after.period) || !before.period.is_stated())
            throw std::invalid_argument("pbo::series_breaks_between: " + after.period.text() + " is not after " + before.period.text());
        data_questions all;
        for (auto const& b : signs.known)
            look(all, true, before.period.first_day() < b.from && !(after.period.first_day() < b.from), question_kind::break_in_series, {},
                 after.period, std::string(b.what));
        std::vector<double> eligible, on_budget;  // now over then, of the councils in both
        for (auto const& who : after.councils) {
            auto const *first = earlier.find(who.key()), *last = later.find(who.key());
            if (first == nullptr || !has_figures(*first, *last)) continue;
            note(eligible, first->on_budget.trials(), last->on_budget.trials());
            note(on_budget, first->on_budget.hits(), last->on_budget.hits());
        }
        usual_change const usual{middle(eligible), middle(on_budget)};
        for (auto const& who : after.councils) {
            if (auto const* cell = earlier.find(who.key()))
                ask_of_both(all, who, after.period, *cell, later[who.key()], usual, signs);
            else
                ask_of_one(all, who, before.period, after.period, false);
        }
        for (auto const& who : before.councils)
            if (!later.contains(who.key())) ask_of_one(all, who, before.period, after.period, true);
        return all;
    }

private:
    template <class = detail::when_called>
    static void ask_of_one(data_questions& all, council const& who, period const& before, period const& after, bool gone) {
        auto const changes = boundary_changes_between(before.last_day(), after.last_day());
        auto const change = std::find_if(changes.begin(), changes.end(), [&](boundary_change const& c) {
            return gone ? c.ends(who.ons) : c.begins(who.ons);
        });
        bool const known = change != changes.end();
        std::string finding = "no figures in " + (gone ? after : before).text();
        if (known)
            finding += "; " + std::string(change->what) + " on " + change->from.text() + (change->same_area ? " (the same area)" : "");
        look(all, true, true, known ? question_kind::boundary_change : question_kind::in_one_period_only, who, gone ? before : after,
             std::move(finding));
    }
    template <class = detail::when_called>
    static bool has_figures(take_up_counts const& before, take_up_counts const& after) {
        return before.on_budget.absent().total() == 0 && after.on_budget.absent().total() == 0;
    }
    struct usual_change {
        double of_eligible;
        double of_budgets;
    };
    template <class = detail::when_called>
    static void note(std::vector<double>& changes, std::uint64_t was, std::uint64_t is) {
        if (was != 0) changes.push_back(static_cast<double>(is) / static_cast<double>(was));
    }
    template <class = detail::when_called>
    static double middle(std::vector<double> const& changes) { return changes.size() < 3 ? 1.0 : *quantile(changes, 0.5); }

    template <class = detail::when_called>
    static void ask_of_both(data_questions& all, council const& who, period const& when, take_up_counts const& before,
                            take_up_counts const& after, usual_change const& usual, series_break_signs const& signs) {
        tally const &was = before.on_budget, &is = after.on_budget;
        bool const both = has_figures(before, after);
        auto const ask = [&](std::uint64_t first, std::uint64_t last, double usually, char const* what) {
            look(all, both, both && sudden(first, last, usually, signs), question_kind::sudden_change, who, when,
                 what + std::to_string(first) + ", then " + std::to_string(last));
        };
        ask(was.trials(), is.trials(), usual.of_eligible, "people eligible: ");
        ask(was.hits(), is.hits(), usual.of_budgets, "people with a budget: ");
    }
    template <class = detail::when_called>
    static bool sudden(std::uint64_t was, std::uint64_t is, double usually, series_break_signs const& signs) {
        double const times = static_cast<double>(signs.times), now = static_cast<double>(is), expected = usually * static_cast<double>(was);
        return std::abs(now - expected) >= static_cast<double>(signs.people_at_least) &&
               (now >= times * expected || times * now <= expected);
    }
};

}  // namespace detail

/// series_breaks_between(earlier take-up, later take-up, signs).
inline constexpr detail::series_breaks_function series_breaks_between{};

}  // namespace pbo

#endif
