// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_DATE_TEXT_HPP
#define PBO_DOMAIN_DETAIL_DATE_TEXT_HPP

// Which day do people and programs mean?  2023-03-31 (also with a midnight behind it), 31/03/2023, 31 March 2023,
// 31-Mar-2023, 30JUN2025.  Days come first, as in Britain; a text that could as well have its month first (03/04/2023)
// is none.

#include <pbo/core/absence_symbols.hpp>
#include <pbo/core/detail/blanks.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/domain/detail/decimal.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace pbo::detail {

struct day_written {
    int year = 0, month = 0, day = 0;
};

inline constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                              "may",       "june",     "july",     "august",
                                                              "september", "october",  "november", "december"};

/// 3 for "March", "MAR"; 0 for a text that is no month.
template <class = detail::when_called>
[[nodiscard]] constexpr int month_named(std::string_view text) noexcept {
    for (std::size_t i = 0; i < month_names.size(); ++i)
        if (same_letters(text, month_names[i]) ||
            (text.size() == 3 && same_letters(text, month_names[i].substr(0, 3))) ||
            (i == 8 && same_letters(text, "sept")))
            return static_cast<int>(i) + 1;
    return 0;
}
/// A number of one or two digits, or of four; nothing for any other text.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<int> number_of(std::string_view text, std::size_t least,
                                                     std::size_t most) noexcept {
    if (text.size() < least || text.size() > most) return std::nullopt;
    auto const number = whole_number(text);
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Year, month and day of a text that reads as a day; whether the calendar has it is for others to say.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<day_written> day_of(std::string_view text) noexcept {
    text = trimmed(text);
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
        auto const rest = text.substr(10);
        for (std::size_t i = 0; i < rest.size(); ++i)
            if (!(i == 0 ? rest[i] == 'T' || rest[i] == ' '
                         : rest[i] == '0' || rest[i] == ':' || rest[i] == '.' || rest[i] == 'Z'))
                return std::nullopt;
        auto const year = number_of(text.substr(0, 4), 4, 4), month = number_of(text.substr(5, 2), 2, 2),
                   day = number_of(text.substr(8, 2), 2, 2);
        if (!year || !month || !day || rest.size() == 1) return std::nullopt;
        return day_written{*year, *month, *day};
    }
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    auto const day = number_of(text.substr(0, digits), 1, 2);
    if (!day || text.size() < digits + 5) return std::nullopt;
    auto const year = number_of(text.substr(text.size() - 4), 4, 4);
    if (!year) return std::nullopt;
    auto middle = text.substr(digits, text.size() - digits - 4);
    constexpr auto separates = [](char c) { return c == '/' || c == '.' || c == '-' || c == ' '; };
    bool const separated = separates(middle.front());
    if (separated != separates(middle.back()) || (separated && middle.size() < 3)) return std::nullopt;
    if (separated && middle.front() != middle.back()) return std::nullopt;
    if (separated) middle = middle.substr(1, middle.size() - 2);
    if (auto const named = month_named(middle); named != 0) return day_written{*year, named, *day};
    auto const month = separated ? number_of(middle, 1, 2) : std::nullopt;
    if (!month || (*day <= 12 && *month <= 12 && *day != *month)) return std::nullopt;
    return day_written{*year, *month, *day};
}

/// What is right, for messages.
inline constexpr std::string_view days_taken =
    "a date like 2011-03-31, 31/03/2011 (the day first; where the month could be first, 4 March 2011 or 2011-03-04), "
    "31 March 2011 or 31MAR2011";

}  // namespace pbo::detail

#endif
