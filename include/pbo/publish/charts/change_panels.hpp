// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_CHANGE_PANELS_HPP
#define PBO_PUBLISH_CHARTS_CHANGE_PANELS_HPP

// In which regions are the councils that moved?  Small multiples of the change: a panel for each region, in which all
// councils are grey dots in the order of their later shares, and of the region's own a line leads from the earlier share
// to a dot at the later one; above each its name, its share, its councils and how many of them changed clearly.  The
// region with the highest share first.
//
//     auto const plot = pbo::charts::change_panels_of(t, pbo::council_changes(last_year, t), from);
//
// A filled dot: the limits of the council's change exclude 0; blue has risen and orange has fallen, which the line's side
// says as well.  A hollow dot and a dashed line: we cannot tell.  The title counts the clear changes of all councils and
// the regions that they are in, and says how many of them chance alone would give; regions are not tested against one
// another.  A council without figures in both periods is not drawn and is counted in the caption.  Throws
// std::domain_error where no council has figures in both, std::invalid_argument for fewer than two regions or more than
// twelve.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/publish/charts/change.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/take_up_words.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct change_panel {
    std::string name;
    figure<double> share;           ///< now
    std::vector<std::size_t> rows;  ///< those of all that are the region's, the lowest first
    std::size_t councils = 0;       ///< with those that are not compared
    std::size_t rose = 0, fell = 0;
};

struct change_panels {
    chart_words words;
    std::vector<change_row> rows;      ///< of all regions, the lowest later share first
    std::vector<change_panel> panels;  ///< in the order in which they are drawn
    std::optional<double> benchmark;   ///< all together in the later period
    std::string benchmark_label{}, area{}, areas{};
};

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string change_panels_title(change_panels const& plot, confidence_level const& level) {
    std::size_t clear = 0, with_some = 0;
    for (auto const& p : plot.panels) with_some += p.rose + p.fell != 0 ? 1U : 0U;
    for (auto const& r : plot.rows) clear += r.sure ? 1U : 0U;
    auto const all = counted(plot.rows.size(), plot.area, plot.areas);
    if (clear == 0) return "We cannot tell that any of " + all + " changed, in any region";
    return std::to_string(clear) + " of " + all + " changed clearly" +
           (with_some == 0 ? std::string()
                           : ", in " + std::to_string(with_some) + " of " + std::to_string(plot.panels.size()) + " regions") +
           ", where chance alone would give " + by_chance(level, plot.rows.size());
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string change_panel_figures(change_panel const& p, change_panels const& plot) {
    auto text = panel_figures(p.share, p.rows.size(), p.councils, plot.area, plot.areas);
    if (p.rose != 0) text += "; " + std::to_string(p.rose) + " rose";
    if (p.fell != 0) text += (p.rose != 0 ? ", " : "; ") + std::to_string(p.fell) + " fell";
    return text;
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline change_panels change_panels_of(take_up_table const& t, council_changes_result const& c,
                                                    provenance const& from, std::vector<std::string> const& notes = {}) {
    take_up_words const words(t);
    detail::regions_of_table const found(t, "pbo::charts::change_panels_of");
    change_panels plot;
    plot.area = words.area;
    plot.areas = words.areas;
    struct row_of_region {
        change_row row;
        std::string region;
    };
    std::vector<row_of_region> rows;
    for (auto const& one : c.councils) {
        if (one.finding == change_finding::not_compared) continue;
        rows.push_back({{pbo::detail::name_of(one.council), *one.before.value(), *one.after.value(), 100.0 * *one.change,
                         interval(100.0 * one.limits->lower(), 100.0 * one.limits->upper()),
                         one.finding != change_finding::no_clear_change, false},
                        std::string(one.council.region.view())});
    }
    if (rows.empty())
        throw std::domain_error("pbo::charts::change_panels_of: nobody has figures in both " + c.from.text() + " and " +
                                c.until.text());
    pbo::detail::sort_stably(rows, [](auto const& a, auto const& b) {
        return a.row.after != b.row.after ? a.row.after < b.row.after : a.row.name < b.row.name;
    });
    for (auto const& region : found.regions) {
        change_panel panel{region.name, region.share, {}, region.councils};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].region != region.name) continue;
            panel.rows.push_back(i);
            if (rows[i].row.sure) ++(rows[i].row.points > 0 ? panel.rose : panel.fell);
        }
        plot.panels.push_back(std::move(panel));
    }
    for (auto& one : rows) plot.rows.push_back(std::move(one.row));
    auto const before = detail::in_words(c.from), after = detail::in_words(c.until);
    pbo::detail::average_of_all const average(t);
    if (auto const all = average.counts.value(); all.has_value()) {
        plot.benchmark = *all;
        plot.benchmark_label = detail::with_capital(average.name) + " " + after + " " + detail::share_text(*all);
    }
    auto& w = plot.words;
    w.drawn = "Change of " + t.context().words.subject() + " from " + before + " to " + after + ", a panel for each of " +
              std::to_string(plot.panels.size()) + " regions";
    w.title = detail::change_panels_title(plot, c.level);
    w.subtitle = words.measure + ", " + before + " to " + after + ". Grey: all " +
                 detail::counted(plot.rows.size(), words.area, words.areas) + " with both, in the order of " + after +
                 ". Lines: the region\u2019s";
    w.seen = detail::panels_seen(w.title + "." + (plot.benchmark ? " " + plot.benchmark_label + "." : ""), plot.panels);
    w.caption.push_back("A line leads from " + before + " to the dot, " + after +
                        ". Filled dot: its " + c.level.text() +
                        " limits do not hold 0: it rose (blue, above its line) or fell (orange, below it). Hollow dot and "
                        "dashed line: we cannot tell.");
    w.caption.emplace_back(
        "All panels share one scale and one order, so that a dot has the same place in each. Each change is judged on its "
        "own, and regions are not tested against one another.");
    if (auto const drawn = plot.rows.size(), all = c.councils.size(); drawn != all)
        w.caption.push_back("Not drawn: " + detail::counted(all - drawn, words.area, words.areas) +
                            " without figures in both periods.");
    detail::symbols_in_words symbols;
    for (auto const& p : plot.panels) symbols.look_at(p.share);
    symbols.add_to(w.caption);
    if (auto told = found.without_region(words, "\u2019s lines"); !told.empty()) w.caption.push_back(std::move(told));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

