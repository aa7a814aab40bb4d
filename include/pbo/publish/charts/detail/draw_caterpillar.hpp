// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_CATERPILLAR_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_CATERPILLAR_HPP

// The drawing of a caterpillar_plot: a list with names where the councils are few, and all of them side by side where
// they are many. Included by <pbo/publish/charts/caterpillar.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/caterpillar.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline double largest_of(caterpillar_plot const& plot) {
    double largest = std::max(plot.benchmark, plot.target.value_or(0.0));
    for (auto const& r : plot.rows) largest = std::max(largest, r.limits.upper());
    return largest;
}

/// The widest limits of all, where they are over four times as wide as usual.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::size_t much_the_widest(caterpillar_plot const& plot) {
    std::vector<double> widths;
    for (auto const& r : plot.rows) widths.push_back(r.limits.upper() - r.limits.lower());
    auto const widest = static_cast<std::size_t>(std::max_element(widths.begin(), widths.end()) - widths.begin());
    double const most = widths[widest];
    std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
    return most > 4 * widths[widths.size() / 2] ? widest : plot.rows.size();
}

/// What no label may touch.
struct obstacle_course {
    std::vector<box> taken;
    template <class = pbo::detail::when_called>
    [[nodiscard]] bool free(box const& b) const {
        return std::none_of(taken.begin(), taken.end(), [&](box const& t) { return t.meets(b); });
    }
};
struct level_label {
    point at;
    std::string text;
    text_anchor anchor;
};

/// Where a line's label stands: at the left above or below the line, or at the right; where none of them is free of
/// everything, in more and shorter lines, and else free of the other labels.
template <class = pbo::detail::when_called>
inline void place_level_label(std::vector<level_label>& labels, obstacle_course& course, std::string const& text,
                              double line, double left, double right) {
    auto const placed = [&](bool at_left, bool below, double part) {
        auto const lines = lines_of(text, part * (right - left - 8), looks::strong);
        double const more = 14.0 * static_cast<double>(lines.size() - 1);
        std::vector<level_label> all;
        double y = below ? line + 14 : line - 6 - more;
        for (auto const& one : lines) {
            all.push_back({{at_left ? left + 4 : right, y}, one, at_left ? text_anchor::start : text_anchor::end});
            y += 14;
        }
        return all;
    };
    auto const box_around = [](level_label const& l) { return drawing::box_of(l.at, l.text, looks::strong, l.anchor); };
    obstacle_course others;
    for (auto const& l : labels) others.taken.push_back(box_around(l));
    auto chosen = placed(true, false, 1);
    bool found = false;
    for (auto const& [clear_of, part] : {std::pair(&std::as_const(course), 1.0), std::pair(&std::as_const(course), 0.6),
                                         std::pair(&std::as_const(course), 0.45), std::pair(&std::as_const(others), 1.0)})
        for (auto const& [at_left, below] :
             {std::pair(true, false), std::pair(true, true), std::pair(false, false), std::pair(false, true)}) {
            auto tried = placed(at_left, below, part);
            if (found || !std::all_of(tried.begin(), tried.end(),
                                      [&](level_label const& l) { return clear_of->free(box_around(l)); }))
                continue;
            chosen = std::move(tried);
            found = true;
        }
    for (auto const& l : chosen) {
        course.taken.push_back(box_around(l));
        labels.push_back(l);
    }
}

/// The share of all together and the target, each with its label.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<level_label> caterpillar_levels(drawing& d, caterpillar_plot const& plot,
                                                                 linear_scale const& y, double left, double right,
                                                                 bool narrow, obstacle_course& course) {
    double const bench = y.at(plot.benchmark);
    d.line("z", {left, bench}, {right, bench});
    course.taken.push_back({left, bench - 1, right, bench + 1});
    std::vector<level_label> labels;
    if (plot.target) {
        double const aim = y.at(*plot.target);
        d.line("tg", {left, aim}, {right, aim});
        course.taken.push_back({left, aim - 1, right, aim + 1});
        place_level_label(labels, course, narrow ? plot.target_label_short : plot.target_label, aim, left, right);
    }
    place_level_label(labels, course, plot.benchmark_label, bench, left, right);
    return labels;
}

