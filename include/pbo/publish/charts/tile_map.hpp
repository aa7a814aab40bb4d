// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_TILE_MAP_HPP
#define PBO_PUBLISH_CHARTS_TILE_MAP_HPP

// Where is a share high, and where low?  A square for every area at the place that a layout gives it, with its code and
// its figure, in at most five classes whose bounds are round numbers and include the target where there is one.
//
//     auto const map = pbo::charts::tile_map_of(t, pbo::charts::read_tile_layout("layout.csv"), from, {.aim = aim});
//
// A square is a place and not a size: no area counts for more because it is large.  What is withheld is hatched, what
// is absent has a dashed outline, and so has a square whose area is not in the table.  An area that the layout has no
// square for stands in the caption with its figure: nothing is dropped.  Classes are of the shares, before their figures are rounded.  The
// title states facts of the shares drawn (how many reach the target, or the lowest and the highest), not verdicts.
// Throws std::domain_error where nobody has a share, std::invalid_argument for a layout that is too wide for the page.
// Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/target.hpp>
#include <pbo/measure/take_up.hpp>
#include <pbo/publish/charts/frame.hpp>
#include <pbo/publish/charts/take_up_words.hpp>
#include <pbo/publish/charts/tile_layout.hpp>
#include <pbo/publish/detail/council_columns.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

struct map_tile {
    std::string name, code, panel;
    int row = 1, column = 1;
    figure<double> share;
    std::size_t map_class = 0;  ///< of its share
    bool in_table = true, picked = false;
};

struct tile_map {
    chart_words words;
    std::vector<map_tile> tiles;
    std::vector<double> bounds;            ///< between the classes, the lowest first
    std::vector<std::size_t> in_class;     ///< how many areas
    std::size_t withheld = 0, absent = 0;  ///< squares without a share
    std::string area, areas;               ///< "council", "councils"
};

struct tile_map_options {
    std::optional<target> aim{};
    std::optional<council_key> picked{};
};

namespace detail {

inline constexpr std::size_t most_classes = 5;

/// At most four round bounds over the middle three fifths of the shares, the target among them.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<double> class_bounds(std::vector<double> shares, std::optional<double> aim) {
    std::sort(shares.begin(), shares.end());
    if (shares.front() == shares.back()) return {};
    auto const at = [&](double q) {
        return shares[static_cast<std::size_t>(q * static_cast<double>(shares.size() - 1))];
    };
    double const low = at(0.2), high = at(0.8), middle = (low + high) / 2;
    constexpr double between = most_classes - 2;  // three steps between four bounds
    double step = 0;
    for (int power = -5; step == 0; ++power)
        for (double const digit : {1.0, 2.0, 5.0})
            if (double const one = digit * std::pow(10.0, power); step == 0 && between * one >= high - low - 1e-9)
                step = one;
    double first = std::round((middle - between * step / 2) / step) * step;
    if (aim) {
        double const place = std::clamp(std::round((*aim - first) / step), 0.0, between);
        first = *aim - place * step;
    }
    std::vector<double> bounds;
    for (std::size_t i = 0; i + 1 < most_classes; ++i) {
        double const bound = first + static_cast<double>(i) * step;
        bool const is_aim = aim && std::abs(bound - *aim) < step / 2;
        if (bound > shares.front() && (is_aim || bound <= shares.back()) && bound < 1.0 + 1e-12)
            bounds.push_back(is_aim ? *aim : bound);
    }
    return bounds;
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::size_t class_of(double share, std::vector<double> const& bounds) {
    return static_cast<std::size_t>(
        std::count_if(bounds.begin(), bounds.end(), [&](double bound) { return share >= bound - 1e-12; }));
}
/// "15%", "12.5%": as many digits as the bound has, three at most.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string bound_text(double bound) {
    int decimals = 0;
    for (double scaled = 100.0 * bound; decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-6; scaled *= 10)
        ++decimals;
    return pbo::detail::rounded(100.0 * bound, decimals);
}
/// "under 15%", "15% to under 20%", "30% or more".
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string class_text(std::vector<double> const& bounds, std::size_t i) {
    if (bounds.empty()) return "all alike";
    if (i == 0) return "under " + bound_text(bounds.front()) + "%";
    if (i == bounds.size()) return bound_text(bounds.back()) + (bounds.back() > 1.0 - 1e-9 ? "%" : "% or more");
    return bound_text(bounds[i - 1]) + "% to under " + bound_text(bounds[i]) + "%";
}

/// "Ashshire", "Ashshire and Beechton", "59 councils": those that have exactly this share.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string who_has(std::vector<map_tile const*> const& tiles, double share,
                                         take_up_words const& words) {
    return who_has(
        tiles, share, words, [](map_tile const* tile) { return *tile->share; }, [](map_tile const* tile) { return tile->name; });
}
/// by_share: the squares with a share, the lowest first; all: how many areas have one, with a square or without.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string tile_map_title(std::vector<map_tile const*> const& by_share, std::size_t all,
                                                take_up_words const& words, std::optional<target> const& aim,
                                                std::size_t met, bool sampled) {
    auto const n = by_share.size();
    if (aim) return reached_in_words(met, all, words, *aim, sampled);
    auto const& low = *by_share.front();
    auto const& high = *by_share.back();
    if (n == 1) return low.name + " has " + share_text(*low.share);
    if (*low.share == *high.share)
        return "All " + counted(n, words.area, words.areas) + " have " + share_text(*low.share);
    return "From " + share_text(*low.share) + " in " + who_has(by_share, *low.share, words) + " to " +
           share_text(*high.share) + " in " + who_has(by_share, *high.share, words);
}

}  // namespace detail

