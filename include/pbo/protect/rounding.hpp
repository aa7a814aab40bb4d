// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PROTECT_ROUNDING_HPP
#define PBO_PROTECT_ROUNDING_HPP

// Which figure is printed in place of a count, and which counts can it then have been?  Two rules as values, each of which says
// in words what it does:
//
//     pbo::round_to_nearest{5}                       3 prints 5, 2 prints 0;  a printed 25 was 23 to 27
//     pbo::round_to_nearest{10, pbo::halves::to_even}   halves as the release has them: up (unless told), down, to_even
//     pbo::round_at_random{3, key}                   to one of the two multiples around it, by chance, so that its mean is the
//                                                    count (unbiased); a multiple stays
//
// The chance of round_at_random is drawn from the cell's name and a key that stays secret: who prints a cell twice prints it
// the same, so nothing averages out, and who does not have the key cannot draw again.  Two cells of one name would share their
// luck: give the name what tells them apart (council, mode, period).
//
// Rounded figures need not add up: controlled rounding (controlled_rounding.hpp) makes them.  O(1), round_at_random O(length of
// the name); throws std::invalid_argument for a base under 2 and std::overflow_error for a multiple beyond 2^64.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/core/print_window.hpp>
#include <pbo/core/proportion.hpp>  // checked_sum
#include <pbo/protect/detail/sip_hash.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace pbo {

/// Where a count half-way between two multiples goes.
enum class halves : std::uint8_t { up, down, to_even };

namespace detail {
template <class = detail::when_called>
[[nodiscard]] constexpr std::uint64_t rounding_base(std::uint64_t base) {
    if (base < 2)
        throw std::invalid_argument("pbo: rounding to a multiple of " + std::to_string(base) + " changes nothing; expected 2 or more");
    return base;
}
}  // namespace detail

class round_to_nearest {
public:
    constexpr explicit round_to_nearest(std::uint64_t base, halves rule = halves::up) : base_(detail::rounding_base(base)), halves_(rule) {}

    [[nodiscard]] constexpr std::uint64_t base() const noexcept { return base_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t printed(std::uint64_t count) const {
        auto const over = count % base_, below = count - over;
        bool const half = over == base_ - over;
        bool const up = half ? halves_ == halves::up || (halves_ == halves::to_even && below / base_ % 2 == 1) : over > base_ - over;
        return up ? detail::checked_sum(below, base_) : below;
    }
    /// The counts that print so.  Throws std::invalid_argument for what this rule never prints.
    template <class = detail::when_called>
    [[nodiscard]] constexpr compatible_counts possible(std::uint64_t figure) const {
        if (figure % base_ != 0)
            throw std::invalid_argument("pbo::round_to_nearest: " + std::to_string(figure) + " is no multiple of " + std::to_string(base_));
        auto const half = base_ / 2;  // of an odd base, the most that is nearer
        bool const even = base_ % 2 == 0;
        bool const takes_below = !even || halves_ == halves::up || (halves_ == halves::to_even && figure / base_ % 2 == 0);
        bool const takes_above = !even || halves_ == halves::down || (halves_ == halves::to_even && figure / base_ % 2 == 0);
        auto const down = takes_below ? half : half - 1;
        return {figure > down ? figure - down : 0, detail::checked_sum(figure, takes_above ? half : half - 1)};
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string words() const {
        auto const which = base_ % 2 == 1            ? ""
                           : halves_ == halves::up   ? ", halves up"
                           : halves_ == halves::down ? ", halves down"
                                                     : ", halves to the even multiple";
        return "counts are rounded to the nearest " + std::to_string(base_) + which;
    }
    friend constexpr bool operator==(round_to_nearest, round_to_nearest) = default;

private:
    std::uint64_t base_;
    halves halves_;
};

/// What makes the luck of random rounding ours: 128 bits, kept secret, the same for all tables of a release.
using rounding_key = std::array<std::uint64_t, 2>;

class round_at_random {
public:
    constexpr round_at_random(std::uint64_t base, rounding_key const& key) : base_(detail::rounding_base(base)), key_(key) {}

    [[nodiscard]] constexpr std::uint64_t base() const noexcept { return base_; }
    template <class = detail::when_called>
    [[nodiscard]] constexpr std::uint64_t printed(std::uint64_t count, std::string_view cell) const {
        auto const over = count % base_, below = count - over;
        // Uniform on 0 to base - 1; `over` of `base` values are less than `over`.
        auto const luck = static_cast<std::uint64_t>(detail::wide_product(detail::sip_hash(key_, cell), base_) >> 64);
        return luck < over ? detail::checked_sum(below, base_) : below;
    }
    /// The counts that can print so.
    template <class = detail::when_called>
    [[nodiscard]] constexpr compatible_counts possible(std::uint64_t figure) const {
        if (figure % base_ != 0)
            throw std::invalid_argument("pbo::round_at_random: " + std::to_string(figure) + " is no multiple of " + std::to_string(base_));
        return {figure >= base_ ? figure - base_ + 1 : 0, detail::checked_sum(figure, base_ - 1)};
    }
    template <class = detail::when_called>
    [[nodiscard]] std::string words() const {
        return "counts are rounded to a multiple of " + std::to_string(base_) + ", up or down by chance so that no sum is biased";
    }

private:
    std::uint64_t base_;
    rounding_key key_;
};

}  // namespace pbo

#endif
