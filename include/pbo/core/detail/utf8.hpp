// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_UTF8_HPP
#define PBO_CORE_DETAIL_UTF8_HPP

// Is this text UTF-8 (Unicode 15.0, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF), and which
// characters is it made of?

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace pbo::detail {

/// The number of bytes of the character that a non-empty text starts with; 0 when it does not start with one.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view text) noexcept {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const in = [&](std::size_t i, unsigned low, unsigned high) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    unsigned const first = byte(0);
    if (first < 0x80) return 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return in(1, 0x80, 0xBF) ? 2 : 0;
    if (first < 0xF0) {
        unsigned const low = first == 0xE0 ? 0xA0 : 0x80;
        unsigned const high = first == 0xED ? 0x9F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (first < 0xF5) {
        unsigned const low = first == 0xF0 ? 0x90 : 0x80;
        unsigned const high = first == 0xF4 ? 0x8F : 0xBF;
        return in(1, low, high) && in(2, 0x80, 0xBF) && in(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

/// The character that a non-empty text starts with; 0 when it does not start with one.
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint32_t code_point(std::string_view text) noexcept {
    auto const size = utf8_length(text);
    if (size == 0) return 0;
    auto const first = static_cast<unsigned char>(text[0]);
    if (size == 1) return first;
    std::uint32_t c = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) c = c << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return c;
}

template <class = detail::when_called>
inline void append_utf8(std::string& text, std::uint32_t c) {
    auto const push = [&text](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return push(c);
    if (c < 0x800) {
        push(0xC0U | c >> 6U);
    } else {
        if (c < 0x10000) {
            push(0xE0U | c >> 12U);
        } else {
            push(0xF0U | c >> 18U);
            push(0x80U | (c >> 12U & 0x3FU));
        }
        push(0x80U | (c >> 6U & 0x3FU));
    }
    push(0x80U | (c & 0x3FU));
}

/// No byte above 127: eight bytes at a time, because nearly every row passes here and goes no further.
template <class = detail::when_called>
[[nodiscard]] inline bool is_ascii(char const* text, std::size_t size) noexcept {
    std::uint64_t all = 0;
    for (; size >= 8; size -= 8, text += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text, 8);
        all |= word;
    }
    for (; size != 0; --size, ++text) all |= static_cast<unsigned char>(*text);
    return (all & 0x8080808080808080U) == 0;
}

template <class = detail::when_called>
[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
    if (is_ascii(text.data(), text.size())) return true;
    while (!text.empty()) {
        std::size_t const size = utf8_length(text);
        if (size == 0) return false;
        text.remove_prefix(size);
    }
    return true;
}

}  // namespace pbo::detail

#endif
