// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_NUMBER_TEXT_HPP
#define PBO_CORE_DETAIL_NUMBER_TEXT_HPP

// A double as text and back, the same under any locale: the shortest text that reads back as the same double.
// std::to_string would show 1e-9 as 0.000000, which names no value in an error message.

#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <version>

#ifndef __cpp_lib_to_chars  // libc++ before 20 writes doubles but cannot read them
#include <locale>
#include <sstream>
#endif

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string number_text(double value) {
    std::array<char, 32> text{};  // the longest takes 24
    auto const [end, error] = std::to_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::string(text.data(), end) : std::string("?");
}

/// So many significant digits at most, as a stream writes them that nobody has touched: 0.0733, 1.5e-07, 95.
template <class = detail::when_called>
[[nodiscard]] inline std::string number_text(double value, int digits) {
    std::array<char, 400> text{};
    auto const [end, error] = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, digits);
    return error == std::errc{} ? std::string(text.data(), end) : std::string("?");
}

/// Is this -? digits with at most one point among or beside them, then (e|E) (+|-)? digits or nothing?
template <class = detail::when_called>
[[nodiscard]] constexpr bool is_decimal(std::string_view text) noexcept {
    std::size_t i = 0;
    auto const digits = [&text, &i] {
        std::size_t const from = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
        return i - from;
    };
    if (i < text.size() && text[i] == '-') ++i;
    std::size_t mantissa = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        mantissa += digits();
    }
    if (mantissa == 0) return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
        if (digits() == 0) return false;
    }
    return i == text.size();
}

/// The nearest double to a finite decimal number; nothing for any other text, nor for a number too large for a double
/// or too small for one without being 0.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<double> read_decimal(std::string_view text) {
    if (!is_decimal(text)) return std::nullopt;
    double value = 0.0;
#ifdef __cpp_lib_to_chars
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
#else
    std::istringstream in{std::string(text)};
    in.imbue(std::locale::classic());
    in >> value;  // its fail bit is no guide: set for subnormal numbers too, which are read well
    if (value == 0.0 && text.substr(0, text.find_first_of("eE")).find_first_of("123456789") != std::string_view::npos)
        return std::nullopt;
#endif
    if (!(value - value == 0.0)) return std::nullopt;
    return value;
}

}  // namespace pbo::detail

#endif
