// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_FOREST_PANELS_HPP
#define PBO_PUBLISH_CHARTS_FOREST_PANELS_HPP

// In which areas of life do two groups differ, within each age band (or any other stratum)?  Small multiples of the
// forest plot: a panel for each stratum, on one scale and with the same areas in the same rows, the largest difference of
// the first panel first.
//
//     auto const within = pbo::compare_within_strata(o, direct, managed);
//     auto const plot = pbo::charts::forest_panels_of(pbo::charts::panels_of_strata(within, name_of), who, from);
//
// A filled dot: the sign of the difference is sure after allowing for all areas of its panel; a hollow one: we cannot
// tell.  The title counts, by those verdicts, the areas in each panel; panels are not tested against one another.  An
// area without a difference keeps its row, with the symbol of its reason and no mark.  The axis holds every limit.
// Throws std::invalid_argument for fewer than two panels or more than twelve, and for different instruments.
// Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/compare_outcomes.hpp>
#include <pbo/publish/charts/detail/row_panels.hpp>
#include <pbo/publish/charts/forest.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::charts {

struct forest_panel {
    std::string name;
    std::vector<forest_row> rows;  ///< of the same areas in every panel
    detail::forest_verdicts found{};
    std::string figures{};         ///< how many areas of each verdict, in words
};

struct forest_panels {
    chart_words words;
    std::vector<forest_panel> panels;
    std::string left_words, right_words;  ///< what lies at either side of zero
};

/// Two groups compared within something that has a name.
template <class Comparison>
struct named_comparison {
    std::string name;
    Comparison comparison;
};

/// Of compare_within_strata, in the order of the strata; name_of(stratum) is empty for those that are not wanted.
template <class Within, class Name>
[[nodiscard]] std::vector<named_comparison<outcome_comparison>> panels_of_strata(Within const& within,
                                                                                 Name const& name_of) {
    std::vector<named_comparison<outcome_comparison>> all;
    for (auto const& [stratum, comparison] : within.strata)
        if (std::string name = std::invoke(name_of, stratum); !name.empty())
            all.push_back({std::move(name), comparison});
    return all;
}

