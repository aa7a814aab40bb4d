// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TAKE_UP_TRAJECTORY_HPP
#define PBO_PUBLISH_CHARTS_TAKE_UP_TRAJECTORY_HPP

// How did take-up move over the periods, and is the target reached?  Of one council, or of all together, up to the
// period of the table:
//
//     auto const plot = pbo::charts::take_up_trajectory_of(t, returns, from, {.aim = targets::april_2011});
//     auto const one = pbo::charts::take_up_trajectory_of(t, returns, from, {.picked = pbo::ons_code("E08000003")});
//
// The returns are those of all periods; of them those on the table's basis and of its role are drawn.  All together is
// the sum of those with figures in each period.  The title says that it rose or fell from the first period of the last
// unbroken piece to the last one only where the limits of the change (Newcombe) exclude none, and of all together only
// where the same areas have figures throughout: else a rise may be one of who reports.  Limits of a period are those
// of the method.  Years and days that take turns are not joined: those of the table's kind are drawn.
//
// Throws std::out_of_range for a picked council that is not in the table, std::domain_error where no period has a
// share, std::invalid_argument for a council with two returns for one period.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/interval/any_interval_method.hpp>
#include <pbo/measure/data_quality/series_break.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/measure/take_up_series.hpp>
#include <pbo/publish/charts/detail/trajectory_series.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/charts/trajectory.hpp>
#include <pbo/publish/detail/who.hpp>

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

