// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_CHECK_CHANGE_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_CHECK_CHANGE_HPP

// Does a change or a ratio in print hold?  See check_print.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/measure/claims/detail/check_share.hpp>
#include <pbo/measure/claims/detail/print_sentences.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pbo::detail {

/// A number and what it was before rounding: a whole number that is no per cent is a count and was not rounded.
struct print_value {
    printed_decimal shown;
    fraction least;
    fraction most;  ///< itself out, where the number was rounded

    [[nodiscard]] fraction value() const { return shown.value(); }
    [[nodiscard]] bool rounded() const { return shown.decimals != 0 || shown.per_cent; }
};
template <class = detail::when_called>
[[nodiscard]] inline print_value print_value_of(printed_decimal const& d) {
    print_value v{d, d.value(), d.value()};
    if (v.rounded()) {
        v.least = d.window().lower();
        v.most = *d.window().upper();
    }
    return v;
}
/// Can a number between these, both out, lie in the window?
template <class = detail::when_called>
[[nodiscard]] constexpr bool reaches(print_window const& w, fraction least, std::optional<fraction> most) {
    return (!w.upper() || least < *w.upper()) && (!most || w.lower() < *most);
}
template <class = detail::when_called>
[[nodiscard]] constexpr fraction over(fraction a, fraction b) {
    return {checked_product(a.numerator(), b.denominator()), checked_product(a.denominator(), b.numerator())};
}
template <class = detail::when_called>
[[nodiscard]] constexpr fraction distance(fraction a, fraction b) { return a < b ? minus(b, a) : minus(a, b); }

