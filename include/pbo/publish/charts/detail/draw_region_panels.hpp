// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_REGION_PANELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_REGION_PANELS_HPP

// The drawing of region_panels: three panels beside one another, two on a phone, each with its head, its grid, all dots
// and its own.  Included by <pbo/publish/charts/region_panels.hpp>.

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
inline void region_panel_drawn(drawing& d, region_panels const& plot, region_panel const& panel,
                               axis_marks const& shares, box const& where, bool labelled) {
    auto const y = shares.scale(where.bottom, where.top);
    for (double const v : shares.at)
        d.line(v == shares.from() ? markup_literal("x") : markup_literal("g"), {where.left, y.at(v)},
               {where.right, y.at(v)});
    d.line("z", {where.left, y.at(plot.benchmark)}, {where.right, y.at(plot.benchmark)});
    if (!panel.share.has_value() && panel.rows.empty()) {
        d.text({(where.left + where.right) / 2, (where.top + where.bottom) / 2}, symbol(panel.share.reason()),
               looks::small_label, text_anchor::middle, true);
        return;
    }
    double const step =
        (where.right - where.left - 6) / static_cast<double>(std::max<std::size_t>(plot.rows.size() - 1, 1));
    auto const at = [&](std::size_t i) {
        return point{where.left + 3 + step * static_cast<double>(i), y.at(plot.rows[i].share)};
    };
    std::vector<point> all;
    for (std::size_t i = 0; i < plot.rows.size(); ++i) all.push_back(at(i));
    d.points("gd", all);
    for (auto const i : panel.rows) {
        auto const& r = plot.rows[i];
        d.dot(r.sure ? markup_literal("d") : markup_literal("hs"), at(i), 2.5, r.name + ": " + share_text(r.share));
    }
    if (!labelled) return;
    d.text({where.left + 2, where.top - 4}, share_label(shares.to(), shares), looks::axis, text_anchor::start, true);
}

}  // namespace detail

[[nodiscard]] inline drawing draw(region_panels const& plot, chart_size size = {}) {
    bool const narrow = size.narrow();
    auto [d, head] = detail::begun("region-panels", plot.words, size);
    double largest = plot.benchmark;
    for (auto const& r : plot.rows) largest = std::max(largest, r.share);
    auto const shares = share_axis(largest, 5);
    std::size_t const across = narrow ? 2 : 3;
    double const gap = narrow ? 16 : 21.5,
                 width =
                     (size.right() - size.left() - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    constexpr double height = 118;
    double y = head + 22;
    for (std::size_t first = 0; first < plot.panels.size(); first += across) {
        auto const last = std::min(first + across, plot.panels.size());
        std::vector<std::vector<std::string>> names, figures;
        std::size_t most = 0;
        for (std::size_t i = first; i < last; ++i) {
            names.push_back(lines_of(plot.panels[i].name, width, looks::label_strong));
            figures.push_back(lines_of(detail::region_in_words(plot.panels[i], plot), width, looks::small_label));
            most = std::max(most, names.back().size() + figures.back().size());
        }
        double const heads = 17.0 * static_cast<double>(most);
        for (std::size_t i = first; i < last; ++i) {
            double const left = size.left() + static_cast<double>(i - first) * (width + gap);
            double text = y + 13;
            for (auto const& line : names[i - first]) {
                d.text({left, text}, line, looks::label_strong);
                text += 17;
            }
            for (auto const& line : figures[i - first]) {
                d.text({left, text}, line, looks::small_label);
                text += 17;
            }
            box const where{left, y + heads + 20, left + width, y + heads + 20 + height};
            detail::region_panel_drawn(d, plot, plot.panels[i], shares, where, i == first);
        }
        y += heads + 20 + height + 24;
    }
    y -= 18;
    for (auto const& line :
         lines_of("Line: " + plot.benchmark_label + ". Axis from 0% to " + share_label(shares.to(), shares) + ".",
                  size.right() - size.left(), looks::caption))
        d.text({size.left(), y += 17}, line, looks::caption);
    detail::end(d, plot.words, size, y - 5);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
