// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_READ_CELL_HPP
#define PBO_READ_DETAIL_READ_CELL_HPP

// What value has a cell?  That which its text form reads; where it reads none, what the options say about the text, or,
// in a column that may have no value, a symbol of absence.  What stands beside a figure is noted.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/alike.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/name.hpp>
#include <pbo/core/text_form.hpp>
#include <pbo/read/detail/cell_meanings.hpp>
#include <pbo/read/read_remarks.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pbo::detail {

/// Reads one cell into its member; says what would have been right when the text is not a T.
template <has_text_form T>
[[nodiscard]] std::optional<std::string> read_cell(std::string_view text, T& into) {
    try {
        if (auto value = text_form<T>::read(text)) {
            into = std::move(*value);
            return std::nullopt;
        }
        return text_form<T>::expected();
    } catch (std::domain_error const& e) {
        return text_form<T>::expected() + " (" + e.what() + ")";
    } catch (std::invalid_argument const& e) {
        return text_form<T>::expected() + " (" + e.what() + ")";
    }
}

template <class T>
inline constexpr bool is_name = false;
template <std::size_t Inline>
inline constexpr bool is_name<basic_name<Inline>> = true;

template <class T>
struct words_of {
    [[nodiscard]] static std::vector<std::string_view> taken() { return {}; }
};
template <spelled_enumeration E>
struct words_of<E> {
    [[nodiscard]] static std::vector<std::string_view> taken() {
        std::vector<std::string_view> words;
        for (auto const& s : spellings_of<E>) words.push_back(s.text);
        for (auto const& s : official_words_of<E>) words.push_back(s.text);
        return words;
    }
};
template <spelled_enumeration E>
struct words_of<std::optional<E>> : words_of<E> {};

/// "; nearest is 'direct_payment'", where a word of the column is near.
template <class = detail::when_called>
[[nodiscard]] inline std::string nearest_words(std::string_view text, std::vector<std::string_view> const& words) {
    std::string all;
    auto const nearest = nearest_of(text, words);
    for (auto const& word : nearest) all += (all.empty() ? "'" : " or '") + word + "'";
    return all.empty() ? all : "; nearest is " + all;
}

/// A figure's flags as the remarks count them: "[e][r]" is both.
template <class = detail::when_called>
inline void note_flags(read_remarks& remarks, std::string_view text) {
    auto const parted = without_flags(text);
    if (parted.flags.empty()) {
        if (text.size() > 2 && text.back() == ')' && text.find(" (") != std::string_view::npos)
            ++remarks.flags["(...)"];
        return;
    }
    auto left = parted.flags;
    while (!left.empty()) {
        auto const closes = left.find_first_of("])");
        auto const size = closes == std::string_view::npos ? left.size() : closes + 1;
        ++remarks.flags[std::string(left.substr(0, size))];
        left = trimmed(left.substr(size));
    }
}

/// The same for a cell of a file, its text without blanks round it.
template <has_text_form T>
[[nodiscard]] std::optional<std::string> read_cell_as_meant(cell_meanings const& meanings, read_remarks& remarks,
                                                            std::size_t column, std::string_view text,
                                                            std::string const& heading, T& into) {
    text = meanings.value(column, text);
    if (auto const why = meanings.stand_in(text)) {
        if constexpr (is_figure<T>) {
            into = *why;
            return std::nullopt;
        } else {
            return read_cell(std::string_view{}, into);
        }
    }
    auto expected = read_cell(text, into);
    if constexpr (is_name<T>) remarks.meet(heading, text);
    if constexpr (is_figure<T>) {
        if (!expected && into.has_value() && !text.empty() &&
            (text.back() == ']' || text.back() == ')' || (text.back() >= 'a' && text.back() <= 'z')))
            note_flags(remarks, text);
    } else {
        // "NA" in place of an answer: none, where the column may have none.
        if (expected && !text.empty() && absence_named(text) && !read_cell(std::string_view{}, into)) {
            remarks.taken_as_missing[std::string(text)].insert(heading);
            return std::nullopt;
        }
    }
    if (expected) *expected += nearest_words(text, words_of<T>::taken());
    return expected;
}

}  // namespace pbo::detail

#endif
