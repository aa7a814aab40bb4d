// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_STATED_SHARES_HPP
#define PBO_READ_DETAIL_STATED_SHARES_HPP

// A column of percentages or rates: out of how many are they, and which count of a base does one stand for?
//
// 24.0 of 1,250 people, out of 100, is 300 people: v n / per, to the nearest whole number, halves up.  A text with d
// decimals stands for every value in its window (print_window.hpp), so that several counts may fit it (1 decimal and a
// base above 1,000), or none does (the base is rounded, or the percentage weighted).  Both are counted, for the notes.
//
// The scale is what the layout says; or 100 beside a per cent sign in the cells; or what the heading says ("%",
// "percentage", "per 100,000").  Decimals from 0 to 100 without a base, of which nothing says what they are, may be
// percentages and may be scores: the scale is not known then, and they are printed as they are.  Where two scales fit
// (nothing above 1, so that 0.24 may be a share or a quarter of a per cent) find() stops.  Throws input_error.  O(n).

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/errors.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/shown_text.hpp>
#include <pbo/read/detail/table_text.hpp>
#include <pbo/read/published_layout.hpp>
#include <pbo/read/published_total.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::detail {

/// A figure as it is printed: its value, how many decimals it has, and whether a per cent sign stands behind it.
struct figure_in_print {
    figure<double> value{};
    int decimals = 0;
    bool per_cent = false;
    std::string text{};  ///< without what stands beside it
};

/// Nothing for a text that is neither a number nor the absence of one.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<figure_in_print> printed_figure_in(std::string_view cell) {
    auto text = without_flags(cell).figure;
    if (auto const bracket = text.find(" ("); bracket != std::string_view::npos && text.back() == ')')
        text = trimmed(text.substr(0, bracket));  // 7.7 (7.6): a figure and its revision
    figure_in_print found;
    if (!text.empty() && text.back() == '%') {
        found.per_cent = true;
        text = trimmed(text.substr(0, text.size() - 1));
    }
    if (auto const value = text_form<double>::read(text)) {
        found.value = *value;
        found.text = text;
        auto const point = text.find('.');
        for (auto i = point; i != std::string_view::npos && ++i < text.size() && text[i] >= '0' && text[i] <= '9';)
            ++found.decimals;
        return found;
    }
    if (found.per_cent) return std::nullopt;
    auto const absent = text_form<figure<double>>::read(cell);
    if (!absent || absent->has_value()) return std::nullopt;
    found.value = absent->reason();
    return found;
}

/// What a heading says that its figures are out of: "% of people" 100, "Rate per 100,000" 100,000; 0 where nothing.
template <class = detail::when_called>
[[nodiscard]] inline std::uint64_t scale_in_heading(std::string_view heading) {
    auto const text = folded(heading);
    for (auto const* word : {"%", "per cent", "percent", "pct"})
        if (text.find(word) != std::string::npos) return 100;
    auto const per = text.find("per ");
    if (per == std::string::npos || (per != 0 && text[per - 1] != ' ' && text[per - 1] != '(')) return 0;
    std::uint64_t number = 0;
    for (auto const c : text.substr(per + 4)) {
        if (c >= '0' && c <= '9' && number <= most_per / 10)
            number = 10 * number + static_cast<std::uint64_t>(c - '0');
        else if (c != ',' && !(c == ' ' && number != 0))
            break;
    }
    return number <= most_per ? number : 0;
}

/// "percentages", "shares of 1", "rates per 100,000".
template <class = detail::when_called>
[[nodiscard]] inline std::string scale_in_words(std::uint64_t per) {
    if (per == 1) return "shares of 1";
    return per == 100 ? "percentages" : "rates per " + thousands(per);
}

class stated_scale {
public:
    /// What the figures in a column, on these rows, are out of; 0 where they are counts.
    template <class = detail::when_called>
    static stated_scale find(table_text const& table, std::size_t column, std::vector<std::size_t> const& rows,
                             std::string const& called, std::optional<std::uint64_t> said, bool has_base) {
        stated_scale found;
        if (said) {
            found.per_ = *said;
            return found;
        }
        bool decimals = false, whole_above_1 = false, any = false;
        double greatest = 0.0, least = 0.0;
        std::optional<std::size_t> sign;
        for (auto const r : rows) {
            auto const figure = printed_figure_in(table.cell(r, column));
            if (!figure || !figure->value.has_value()) continue;
            any = true;
            if (figure->per_cent && !sign) sign = r;
            decimals = decimals || figure->decimals > 0;
            whole_above_1 = whole_above_1 || *figure->value > 1.0;
            greatest = std::max(greatest, *figure->value);
            least = std::min(least, *figure->value);
        }
        if (sign) {
            found.per_ = 100;
            found.signs_ = true;
            return found;
        }
        auto const heading = scale_in_heading(called);
        if (heading != 0 && any && decimals && !whole_above_1 && heading == 100)
            throw input_error({{table.source(), 0, shown_text(called)},
                               {},
                               "percentages; no figure is above 1, so they may be shares of 1: say which by --per 100 "
                               "or --per 1"});
        if (heading != 0) {
            found.per_ = heading;
            found.notes_.push_back("The figures of '" + shown_text(called) + "' are taken as " +
                                   scale_in_words(heading) +
                                   ", as it says (--per says otherwise" +
                                   (has_base ? "; --per none: they are counts)." : ")."));
            return found;
        }
        if (has_base || !any) return found;
        if (decimals && whole_above_1 && greatest <= 100.0 && least >= 0.0) {
            found.per_ = 100;
            found.known_ = false;
            found.notes_.push_back("The figures of '" + shown_text(called) +
                                   "' have decimals and lie between 0 and 100. Nothing says whether they are percentages, so they "
                                   "are printed as they are (--per 100: they are percentages).");
            return found;
        }
        throw input_error({{table.source(), 0, shown_text(called)},
                           {},
                           "figures with a base (--denominator names its column), or percentages or rates: nothing "
                           "says which these are; --per 100, --per 1, --per 100000 say what they are out of"});
    }

