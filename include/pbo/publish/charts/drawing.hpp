// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_DRAWING_HPP
#define PBO_PUBLISH_CHARTS_DRAWING_HPP

// What is a picture made of?  Marks (a line, a dot, a diamond, a bar) and text, each with the class of its look;
// as_svg() is the file.  The looks are in one table here, and a file has those it uses.  Coordinates are pixels with
// one decimal.  Text goes through escaped() and stays horizontal; where it stands is remembered, so that labels can
// keep clear of one another and a test can say that none overlaps.
//
// Within a page (as_svg(false)) the looks are left to the page's style, and ids carry the picture's name, so that many
// fit.  Throws std::domain_error for a coordinate that is not finite.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/publish/charts/text_width.hpp>
#include <pbo/publish/html_text.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::charts {

struct point {
    double x = 0, y = 0;
};
struct box {
    double left = 0, top = 0, right = 0, bottom = 0;
    template <class = pbo::detail::when_called> [[nodiscard]] constexpr bool meets(box const& other) const noexcept {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

enum class text_anchor { start, middle, end };

/// The looks of text, by use.
namespace looks {
inline constexpr text_style title{"ti", 20, true}, subtitle{"su", 14}, label{"", 13}, label_strong{"bo", 13, true}, small_label{"s", 12},
    axis{"ax", 12}, caption{"no", 12}, strong{"s bo", 12, true}, picked_out{"r", 13, true},
    named_outlier{"s r", 12, true}, tile_code{"tc", 11},
    tile_code_on_blue{"tc wf", 11}, on_blue{"s wh", 12, true}, better_word{"s u", 12, true},
    worse_word{"s r", 12, true};
}  // namespace looks

namespace detail {
struct look {
    markup_literal name, rule;
};
inline constexpr std::array looks_known{
    look{"ti", "{font-size:20px;font-weight:700}"},
    look{"su", "{font-size:14px;fill:#4b5761}"},
    look{"no", "{font-size:12px;fill:#4b5761}"},
    look{"ax", "{font-size:12px;fill:#4b5761}"},
    look{"bo", "{font-weight:700}"},
    look{"e", "{text-anchor:end}"},
    look{"m", "{text-anchor:middle}"},
    look{"r", "{fill:#a34700;font-weight:700}"},
    look{"s", "{font-size:12px}"},
    look{"tc", "{font-size:11px}"},
    look{"wh", "{fill:#fff;font-weight:700}"},
    look{"u", "{fill:#14507f;font-weight:700}"},
    look{"ha", "{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}"},
    look{"g", "{stroke:#dfe4e8;stroke-width:1;fill:none}"},
    look{"x", "{stroke:#6f7b85;stroke-width:1;fill:none}"},
    look{"z", "{stroke:#1b2328;stroke-width:1.5;fill:none}"},
    look{"tg", "{stroke:#1b2328;stroke-width:1.5;stroke-dasharray:6 4;fill:none}"},
    look{"i", "{stroke:#14507f;stroke-width:2;fill:none}"},
    look{"iv", "{stroke:#5f8fb5;stroke-width:2;fill:none}"},
    look{"io", "{stroke:#d4700f;stroke-width:3;fill:none}"},
    look{"d", "{fill:#14507f}"},
    look{"f", "{fill:#d4700f}"},
    look{"hd", "{fill:#fff;stroke:#14507f;stroke-width:2}"},
    look{"ho", "{fill:#fff;stroke:#d4700f;stroke-width:2}"},
    look{"ir", "{stroke:#d4700f;stroke-width:2;fill:none}"},
    look{"fc", "{stroke:#14507f;stroke-width:2;stroke-dasharray:6 4;fill:none}"},
    look{"bd", "{fill:#b4cde0;stroke:none}"},
    look{"be", "{fill:#e2ebf3;stroke:#6f7b85;stroke-width:.75}"},
    look{"tk", "{stroke:#1b2328;stroke-width:4;fill:none}"},
    look{"hs", "{fill:#fff;stroke:#14507f;stroke-width:1.2}"},
    look{"pl", "{stroke:#7f8b95;stroke-width:1.5;stroke-dasharray:1.5 3;fill:none}"},
    look{"gd", "{stroke:#7f8b95;stroke-width:2.6;stroke-linecap:round;fill:none}"},
    look{"li", "{stroke:#4b5761;stroke-width:1.5;stroke-dasharray:6 4;fill:none}"},
    look{"lo", "{stroke:#4b5761;stroke-width:1.5;fill:none}"},
    look{"b1", "{fill:#14507f}"},
    look{"b2", "{fill:#f0a860;stroke:#6f7b85}"},
    look{"b3", "{fill:#d3dae0;stroke:#6f7b85}"},
    look{"b4", "{fill:#eef1f3;stroke:#6f7b85}"},
    look{"w", "{fill:#fff}"},
    look{"wf", "{fill:#fff}"},
    look{"da", "{fill:#fff;stroke:#6f7b85;stroke-width:1;stroke-dasharray:3 3}"},
    look{"k1", "{fill:#eaf1f7;stroke:#6f7b85}"},
    look{"k2", "{fill:#c3d8e8;stroke:#6f7b85}"},
    look{"k3", "{fill:#86b0d0;stroke:#6f7b85}"},
    look{"k4", "{fill:#2f6f9f;stroke:#6f7b85}"},
    look{"k5", "{fill:#0f3f66;stroke:#6f7b85}"}};
/// Every look of all pictures, for the style of a page.
template <class = pbo::detail::when_called> [[nodiscard]] inline html_text all_looks() {
    html_text style{"text{font-family:Arial,Helvetica,sans-serif;fill:#1b2328;font-size:13px}"};
    for (auto const& one : looks_known) {
        style << ".";
        style << one.name;
        style << one.rule;
    }
    return style;
}
}  // namespace detail

class drawing {
public:
    drawing(std::string name, double width) : name_(std::move(name)), width_(width) {}
    [[nodiscard]] double width() const noexcept { return width_; }
    [[nodiscard]] double height() const noexcept { return height_; }
    /// By which its ids begin: each of a page's pictures has its own.
    void set_name(std::string name) { name_ = std::move(name); }
    void set_height(double height) noexcept { height_ = height; }
    /// What is drawn, and what one sees who cannot see it.
    template <class = pbo::detail::when_called> void describe(std::string drawn, std::string seen) {
        drawn_ = std::move(drawn);
        seen_ = std::move(seen);
    }

    template <class = pbo::detail::when_called> void line(markup_literal look, point a, point b) {
        open("path", look);
        body_ << "d=\"M";
        add(a);
        if (a.y == b.y) {
            body_ << "H";
            body_ << number(b.x);
        } else if (a.x == b.x) {
            body_ << "V";
            body_ << number(b.y);
        } else {
            body_ << "L";
            add(b);
        }
        body_ << "\"/>";
    }
    template <class = pbo::detail::when_called> void curve(markup_literal look, std::vector<point> const& through) {
        if (through.empty()) return;
        follow(look, through);
        body_ << "\"/>";
    }
    /// Many round points as one mark, which tells nothing of each.
    template <class = pbo::detail::when_called> void points(markup_literal look, std::vector<point> const& at) {
        if (at.empty()) return;
        open("path", look);
        body_ << "d=\"";
        for (auto const& one : at) {
            body_ << "M";
            add(one);
            body_ << "h0";
        }
        body_ << "\"/>";
    }
    /// The same as curve() and points() for what several panels have alike: within a page it stands once, where it is drawn
    /// first, and is placed again from there.  In a file of its own it is drawn anew, for programs that know no other way.
    template <class = pbo::detail::when_called> void repeated_curve(markup_literal look, std::vector<point> const& through) {
        repeated(look, through, [&] { curve(look, through); });
    }
    template <class = pbo::detail::when_called> void repeated_points(markup_literal look, std::vector<point> const& at) {
        repeated(look, at, [&] { points(look, at); });
    }
    /// What lies within the curve, which ends where it began.
    template <class = pbo::detail::when_called> void area(markup_literal look, std::vector<point> const& around) {
        if (around.empty()) return;
        follow(look, around);
        body_ << "Z\"/>";
    }
    /// A dot; whoever points at it is told what it is.
    template <class = pbo::detail::when_called> void dot(markup_literal look, point at, double radius, std::string_view told = {}) {
        open("circle", look);
        attribute("cx", at.x);
        attribute("cy", at.y);
        attribute("r", radius);
        close("circle", told);
    }
    template <class = pbo::detail::when_called> void diamond(markup_literal look, point at, double reach, std::string_view told = {}) {
        open("path", look);
        body_ << "d=\"M";
        add({at.x, at.y - reach});
        for (auto const& corner : {point{at.x + reach, at.y}, point{at.x, at.y + reach}, point{at.x - reach, at.y}}) {
            body_ << "L";
            add(corner);
        }
        body_ << "Z\"";
        close("path", told);
    }
    /// A head whose tip is there; its length is negative where it points left.
    template <class = pbo::detail::when_called> void arrowhead(markup_literal look, point tip, double length) {
        open("path", look);
        body_ << "d=\"M";
        add(tip);
        for (double const y : {tip.y - 5.5, tip.y + 5.5}) {
            body_ << "L";
            add({tip.x - length, y});
        }
        body_ << "Z\"/>";
    }
    template <class = pbo::detail::when_called> void bar(markup_literal look, box const& where, std::string_view told = {}) {
        open("rect", look);
        attribute("x", where.left);
        attribute("y", where.top);
        attribute("width", where.right - where.left);
        attribute("height", where.bottom - where.top);
        close("rect", told);
    }
    /// Withheld: hatched, with an outline and without a length of its own.
    template <class = pbo::detail::when_called> void hatched(box const& where) {
        bar("w", where);
        double const height = where.bottom - where.top;
        for (double x = where.left - height; x < where.right; x += 6) {
            double const from = std::max(x, where.left), to = std::min(x + height, where.right);
            if (from < to) line("x", {from, where.bottom - (from - x)}, {to, where.bottom - (to - x)});
        }
        open("path", "x");
        body_ << "d=\"M";
        add({where.left, where.top});
        body_ << "H";
        body_ << number(where.right);
        body_ << "V";
        body_ << number(where.bottom);
        body_ << "H";
        body_ << number(where.left);
        body_ << "Z\"/>";
    }
    /// One line of text on its base line.  A halo keeps what is beneath from touching it.
    template <class = pbo::detail::when_called>
    void text(point at, std::string_view plain, text_style const& style = looks::label,
              text_anchor anchor = text_anchor::start, bool halo = false) {
        body_ << "<text ";
        attribute("x", at.x);
        attribute("y", at.y);
        std::string classes(style.classes);
        auto const more = [&](std::string_view c) { classes += (classes.empty() ? "" : " ") + std::string(c); };
        if (anchor == text_anchor::end) more("e");
        if (anchor == text_anchor::middle) more("m");
        if (halo) more("ha");
        if (!classes.empty()) {
            note_used(classes);
            body_ << "class=\"";
            body_ << escaped(classes);
            body_ << "\" ";
        }
        body_ << ">";
        body_ << escaped(plain);
        body_ << "</text>";
        texts_.push_back(box_of(at, pbo::detail::visible(plain), style, anchor));
        said_.emplace_back(plain);
    }
    template <class = pbo::detail::when_called>
    [[nodiscard]] static box box_of(point at, std::string_view shown, text_style const& style, text_anchor anchor) {
        double const wide = text_width(shown, style);
        double const left = anchor == text_anchor::start ? at.x
                            : anchor == text_anchor::end ? at.x - wide
                                                         : at.x - wide / 2;
        return {left, at.y - 0.75 * style.size, left + wide, at.y + 0.22 * style.size};
    }
    /// Where the texts stand, and what they are, in the order they were drawn.
    [[nodiscard]] std::vector<box> const& texts() const noexcept { return texts_; }
    [[nodiscard]] std::vector<std::string> const& said() const noexcept { return said_; }

    template <class = pbo::detail::when_called> [[nodiscard]] html_text as_svg(bool alone = true) const {
        html_text const id = escaped(name_);
        html_text out{"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "};
        out << number(width_) + html_text(" ") + number(height_) + html_text("\" width=\"") + number(width_);
        out << html_text("\" height=\"") + number(height_) + html_text("\" role=\"img\" aria-labelledby=\"") + id;
        out << html_text("-t ") + id + html_text("-d\"><title id=\"") + id + html_text("-t\">") + escaped(drawn_);
        out << html_text("</title><desc id=\"") + id + html_text("-d\">") + escaped(seen_) + html_text("</desc>");
        if (alone) out << html_text("<style>") + style() + html_text("</style>");
        out << html_text("<rect width=\"") + number(width_) + html_text("\" height=\"") + number(height_) +
                   html_text("\" fill=\"#fff\"/>");
        for (auto const& one : repeats_) {
            out << one.before;
            if (alone)
                out << one.whole;
            else
                out << one.opened + id + one.closed;
        }
        out << body_;
        out << "</svg>";
        if (alone) out << "\n";
        return out;
    }

private:
    template <class Draw>
    void repeated(markup_literal look, std::vector<point> const& shape, Draw const& drawn) {
        if (shape.empty()) return;
        repeat one{std::exchange(body_, html_text()), {}, {}, {}};
        drawn();
        one.whole = std::exchange(body_, html_text());
        // Alike: the same look, the same kind of path, and the same way from its first point, in the tenths that are written.
        auto key = std::string(look.view()) + (one.whole.str().find("h0") != std::string::npos ? " dots" : " curve");
        auto const tenths = [](double v) { return std::llround(10.0 * v); };
        for (auto const& at : shape)
            key += ' ' + std::to_string(tenths(at.x) - tenths(shape.front().x)) + ' ' +
                   std::to_string(tenths(at.y) - tenths(shape.front().y));
        auto const [known, is_new] = shapes_.try_emplace(std::move(key), shapes_.size(), shape.front());
        auto const& [nth, first] = known->second;
        auto const name = html_text("-k") + number(static_cast<double>(nth), 0);
        if (is_new) {
            one.opened = html_text("<path id=\"");
            one.closed = name + html_text("\" ") + one.whole.without("<path ");
        } else {
            one.opened = html_text("<use href=\"#");
            one.closed = name + html_text("\" x=\"") + number(static_cast<double>(tenths(shape.front().x) - tenths(first.x)) / 10.0) +
                         html_text("\" y=\"") + number(static_cast<double>(tenths(shape.front().y) - tenths(first.y)) / 10.0) +
                         html_text("\"/>");
        }
        repeats_.push_back(std::move(one));
    }
    template <class = pbo::detail::when_called> void attribute(markup_literal name, double value) {
        body_ << name;
        body_ << "=\"";
        body_ << number(value);
        body_ << "\" ";
    }
    template <class = pbo::detail::when_called> void open(markup_literal element, markup_literal look) {
        note_used(look.view());
        body_ << "<";
        body_ << element;
        body_ << " class=\"";
        body_ << look;
        body_ << "\" ";
    }
    template <class = pbo::detail::when_called> void close(markup_literal element, std::string_view told) {
        if (told.empty()) {
            body_ << "/>";
            return;
        }
        body_ << html_text("><title>") + escaped(told) + html_text("</title></") + html_text(element) + html_text(">");
    }
    template <class = pbo::detail::when_called> void follow(markup_literal look, std::vector<point> const& through) {
        open("path", look);
        body_ << "d=\"";
        for (std::size_t i = 0; i < through.size(); ++i) {
            if (i == 0)
                body_ << "M";
            else
                body_ << "L";
            add(through[i]);
        }
    }
    template <class = pbo::detail::when_called> void add(point at) {
        body_ << number(at.x);
        body_ << " ";
        body_ << number(at.y);
    }
    template <class = pbo::detail::when_called> void note_used(std::string_view classes) {
        while (!classes.empty()) {
            auto const one = classes.substr(0, classes.find(' '));
            used_.emplace(one);
            classes.remove_prefix(std::min(classes.size(), one.size() + 1));
        }
    }
    template <class = pbo::detail::when_called> [[nodiscard]] html_text style() const {
        html_text all{"text{font-family:Arial,Helvetica,sans-serif;fill:#1b2328;font-size:13px}"};
        for (auto const& one : detail::looks_known)
            if (used_.contains(std::string(one.name.view())))
                all << html_text(".") + html_text(one.name) + html_text(one.rule);
        return all;
    }

    std::string name_, drawn_, seen_;
    double width_, height_ = 0;
    /// What stands before a shape that may be drawn again, and the shape, in a file of its own and within a page.
    struct repeat {
        html_text before, whole, opened, closed;  ///< the picture's name stands between the last two
    };
    std::vector<repeat> repeats_;
    std::map<std::string, std::pair<std::size_t, point>> shapes_;  ///< by look and form: which one, and its first point
    html_text body_;  ///< behind the last of them
    std::set<std::string> used_;
    std::vector<box> texts_;
    std::vector<std::string> said_;
};

}  // namespace pbo::charts

#endif
