// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_TRAJECTORY_PANELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_TRAJECTORY_PANELS_HPP

// The drawing of trajectory_panels: in each panel the target, the lines of the other regions in grey, and the region's
// own dots with their limits.  Included by <pbo/publish/charts/trajectory_panels.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/trajectory_panels.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// The scales that all panels share.
struct trajectory_panel_axes {
    axis_marks shares;
    double first, last;  ///< in months

    template <class = pbo::detail::when_called>
    explicit trajectory_panel_axes(trajectory_panels const& plot) {
        double largest = plot.aim ? plot.aim->share : 0;
        first = last = plot.panels.front().points.front().when;
        for (auto const& panel : plot.panels)
            for (auto const& p : panel.points) {
                first = std::min(first, p.when);
                last = std::max(last, p.when);
                largest = std::max({largest, p.share.value_or(0.0), p.limits.has_value() ? p.limits->upper() : 0.0});
            }
        if (plot.aim && plot.aim->when) last = std::max(last, *plot.aim->when);
        if (last <= first) last = first + 1;
        shares = share_axis(largest, 5);
    }
};

/// A line for each unbroken run of joined dots.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<std::vector<point>> joined_pieces(trajectory_panel const& panel, linear_scale const& x,
                                                                   linear_scale const& y) {
    std::vector<std::vector<point>> all;
    for (auto const& p : panel.points) {
        if (!p.share.has_value()) continue;
        if (!p.joined || all.empty()) all.emplace_back();
        all.back().push_back({x.at(p.when), y.at(*p.share)});
    }
    std::erase_if(all, [](auto const& piece) { return piece.size() < 2; });
    return all;
}

template <class = pbo::detail::when_called>
inline void trajectory_panel_drawn(drawing& d, trajectory_panels const& plot, trajectory_panel const& panel,
                                   trajectory_panel_axes const& axes, box const& where, bool labelled) {
    auto const y = axes.shares.scale(where.bottom, where.top);
    linear_scale const x(axes.first, axes.last, where.left + 12, where.right - 12);
    for (double const v : axes.shares.at)
        d.line(v == axes.shares.from() ? markup_literal("x") : markup_literal("g"), {where.left, y.at(v)},
               {where.right, y.at(v)});
    for (auto const& other : plot.panels)
        if (&other != &panel)
            for (auto const& piece : joined_pieces(other, x, y)) d.curve("x", piece);
    if (plot.aim) {
        double const at = y.at(plot.aim->share);
        if (plot.aim->when)
            d.line("tk", {x.at(*plot.aim->when) - 7, at}, {x.at(*plot.aim->when) + 7, at});
        else
            d.line("tg", {where.left, at}, {where.right, at});
    }
    for (auto const& b : panel.breaks) d.line("tg", {x.at(b.when), where.top}, {x.at(b.when), where.bottom});
    for (auto const& piece : joined_pieces(panel, x, y)) d.curve("i", piece);
    for (auto const& p : panel.points) {
        if (!p.share.has_value()) {
            d.text({x.at(p.when), where.bottom - 5}, symbol(p.share.reason()), looks::axis, text_anchor::middle, true);
            continue;
        }
        if (p.limits.has_value()) d.line("i", {x.at(p.when), y.at(p.limits->lower())}, {x.at(p.when), y.at(p.limits->upper())});
        d.dot("d", {x.at(p.when), y.at(*p.share)}, 3.5, panel.name + ", " + p.called + ": " + share_text(*p.share));
    }
    if (labelled) panel_share_label(d, axes.shares, where);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(trajectory_panels const& plot, chart_size size = {}) {
    auto [d, head] = detail::begun("trajectory-panels", plot.words, size);
    detail::trajectory_panel_axes const axes(plot);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels) heads.push_back({p.name, detail::trajectory_panel_figures(p)});
    double const y = detail::draw_panels(
        d, head + 22, heads, size, 130, [&onto = d, &plot, &axes](std::size_t i, box const& where, bool first) {
            detail::trajectory_panel_drawn(onto, plot, plot.panels[i], axes, where, first);
        });
    auto const& points = plot.panels.front().points;
    std::string text = "Upwards: 0% to " + share_label(axes.shares.to(), axes.shares) + ". Across: " + points.front().called;
    if (points.size() > 1) text += " to " + points.back().called;
    text += ".";
    if (plot.aim)
        text += std::string(plot.aim->when ? " Bar: the target, " : " Dashed: the target, ") +
                detail::share_text(plot.aim->share) + (plot.aim->when ? ", at its date." : ".");
    detail::end(d, plot.words, size, detail::panels_explained(d, y, text, size));
    return std::move(d);
}

}  // namespace pbo::charts

#endif
