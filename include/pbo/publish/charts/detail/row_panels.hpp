// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_ROW_PANELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_ROW_PANELS_HPP

// Small multiples that share their rows: up to three panels beside one another to the right of what their rows are
// called, two on a phone, where that stands above the marks; each panel under its name and its figures in words.  What
// is within a panel is drawn by the caller.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/detail/panel_grid.hpp>
#include <pbo/publish/charts/frame.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts::detail {

struct row_panel_sizes {
    std::size_t across;
    double left, width, gap, label_width;

    template <class = pbo::detail::when_called>
    row_panel_sizes(chart_size size, std::size_t panels) {
        bool const narrow = size.narrow();
        across = std::min<std::size_t>(panels, narrow ? 2 : 3);
        gap = 16;
        label_width = narrow ? size.right() - size.left() : 196;
        left = narrow ? size.left() : size.left() + label_width + gap;
        width = (size.right() - left - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    }
};

/// axis(where) draws the lines and numbers of a panel's axis above where.top, within axis_room; cell(panel, row, middle,
/// where) the marks of a row.  The result is where the panels end.
template <class Axis, class Cell>
[[nodiscard]] double draw_row_panels(drawing& d, double y, std::vector<std::string> const& rows,
                                     std::vector<panel_head> const& heads, chart_size size, double axis_room,
                                     Axis const& axis, Cell const& cell) {
    bool const narrow = size.narrow();
    row_panel_sizes const at(size, heads.size());
    for (std::size_t first = 0; first < heads.size(); first += at.across) {
        auto const last = std::min(first + at.across, heads.size());
        auto const left_of = [&](std::size_t i) { return at.left + static_cast<double>(i - first) * (at.width + at.gap); };
        double const top = draw_panel_heads(d, y, heads, first, last, at.width, left_of) + axis_room;
        std::vector<std::pair<double, std::vector<std::string>>> placed;
        double next = top + 4;
        for (auto const& row : rows) {
            auto label = lines_of(row, at.label_width, looks::label);
            double const lines = 16.0 * static_cast<double>(label.size());
            placed.emplace_back(next, std::move(label));
            next += narrow ? lines + 26 : std::max(25.0, lines + 9);
        }
        for (std::size_t i = first; i < last; ++i) axis(box{left_of(i), top, left_of(i) + at.width, next + 1});
        for (std::size_t r = 0; r < placed.size(); ++r) {
            auto const& [from, label] = placed[r];
            double const to = r + 1 < placed.size() ? placed[r + 1].first : next;
            double const lines = 16.0 * static_cast<double>(label.size());
            double text = narrow ? from + 13 : (from + to - lines) / 2 + 12.5;
            for (auto const& line : label) {
                d.text({size.left(), text}, line, looks::label, text_anchor::start, narrow);
                text += 16;
            }
            double const middle = narrow ? from + lines + 11 : (from + to) / 2;
            for (std::size_t i = first; i < last; ++i)
                cell(i, r, middle, box{left_of(i), top, left_of(i) + at.width, next + 1});
        }
        y = next + 23;
    }
    return y;
}

/// Words above panels that say what lies where, beside one another as far as there is room; where they end.
template <class = pbo::detail::when_called>
[[nodiscard]] inline double draw_panel_key(drawing& d, double y, std::vector<std::pair<std::string, text_style>> const& key,
                                           chart_size size) {
    double x = size.left();
    y += 19;
    for (auto const& [text, style] : key) {
        auto const lines = lines_of(text, size.right() - size.left(), style);
        for (auto const& line : lines) {
            double const wide = text_width(line, style);
            if (x > size.left() && (x + wide > size.right() || lines.size() > 1)) {
                x = size.left();
                y += 17;
            }
            d.text({x, y}, line, style);
            x += wide + 18;
        }
    }
    return y;
}

}  // namespace pbo::charts::detail

#endif