namespace detail {

template <class = pbo::detail::when_called>
inline void change_panel_drawn(drawing& d, change_panels const& plot, change_panel const& panel, axis_marks const& shares,
                               box const& where, bool labelled) {
    auto const y = shares.scale(where.bottom, where.top);
    for (double const v : shares.at)
        d.line(v == shares.from() ? markup_literal("x") : markup_literal("g"), {where.left, y.at(v)}, {where.right, y.at(v)});
    if (plot.benchmark) d.line("z", {where.left, y.at(*plot.benchmark)}, {where.right, y.at(*plot.benchmark)});
    if (!panel.share.has_value() && panel.rows.empty()) return panel_without_figures(d, panel.share.reason(), where);
    double const step =
        (where.right - where.left - 6) / static_cast<double>(std::max<std::size_t>(plot.rows.size() - 1, 1));
    auto const at = [&](std::size_t i, double share) {
        return point{where.left + 3 + step * static_cast<double>(i), y.at(share)};
    };
    std::vector<point> all;
    for (std::size_t i = 0; i < plot.rows.size(); ++i) all.push_back(at(i, plot.rows[i].after));
    d.repeated_points("gd", all);
    for (bool const sure : {false, true})  // what is sure lies above
        for (auto const i : panel.rows) {
            auto const& r = plot.rows[i];
            if (r.sure != sure) continue;
            bool const rise = r.points > 0;
            auto const told = r.name + ", " + share_text(r.before) + " to " + share_text(r.after) + ", " + change_value(r, true);
            if (r.before != r.after)
                d.line(!sure ? markup_literal("pl") : rise ? markup_literal("i") : markup_literal("ir"), at(i, r.before),
                       at(i, r.after));
            d.dot(!sure ? markup_literal("hs") : rise ? markup_literal("d") : markup_literal("f"), at(i, r.after),
                  sure ? 3.5 : 2.5, told);
        }
    if (labelled) panel_share_label(d, shares, where);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(change_panels const& plot, chart_size size = {}) {
    auto [d, head] = detail::begun("change-panels", plot.words, size);
    double largest = plot.benchmark.value_or(0.0);
    for (auto const& r : plot.rows) largest = std::max({largest, r.before, r.after});
    auto const shares = share_axis(largest, 5);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels) heads.push_back({p.name, detail::change_panel_figures(p, plot)});
    double const y = detail::draw_panels(
        d, head + 22, heads, size, 130, [&onto = d, &plot, &shares](std::size_t i, box const& where, bool first) {
            detail::change_panel_drawn(onto, plot, plot.panels[i], shares, where, first);
        });
    auto const axes = (plot.benchmark ? "Line across: " + plot.benchmark_label + ". " : std::string()) + "Upwards: 0% to " +
                      share_label(shares.to(), shares) + ".";
    detail::end(d, plot.words, size, detail::panels_explained(d, y, axes, size));
    return std::move(d);
}

}  // namespace pbo::charts

#endif
