// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TRAJECTORY_PANELS_HPP
#define PBO_PUBLISH_CHARTS_TRAJECTORY_PANELS_HPP

// How did take-up move in each region?  Small multiples of the trajectory: a panel for each region, on one scale of
// shares and of time, in which the region's own dots are blue with their limits and the lines of all other regions are
// grey behind; above each its name, its share now and what is sure of its change.  The highest share first.
//
//     auto const plot = pbo::charts::trajectory_panels_of(t, returns, from, {.aim = targets::april_2011});
//
// The returns are those of all periods, up to the table's; a council is in the region that the table says it is in.  A
// region's share is the sum of its councils with figures in each period.  That it rose or fell since the first period of
// its last unbroken piece is said only where the limits of the change (Newcombe), allowing for all regions (Bonferroni),
// exclude none and the same councils have figures throughout: else a rise may be one of who reports.  Dots are joined as
// in trajectory.hpp: never across a break, nor over a period without a figure.
//
// Throws std::domain_error where the rows do not say of which period they are and where nobody has a share, and
// std::invalid_argument for fewer than two regions or more than twelve, and for a council with two returns for one
// period.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/take_up_trajectory.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/charts/trajectory.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct trajectory_panel {
    std::string name;
    figure<double> share;  ///< now
    std::vector<trajectory_point> points;
    std::vector<trajectory_break> breaks;
    change_finding found = change_finding::not_compared;  ///< where other councils have figures, or there is one period
    std::string since{};  ///< "2018\u201319"
    double before = 0;    ///< the share then
};

struct trajectory_panels {
    chart_words words;
    std::vector<trajectory_panel> panels;  ///< in the order in which they are drawn
    std::optional<trajectory_target> aim;
};

namespace detail {

/// The sums of the councils of one region, in order of time; now is what the table has of it.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<counted_of> series_of_region(take_up_table const& t, council_series const& by_council,
                                                              std::string const& region,
                                                              figure<double> const& now) {
    std::set<council_key> own, with_figures;
    for (auto const& c : t.context().councils)
        if (c.region.view() == region) own.insert(c.key());
    std::map<period, counted_of> all;
    for (auto const& [key, points] : by_council)
        for (auto const& one : points)
            if (one.period.is_stated() && one.period < t.context().period) {
                auto& sum = all[one.period];  // a period in which others were counted is a place on the axis
                sum.of.period = one.period;
                if (!own.contains(key)) continue;
                sum.of.counts += one.counts;
                if (one.counts.trials() != 0) sum.whose.insert(key);
            }
    std::vector<counted_of> series;
    for (auto& [when, sum] : all) {
        if (sum.of.counts.trials() == 0 && sum.of.counts.absent().total() == 0) sum.of.counts.add(absence::not_available);
        series.push_back(std::move(sum));
    }
    counted_of last{{t.context().period, {}}};
    for (auto const& [name, sum] : by_region(t))
        if (name == region) last.of.counts = sum.on_budget;
    if (!now.has_value()) {
        last.of.counts = {};
        last.of.counts.add(now.reason());
    }
    for (auto const& entry : t)
        if (entry.cell.on_budget.trials() != 0 && own.contains(entry.key)) last.whose.insert(entry.key);
    series.push_back(std::move(last));
    return series;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string trajectory_panel_figures(trajectory_panel const& p) {
    auto const now = p.share.has_value() ? share_text(*p.share) : std::string(symbol(p.share.reason()));
    auto const moved = [&](std::string const& how) { return now + ", " + how + " from " + share_text(p.before); };
    switch (p.found) {
        case change_finding::rose: return moved("rose");
        case change_finding::fell: return moved("fell");
        case change_finding::no_clear_change: return now + "; cannot tell whether it changed";
        case change_finding::not_compared: break;
    }
    return now;
}

/// "Take-up rose in 7 of 9 regions and fell in 1 since 2018-19", or that nobody can tell.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string trajectory_panels_title(trajectory_panels const& plot, std::string const& subject) {
    std::map<change_finding, std::size_t> n;
    std::set<std::string> since;
    for (auto const& p : plot.panels) {
        ++n[p.found];
        if (p.found != change_finding::not_compared) since.insert(p.since);
    }
    auto const all = plot.panels.size(), compared = all - n[change_finding::not_compared];
    auto const in_regions = [&](std::size_t k) {
        return k == all ? "in each of the " + std::to_string(all) + " regions"
                        : "in " + std::to_string(k) + " of " + std::to_string(all) + " regions";
    };
    auto const after = since.size() == 1 ? " since " + *since.begin() : std::string();
    if (compared == 0) {  // not about change: where it stands
        std::vector<trajectory_panel const*> known;
        for (auto const& p : plot.panels)
            if (p.share.has_value()) known.push_back(&p);
        if (known.empty()) return subject + " is not known in any of the " + std::to_string(all) + " regions";
        auto const& high = *known.front();
        auto const& low = *known.back();
        auto const now = " in " + plot.panels.front().points.back().called;
        if (known.size() == 1) return subject + " is at " + share_text(*high.share) + " in " + high.name + now;
        return subject + " from " + share_text(*low.share) + " in " + low.name + " to " + share_text(*high.share) + " in " +
               high.name + now +
               (plot.panels.front().points.size() == 1 ? "" : "; no change can be compared");
    }
    auto const rose = n[change_finding::rose], fell = n[change_finding::fell];
    if (rose == 0 && fell == 0) return "We cannot tell whether " + subject + " changed in any region" + after;
    if (rose == 0) return subject + " fell " + in_regions(fell) + after;
    return subject + " rose " + in_regions(rose) + (fell == 0 ? "" : " and fell in " + std::to_string(fell)) + after;
}

}  // namespace detail

