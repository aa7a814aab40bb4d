// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_VISIBLE_TEXT_HPP
#define PBO_CORE_DETAIL_VISIBLE_TEXT_HPP

// A text of somebody else's in a message: a control character in it neither ends the message (NUL, for what() is a C
// string), nor breaks its line, nor reaches a terminal.  They become \n, \r, \t and \x00; the rest, UTF-8 or not, stays as
// it is.  A text that has been through this is unchanged by it.

#include <cstddef>
#include <string>
#include <string_view>

namespace pbo::detail {

[[nodiscard]] inline std::string visible_text(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string shown;
    auto const escape = [&shown](unsigned char byte) { shown += {'\\', 'x', digits[byte >> 4U], digits[byte & 15U]}; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n' || byte == '\r' || byte == '\t') {
            shown += byte == '\n' ? "\\n" : byte == '\r' ? "\\r" : "\\t";
        } else if (byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            escape(byte);  // U+0080 to U+009F, which terminals obey
            escape(static_cast<unsigned char>(text[++i]));
        } else if (byte < 0x20 || byte == 0x7f) {
            escape(byte);
        } else {
            shown += text[i];
        }
    }
    return shown;
}

}  // namespace pbo::detail

#endif
