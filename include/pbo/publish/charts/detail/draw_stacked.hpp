// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DETAIL_DRAW_STACKED_HPP
#define PBO_PUBLISH_CHARTS_DETAIL_DRAW_STACKED_HPP

// The drawing of a stacked_plot: names of parts, bars of 100 %, what is withheld of them, and the axis.  Included by
// <pbo/publish/charts/stacked.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/stacked.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace pbo::charts {

namespace detail {

/// The fill of each of two, three or four parts, from dark to light, so that they differ in grey as well.
template <class = pbo::detail::when_called>
[[nodiscard]] inline markup_literal part_look(std::size_t part, std::size_t parts) {
    if (part == 0) return "b1";
    if (part == 1) return "b2";
    return part == 2 && parts == 4 ? markup_literal("b3") : markup_literal("b4");
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline text_style part_name_look(std::size_t part) {
    return part == 0 ? looks::better_word : part == 1 ? looks::worse_word : looks::small_label;
}

/// Where the parts of a bar that are shown lie, and the hatched rest, by their shares of what they add up to.
struct bar_pieces {
    std::vector<std::pair<std::size_t, std::pair<double, double>>> shown;  ///< part, and from where to where, 0 to 1
    double hatched_from = 1.0;                                             ///< 1 where nothing is
};
template <class = pbo::detail::when_called>
[[nodiscard]] inline bar_pieces pieces_of(stacked_bar const& bar) {
    constexpr double least_rest = 0.03;
    double known = 0;
    for (auto const& p : bar.parts) known += p.share.value_or(0.0);
    double const rest = bar.absent() == 0 ? 0.0 : std::max(1.0 - known, least_rest), all = known + rest;
    bar_pieces pieces;
    double at = 0;
    for (std::size_t i = 0; i < bar.parts.size(); ++i)
        if (auto const& share = bar.parts[i].share; share.has_value()) {
            double const next = at + *share / all;
            pieces.shown.push_back({i, {at, next}});
            at = next;
        }
    if (bar.absent() != 0) pieces.hatched_from = at;
    return pieces;
}

/// The names of the parts above the first bar that has all: over their pieces where they find room in one line, and
/// else with a swatch each, in as many lines as they need; none where no bar has parts.
class part_names {
public:
    template <class = pbo::detail::when_called>
    part_names(stacked_plot const& plot, double left, double right) : parts_(plot.parts.size()) {
        auto const& bars = plot.bars;
        if (std::all_of(bars.begin(), bars.end(), [](auto const& b) { return b.is_blank(); })) return;
        auto const whole =
            std::find_if(bars.begin(), bars.end(), [](auto const& b) { return !b.is_blank() && b.absent() == 0; });
        if (whole == bars.end() || !stand_over(plot, pieces_of(*whole), left, right)) stand_in_lines(plot, left, right);
    }
    [[nodiscard]] double height() const { return leading * static_cast<double>(lines_); }
    /// Ending there.
    template <class = pbo::detail::when_called>
    void draw_above(drawing& d, double bottom) const {
        double const top = bottom - 6 - height() + leading;
        for (auto const& name : names_) {
            double const y = top + leading * static_cast<double>(name.line);
            if (name.has_swatch) d.bar(part_look(name.part, parts_), {name.x - 16, y - 10, name.x - 5, y + 1});
            d.text({name.x, y}, name.text, part_name_look(name.part), name.anchor);
        }
    }

private:
    static constexpr double leading = 17, swatch = 16;
    struct placed {
        std::size_t part, line;
        double x;
        std::string text;
        text_anchor anchor;
        bool has_swatch;
    };
    template <class = pbo::detail::when_called>
    [[nodiscard]] bool stand_over(stacked_plot const& plot, bar_pieces const& pieces, double left, double right) {
        double last = left - 12;
        for (auto const& [part, piece] : pieces.shown) {
            auto const& name = plot.parts[part];
            double const x = left + piece.first * (right - left) + 2,
                         wide = text_width(pbo::detail::visible(name), part_name_look(part));
            bool const at_end = part + 1 == parts_ && x + wide > right;
            double const from = at_end ? right - wide : x;
            if (from < last + 12 || from + wide > right + 0.01) {
                names_.clear();
                return false;
            }
            names_.push_back(
                {part, 0, at_end ? right : x, name, at_end ? text_anchor::end : text_anchor::start, false});
            last = from + wide;
        }
        lines_ = 1;
        return true;
    }
    template <class = pbo::detail::when_called>
    void stand_in_lines(stacked_plot const& plot, double left, double right) {
        double x = left;
        lines_ = 1;
        for (std::size_t i = 0; i < parts_; ++i) {
            auto const text = lines_of(plot.parts[i], right - left - swatch, part_name_look(i));
            double const wide = swatch + text_width(text.front(), part_name_look(i));
            if (x != left && (text.size() > 1 || x + wide > right)) {
                x = left;
                ++lines_;
            }
            for (std::size_t k = 0; k < text.size(); ++k)
                names_.push_back({i, lines_ - 1 + k, x + swatch, text[k], text_anchor::start, k == 0});
            lines_ += text.size() - 1;
            x = text.size() > 1 ? right : x + wide + 12;
        }
    }

    std::size_t parts_, lines_ = 0;
    std::vector<placed> names_;
};

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string people_in(stacked_bar const& bar, std::string const& people) {
    if (!bar.of.has_value()) return std::string(symbol(bar.of.reason())) + " " + people;
    return pbo::detail::with_thousands(std::to_string(*bar.of)) + " " +
           (*bar.of == 1 && people == "people" ? "person" : people);
}

/// One bar, 30 pixels high.
template <class = pbo::detail::when_called>
inline void stacked_bar_drawn(drawing& d, stacked_bar const& bar, std::vector<std::string> const& names,
                              box const& where) {
    double const width = where.right - where.left, text = where.top + 19.5, gap = 1.5;
    auto const piece = [&](double from, double to) {
        return box{where.left + from * width, where.top,
                   std::max(where.left + from * width + 0.5, where.left + to * width - gap), where.bottom};
    };
    auto const hatched = [&](double from) {
        auto const at = piece(from, 1.0);
        d.hatched({at.left, at.top, where.right, at.bottom});
        std::string all;  // which they are, where there is room
        if (from > 0.0)
            for (std::size_t i = 0; i < names.size(); ++i)
                if (!bar.parts[i].share.has_value())
                    all += (all.empty() ? "[c] withheld: " : ", ") + within_sentence(pbo::detail::visible(names[i]));
        for (auto const& said : {all, std::string("[c] withheld"), std::string("[c]")})
            if (!said.empty() &&
                text_width(said, looks::small_label) + (said == all ? 48 : 16) < where.right - at.left) {
                double const half = text_width(said, looks::small_label) / 2 + 4, middle = (at.left + where.right) / 2;
                d.bar("w", {middle - half, where.top + 6, middle + half, where.bottom - 6});
                d.text({middle, text}, said, looks::small_label, text_anchor::middle);
                break;
            }
    };
    if (bar.is_blank()) {
        absence why = absence::nothing_to_divide_by;
        for (auto const& p : bar.parts)
            if (!p.share.has_value()) why = p.share.reason();
        if (why == absence::suppressed) return hatched(0.0);
        d.bar("da", where);
        d.text(
            {where.left + 8, text},
            why == absence::nothing_to_divide_by ? "nobody" : std::string(words(why)) + " " + std::string(symbol(why)),
            looks::small_label);
        return;
    }
    auto const pieces = pieces_of(bar);
    for (auto const& [part, ends] : pieces.shown) {
        double const share = *bar.parts[part].share;
        if (share == 0.0) continue;
        auto const at = piece(ends.first, ends.second);
        auto const number = whole_per_cent(share);
        d.bar(part_look(part, names.size()), at, names[part] + ", " + bar.name + ": " + share_text(share));
        auto const look = part == 0 ? looks::on_blue : part == 1 ? looks::strong : looks::small_label;
        if (share < 0.03 || text_width(number, look) > at.right - at.left) continue;
        if (part == 0 && text_width(number, look) + 12 < at.right - at.left)
            d.text({at.left + 8, text}, number, look);
        else
            d.text({(at.left + at.right) / 2, text}, number, look, text_anchor::middle);
    }
    if (pieces.hatched_from < 1.0) hatched(pieces.hatched_from);
}

template <class = pbo::detail::when_called>
inline void stacked_axis(drawing& d, double left, double right, double y) {
    for (double const share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        double const x = left + share * (right - left);
        d.line("x", {x, y}, {x, y + 5});
        d.text({x, y + 18}, whole_per_cent(share), looks::axis,
               share == 0.0   ? text_anchor::start
               : share == 1.0 ? text_anchor::end
                              : text_anchor::middle);
    }
}

}  // namespace detail

template <class = pbo::detail::when_called>
[[nodiscard]] inline drawing draw(stacked_plot const& plot, chart_size size = {}) {
    bool const narrow = size.narrow();
    auto [d, head] = detail::begun("stacked", plot.words, size);
    constexpr double height = 30;
    double const left = narrow ? size.left() : size.left() + 190, right = size.right();
    detail::part_names const names(plot, left, right);
    double y = head + 18;
    if (!narrow) y += names.height() + 4;  // (on a phone they stand under the first bar's name)
    for (std::size_t i = 0; i < plot.bars.size(); ++i) {
        auto const& bar = plot.bars[i];
        auto const people = detail::people_in(bar, plot.people);
        auto const label_look = bar.is_whole ? looks::label_strong : looks::label;
        double const room = narrow ? right - left - text_width(people, looks::small_label) - 12 : 178;
        auto const label = lines_of(bar.name, room, label_look);
        if (narrow) {
            for (std::size_t k = 0; k < label.size(); ++k) {
                d.text({left, y + 13}, label[k], label_look);
                if (k == 0) d.text({right, y + 13}, people, looks::small_label, text_anchor::end);
                y += 16;
            }
            y += 4;
            if (i == 0) {
                y += names.height();
                names.draw_above(d, y);
            }
            detail::stacked_bar_drawn(d, bar, plot.parts, {left, y, right, y + height});
            y += height + 14;
            continue;
        }
        if (i == 0) names.draw_above(d, y);
        detail::stacked_bar_drawn(d, bar, plot.parts, {left, y, right, y + height});
        double text = y + 12.5;
        for (auto const& line : label) {
            d.text({size.left(), text}, line, label_look);
            text += 15;
        }
        d.text({size.left(), text}, people, looks::axis);
        y = std::max(y + height, text + 4) + 14 + (bar.is_whole && i + 1 != plot.bars.size() ? 6 : 0);
    }
    y -= narrow ? 4 : 5;
    detail::stacked_axis(d, left, right, y);
    detail::end(d, plot.words, size, y + 22);
    return std::move(d);
}

}  // namespace pbo::charts

#endif