namespace detail {

/// "9 of 14 areas (18 to 64) and 2 of 14 (65 and over)"
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string areas_by_panel(std::vector<forest_panel> const& panels,
                                                std::size_t forest_verdicts::*which) {
    std::vector<forest_panel const*> known;
    for (auto const& p : panels)
        if (p.found.compared() != 0) known.push_back(&p);
    auto const told = [which](forest_panel const& p) {
        return std::to_string(p.found.*which) + " of " + counted(p.found.compared(), "area", "areas") + " (" + p.name + ")";
    };
    if (known.size() > 3) {
        auto const by = [which](auto const* a, auto const* b) { return a->found.*which < b->found.*which; };
        return told(**std::max_element(known.begin(), known.end(), by)) + " to " +
               told(**std::min_element(known.begin(), known.end(), by));
    }
    std::string text;
    auto const all = known.empty() ? 0 : known.front()->found.compared();
    if (std::all_of(known.begin(), known.end(), [&](auto const* p) {
            return p->found.*which == p->found.compared() && p->found.compared() == all;
        })) {
        for (auto const* p : known) text += (text.empty() ? "" : ", ") + p->name;
        return (all == 1 ? std::string("the one area") : "all " + counted(all, "area", "areas")) + " (" + text + ")";
    }
    for (std::size_t i = 0; i < known.size(); ++i)
        text += (i == 0 ? "" : i + 1 == known.size() ? " and " : ", ") + told(*known[i]);
    return text;
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_panels_title(std::vector<forest_panel> const& panels,
                                                     compared_groups const& who) {
    forest_verdicts all;
    for (auto const& p : panels) {
        all.first += p.found.first;
        all.second += p.found.second;
        all.unsure += p.found.unsure;
    }
    if (all.compared() == 0) return "No area has answers from both " + who.first + " and " + who.second;
    if (all.unsure == all.compared())
        return "We cannot tell, in any panel, whether " + who.first + " or " + who.second + " more often report better";
    if (all.second == 0 || all.first == 0)
        return with_capital(all.first != 0 ? who.first : who.second) + " more often report better in " +
               areas_by_panel(panels, all.first != 0 ? &forest_verdicts::first : &forest_verdicts::second);
    return with_capital(who.first) + " more often report better in " + areas_by_panel(panels, &forest_verdicts::first) +
           "; " + who.second + " in " + areas_by_panel(panels, &forest_verdicts::second);
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string forest_panel_figures(forest_panel const& p, compared_groups const& who) {
    auto const& n = p.found;
    if (n.compared() == 0) return "no area with answers of both";
    std::string text;
    if (n.first != 0) text += who.first_short + " better in " + std::to_string(n.first);
    if (n.second != 0) text += (text.empty() ? "" : "; ") + who.second_short + " better in " + std::to_string(n.second);
    if (n.unsure != 0) text += (text.empty() ? "cannot tell in " : "; cannot tell in ") + std::to_string(n.unsure);
    return with_capital(text) + " of " + counted(n.compared(), "area", "areas");
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class Comparison>
[[nodiscard]] forest_panels forest_panels_of(std::vector<named_comparison<Comparison>> const& within,
                                             compared_groups const& who, provenance const& from,
                                             std::vector<std::string> const& notes = {}) {
    auto const refused = [](std::string const& why) {
        throw std::invalid_argument("pbo::charts::forest_panels_of: " + why);
    };
    if (within.size() < 2 || within.size() > detail::most_panels)
        refused("two to twelve panels; found " + std::to_string(within.size()));
    forest_panels plot;
    for (auto const& [name, c] : within) {
        if (!(c.instrument == within.front().comparison.instrument)) refused("one instrument in all panels");
        forest_panel panel{name, {}, {}};
        panel.rows = detail::forest_rows(c, panel.found);
        panel.figures = detail::forest_panel_figures(panel, who);
        plot.panels.push_back(std::move(panel));
    }
    auto const first = std::find_if(plot.panels.begin(), plot.panels.end(),
                                    [](forest_panel const& p) { return p.found.compared() != 0; });
    if (first != plot.panels.end()) {
        std::vector<std::size_t> order(first->rows.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        pbo::detail::sort_stably(order, [&](std::size_t a, std::size_t b) {
            auto const &x = first->rows[a].points, &y = first->rows[b].points;
            if (x.has_value() != y.has_value()) return x.has_value();
            return x.has_value() && *x > *y;
        });
        for (auto& p : plot.panels) {
            std::vector<forest_row> rows;
            for (auto const i : order) rows.push_back(std::move(p.rows[i]));
            p.rows = std::move(rows);
        }
    }
    auto const& c = within.front().comparison;
    auto& w = plot.words;
    w.drawn = detail::with_capital(who.first_short) + " minus " + who.second_short + ", share better, " +
              detail::counted(c.areas.size(), "area", "areas") + " of life, a panel for each of " +
              std::to_string(plot.panels.size()) + " groups";
    w.title = detail::forest_panels_title(plot.panels, who);
    w.subtitle = detail::forest_subtitle(who, c.level, from);
    w.seen = w.title + ". Differences in percentage points with their limits.";
    for (std::size_t i = 0; i < std::min<std::size_t>(plot.panels.size(), 4); ++i)
        w.seen += " " + plot.panels[i].name + ": " + plot.panels[i].figures + ".";
    w.seen += " Every figure is in the tables.";
    bool const adjusted = std::string_view(spelling(c.adjusted_by.how())) != "unadjusted";
    w.caption.push_back(
        adjusted ? "Filled dot: the sign of the difference is sure, after allowing for all areas of its panel (" +
                       detail::with_capital(detail::spaced(std::string(spelling(c.adjusted_by.how())))) +
                       "). Hollow dot: we cannot tell. The limits are those of each area alone."
                 : "Filled dot: the sign of the difference is sure if it had been the only area. Hollow dot: we cannot tell.");
    w.caption.emplace_back(
        "All panels share one scale, and the order of areas, which is the first one\u2019s. Panels are not tested against "
        "one another here.");
    detail::symbols_in_words symbols;
    for (auto const& p : plot.panels)
        for (auto const& r : p.rows) symbols.look_at(r.points);
    symbols.add_to(w.caption);
    w.caption.push_back(std::string(warnings::self_selected));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    plot.left_words = "\u2190 " + who.second_short + " better";
    plot.right_words = who.first_short + " better \u2192";
    return plot;
}

namespace detail {

inline constexpr double forest_panel_margin = 14;  ///< half of the numbers at both ends of its axis
template <class = pbo::detail::when_called>
inline void forest_panel_axis(drawing& d, axis_marks const& marks, box const& where) {
    auto const x = marks.scale(where.left + forest_panel_margin, where.right - forest_panel_margin);
    double last_ends = -100;
    for (double const v : marks.at) {
        bool const zero = std::abs(v) < marks.step / 2;
        d.line(zero ? markup_literal("z") : markup_literal("g"), {x.at(v), where.top}, {x.at(v), where.bottom});
        auto const label = points_label(zero ? 0.0 : v, marks);
        double const half = text_width(label, looks::axis) / 2;
        if (x.at(v) - half < last_ends + 3) continue;
        last_ends = x.at(v) + half;
        d.text({x.at(v), where.top - 4}, label, looks::axis, text_anchor::middle);
    }
}
template <class = pbo::detail::when_called>
inline void forest_panel_cell(drawing& d, forest_panel const& panel, forest_row const& row, double y,
                              axis_marks const& marks, box const& where) {
    auto const x = marks.scale(where.left + forest_panel_margin, where.right - forest_panel_margin);
    if (!row.points.has_value()) {
        d.text({x.at(0) + 8, y + 4.5}, symbol(row.points.reason()), looks::small_label, text_anchor::start, true);
        return;
    }
    if (row.limits.has_value()) d.line("i", {x.at(row.limits->lower()), y}, {x.at(row.limits->upper()), y});
    bool const filled = row.sure == figure<bool>(true);
    d.dot(filled ? markup_literal("d") : markup_literal("hd"), {x.at(*row.points), y}, filled ? 5 : 4,
          panel.name + ", " + row.name + ", " + forest_value(row, true));
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(forest_panels const& plot, chart_size size = {}) {
    double lowest = 0, highest = 0;
    for (auto const& p : plot.panels)
        for (auto const& r : p.rows) {
            if (!r.points.has_value()) continue;
            lowest = std::min({lowest, *r.points, r.limits.has_value() ? r.limits->lower() : 0.0});
            highest = std::max({highest, *r.points, r.limits.has_value() ? r.limits->upper() : 0.0});
        }
    auto const marks = difference_axis(lowest, highest, 7);
    auto [d, head] = detail::begun("forest-panels", plot.words, size);
    double const key = detail::draw_panel_key(
        d, head + 8, {{plot.left_words, looks::small_label}, {plot.right_words, looks::small_label}}, size);
    std::vector<std::string> rows;
    for (auto const& r : plot.panels.front().rows) rows.push_back(r.name);
    std::vector<detail::panel_head> heads;
    for (auto const& p : plot.panels) heads.push_back({p.name, p.figures});
    double const y = detail::draw_row_panels(
        d, key + 12, rows, heads, size, 24,
        [&onto = d, &marks](box const& where) { detail::forest_panel_axis(onto, marks, where); },
        [&onto = d, &plot, &marks](std::size_t panel, std::size_t row, double middle, box const& where) {
            auto const& p = plot.panels[panel];
            detail::forest_panel_cell(onto, p, p.rows[row], middle, marks, where);
        });
    detail::end(d, plot.words, size, y - 22);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
