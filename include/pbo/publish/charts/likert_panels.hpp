// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_LIKERT_PANELS_HPP
#define PBO_PUBLISH_CHARTS_LIKERT_PANELS_HPP

// What did the people of each group (mode, age band, council ...) answer in each area of life?  Small multiples of the
// Likert bars: a panel for each group, in the table's order, on one scale and with the same areas in the same rows,
// those with the most people better in the first panel first.
//
//     auto const plot = pbo::charts::likert_panels_of(pbo::outcome_sheet("Outcomes", {"mode"}, groups, from), {"mode"});
//
// It is made of the sheet that the report prints, so that what a rule withholds from the report is not in the picture:
// a part that is withheld has no length.  The title counts the areas in which more than half of a group report better,
// by the verdicts on all areas of that group together (majority_jointly); groups are not tested against one another.
// Throws std::invalid_argument for a sheet without those columns, for fewer than two groups or more than twelve, and for
// a group that has an area twice or lacks one.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/visible.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/row_panels.hpp>
#include <pbo/publish/charts/detail/sheet_reader.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/likert.hpp>
#include <pbo/publish/charts/stacked.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct likert_panel {
    std::string name;
    figure<std::uint64_t> asked = absence::not_available;
    std::vector<likert_row> rows;  ///< of the same areas in every panel
    std::size_t more = 0;          ///< areas in which more than half are sure to be better
    std::size_t with_figures = 0;
};

struct likert_panels {
    chart_words words;
    std::vector<likert_panel> panels;
};

