// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_SHOWN_TEXT_HPP
#define PBO_READ_DETAIL_SHOWN_TEXT_HPP

// What an error message shows of a text that was found: at most 80 bytes, one line, nothing that could upset a
// terminal. Valid UTF-8 stays as it is; what cannot be seen is shown: line ends and tabs as \n, \r, \t, other control
// characters and bytes that are not UTF-8 as \xE9, NUL, no-break and other unusual blanks and characters without width
// as \u{0}, \u{A0}, \u{FEFF}.  A text that is cut ends in "...".

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/utf8.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pbo::detail {

inline constexpr std::size_t shown_bytes = 80;

template <class = detail::when_called>
[[nodiscard]] inline std::string hexadecimal(std::uint32_t number) {
    std::string text;
    do text.insert(text.begin(), "0123456789ABCDEF"[number & 15U]);
    while ((number >>= 4U) != 0);
    return text;
}

template <class = detail::when_called>
[[nodiscard]] inline std::string shown_text(std::string_view text) {
    constexpr std::string_view ellipsis = "...";
    std::string shown;
    std::size_t cut = 0;  // the last length that leaves room for the ellipsis
    while (!text.empty()) {
        auto const byte = static_cast<unsigned char>(text.front());
        std::size_t size = utf8_length(text);
        if (size == 2 && byte == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0)
            size = 0;  // terminals obey U+0080-9F
        std::string piece;
        if (size > 1 && blank_length(text) != 0) {
            piece = "\\u{" + hexadecimal(code_point(text)) + "}";
        } else if (size > 1 || (size == 1 && byte >= 0x20 && byte != 0x7f)) {
            piece = text.substr(0, size);
        } else if (byte == '\n' || byte == '\r' || byte == '\t') {
            piece = byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : "\\t";
        } else if (byte == 0) {
            piece = "\\u{0}";
        } else {
            constexpr std::string_view digits = "0123456789ABCDEF";
            piece = {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]};
        }
        if (shown.size() + piece.size() > shown_bytes) return shown.substr(0, cut).append(ellipsis);
        shown += piece;
        if (shown.size() + ellipsis.size() <= shown_bytes) cut = shown.size();
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return shown;
}

}  // namespace pbo::detail

#endif
