// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_PLAIN_HPP
#define PBO_CORE_DETAIL_PLAIN_HPP

// A number on its way into a stream, written as one that nobody has touched would write it: whole numbers in their digits, real
// ones with at most six, a truth as 1 or 0, whatever the stream's locale, flags and precision.  Anything else goes through as it is.

#include <pbo/core/detail/number_text.hpp>

#include <concepts>
#include <string>
#include <type_traits>

namespace pbo::detail {

template <class T>
[[nodiscard]] decltype(auto) plain(T const& value) {
    if constexpr (std::floating_point<T>)
        return number_text(static_cast<double>(value), 6);
    else if constexpr (std::same_as<T, bool>)
        return value ? "1" : "0";
    else if constexpr (std::integral<T> && !std::same_as<T, char>)
        return std::to_string(value);
    else
        return static_cast<T const&>(value);
}

}  // namespace pbo::detail

#endif
