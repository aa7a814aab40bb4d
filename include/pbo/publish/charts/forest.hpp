// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_FOREST_HPP
#define PBO_PUBLISH_CHARTS_FOREST_HPP

// In which areas of life do two groups differ?  A row for each area, the largest difference first, with a dot at the
// difference, a line over its limits, and a line at no difference.  A filled dot: the sign is sure after allowing for
// all the areas; a hollow one: we cannot tell.
//
//     auto const plot = pbo::charts::forest_plot_of(pbo::compare(o[direct], o[managed]), {"people on a direct payment",
//     "direct payment",
//                                                   "people on managed budgets", "managed"}, from);
//     pbo::charts::svg_of(plot);          // 720 pixels wide
//     pbo::charts::svg_of(plot, 340);     // a phone's
//
// The title is made of the verdicts (adjusted over the areas), never of the estimates alone.  An area without a
// difference keeps its row, with the symbol of its reason and no mark.  The axis holds every limit.  Works for a
// comparison of counts and for one of a sample. Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/described_columns.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>
#include <pbo/publish/warnings.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct forest_row {
    std::string name;
    figure<double> points;    ///< the difference, in percentage points
    figure<interval> limits;  ///< the same
    figure<bool> sure;        ///< of its sign
};

struct forest_plot {
    chart_words words;
    std::string rows_called, values_called;  ///< the headings of both columns
    std::string left_words, right_words;     ///< what lies at either side of zero
    std::vector<forest_row> rows;            ///< in the order in which they are drawn
};

