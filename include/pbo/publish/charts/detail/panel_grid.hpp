// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_PANEL_GRID_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_PANEL_GRID_HPP

// Small multiples: panels of one size, three beside one another and two on a phone, each under its name and its figures
// in words.  Which regions of a take-up table they are of, the highest share first, and the drawing of their grid; what
// is within a panel is drawn by the caller.  row_panels.hpp has those that share rows.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/scale.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/detail/council_columns.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts::detail {

inline constexpr std::size_t most_panels = 12;

/// A region of the table, with its councils whether they have a share or not.
struct region_of_panel {
    std::string name;
    figure<double> share;
    std::size_t councils = 0;
};

/// The regions, the highest share first, and how many councils are of no stated one.  who is the function that asks.
struct regions_of_table {
    std::vector<region_of_panel> regions;
    std::size_t of_no_region = 0;

    template <class = pbo::detail::when_called>
    regions_of_table(take_up_table const& t, std::string const& who) {
        for (auto const& [name, sum] : by_region(t)) {
            std::size_t councils = 0;
            for (auto const& c : t.context().councils) councils += c.region.view() == name ? 1U : 0U;
            if (name.empty())
                of_no_region = councils;
            else
                regions.push_back({name, pbo::detail::share_or_reason(sum.on_budget), councils});
        }
        if (regions.size() < 2 || regions.size() > most_panels)
            throw std::invalid_argument(who + ": a panel for each of two to twelve regions; found " +
                                        std::to_string(regions.size()));
        pbo::detail::sort_stably(regions, [](auto const& a, auto const& b) {
            if (a.share.has_value() != b.share.has_value()) return a.share.has_value();
            return a.share.has_value() && *a.share > *b.share;
        });
    }
    /// "1 council of no stated region is in no panel's blue."; empty where there is none.
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::string without_region(take_up_words const& words, std::string const& not_there) const {
        if (of_no_region == 0) return {};
        return counted(of_no_region, words.area, words.areas) + " of no stated region " +
               (of_no_region == 1 ? "is" : "are") + " in no panel" + not_there + ".";
    }
};

/// "33.6%, 10 councils", "[c], 2 of 4 councils": of so many with figures.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string panel_figures(figure<double> const& share, std::size_t with_figures,
                                               std::size_t councils, std::string const& area,
                                               std::string const& areas) {
    auto const all = counted(councils, area, areas);
    return (share.has_value() ? share_text(*share) : std::string(symbol(share.reason()))) + ", " +
           (with_figures == councils ? all : std::to_string(with_figures) + " of " + all);
}

/// "All together 24.5%. North: 30.0%. South: withheld ... [c].": what every panel shows.
template <class Panels>
[[nodiscard]] std::string panels_seen(std::string text, Panels const& panels) {
    for (auto const& p : panels)
        text += " " + p.name + ": " +
                (p.share.has_value()
                     ? share_text(*p.share)
                     : std::string(pbo::words(p.share.reason())) + " " + std::string(symbol(p.share.reason()))) +
                ".";
    return text + " Every figure is in the table.";
}

struct panel_head {
    std::string name, figures;
};

/// The heads of those from first to last, each within its width; the result is where they end.
template <class Left>
[[nodiscard]] double draw_panel_heads(drawing& d, double y, std::vector<panel_head> const& heads, std::size_t first,
                                      std::size_t last, double width, Left const& left_of) {
    std::size_t most = 0;
    for (std::size_t i = first; i < last; ++i) {
        auto const names = lines_of(heads[i].name, width, looks::label_strong),
                   figures = lines_of(heads[i].figures, width, looks::small_label);
        double text = y - 4;
        for (auto const& line : names) d.text({left_of(i), text += 17}, line, looks::label_strong);
        for (auto const& line : figures) d.text({left_of(i), text += 17}, line, looks::small_label);
        most = std::max(most, names.size() + figures.size());
    }
    return y + 17.0 * static_cast<double>(most);
}

/// one(i, where, is_first_of_its_line) draws what is in the panel; the result is where the grid ends.
template <class One>
[[nodiscard]] double draw_panels(drawing& d, double y, std::vector<panel_head> const& heads, chart_size size,
                                 double height, One const& one) {
    bool const narrow = size.narrow();
    std::size_t const across = narrow ? 2 : 3;
    double const gap = narrow ? 16 : 21.5,
                 width =
                     (size.right() - size.left() - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    for (std::size_t first = 0; first < heads.size(); first += across) {
        auto const last = std::min(first + across, heads.size());
        auto const left_of = [&](std::size_t i) { return size.left() + static_cast<double>(i - first) * (width + gap); };
        double const top = draw_panel_heads(d, y, heads, first, last, width, left_of) + 20;
        for (std::size_t i = first; i < last; ++i)
            one(i, box{left_of(i), top, left_of(i) + width, top + height}, i == first);
        y = top + height + 24;
    }
    return y;
}

/// Shares upwards: the lines of the grid, the share of all together, and what the uppermost line is.
template <class = pbo::detail::when_called>
inline void panel_shares(drawing& d, axis_marks const& shares, double benchmark, box const& where) {
    auto const y = shares.scale(where.bottom, where.top);
    for (double const v : shares.at)
        d.line(v == shares.from() ? markup_literal("x") : markup_literal("g"), {where.left, y.at(v)},
               {where.right, y.at(v)});
    d.line("z", {where.left, y.at(benchmark)}, {where.right, y.at(benchmark)});
}
template <class = pbo::detail::when_called>
inline void panel_share_label(drawing& d, axis_marks const& shares, box const& where) {
    d.text({where.left + 2, where.top - 4}, share_label(shares.to(), shares), looks::axis, text_anchor::start, true);
}
/// A panel of which there is nothing to draw.
template <class = pbo::detail::when_called>
inline void panel_without_figures(drawing& d, absence why, box const& where) {
    d.text({(where.left + where.right) / 2, (where.top + where.bottom) / 2}, symbol(why), looks::small_label,
           text_anchor::middle, true);
}

/// Lines under the grid that say what its axes are; the result is where the caption begins.
template <class = pbo::detail::when_called>
[[nodiscard]] inline double panels_explained(drawing& d, double y, std::string const& text, chart_size size) {
    y -= 18;
    for (auto const& line : lines_of(text, size.right() - size.left(), looks::caption))
        d.text({size.left(), y += 17}, line, looks::caption);
    return y - 5;
}

}  // namespace pbo::charts::detail

#endif
