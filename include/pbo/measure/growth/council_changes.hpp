// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_GROWTH_COUNCIL_CHANGES_HPP
#define PBO_MEASURE_GROWTH_COUNCIL_CHANGES_HPP

// What changed since last year, council by council, and by more than chance?
//
//     auto c = pbo::council_changes(last_year, this_year);             // two take-up tables of one basis and role
//     c[pbo::ons_code("E08000034")].change;                            // this year's share less last year's
//     c[pbo::ons_code("E08000034")].limits;                            // Newcombe's, at the level asked for
//     c.all.change;                                                    // of the councils with figures in both,
//     together c.moved_most(5);                                                 // the largest changes first, up or
//     down
//
// The limits are those of the difference of two independent shares (Newcombe 1998, method 10), as if different people
// were counted in each period.  Where most of them are the same people they are wider than they need be: a change that
// they put beyond chance is, and one that they do not may be.  Rose and fell mean that the limits leave 0 out.
//
// Only councils with people in both periods have a change; the others keep their row and say why not.  Those that are
// in the earlier table alone are listed.  Many councils are looked at: at 95 % one in twenty moves by chance.
//
// Throws std::invalid_argument unless both are on one basis and of one role, the second is after the first and of the
// same kind (a snapshot and a year do not differ by a change), and no break lies between them (series_break.hpp). O(n
// log n) in councils.

#include <pbo/compare/newcombe.hpp>
#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo {

enum class change_finding : std::uint8_t { fell, no_clear_change, rose, not_compared };

template <>
inline constexpr auto spellings_of<change_finding> =
    std::array{spelled<change_finding>{change_finding::fell, "fell"},
               spelled<change_finding>{change_finding::no_clear_change, "no clear change"},
               spelled<change_finding>{change_finding::rose, "rose"},
               spelled<change_finding>{change_finding::not_compared, "not compared"}};

/// A share in two periods.
struct share_change {
    tally before;
    tally after;
    figure<double> change;  ///< after less before, as a share
    figure<interval> limits;
    change_finding finding = change_finding::not_compared;
};

struct council_change : share_change {
    pbo::council council;
    bool in_both = false;  ///< the earlier table has the council, with figures or without
};

struct council_changes_result {
    period from;
    period until;
    confidence_level level;
    std::vector<council_change> councils;  ///< in the order of the later table's councils
    std::vector<council> gone;             ///< in the earlier table alone
    share_change all;                      ///< the councils with figures in both, together

    /// Throws std::out_of_range, naming the council.
    template <class = detail::when_called>
    [[nodiscard]] council_change const& operator[](council_key const& key) const {
        for (auto const& c : councils)
            if (c.council.key() == key) return c;
        throw std::out_of_range("pbo::council_changes: no council " + detail::in_quotes(key.text()));
    }
    template <class = detail::when_called>
    [[nodiscard]] std::size_t how_many(change_finding finding) const noexcept {
        return static_cast<std::size_t>(std::count_if(councils.begin(), councils.end(),
                                                      [&](council_change const& c) { return c.finding == finding; }));
    }
    /// Those that rose or fell beyond chance, the largest change first: at most so many of them.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<council_change> moved_most(std::size_t most) const {
        std::vector<council_change> moved;
        for (auto const& c : councils)
            if (c.finding == change_finding::rose || c.finding == change_finding::fell) moved.push_back(c);
        detail::sort_stably(moved, [](council_change const& a, council_change const& b) {
            return std::abs(*a.change) > std::abs(*b.change);
        });
        moved.resize(std::min(moved.size(), most));
        return moved;
    }
};

namespace detail {

template <class = detail::when_called>
[[nodiscard]] inline share_change change_of(tally const& before, tally const& after, confidence_level level) {
    share_change c{before, after, {}, {}, change_finding::not_compared};
    auto const d = newcombe(difference_of{after.counted(), before.counted()}, level);
    bool const both = before.trials() != 0 && after.trials() != 0;
    c.change = both ? d.value : figure<double>(absence::not_applicable);
    c.limits = both ? d.limits : figure<interval>(absence::not_applicable);
    if (!both || !c.limits.has_value()) return c;
    c.finding = c.limits->lower() > 0.0   ? change_finding::rose
                : c.limits->upper() < 0.0 ? change_finding::fell
                                          : change_finding::no_clear_change;
    return c;
}

struct council_changes_function {
    template <class = detail::when_called>
    [[nodiscard]] council_changes_result operator()(take_up_table const& earlier, take_up_table const& later,
                                                    confidence_level level = {},
                                                    series_break_list const& breaks = {}) const {
        auto const &before = earlier.context(), &after = later.context();
        refuse_unless(before.basis == after.basis && before.role == after.role, before, after,
                      "are not of one basis and role");
        refuse_unless(before.period < after.period && before.period.is_stated(), before, after,
                      "are not one after the other");
        refuse_unless(before.period.kind() == after.period.kind(), before, after, "are not of one kind");
        refuse_unless(in_one_series(before.period, after.period, breaks), before, after,
                      "lie either side of a break in the series");
        council_changes_result all{before.period, after.period, level, {}, {}, {}};
        tally first, last;
        for (auto const& who : after.councils) {
            auto const* cell = earlier.find(who.key());
            auto const& now = later[who.key()].on_budget;
            tally const then = cell == nullptr ? tally{} : cell->on_budget;
            all.councils.push_back({change_of(then, now, level), who, cell != nullptr});
            if (all.councils.back().finding == change_finding::not_compared) continue;
            first += then;
            last += now;
        }
        for (auto const& who : before.councils)
            if (!later.contains(who.key())) all.gone.push_back(who);
        all.all = change_of(first, last, level);
        return all;
    }

private:
    template <class = detail::when_called>
    static void refuse_unless(bool holds, take_up_context const& before, take_up_context const& after,
                              char const* why) {
        if (holds) return;
        throw std::invalid_argument("pbo::council_changes: '" + before.period.text() + "' and '" + after.period.text() +
                                    "' " + why);
    }
};

}  // namespace detail

/// council_changes(earlier take-up, later take-up, level = 95 %, breaks = none)
inline constexpr detail::council_changes_function council_changes{};

}  // namespace pbo

#endif