/// how.picked has no part in it.  notes are lines of the caption above its source.
template <class Returns>
[[nodiscard]] trajectory_panels trajectory_panels_of(take_up_table const& t, Returns const& returns, provenance const& from,
                                                     trajectory_choice const& how = {},
                                                     std::vector<std::string> const& notes = {},
                                                     any_interval_method const& method = wilson) {
    auto const& context = t.context();
    if (!context.period.is_stated())
        throw std::domain_error("pbo::charts::trajectory_panels_of: the rows do not say of which period they are");
    take_up_words const words(t);
    detail::regions_of_table const found(t, "pbo::charts::trajectory_panels_of");
    auto const by_council = take_up_series(returns, context.basis, context.role);
    auto const each = confidence_level::from_alpha(how.level.alpha() / static_cast<double>(found.regions.size()));
    trajectory_panels plot;
    std::size_t others = 0;
    bool any_share = false, any_break = false, same = true, any_found = false;
    for (auto const& region : found.regions) {
        auto series = detail::series_of_region(t, by_council, region.name, region.share);
        others = detail::keep_one_kind(series);
        trajectory_plot one;
        auto const piece = detail::add_series(one, series, how.breaks, method, how.level);
        trajectory_panel panel{region.name, region.share, std::move(one.points), std::move(one.breaks)};
        bool const alike = std::all_of(series.begin() + static_cast<std::ptrdiff_t>(piece), series.end(),
                                       [&](auto const& point) { return point.whose == series.back().whose; });
        if (piece + 1 != series.size() && alike && region.share.has_value()) {
            auto const change = pbo::detail::change_of(series[piece].of.counts, series.back().of.counts, each);
            panel.found = change.finding;
            any_found = true;
            panel.since = detail::in_words(series[piece].of.period);
            panel.before = *series[piece].of.counts.value();
        }
        for (auto const& p : panel.points) any_share = any_share || p.share.has_value();
        any_break = any_break || !panel.breaks.empty();
        same = same && alike;
        plot.panels.push_back(std::move(panel));
    }
    if (!any_share) throw std::domain_error("pbo::charts::trajectory_panels_of: no region has a share in any period");
    auto const& first = plot.panels.front().points;
    if (how.aim) {
        plot.aim = trajectory_target{{}, how.aim->share().value()};
        if (auto const due = how.aim->due(); due.is_stated() && detail::day_ends_at(due) >= first.front().when)
            plot.aim->when = detail::day_ends_at(due);
    }
    auto& w = plot.words;
    auto const subject = context.words.subject();
    w.drawn = detail::with_capital(subject) + (first.size() == 1 ? ", a panel for each of " : " over time, a panel for each of ") +
              std::to_string(plot.panels.size()) + " regions";
    w.title = detail::with_capital(detail::trajectory_panels_title(plot, subject));
    w.subtitle = words.measure + ", " + (first.size() == 1 ? first.front().called : first.front().called + " to " + first.back().called) +
                 ", with " + how.level.text() + " limits. Blue: the region. Grey: the others";
    w.seen = detail::panels_seen(w.title + ".", plot.panels);
    w.caption.push_back("All panels share both scales, the highest share of " + first.back().called +
                        " first. Dot: the share; upright line: its " +
                        how.level.text() + " limits." +
                        (any_found ? " \u201cRose\u201d and \u201cfell\u201d are sure after allowing for all regions." : ""));
    if (any_break) w.caption.emplace_back("Dots either side of a break, a dashed upright line, are not joined and must not be compared.");
    w.caption.push_back("Each dot is the sum of the region\u2019s " + words.areas + " with figures in that period" +
                        (first.size() == 1 ? "."
                         : same            ? ", the same throughout."
                                           : "; where they are not the same throughout, no change is stated."));
    w.caption.push_back(detail::chance_in_words(t));
    if (others != 0)
        w.caption.push_back("Not drawn: " + detail::counted(others, "period", "periods") +
                            " of another kind (a day and a year are not compared).");
    detail::symbols_in_words symbols;
    for (auto const& p : plot.panels) {
        symbols.look_at(p.share);
        for (auto const& point : p.points) symbols.look_at(point.share);
    }
    symbols.add_to(w.caption);
    if (auto told = found.without_region(words, ""); !told.empty()) w.caption.push_back(std::move(told));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_trajectory_panels.hpp>

#endif
