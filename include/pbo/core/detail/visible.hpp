// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_VISIBLE_HPP
#define PBO_CORE_DETAIL_VISIBLE_HPP

// A text made harmless for messages, terminals, tables and pages: it stays on its line, moves no cursor, and nothing in it is
// invisible or turns the direction of what follows.  Line breaks, tabs and other control characters become \n, \t, \x1B;
// zero-width and bidirectional characters \u200B, \u202E; bytes that are not UTF-8 \xE9; NUL, which would end what() of an
// exception, \x00.  All other text stays as it is, and a text that has been through this is unchanged by it.

#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pbo::detail {

/// The code point of a text that begins with a valid UTF-8 sequence of so many bytes.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint32_t code_point(std::string_view text, std::size_t size) {
    auto const byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    if (size == 1) return byte(0);
    std::uint32_t code = byte(0) & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) code = code << 6U | (byte(i) & 0x3FU);
    return code;
}

/// Control characters, and what has no width or steers the direction of writing.
template <class = detail::when_called>
[[nodiscard]] constexpr bool is_hidden(std::uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 ||
           (c >= 0x180B && c <= 0x180E) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

template <class = detail::when_called>
[[nodiscard]] inline std::string hexadecimal(std::uint32_t value, std::size_t least_digits) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (; value != 0 || text.size() < least_digits; value >>= 4U) text.insert(text.begin(), digits[value & 15U]);
    return text;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string visible(std::string_view text) {
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        auto const size = utf8_length(text);
        auto const code = size == 0 ? static_cast<std::uint32_t>(static_cast<unsigned char>(text.front())) : code_point(text, size);
        if (size != 0 && !is_hidden(code))
            shown += text.substr(0, size);
        else if (code == '\n' || code == '\r' || code == '\t')
            shown += code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t";
        else if (size <= 1)
            shown += "\\x" + hexadecimal(code, 2);
        else
            shown += "\\u" + hexadecimal(code, 4);
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return shown;
}

/// Somebody else's text as a message quotes it.
template <class = detail::when_called>
[[nodiscard]] inline std::string in_quotes(std::string_view text) { return "'" + visible(text) + "'"; }

}  // namespace pbo::detail

#endif
