// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_DETAIL_FULL_ADDERS_HPP
#define PBO_COUNT_DETAIL_FULL_ADDERS_HPP

// How often is each bit set in sheets that lie side by side?  Fifteen sheets are added up to the four planes of their sum by
// eleven full adders, each of two bitwise sums, in registers (Harley and Seal; Warren 2013, section 5-1; Mula, Kurz and Lemire
// 2018): less than one step a sheet and plane, and a sheet is read once.

#include <pbo/count/detail/answer_bits.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace pbo::detail {

/// Of three bits in each place, how many are set: the sum's lower bit and its upper one.
template <class Bytes>
struct full_adder {
    Bytes sum, carry;
    full_adder(Bytes const& a, Bytes const& b, Bytes const& c) noexcept : sum((a ^ b) ^ c), carry((a & b) | ((a ^ b) & c)) {}
};

/// How many of seven bits in each place are set, as planes.
template <class Bytes>
struct sum_of_seven {
    Bytes ones, twos, fours;
    template <class Load>
    sum_of_seven(Load const& load, std::size_t first) noexcept
        : sum_of_seven(full_adder<Bytes>(load(first), load(first + 1), load(first + 2)),
                       full_adder<Bytes>(load(first + 3), load(first + 4), load(first + 5)), load(first + 6)) {}

private:
    sum_of_seven(full_adder<Bytes> const& a, full_adder<Bytes> const& b, Bytes const& last) noexcept
        : sum_of_seven(full_adder<Bytes>(a.sum, b.sum, last), a.carry, b.carry) {}
    sum_of_seven(full_adder<Bytes> const& c, Bytes const& a_carry, Bytes const& b_carry) noexcept
        : sum_of_seven(c.sum, full_adder<Bytes>(a_carry, b_carry, c.carry)) {}
    sum_of_seven(Bytes const& sum, full_adder<Bytes> const& carries) noexcept : ones(sum), twos(carries.sum), fours(carries.carry) {}
};

/// Adds the bits of sheets that lie side by side to totals, of answer_bit_count * Capacity numbers.
template <std::size_t Capacity, class Bytes = native_bytes<16>>
inline void add_bits_of(bit_sheet<Capacity> const* sheets, std::size_t size, std::uint64_t* totals) noexcept {
    constexpr std::size_t counters = answer_bit_count * Capacity;
    alignas(64) std::array<std::uint8_t, counters> counts{};
    std::size_t flushes = 0;
    auto const flush = [&] {
        for (std::size_t i = 0; i < counters; ++i) totals[i] += counts[i];
        counts = {};
        flushes = 0;
    };
    auto const add_fifteen = [&](bit_sheet<Capacity> const* here) {
        for (std::size_t from = 0; from < Capacity; from += 16) {
            auto const load = [&](std::size_t i) { return Bytes::load(here[i].bits.data() + from); };
            sum_of_seven<Bytes> const a(load, 0), b(load, 7);
            full_adder<Bytes> const ones(a.ones, b.ones, load(14)), twos(a.twos, b.twos, ones.carry), fours(a.fours, b.fours, twos.carry);
            empty_planes<Capacity, Bytes>({ones.sum, twos.sum, fours.sum, fours.carry}, counts.data() + from);
        }
        if (++flushes == most_flushes) flush();
    };
    for (; size >= most_in_planes; size -= most_in_planes, sheets += most_in_planes) add_fifteen(sheets);
    if (size != 0) {
        std::array<bit_sheet<Capacity>, most_in_planes> last{};
        for (std::size_t i = 0; i < size; ++i) last[i] = sheets[i];
        add_fifteen(last.data());
    }
    flush();
}

}  // namespace pbo::detail

#endif
