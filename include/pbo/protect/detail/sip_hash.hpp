// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_DETAIL_SIP_HASH_HPP
#define PBO_PROTECT_DETAIL_SIP_HASH_HPP

// A number that nobody can foretell who does not know the key: SipHash-2-4 (Aumasson and Bernstein 2012), of the bytes of a text.
// The same on every machine.  A nanosecond a byte.

#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t sip_hash(std::array<std::uint64_t, 2> const& key, std::string_view text) noexcept {
    std::uint64_t a = key[0] ^ 0x736f6d6570736575ULL, b = key[1] ^ 0x646f72616e646f6dULL;
    std::uint64_t c = key[0] ^ 0x6c7967656e657261ULL, d = key[1] ^ 0x7465646279746573ULL;
    auto const rounds = [&](int n) {
        for (int i = 0; i < n; ++i) {
            a += b;
            c += d;
            b = std::rotl(b, 13) ^ a;
            d = std::rotl(d, 16) ^ c;
            a = std::rotl(a, 32);
            c += b;
            a += d;
            b = std::rotl(b, 17) ^ c;
            d = std::rotl(d, 21) ^ a;
            c = std::rotl(c, 32);
        }
    };
    auto const take = [&](std::uint64_t word) {
        d ^= word;
        rounds(2);
        a ^= word;
    };
    std::uint64_t word = 0;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])) << (8 * (at % 8));
        if (at % 8 == 7) {
            take(word);
            word = 0;
        }
    }
    take(word | std::uint64_t{text.size() & 0xffU} << 56);
    c ^= 0xff;
    rounds(4);
    return a ^ b ^ c ^ d;
}

}  // namespace pbo::detail

#endif