/// Two groups in words: "people on a direct payment", and "direct payment" where there is little room.
struct compared_groups {
    std::string first, first_short, second, second_short;
};

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string points_text(double points) {
    return pbo::detail::for_people(points, shown_as::points);
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_value(forest_row const& row, bool with_limits) {
    if (!row.points.has_value()) return std::string(symbol(row.points.reason()));
    auto text = points_text(*row.points);
    if (with_limits && row.limits.has_value())
        text += " (" + points_text(row.limits->lower()) + " to " + points_text(row.limits->upper()) + ")";
    return text;
}

/// In how many areas each of the two does better, by verdict; rows are all areas, of which some may have no figure.
struct forest_verdicts {
    std::size_t first = 0, second = 0, unsure = 0, rows = 0;
    [[nodiscard]] std::size_t compared() const { return first + second + unsure; }
};

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_title(forest_verdicts const& n, compared_groups const& who) {
    auto const all = n.compared();
    auto const areas = [&](std::size_t k) { return k == 1 ? std::string("1 area") : std::to_string(k) + " areas"; };
    if (all == 0) return "No area has answers from both " + who.first + " and " + who.second;
    bool const of_some = all < n.rows;
    auto const everywhere = all == 1 ? std::string(of_some ? ", in the one area with figures" : ", in the one area asked")
                                     : ", in all " + areas(all) + " of life" + (of_some ? " with figures" : "");
    if (n.first == all || n.second == all)
        return with_capital(n.first == all ? who.first : who.second) + " more often report better" + everywhere;
    if (n.unsure == all)
        return "We cannot tell whether " + who.first + " or " + who.second + " more often report better";
    auto const but = n.unsure == 0 ? std::string() : "; in " + std::to_string(n.unsure) + " we cannot tell";
    if (n.second == 0 || n.first == 0)
        return with_capital(n.first != 0 ? who.first : who.second) + " more often report better in " +
               std::to_string(n.first + n.second) + (of_some ? " of the " : " of ") + areas(all) + (of_some ? " with figures" : "") + but;
    return with_capital(who.first) + " more often report better in " + areas(n.first) + ", " + who.second + " in " +
           std::to_string(n.second) + but;
}

/// The figures of a comparison, in the order of its areas.
template <class Comparison>
[[nodiscard]] std::vector<forest_row> forest_rows(Comparison const& c, forest_verdicts& n) {
    std::vector<forest_row> rows;
    for (std::size_t i = 0; i < c.areas.size(); ++i) {
        auto const& a = c.areas[i];
        forest_row row{
            std::string(c.instrument.areas()[i].title), pbo::detail::in_points(figure<double>(a.difference.value)),
            pbo::detail::in_points(figure<interval>(a.difference.limits)),
            a.adjusted.transform([](outcome_finding f) { return f != outcome_finding::no_clear_difference; })};
        if (!row.points.has_value()) row.limits = row.points.reason();
        if (row.points.has_value() && a.adjusted.has_value())
            ++(*a.adjusted == outcome_finding::better  ? n.first
               : *a.adjusted == outcome_finding::worse ? n.second
                                                       : n.unsure);
        rows.push_back(std::move(row));
    }
    n.rows = rows.size();
    return rows;
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_subtitle(compared_groups const& who, confidence_level const& level,
                                                 provenance const& from) {
    return "Difference in the share who report better, " + who.first_short + " minus " + who.second_short +
                 ", percentage points, with " + level.text() + " limits. " +
                 with_capital(from.role.empty()                             ? "people"
                                      : from.role == "user" || from.role == "carer" ? from.role + "s"
                                                                                    : from.role) +
                 " who answered" + (from.indicator.empty() ? "" : ", " + from.indicator);
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_seen(std::vector<forest_row> const& rows, forest_verdicts const& n,
                                             std::string const& title) {
    std::string text = title + ". ";
    std::vector<forest_row const*> known;
    for (auto const& r : rows)
        if (r.points.has_value()) known.push_back(&r);
    if (!known.empty()) {
        auto const told = [](forest_row const& r) { return r.name + ", " + forest_value(r, true); };
        text += "Differences in percentage points with their limits. Largest: " + told(*known.front()) + ".";
        if (known.size() > 1) text += " Smallest: " + told(*known.back()) + ".";
        if (n.unsure != 0) text += " In " + counted(n.unsure, "area", "areas") + " we cannot tell.";
    }
    if (known.size() != rows.size())
        text += " " + counted(rows.size() - known.size(), "row has", "rows have") +
                " no figure, and the reason in its place.";
    return text + " Every figure is in the table.";
}

}  // namespace detail

/// The figures and the words of a comparison.  notes are lines of the caption above its source: "Synthetic: ...".
template <class Comparison>
[[nodiscard]] forest_plot forest_plot_of(Comparison const& c, compared_groups const& who, provenance const& from,
                                         std::vector<std::string> const& notes = {}) {
    forest_plot plot;
    detail::forest_verdicts n;
    plot.rows = detail::forest_rows(c, n);
    pbo::detail::sort_stably(plot.rows, [](forest_row const& a, forest_row const& b) {
        if (a.points.has_value() != b.points.has_value()) return a.points.has_value();
        return a.points.has_value() && *a.points > *b.points;
    });
    auto& w = plot.words;
    w.drawn = detail::with_capital(who.first_short) + " minus " + who.second_short + ", share better, " +
              detail::counted(c.areas.size(), "area", "areas") + " of life";
    w.title = detail::forest_title(n, who);
    w.subtitle = detail::forest_subtitle(who, c.level, from);
    w.seen = detail::forest_seen(plot.rows, n, w.title);
    auto const adjusted_by = std::string(spelling(c.adjusted_by.how()));
    w.caption.push_back(
        adjusted_by == "unadjusted"
            ? "Filled dot: the sign of the difference is sure if it had been the only area. Hollow dot: we cannot tell."
            : "Filled dot: the sign of the difference is sure, after allowing for " +
                  detail::counted(n.compared(), "comparison", "comparisons") + " (" +
                  detail::with_capital(detail::spaced(adjusted_by)) +
                  "). Hollow dot: we cannot tell. The limits are those of each area alone.");
    detail::symbols_in_words symbols;
    for (auto const& r : plot.rows) symbols.look_at(r.points);
    symbols.add_to(w.caption);
    w.caption.push_back(std::string(warnings::self_selected));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    plot.rows_called = "Area of life";
    plot.values_called = "Difference (" + c.level.text() + " limits)";
    plot.left_words = "\u2190 " + who.second_short + " better";
    plot.right_words = who.first_short + " better \u2192";
    return plot;
}

namespace detail {

/// Where the parts of a forest lie.
struct forest_layout {
    double left, right;  ///< of the axis
    double label_width;
    bool narrow;
};
template <class = pbo::detail::when_called>
inline void forest_row_drawn(drawing& d, forest_row const& row, linear_scale const& x, double y,
                             forest_layout const& at, chart_size size) {
    if (row.points.has_value()) {
        if (row.limits.has_value()) d.line("i", {x.at(row.limits->lower()), y}, {x.at(row.limits->upper()), y});
        bool const filled = row.sure == figure<bool>(true);
        auto const told = row.name + ", " + forest_value(row, true);
        if (filled)
            d.dot("d", {x.at(*row.points), y}, 5, told);
        else
            d.dot("hd", {x.at(*row.points), y}, 4, told);
    }
    if (!at.narrow) {
        d.text({size.right(), y + 4.5}, forest_value(row, true), looks::label, text_anchor::end);
        return;
    }
    auto const value = forest_value(row, false);
    double const low = row.limits.has_value()   ? x.at(row.limits->lower())
                       : row.points.has_value() ? x.at(*row.points) - 5
                                                : at.left;
    double const high = row.limits.has_value()   ? x.at(row.limits->upper())
                        : row.points.has_value() ? x.at(*row.points) + 5
                                                 : at.left;
    if (!row.points.has_value())
        d.text({at.left + 8, y + 4.5}, value, looks::small_label, text_anchor::start, true);
    else if (high + 8 + text_width(value, looks::small_label) <= size.right() + 8)
        d.text({high + 8, y + 4.5}, value, looks::small_label, text_anchor::start, true);
    else if (low - 8 - text_width(value, looks::small_label) >= 0)
        d.text({low - 8, y + 4.5}, value, looks::small_label, text_anchor::end, true);
    else
        d.text({std::clamp(x.at(*row.points), size.left() + 24, size.right() - 24), y - 8}, value, looks::small_label,
               text_anchor::middle, true);
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(forest_plot const& plot, chart_size size = {}) {
    auto words = plot.words;
    bool const narrow = size.narrow();
    double const value_width = narrow ? 0 : text_width("+00.0 (+00.0 to +00.0)", looks::label) + 10;
    detail::forest_layout const at{narrow ? size.left() + 18 : size.left() + 232,
                                   narrow ? size.right() - 18 : size.right() - value_width,
                                   narrow ? size.right() - size.left() : 226.0, narrow};
    double lowest = 0, highest = 0;
    for (auto const& r : plot.rows) {
        if (!r.points.has_value()) continue;
        lowest = std::min({lowest, *r.points, r.limits.has_value() ? r.limits->lower() : 0.0});
        highest = std::max({highest, *r.points, r.limits.has_value() ? r.limits->upper() : 0.0});
    }
    auto const marks = difference_axis(lowest, highest, 7);
    auto const x = marks.scale(at.left, at.right);
    bool const left_fits =
        x.at(0) - 8 - text_width(plot.left_words, looks::small_label) >= (narrow ? 4.0 : size.left());
    bool const right_fits =
        x.at(0) + 8 + text_width(plot.right_words, looks::small_label) <= (narrow ? size.width() - 4 : at.right + 16);
    if (!left_fits || !right_fits)
        words.caption.insert(words.caption.begin(),
                             "Right of the line at 0: " + plot.right_words.substr(0, plot.right_words.rfind(' ')) +
                                 "; left of it: " + plot.left_words.substr(plot.left_words.find(' ') + 1) + ".");
    auto [d, y] = detail::begun("forest", words, size);
    if (left_fits) d.text({x.at(0) - 8, y + 31}, plot.left_words, looks::small_label, text_anchor::end);
    if (right_fits) d.text({x.at(0) + 8, y + 31}, plot.right_words, looks::small_label);
    if (!narrow) {
        d.text({size.left(), y + 49}, plot.rows_called, looks::small_label);
        d.text({size.right(), y + 31}, plot.values_called, looks::small_label, text_anchor::end);
    }
    double const top = y + 53;
    struct placed {
        double top, middle;
        std::vector<std::string> label;
    };
    std::vector<placed> rows;
    double next = top + 5.5;
    for (auto const& r : plot.rows) {
        auto label = lines_of(r.name, at.label_width, looks::label);
        double const more = 16.0 * static_cast<double>(label.size() - 1);
        double const high = (narrow ? 40.0 : 25.0) + more;
        rows.push_back({next, narrow ? next + 29.5 + more : next + high / 2, std::move(label)});
        next += high;
    }
    double const bottom = next + 2.5;
    if (!narrow)
        for (std::size_t i = 1; i < rows.size(); ++i)
            d.line("g", {size.left(), rows[i].top}, {size.right(), rows[i].top});
    double last_label_ends = -100;
    for (double const v : marks.at) {
        bool const zero = std::abs(v) < marks.step / 2;
        if (zero) continue;
        d.line("g", {x.at(v), top}, {x.at(v), bottom});
    }
    d.line("z", {x.at(0), top}, {x.at(0), bottom});
    for (double const v : marks.at) {
        auto const label = points_label(std::abs(v) < marks.step / 2 ? 0.0 : v, marks);
        double const half = text_width(label, looks::axis) / 2;
        if (x.at(v) - half < last_label_ends + 2) continue;
        last_label_ends = x.at(v) + half;
        d.text({x.at(v), y + 49}, label, looks::axis, text_anchor::middle);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double line =
            narrow ? rows[i].top + 16 : rows[i].middle + 4.5 - 8.0 * static_cast<double>(rows[i].label.size() - 1);
        for (auto const& text : rows[i].label) {
            d.text({size.left(), line}, text, looks::label, text_anchor::start, narrow);
            line += 16;
        }
        detail::forest_row_drawn(d, plot.rows[i], x, rows[i].middle, at, size);
    }
    detail::end(d, words, size, bottom);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
