// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_PRINT_QUANTITY_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_PRINT_QUANTITY_HPP

// One figure in print with its unit, the window of what prints so, and how far "almost" and "about" reach from it.  The
// choices are told in printed_figure.hpp.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/measure/claims/detail/printed_decimal.hpp>
#include <pbo/measure/claims/detail/printed_words.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

enum class printed_as : std::uint8_t { number, part, per_cent, points, times };

namespace detail {

struct print_quantity {
    fraction value;
    fraction play;  ///< how far almost and about reach
    std::optional<print_window> window;
    printed_as as = printed_as::number;
    printed_decimal shown{};
    bool has_unit = false;
};

template <class = detail::when_called>
[[noreturn]] inline void unreadable(std::string_view why) {
    throw std::invalid_argument(
        "a figure as it is printed, such as 27.1%, up 40%, 7.5 times, almost two-thirds or one in seven (here: " +
        std::string(why) + ")");
}

/// The parts of a whole with names of their own, from a sixth to five sixths.
template <class = detail::when_called>
[[nodiscard]] constexpr print_window part_window(std::uint64_t part, std::uint64_t of) {
    constexpr std::array<fraction, 11> named{fraction{1, 6}, {1, 5}, {1, 4}, {1, 3}, {2, 5}, {1, 2},
                                             {3, 5},         {2, 3}, {3, 4}, {4, 5}, {5, 6}};
    fraction const value{part, of};
    for (std::size_t i = 1; i + 1 < named.size(); ++i)
        if (named[i] == value) return print_window::nearest(value, named[i - 1], named[i + 1]);
    if (value.numerator() == 1 && value.denominator() > 1)
        return print_window::nearest(value, {1, value.denominator() + 1}, {1, value.denominator() - 1});
    return print_window::rounded(value, of);
}

template <class = detail::when_called>
[[nodiscard]] constexpr fraction smaller_of(fraction a, fraction b) { return b < a ? b : a; }

/// 340,000: half of 10,000; 67: a half; 27.1: a twentieth; never more than a tenth of the number, or than 2.5 points.
template <class = detail::when_called>
[[nodiscard]] constexpr fraction play_of(printed_decimal const& d, std::uint64_t scale) {
    fraction tenth{checked_product(d.digits, scale), checked_product(10, d.parts())};
    if (d.per_cent) tenth = smaller_of(tenth, {25, 1000});
    std::uint64_t unit = 1;
    for (auto n = d.digits; n != 0 && n % 10 == 0; n /= 10) unit *= 10;
    return smaller_of(tenth, {checked_product(unit, scale), checked_product(2, d.parts())});
}

template <class = detail::when_called>
[[nodiscard]] constexpr fraction plus(fraction a, fraction b) {
    auto const common = std::lcm(a.denominator(), b.denominator());
    return {checked_sum(checked_product(a.numerator(), common / a.denominator()),
                        checked_product(b.numerator(), common / b.denominator())),
            common};
}
/// a - b of b <= a.
template <class = detail::when_called>
[[nodiscard]] constexpr fraction minus(fraction a, fraction b) {
    auto const common = std::lcm(a.denominator(), b.denominator());
    return {checked_product(a.numerator(), common / a.denominator()) -
                checked_product(b.numerator(), common / b.denominator()),
            common};
}

template <class = detail::when_called>
[[nodiscard]] inline print_quantity part_of(std::uint64_t part, std::uint64_t of) {
    if (of == 0) unreadable("parts of 0");
    if (part > of) unreadable(std::to_string(part) + " parts of " + std::to_string(of));
    return {{part, of},
            {part, checked_product(10, of)},
            part == of ? print_window::exactly({1, 1}) : part_window(part, of),
            printed_as::part,
            {},
            true};
}
template <class = detail::when_called>
[[nodiscard]] inline print_quantity with_unit(print_quantity q, printed_as as) {
    q.as = as;
    q.has_unit = true;
    if (as == printed_as::per_cent || as == printed_as::points) {
        q.shown.per_cent = true;
        q.value = q.shown.value();
        q.play = play_of(q.shown, 1);
    }
    q.window = q.shown.window();
    return q;
}

/// 1.2 million.
template <class = detail::when_called>
[[nodiscard]] inline print_quantity scaled(printed_decimal const& d, std::uint64_t scale) {
    fraction const value{checked_product(d.digits, scale), d.parts()};
    fraction const half{scale, checked_product(2, d.parts())};
    return {value,
            play_of(d, scale),
            print_window::almost(plus(value, half), value < half ? fraction{} : minus(value, half)),
            printed_as::number,
            d,
            true};
}
template <class = detail::when_called>
[[nodiscard]] inline print_window modified(print_quantity const& q, print_word how) {
    if (how == print_word::almost) return print_window::almost(q.value, minus(q.value, q.play));
    if (how == print_word::just_over) return print_window::above(q.value, plus(q.value, q.play));
    if (how == print_word::over) return print_window::over(q.value);
    if (how == print_word::at_least) return print_window::at_least(q.value);
    if (how == print_word::under) return print_window::under(q.value);
    if (how == print_word::at_most) return print_window::at_most(q.value);
    if (how == print_word::about) return print_window::between(minus(q.value, q.play), plus(q.value, q.play));
    return print_window::exactly(q.value);
}

template <class = detail::when_called>
[[nodiscard]] inline print_quantity plain_number(printed_decimal const& d) {
    print_quantity q{d.value(), play_of(d, 1), d.window(), printed_as::number, d, false};
    // 340,000 was rounded to 10,000, and 100,000 hardly to 100,000: two digits at least are meant.
    std::uint64_t unit = 1;
    for (auto n = d.digits; d.decimals == 0 && d.digits >= 1000 && n >= 100 && n % 10 == 0; n /= 10) unit *= 10;
    if (unit > 1) q.window = print_window::rounded_to(d.digits, unit);
    return q;
}

}  // namespace detail

}  // namespace pbo

#endif
