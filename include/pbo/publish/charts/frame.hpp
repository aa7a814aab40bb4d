// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_CHARTS_FRAME_HPP
#define PBO_PUBLISH_CHARTS_FRAME_HPP

// What is above and below every picture?  A title that states the finding, a subtitle (measure, people, place, time,
// limits), and below a caption: what marks mean that are not labelled, what is not shown, the source, with what it was
// made.  chart_words has them, with the two texts for those who cannot see the picture: what is drawn, and what one
// sees.
//
// chart_size is the width in pixels.  Below 640 the layout is a phone's: drawn anew, with text as large as before.
// plotted<P> is a chart's figures and words, ready to be drawn: draw(plot, size) is its drawing, svg_of(plot, size) its
// file.  Throws std::invalid_argument for widths under 300.  Not part of <pbo/publish.hpp>: see
// <pbo/publish/charts.hpp>.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/version.hpp>
#include <pbo/domain/detail/date_text.hpp>
#include <pbo/domain/period.hpp>
#include <pbo/publish/charts/drawing.hpp>
#include <pbo/publish/detail/shown.hpp>
#include <pbo/publish/sheet.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::charts {

class chart_size {
public:
    static constexpr double least = 300, phone = 340, usual = 720, narrow_below = 640;
    constexpr chart_size(double width = usual) : width_(width) {
        if (!(width >= least && width <= 4000))
            throw std::invalid_argument("pbo::charts: a picture is 300 to 4000 pixels wide");
    }
    [[nodiscard]] constexpr double width() const noexcept { return width_; }
    [[nodiscard]] constexpr bool narrow() const noexcept { return width_ < narrow_below; }
    [[nodiscard]] constexpr double left() const noexcept { return padding; }
    [[nodiscard]] constexpr double right() const noexcept { return width_ - padding; }

private:
    static constexpr double padding = 16;
    double width_;
};

struct chart_words {
    std::string drawn;     ///< "Funnel of take-up in 152 councils"
    std::string seen;      ///< the headline, the extremes, the exceptions, how many are withheld
    std::string title;     ///< the finding, as a sentence without a full stop
    std::string subtitle;  ///< measure, people, place, time, limits
    std::vector<std::string> caption{};
};

template <class P>
concept plotted = requires(P const& plot, chart_size size) {
    { draw(plot, size) } -> std::same_as<drawing>;
    { plot.words } -> std::convertible_to<chart_words>;
};

namespace detail {

/// The drawing with its head, and the base line that the head ends with.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::pair<drawing, double> begun(std::string const& name, chart_words const& words,
                                                      chart_size size) {
    drawing d(name + (size.narrow() ? "-narrow" : "-wide"), size.width());
    d.describe(words.drawn, words.seen);
    double y = 9;
    double const room = size.right() - size.left();
    for (auto const& line : lines_of(words.title, room, looks::title))
        d.text({size.left(), y += 25}, line, looks::title);
    y += 5;
    for (auto const& line : lines_of(words.subtitle, room, looks::subtitle))
        d.text({size.left(), y += 19}, line, looks::subtitle);
    return {std::move(d), y};
}

/// The caption under a plot that ends at y.
template <class = pbo::detail::when_called>
inline void end(drawing& d, chart_words const& words, chart_size size, double y) {
    y += 9;
    for (auto const& paragraph : words.caption)
        for (auto const& line : lines_of(paragraph, size.right() - size.left(), looks::caption))
            d.text({size.left(), y += 17}, line, looks::caption);
    d.set_height(y + 21);
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}
/// "a council", "an area".
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string with_article(std::string const& word) {
    bool const vowel = !word.empty() && std::string_view("aeioAEIO").find(word.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + word;
}
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string counted(std::size_t n, std::string_view one, std::string_view many) {
    return pbo::detail::with_thousands(std::to_string(n)) + " " + std::string(n == 1 ? one : many);
}

/// "18%", as people say it.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string whole_per_cent(double share) { return pbo::detail::rounded(100.0 * share, 0) + "%"; }
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string share_text(double share) { return pbo::detail::for_people(share, shown_as::share); }
/// "18.3% (17.3 to 19.4)": the sign of per cent once.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string share_with_limits(double share, interval const& limits) {
    return share_text(share) + " (" + pbo::detail::rounded(100.0 * limits.lower(), 1) + " to " +
           pbo::detail::rounded(100.0 * limits.upper(), 1) + ")";
}