/// The two values of a row; where there is one, the other is `base`.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<printed_decimal> two_values(print_claim const& c, std::string const& expected,
                                                             std::string& unused) {
    auto values = values_of(c);
    auto const base = base_in(c.base);
    if (values.size() == 1 && base)
        values.push_back({*base, 0, false});
    else if (base)
        unused = "; the base is not used";
    if (values.empty() || values.size() > 2) throw print_claim_error("values", c.values.substr(0, 80), expected);
    if (values.size() == 2 && values[0].per_cent != values[1].per_cent)
        throw print_claim_error("values", c.values.substr(0, 80), "two per cents or two other numbers");
    return values;
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_ratio(print_claim const& c) {
    auto f = figure_of(c, printed_as::times);
    std::string unused;
    auto const values = two_values(c, "two numbers, of which the first is so many times the second", unused);
    if (values.size() != 2)
        throw print_claim_error("values", c.values.substr(0, 80),
                                "two numbers, of which the first is so many times the second");
    if (f.as == printed_as::points || f.way != printed_way::unsaid || f.no_change)
        throw print_claim_error("printed", c.printed.substr(0, 80),
                                "a ratio: 7.5 times, double, a third, 40%; kind change has from and to");
    if (values[0].digits == 0 || values[1].digits == 0)
        return found(c, print_verdict::cannot_tell, "no number is so many times 0" + unused);
    auto const a = print_value_of(values[0]), b = print_value_of(values[1]);
    bool const times = f.as == printed_as::times;
    auto const sentence = [&](print_value const& x, print_value const& y) {
        auto const r = over(x.value(), y.value());
        return value_text(x.shown) +
               (times ? " is " + beside_print(r, f.decimals) + " times "
                      : " is " + per_cent_beside_print(r, f.decimals) + " of ") +
               value_text(y.shown);
    };
    if (!f.window) return found(c, print_verdict::cannot_tell, f.unclear + "; " + sentence(a, b) + unused);
    auto const reading = reading_text(c, f) + unused;
    if (f.window->contains(over(a.value(), b.value()))) return found(c, print_verdict::holds, sentence(a, b) + reading);
    // "7.5 times" says which is larger by itself; a share does not.
    bool const turned = f.window->contains(over(b.value(), a.value()));
    if (turned && times) return found(c, print_verdict::holds, sentence(b, a) + reading);
    if ((a.rounded() || b.rounded()) &&
        reaches(*f.window, over(a.least, b.most),
                b.least == fraction{} ? std::nullopt : std::optional(over(a.most, b.least))))
        return found(c, print_verdict::cannot_tell,
                     sentence(a, b) + "; before they were rounded it may have been so" + reading);
    return found(c, print_verdict::does_not_hold,
                 sentence(a, b) + (turned ? "; the other way round it holds" : "") + reading);
}

/// One value, the later: which earlier ones would do?
template <class = detail::when_called>
[[nodiscard]] inline checked_print earlier_for(print_claim const& c, printed_figure const& f,
                                               printed_decimal const& later) {
    if (!f.window || f.as == printed_as::points || f.as == printed_as::number || f.way == printed_way::unsaid ||
        later.per_cent || later.decimals != 0)
        throw print_claim_error("values", c.values.substr(0, 80),
                                "two numbers, from and to (or the later count alone, beside 'up 15%' or 'down 15%')");
    // later / earlier = 1 + p or 1 - p, or the multiple itself; earlier is bounded by the window's ends, turned round.
    fraction const one{1, 1};
    bool const multiple = f.as == printed_as::times;
    auto const multiplier = [&](fraction const& p) {
        return multiple ? p : f.way == printed_way::up ? plus(one, p) : one < p ? fraction{} : minus(one, p);
    };
    auto const low = multiplier(f.window->lower());
    auto const high = f.window->upper() ? std::optional(multiplier(*f.window->upper())) : std::nullopt;
    if (!high || low == fraction{} || *high == fraction{})
        return found(c, print_verdict::cannot_tell, "the earlier figure is not given" + reading_text(c, f));
    bool const swapped = f.way == printed_way::down && !multiple;
    auto const w = swapped ? print_window::above(*high, low) : print_window::almost(*high, low);
    auto const bases = [&]() -> std::optional<compatible_counts> {  // as bases_of, of a quotient that may exceed 1
        auto const n = later.digits;
        auto const at_low = wide_product(n, w.lower().denominator()),
                   at_high = wide_product(n, w.upper()->denominator());
        auto largest = at_low / w.lower().numerator(), smallest = at_high / w.upper()->numerator();
        if (at_low % w.lower().numerator() == 0 && !w.lower_in()) --largest;
        if (at_high % w.upper()->numerator() != 0 || !w.upper_in()) ++smallest;
        if (smallest > largest) return std::nullopt;
        return compatible_counts{static_cast<std::uint64_t>(smallest), static_cast<std::uint64_t>(largest)};
    }();
    if (!bases)
        return found(c, print_verdict::does_not_hold,
                     "no earlier count leads to " + value_text(later) + " so" + reading_text(c, f));
    return found(c, print_verdict::cannot_tell,
                 "the earlier figure is not given; it would be " + range_text(*bases) + reading_text(c, f),
                 range_text(*bases));
}

template <class = detail::when_called>
[[nodiscard]] inline checked_print check_change(print_claim const& c) {
    auto f = figure_of(c);
    std::string unused;
    auto values = two_values(c, "two numbers, from and to", unused);
    if (values.size() == 1) return earlier_for(c, f, values.front());
    auto const from = print_value_of(values[0]), to = print_value_of(values[1]);
    auto const a = from.value(), b = to.value();
    auto const size = distance(a, b);
    auto const way = a < b ? printed_way::up : b < a ? printed_way::down : printed_way::unsaid;
    std::string const word = way == printed_way::up ? "up " : "down ";
    bool const whole = !from.shown.per_cent;
    unsigned const decimals = std::max(from.shown.decimals, to.shown.decimals);
    // Two per cents differ by points, other numbers by what they count.
    auto const number = whole ? decimal_text(size, decimals) : decimal_text(in_per_cent(size), decimals);
    auto const apart = whole && f.as != printed_as::points ? number : points_text(number);
    std::string text = value_text(from.shown) + " to " + value_text(to.shown) + " is ";
    if (way == printed_way::unsaid)
        text += "no change";
    else if (f.as == printed_as::points || f.as == printed_as::number || a == fraction{})
        text +=
            word + apart + (a == fraction{} ? "" : " (" + short_decimal_text(in_per_cent(over(size, a)), 1) + "%)");
    else if (f.as == printed_as::times)
        text += beside_print(over(b, a), f.decimals) + " times";
    else
        text += word + per_cent_beside_print(over(size, a), f.decimals) + "" + (whole ? "" : " of it, " + apart);
    if (f.no_change && way == printed_way::unsaid) return found(c, print_verdict::holds, text + unused);
    if (!f.window)
        return found(
            c, print_verdict::cannot_tell,
            f.unclear + (f.no_change ? " needs a margin within which a change is none" : "") + "; " + text + unused);
    text += reading_text(c, f) + unused;

    // Points are of per cents, whether the values have the sign or not.
    fraction const points = whole && f.as == printed_as::points
                                ? fraction{size.numerator(), checked_product(size.denominator(), 100)}
                                : size;
    bool const bare = f.as == printed_as::number;
    bool const wrong_way = f.way != printed_way::unsaid && way != printed_way::unsaid && f.way != way;
    auto const fits = [&](fraction const& x) { return !wrong_way && f.window->contains(x); };
    if (f.as == printed_as::points || bare) {
        if (fits(bare && !whole ? in_per_cent(size) : points)) return found(c, print_verdict::holds, text);
        if (bare && a != fraction{} && fits(in_per_cent(over(size, a))))
            return found(c, print_verdict::holds, text + "; read as a per cent");
    } else if (a == fraction{}) {
        return found(c, print_verdict::cannot_tell, text + "; nothing is so many per cent, or times, of 0");
    } else if (f.as == printed_as::times ? f.window->contains(over(b, a)) : fits(over(size, a))) {
        return found(c, print_verdict::holds, text);
    }
    // Rounded values can have been further apart, or nearer, than they print.
    if ((from.rounded() || to.rounded()) && f.as != printed_as::times) {
        bool const up = f.way == printed_way::up || (f.way == printed_way::unsaid && way != printed_way::down);
        auto const& lesser = up ? from : to;
        auto const& large = up ? to : from;
        if (lesser.least < large.most) {
            auto least = lesser.most < large.least ? minus(large.least, lesser.most) : fraction{};
            auto most = minus(large.most, lesser.least);
            bool const relative = f.as == printed_as::per_cent || f.as == printed_as::part;
            if (relative && from.least == fraction{}) return found(c, print_verdict::cannot_tell, text);
            if (relative) {
                least = over(least, up ? from.most : from.most);
                most = over(most, from.least);
            } else if (whole && f.as == printed_as::points) {
                least = {least.numerator(), checked_product(least.denominator(), 100)};
                most = {most.numerator(), checked_product(most.denominator(), 100)};
            } else if (!whole && bare) {
                least = in_per_cent(least);
                most = in_per_cent(most);
            }
            if (reaches(*f.window, least, most))
                return found(c, print_verdict::cannot_tell,
                             text + "; before the values were rounded it may have been so");
        }
    }
    if (wrong_way)
        return found(c, print_verdict::does_not_hold, text + ", not " + (f.way == printed_way::up ? "up" : "down"));
    if (a != fraction{} && b != fraction{} && f.as != printed_as::points && !bare) {
        if (f.window->contains(over(a, b)))
            text += "; " + value_text(from.shown) + " is " + per_cent_beside_print(over(a, b), f.decimals) + " of " +
                    value_text(to.shown) + ", the ratio the wrong way round";
        else if (f.window->contains(over(b, a)))
            text += "; " + value_text(to.shown) + " is " + per_cent_beside_print(over(b, a), f.decimals) + " of " +
                    value_text(from.shown) + ", the ratio and not the change";
        else if (f.as != printed_as::times && f.window->contains(over(size, b)))
            text += "; it is " + per_cent_beside_print(over(size, b), f.decimals) + " of the later figure";
    }
    return found(c, print_verdict::does_not_hold, std::move(text));
}

}  // namespace pbo::detail

#endif
