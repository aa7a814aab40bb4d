// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_ANSWER_BITS_HPP
#define PBO_COUNT_DETAIL_ANSWER_BITS_HPP

// How often is each bit of many answer sheets set, counted 128 bits at once?  A sheet is held with one bit an answer: of a
// question's byte, bit 0 for the first answer to bit 7 for "not applicable", none for missing.
//
// Vertical counters: for each of a sheet's bits a number of four bits, whose n-th bits lie together in plane n (Knuth 2011,
// 7.1.3).  Sheets that come one by one for many groups ripple through the planes of their group (bit_counters), whose hot
// memory is one cache line; sheets of one group that lie side by side go through full adders (full_adders.hpp).  After 15
// sheets planes are emptied into counters of a byte, and after 17 times 15 = 255 sheets those into 64-bit totals: of bit b of
// question q at [b * Capacity + q].

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/bytes.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

inline constexpr std::size_t answer_bit_count = 8;
inline constexpr std::size_t most_in_planes = 15;
inline constexpr std::size_t most_flushes = 255 / most_in_planes;  // of planes into bytes

template <std::size_t Capacity>
struct alignas(16) bit_sheet {
    std::array<std::uint8_t, Capacity> bits{};

    bit_sheet() = default;
    explicit bit_sheet(answer_sheet<Capacity> const& sheet) noexcept {
        using bytes = native_bytes<16>;
        for (std::size_t from = 0; from < Capacity; from += 16) {
            auto const codes = bytes::load(sheet.codes().data() + from);
            auto sum = bytes::filled(0);
            for (unsigned bit = 0; bit < answer_bit_count; ++bit)
                sum = sum | (codes.equal_to(static_cast<std::uint8_t>(bit + 1)) & bytes::filled(static_cast<std::uint8_t>(1U << bit)));
            sum.store(bits.data() + from);
        }
    }
};

/// Adds the numbers of four planes to counters of a byte, those of bit b at counts + b * Capacity.  Bits are joined to numbers
/// of 2, 4 and 8 bits, each step for all of a register's numbers at once, as one adds up the bits of a word (Knuth 2011, 7.1.3).
template <std::size_t Capacity, class Bytes>
inline void empty_planes(std::array<Bytes, 4> const& planes, std::uint8_t* counts) noexcept {
    auto const pairs = Bytes::filled(0x55), fours = Bytes::filled(0x33), low = Bytes::filled(0x0F);
    auto const add = [&](std::size_t bit, Bytes const& more) {
        auto* const here = counts + bit * Capacity;
        (Bytes::load(here) + more).store(here);
    };
    for (unsigned odd = 0; odd < 2; ++odd) {
        // Of each second bit, two bits of its number.
        auto const two = [&](std::size_t n) {
            auto const ones = odd == 0 ? planes[n] : planes[n].shifted_right(1);
            auto const twos = odd == 0 ? planes[n + 1] : planes[n + 1].shifted_right(1);
            return (ones & pairs) | (twos & pairs).shifted_left(1);
        };
        auto const lower = two(0), upper = two(2);
        auto const first = (lower & fours) | (upper & fours).shifted_left(2);
        auto const second = (lower.shifted_right(2) & fours) | (upper.shifted_right(2) & fours).shifted_left(2);
        add(odd, first & low);
        add(odd + 2, second & low);
        add(odd + 4, first.shifted_right(4) & low);
        add(odd + 6, second.shifted_right(4) & low);
    }
}

/// Counters of bits by group, for sheets that come one by one.  Bytes is native_bytes<16>, or its scalar twin.
template <std::size_t Capacity, class Bytes = native_bytes<16>>
class bit_counters {
public:
    static constexpr std::size_t counters = answer_bit_count * Capacity;

    explicit bit_counters(std::size_t groups = 0)
        : planes_(groups), room_(groups, most_in_planes), bytes_(groups), flushes_(groups), sheets_(groups), totals_(groups * counters) {}

    /// One group more, the last.  When that throws, some counters have room that nobody uses.
    void add_group() {
        auto const groups = room_.size() + 1;
        planes_.resize(groups);
        bytes_.resize(groups);
        flushes_.resize(groups);
        sheets_.resize(groups);
        totals_.resize(groups * counters);
        room_.resize(groups, most_in_planes);
    }
    [[nodiscard]] std::size_t groups() const noexcept { return room_.size(); }

    void add(std::size_t group, bit_sheet<Capacity> const& sheet) noexcept {
        auto& planes = planes_[group].bytes;
        for (std::size_t from = 0; from < Capacity; from += 16) {
            auto carry = Bytes::load(sheet.bits.data() + from);
            for (auto& plane : planes) {
                auto const before = Bytes::load(plane.data() + from);
                (before ^ carry).store(plane.data() + from);
                carry = before & carry;
            }
        }
        if (--room_[group] == 0) [[unlikely]]
            flush_planes(group);
    }

    void flush() noexcept {
        for (std::size_t group = 0; group < groups(); ++group) {
            flush_planes(group);
            flush_bytes(group);
        }
    }
    // After flush():
    [[nodiscard]] std::uint64_t sheets(std::size_t group) const noexcept { return sheets_[group]; }
    [[nodiscard]] std::uint64_t const* totals(std::size_t group) const noexcept { return totals_.data() + group * counters; }

    /// Adds what was counted of a group elsewhere.
    void add_totals(std::size_t group, std::array<std::uint64_t, counters> const& totals, std::uint64_t sheets) noexcept {
        for (std::size_t i = 0; i < counters; ++i) totals_[group * counters + i] += totals[i];
        sheets_[group] += sheets;
    }
    /// Every group is as when it was added.
    void forget_totals() noexcept {
        std::fill(sheets_.begin(), sheets_.end(), std::uint64_t{0});
        std::fill(totals_.begin(), totals_.end(), std::uint64_t{0});
    }

private:
    struct alignas(64) planes_of {
        std::array<std::array<std::uint8_t, Capacity>, 4> bytes{};
    };
    struct alignas(64) bytes_of {
        std::array<std::uint8_t, counters> counts{};
    };

    [[gnu::noinline]] void flush_planes(std::size_t group) noexcept {
        auto& planes = planes_[group].bytes;
        for (std::size_t from = 0; from < Capacity; from += 16) {
            std::array<Bytes, 4> here;
            for (std::size_t n = 0; n < 4; ++n) here[n] = Bytes::load(planes[n].data() + from);
            empty_planes<Capacity>(here, bytes_[group].counts.data() + from);
        }
        planes = {};
        sheets_[group] += most_in_planes - room_[group];
        room_[group] = most_in_planes;
        if (++flushes_[group] == most_flushes) flush_bytes(group);
    }
    [[gnu::noinline]] void flush_bytes(std::size_t group) noexcept {
        auto& counts = bytes_[group].counts;
        auto* const totals = totals_.data() + group * counters;
        for (std::size_t i = 0; i < counters; ++i) totals[i] += counts[i];
        counts = {};
        flushes_[group] = 0;
    }

    std::vector<planes_of> planes_;
    std::vector<std::uint8_t> room_;     // for so many sheets more in the planes
    std::vector<bytes_of> bytes_;
    std::vector<std::uint8_t> flushes_;  // of the planes into the bytes
    std::vector<std::uint64_t> sheets_;
    std::vector<std::uint64_t> totals_;
};

}  // namespace pbo::detail

#endif
