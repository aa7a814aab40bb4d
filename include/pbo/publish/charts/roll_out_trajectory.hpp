// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_ROLL_OUT_TRAJECTORY_HPP
#define PBO_PUBLISH_CHARTS_ROLL_OUT_TRAJECTORY_HPP

// Is the target reached by its date, and how sure is that?  A forecast (measure/roll_out/forecast.hpp) as a picture:
// the start and whatever was counted before it as dots, the months to come as a band from the lower conversion to the
// upper, with the range of people's chances about it, the target as a bar at its month, and the chance of each beside.
//
//     auto const plot = pbo::charts::roll_out_trajectory_of(f, {.source = "our plan"}, {{period, tally(204, 1000)}});
//
// The title is a verdict of the chances alone: "very likely" is 95 % or more by both conversions, "very unlikely" 5 %
// or less; "depends on" has one at either side; all else we cannot tell.  All of it holds for the rates that were
// assumed, and the caption says so.  Earlier counts are on the basis of the start's: whoever gives them says so.
//
// Throws std::domain_error where nobody is in the caseload in any month, std::invalid_argument for an earlier count
// that is not before the start.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/roll_out/forecast.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/charts/detail/trajectory_series.hpp>
#include <pbo/publish/charts/trajectory.hpp>
#include <pbo/publish/detail/roll_out_words.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace pbo::charts {

/// The last day of a month, on which its caseload is counted.
template <class = pbo::detail::when_called>
[[nodiscard]] inline period end_of(calendar_month when) {
    return period::snapshot({when.year(), when.month(), detail::days_in_month(when.year(), when.month())});
}

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string month_in_full(calendar_month when) {
    return month_in_words(when.month()) + " " + std::to_string(when.year());
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string chance_of(roll_out_prospect const& at, share const& target) {
    return pbo::detail::spoken(pbo::detail::chance_words(at, target));
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string roll_out_title(forecast_result const& f) {
    auto const& end = f.rows.back();
    auto const what = f.target.text(), when = month_in_full(end.month);
    auto const &low = end.lower.chance.reached, &high = end.upper.chance.reached;
    if (!low.has_value() || !high.has_value())
        return "Nobody is in the caseload by " + when + ", so that " + what + " has no meaning";
    constexpr double likely = 0.95;
    if (*low >= likely && *high >= likely) return what + " is very likely to be reached by " + when + " at these rates";
    if (*low <= 1 - likely && *high <= 1 - likely)
        return what + " is very unlikely to be reached by " + when + " at these rates";
    if (*low <= 1 - likely && *high >= likely)
        return "Whether " + what + " is reached by " + when + " depends on how many reviews end in a budget";
    return "We cannot tell whether " + what + " is reached by " + when + ": the chance is " +
           pbo::detail::spoken(pbo::detail::from_to(pbo::detail::chance_words(end.lower, f.target),
                                                    pbo::detail::chance_words(end.upper, f.target)));
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline trajectory_plot roll_out_trajectory_of(forecast_result const& f, provenance const& from,
                                                            std::vector<counted_in> earlier = {},
                                                            confidence_level level = {},
                                                            std::vector<std::string> const& notes = {}) {
    auto const &start = f.rows.front(), &end = f.rows.back();
    auto const began = end_of(start.month);
    std::sort(earlier.begin(), earlier.end(), [](counted_in const& a, counted_in const& b) { return a.period < b.period; });
    std::vector<detail::counted_of> series;
    for (auto const& one : earlier) {
        if (!one.period.is_stated() || !(one.period < began))
            throw std::invalid_argument("pbo::charts::roll_out_trajectory_of: '" + one.period.text() +
                                        "' is not before the start, " + began.text());
        if (!series.empty() && series.back().of.period == one.period)
            throw std::invalid_argument("pbo::charts::roll_out_trajectory_of: '" + one.period.text() +
                                        "' is given twice");
        series.push_back({one});
    }
    series.push_back({{began, f.rates.start}});
    trajectory_plot plot;
    detail::add_series(plot, series, {}, wilson, level);
    for (auto& p : plot.points)
        p.limits = absence::not_applicable;  // the start is known, and so was what came before it
    plot.one_assumption = f.conversion.is_one();
    std::size_t const step = 1 + f.rows.size() / 120;  // more could not be seen
    for (std::size_t i = 0; i < f.rows.size(); ++i) {
        auto const& row = f.rows[i];
        auto const low = row.lower.month.take_up(), high = row.upper.month.take_up();
        if (!low.has_value() || !high.has_value() || (i % step != 0 && i + 1 != f.rows.size())) continue;
        plot.forecast.push_back(
            {month_ends_at(row.month.year(), row.month.month()), *low, *high,
             interval(row.lower.month.take_up_range(level)->lower(), row.upper.month.take_up_range(level)->upper())});
    }
    if (plot.forecast.empty())
        throw std::domain_error("pbo::charts::roll_out_trajectory_of: nobody is in the caseload in any month");
    auto const target = f.target.text(), until = detail::month_in_full(end.month);
    plot.aim = {month_ends_at(end.month.year(), end.month.month()), f.target.value()};
    plot.labels.push_back({f.target.value(), "Target " + target, "by " + until, false});
    auto const reviews = [](assumed_share c) { return pbo::detail::assumed_per_cent(c.value()); };
    auto const label = [&](roll_out_prospect const& at, assumed_share conversion) {
        if (auto const share = at.month.take_up(); share.has_value())
            plot.labels.push_back({*share,
                                   (plot.one_assumption ? "Expected: " : "If " + reviews(conversion) + " convert: ") +
                                       detail::share_text(*share),
                                   "chance of " + target + ": " + detail::chance_of(at, f.target), true});
    };
    label(end.upper, f.conversion.upper());
    if (!plot.one_assumption) label(end.lower, f.conversion.lower());
    pbo::detail::sort_stably(plot.labels, [](auto const& a, auto const& b) { return a.at > b.at; });
    auto& w = plot.words;
    w.title = detail::roll_out_title(f);
    w.drawn = "Forecast of take-up from " + detail::month_in_full(start.month) + " to " + until + ", and its target";
    w.subtitle = "People on personal budgets as a share of people eligible, forecast from " +
                 detail::month_in_full(start.month) + " with " + pbo::detail::conversion_words(f.conversion) +
                 " of reviews ending in a budget, with the " + level.text() + " range";
    w.seen = w.title + ". " + pbo::detail::conclusion_of(f, level);
    w.caption.push_back((plot.one_assumption ? "Dashed line: what is expected. Band: "
                                             : "Dark band: between the two assumed rates of conversion. Light edge: ") +
                        std::string("the ") + level.text() +
                        " range of people\u2019s chances alone; a wrong rate moves the result further.");
    w.caption.push_back("Assumed" +
                        pbo::detail::assumptions_in_words(f.rates, f.conversion).substr(std::string("assumed").size()) +
                        ".");
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#endif
