// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_SERIES_BREAKS_HPP
#define PBO_MEASURE_SERIES_BREAKS_HPP

// May two periods be compared, council by council?
//
//     pbo::series_breaks_between(earlier, later)        // two take-up tables; questions in the order of the later one's councils
//
// break_in_series      the source changed what it counts between the two: known breaks are given, client-level data among them
// boundary_change      a code that is in one table only ended or began in a change that is known (boundary_changes.hpp)
// in_one_period_only   a council that is in one table only, and no known change explains it: or its name is spelt otherwise
// sudden_change        people eligible, or people on budgets, became k times as many or a k-th (2 unless asked otherwise), and by
//                      100 people or more: a real change or one of counting
//
// Nobody can tell a sudden real change from a change of counting by the counts alone: that is why they are questions.
// Throws std::invalid_argument unless the second period is after the first.  O(n log n).

#include <pbo/domain/date.hpp>
#include <pbo/domain/detail/wide_integer.hpp>
#include <pbo/measure/boundary_changes.hpp>
#include <pbo/measure/data_question.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace pbo {

/// From this day on the source counts something else.
struct series_break {
    date from;
    std::string_view what;
    friend constexpr bool operator==(series_break const&, series_break const&) = default;
};

/// Breaks that the library knows of, in any source.
namespace breaks {
inline constexpr series_break client_level_data{client_level_data_start,
                                                "from 2024-25 on figures come from client-level data, and must not be compared with earlier years"};
/// In PSS-EX1, of the item of people on direct payments.
inline constexpr series_break pss_ex1_direct_payments{
    date(2011, 4, 1), "until 2010-11 the item counts direct payments and personal budgets together, from 2011-12 on direct payments"};
}  // namespace breaks

struct series_break_signs {
    std::vector<series_break> known{breaks::client_level_data};
    std::uint64_t times = 2;            ///< sudden is so many times as many, or that part
    std::uint64_t people_at_least = 100;
};

namespace detail {

struct series_breaks_function {
    [[nodiscard]] data_questions operator()(take_up_table const& earlier, take_up_table const& later,
                                            series_break_signs const& signs = {}) const {
        auto const &before = earlier.context(), &after = later.context();
        if (!(before.when < after.when) || !before.when.is_stated())
            throw std::invalid_argument("pbo::series_breaks_between: " + after.when.text() + " is not after " + before.when.text());
        data_questions all;
        for (auto const& b : signs.known)
            look(all, true, before.when.first_day() < b.from && !(after.when.first_day() < b.from), question_kind::break_in_series, {},
                 after.when, std::string(b.what));
        for (auto const& who : after.councils) {
            if (auto const* cell = earlier.find(who.key()))
                ask_of_both(all, who, after.when, *cell, later[who.key()], signs);
            else
                ask_of_one(all, who, before.when, after.when, false);
        }
        for (auto const& who : before.councils)
            if (!later.contains(who.key())) ask_of_one(all, who, before.when, after.when, true);
        return all;
    }

private:
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
    static void ask_of_both(data_questions& all, council const& who, period const& when, take_up_counts const& before,
                            take_up_counts const& after, series_break_signs const& signs) {
        tally const &was = before.on_budget, &is = after.on_budget;
        bool const has_both = was.absent().total() == 0 && is.absent().total() == 0;
        look(all, has_both, sudden(was.trials(), is.trials(), signs), question_kind::sudden_change, who, when,
             "people eligible: " + std::to_string(was.trials()) + ", then " + std::to_string(is.trials()));
        look(all, has_both, sudden(was.hits(), is.hits(), signs), question_kind::sudden_change, who, when,
             "people with a budget: " + std::to_string(was.hits()) + ", then " + std::to_string(is.hits()));
    }
    static bool sudden(std::uint64_t was, std::uint64_t is, series_break_signs const& signs) {
        auto const more = std::max(was, is), fewer = std::min(was, is);
        return more - fewer >= signs.people_at_least && wide_product(fewer, signs.times) <= more;
    }
};

}  // namespace detail

/// series_breaks_between(earlier take-up, later take-up, signs).
inline constexpr detail::series_breaks_function series_breaks_between{};

}  // namespace pbo

#endif
