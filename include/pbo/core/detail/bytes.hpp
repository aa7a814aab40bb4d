// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_BYTES_HPP
#define PBO_CORE_DETAIL_BYTES_HPP

// Many bytes at once: what counting packed answers and finding commas in a file need of a processor's vector registers,
// and no more.  vector_bytes is written in the vector types of GCC and Clang, so that one source becomes SSE2, AVX2 or
// NEON; scalar_bytes does the same byte by byte.  Code is written once, as a template over the two, and tests run it with
// both.  native_bytes is the one to use.
//
// Only mask() needs the processor's own instruction, because no vector type has it; without one it multiplies.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace pbo::detail {

/// The twin that any compiler takes: the meaning of vector_bytes.
template <std::size_t Width>
struct scalar_bytes {
    static constexpr std::size_t width = Width;
    std::array<std::uint8_t, Width> all{};

    [[nodiscard]] static scalar_bytes load(void const* from) noexcept {
        scalar_bytes b;
        std::memcpy(b.all.data(), from, Width);
        return b;
    }
    [[nodiscard]] static scalar_bytes filled(std::uint8_t value) noexcept {
        scalar_bytes b;
        b.all.fill(value);
        return b;
    }
    void store(void* to) const noexcept { std::memcpy(to, all.data(), Width); }

    friend scalar_bytes operator&(scalar_bytes a, scalar_bytes const& b) noexcept {
        for (std::size_t i = 0; i < Width; ++i) a.all[i] = static_cast<std::uint8_t>(a.all[i] & b.all[i]);
        return a;
    }
    friend scalar_bytes operator|(scalar_bytes a, scalar_bytes const& b) noexcept {
        for (std::size_t i = 0; i < Width; ++i) a.all[i] = static_cast<std::uint8_t>(a.all[i] | b.all[i]);
        return a;
    }
    friend scalar_bytes operator^(scalar_bytes a, scalar_bytes const& b) noexcept {
        for (std::size_t i = 0; i < Width; ++i) a.all[i] = static_cast<std::uint8_t>(a.all[i] ^ b.all[i]);
        return a;
    }
    friend scalar_bytes operator+(scalar_bytes a, scalar_bytes const& b) noexcept {
        for (std::size_t i = 0; i < Width; ++i) a.all[i] = static_cast<std::uint8_t>(a.all[i] + b.all[i]);
        return a;
    }
    /// Each byte moved by itself.
    [[nodiscard]] scalar_bytes shifted_left(unsigned by) const noexcept {
        auto b = *this;
        for (auto& byte : b.all) byte = static_cast<std::uint8_t>(byte << by);
        return b;
    }
    [[nodiscard]] scalar_bytes shifted_right(unsigned by) const noexcept {
        auto b = *this;
        for (auto& byte : b.all) byte = static_cast<std::uint8_t>(byte >> by);
        return b;
    }
    /// 255 where the byte is the value, else 0.
    [[nodiscard]] scalar_bytes equal_to(std::uint8_t value) const noexcept {
        auto b = *this;
        for (auto& byte : b.all) byte = byte == value ? 255 : 0;
        return b;
    }
    /// The same where the byte, with a sign, is less: bytes above 127 are less than any other.
    [[nodiscard]] scalar_bytes signed_less_than(std::int8_t value) const noexcept {
        auto b = *this;
        for (auto& byte : b.all) byte = static_cast<std::int8_t>(byte) < value ? 255 : 0;
        return b;
    }
    /// The highest bit of every byte, the first byte's lowest.
    [[nodiscard]] std::uint64_t mask() const noexcept {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < Width; ++i) bits |= static_cast<std::uint64_t>(all[i] >> 7U) << i;
        return bits;
    }
};

#if defined(__GNUC__) || defined(__clang__)

template <std::size_t Width>
struct vector_bytes {
    static constexpr std::size_t width = Width;
    using type [[gnu::vector_size(Width)]] = std::uint8_t;
    using signed_type [[gnu::vector_size(Width)]] = std::int8_t;
    type all;

    [[nodiscard]] static vector_bytes load(void const* from) noexcept {
        vector_bytes b;
        std::memcpy(&b.all, from, Width);
        return b;
    }
    [[nodiscard]] static vector_bytes filled(std::uint8_t value) noexcept { return {type{} + value}; }
    void store(void* to) const noexcept { std::memcpy(to, &all, Width); }

    friend vector_bytes operator&(vector_bytes const& a, vector_bytes const& b) noexcept { return {a.all & b.all}; }
    friend vector_bytes operator|(vector_bytes const& a, vector_bytes const& b) noexcept { return {a.all | b.all}; }
    friend vector_bytes operator^(vector_bytes const& a, vector_bytes const& b) noexcept { return {a.all ^ b.all}; }
    friend vector_bytes operator+(vector_bytes const& a, vector_bytes const& b) noexcept { return {a.all + b.all}; }
    [[nodiscard]] vector_bytes shifted_left(unsigned by) const noexcept { return {all << (type{} + static_cast<std::uint8_t>(by))}; }
    [[nodiscard]] vector_bytes shifted_right(unsigned by) const noexcept { return {all >> (type{} + static_cast<std::uint8_t>(by))}; }
    [[nodiscard]] vector_bytes equal_to(std::uint8_t value) const noexcept { return {type(all == value)}; }
    [[nodiscard]] vector_bytes signed_less_than(std::int8_t value) const noexcept { return {type(signed_type(all) < value)}; }
    [[nodiscard]] std::uint64_t mask() const noexcept {
#if defined(__AVX2__)
        if constexpr (Width == 32) {
            __m256i wide;
            std::memcpy(&wide, &all, 32);
            return static_cast<std::uint32_t>(_mm256_movemask_epi8(wide));
        }
#endif
        std::uint64_t bits = 0;
        for (std::size_t from = 0; from < Width; from += part) bits |= part_mask(from) << from;
        return bits;
    }

private:
#if defined(__SSE2__)
    static constexpr std::size_t part = 16;
    [[nodiscard]] std::uint64_t part_mask(std::size_t from) const noexcept {
        __m128i sixteen;
        std::memcpy(&sixteen, reinterpret_cast<char const*>(&all) + from, 16);
        return static_cast<std::uint32_t>(_mm_movemask_epi8(sixteen));
    }
#else
    static constexpr std::size_t part = 8;
    /// The eight high bits are brought together at the top by one multiplication, whose partial sums do not meet.
    [[nodiscard]] std::uint64_t part_mask(std::size_t from) const noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, reinterpret_cast<char const*>(&all) + from, 8);
        if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
        return ((word >> 7U) & 0x0101010101010101U) * 0x0102040810204080U >> 56U;
    }
#endif
};

#if defined(__AVX2__)
inline constexpr std::size_t native_width = 32;
#else
inline constexpr std::size_t native_width = 16;
#endif
template <std::size_t Width = native_width>
using native_bytes = vector_bytes<Width>;

#else

inline constexpr std::size_t native_width = 16;
template <std::size_t Width = native_width>
using native_bytes = scalar_bytes<Width>;

#endif

}  // namespace pbo::detail

#endif
