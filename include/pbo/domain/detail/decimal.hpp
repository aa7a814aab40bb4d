// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_DECIMAL_HPP
#define PBO_DOMAIN_DETAIL_DECIMAL_HPP

// Whole numbers of a fixed number of digits, without a sign: the parts of dates, periods and codes.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pbo::detail {

/// The number that all of these digits make; nothing when one is not a digit, there are none, or more than nine.
template <class = detail::when_called>
[[nodiscard]] constexpr std::optional<std::uint32_t> whole_number(std::string_view digits) noexcept {
    if (digits.empty() || digits.size() > 9) return std::nullopt;
    std::uint32_t value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10U + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

/// The number with leading zeros up to a width.
template <class = detail::when_called>
[[nodiscard]] inline std::string padded(std::uint64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace pbo::detail

#endif
