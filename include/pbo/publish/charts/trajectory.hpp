// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TRAJECTORY_HPP
#define PBO_PUBLISH_CHARTS_TRAJECTORY_HPP

// Where has a share come from, where is it to be, and where does it lead?  A dot for each period with its limits, a bar
// (or, without a date, a dashed line) for the target, and a band for a forecast.  take_up_trajectory.hpp makes the
// picture of returns, roll_out_trajectory.hpp that of a forecast.
//
// Dots are joined where one period follows on another of its kind: never across a break, which is an upright dashed
// line with its reason, and never over a period that is missing.  A period without a figure has no mark; its symbol
// stands at the foot.  A day is in the picture where it ends and a year in its middle, on an axis in months.  Shares
// start at zero.  Of the dots' values those are written that have room; every one is in the table, and in the tooltip.
//
// draw() throws std::domain_error for a plot without any point.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/domain/date.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/publish/charts/frame.hpp>

#include <optional>
#include <string>
#include <vector>

namespace pbo::charts {

struct trajectory_point {
    double when = 0;     ///< in months: month_ends_at
    std::string called;  ///< "Mar 2010", "2009\u201310"
    figure<double> share = absence::not_available;
    figure<interval> limits = absence::not_available;
    bool joined = false;  ///< with the point before
};
struct trajectory_break {
    double when = 0;
    std::string reason;
};
/// What a forecast expects at the end of a month, from the lower assumption to the upper, and the range about both.
struct trajectory_month {
    double when = 0, lower = 0, upper = 0;
    interval range{0, 1};
};
struct trajectory_target {
    std::optional<double> when{};  ///< a share without a date is a line across
    double share = 0;
};
/// Beside the plot, at the height of a share: what a line ends at, or the target.
struct trajectory_label {
    double at = 0;
    std::string name, more;
    bool of_forecast = false;
};

struct trajectory_plot {
    chart_words words;
    std::vector<trajectory_point> points;  ///< in order of time
    std::vector<trajectory_break> breaks;
    std::vector<trajectory_month> forecast;
    bool one_assumption = true;  ///< lower and upper are the same
    std::optional<trajectory_target> aim;
    std::vector<trajectory_label> labels;
};

/// Where a month ends, and a day within it, on the axis: 24,135 is the end of March 2011.
[[nodiscard]] constexpr double month_ends_at(int year, int month) noexcept { return 12.0 * year + month; }

namespace detail {
template <class = pbo::detail::when_called>
[[nodiscard]] constexpr int days_in_month(int year, int month) noexcept {
    int day = 31;
    while (!date::exists(year, month, day)) --day;
    return day;
}
/// The end of a day.
template <class = pbo::detail::when_called>
[[nodiscard]] constexpr double day_ends_at(date day) noexcept {
    return month_ends_at(day.year(), day.month()) - 1.0 +
           static_cast<double>(day.day()) / days_in_month(day.year(), day.month());
}
/// Where the day begins: a break is there.
template <class = pbo::detail::when_called>
[[nodiscard]] constexpr double day_begins_at(date day) noexcept {
    return day_ends_at(day) - 1.0 / days_in_month(day.year(), day.month());
}
}  // namespace detail

/// The end of a day, or the middle of a longer period.
template <class = pbo::detail::when_called>
[[nodiscard]] constexpr double place_of(period const& when) noexcept {
    double const last = detail::day_ends_at(when.last_day());
    return when.kind() == period_kind::snapshot ? last : (detail::day_begins_at(when.first_day()) + last) / 2.0;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_trajectory.hpp>

#endif
