// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_CHANGE_HPP
#define PBO_PUBLISH_CHARTS_CHANGE_HPP

// Who moved, how far, and is it more than chance?  For each council a ring at its share in the earlier period and an
// arrowhead at its share in the later one, with the change in percentage points and its limits.  A dashed line and a
// hollow head: the limits hold 0, so that we cannot tell.  Up to 12 councils are all drawn, of more the 12 largest
// changes, the largest rise first.
//
//     auto const plot = pbo::charts::change_plot_of(t, pbo::council_changes(last_year, t), from);
//
// The title counts the clear changes of all councils and says how many chance alone would give: a list of those that
// moved most is a list of luck as well.  Positions are compared, not lengths from zero, so that the axis may begin
// elsewhere, and then the caption says so.  One council can be picked out; it is drawn however little it moved.
// Councils without figures in both periods are counted in the caption.  Throws std::domain_error where there are none
// with, std::out_of_range for a picked council that is not in the table.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/growth/council_changes.hpp>
#include <pbo/publish/change_sheet.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/take_up_words.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct change_row {
    std::string name;
    double before = 0, after = 0;
    double points = 0;       ///< after less before
    interval limits{-1, 1};  ///< of the points
    bool sure = false, picked = false;
};

struct change_plot {
    chart_words words;
    std::vector<change_row> rows;     ///< the largest rise first
    std::optional<double> benchmark;  ///< all together in the later period
    std::string benchmark_label;
    std::string values_called;
};

