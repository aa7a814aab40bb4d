// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_ABSENCE_SYMBOLS_HPP
#define PBO_CORE_ABSENCE_SYMBOLS_HPP

// What does a release print in place of a figure, and what beside one?  The shorthand of government statistics
// (Government Analysis Function 2022: [c], [x], [z], [w], [low], [u]), and what preceded it and stands in every older
// file: *, .., ., -,
// :, ~, <5, NA, N/A, null, blank.  In any case, with square or round brackets or without.
//
//     pbo::absence_named("[C]")     // suppressed
//     pbo::absence_named("<5")      // suppressed
//     pbo::absence_named("12")      // nothing: no symbol
//     pbo::without_flags("12 [e]")  // "12" and "[e]"
//
// Releases differ in what "-" and "~" mean (none, too small, suppressed): the reason is then "not stated", until the
// reader is told (read_options::missing, read_options::suppressed).

#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/figure.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pbo {

struct absence_symbol {
    std::string_view text;  ///< in lower case and without brackets
    absence why;
};

inline constexpr std::array<absence_symbol, 22> absence_symbols_in_use{{
    {"c", absence::suppressed},        {"x", absence::not_available},     {"z", absence::not_applicable},
    {"w", absence::none_recorded},     {"low", absence::too_small},       {"k", absence::too_small},
    {"u", absence::not_available},     {"*", absence::suppressed},        {"..", absence::not_available},
    {".", absence::not_available},     {"-", absence::reason_not_stated}, {"\xE2\x80\x93", absence::reason_not_stated},
    {":", absence::not_available},     {"~", absence::reason_not_stated}, {"na", absence::not_available},
    {"n/a", absence::not_available},   {"#n/a", absence::not_available},  {"null", absence::not_available},
    {"blank", absence::not_available}, {"...", absence::not_applicable},
    {"\xE2\x80\x94", absence::reason_not_stated},  // a dash, as the shorter one above
    {"\xE2\x88\x92", absence::reason_not_stated},  // a minus sign
}};

/// The symbols in words, for messages.
inline constexpr std::string_view absence_symbols_taken =
    "c, x, z, w, low, u, *, .., ., -, :, ~, <5, NA, N/A, null, blank (in any case, also in brackets as in [c]), or "
    "nothing (--missing and --suppressed name other texts)";

namespace detail {
/// "[c]" and "(c)" are c.
template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view without_brackets(std::string_view text) noexcept {
    if (text.size() > 2 && ((text.front() == '[' && text.back() == ']') || (text.front() == '(' && text.back() == ')')))
        return trimmed(text.substr(1, text.size() - 2));
    return text;
}
template <class = detail::when_called>
[[nodiscard]] constexpr bool same_letters(std::string_view text, std::string_view lower) noexcept {
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i]) != lower[i]) return false;
    return true;
}
}  // namespace detail

/// The reason that a text stands for; nothing for a text that is no symbol.  An empty text is not available.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<absence> absence_named(std::string_view text) noexcept {
    text = detail::without_brackets(detail::trimmed(text));
    if (text.empty()) return absence::not_available;
    if (text.size() <= 5)
        for (auto const& symbol : absence_symbols_in_use)
            if (detail::same_letters(text, symbol.text)) return symbol.why;
    constexpr std::string_view at_most = "\xE2\x89\xA4";
    if (text.starts_with(at_most)) {
        text.remove_prefix(at_most.size());
    } else {
        if (text.front() != '<') return std::nullopt;  // <5, < 10, <=5
        text.remove_prefix(1);
        if (!text.empty() && text.front() == '=') text.remove_prefix(1);
    }
    text = detail::trimmed(text);
    for (char const c : text)
        if (c < '0' || c > '9') return std::nullopt;
    if (text.empty()) return std::nullopt;
    return absence::suppressed;
}

/// What a letter beside a figure says.
struct figure_flag {
    std::string_view text;
    std::string_view words;
};
inline constexpr std::array<figure_flag, 12> figure_flags_in_use{{{"e", "estimated"},
                                                                  {"p", "provisional"},
                                                                  {"r", "revised"},
                                                                  {"u", "low reliability"},
                                                                  {"b", "break in the series"},
                                                                  {"f", "forecast"},
                                                                  {"a", "average"},
                                                                  {"t", "total"},
                                                                  {"ns", "not significant"},
                                                                  {"s", "significant"},
                                                                  {"ss", "significant"},
                                                                  {"sss", "significant"}}};

/// What a flag means in words, "note" for a reference such as [note 1]; empty for a text that is no flag.
template <class = detail::when_called>
[[nodiscard]] constexpr std::string_view flag_words(std::string_view flag) noexcept {
    flag = detail::without_brackets(detail::trimmed(flag));
    for (auto const& known : figure_flags_in_use)
        if (detail::same_letters(flag, known.text)) return known.words;
    return flag.size() >= 4 && detail::same_letters(flag.substr(0, 4), "note") ? std::string_view("note")
                                                                               : std::string_view{};
}

/// A figure's text and the flags beside it, as written: "12 [e][r]" is "12" and "[e][r]".
struct flagged_text {
    std::string_view figure;
    std::string_view flags;
};

/// Parts a text from the flags behind it: in brackets, or one letter after a blank ("12 p").  Flags alone are no flags.
template <class = detail::when_called>
[[nodiscard]] constexpr flagged_text without_flags(std::string_view text) noexcept {
    text = detail::trimmed(text);
    auto left = text;
    while (!left.empty()) {
        std::size_t begin = std::string_view::npos;
        if (left.back() == ']') begin = left.rfind('[');
        if (left.back() == ')') begin = left.rfind('(');
        if (begin == std::string_view::npos && left.size() > 2 &&
            detail::blank_length(left.substr(left.size() - 2)) == 1)
            begin = left.size() - 1;
        if (begin == std::string_view::npos || begin == 0 || flag_words(left.substr(begin)).empty()) break;
        left = detail::trimmed(left.substr(0, begin));
    }
    return {left, detail::trimmed(text.substr(left.size()))};
}

}  // namespace pbo

#endif
