// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_CRC64_HPP
#define PBO_CORE_DETAIL_CRC64_HPP

// Are these the bytes that were written?  CRC-64/XZ (polynomial 42F0E1EBA9EA3693 of ECMA-182, reflected): every change of up to
// 64 neighbouring bits is noticed, and of other changes all but one in 2^64.  It is no guard against somebody who means to
// deceive.  O(bytes), eight at a time.

#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pbo::detail {

template <class = detail::when_called>
[[nodiscard]] consteval std::array<std::array<std::uint64_t, 256>, 8> made_crc64_steps() noexcept {
    std::array<std::array<std::uint64_t, 256>, 8> all{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        std::uint64_t sum = byte;
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xC96C5795D7870F42U : 0U);
        all[0][byte] = sum;
    }
    for (std::size_t further = 1; further < 8; ++further)
        for (std::size_t byte = 0; byte < 256; ++byte) {
            auto const before = all[further - 1][byte];
            all[further][byte] = all[0][before & 0xFFU] ^ (before >> 8U);
        }
    return all;
}
inline constexpr std::array<std::array<std::uint64_t, 256>, 8> crc64_steps = made_crc64_steps();

class crc64 {
public:
    template <class = detail::when_called>
    constexpr void add(std::string_view bytes) noexcept {
        auto const at = [&bytes](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])); };
        while (bytes.size() >= 8) {
            std::uint64_t eight = 0;
            for (std::size_t i = 0; i < 8; ++i) eight |= at(i) << (8 * i);
            eight ^= sum_;
            sum_ = 0;
            for (std::size_t i = 0; i < 8; ++i) sum_ ^= crc64_steps[7 - i][eight >> (8 * i) & 0xFFU];
            bytes.remove_prefix(8);
        }
        for (std::size_t i = 0; i < bytes.size(); ++i)
            sum_ = crc64_steps[0][(sum_ ^ at(i)) & 0xFFU] ^ (sum_ >> 8U);
    }
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return ~sum_; }

private:
    std::uint64_t sum_ = ~std::uint64_t{0};
};

template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t crc64_of(std::string_view bytes) noexcept {
    crc64 sum;
    sum.add(bytes);
    return sum.value();
}

}  // namespace pbo::detail

#endif
