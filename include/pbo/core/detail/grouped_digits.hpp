// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_GROUPED_DIGITS_HPP
#define PBO_CORE_DETAIL_GROUPED_DIGITS_HPP

// How do people write a number so that it can be read?  With commas or blanks between thousands: "1,114", "1 114 000",
// also with the no-break and thin blanks that spreadsheets put there.  A separator anywhere but between thousands makes
// it another number elsewhere ("1114,114", "0,114"), and is refused.  And how do programs write a whole number that
// know only real ones?  "12.0", "1e+05".

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string_view>
#include <system_error>

namespace pbo::detail {

using digit_buffer = std::array<char, 64>;

[[nodiscard]] constexpr bool is_decimal_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The number without the blanks round it and the separators between its thousands, in the buffer; nothing when
/// separators stand where none belong, or are of two kinds.  What follows the last group is kept as it is.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<std::string_view> without_separators(std::string_view text,
                                                                           digit_buffer& into) noexcept {
    text = trimmed(text);
    if (text.size() > into.size()) return std::nullopt;
    std::size_t size = 0, group = 0, groups = 0;
    std::string_view separator;
    bool zero = false;
    if (!text.empty() && text.front() == '-') {
        into[size++] = '-';
        text.remove_prefix(1);
    }
    while (!text.empty()) {
        if (is_decimal_digit(text.front())) {
            zero = zero || (groups == 0 && group == 0 && text.front() == '0');
            into[size++] = text.front();
            ++group;
            text.remove_prefix(1);
            continue;
        }
        auto const width = text.front() == ',' ? std::size_t{1} : blank_length(text);
        if (width == 0) break;
        auto const here = text.substr(0, width);
        bool const first = groups == 0;
        if ((first && (group == 0 || group > 3 || zero)) || (!first && (group != 3 || here != separator)))
            return std::nullopt;
        separator = here;
        ++groups;
        group = 0;
        text.remove_prefix(width);
    }
    if (groups != 0 && group != 3) return std::nullopt;
    for (char const c : text) into[size++] = c;
    return std::string_view(into.data(), size);
}

/// The digits of a decimal number that is whole ("12.0", "1e+05", "-3.50e1"); nothing for any other text.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::string_view> whole_digits(std::string_view text, digit_buffer& into) noexcept {
    if (!is_decimal(text)) return std::nullopt;
    auto const exponent_at = text.find_first_of("eE");
    int exponent = 0;
    if (exponent_at != std::string_view::npos) {
        auto digits = text.substr(exponent_at + 1);
        if (digits.front() == '+') digits.remove_prefix(1);
        if (auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
            error != std::errc{} || exponent < -40 || exponent > 40)
            return std::nullopt;
        text = text.substr(0, exponent_at);
    }
    std::size_t size = 0;
    bool const negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    auto const point = text.find('.');
    // How many of the digits, without their point, stand before the unit's end.
    auto const whole = static_cast<long>(point == std::string_view::npos ? text.size() : point) + exponent;
    if (negative) into[size++] = '-';
    auto const first = size;
    long at = 0;
    for (char const c : text) {
        if (c == '.') continue;
        if (at++ >= whole) {
            if (c != '0') return std::nullopt;
        } else if (c != '0' || size != first) {
            if (size == into.size()) return std::nullopt;
            into[size++] = c;
        }
    }
    for (; at < whole; ++at) {
        if (size == first) break;
        if (size == into.size()) return std::nullopt;
        into[size++] = '0';
    }
    if (size == first) into[size++] = '0';
    return std::string_view(into.data(), size);
}

}  // namespace pbo::detail

#endif
