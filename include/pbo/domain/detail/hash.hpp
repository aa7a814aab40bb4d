// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_DOMAIN_DETAIL_HASH_HPP
#define PBO_DOMAIN_DETAIL_HASH_HPP

// A hash that spreads packed codes over all 64 bits: the finaliser of SplitMix64 (Steele, Lea, Flood 2014), and FNV-1a
// for texts.  Codes of neighbouring councils differ in their last digit only, and the identity would cluster them.

#include <pbo/core/detail/when_called.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] constexpr std::size_t mixed(std::uint64_t x) noexcept {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9U;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebU;
    x ^= x >> 31;
    return x;
}

template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t text_hash(std::string_view text) noexcept {
    std::uint64_t h = 0xcbf29ce484222325U;
    for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return h;
}

}  // namespace pbo::detail

#endif
