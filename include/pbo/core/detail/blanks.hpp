// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_BLANKS_HPP
#define PBO_CORE_DETAIL_BLANKS_HPP

// What stands round a text and cannot be seen?  Blanks, tabs and line ends, the no-break, thin and other blanks of
// Unicode, and the characters without width (joiners, marks of direction, the byte order mark, soft hyphens), which
// spreadsheets and web pages leave behind.  In UTF-8; a byte that is not UTF-8 is no blank.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <string_view>

namespace pbo::detail {

/// The bytes of the blank that the text starts with; 0 when it starts with none.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t blank_length(std::string_view text) noexcept {
    if (text.empty()) return 0;
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) == ' ' || (byte(0) >= '\t' && byte(0) <= '\r')) return 1;
    if (byte(0) == 0xC2) return text.size() > 1 && (byte(1) == 0xA0 || byte(1) == 0xAD) ? 2 : 0;
    if (byte(0) < 0xE2 || text.size() < 3) return 0;
    auto const is = [&](unsigned first, unsigned second, unsigned from, unsigned to) {
        return byte(0) == first && byte(1) == second && byte(2) >= from && byte(2) <= to;
    };
    bool const blank = is(0xE2, 0x80, 0x80, 0x8F) || is(0xE2, 0x80, 0xA8, 0xAF) || is(0xE2, 0x81, 0x9F, 0xA4) ||
                       is(0xE3, 0x80, 0x80, 0x80) || is(0xEF, 0xBB, 0xBF, 0xBF);
    return blank ? 3 : 0;
}

/// The bytes of the blank that the text ends with; 0 when it ends with none.
template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t blank_length_at_end(std::string_view text) noexcept {
    for (std::size_t size = 1; size <= 3 && size <= text.size(); ++size)
        if (blank_length(text.substr(text.size() - size)) == size) return size;
    return 0;
}

/// The text without the blanks round it.
template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    // Nearly every text begins and ends with a letter or digit, and is told by its first and last byte alone.
    constexpr auto plain = [](char c) { return c > ' ' && c <= '~'; };
    if (!text.empty() && plain(text.front()) && plain(text.back())) return text;
    while (auto const size = blank_length(text)) text.remove_prefix(size);
    while (auto const size = blank_length_at_end(text)) text.remove_suffix(size);
    return text;
}

}  // namespace pbo::detail

#endif
