// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_WIDE_INTEGER_HPP
#define PBO_CORE_DETAIL_WIDE_INTEGER_HPP

// Products of two counts, exactly: 128 bits hold (2^64 - 1)^2 with room for two more counts beside it.  GCC and Clang
// have the type on every 64-bit platform; __extension__ says that we know it is not in the standard.

#include <cstdint>

namespace pbo::detail {

__extension__ typedef unsigned __int128 wide_count;

[[nodiscard]] constexpr wide_count wide_product(std::uint64_t a, std::uint64_t b) noexcept {
    return static_cast<wide_count>(a) * b;
}

}  // namespace pbo::detail

#endif
