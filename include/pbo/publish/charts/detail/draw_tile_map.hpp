// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_TILE_MAP_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_TILE_MAP_HPP

// The drawing of a tile_map: its panels with their squares, and the key.  On a page the key and the other panels stand
// beside the first one, wherever none of its squares is; on a phone everything is one below the other, and squares hold
// figures only.  Included by <pbo/publish/charts/tile_map.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/tile_map.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// The looks of n classes, spread over the five.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::size_t look_of_class(std::size_t i, std::size_t n) {
    return n == 1 ? 2 : (i * (most_classes - 1) + (n - 1) / 2) / (n - 1);
}
inline constexpr std::array<markup_literal, most_classes> class_looks{
    markup_literal{"k1"}, markup_literal{"k2"}, markup_literal{"k3"}, markup_literal{"k4"}, markup_literal{"k5"}};

/// A square and the space beside it, in which two digits can be read: 14 columns, as England has, within 300 pixels.
inline constexpr double least_pitch = 18;

/// A part of the map: its squares' rows and columns.
struct tile_panel {
    std::string name;
    int first_row = 1, last_row = 1, first_column = 1, last_column = 1;
    [[nodiscard]] int rows() const { return last_row - first_row + 1; }
    [[nodiscard]] int columns() const { return last_column - first_column + 1; }
};
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::vector<tile_panel> panels_of(tile_map const& map) {
    std::vector<tile_panel> all;
    for (auto const& tile : map.tiles) {
        auto const at = std::find_if(all.begin(), all.end(), [&](tile_panel const& p) { return p.name == tile.panel; });
        if (at == all.end()) {
            all.push_back({tile.panel, tile.row, tile.row, tile.column, tile.column});
            continue;
        }
        at->first_row = std::min(at->first_row, tile.row);
        at->last_row = std::max(at->last_row, tile.row);
        at->first_column = std::min(at->first_column, tile.column);
        at->last_column = std::max(at->last_column, tile.column);
    }
    return all;
}

/// A code as it fits in its square: whole, or its beginning and an ellipsis.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string code_within(std::string const& code, double room) {
    if (text_width(pbo::detail::visible(code), looks::tile_code) <= room) return code;
    auto cut = code;
    do {
        while (cut.size() > 1 && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80U) cut.pop_back();
        cut.pop_back();  // the first byte of a letter
    } while (!cut.empty() && text_width(pbo::detail::visible(cut + "\u2026"), looks::tile_code) > room);
    return cut + "\u2026";
}
/// With a little room at both sides, so that it is one figure and its neighbour's another.
template <class = pbo::detail::when_called>
[[nodiscard]] inline bool figure_fits(std::string const& said, text_style const& style, double side) {
    return text_width(said, style) <= side - 1;
}
template <class = pbo::detail::when_called>
inline void draw_tile(drawing& d, map_tile const& tile, tile_map const& map, box const& where, bool figures_only) {
    auto const told = tile.name + " " +
                      (!tile.in_table           ? std::string("is not in the table")
                       : tile.share.has_value() ? share_text(*tile.share)
                                                : std::string(symbol(tile.share.reason())));
    double const middle = (where.left + where.right) / 2, height = where.bottom - where.top;
    bool on_dark = false;
    if (tile.share.has_value()) {
        auto const look = look_of_class(tile.map_class, map.in_class.size());
        on_dark = look >= 3;
        d.bar(class_looks.at(look), where, told);
    } else if (tile.share.reason() == absence::suppressed) {
        d.hatched(where);
    } else {
        d.bar("da", where, told);
    }
    if (tile.picked) {
        d.line("io", {where.left, where.top}, {where.right, where.top});
        d.line("io", {where.left, where.bottom}, {where.right, where.bottom});
        d.line("io", {where.left, where.top - 1.5}, {where.left, where.bottom + 1.5});
        d.line("io", {where.right, where.top - 1.5}, {where.right, where.bottom + 1.5});
    }
    bool const halo = !tile.share.has_value() && tile.share.reason() == absence::suppressed;
    auto const figure_said = !tile.in_table           ? std::string()
                             : tile.share.has_value() ? pbo::detail::rounded(100.0 * *tile.share, 0)
                                                      : std::string(symbol(tile.share.reason()));
    bool const has_code = !figures_only && !tile.code.empty();
    if (has_code)
        d.text({middle, where.top + (figure_said.empty() ? height / 2 + 4 : height / 2 - 3)},
               code_within(tile.code, where.right - where.left - 2),
               on_dark ? looks::tile_code_on_blue : looks::tile_code, text_anchor::middle, halo);
    // Figures of neighbours must not run together: in the smallest squares one of three digits is left to the caption.
    bool const strong = figure_fits(figure_said, looks::strong, height);
    if (!figure_said.empty() && (strong || figure_fits(figure_said, looks::tile_code, height)))
        d.text({middle, where.top + (has_code ? height / 2 + 11 : height / 2 + 4)}, figure_said,
               strong ? (on_dark ? looks::on_blue : looks::strong)
                      : (on_dark ? looks::tile_code_on_blue : looks::tile_code),
               text_anchor::middle, halo);
}