struct trajectory_choice {
    std::optional<target> aim{};
    std::optional<council_key> picked{};
    confidence_level level{};
    series_break_list breaks{};
};

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<counted_of> series_of_all(take_up_table const& t, council_series const& by_council) {
    std::map<period, counted_of> all;
    for (auto const& [key, points] : by_council)
        for (auto const& one : points)
            if (one.period.is_stated() && one.period < t.context().period) {
                auto& sum = all[one.period];
                sum.of.period = one.period;
                sum.of.counts += one.counts;
                if (one.counts.trials() != 0) sum.whose.insert(key);
            }
    std::vector<counted_of> series;
    for (auto& [when, sum] : all) series.push_back(std::move(sum));
    pbo::detail::average_of_all const now(t);
    counted_of last{{t.context().period, t.total().on_budget}};
    if (now.counts.trials() != 0) last.of.counts = tally(now.counts.hits(), now.counts.trials());
    for (auto const& entry : t)  // a sum that is stated is of everybody
        if (entry.cell.on_budget.trials() != 0 || (t.context().sums && !now.of_those_shown))
            last.whose.insert(entry.key);
    series.push_back(std::move(last));
    return series;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<counted_of> series_of_one(take_up_table const& t, council_series const& by_council,
                                                           council_key const& key) {
    std::map<period, tally> known;
    for (auto const& [any, points] : by_council)
        for (auto const& one : points)
            if (one.period.is_stated() && one.period < t.context().period) {
                auto const [at, is_new] = known.try_emplace(one.period);
                if (is_new) at->second.add(absence::not_available);  // others were counted then
            }
    if (auto const own = by_council.find(key); own != by_council.end())
        for (auto const& one : own->second)
            if (auto const at = known.find(one.period); at != known.end()) at->second = one.counts;
    std::vector<counted_of> series;
    for (auto const& [when, counts] : known) series.push_back({{when, counts}});
    series.push_back({{t.context().period, t[key].on_budget}});
    return series;
}

/// "rose from 20.4% to 34.7%", "is at 34.7%", or that nobody can tell.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string trajectory_finding(std::string const& who, std::vector<counted_of> const& series,
                                                    std::size_t piece, confidence_level level) {
    auto const &then = series[piece], &now = series.back();
    if (now.of.counts.trials() == 0) return who + " has no share in " + in_words(now.of.period);
    auto const value = [](counted_of const& one) { return share_text(*one.of.counts.value()); };
    bool const comparable = std::all_of(series.begin() + static_cast<std::ptrdiff_t>(piece), series.end(),
                                        [&](counted_of const& one) { return one.whose == now.whose; });
    if (piece + 1 == series.size() || !comparable) return who + " is at " + value(now);
    auto const change = pbo::detail::change_of(then.of.counts, now.of.counts, level);
    if (change.finding == change_finding::no_clear_change)
        return "We cannot tell whether " + who + " changed since " + in_words(then.of.period);
    return who + (change.finding == change_finding::rose ? " rose from " : " fell from ") + value(then) + " to " +
           value(now);
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string target_finding(target const& aim, trajectory_point const& now, bool sampled) {
    auto const name = aim.share().text();
    double const least = aim.share().value();
    if (!now.share.has_value()) return {};
    if (!sampled) return *now.share >= least ? ", and has reached " + name : ", short of " + name;
    return now.limits.has_value() && now.limits->lower() >= least  ? ", above " + name
           : now.limits.has_value() && now.limits->upper() < least ? ", short of " + name
                                                                   : "; we cannot tell whether " + name + " is reached";
}

/// "Not drawn: ...", "Sums of ...": what a reader cannot see.
template <class = pbo::detail::when_called>
inline void trajectory_caption(chart_words& w, trajectory_plot const& plot, std::vector<counted_of> const& series,
                               bool of_one, std::size_t others, bool sampled, take_up_words const& words,
                               confidence_level level) {
    w.caption.push_back("Dot: the share. Upright line: its " + level.text() + " limits" +
                        (sampled ? "." : ", of chance alone where everybody was counted."));
    if (!plot.breaks.empty())
        w.caption.emplace_back("Dots either side of a break are not joined and must not be compared.");
    absences_in_words absent;
    for (auto const& p : plot.points)
        if (!p.share.has_value()) absent.add(p.share.reason(), p.called);
    if (absent.total() != 0) w.caption.push_back(absent.text("periods"));
    if (others != 0)
        w.caption.push_back("Not drawn: " + counted(others, "period", "periods") +
                            " of another kind (a day and a year are not compared).");
    if (of_one || series.size() == 1) return;
    auto const [least, most] =
        std::minmax_element(series.begin(), series.end(),
                            [](counted_of const& a, counted_of const& b) { return a.whose.size() < b.whose.size(); });
    bool const same = std::all_of(series.begin(), series.end(),
                                  [&](counted_of const& one) { return one.whose == series.back().whose; });
    w.caption.push_back(
        same ? "Each dot is the sum of the same " + counted(series.back().whose.size(), words.area, words.areas) + "."
             : "Each dot is the sum of the " + words.areas + " with figures in that period, " +
                   (least->whose.size() == most->whose.size() ? std::string()
                                                              : std::to_string(least->whose.size()) + " to ") +
                   counted(most->whose.size(), words.area, words.areas) +
                   ", not always the same: a change may be one of who has figures.");
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class Returns>
[[nodiscard]] trajectory_plot take_up_trajectory_of(take_up_table const& t, Returns const& returns,
                                                    provenance const& from, trajectory_choice const& how = {},
                                                    std::vector<std::string> const& notes = {},
                                                    any_interval_method const& method = wilson) {
    auto const& context = t.context();
    if (!context.period.is_stated())
        throw std::domain_error("pbo::charts::take_up_trajectory_of: the rows do not say of which period they are");
    take_up_words const words(t);
    std::string who = "All together";
    if (how.picked)
        who = pbo::detail::name_of(context.of(*how.picked));
    else if (!context.whole.empty() && !pbo::detail::average_of_all(t).of_those_shown)
        who = context.whole;
    auto const by_council = take_up_series(returns, context.basis, context.role);
    auto series = how.picked ? detail::series_of_one(t, by_council, *how.picked) : detail::series_of_all(t, by_council);
    auto const others = detail::keep_one_kind(series);
    bool const sampled = context.counted == completeness::sample;
    trajectory_plot plot;
    auto const piece = detail::add_series(plot, series, how.breaks, method, how.level);
    if (std::none_of(plot.points.begin(), plot.points.end(),
                     [](trajectory_point const& p) { return p.share.has_value(); }))
        throw std::domain_error("pbo::charts::take_up_trajectory_of: " + who + " has no share in any period");
    auto& w = plot.words;
    w.title = detail::trajectory_finding(who, series, piece, how.level);
    if (how.aim) {
        auto const name = how.aim->share().text();
        w.title += detail::target_finding(*how.aim, plot.points.back(), sampled);
        plot.aim = {{}, how.aim->share().value()};
        auto const due = how.aim->due();
        if (due.is_stated() && detail::day_ends_at(due) >= plot.points.front().when)
            plot.aim->when = detail::day_ends_at(due);
        plot.labels.push_back({plot.aim->share, "Target " + name,
                               due.is_stated() ? "by " + detail::in_words(period::snapshot(due)) : std::string(),
                               false});
    }
    auto const since = detail::in_words(series.front().of.period), until = detail::in_words(context.period);
    w.drawn = detail::with_capital(context.words.subject()) + (how.picked ? " of " + who : "") + " over time";
    w.subtitle = words.measure + ". " + (how.picked ? who : detail::with_capital(pbo::detail::average_of_all(t).name)) +
                 ", " + (since == until ? until : since + " to " + until) + ", with " + how.level.text() + " limits";
    w.seen = w.title + ". ";
    std::string told;
    for (std::size_t i = 0; i < plot.points.size(); ++i) {
        auto const& p = plot.points[i];
        if (i > 2 && i + 3 < plot.points.size()) continue;  // the first three and the last three are enough to hear
        told += (told.empty() ? "" : "; ") + p.called + " " +
                (p.share.has_value() ? detail::share_text(*p.share) : std::string(symbol(p.share.reason())));
    }
    w.seen += told + "." + (plot.points.size() > 6 ? " Those between are in the table." : "");
    if (!plot.breaks.empty()) w.seen += " Counted differently before " + plot.points[piece].called + ".";
    detail::trajectory_caption(w, plot, series, how.picked.has_value(), others, sampled, words, how.level);
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#endif
