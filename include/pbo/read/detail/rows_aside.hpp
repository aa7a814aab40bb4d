// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_ROWS_ASIDE_HPP
#define PBO_READ_DETAIL_ROWS_ASIDE_HPP

// Is this row of a table a heading among the rows, or a footnote, rather than data?  Told by the row alone: it has one
// text, and that reads like words.  A row that was cut short ("E06000001", "12") does not, and stays an error.

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/folded_text.hpp>
#include <pbo/read/detail/row_fields.hpp>
#include <pbo/read/detail/shown_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbo::detail {

/// Whether a text begins as footnotes do.
template <class = detail::when_called>
[[nodiscard]] inline bool begins_as_a_note(std::string_view text) {
    constexpr std::array<std::string_view, 14> words{
        "source",       "note",        "footnote",    "copyright", "\xC2\xA9",     "(c) copyright", "crown copyright",
        "published by", "publication", "produced by", "contact",   "last updated", "data source",   "symbols"};
    auto const lower = folded(text.substr(0, 40));
    return std::any_of(words.begin(), words.end(),
                       [&](auto const word) { return std::string_view(lower).starts_with(word); });
}
/// Whether a text can be a heading: it has a letter, and either no digit or several words; a code has neither.
template <class = detail::when_called>
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
template <class = detail::when_called>
[[nodiscard]] inline std::string_view only_text(row_fields const& fields, std::size_t size) noexcept {
    std::string_view only;
    for (std::size_t i = 0; i < size; ++i) {
        auto const text = trimmed(fields[i]);
        if (text.empty()) continue;
        if (!only.empty()) return {};
        only = text;
    }
    return only;
}

/// The first three texts of a row, as they are shown: 'Number', 'How is life?'.
template <class = detail::when_called>
[[nodiscard]] inline std::string first_texts(row_fields const& fields, std::size_t size) {
    std::string begins;
    for (std::size_t i = 0, shown = 0; i < size && shown < 3; ++i)
        if (auto const text = trimmed(fields[i]); !text.empty())
            begins += (shown++ == 0 ? "'" : ", '") + shown_text(text) + "'";
    return begins;
}

/// Whether so little stands in a row that it may be no data: of four cells at most one is filled.  A row of data nearly
/// never is so, and is told by two of them.
template <class = detail::when_called>
[[nodiscard]] inline bool is_sparse(row_fields const& cells, std::size_t n, std::size_t columns) noexcept {
    if (n != columns || n < 2) return n > 0;
    auto const filled = [&cells](std::size_t i) { return cells[i].empty() ? 0U : 1U; };
    auto const ends = filled(0) + filled(n - 1);
    return ends < 2 && (n < 4 || ends + filled(1) + filled(n - 2) < 2);
}

/// The text of a row that is no data, empty for one without any; nothing for a row of data.  Where columns of figures
/// are named, a row of words without one is a heading.
template <class = detail::when_called>
[[nodiscard]] inline std::optional<std::string_view> text_aside(row_fields const& cells, std::size_t n,
                                                                std::size_t columns,
                                                                std::vector<std::size_t> const& figures) {
    bool const ragged = n != columns;
    auto const only = only_text(cells, n);
    if (only.empty()) {
        auto const first = trimmed(cells[0]);
        std::size_t blank = 0;
        while (blank < n && trimmed(cells[blank]).empty()) ++blank;
        if (blank == n) return std::string_view{};
        return ragged && begins_as_a_note(first) ? std::optional(first) : std::nullopt;
    }
    if (begins_as_a_note(only)) return only;
    if (!reads_like_words(only) || (ragged && figures.empty() && only.find(' ') == std::string_view::npos))
        return std::nullopt;
    if (ragged) return only;
    bool const no_figure =
        std::all_of(figures.begin(), figures.end(), [&](auto column) { return trimmed(cells[column]).empty(); });
    return !figures.empty() && no_figure ? std::optional(only) : std::nullopt;
}

}  // namespace pbo::detail

#endif
