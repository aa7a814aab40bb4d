// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_FUNNEL_PANELS_HPP
#define PBO_PUBLISH_CHARTS_FUNNEL_PANELS_HPP

// In which regions are the councils that are unusual for their size?  Small multiples of the funnel: a panel for each
// region with the same scales and the same limits, in which all councils are grey dots and the region's own are blue, or
// orange and larger outside the widest limits; above each its name, its share, its councils and how many lie outside.
// The region with the highest share first.
//
//     auto const plot = pbo::charts::funnel_panels_of(t, pbo::funnel_of(t, pbo::funnel_adjustment::additive), from);
//
// The limits are those of all councils together (funnel.hpp), not of each region's own: a region that is high as a whole
// has many outside.  The title counts, by the verdicts of the funnel, those outside and the regions that they are in.
// A council without a share is not drawn and is counted in the caption; councils of no stated region are grey in all
// panels.  Throws what funnel_plot_of throws, and std::invalid_argument for fewer than two regions or more than twelve.
// Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/funnel.hpp>
#include <pbo/publish/charts/take_up_words.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct funnel_panel {
    std::string name;
    figure<double> share;
    std::vector<std::size_t> dots;  ///< those of all that are the region's
    std::size_t councils = 0;       ///< with those that have no share
    std::size_t outside = 0;        ///< of the widest limits
};

