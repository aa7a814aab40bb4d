// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_TEXT_FIELDS_HPP
#define PBO_DOMAIN_DETAIL_TEXT_FIELDS_HPP

// Several texts in one, and back: fields joined by a separator, in which a backslash stands before each separator and
// each backslash that belongs to a field.  Fields nest with different separators or with the same.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] inline std::string joined(std::vector<std::string> const& fields, char separator) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) text += separator;
        for (char c : fields[i]) {
            if (c == separator || c == '\\') text += '\\';
            text += c;
        }
    }
    return text;
}

/// The fields (at least one); nothing when the text ends in the middle of an escape.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::vector<std::string>> split(std::string_view text, char separator) {
    std::vector<std::string> fields(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator) {
            fields.emplace_back();
        } else {
            if (text[i] == '\\' && ++i == text.size()) return std::nullopt;
            fields.back() += text[i];
        }
    }
    return fields;
}

}  // namespace pbo::detail

#endif
