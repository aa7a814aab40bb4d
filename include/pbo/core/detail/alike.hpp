// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_ALIKE_HPP
#define PBO_CORE_DETAIL_ALIKE_HPP

// Is this one of our words, in the capitals and blanks of another's file?  And if it is none, which is the nearest?

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/stably_sorted.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Whether two texts are the same but for capitals (of ASCII letters), and blanks or underscores between words.
template <class = detail::when_called>
[[nodiscard]] constexpr bool alike(std::string_view a, std::string_view b) noexcept {
    a = trimmed(a);
    b = trimmed(b);
    constexpr auto gap = [](std::string_view text) {
        std::size_t size = 0;
        for (;;) {
            auto const blank = size < text.size() && text[size] == '_' ? 1 : blank_length(text.substr(size));
            if (blank == 0) return size;
            size += blank;
        }
    };
    constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    while (!a.empty() && !b.empty()) {
        auto const in_a = gap(a), in_b = gap(b);
        if ((in_a == 0) != (in_b == 0)) return false;
        if (in_a == 0 && lower(a.front()) != lower(b.front())) return false;
        a.remove_prefix(std::max<std::size_t>(in_a, 1));
        b.remove_prefix(std::max<std::size_t>(in_b, 1));
    }
    return a.empty() && b.empty();
}

/// How many letters must be put in, left out or changed to make one text of the other (Levenshtein 1966), capitals
/// apart.
template <class = detail::when_called>
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? ' ' : c; };
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            auto const changed = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0U : 1U);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

/// Whether a text is another with a typing error: by a letter (or two that changed places), or by two in words of six
/// letters or more.  Other digits are another name: aged_18 is no slip for aged_65.
template <class = detail::when_called>
[[nodiscard]] inline bool mistyped(std::string_view text, std::string_view meant) {
    constexpr std::size_t longest = 100;  // a longer text is a slip of none
    auto const digits = [](std::string_view of) {
        std::string all;
        for (char const c : of)
            if (c >= '0' && c <= '9') all += c;
        return all;
    };
    auto const swapped = [](std::string_view a, std::string_view b) {
        if (a.size() != b.size()) return false;
        auto const at = std::mismatch(a.begin(), a.end(), b.begin());
        return std::distance(at.first, a.end()) > 1 && at.first[0] == at.second[1] && at.first[1] == at.second[0] &&
               std::equal(at.first + 2, a.end(), at.second + 2);
    };
    auto const shorter = std::min(text.size(), meant.size());
    if (shorter < 4 || std::max(text.size(), meant.size()) > longest || digits(text) != digits(meant)) return false;
    auto const errors = edit_distance(text, meant);
    return errors != 0 && (errors <= (shorter < 6 ? 1U : 2U) || swapped(text, meant));
}

/// The words that a text may be a slip of, nearest first and at most three: those that differ in a quarter of their
/// letters at most, or of which it is the beginning.
template <class = detail::when_called>
[[nodiscard]] inline std::vector<std::string> nearest_of(std::string_view text,
                                                         std::vector<std::string_view> const& words) {
    constexpr std::size_t longest = 100;  // a longer text is a slip of none
    std::vector<std::pair<std::size_t, std::string_view>> nearest;
    text = trimmed(text);
    if (text.empty() || text.size() > longest) return {};
    for (auto const word : words) {
        auto const distance = edit_distance(text, word);
        bool const beginning =
            text.size() >= 4 && word.size() > text.size() && alike(text, word.substr(0, text.size()));
        if (!word.empty() && (beginning || 4 * distance <= std::max(text.size(), word.size())))
            nearest.emplace_back(distance, word);
    }
    sort_stably(nearest, [](auto const& a, auto const& b) { return a.first < b.first; });
    if (nearest.size() > 3) nearest.resize(3);
    std::vector<std::string> all;
    for (auto const& [distance, word] : nearest) all.emplace_back(word);
    return all;
}

}  // namespace pbo::detail

#endif
