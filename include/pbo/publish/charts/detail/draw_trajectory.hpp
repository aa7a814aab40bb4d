// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_TRAJECTORY_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_TRAJECTORY_HPP

// The drawing of a trajectory_plot: grid, band, breaks, limits, dots, values.  Included by
// <pbo/publish/charts/trajectory.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/side_labels.hpp>
#include <pbo/publish/charts/label_places.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/trajectory.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// "Mar 2011" of a month's end on the axis.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string short_month(double when) {
    int const ordinal = static_cast<int>(std::lround(when)) - 1;
    return month_in_words(ordinal % 12 + 1).substr(0, 3) + " " + std::to_string(ordinal / 12);
}

/// From the first thing that is drawn to the last, and never nothing.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::pair<double, double> trajectory_span(trajectory_plot const& plot) {
    double first = std::numeric_limits<double>::infinity(), last = -first;
    auto const hold = [&](double when) {
        first = std::min(first, when);
        last = std::max(last, when);
    };
    for (auto const& p : plot.points) hold(p.when);
    for (auto const& m : plot.forecast) hold(m.when);
    if (!(first <= last)) throw std::domain_error("pbo::charts::draw: a trajectory without a period");
    if (plot.aim && plot.aim->when) hold(*plot.aim->when);
    if (last - first < 1.0) return {first - 6.0, last + 6.0};
    return {first, last};
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline double trajectory_top(trajectory_plot const& plot) {
    double top = 0.01;
    for (auto const& p : plot.points) {
        if (p.share.has_value()) top = std::max(top, *p.share);
        if (p.limits.has_value()) top = std::max(top, p.limits->upper());
    }
    for (auto const& m : plot.forecast) top = std::max({top, m.upper, m.range.upper()});
    return plot.aim ? std::max(top, plot.aim->share) : top;
}

/// The periods under the axis: the last and the first in any case, of the others those that have room.
template <class = pbo::detail::when_called>
inline void trajectory_times(drawing& d, trajectory_plot const& plot, linear_scale const& x, double base,
                             chart_size size) {
    std::vector<std::pair<double, std::string>> all;
    if (!plot.forecast.empty()) {
        double const end = plot.forecast.back().when;
        all.emplace_back(end, short_month(end));
        if (plot.points.empty()) all.emplace_back(plot.forecast.front().when, short_month(plot.forecast.front().when));
    } else if (plot.aim && plot.aim->when && *plot.aim->when > plot.points.back().when)
        all.emplace_back(*plot.aim->when, short_month(std::ceil(*plot.aim->when)));
    for (auto const* p :
         {plot.points.empty() ? nullptr : &plot.points.back(), plot.points.empty() ? nullptr : &plot.points.front()})
        if (p != nullptr) all.emplace_back(p->when, p->called);
    for (std::size_t i = plot.points.size(); i-- > 1;)
        if (i + 1 < plot.points.size()) all.emplace_back(plot.points[i].when, plot.points[i].called);
    if (!plot.forecast.empty()) {
        double const start = plot.forecast.front().when;
        for (double when = plot.forecast.back().when - 12.0; when > start + 0.5; when -= 12.0)
            all.emplace_back(when, short_month(when));
    }
    std::vector<std::pair<double, double>> taken;
    for (auto const& [when, text] : all) {
        double const half = text_width(text, looks::axis) / 2,
                     middle =
                         std::clamp(x.at(when), size.left() + half, std::max(size.left() + half, size.right() - half));
        bool const free = std::none_of(taken.begin(), taken.end(), [&](auto const& other) {
            return middle - half < other.second + 6 && other.first < middle + half + 6;
        });
        if (!free) continue;
        taken.emplace_back(middle - half, middle + half);
        d.line("x", {x.at(when), base}, {x.at(when), base + 5});
        d.text({middle, base + 19}, text, looks::axis, text_anchor::middle);
    }
}