/// "March".
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string month_in_words(int month) {
    return with_capital(std::string(pbo::detail::month_names.at(static_cast<std::size_t>(month) - 1)));
}

/// "2024\u201325", "31 March 2011", "the six months ..." as the period's text; empty where it is not stated.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string in_words(period const& when) {
    if (!when.is_stated()) return {};
    if (when.kind() == period_kind::snapshot) {
        auto const day = when.first_day();
        return std::to_string(day.day()) + " " + month_in_words(day.month()) + " " + std::to_string(day.year());
    }
    auto text = when.text();
    if (when.kind() == period_kind::financial_year)
        if (auto const dash = text.find('-'); dash != std::string::npos) text.replace(dash, 1, "\u2013");
    return text;
}

/// "users_and_carers" as people write it.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string spaced(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

/// Where the figures come from, which rows they are of, and what is withheld: the last line of a caption.
template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string source_line(provenance const& from) {
    auto text = "Source: " + (from.source.empty() ? std::string("not stated") : from.source);
    if (!from.rows.empty()) text += " (rows: " + from.rows + ")";
    text += ".";
    if (!from.basis.empty() || !from.role.empty())
        text += " Basis: " + (from.basis.empty() ? std::string("not stated") : spaced(from.basis)) +
                (from.role.empty() ? "" : "; role: " + spaced(from.role)) + ".";
    if (!from.unprotected()) text += " Disclosure rule: " + from.rule + ".";
    return text + " Made with " + (from.version.empty() ? "pbo" : from.version) + ".";
}

template <class = pbo::detail::when_called>
[[nodiscard]] inline std::string reason_in_words(absence why) {
    return why == absence::suppressed             ? std::string("withheld so that nobody is recognised")
           : why == absence::nothing_to_divide_by ? std::string("nobody to count")
                                                  : std::string(pbo::words(why));
}
/// Which symbols stand in a picture in place of a figure; "[c]: withheld so that nobody is recognised."
class symbols_in_words {
public:
    template <class T>
    void look_at(figure<T> const& f) {
        if (!f.has_value()) seen_.at(static_cast<std::size_t>(f.reason())) = true;
    }
    /// Empty where every figure is there.
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::string text() const {
        std::string all;
        for (std::size_t i = 0; i < seen_.size(); ++i)
            if (seen_[i])
                all += (all.empty() ? "" : " ") + std::string(symbol(static_cast<absence>(i))) + ": " +
                       reason_in_words(static_cast<absence>(i)) + ".";
        return all;
    }
    /// As a line of its own, where there is one.
    template <class = pbo::detail::when_called>
    void add_to(std::vector<std::string>& caption) const {
        if (auto said = text(); !said.empty()) caption.push_back(std::move(said));
    }

private:
    std::array<bool, absence_reasons> seen_{};
};

/// Areas that are not drawn, by their reasons: named if one to three, else counted.  "Isles of Scilly: not available
/// [x]."
class absences_in_words {
public:
    void add(absence why, std::string name) { names_.at(static_cast<std::size_t>(why)).push_back(std::move(name)); }
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::size_t total() const {
        std::size_t n = 0;
        for (auto const& one : names_) n += one.size();
        return n;
    }
    /// Empty where nothing is absent.  areas is their plural: "councils".
    template <class = pbo::detail::when_called>
    [[nodiscard]] std::string text(std::string const& areas) const {
        std::string all;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            auto const& names = names_[i];
            if (names.empty()) continue;
            std::string who;
            if (names.size() > 3)
                who = std::to_string(names.size()) + " " + areas;
            else
                for (std::size_t k = 0; k < names.size(); ++k)
                    who += (k == 0 ? "" : k + 1 == names.size() ? " and " : ", ") + names[k];
            auto const why = static_cast<absence>(i);
            all += (all.empty() ? "" : " ") + who + ": " + reason_in_words(why) + " " + std::string(symbol(why)) + ".";
        }
        return all.empty() ? all : "Not drawn: " + all;
    }

private:
    std::array<std::vector<std::string>, absence_reasons> names_;
};

}  // namespace detail

/// The whole file.
template <plotted Plot>
[[nodiscard]] html_text svg_of(Plot const& plot, chart_size size = {}) {
    return draw(plot, size).as_svg();
}

}  // namespace pbo::charts

#endif
