// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_REGION_PANELS_HPP
#define PBO_PUBLISH_CHARTS_REGION_PANELS_HPP

// Where do the councils of each region stand among all?  Small multiples of the caterpillar: a panel for each region,
// in which all councils are grey dots in the order of their shares and the region's own are blue, so that a council has
// the same place in every panel; above each its name, its share and its councils.  The region with the highest share
// first.
//
//     auto const plot = pbo::charts::region_panels_of(t, from);
//
// The title counts the regions that have councils on both sides of the share of all together, by the verdicts of the
// caterpillar (limits that exclude it).  A council whose share is hollow there, because we cannot tell, is hollow here.
// A region without a share has a panel with the reason; councils of no stated region are grey in all panels, and are
// counted in the caption.  Limits are not drawn: the caterpillar and the table have them.
//
// Throws std::domain_error where nobody has a share, and std::invalid_argument for fewer than two regions or more than
// twelve.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/detail/council_columns.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct region_panel {
    std::string name;
    figure<double> share;
    std::vector<std::size_t> rows;  ///< those of all that are the region's, the lowest first
    std::size_t councils = 0;       ///< with those that have no share
    std::size_t above = 0, below = 0;
};

struct region_panels {
    chart_words words;
    std::vector<caterpillar_row> rows;  ///< of all regions, the lowest first
    std::vector<region_panel> panels;   ///< in the order in which they are drawn
    double benchmark = 0;
    std::string benchmark_label{}, area{}, areas{};  ///< "England 24.5%"; "council", "councils"
};

namespace detail {

[[nodiscard]] inline std::string region_panels_title(region_panels const& plot, std::string const& whole) {
    auto const n = static_cast<std::size_t>(std::count_if(plot.panels.begin(), plot.panels.end(),
                                                          [](auto const& p) { return p.above != 0 && p.below != 0; }));
    auto const sides = " " + plot.areas + " both above and below " + whole;
    if (n == 0) return "We are sure of" + sides + " in no region";
    if (n == plot.panels.size()) return "Each of the " + std::to_string(n) + " regions has" + sides;
    return std::to_string(n) + " of " + std::to_string(plot.panels.size()) + " regions " + (n == 1 ? "has" : "have") +
           sides;
}
[[nodiscard]] inline std::string region_in_words(region_panel const& p, region_panels const& plot) {
    auto const all = counted(p.councils, plot.area, plot.areas);
    return (p.share.has_value() ? share_text(*p.share) : std::string(symbol(p.share.reason()))) + ", " +
           (p.rows.size() == p.councils ? all : std::to_string(p.rows.size()) + " of " + all);
}
[[nodiscard]] inline std::string region_panels_seen(region_panels const& plot) {
    auto text = plot.words.title + ". " + plot.benchmark_label + ".";
    for (auto const& p : plot.panels)
        text += " " + p.name + ": " +
                (p.share.has_value()
                     ? share_text(*p.share)
                     : std::string(pbo::words(p.share.reason())) + " " + std::string(symbol(p.share.reason()))) +
                ".";
    return text + " Every figure is in the table.";
}

}  // namespace detail

/// By the method's limits.  notes are lines of the caption above its source.
template <interval_method Method = wilson_method>
[[nodiscard]] region_panels region_panels_of(take_up_table const& t, provenance const& from,
                                             confidence_level const& level = {},
                                             std::vector<std::string> const& notes = {}, Method const& method = {}) {
    auto all = caterpillar_plot_of(t, from, {.level = level}, {}, method);
    take_up_words const words(t);
    region_panels plot;
    plot.benchmark = all.benchmark;
    plot.benchmark_label = all.benchmark_label;
    plot.area = words.area;
    plot.areas = words.areas;
    plot.rows = std::move(all.rows);
    std::size_t of_no_region = 0;
    for (auto const& [name, sum] : by_region(t)) {
        std::size_t councils = 0;
        for (auto const& c : t.context().councils) councils += c.region.view() == name ? 1U : 0U;
        if (name.empty()) {
            of_no_region = councils;
            continue;
        }
        region_panel panel{name, pbo::detail::share_or_reason(sum.on_budget), {}, councils};
        for (std::size_t i = 0; i < plot.rows.size(); ++i) {
            auto const& r = plot.rows[i];
            if (r.region != name) continue;
            panel.rows.push_back(i);
            if (r.sure) ++(r.share > plot.benchmark ? panel.above : panel.below);
        }
        plot.panels.push_back(std::move(panel));
    }
    if (plot.panels.size() < 2 || plot.panels.size() > 12)
        throw std::invalid_argument("pbo::charts::region_panels_of: a panel for each of two to twelve regions; found " +
                                    std::to_string(plot.panels.size()));
    pbo::detail::sort_stably(plot.panels, [](auto const& a, auto const& b) {
        if (a.share.has_value() != b.share.has_value()) return a.share.has_value();
        return a.share.has_value() && *a.share > *b.share;
    });
    auto& w = plot.words;
    w.drawn = detail::with_capital(words.areas) + " within each of " + std::to_string(plot.panels.size()) +
              " regions, in order";
    w.title = detail::region_panels_title(plot, detail::benchmark_in_titles(t));
    w.subtitle = words.measure;
    if (auto const place = words.where_and_when(plot.rows.size()); place.find(", ") != std::string::npos)
        w.subtitle += ", " + place.substr(place.find(", ") + 2);
    w.subtitle += ". Grey: all " + detail::counted(plot.rows.size(), words.area, words.areas) +
                  " with figures, in order. Blue: the region\u2019s";
    w.seen = detail::region_panels_seen(plot);
    w.caption.emplace_back(
        "All panels share one scale and one order, so that a dot has the same place in each. Hollow: we cannot tell on "
        "which "
        "side it lies, by " +
        level.text() + " limits, which the table has.");
    w.caption.push_back(detail::chance_in_words(t));
    if (auto const drawn = plot.rows.size(), councils = t.context().councils.size(); drawn != councils)
        w.caption.push_back(
            "Not drawn, without a share: " + detail::counted(councils - drawn, words.area, words.areas) + ".");
    if (of_no_region != 0)
        w.caption.push_back(detail::counted(of_no_region, words.area, words.areas) + " of no stated region " +
                            (of_no_region == 1 ? "is" : "are") + " in no panel\u2019s blue.");
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_region_panels.hpp>

#endif
