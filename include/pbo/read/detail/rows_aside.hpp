// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROWS_ASIDE_HPP
#define PBO_READ_DETAIL_ROWS_ASIDE_HPP

// Is this row of a table a heading among the rows, or a footnote, rather than data?  Told by the row alone: it has one text,
// and that reads like words.  A row that was cut short ("E06000001", "12") does not, and stays an error.

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/folded_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace pbo::detail {

/// Whether a text begins as footnotes do.
[[nodiscard]] inline bool begins_as_a_note(std::string_view text) {
    constexpr std::array<std::string_view, 14> words{"source", "note", "footnote", "copyright", "\xC2\xA9", "(c) copyright", "crown copyright", "published by",
                                                     "publication", "produced by", "contact", "last updated", "data source", "symbols"};
    auto const lower = folded(text.substr(0, 40));
    return std::any_of(words.begin(), words.end(), [&](auto const word) { return std::string_view(lower).starts_with(word); });
}
/// Whether a text can be a heading: it has a letter, and either no digit or several words; a code has neither.
[[nodiscard]] constexpr bool reads_like_words(std::string_view text) noexcept {
    bool letter = false, digit = false, gap = false;
    for (char const c : text) {
        letter = letter || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127;
        digit = digit || (c >= '0' && c <= '9');
        gap = gap || c == ' ';
    }
    return letter && (!digit || gap);
}

/// The only text of a row; empty when it has none, or several.
template <class Fields>
[[nodiscard]] std::string_view only_text(Fields const& fields, std::size_t size) noexcept {
    std::string_view only;
    for (std::size_t i = 0; i < size; ++i) {
        auto const text = trimmed(fields[i]);
        if (text.empty()) continue;
        if (!only.empty()) return {};
        only = text;
    }
    return only;
}
template <class Fields>
[[nodiscard]] bool has_no_text(Fields const& fields, std::size_t size) noexcept {
    for (std::size_t i = 0; i < size; ++i)
        if (!trimmed(fields[i]).empty()) return false;
    return true;
}

}  // namespace pbo::detail

#endif
