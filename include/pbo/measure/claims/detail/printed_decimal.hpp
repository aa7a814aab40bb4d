// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_CLAIMS_DETAIL_PRINTED_DECIMAL_HPP
#define PBO_MEASURE_CLAIMS_DETAIL_PRINTED_DECIMAL_HPP

// A number as it is printed, exactly: "1,234.50" is 123450 of 2 decimals, so that 27.1 % is neither more nor less.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/print_window.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t power_of_ten(unsigned n) {
    std::uint64_t p = 1;
    for (; n != 0; --n) p = checked_product(p, 10);
    return p;
}

struct printed_decimal {
    std::uint64_t digits = 0;
    unsigned decimals = 0;
    bool per_cent = false;

    /// 27.1 % is 271/1000.
    template <class = detail::when_called>
    [[nodiscard]] constexpr fraction value() const { return {digits, parts()}; }
    /// The parts that 1 has at the digits shown: 1000 for 27.1 %, 10 for 27.1.
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t parts() const { return power_of_ten(decimals + (per_cent ? 2 : 0)); }
    template <class = detail::when_called>
    [[nodiscard]] constexpr print_window window() const { return print_window::rounded(value(), parts()); }
};

/// Reads 15, 1,234,567, 27.1, .5; with at most 15 digits, 6 of them decimals.  Commas stand where thousands end or
/// nowhere.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<printed_decimal> read_printed_decimal(std::string_view text) {
    printed_decimal d;
    std::size_t const point = std::min(text.find('.'), text.size());
    std::string_view const whole = text.substr(0, point);
    std::string_view const part = point < text.size() ? text.substr(point + 1) : std::string_view{};
    bool const grouped = whole.find(',') != std::string_view::npos;
    std::size_t seen = 0;
    auto const add = [&d, &seen](char c) {
        if (c < '0' || c > '9') return false;
        d.digits = d.digits * 10 + static_cast<std::uint64_t>(c - '0');
        return ++seen <= 15;
    };
    if (grouped && (whole.find(',') == 0 || whole.find(',') > 3)) return std::nullopt;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (grouped && (whole.size() - i) % 4 == 0) {
            if (whole[i] != ',') return std::nullopt;
        } else if (!add(whole[i])) {
            return std::nullopt;
        }
    }
    if (point < text.size() && part.empty()) return std::nullopt;
    for (char c : part)
        if (!add(c)) return std::nullopt;
    if (seen == 0 || part.size() > 6) return std::nullopt;
    d.decimals = static_cast<unsigned>(part.size());
    return d;
}

/// The fraction to so many decimals, halves up: 1/8 to 2 is "0.13"; with commas in the thousands.
template <class = detail::when_called>
[[nodiscard]] inline std::string decimal_text(fraction const& f, unsigned decimals) {
    wide_count const scale = power_of_ten(decimals);
    wide_count const scaled = (static_cast<wide_count>(f.numerator()) * scale * 2 + f.denominator()) /
                              (static_cast<wide_count>(f.denominator()) * 2);
    if (scaled / scale > static_cast<wide_count>(~std::uint64_t{0}))
        throw std::overflow_error("pbo: a figure of more than 2^64");
    std::string whole = std::to_string(static_cast<std::uint64_t>(scaled / scale));
    for (std::size_t at = whole.size(); at > 3;) {
        at -= 3;
        whole.insert(at, 1, ',');
    }
    if (decimals == 0) return whole;
    std::string part = std::to_string(static_cast<std::uint64_t>(scaled % scale));
    return whole + "." + std::string(decimals - part.size(), '0') + part;
}
/// To the decimals that are needed and at most so many: 62.5, 38.1.
template <class = detail::when_called>
[[nodiscard]] inline std::string short_decimal_text(fraction const& f, unsigned decimals) {
    std::string text = decimal_text(f, decimals);
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}
template <class = detail::when_called>
[[nodiscard]] constexpr fraction in_per_cent(fraction const& f) {
    return {checked_product(f.numerator(), 100), f.denominator()};
}

}  // namespace pbo::detail

#endif
