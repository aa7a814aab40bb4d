// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_DATA_QUALITY_SHORTFALLS_HPP
#define PBO_MEASURE_DATA_QUALITY_SHORTFALLS_HPP

// Short of what everybody is entitled to: not reached, or not recorded?  From April 2015 a personal budget is part of every care
// and support plan (Care Act 2014), and yet published take-up stays under 100 %.
//
//     auto s = pbo::shortfalls(t, pbo::targets::care_act_2014.share());
//     s.how_many(pbo::shortfall_reading::not_recorded);
//     s.rows[0].reading;  s.rows[0].fact.more_people_needed;       // in the order of the returns
//
// reached         the counts meet the share
// not_recorded    short of it, with as many people on budgets as on direct payments: managed budgets were probably not counted
//                 (nominal_budgets.hpp), so the share is a floor and the people short of it are at most that many
// not_reached     short of it, with managed budgets among those counted
// cannot_be_told  short of it, and people on direct payments are not given or more than those on budgets; nobody on a budget
//                 counts as this too, because nothing shows that anybody recorded them
// no_share        without counts, or with nobody eligible
//
// It is a reading of the counts and not knowledge of the council: a council that does record managed budgets may have none.
// Whole-number comparisons.  O(n).

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/domain/council.hpp>
#include <pbo/domain/share.hpp>
#include <pbo/measure/attainment.hpp>
#include <pbo/measure/take_up.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo {

enum class shortfall_reading : std::uint8_t { reached, not_reached, not_recorded, cannot_be_told, no_share };

template <>
inline constexpr auto spellings_of<shortfall_reading> =
    std::array{spelled<shortfall_reading>{shortfall_reading::reached, "reached"},
               spelled<shortfall_reading>{shortfall_reading::not_reached, "not reached"},
               spelled<shortfall_reading>{shortfall_reading::not_recorded, "not recorded"},
               spelled<shortfall_reading>{shortfall_reading::cannot_be_told, "cannot be told"},
               spelled<shortfall_reading>{shortfall_reading::no_share, "no share"}};

struct shortfalls_result {
    struct row {
        pbo::council council;
        tally counts;
        attainment_fact fact;
        shortfall_reading reading = shortfall_reading::no_share;
    };
    share aim;
    std::vector<row> rows;  ///< in the order of the returns

    template <class = detail::when_called>
    [[nodiscard]] std::size_t how_many(shortfall_reading reading) const noexcept {
        return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](row const& r) { return r.reading == reading; }));
    }
};

namespace detail {

struct shortfalls_function {
    template <class = detail::when_called>
    [[nodiscard]] shortfalls_result operator()(take_up_table const& t, share const& aim) const {
        shortfalls_result all{aim, {}};
        for (auto const& who : t.context().councils) {
            auto const& cell = t[who.key()];
            auto const fact = fact_of(cell.on_budget, aim);
            all.rows.push_back({who, cell.on_budget, fact, reading_of(cell, fact)});
        }
        return all;
    }

private:
    template <class = detail::when_called>
    static shortfall_reading reading_of(take_up_counts const& cell, attainment_fact const& fact) {
        if (!fact.met.has_value()) return shortfall_reading::no_share;
        if (*fact.met) return shortfall_reading::reached;
        auto const budgets = cell.on_budget.hits(), direct = cell.direct_payments.hits();
        if (cell.direct_payments.trials() == 0 || budgets == 0 || direct > budgets) return shortfall_reading::cannot_be_told;
        return direct == budgets ? shortfall_reading::not_recorded : shortfall_reading::not_reached;
    }
};

}  // namespace detail

/// shortfalls(take-up, share to be reached)
inline constexpr detail::shortfalls_function shortfalls{};

}  // namespace pbo

#endif
