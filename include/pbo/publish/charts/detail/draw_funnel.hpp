// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_FUNNEL_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_FUNNEL_HPP

// The drawing of a funnel_plot: grid, limits, average, dots, names.  Included by <pbo/publish/charts/funnel.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/side_labels.hpp>
#include <pbo/publish/charts/funnel.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// The grid of a plot with shares up and people across, and the numbers of both axes.
template <class = pbo::detail::when_called>
inline void funnel_grid(drawing& d, axis_marks const& shares, linear_scale const& y, axis_marks const& people,
                        linear_scale const& x, std::string const& across) {
    for (double const v : shares.at) {
        if (v == shares.from())
            d.line("x", {x.first(), y.at(v)}, {x.last(), y.at(v)});
        else
            d.line("g", {x.first(), y.at(v)}, {x.last(), y.at(v)});
        d.text({x.first() - 6, y.at(v) + 4.5}, share_label(v, shares), looks::axis, text_anchor::end);
    }
    double const base = y.first();
    double last_ends = -100;
    for (double const v : people.at) {
        if (x.at(v) > x.last() + 0.1) continue;
        d.line("x", {x.at(v), base}, {x.at(v), base + 5});
        auto const label = count_label(v, people);
        double const half = text_width(label, looks::axis) / 2;
        if (x.at(v) - half < last_ends + 4) continue;
        last_ends = x.at(v) + half;
        d.text({x.at(v), base + 19}, label, looks::axis, text_anchor::middle);
    }
    double line = base + 38;
    for (auto const& text : lines_of(across, x.last() - x.first(), looks::axis)) {
        d.text({(x.first() + x.last()) / 2, line}, text, looks::axis, text_anchor::middle);
        line += 15;
    }
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(funnel_plot const& plot, chart_size size = {}) {
    bool const narrow = size.narrow();
    auto [d, head] = detail::begun("funnel", plot.words, size);
    double const top = head + (narrow ? 38 : 33), height = narrow ? 300 : 400, left = 56;
    double const right = narrow ? size.width() - 24 : size.right() - 172;
    double largest = plot.target;
    std::uint64_t most = 1;
    for (auto const& dot : plot.dots) {
        largest = std::max(largest, dot.share);
        most = std::max(most, dot.people);
    }
    for (auto const& curve : plot.curves)
        for (auto const& [n, limits] : curve.through) largest = std::max(largest, limits.upper());
    auto const shares = share_axis(largest, 7);
    auto const people = round_axis(0, static_cast<double>(most), narrow ? 4 : 8);
    auto const y = shares.scale(top + height, top);
    linear_scale const x(0, std::min(people.to(), static_cast<double>(most) * 1.035), left, right);
    detail::funnel_grid(d, shares, y, people, x, plot.across);

    std::vector<std::vector<point>> lines;
    std::vector<detail::side_label> labels;
    double const room = size.right() - right - 6;
    for (auto const& curve : plot.curves) {
        std::vector<point> low, high;
        for (auto const& [n, limits] : curve.through) {
            low.push_back({x.at(static_cast<double>(n)), y.at(limits.lower())});
            high.push_back({x.at(static_cast<double>(n)), y.at(limits.upper())});
        }
        for (auto const* one : {&low, &high}) {
            if (curve.chance_alone)
                d.curve("pl", *one);
            else if (curve.widest)
                d.curve("lo", *one);
            else
                d.curve("li", *one);
        }
        detail::add_side_label(labels, high.back().y + 4.5, curve.upper_label, looks::small_label, room,
                               curve.second_line);
        if (curve.through.back().second.lower() > 0.0)
            detail::add_side_label(labels, low.back().y + 4.5, curve.lower_label, looks::small_label, room);
        lines.push_back(std::move(low));
        lines.push_back(std::move(high));
    }
    d.line("z", {left, y.at(plot.target)}, {right, y.at(plot.target)});
    lines.push_back({{left, y.at(plot.target)}, {right, y.at(plot.target)}});

    // A few that stand out are large; many are kept apart from the others by their colour and a little more size.
    auto const many =
        std::count_if(plot.dots.begin(), plot.dots.end(), [](funnel_dot const& dot) { return dot.outside; }) > 12;
    double const outlier = many ? 4 : 5;
    std::vector<point> at;
    for (auto const& dot : plot.dots) at.push_back({x.at(static_cast<double>(dot.people)), y.at(dot.share)});
    label_places places({left, top - 12, narrow ? size.width() - 4 : right + 2, top + height}, at, 3, lines);
    struct inside_label {
        point base;
        std::string text;
        text_style style;
    };
    std::vector<inside_label> inside;
    if (narrow) {  // the upper limits and the average are labelled inside the plot, at its right
        for (auto const& curve : plot.curves)
            if (!curve.chance_alone)
                inside.push_back({{right, y.at(curve.through.back().second.upper()) - 4},
                                  curve.widest ? curve.upper_label : curve.lower_label,
                                  looks::small_label});
        double line = y.at(plot.target);
        for (auto& text : lines_of(plot.target_label, right - left - 8, looks::strong))
            inside.push_back({{right, line += 14}, std::move(text), looks::strong});
        for (auto const& l : inside) places.occupy(drawing::box_of(l.base, l.text, l.style, text_anchor::end));
    } else {
        detail::add_side_label(labels, y.at(plot.target) + 4.5, plot.target_label, looks::strong, room);
        detail::keep_apart(labels, top - 6, top + height + 20);
        detail::draw_side_labels(d, right + 6, labels);
    }
    for (bool const outside : {false, true})
        for (std::size_t i = 0; i < plot.dots.size(); ++i) {
            auto const& dot = plot.dots[i];
            if (dot.outside != outside) continue;
            auto const told = dot.name + " " + pbo::detail::for_people(dot.share, shown_as::share);
            if (outside)
                d.dot("f", at[i], outlier, told);
            else
                d.dot("d", at[i], 3, told);
        }
    for (auto const& l : inside) d.text(l.base, l.text, l.style, text_anchor::end, true);
    for (auto const i : plot.to_name) {
        auto const& dot = plot.dots[i];
        auto const& style = dot.outside ? looks::named_outlier : looks::small_label;
        auto const shown = pbo::detail::visible(dot.name);
        if (auto const place = places.take(at[i], dot.outside ? outlier : 3.0, shown, style, dot.outside))
            d.text(place->base, dot.name, style, place->anchor, true);
    }
    double const lines_below = static_cast<double>(lines_of(plot.across, x.last() - x.first(), looks::axis).size() - 1);
    detail::end(d, plot.words, size, top + height + 36 + 15 * lines_below);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
