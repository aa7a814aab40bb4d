// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_ANSWER_BITS_HPP
#define PBO_COUNT_DETAIL_ANSWER_BITS_HPP

// How often does each group have each bit, counted many bits at once?  A sheet is held with one bit an answer: of a
// question's byte, bit 0 for the first answer to bit 7 for "not applicable", none for missing.
//
// Each group has vertical counters: for each of the sheet's bits a number of four bits, whose n-th bits lie together in
// plane n (Knuth 2011, 7.1.3).  Adding a sheet ripples its bits through the planes: an "and" and an "xor" a plane, for 128
// bits at a time, so that a group's hot memory is one cache line.  After 15 sheets the planes are emptied into byte
// counters, and after 17 times 15 = 255 sheets those into 64-bit totals.

#include <pbo/core/answer_sheet.hpp>
#include <pbo/core/detail/bytes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

inline constexpr std::size_t answer_bit_count = 8;

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

/// Counters of bits by group.  Bytes is native_bytes<16>, or its scalar twin.
template <std::size_t Capacity, class Bytes = native_bytes<16>>
class bit_counters {
public:
    static constexpr std::size_t counters = answer_bit_count * Capacity;

    explicit bit_counters(std::size_t groups = 0)
        : planes_(groups), waiting_(groups), bytes_(groups), flushes_(groups), sheets_(groups), totals_(groups * counters) {}

    /// One group more, the last.  When that throws, some counters have room that nobody uses.
    void add_group() {
        auto const groups = waiting_.size() + 1;
        planes_.resize(groups);
        bytes_.resize(groups);
        flushes_.resize(groups);
        sheets_.resize(groups);
        totals_.resize(groups * counters);
        waiting_.resize(groups);
    }
    [[nodiscard]] std::size_t groups() const noexcept { return waiting_.size(); }

    void add(std::size_t group, bit_sheet<Capacity> const& sheet) noexcept {
        add_to(planes_.data()[group], sheet);
        if (++waiting_.data()[group] == most_in_planes) [[unlikely]]
            empty_planes(group);
    }
    /// Sheet i is of group groups[i].
    void add(std::uint32_t const* groups, bit_sheet<Capacity> const* sheets, std::size_t size) noexcept {
        // Pointers of our own: a byte that is stored could otherwise be the vectors', which would be read again each time.
        auto* const planes_here = planes_.data();
        auto* const waiting_here = waiting_.data();
        for (std::size_t i = 0; i < size; ++i) {
            auto const group = groups[i];
            add_to(planes_here[group], sheets[i]);
            if (++waiting_here[group] == most_in_planes) [[unlikely]]
                empty_planes(group);
        }
    }

    void flush() noexcept {
        for (std::size_t group = 0; group < groups(); ++group) {
            empty_planes(group);
            empty_bytes(group);
        }
    }
    // After flush():
    [[nodiscard]] std::uint64_t sheets(std::size_t group) const noexcept { return sheets_[group]; }
    /// Of bit b of question q at [b * Capacity + q].
    [[nodiscard]] std::uint64_t const* totals(std::size_t group) const noexcept { return totals_.data() + group * counters; }

private:
    static constexpr std::size_t plane_count = 4;
    static constexpr std::uint8_t most_in_planes = 15;
    static constexpr std::uint8_t most_flushes = 255 / most_in_planes;

    struct alignas(64) planes_of {
        std::array<std::array<std::uint8_t, Capacity>, plane_count> bytes{};
    };
    struct alignas(64) bytes_of {
        std::array<std::uint8_t, counters> counts{};
    };

    [[gnu::always_inline]] static void add_to(planes_of& planes, bit_sheet<Capacity> const& sheet) noexcept {
        for (std::size_t from = 0; from < Capacity; from += 16) {
            auto carry = Bytes::load(sheet.bits.data() + from);
            for (std::size_t n = 0; n < plane_count; ++n) {
                auto* const here = planes.bytes[n].data() + from;
                auto const before = Bytes::load(here);
                (before ^ carry).store(here);
                carry = before & carry;
            }
        }
    }

    /// Turns planes of bits into numbers of 2, 4 and 8 bits, each step for all of a register's numbers at once, as one adds up
    /// the bits of a word (Knuth 2011, 7.1.3).
    [[gnu::noinline]] void empty_planes(std::size_t group) noexcept {
        auto& planes = planes_[group].bytes;
        auto* const counts = bytes_[group].counts.data();
        auto const pairs = Bytes::filled(0x55), fours = Bytes::filled(0x33), low = Bytes::filled(0x0F);
        for (std::size_t from = 0; from < Capacity; from += 16) {
            auto const plane = [&](std::size_t n) { return Bytes::load(planes[n].data() + from); };
            auto const add = [&](std::size_t bit, Bytes const& more) {
                auto* const here = counts + bit * Capacity + from;
                (Bytes::load(here) + more).store(here);
            };
            for (unsigned odd = 0; odd < 2; ++odd) {
                // Of each second bit, two bits of its number: the lower two, and the upper two.
                auto const two = [&](std::size_t n) {
                    auto const ones = odd == 0 ? plane(n) : plane(n).shifted_right(1);
                    auto const twos = odd == 0 ? plane(n + 1) : plane(n + 1).shifted_right(1);
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
        planes = {};
        sheets_[group] += waiting_[group];
        waiting_[group] = 0;
        if (++flushes_[group] == most_flushes) empty_bytes(group);
    }
    [[gnu::noinline]] void empty_bytes(std::size_t group) noexcept {
        auto& counts = bytes_[group].counts;
        auto* const totals = totals_.data() + group * counters;
        for (std::size_t i = 0; i < counters; ++i) totals[i] += counts[i];
        counts = {};
        flushes_[group] = 0;
    }

    std::vector<planes_of> planes_;
    std::vector<std::uint8_t> waiting_;  // sheets in the planes
    std::vector<bytes_of> bytes_;
    std::vector<std::uint8_t> flushes_;  // of the planes into the bytes
    std::vector<std::uint64_t> sheets_;
    std::vector<std::uint64_t> totals_;
};

}  // namespace pbo::detail

#endif
