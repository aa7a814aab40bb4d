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
        auto const& codes = sheet.codes();
        for (std::size_t q = 0; q < Capacity; ++q) bits[q] = static_cast<std::uint8_t>((1U << codes[q]) >> 1U);
    }
};

/// Counters of bits by group.  Bytes is native_bytes<16>, or its scalar twin.
template <std::size_t Capacity, class Bytes = native_bytes<16>>
class bit_counters {
public:
    static constexpr std::size_t counters = answer_bit_count * Capacity;

    explicit bit_counters(std::size_t groups)
        : planes_(groups), waiting_(groups), bytes_(groups), flushes_(groups), sheets_(groups), totals_(groups * counters) {}

    /// Sheet i is of group groups[i].
    void add(std::uint32_t const* groups, bit_sheet<Capacity> const* sheets, std::size_t size) noexcept {
        // Pointers of our own: a byte that is stored could otherwise be the vectors', which would be read again each time.
        auto* const planes_here = planes_.data();
        auto* const waiting_here = waiting_.data();
        for (std::size_t i = 0; i < size; ++i) {
            auto const group = groups[i];
            auto& planes = planes_here[group].bytes;
            for (std::size_t from = 0; from < Capacity; from += 16) {
                auto carry = Bytes::load(sheets[i].bits.data() + from);
                for (std::size_t n = 0; n < plane_count; ++n) {
                    auto* const here = planes[n].data() + from;
                    auto const before = Bytes::load(here);
                    (before ^ carry).store(here);
                    carry = before & carry;
                }
            }
            if (++waiting_here[group] == most_in_planes) [[unlikely]]
                empty_planes(group);
        }
    }

    void flush() noexcept {
        for (std::size_t group = 0; group < planes_.size(); ++group) {
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

    [[gnu::noinline]] void empty_planes(std::size_t group) noexcept {
        auto& planes = planes_[group].bytes;
        auto& counts = bytes_[group].counts;
        auto const one = Bytes::filled(1);
        for (std::size_t from = 0; from < Capacity; from += 16)
            for (unsigned bit = 0; bit < answer_bit_count; ++bit) {
                auto* const here = counts.data() + bit * Capacity + from;
                auto sum = Bytes::load(here);
                for (unsigned n = 0; n < plane_count; ++n)
                    sum = sum + (Bytes::load(planes[n].data() + from).shifted_right(bit) & one).shifted_left(n);
                sum.store(here);
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
