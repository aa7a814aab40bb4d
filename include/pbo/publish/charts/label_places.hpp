// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_LABEL_PLACES_HPP
#define PBO_PUBLISH_CHARTS_LABEL_PLACES_HPP

// Where can a dot's name stand among many dots?  Tried in this order: right, left, above, below, and the four corners,
// eight pixels away. A place is refused where it leaves the plot, touches a dot, a line or another label, lies across a
// line from its dot, or is closer to another dot than to its own by so little that one could not tell whose it is.
// Where no place is free the name is left to the table.
//
//     label_places places(plot_box, dots, lines);
//     if (auto const at = places.take(dot, radius, name, style, false)) d.text(at->base, name, style, at->anchor,
//     true);
//
// Cost: dots and pieces of lines, for each place tried.  Not part of <pbo/publish.hpp>: see <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/drawing.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::charts {

struct label_place {
    point base;
    text_anchor anchor;
};

class label_places {
public:
    template <class = pbo::detail::when_called>
    label_places(box plot, std::vector<point> dots, double radius, std::vector<std::vector<point>> lines)
        : plot_(plot), dots_(std::move(dots)), radius_(radius), lines_(std::move(lines)) {}

    /// Something else that no label may touch.
    template <class = pbo::detail::when_called>
    void occupy(box const& taken) { taken_.push_back(taken); }

    /// A free place for the name of the dot, which is occupied from then on.  Where told apart (by colour and size),
    /// another dot may be as near.
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::optional<label_place> take(point own, double own_radius, std::string_view name,
                                                  text_style const& style, bool told_apart) {
        double const away = own_radius + 3;
        constexpr double slant = 0.75;
        for (auto const& [dx, dy] :
             {std::pair(1.0, 0.0), std::pair(-1.0, 0.0), std::pair(0.0, -1.0), std::pair(0.0, 1.0),
              std::pair(slant, -slant), std::pair(slant, slant), std::pair(-slant, -slant), std::pair(-slant, slant)}) {
            auto const anchor = dx > 0 ? text_anchor::start : dx < 0 ? text_anchor::end : text_anchor::middle;
            point const base{own.x + dx * away, own.y + (dy < 0   ? dy * away - 2
                                                         : dy > 0 ? dy * away + 0.75 * style.size
                                                                  : 0.27 * style.size)};
            auto const where = drawing::box_of(base, name, style, anchor);
            if (!free(where, own, told_apart)) continue;
            taken_.push_back(where);
            return label_place{base, anchor};
        }
        return {};
    }

private:
    template <class = pbo::detail::when_called>
    [[nodiscard]] static double distance(box const& b, point p) {
        double const dx = std::max({b.left - p.x, 0.0, p.x - b.right}),
                     dy = std::max({b.top - p.y, 0.0, p.y - b.bottom});
        return std::hypot(dx, dy);
    }
    template <class = pbo::detail::when_called>
    [[nodiscard]] static bool cross(point a, point b, point c, point d) {
        auto const side = [](point p, point q, point r) {
            return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
        };
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }
    template <class = pbo::detail::when_called>
    [[nodiscard]] static bool touches(box const& b, point p, point q) {
        auto const inside = [&](point r) { return r.x >= b.left && r.x <= b.right && r.y >= b.top && r.y <= b.bottom; };
        point const corners[]{{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}};
        bool met = inside(p) || inside(q);
        for (std::size_t i = 0; i < 4; ++i) met = met || cross(p, q, corners[i], corners[(i + 1) % 4]);
        return met;
    }
    template <class = pbo::detail::when_called>
    [[nodiscard]] bool free(box const& where, point own, bool told_apart) const {
        if (where.left < plot_.left || where.right > plot_.right || where.top < plot_.top ||
            where.bottom > plot_.bottom)
            return false;
        for (auto const& other : taken_)
            if (where.meets(other)) return false;
        double const to_own = distance(where, own);
        for (auto const& dot : dots_) {
            if (dot.x == own.x && dot.y == own.y) continue;
            double const to_other = distance(where, dot);
            if (to_other < radius_ + 1 || (!told_apart && to_other < to_own + 2)) return false;
        }
        point const middle{(where.left + where.right) / 2, (where.top + where.bottom) / 2};
        for (auto const& line : lines_)
            for (std::size_t i = 1; i < line.size(); ++i)
                if (touches(where, line[i - 1], line[i]) || cross(own, middle, line[i - 1], line[i])) return false;
        return true;
    }

    box plot_;
    std::vector<point> dots_;
    double radius_;
    std::vector<std::vector<point>> lines_;
    std::vector<box> taken_;
};

}  // namespace pbo::charts

#endif