/// Where both lines of the one picked out can stand, clear of everything, or nothing.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::optional<std::pair<point, text_anchor>> place_for_picked(obstacle_course const& course,
                                                                                   point dot, double width,
                                                                                   box const& plot) {
    for (double const down :
         {49.0, 64.0, 84.0, 104.0, -44.0, -64.0, -84.0, -104.0, -134.0, -164.0, -194.0, 134.0, 164.0})
        for (bool const rightwards : {true, false}) {
            double const x = rightwards ? dot.x - 10 : dot.x + 10;
            box const where{rightwards ? x : x - width, dot.y + down - 12, rightwards ? x + width : x,
                            dot.y + down + 21};
            if (where.left < plot.left + 2 || where.right > plot.right || where.top < plot.top - 8 ||
                where.bottom > plot.bottom - 3)
                continue;
            if (course.free(where))
                return std::pair(point{x, dot.y + down}, rightwards ? text_anchor::start : text_anchor::end);
        }
    return {};
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw_many(caterpillar_plot const& plot, chart_size size) {
    bool const narrow = size.narrow();
    auto words = plot.words;
    if (!plot.picked_label.empty())
        words.caption.insert(words.caption.begin(), "Diamond: " + plot.picked_label + "; " + plot.picked_ranks + ".");
    auto [d, head] = begun("caterpillar", words, size);
    double const top = head + 35, bottom = top + (narrow ? 250 : 330), left = 56, right = size.width() - 22;
    auto const marks = share_axis(largest_of(plot), 7);
    auto const y = marks.scale(bottom, top);
    for (double const v : marks.at) {
        if (v == marks.from())
            d.line("x", {left, y.at(v)}, {right, y.at(v)});
        else
            d.line("g", {left, y.at(v)}, {right, y.at(v)});
        d.text({left - 6, y.at(v) + 4.5}, share_label(v, marks), looks::axis, text_anchor::end);
    }
    auto const n = plot.rows.size();
    double const step = (right - left - 8.4) / static_cast<double>(n - 1), radius = n > 60 ? 1.8 : narrow ? 2.2 : 3.0;
    auto const x = [&](std::size_t i) { return left + 4.2 + step * static_cast<double>(i); };
    std::size_t picked = n;
    obstacle_course course;
    for (std::size_t i = 0; i < n; ++i) {
        auto const& r = plot.rows[i];
        double const low = y.at(r.limits.lower()), high = y.at(r.limits.upper()), middle = y.at(r.share);
        course.taken.push_back(
            {x(i) - 2, std::min(high, middle - radius) - 1, x(i) + 2, std::max(low, middle + radius) + 1});
    }
    auto const labels = caterpillar_levels(d, plot, y, left, right, narrow, course);
    for (std::size_t i = 0; i < n; ++i) {
        auto const& r = plot.rows[i];
        if (r.picked)
            picked = i;
        else
            d.line("iv", {x(i), y.at(r.limits.lower())}, {x(i), y.at(r.limits.upper())});
    }
    for (std::size_t i = 0; i < n; ++i) {
        auto const& r = plot.rows[i];
        if (r.picked) continue;
        auto const told = r.name + " " + share_text(r.share);
        if (r.sure)
            d.dot("d", {x(i), y.at(r.share)}, radius, told);
        else
            d.dot("hs", {x(i), y.at(r.share)}, radius, told);
    }
    for (auto const& l : labels) d.text(l.at, l.text, looks::strong, l.anchor, true);
    if (picked != n) {
        auto const& r = plot.rows[picked];
        point const dot{x(picked), y.at(r.share)};
        auto const& ranks = narrow ? plot.picked_ranks_short : plot.picked_ranks;
        double const wide =
            std::max(text_width(plot.picked_label, looks::picked_out), text_width(ranks, looks::small_label));
        auto const place = place_for_picked(course, dot, wide, {left, top, right, bottom});
        if (place) {
            bool const below = place->first.y > dot.y;
            d.line("x", {dot.x, below ? y.at(r.limits.lower()) + 3 : y.at(r.limits.upper()) - 3},
                   {dot.x, below ? place->first.y - 14 : place->first.y + 21});
        }
        d.line("io", {dot.x, y.at(r.limits.lower())}, {dot.x, y.at(r.limits.upper())});
        d.diamond("f", dot, 6, plot.picked_label);
        if (place) {
            d.text(place->first, plot.picked_label, looks::picked_out, place->second, true);
            d.text({place->first.x, place->first.y + 17}, ranks, looks::small_label, place->second, true);
            double const from = place->second == text_anchor::start ? place->first.x : place->first.x - wide;
            course.taken.push_back({from, place->first.y - 12, from + wide, place->first.y + 21});
        }
    }
    if (auto const i = much_the_widest(plot); i != n) {
        auto const text = plot.rows[i].name + ": only " +
                          pbo::detail::with_thousands(std::to_string(plot.rows[i].people)) + " people";
        for (auto const anchor : {text_anchor::middle, text_anchor::end, text_anchor::start}) {
            point const at{x(i), y.at(plot.rows[i].limits.upper()) - 6};
            auto const where = drawing::box_of(at, pbo::detail::visible(text), looks::small_label, anchor);
            if (where.left < left || where.right > right ||
                !course.free({where.left, where.top, where.right, where.bottom - 1}))
                continue;
            d.text(at, text, looks::small_label, anchor, true);
            break;
        }
    }
    double below = bottom + 4;
    auto const low = lines_of("Lowest: " + plot.rows.front().name + " " + share_text(plot.rows.front().share),
                              right - left, looks::axis);
    auto const high = lines_of("Highest: " + plot.rows.back().name + " " + share_text(plot.rows.back().share),
                               right - left, looks::axis);
    for (auto const& line : low) d.text({left + 4.2, below += 15}, line, looks::axis);
    bool const side_by_side =
        low.size() == 1 && high.size() == 1 && text_width(low.front() + high.front(), looks::axis) + 20 < right - left;
    if (side_by_side) below -= 15;
    for (auto const& line : high) d.text({right, below += 15}, line, looks::axis, text_anchor::end);
    end(d, words, size, below);
    return std::move(d);
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw_list(caterpillar_plot const& plot, chart_size size) {
    bool const narrow = size.narrow();
    auto [d, head] = begun("caterpillar", plot.words, size);
    double const value_width = narrow ? 0 : text_width("00.0% (00.0 to 00.0)", looks::label) + 16;
    double const left = narrow ? size.left() + 18 : size.left() + 232,
                 right = narrow ? size.right() - 18 : size.right() - value_width;
    auto const marks = share_axis(largest_of(plot), narrow ? 5 : 7);
    auto const x = marks.scale(left, right);
    double line = head + 14;
    auto const level_label = [&](std::string const& text, double share) {
        for (auto const& one : lines_of(text, size.right() - size.left(), looks::strong)) {
            double const half = text_width(one, looks::strong) / 2;
            d.text({std::clamp(x.at(share), size.left() + half, std::max(size.left() + half, size.right() - half)),
                    line += 15},
                   one, looks::strong, text_anchor::middle);
        }
    };
    level_label(plot.benchmark_label, plot.benchmark);
    if (plot.target) level_label(plot.target_label_short, *plot.target);
    double const axis_line = line + 18, top = axis_line + 5;
    double bottom = top + 5;
    std::vector<std::pair<double, std::vector<std::string>>> places;
    for (auto row = plot.rows.rbegin(); row != plot.rows.rend(); ++row) {
        places.emplace_back(bottom, lines_of(row->name, narrow ? size.right() - size.left() : 226,
                                             row->picked ? looks::picked_out : looks::label));
        bottom += (narrow ? 40.0 : 25.0) + 16.0 * static_cast<double>(places.back().second.size() - 1);
    }
    if (!narrow) d.text({size.right(), axis_line}, "Share, with limits", looks::small_label, text_anchor::end);
    for (double const v : marks.at) {
        d.line("g", {x.at(v), top}, {x.at(v), bottom});
        d.text({x.at(v), axis_line}, share_label(v, marks), looks::axis, text_anchor::middle);
    }
    d.line("z", {x.at(plot.benchmark), top}, {x.at(plot.benchmark), bottom});
    if (plot.target) d.line("tg", {x.at(*plot.target), top}, {x.at(*plot.target), bottom});
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const& r = plot.rows[plot.rows.size() - 1 - i];
        double const more = 16.0 * static_cast<double>(places[i].second.size() - 1);
        double const middle = narrow ? places[i].first + 29.5 + more : places[i].first + 12.5 + more / 2;
        double text = narrow ? places[i].first + 16 : middle + 4.5 - more / 2;
        for (auto const& one : places[i].second) {
            d.text({size.left(), text}, one, r.picked ? looks::picked_out : looks::label, text_anchor::start, narrow);
            text += 16;
        }
        auto const told = r.name + " " + share_with_limits(r.share, r.limits);
        d.line(r.picked ? markup_literal("io") : markup_literal("i"), {x.at(r.limits.lower()), middle},
               {x.at(r.limits.upper()), middle});
        if (r.picked)
            d.diamond("f", {x.at(r.share), middle}, 6, told);
        else if (r.sure)
            d.dot("d", {x.at(r.share), middle}, 5, told);
        else
            d.dot("hd", {x.at(r.share), middle}, 4, told);
        auto const value = narrow ? share_text(r.share) : share_with_limits(r.share, r.limits);
        if (!narrow)
            d.text({size.right(), middle + 4.5}, value, looks::label, text_anchor::end);
        else if (x.at(r.limits.upper()) + 8 + text_width(value, looks::small_label) <= size.width() - 4)
            d.text({x.at(r.limits.upper()) + 8, middle + 4.5}, value, looks::small_label, text_anchor::start, true);
        else
            d.text({std::max(x.at(r.limits.lower()) - 8, text_width(value, looks::small_label) + 4),
                    middle + (x.at(r.limits.lower()) - 12 > text_width(value, looks::small_label) ? 4.5 : -8)},
                   value, looks::small_label, text_anchor::end, true);
    }
    auto words = plot.words;
    if (!plot.picked_ranks.empty())
        words.caption.insert(words.caption.begin(), "Diamond: " + plot.picked_label + "; " + plot.picked_ranks + ".");
    end(d, words, size, bottom + 2);
    return std::move(d);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(caterpillar_plot const& plot, chart_size size = {}) {
    return plot.rows.size() <= detail::most_in_a_list ? detail::draw_list(plot, size) : detail::draw_many(plot, size);
}

}  // namespace pbo::charts

#endif