struct funnel_panels {
    chart_words words;
    funnel_plot all;
    std::vector<funnel_panel> panels;   ///< in the order in which they are drawn
    std::string area{}, areas{};        ///< "council", "councils"
};

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string funnel_panels_title(funnel_panels const& plot, reported_funnel const& f) {
    auto const outside = static_cast<std::size_t>(
        std::count_if(plot.all.dots.begin(), plot.all.dots.end(), [](auto const& dot) { return dot.outside; }));
    auto const with_some = static_cast<std::size_t>(
        std::count_if(plot.panels.begin(), plot.panels.end(), [](auto const& p) { return p.outside != 0; }));
    if (with_some == 0) return funnel_found(f, outside, plot.all.dots.size(), plot.areas);
    return with_capital(outside_in_words(outside, plot.all.dots.size(), plot.areas)) +
           (outside == 1 ? " lies" : " lie") + " outside the " + f.result.levels.back().text() + " limits" +
           (with_some == plot.panels.size()
                ? "; each of the " + std::to_string(with_some) + " regions has some"
                : ", in " + std::to_string(with_some) + " of " + std::to_string(plot.panels.size()) + " regions");
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string funnel_panel_figures(funnel_panel const& p, funnel_panels const& plot) {
    return panel_figures(p.share, p.dots.size(), p.councils, plot.area, plot.areas) +
           (p.outside == 0 ? "" : "; " + std::to_string(p.outside) + " outside");
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline funnel_panels funnel_panels_of(take_up_table const& t, reported_funnel const& f,
                                                    provenance const& from,
                                                    std::vector<std::string> const& notes = {}) {
    take_up_words const words(t);
    funnel_panels plot{{}, funnel_plot_of(t, f, from, notes), {}, words.area, words.areas};
    detail::regions_of_table const found(t, "pbo::charts::funnel_panels_of");
    for (auto const& region : found.regions) {
        funnel_panel panel{region.name, region.share, {}, region.councils};
        for (std::size_t i = 0; i < plot.all.dots.size(); ++i) {
            auto const& dot = plot.all.dots[i];
            if (dot.region != region.name) continue;
            panel.dots.push_back(i);
            panel.outside += dot.outside ? 1U : 0U;
        }
        plot.panels.push_back(std::move(panel));
    }
    auto& w = plot.words;
    w = plot.all.words;  // what the limits allow for, what is not drawn, the source
    w.drawn += ", a panel for each of " + std::to_string(plot.panels.size()) + " regions";
    w.title = detail::funnel_panels_title(plot, f);
    w.subtitle += ". Grey: all " + words.areas + ". Blue: the region\u2019s";
    w.seen = detail::panels_seen(w.title + ". " + plot.all.target_label + ".", plot.panels);
    w.caption.insert(w.caption.begin(), "All panels share both scales and the limits, which are those of all " +
                                            words.areas + " together; the region with the highest share first.");
    detail::symbols_in_words symbols;
    for (auto const& p : plot.panels) symbols.look_at(p.share);
    if (auto told = symbols.text(); !told.empty()) w.caption.insert(w.caption.end() - 1, std::move(told));
    if (auto told = found.without_region(words, "\u2019s blue"); !told.empty())
        w.caption.insert(w.caption.end() - 1, std::move(told));
    return plot;
}

namespace detail {

/// The limits, all dots in grey and the region's own, with the names of those outside where there is room.
template <class = pbo::detail::when_called>
inline void funnel_panel_drawn(drawing& d, funnel_panels const& plot, funnel_panel const& panel,
                               axis_marks const& shares, axis_marks const& people, box const& where, bool labelled) {
    panel_shares(d, shares, plot.all.target, where);
    auto const y = shares.scale(where.bottom, where.top);
    auto const x = people.scale(where.left + 3, where.right - 3);
    std::vector<std::vector<point>> lines{{{where.left, y.at(plot.all.target)}, {where.right, y.at(plot.all.target)}}};
    for (auto const& curve : plot.all.curves) {
        std::vector<point> low, high;
        for (auto const& [n, limits] : curve.through) {
            low.push_back({x.at(static_cast<double>(n)), y.at(limits.lower())});
            high.push_back({x.at(static_cast<double>(n)), y.at(limits.upper())});
        }
        for (auto* one : {&low, &high}) {
            d.repeated_curve(curve.chance_alone ? markup_literal("pl") : curve.widest ? markup_literal("lo") : markup_literal("li"),
                    *one);
            lines.push_back(std::move(*one));
        }
    }
    if (!panel.share.has_value() && panel.dots.empty())
        return panel_without_figures(d, panel.share.reason(), where);
    std::vector<point> at;
    for (auto const& dot : plot.all.dots) at.push_back({x.at(static_cast<double>(dot.people)), y.at(dot.share)});
    d.repeated_points("gd", at);
    label_places places({where.left, where.top - 12, where.right, where.bottom}, at, 2.5, lines);
    if (labelled) {
        panel_share_label(d, shares, where);
        places.occupy({where.left, where.top - 16, where.left + 40, where.top});
    }
    for (bool const outside : {false, true})
        for (auto const i : panel.dots) {
            auto const& dot = plot.all.dots[i];
            if (dot.outside == outside)
                d.dot(outside ? markup_literal("f") : markup_literal("d"), at[i], outside ? 4 : 2.5,
                      dot.name + " " + share_text(dot.share));
        }
    for (auto const i : plot.all.to_name) {
        auto const& dot = plot.all.dots[i];
        if (!dot.outside || std::find(panel.dots.begin(), panel.dots.end(), i) == panel.dots.end()) continue;
        if (auto const place = places.take(at[i], 4, pbo::detail::visible(dot.name), looks::named_outlier, true))
            d.text(place->base, dot.name, looks::named_outlier, place->anchor, true);
    }
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(funnel_panels const& plot, chart_size size = {}) {
    auto [d, head] = detail::begun("funnel-panels", plot.words, size);
    double largest = plot.all.target;
    std::uint64_t most = 1;
    for (auto const& dot : plot.all.dots) {
        largest = std::max(largest, dot.share);
        most = std::max(most, dot.people);
    }
    for (auto const& curve : plot.all.curves)
        for (auto const& [n, limits] : curve.through) largest = std::max(largest, limits.upper());
    auto const shares = share_axis(largest, 5);
    auto const people = round_axis(0, static_cast<double>(most), 8);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels) heads.push_back({p.name, detail::funnel_panel_figures(p, plot)});
    double const y = detail::draw_panels(
        d, head + 22, heads, size, 140, [&onto = d, &plot, &shares, &people](std::size_t i, box const& where, bool first) {
            detail::funnel_panel_drawn(onto, plot, plot.panels[i], shares, people, where, first);
        });
    std::string limits;
    for (auto const& curve : plot.all.curves) {
        limits += curve.chance_alone ? ", dotted: " : curve.widest ? ", unbroken: " : limits.empty() ? " Dashed: " : ", dashed: ";
        limits += curve.upper_label + (curve.second_line.empty() ? "" : " " + curve.second_line);
    }
    auto const axes = "Line: " + plot.all.target_label + ". Upwards: 0% to " + share_label(shares.to(), shares) +
                      ". Across: " + plot.all.across + ", 0 to " + count_label(people.to(), people) + "." + limits + ".";
    detail::end(d, plot.words, size, detail::panels_explained(d, y, axes, size));
    return std::move(d);
}

}  // namespace pbo::charts

#endif
