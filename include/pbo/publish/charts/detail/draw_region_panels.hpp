// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_REGION_PANELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_REGION_PANELS_HPP

// The drawing of region_panels: in each panel of the grid all dots in grey and the region's own.  Included by
// <pbo/publish/charts/region_panels.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/region_panels.hpp>
#include <pbo/publish/charts/scale.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// All dots in grey, and the region's own in blue, between these edges.
template <class = pbo::detail::when_called>
inline void region_panel_drawn(drawing& d, region_panels const& plot, region_panel const& panel,
                               axis_marks const& shares, box const& where, bool labelled) {
    panel_shares(d, shares, plot.benchmark, where);
    if (!panel.share.has_value() && panel.rows.empty())
        return panel_without_figures(d, panel.share.reason(), where);
    auto const y = shares.scale(where.bottom, where.top);
    double const step =
        (where.right - where.left - 6) / static_cast<double>(std::max<std::size_t>(plot.rows.size() - 1, 1));
    auto const at = [&](std::size_t i) {
        return point{where.left + 3 + step * static_cast<double>(i), y.at(plot.rows[i].share)};
    };
    std::vector<point> all;
    for (std::size_t i = 0; i < plot.rows.size(); ++i) all.push_back(at(i));
    d.repeated_points("gd", all);
    for (auto const i : panel.rows) {
        auto const& r = plot.rows[i];
        d.dot(r.sure ? markup_literal("d") : markup_literal("hs"), at(i), 2.5, r.name + ": " + share_text(r.share));
    }
    if (labelled) panel_share_label(d, shares, where);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(region_panels const& plot, chart_size size = {}) {
    auto [d, head] = detail::begun("region-panels", plot.words, size);
    double largest = plot.benchmark;
    for (auto const& r : plot.rows) largest = std::max(largest, r.share);
    auto const shares = share_axis(largest, 5);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels)
        heads.push_back({p.name, detail::panel_figures(p.share, p.rows.size(), p.councils, plot.area, plot.areas)});
    double const y = detail::draw_panels(
        d, head + 22, heads, size, 118, [&onto = d, &plot, &shares](std::size_t i, box const& where, bool first) {
            detail::region_panel_drawn(onto, plot, plot.panels[i], shares, where, first);
        });
    auto const axes = "Line: " + plot.benchmark_label + ". Axis from 0% to " + share_label(shares.to(), shares) + ".";
    detail::end(d, plot.words, size, detail::panels_explained(d, y, axes, size));
    return std::move(d);
}

}  // namespace pbo::charts

#endif
