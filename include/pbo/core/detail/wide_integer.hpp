// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_WIDE_INTEGER_HPP
#define PBO_CORE_DETAIL_WIDE_INTEGER_HPP

// Products of two counts, exactly: 128 bits hold (2^64 - 1)^2 with room for two more counts beside it.  GCC and Clang
// have the type on every 64-bit platform; __extension__ says that we know it is not in the standard.

#include <pbo/core/detail/when_called.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace pbo::detail {

__extension__ typedef unsigned __int128 wide_count;

template <class = detail::when_called>
[[nodiscard]] constexpr wide_count wide_product(std::uint64_t a, std::uint64_t b) noexcept {
    return static_cast<wide_count>(a) * b;
}

/// The two halves of a whole number of 128 bits, as the parts of what holds it (count/parts.hpp).
template <class Wide, class Visit>
constexpr void visit_halves(Wide& whole, std::string_view name_of_high, std::string_view name_of_low, Visit& visit) {
    auto const bits = static_cast<wide_count>(whole);
    auto high = static_cast<std::uint64_t>(bits >> 64U);
    auto low = static_cast<std::uint64_t>(bits);
    visit(name_of_high, high);
    visit(name_of_low, low);
    if constexpr (!std::is_const_v<Wide>) whole = static_cast<Wide>(static_cast<wide_count>(high) << 64U | low);
}

}  // namespace pbo::detail

#endif
