// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_SHOWN_HPP
#define PBO_PUBLISH_DETAIL_SHOWN_HPP

// One cell as text: rounded for people, with a minus sign that is as wide as a plus, unrounded for programs, and an absent
// figure as its published symbol in both.  No locale and no stream has a say in any of it.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/publish/sheet.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace pbo::detail {

inline constexpr std::string_view minus_sign = "\u2212";

/// -1234567 as \u22121,234,567.
template <class = detail::when_called>
[[nodiscard]] inline std::string with_thousands(std::string digits) {
    if (digits.starts_with('-')) return std::string(minus_sign) + with_thousands(digits.substr(1));
    if (digits.starts_with(minus_sign)) return std::string(minus_sign) + with_thousands(digits.substr(minus_sign.size()));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

/// Fixed decimals, halves away from zero as people round.  A share of counts that is a tie in decimal may lie a hair
/// under it in binary, so ties are recognised within 1e-9 of the last shown digit, far below what counts can produce.
template <class = detail::when_called>
[[nodiscard]] inline std::string rounded(double value, int decimals) {
    if (std::isinf(value)) return (value < 0 ? std::string(minus_sign) : std::string()) + "inf";
    double const scale = std::pow(10.0, decimals);
    double const shown = std::floor(std::abs(value) * scale + 0.5 + 1e-9) / scale;
    std::array<char, 400> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), shown, std::chars_format::fixed, decimals).ptr;
    std::string digits(text.data(), end);
    return value < 0 && shown != 0.0 ? std::string(minus_sign) + digits : digits;
}

/// As many digits as it takes to read the same double back; an infinite limit is "inf".
template <class = detail::when_called>
[[nodiscard]] inline std::string unrounded(double value) {
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    return text_form<double>::write(value);
}

template <class = detail::when_called>
[[nodiscard]] inline std::string for_people(double value, shown_as how) {
    switch (how) {
        case shown_as::share: return std::isinf(value) ? rounded(value, 1) : rounded(100.0 * value, 1) + "%";
        case shown_as::points: return (value >= 0.05 - 1e-10 ? "+" : "") + rounded(value, 1);
        case shown_as::count: return with_thousands(rounded(value, 0));
        case shown_as::p_value:
            if (value < 0.001) return "< 0.001";  // more digits would be of the approximation, not of the figures
            break;
        case shown_as::text:
        case shown_as::number: break;
    }
    if (std::isinf(value)) return rounded(value, 0);
    if (std::abs(value) >= 999.95 && std::abs(value) < 1e15) return with_thousands(rounded(value, 0));
    std::array<char, 32> text{};
    auto const end = std::to_chars(text.data(), text.data() + text.size(), std::abs(value), std::chars_format::general, 4).ptr;
    return (value < 0 ? std::string(minus_sign) : std::string()).append(text.data(), end);
}

/// "p = 0.0183", "p < 0.001", "p not available".
template <class = detail::when_called>
[[nodiscard]] inline std::string p_in_words(figure<double> const& p) {
    if (!p.has_value()) return "p " + std::string(words(p.reason()));
    auto const shown = for_people(*p, shown_as::p_value);
    return shown.starts_with('<') ? "p " + shown : "p = " + shown;
}

struct shown_to_people {
    shown_as how;
    std::string operator()(std::string const& text) const { return text; }
    template <class = detail::when_called>
    std::string operator()(figure<std::uint64_t> const& n) const {
        return n.has_value() ? with_thousands(std::to_string(*n)) : std::string(symbol(n.reason()));
    }
    template <class = detail::when_called>
    std::string operator()(figure<std::int64_t> const& n) const {
        return n.has_value() ? with_thousands(std::to_string(*n)) : std::string(symbol(n.reason()));
    }
    template <class = detail::when_called>
    std::string operator()(figure<double> const& x) const {
        return x.has_value() ? for_people(*x, how) : std::string(symbol(x.reason()));
    }
};

struct shown_to_programs {
    std::string operator()(std::string const& text) const { return text; }
    template <class = detail::when_called>
    std::string operator()(figure<double> const& x) const {
        return x.has_value() ? unrounded(*x) : std::string(symbol(x.reason()));
    }
    template <class T>
    std::string operator()(figure<T> const& n) const {
        return text_form<figure<T>>::write(n);
    }
};

/// The characters of a UTF-8 text, which is how wide it is in a table.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t characters(std::string_view text) {
    std::size_t n = 0;
    for (char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return n;
}

}  // namespace pbo::detail

#endif