/// The band of a forecast, and the lines that it is between.
template <class = pbo::detail::when_called>
inline void trajectory_band(drawing& d, trajectory_plot const& plot, linear_scale const& x, linear_scale const& y,
                            std::vector<std::vector<point>>& lines) {
    if (plot.forecast.empty()) return;
    auto const through = [&](auto of) {
        std::vector<point> all;
        for (auto const& m : plot.forecast) all.push_back({x.at(m.when), y.at(of(m))});
        return all;
    };
    auto const around = [](std::vector<point> above, std::vector<point> const& below) {
        above.insert(above.end(), below.rbegin(), below.rend());
        return above;
    };
    auto const lower = through([](auto const&m) { return m.lower; }),
               upper = through([](auto const&m) { return m.upper; });
    auto least = through([](auto const&m) { return m.range.lower(); }),
         most = through([](auto const&m) { return m.range.upper(); });
    d.area("be", around(most, least));
    if (!plot.one_assumption) {
        d.area("bd", around(upper, lower));
        d.curve("fc", lower);
    }
    d.curve("fc", upper);
    lines.push_back(std::move(least));
    lines.push_back(std::move(most));
}

/// What stands above the plot, a line each: where something else began to be counted, and where the forecast begins.
struct trajectory_notes_above {
    double when;
    std::string text;
    bool is_break;
    double y = 0;
};
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<trajectory_notes_above> notes_above(trajectory_plot const& plot) {
    std::vector<trajectory_notes_above> all;
    for (auto const& b : plot.breaks)
        all.push_back({b.when, b.reason.empty() ? "Break: counted differently before" : b.reason, true});
    if (plot.forecast.size() > 1) all.push_back({plot.forecast.front().when, "Forecast from here \u2192", false});
    return all;
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(trajectory_plot const& plot, chart_size size = {}) {
    bool const narrow = size.narrow();
    auto const [first, last] = detail::trajectory_span(plot);
    auto [d, head] = detail::begun("trajectory", plot.words, size);
    double const room = size.right() - size.left();
    if (narrow && !plot.labels.empty()) head += 8;
    if (narrow)  // no room beside the plot: above it, in the order of their height
        for (auto const& l : plot.labels) {
            if (&l != &plot.labels.front()) head += 5;
            for (auto const& text : lines_of(l.name, room, l.of_forecast ? looks::better_word : looks::strong))
                d.text({size.left(), head += 16}, text, l.of_forecast ? looks::better_word : looks::strong);
            if (l.more.empty()) continue;
            for (auto const& text : lines_of(l.more, room, looks::small_label))
                d.text({size.left(), head += 15}, text, looks::small_label);
        }
    auto above = detail::notes_above(plot);
    struct note_lines {
        std::vector<std::string> lines;
        double left, base = 0;
    };
    std::vector<note_lines> notes;
    double beside = 0;
    if (!narrow)
        for (auto const& l : plot.labels)
            beside = std::max({beside, text_width(l.name, l.of_forecast ? looks::better_word : looks::strong),
                               text_width(l.more, looks::small_label)});
    beside = beside == 0 ? 0 : std::min(beside + 16, 190.0);
    auto const shares = share_axis(detail::trajectory_top(plot), narrow ? 6 : 7);
    double numbers = 0;
    for (double const v : shares.at) numbers = std::max(numbers, text_width(share_label(v, shares), looks::axis));
    double const left = size.left() + numbers + 6, right = size.right() - beside;
    linear_scale const x(first, last, left + 40, right - (narrow ? 26 : 34));
    double next = head + 24;
    for (auto& note : above) {
        auto lines = lines_of(note.text, right - left - 20, looks::small_label);
        double wide = 0;
        for (auto const& line : lines) wide = std::max(wide, text_width(line, looks::small_label));
        notes.push_back(
            {std::move(lines), std::max(left, std::min(x.at(note.when) - (note.is_break ? 0 : 2), right - wide))});
        notes.back().base = next;
        next += 15.0 * static_cast<double>(notes.back().lines.size()) + 3;
        note.y = next - 13;
    }
    double const top = next + 4, bottom = top + (narrow ? 270 : 330);
    auto const y = shares.scale(bottom, top);
    for (double const v : shares.at) {
        if (v == shares.from())
            d.line("x", {left, bottom}, {right, bottom});
        else
            d.line("g", {left, y.at(v)}, {right, y.at(v)});
        d.text({left - 6, y.at(v) + 4.5}, share_label(v, shares), looks::axis, text_anchor::end);
    }
    detail::trajectory_times(d, plot, x, bottom, size);
    std::vector<std::vector<point>> lines;
    detail::trajectory_band(d, plot, x, y, lines);
    for (auto const& note : above) {
        double const at = x.at(note.when),
                     to = note.is_break || plot.points.empty() ? bottom : y.at(plot.forecast.front().upper) - 8;
        if (note.is_break)
            d.line("tg", {at, note.y}, {at, to});
        else
            d.line("x", {at, note.y}, {at, to});
        lines.push_back({{at, note.y}, {at, to}});
    }
    if (plot.aim) {
        double const share = y.at(plot.aim->share), at = plot.aim->when ? x.at(*plot.aim->when) : left;
        if (plot.aim->when) {
            d.line("tk", {at - 9, share}, {at + 9, share});
            if (!narrow && at + 9 < right - 40) d.line("x", {at + 9, share}, {right, share});
            lines.push_back({{at - 9, share}, {narrow ? at + 9 : right, share}});
        } else {
            d.line("tg", {left, share}, {right, share});
            lines.push_back({{left, share}, {right, share}});
        }
    }
    std::vector<point> dots;
    std::vector<std::size_t> of_dot;
    for (std::size_t i = 0; i < plot.points.size(); ++i) {
        auto const& p = plot.points[i];
        if (!p.share.has_value()) continue;
        point const at{x.at(p.when), y.at(*p.share)};
        if (p.joined && !dots.empty()) {
            d.line("i", dots.back(), at);
            lines.push_back({dots.back(), at});
        }
        dots.push_back(at);
        of_dot.push_back(i);
    }
    for (std::size_t k = 0; k < dots.size(); ++k)
        if (auto const& limits = plot.points[of_dot[k]].limits; limits.has_value()) {
            point const low{dots[k].x, y.at(limits->lower())}, high{dots[k].x, y.at(limits->upper())};
            d.line("i", low, high);
            lines.push_back({low, high});
        }
    for (std::size_t k = 0; k < dots.size(); ++k) {
        auto const& p = plot.points[of_dot[k]];
        d.dot(
            "d", dots[k], 5,
            p.called + " " +
                (p.limits.has_value() ? detail::share_with_limits(*p.share, *p.limits) : detail::share_text(*p.share)));
    }
    label_places places({left + 1, top - 4, narrow ? size.width() - 2 : right + 4, bottom - 2}, dots, 5, lines);
    for (auto const& p : plot.points)
        if (!p.share.has_value()) {
            auto const sign = std::string(symbol(p.share.reason()));
            point const at{x.at(p.when), bottom - 6};
            d.text(at, sign, looks::axis, text_anchor::middle, true);
            places.occupy(drawing::box_of(at, sign, looks::axis, text_anchor::middle));
        }
    auto const name_dot = [&](std::size_t k) {
        auto const& p = plot.points[of_dot[k]];
        auto const value = detail::share_text(*p.share);
        double const reach = p.limits.has_value() ? y.at(p.limits->lower()) - dots[k].y : 0;
        for (double const radius : {5.0, std::max(5.0, reach)})  // beside its limits, or beyond them
            if (auto const place = places.take(dots[k], radius, value, looks::strong, true)) {
                d.text(place->base, value, looks::strong, place->anchor, true);
                return;
            }
    };
    if (!dots.empty()) {
        name_dot(dots.size() - 1);
        if (dots.size() > 1) name_dot(0);
        for (std::size_t k = dots.size() - 1; k-- > 1;) name_dot(k);
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
        double line = notes[i].base;
        for (auto const& text : notes[i].lines) {
            d.text({notes[i].left, line}, text, looks::small_label, text_anchor::start, true);
            line += 15;
        }
    }
    if (!narrow) {
        std::vector<detail::side_label> labels;
        for (auto const& l : plot.labels)
            detail::add_side_label(labels, y.at(l.at) + 4.5, l.name, l.of_forecast ? looks::better_word : looks::strong,
                                   beside - 8, l.more);
        detail::keep_apart(labels, top - 6, bottom + 12);
        detail::draw_side_labels(d, right + 8, labels);
    }
    detail::end(d, plot.words, size, bottom + 24);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