namespace detail {

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string likert_panels_title(std::vector<likert_panel> const& panels) {
    std::vector<likert_panel const*> known;
    for (auto const& p : panels)
        if (p.with_figures != 0) known.push_back(&p);
    if (known.empty()) return "There are no shares to show";
    auto const areas_of = [](likert_panel const& p) {
        return std::to_string(p.more) + " of " + counted(p.with_figures, "area", "areas");
    };
    auto const by_number = [](likert_panel const* a, likert_panel const* b) { return a->more < b->more; };
    auto const low = *std::min_element(known.begin(), known.end(), by_number),
               high = *std::max_element(known.begin(), known.end(), by_number);
    if (high->more == 0) return "In no area are we sure that more than half report better, in any group";
    if (low->more == high->more && low->with_figures == high->with_figures)
        return "We are sure that more than half report better in " + areas_of(*high) +
               (known.size() == 1 ? ": " + high->name : ", in each group");
    return "We are sure that more than half report better in " + areas_of(*high) + " (" + high->name + ") to " + areas_of(*low) + " (" +
           low->name + ")";
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string likert_panels_seen(likert_panels const& plot) {
    auto text = plot.words.title + ". Bars of the shares who say better, worse and no difference.";
    for (std::size_t i = 0; i < std::min<std::size_t>(plot.panels.size(), 4); ++i) {
        auto const& p = plot.panels[i];
        text += " " + p.name + ": sure of more than half better in " + std::to_string(p.more) + " of " +
                counted(p.with_figures, "area", "areas") + ".";
    }
    return text + " Every figure is in the table.";
}
/// "1,114 asked; over half in 12 of 14 areas"
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string likert_panel_figures(likert_panel const& p) {
    auto const asked = p.asked.has_value() ? pbo::detail::with_thousands(std::to_string(*p.asked))
                                           : std::string(symbol(p.asked.reason()));
    return asked + " asked; sure of more than half better in " + std::to_string(p.more) + " of " +
           counted(p.with_figures, "area", "areas");
}
/// Areas as the first panel with figures has them, those with the most people better first; in every panel alike.
template <class = pbo::detail::when_called>
inline void order_likert_panels(std::vector<likert_panel>& panels) {
    auto const first = std::find_if(panels.begin(), panels.end(), [](auto const& p) { return p.with_figures != 0; });
    if (first == panels.end()) return;
    std::vector<std::size_t> order(first->rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    pbo::detail::sort_stably(order, [&](std::size_t a, std::size_t b) {
        auto const &x = first->rows[a].better, &y = first->rows[b].better;
        if (x.has_value() != y.has_value()) return x.has_value();
        return x.has_value() && *x > *y;
    });
    for (auto& p : panels) {
        std::vector<likert_row> rows;
        for (auto const i : order) rows.push_back(std::move(p.rows[i]));
        p.rows = std::move(rows);
    }
}

}  // namespace detail

/// keys are the columns whose texts make a group.  notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline likert_panels likert_panels_of(sheet const& outcomes, std::vector<std::string> const& keys,
                                                    std::vector<std::string> const& notes = {}) {
    using count = figure<std::uint64_t>;
    detail::sheet_reader const of(outcomes);
    auto const refused = [](std::string const& why) {
        throw std::invalid_argument("pbo::charts::likert_panels_of: " + why);
    };
    likert_panels plot;
    std::map<std::vector<std::string>, std::size_t> places;
    bool withheld = false;
    for (auto const& row : outcomes.rows()) {
        std::vector<std::string> group;
        std::string name;
        for (auto const& key : keys) {
            group.push_back(of.cell<std::string>(row, key));
            name += (name.empty() ? "" : ", ") + group_in_words(key, group.back());
        }
        auto const [place, is_new] = places.try_emplace(std::move(group), plot.panels.size());
        if (is_new) plot.panels.push_back({std::move(name), absence::not_available, {}});
        auto& panel = plot.panels[place->second];
        auto r = detail::likert_row_of(of, row);
        if (std::any_of(panel.rows.begin(), panel.rows.end(), [&](auto const& known) { return known.name == r.name; }))
            refused(pbo::detail::in_quotes(panel.name) + " has " + pbo::detail::in_quotes(r.name) + " twice");
        if (place->second != 0 && (panel.rows.size() >= plot.panels.front().rows.size() ||
                                   plot.panels.front().rows[panel.rows.size()].name != r.name))
            refused(pbo::detail::in_quotes(panel.name) + " has other areas than " +
                    pbo::detail::in_quotes(plot.panels.front().name) + ": " + pbo::detail::in_quotes(r.name));
        if (r.better.has_value()) {
            ++panel.with_figures;
            panel.more += of.cell<std::string>(row, "majority_jointly") == "certain majority" ? 1U : 0U;
        }
        if (auto const& asked = of.cell<count>(row, "asked"); !panel.asked.has_value() || (asked.has_value() && *asked > *panel.asked))
            panel.asked = asked;
        withheld = withheld || detail::any_part_withheld(r);
        panel.rows.push_back(std::move(r));
    }
    if (plot.panels.size() < 2 || plot.panels.size() > detail::most_panels)
        refused("a panel for each of two to twelve groups; found " + std::to_string(plot.panels.size()));
    for (auto const& p : plot.panels)
        if (p.rows.size() != plot.panels.front().rows.size())
            refused(pbo::detail::in_quotes(p.name) + " has " + std::to_string(p.rows.size()) + " of " +
                    std::to_string(plot.panels.front().rows.size()) + " areas");
    detail::order_likert_panels(plot.panels);
    auto const& from = outcomes.from;
    auto& w = plot.words;
    auto const areas = detail::counted(plot.panels.front().rows.size(), "area", "areas");
    w.drawn = "Better, worse or no difference, " + areas + " of life, a panel for each of " +
              std::to_string(plot.panels.size()) + " groups";
    w.title = detail::likert_panels_title(plot.panels);
    w.subtitle = "Share of those who answered who say better, worse or no difference" +
                 (from.role.empty() ? std::string() : ". " + detail::with_capital(detail::spaced(from.role)) + "s");
    w.seen = detail::likert_panels_seen(plot);
    w.caption.push_back("\u201cMore than half\u201d is sure for all areas of a group together (" +
                        (from.level.empty() ? std::string("95%") : from.level) +
                        "). Groups are not tested against one another here.");
    w.caption.emplace_back(
        "All panels share one scale, and the order of areas, which is the first one\u2019s. Numbers without room, not "
        "applicable and missing are in the table.");
    if (withheld)
        w.caption.emplace_back(
            "[c] and hatched: withheld so that nobody is recognised. The size of the hatched piece says nothing.");
    else {
        detail::symbols_in_words symbols;
        for (auto const& p : plot.panels) symbols.look_at(p.asked);
        symbols.add_to(w.caption);
    }
    w.caption.emplace_back(detail::likert_self_selected);
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return plot;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_likert_panels.hpp>

#endif