/// notes are lines of the caption above its source.
template <class = pbo::detail::when_called>
[[nodiscard]] inline tile_map tile_map_of(take_up_table const& t, tile_layout const& layout, provenance const& from,
                                          tile_map_options const& how = {},
                                          std::vector<std::string> const& notes = {}) {
    if (how.picked) static_cast<void>(t.context().of(*how.picked));
    take_up_words const words(t);
    tile_map map;
    map.area = words.area;
    map.areas = words.areas;
    std::vector<double> shares;
    std::vector<std::string> without_square;
    std::vector<bool> has_area(layout.places().size(), false);
    std::size_t met = 0;
    for (auto const& c : t.context().councils) {
        auto const who = pbo::detail::area_of(c);
        auto const share = pbo::detail::share_or_reason(t[c.key()].on_budget);
        auto const name = pbo::detail::name_of(c);
        if (how.aim && how.aim->share().met_by(t[c.key()].on_budget.counted()) == figure<bool>(true)) ++met;
        auto const at = layout.find(who.ons_code, who.cassr_code, who.name);
        if (!at || has_area[*at]) {
            without_square.push_back(
                name + " " + (share.has_value() ? detail::share_text(*share) : std::string(symbol(share.reason()))));
            if (share.has_value()) shares.push_back(*share);
            continue;
        }
        has_area[*at] = true;
        auto const& place = layout.places()[*at];
        map.tiles.push_back(
            {name, place.code, place.panel, place.row, place.column, share, 0, true, how.picked == c.key()});
        if (share.has_value())
            shares.push_back(*share);
        else
            ++(share.reason() == absence::suppressed ? map.withheld : map.absent);
    }
    std::vector<map_tile const*> by_share;
    for (auto const& tile : map.tiles)
        if (tile.share.has_value()) by_share.push_back(&tile);
    if (by_share.empty())
        throw std::domain_error("pbo::charts::tile_map_of: no square of the layout has an area with a share");
    pbo::detail::sort_stably(by_share, [](auto const* a, auto const* b) { return *a->share < *b->share; });
    map.bounds = detail::class_bounds(shares, how.aim ? std::optional(how.aim->share().value()) : std::nullopt);
    map.in_class.assign(map.bounds.size() + 1, 0);
    for (auto& tile : map.tiles)
        if (tile.share.has_value()) ++map.in_class[tile.map_class = detail::class_of(*tile.share, map.bounds)];

    auto& w = map.words;
    bool const sampled = t.context().counted == completeness::sample;
    w.drawn = "Tile map of " + t.context().words.subject() + " in " +
              detail::counted(by_share.size(), words.area, words.areas);
    w.title = detail::tile_map_title(by_share, shares.size(), words, how.aim, met, sampled);
    w.subtitle = words.measure + ", per cent, " + words.where_and_when(by_share.size()) + ". One square " +
                 (words.area == "area" ? "an area" : "a " + words.area);
    w.seen = "Each of " + detail::counted(by_share.size(), words.area, words.areas) +
             " is one square, placed by the layout. ";
    for (std::size_t i = 0; i < map.in_class.size(); ++i)
        w.seen += detail::class_text(map.bounds, i) + ": " + std::to_string(map.in_class[i]) + "; ";
    w.seen += "lowest " + detail::who_has(by_share, *by_share.front()->share, words) + ", " +
              detail::share_text(*by_share.front()->share) + "; highest " +
              detail::who_has(by_share, *by_share.back()->share, words) + ", " +
              detail::share_text(*by_share.back()->share) + ".";
    for (auto const& tile : map.tiles)
        if (tile.picked) {
            auto const figure =
                tile.share.has_value() ? detail::share_text(*tile.share) : std::string(symbol(tile.share.reason()));
            w.caption.push_back("Outlined in orange: " + tile.name + ", " + figure + ".");
            w.seen += " Picked out: " + tile.name + ", " + figure + ".";
        }
    detail::absences_in_words absent;
    for (auto const& tile : map.tiles)
        if (!tile.share.has_value()) absent.add(tile.share.reason(), tile.name);
    std::vector<std::string> empty_squares;
    for (std::size_t i = 0; i < has_area.size(); ++i)
        if (!has_area[i]) {
            auto const& p = layout.places()[i];
            auto const name = !p.name.empty() ? p.name : !p.ons_code.empty() ? p.ons_code : p.cassr_code;
            map.tiles.push_back({name, p.code, p.panel, p.row, p.column, absence::not_available, 0, false, false});
            empty_squares.push_back(name);
        }
    auto const listed = [](std::vector<std::string> const& names) {
        std::string all;
        for (std::size_t i = 0; i < names.size(); ++i) all += (i == 0 ? "" : ", ") + names[i];
        return all;
    };
    if (absent.total() != 0) {
        auto text = absent.text(words.areas);
        w.caption.push_back("Without a figure: " + text.substr(text.find(": ") + 2));
        w.seen += " " + w.caption.back();
    }
    if (!without_square.empty()) w.caption.push_back("Without a square in the layout: " + listed(without_square) + ".");
    if (!empty_squares.empty())
        w.caption.push_back(empty_squares.size() <= 3
                                ? "A dashed square is not in the table: " + listed(empty_squares) + "."
                                : std::to_string(empty_squares.size()) +
                                      " dashed squares are of areas that are not in the table.");
    w.seen += " Every figure is in the table.";
    w.caption.push_back("A square is a place, not a size. Classes are of the shares, not of their figures as printed" +
                        std::string(sampled ? ", which are of a sample."
                                            : "; what lies between two classes may differ by chance alone."));
    w.caption.insert(w.caption.end(), notes.begin(), notes.end());
    w.caption.push_back(detail::source_line(from));
    return map;
}

}  // namespace pbo::charts

#include <pbo/publish/charts/detail/draw_tile_map.hpp>

#endif