namespace detail {

inline constexpr std::size_t most_changes = 12;

/// "about 8", "about 0.2", "none or one": how many of n chance alone puts beyond their limits.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string by_chance(confidence_level level, std::size_t n) {
    double const expected = level.alpha() * static_cast<double>(n);
    return "about " + pbo::detail::rounded(expected, expected < 1.95 ? 1 : 0);
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string change_value(change_row const& r, bool with_limits) {
    auto const text = pbo::detail::for_people(r.points, shown_as::points);
    return with_limits ? text + " (" + pbo::detail::limits_in_words(figure<interval>(r.limits), shown_as::points) + ")"
                       : text;
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string change_title(council_changes_result const& c, std::vector<change_row> const& rows,
                                              take_up_words const& words, std::size_t clear, std::size_t compared) {
    if (compared == 1) {
        auto const& only = rows.front();
        return !only.sure ? "We cannot tell whether " + only.name + " changed"
                          : only.name + (only.points > 0 ? " rose by " : " fell by ") +
                                pbo::detail::rounded(std::abs(only.points), 1) + " points";
    }
    if (clear == 0) return "We cannot tell that any of " + counted(compared, words.area, words.areas) + " changed";
    return std::to_string(clear) + " of " + counted(compared, words.area, words.areas) +
           " changed clearly, where chance alone would give " + by_chance(c.level, compared);
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline change_plot change_plot_of(take_up_table const& t, council_changes_result const& c,
                                                provenance const& from, std::optional<council_key> const& picked = {},
                                                std::vector<std::string> const& notes = {}) {
    if (picked) static_cast<void>(t.context().of(*picked));
    take_up_words const words(t);
    change_plot plot;
    std::size_t clear = 0;
    for (auto const& one : c.councils) {
        if (one.finding == change_finding::not_compared) continue;
        bool const sure = one.finding != change_finding::no_clear_change;
        clear += sure ? 1U : 0U;
        plot.rows.push_back({pbo::detail::name_of(one.council), *one.before.value(), *one.after.value(),
                             100.0 * *one.change, interval(100.0 * one.limits->lower(), 100.0 * one.limits->upper()),
                             sure, picked == one.council.key()});
    }
    auto const compared = plot.rows.size();
    if (compared == 0)
        throw std::domain_error("pbo::charts::change_plot_of: nobody has figures in both " + c.from.text() + " and " +
                                c.until.text());
    pbo::detail::sort_stably(plot.rows, [](change_row const& a, change_row const& b) {
        if (a.picked != b.picked) return a.picked;
        return std::abs(a.points) != std::abs(b.points) ? std::abs(a.points) > std::abs(b.points) : a.name < b.name;
    });
    plot.rows.resize(std::min(compared, detail::most_changes));
    pbo::detail::sort_stably(plot.rows, [](change_row const& a, change_row const& b) {
        return a.points != b.points ? a.points > b.points : a.name < b.name;
    });
    auto const before = detail::in_words(c.from), after = detail::in_words(c.until);
    pbo::detail::average_of_all const average(t);
    if (auto const all = average.counts.value(); all.has_value()) {
        plot.benchmark = *all;
        plot.benchmark_label = detail::with_capital(average.name) + " " + after + " " + detail::share_text(*all);
    }
    plot.values_called = "Change (" + c.level.text() + " limits)";
    auto& w = plot.words;
    w.title = detail::change_title(c, plot.rows, words, clear, compared);
    w.drawn = "Change of " + t.context().words.subject() + " from " + before + " to " + after;
    w.subtitle = words.measure + ", " + before + " to " + after + ". Change in percentage points with " +
                 c.level.text() + " limits";
    auto const told = [](change_row const& r) { return r.name + ", " + detail::change_value(r, true) + " points"; };
    w.seen = w.title + ". ";
    if (plot.rows.size() == 1)
        w.seen += told(plot.rows.front()) + ".";
    else
        w.seen += "Of those drawn, first " + told(plot.rows.front()) + "; last " + told(plot.rows.back()) + ".";
    w.seen += " Every figure is in the table.";
    w.caption.push_back("Ring: " + before + ". Arrowhead: " + after +
                        ". Dashed line and hollow head: the limits hold 0, and we cannot tell.");
    if (compared > detail::most_changes)
        w.caption.push_back("These are the " + std::to_string(plot.rows.size()) + " largest of " +
                            std::to_string(compared) + " changes" + (picked ? ", and the one picked out" : "") + ". " +
                            detail::with_capital(words.areas) + " that moved most tend to move back.");
    else if (compared > 1)
        w.caption.push_back("Of " + std::to_string(compared) + " changes, chance alone would put " +
                            detail::by_chance(c.level, compared) + " beyond their own limits, and " +
                            std::to_string(clear) + (clear == 1 ? " is." : " are."));
    if (auto const without = c.councils.size() - compared; without != 0)
        w.caption.push_back("Not drawn: " + detail::counted(without, words.area, words.areas) +
                            " without figures in both periods.");
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

namespace detail {

template <class = pbo::detail::when_called>
inline void change_drawn(drawing& d, change_row const& r, linear_scale const& x, double y) {
    bool const rise = r.points >= 0;
    point const ring{x.at(r.before), y}, tip{x.at(r.after), y};
    auto const told = r.name + ", " + share_text(r.before) + " to " + share_text(r.after);
    double const way = rise ? 1 : -1, reach = std::abs(tip.x - ring.x);
    if (reach > 16) {
        point const from{ring.x + way * 5, y}, to{tip.x - way * 10, y};
        d.line(!r.sure ? markup_literal("li") : rise ? markup_literal("i") : markup_literal("ir"), from, to);
    }
    d.dot(rise ? markup_literal("hd") : markup_literal("ho"), ring, 4.5, told);
    if (r.points == 0.0) return;
    d.arrowhead(r.sure ? (rise ? markup_literal("d") : markup_literal("f"))
                       : (rise ? markup_literal("hd") : markup_literal("ho")),
                tip, way * 10);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(change_plot const& plot, chart_size size = {}) {
    auto words = plot.words;
    bool const narrow = size.narrow();
    double low = 1, high = 0;
    for (auto const& r : plot.rows) {
        low = std::min({low, r.before, r.after});
        high = std::max({high, r.before, r.after});
    }
    if (plot.benchmark) {
        low = std::min(low, *plot.benchmark);
        high = std::max(high, *plot.benchmark);
    }
    auto marks = round_axis(low, std::max(high, low + 0.001), narrow ? 5 : 6);
    if (marks.from() < 0 || marks.to() > 1.0 + 1e-9) marks = share_axis(high, narrow ? 5 : 7);
    if (marks.from() > 1e-9)
        words.caption.front() += " The axis starts at " + share_label(marks.from(), marks) +
                                 ", since no share is lower: places are compared, not lengths.";
    auto [d, head] = detail::begun("change", words, size);
    double value_width = 0;
    if (!narrow)
        for (auto const& r : plot.rows)
            value_width = std::max(value_width, text_width(detail::change_value(r, true), looks::label));
    value_width = std::max(value_width, narrow ? 0.0 : text_width(plot.values_called, looks::small_label));
    double const left = narrow ? size.left() + 14 : size.left() + 244,
                 right = narrow ? size.right() - 14 : size.right() - value_width - 24;
    auto const x = marks.scale(left, right);
    double const numbers = head + 31, top = numbers + 10;
    if (!narrow) d.text({size.right(), numbers}, plot.values_called, looks::small_label, text_anchor::end);
    struct placed {
        double label, middle;
        std::vector<std::string> lines;
    };
    std::vector<placed> rows;
    double next = top + 4;
    for (auto const& r : plot.rows) {
        auto lines = lines_of(r.name, narrow ? size.right() - size.left() - 60 : 226,
                              r.picked ? looks::picked_out : looks::label);
        double const more = 16.0 * static_cast<double>(lines.size() - 1);
        if (narrow)
            rows.push_back({next + 14, next + 30 + more, std::move(lines)});
        else
            rows.push_back({next + 17.5, next + 13.5 + more / 2, std::move(lines)});
        next += (narrow ? 44.0 : 27.0) + more;
    }
    double const bottom = next + 3;
    for (double const v : marks.at) {
        d.line("g", {x.at(v), top}, {x.at(v), bottom});
        d.text({x.at(v), numbers}, share_label(v, marks), looks::axis, text_anchor::middle);
    }
    double below = bottom;
    if (plot.benchmark) {
        d.line("tg", {x.at(*plot.benchmark), top}, {x.at(*plot.benchmark), bottom});
        for (auto const& line : lines_of(plot.benchmark_label, size.right() - size.left(), looks::small_label)) {
            double const half = text_width(line, looks::small_label) / 2;
            d.text({std::clamp(x.at(*plot.benchmark), size.left() + half,
                               std::max(size.left() + half, size.right() - half)),
                    below += 15},
                   line, looks::small_label, text_anchor::middle);
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& r = plot.rows[i];
        double line = rows[i].label;
        for (auto const& text : rows[i].lines) {
            d.text({size.left(), line}, text, r.picked ? looks::picked_out : looks::label, text_anchor::start, narrow);
            line += 16;
        }
        detail::change_drawn(d, r, x, rows[i].middle);
        d.text({size.right(), narrow ? rows[i].label : rows[i].middle + 4.5}, detail::change_value(r, !narrow),
               narrow ? looks::small_label : looks::label, text_anchor::end, narrow);
    }
    detail::end(d, words, size, below);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
