// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_TRAJECTORY_SERIES_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_TRAJECTORY_SERIES_HPP

// Counts by period as the dots of a trajectory: joined where one period follows on another of its kind, apart across a
// break and over what is missing.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/council_key.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/trajectory.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace pbo::charts::detail {

/// "Mar 2011" at a month's end, "15 Mar 2011", "2009\u201310".
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string short_words(period const& when) {
    if (when.kind() != period_kind::snapshot) return in_words(when);
    auto const day = when.last_day();
    auto const month = month_in_words(day.month()).substr(0, 3) + " " + std::to_string(day.year());
    return day.day() == days_in_month(day.year(), day.month()) ? month : std::to_string(day.day()) + " " + month;
}

/// Snapshots follow on one another however far apart; of longer periods the next begins when the last one ends.
template <class = pbo::detail::when_called>
[[nodiscard]] inline bool follows_on(period const& before, period const& after, series_break_list const& breaks) {
    return in_one_series(before, after, breaks) &&
           (before.kind() == period_kind::snapshot ||
            day_begins_at(after.first_day()) - day_ends_at(before.last_day()) < 1e-6);
}

/// Counts of a period, and of whom: a sum of others is not to be compared with it.
struct counted_of {
    counted_in of;
    std::set<council_key> whose{};
};

/// Of years and days that take turns, those of the kind that the last one is; how many were left out.
template <class = pbo::detail::when_called>
inline std::size_t keep_one_kind(std::vector<counted_of>& series) {
    std::set<period_kind> ended;
    bool take_turns = false;
    for (std::size_t i = 1; i < series.size(); ++i) {
        auto const before = series[i - 1].of.period.kind(), now = series[i].of.period.kind();
        if (now == before) continue;
        ended.insert(before);
        take_turns = take_turns || ended.contains(now);
    }
    if (!take_turns) return 0;
    auto const kept = series.back().of.period.kind();
    return std::erase_if(series, [&](counted_of const& one) { return one.of.period.kind() != kept; });
}

/// Why there is no share: the first reason that is known.
template <class = pbo::detail::when_called>
[[nodiscard]] inline absence why_no_share(tally const& counts) {
    for (std::size_t i = 0; i < absence_reasons; ++i)
        if (counts.absent()[static_cast<absence>(i)] != 0) return static_cast<absence>(i);
    return absence::nothing_to_divide_by;
}

/// In order of time.  Where does the last unbroken piece begin?
template <class = pbo::detail::when_called>
inline std::size_t add_series(trajectory_plot& to, std::vector<counted_of> const& series,
                              series_break_list const& breaks, any_interval_method const& method,
                              confidence_level level) {
    std::size_t piece = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        auto const& [when, counts] = series[i].of;
        trajectory_point one{place_of(when), short_words(when), why_no_share(counts), absence::not_available};
        if (counts.trials() != 0) {
            auto const found = method(counts.counted(), level);
            one.share = found.value;
            one.limits = found.limits;
        }
        if (i != 0) {
            auto const& before = series[i - 1].of.period;
            one.joined =
                one.share.has_value() && to.points.back().share.has_value() && follows_on(before, when, breaks);
            if (!in_one_series(before, when, breaks)) {
                trajectory_break gap{(to.points.back().when + one.when) / 2.0, {}};
                for (auto const& b : breaks)
                    if (before.first_day() < b.from && !(when.first_day() < b.from)) {
                        gap.when = std::clamp(day_begins_at(b.from), to.points.back().when, one.when);
                        if (b.what != "as asked for") gap.reason = "Break: " + std::string(b.what);
                    }
                to.breaks.push_back(gap);
            }
        }
        if (!one.joined) piece = i;
        to.points.push_back(std::move(one));
    }
    return piece;
}

}  // namespace pbo::charts::detail

#endif