/// The lines of the key: each class with how many are in it, then what has no share.  Returns where it ends.
template <class = pbo::detail::when_called>
inline double draw_key(drawing& d, tile_map const& map, double left, double top) {
    double y = top;
    auto const line = [&](std::string const& text, auto&& swatch) {
        swatch(box{left, y, left + 18, y + 16});
        d.text({left + 25, y + 13}, text, looks::small_label);
        y += 23;
    };
    auto const of = [&](std::size_t n) { return ": " + counted(n, map.area, map.areas); };
    for (std::size_t i = 0; i < map.in_class.size(); ++i)
        line(class_text(map.bounds, i) + of(map.in_class[i]),
             [&](box const& b) { d.bar(class_looks.at(look_of_class(i, map.in_class.size())), b); });
    if (map.withheld != 0) line("withheld [c]" + of(map.withheld), [&](box const& b) { d.hatched(b); });
    if (map.absent != 0) line("no figure" + of(map.absent), [&](box const& b) { d.bar("da", b); });
    return y;
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline box key_size(tile_map const& map) {
    double wide = text_width("withheld [c]: 000 " + map.areas, looks::small_label), lines = 0;
    for (std::size_t i = 0; i < map.in_class.size(); ++i, ++lines)
        wide = std::max(wide, text_width(class_text(map.bounds, i) + ": 000 " + map.areas, looks::small_label));
    lines += (map.withheld != 0 ? 1 : 0) + (map.absent != 0 ? 1 : 0);
    return {0, 0, wide + 27, 23 * lines};
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(tile_map const& map, chart_size size = {}) {
    auto [d, head] = detail::begun("tile_map", map.words, size);
    auto const panels = detail::panels_of(map);
    double const room = size.right() - size.left();
    int widest = 0;
    for (auto const& p : panels) widest = std::max(widest, p.columns());
    double const pitch = std::floor(std::min(35.0, room / widest));
    if (pitch < detail::least_pitch)
        throw std::invalid_argument("pbo::charts: a layout of " + std::to_string(widest) + " columns is too wide for " +
                                    std::to_string(static_cast<int>(size.width())) + " pixels; at most " +
                                    std::to_string(static_cast<int>(room / detail::least_pitch)) + " fit");
    bool const figures_only = pitch < 33;
    auto const square = [&](detail::tile_panel const& p, point const& corner, map_tile const& tile) {
        double const x = corner.x + pitch * (tile.column - p.first_column),
                     y = corner.y + pitch * (tile.row - p.first_row);
        return box{x, y, x + pitch - 2, y + pitch - 2};
    };
    // Beside the first panel, where all of it is free of squares; else below it.
    auto const key = detail::key_size(map);
    double const top = head + 22;
    auto const free_of_first = [&](box const& b) {
        return std::none_of(map.tiles.begin(), map.tiles.end(), [&](map_tile const& tile) {
            return tile.panel == panels.front().name && square(panels.front(), {size.left(), top}, tile).meets(b);
        });
    };
    double beside = size.right() - key.right;
    for (std::size_t i = 1; i < panels.size(); ++i)
        beside = std::min(beside, size.right() - pitch * panels[i].columns());
    auto const heading = [&](std::size_t i, double left) {
        return lines_of(panels[i].name, size.right() - left, looks::strong);
    };
    auto const above = [&](std::size_t i, double left) {
        return 12.0 + 16.0 * static_cast<double>(heading(i, left).size());
    };
    double down = top + key.bottom;
    std::vector<double> tops{top};
    for (std::size_t i = 1; i < panels.size(); ++i) {
        tops.push_back(down + above(i, beside));
        down = tops.back() + pitch * panels[i].rows();
    }
    bool const side_by_side = !size.narrow() && free_of_first({beside - 14, top - 4, size.right(), down + 8});
    double bottom = 0;
    std::vector<point> corners;
    if (side_by_side) {
        detail::draw_key(d, map, beside, top);
        for (std::size_t i = 0; i < panels.size(); ++i) corners.push_back({i == 0 ? size.left() : beside, tops[i]});
        bottom = std::max(down, top + pitch * panels.front().rows());
    } else {
        double y = detail::draw_key(d, map, size.left(), top) + 8;
        for (std::size_t i = 0; i < panels.size(); ++i) {
            if (i != 0) y += above(i, size.left());
            corners.push_back({size.left(), y});
            y += pitch * panels[i].rows();
        }
        bottom = y;
    }
    for (std::size_t i = 1; i < panels.size(); ++i) {
        auto const lines = heading(i, corners[i].x);
        for (std::size_t k = 0; k < lines.size(); ++k)
            d.text({corners[i].x, corners[i].y - 9 - 16.0 * static_cast<double>(lines.size() - 1 - k)}, lines[k],
                   looks::strong);
    }
    for (bool const picked : {false, true})  // the one picked out is drawn over its neighbours
        for (auto const& tile : map.tiles) {
            if (tile.picked != picked) continue;
            auto const at = static_cast<std::size_t>(
                std::find_if(panels.begin(), panels.end(), [&](auto const& p) { return p.name == tile.panel; }) -
                panels.begin());
            detail::draw_tile(d, tile, map, square(panels[at], corners[at], tile), figures_only);
        }
    auto words = map.words;
    auto const side = pitch - 2;
    auto const said = [&](std::string text) { words.caption.insert(words.caption.begin(), std::move(text)); };
    auto const any = [&](auto const& is) { return std::any_of(map.tiles.begin(), map.tiles.end(), is); };
    if (figures_only && any([](map_tile const& tile) { return !tile.code.empty(); }))
        said("A square here has its figure alone; its code is in the wider picture, its name in the table.");
    if (!figures_only && any([&](map_tile const& tile) { return detail::code_within(tile.code, side - 2) != tile.code; }))
        said("A code that ends in \u2026 is cut to its square; the table has every name.");
    if (any([&](map_tile const& tile) {
            return tile.share.has_value() && pbo::detail::rounded(100.0 * *tile.share, 0).size() > 2 &&
                   !detail::figure_fits("100", looks::tile_code, side);
        }))
        said("A square without a number is at 100%, rounded: three digits have no room there.");
    detail::end(d, words, size, bottom);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
