// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_SIDE_LABELS_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_SIDE_LABELS_HPP

// Labels in a column beside a plot, each at the height of what it names, as far as the others leave it there.

#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/drawing.hpp>
#include <pbo/publish/charts/text_width.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts::detail {

/// Labels beside lines' ends, moved apart so that none lies on another.
struct side_label {
    double y;  ///< of the line
    std::vector<std::string> lines;
    std::vector<text_style> styles;
    [[nodiscard]] double height() const { return 14.0 * static_cast<double>(lines.size()) + (lines.size() > 1 ? 7 : 2); }
};
template <class = pbo::detail::when_called>
inline void keep_apart(std::vector<side_label>& labels, double top, double bottom) {
    pbo::detail::sort_stably(labels, [](side_label const& a, side_label const& b) { return a.y < b.y; });
    double least = top;
    for (auto& l : labels) {
        l.y = std::max(l.y, least + 7);
        least = l.y - 7 + l.height();
    }
    double most = bottom;
    for (auto l = labels.rbegin(); l != labels.rend(); ++l) {
        l->y = std::min(l->y, most + 7 - l->height());
        most = l->y - 7;
    }
}
template <class = pbo::detail::when_called>
inline void add_side_label(std::vector<side_label>& to, double y, std::string const& text, text_style const& style,
                           double room, std::string const& second = {}) {
    if (text.empty()) return;
    side_label label{y, lines_of(text, room, style), {}};
    label.styles.assign(label.lines.size(), style);
    if (!second.empty())
        for (auto& line : lines_of(second, room, looks::axis)) {
            label.lines.push_back(std::move(line));
            label.styles.push_back(looks::axis);
        }
    to.push_back(std::move(label));
}
template <class = pbo::detail::when_called>
inline void draw_side_labels(drawing& d, double left, std::vector<side_label> const& labels) {
    for (auto const& l : labels)
        for (std::size_t i = 0; i < l.lines.size(); ++i)
            d.text({left, l.y + 14.0 * static_cast<double>(i)}, l.lines[i], l.styles[i]);
}

}  // namespace pbo::charts::detail

#endif
