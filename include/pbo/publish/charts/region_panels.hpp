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

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/wilson.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/caterpillar.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/take_up_words.hpp>

#include <algorithm>
#include <cstddef>
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

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string region_panels_title(region_panels const& plot, std::string const& whole) {
    auto const n = static_cast<std::size_t>(std::count_if(plot.panels.begin(), plot.panels.end(),
                                                          [](auto const& p) { return p.above != 0 && p.below != 0; }));
    auto const sides = " " + plot.areas + " both above and below " + whole;
    if (n == 0) return "We are sure of" + sides + " in no region";
    if (n == plot.panels.size()) return "Each of the " + std::to_string(n) + " regions has" + sides;
    return std::to_string(n) + " of " + std::to_string(plot.panels.size()) + " regions " + (n == 1 ? "has" : "have") +
           sides;
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
    detail::regions_of_table const found(t, "pbo::charts::region_panels_of");
    for (auto const& region : found.regions) {
        region_panel panel{region.name, region.share, {}, region.councils};
        for (std::size_t i = 0; i < plot.rows.size(); ++i) {
            auto const& r = plot.rows[i];
            if (r.region != region.name) continue;
            panel.rows.push_back(i);
            if (r.sure) ++(r.share > plot.benchmark ? panel.above : panel.below);
        }
        plot.panels.push_back(std::move(panel));
    }
    auto& w = plot.words;
    w.drawn = detail::with_capital(words.areas) + " within each of " + std::to_string(plot.panels.size()) +
              " regions, in order";
    w.title = detail::region_panels_title(plot, detail::benchmark_in_titles(t));
    w.subtitle = words.measure;
    if (auto const place = words.where_and_when(plot.rows.size()); place.find(", ") != std::string::npos)
        w.subtitle += ", " + place.substr(place.find(", ") + 2);
    w.subtitle += ". Grey: all " + detail::counted(plot.rows.size(), words.area, words.areas) +
                  " with figures, in order. Blue: the region\u2019s";
    w.seen = detail::panels_seen(w.title + ". " + plot.benchmark_label + ".", plot.panels);
    w.caption.emplace_back(
        "All panels share one scale and one order, so that a dot has the same place in each. Hollow: we cannot tell on "
        "which "
        "side it lies, by " +
        level.text() + " limits, which the table has.");
    w.caption.push_back(detail::chance_in_words(t));
    if (auto const drawn = plot.rows.size(), councils = t.context().councils.size(); drawn != councils)
        w.caption.push_back(
            "Not drawn, without a share: " + detail::counted(councils - drawn, words.area, words.areas) + ".");
    detail::symbols_in_words symbols;
    for (auto const& p : plot.panels) symbols.look_at(p.share);
    symbols.add_to(w.caption);
    if (auto told = found.without_region(words, "\u2019s blue"); !told.empty()) w.caption.push_back(std::move(told));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_region_panels.hpp>

#endif