    [[nodiscard]] std::uint64_t per() const noexcept { return per_; }
    /// Whether the layout, the cells or the heading say what the figures are out of.
    [[nodiscard]] bool is_known() const noexcept { return known_; }
    [[nodiscard]] std::vector<std::string> const& notes() const noexcept { return notes_; }

    /// The figure in a cell.  Throws input_error for what is none, is negative or is above the scale.
    template <class = detail::when_called>
    [[nodiscard]] figure_in_print read(table_text& table, std::size_t r, std::size_t column) const {
        auto const& text = table.cell(r, column);
        if (auto const why = table.stand_in(text)) return {.value = *why};
        auto found = printed_figure_in(text);
        auto const refuse = [&](std::string expected) {
            throw input_error({table.place(r, column), shown_text(text), std::move(expected)});
        };
        if (!found)
            refuse("a number, one of " + scale_in_words(per_) + ", or one of the symbols " +
                   std::string(absence_symbols_taken));
        if (!found->value.has_value()) return *found;
        if (signs_ && !found->per_cent) refuse("a percentage, with a per cent sign as other rows have it");
        if (found->per_cent && per_ != 100)
            refuse("a number without a per cent sign, because the figures are " + scale_in_words(per_));
        if (*found->value < 0.0 || *found->value > static_cast<double>(per_))
            refuse("a number from 0 to " + thousands(per_) + ", as they are " + scale_in_words(per_) +
                   " (--per says otherwise)");
        table.note_flags_of(text);
        return *found;
    }

private:
    std::uint64_t per_ = 0;
    bool signs_ = false;
    bool known_ = true;
    std::vector<std::string> notes_;
};

/// The counts that were made from percentages and bases.
class counts_from_shares {
public:
    struct made {
        std::uint64_t count = 0;
        std::uint64_t within = 0;  ///< how far the count may be from the one that the figure was made of
    };
    template <class = detail::when_called>
    [[nodiscard]] made add(figure_in_print const& share, std::uint64_t per, std::uint64_t base,
                           std::string const& called) {
        ++made_;
        auto const n = static_cast<double>(base);
        auto const out_of = static_cast<double>(per);
        auto const count = static_cast<std::uint64_t>(std::min(std::floor(*share.value * n / out_of + 0.5), n));
        auto const half = 0.5 * std::pow(10.0, -share.decimals) * n / out_of;
        auto const fit = window_of(share, per).counts_of(base);
        if (!fit && base != 0) ++none_;
        if (fit && fit->smallest != fit->largest) {
            ++several_;
            if (fit->largest - fit->smallest > widest_) {
                widest_ = fit->largest - fit->smallest;
                widest_of_ = called;
            }
        }
        return {count, static_cast<std::uint64_t>(std::ceil(std::max(half, 0.5)))};
    }

    /// What to say of them, which are of so many periods; nothing where none was made.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<std::string> notes(std::uint64_t per, std::size_t periods = 1) const {
        if (made_ == 0) return {};
        auto const number = [](std::size_t n, std::string_view one, std::string_view several) {
            return thousands(n) + std::string(n == 1 ? one : several);
        };
        std::string const one = per == 100 ? "a percentage" : per == 1 ? "a share" : "a rate";
        std::string const of_periods = periods > 1 ? ", of all " + std::to_string(periods) + " periods read, " : " ";
        std::string text = number(made_, " numerator", " numerators") + of_periods + (made_ == 1 ? "was" : "were") + " made from " + one +
                           " and its base, to the nearest whole number.";
        if (several_ != 0)
            text += " Several counts fit " + thousands(several_) +
                    " of them as printed: up to " + thousands(widest_) + " people apart, for " +
                    shown_text(widest_of_) + ".";
        if (none_ != 0)
            text += " No count fits " + thousands(none_) +
                    " of them: the base is rounded or of other people, or the figure is weighted or adjusted, and "
                    "then the interval is not the one that the release would state.";
        return {text};
    }

private:
    /// The shares that print so; decimals beyond a part in a thousand million tell no counts apart that people have.
    template <class = detail::when_called>
    [[nodiscard]] static print_window window_of(figure_in_print const& share, std::uint64_t per) {
        std::uint64_t parts = per, scale = 1;
        for (int i = 0; i < share.decimals && parts <= 100'000'000; ++i) {
            parts *= 10;
            scale *= 10;
        }
        auto const printed = static_cast<std::uint64_t>(std::llround(*share.value * static_cast<double>(scale)));
        return print_window::rounded({printed, parts}, parts);
    }

    std::size_t made_ = 0, several_ = 0, none_ = 0;
    std::uint64_t widest_ = 0;
    std::string widest_of_;
};

}  // namespace pbo::detail

#endif
