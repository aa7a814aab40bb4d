// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_AS_COMPARED_HPP
#define PBO_READ_DETAIL_AS_COMPARED_HPP

// Do two names of areas, or two headings, differ by capitals and blanks alone?  Then they are compared as one text.

#include <pbo/core/text_form.hpp>

#include <string>
#include <string_view>

namespace pbo::detail {

/// What two texts are compared as, where capitals and blanks do not make a difference.
[[nodiscard]] inline std::string as_compared(std::string_view text) {
    std::string all;
    bool gap = false;
    for (char const c : trimmed(text)) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            gap = true;
            continue;
        }
        if (gap && !all.empty()) all += ' ';
        gap = false;
        all += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return all;
}

}  // namespace pbo::detail

#endif
