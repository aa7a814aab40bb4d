// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_READ_DETAIL_MARKED_BYTES_HPP
#define PBO_READ_DETAIL_MARKED_BYTES_HPP

// Which of 64 bytes are marks?  Commas, quotes, and all that lies below the blank or above 127: line ends, and what makes a row
// one for a closer look.  scan_by is one source for SSE2, NEON, AVX2 and none, whatever a program is compiled for;
// scan_by_avx2 is for programs that were compiled for any x86-64 processor and find themselves on a newer one (all since
// 2013 to 2015).  They find the same.

#include <pbo/core/detail/bytes.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace pbo::detail {

/// So many bytes after the last are looked at, and must be there to be read; what they are makes no difference.
inline constexpr std::size_t scan_margin = 64;

/// Which of 64 bytes are marks, as bits, the first byte's lowest; and which of them are no commas.
struct marked_bytes {
    std::uint64_t all = 0, special = 0;
};

/// Looks at 64 bytes, and at bits, by what the program is compiled for.
template <class Bytes>
struct scan_by {
    [[nodiscard]] static marked_bytes marks_in(char const* text) noexcept {
        marked_bytes found;
        for (std::size_t part = 0; part < 64; part += Bytes::width) {
            auto const bytes = Bytes::load(text + part);
            auto const special = bytes.signed_less_than(' ') | bytes.equal_to('"');
            found.special |= special.mask() << part;
            found.all |= (special | bytes.equal_to(',')).mask() << part;
        }
        return found;
    }
    /// How many bits are one (Knuth 2011, 7.1.3); where there is no instruction for it, the library's would be a call.
    [[nodiscard]] static constexpr std::uint32_t ones(std::uint64_t bits) noexcept {
        bits -= bits >> 1U & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
        bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
        return static_cast<std::uint32_t>(bits * 0x0101010101010101U >> 56U);
    }
    /// Which is the first that is one; anything when none is.
    [[nodiscard]] static constexpr std::uint32_t first(std::uint64_t bits) noexcept {
        return static_cast<std::uint32_t>(std::countr_zero(bits | std::uint64_t{1} << 63U));
    }
};

#if defined(__x86_64__) && defined(__GNUC__)
struct scan_by_avx2 {
    template <class = detail::when_called>
    [[nodiscard]] static bool possible() noexcept {
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    }
    template <class = detail::when_called>
    [[nodiscard, gnu::target("avx2,bmi,popcnt")]] static marked_bytes marks_in(char const* text) noexcept {
        using bytes_of_32 [[gnu::vector_size(32)]] = signed char;
        using for_mask [[gnu::vector_size(32)]] = char;
        marked_bytes found;
        for (unsigned part = 0; part < 64; part += 32) {
            bytes_of_32 bytes;
            std::memcpy(&bytes, text + part, 32);
            bytes_of_32 const special = (bytes < ' ') | (bytes == '"');
            bytes_of_32 const all = special | (bytes == ',');
            found.special |= std::uint64_t{static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(for_mask(special)))} << part;
            found.all |= std::uint64_t{static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(for_mask(all)))} << part;
        }
        return found;
    }
    template <class = detail::when_called>
    [[nodiscard, gnu::target("avx2,bmi,popcnt")]] static std::uint32_t ones(std::uint64_t bits) noexcept {
        return static_cast<std::uint32_t>(__builtin_popcountll(bits));
    }
    template <class = detail::when_called>
    [[nodiscard, gnu::target("avx2,bmi,popcnt")]] static std::uint32_t first(std::uint64_t bits) noexcept {
        return static_cast<std::uint32_t>(__builtin_ia32_tzcnt_u64(bits));
    }
};
#endif

}  // namespace pbo::detail

#endif
