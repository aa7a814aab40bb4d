// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_RANDOM_HPP
#define PBO_CORE_RANDOM_HPP

// Random numbers that anybody can draw again.  The same seed and stream give the same numbers on every compiler, standard
// library and number of threads: std::uniform_int_distribution and its like promise no such thing.  A piece of work gives
// each of its parts (a bootstrap replicate, a simulated council) a stream of its own, numbered, so that it does not matter
// who draws first:
//
//     random_source draws(seed, replicate);
//     auto const council = draws.below(152);
//
// The generator is xoshiro256** (Blackman and Vigna 2021), its state filled by SplitMix64 (Steele, Lea and Flood 2014).
// Not for secrets.  A draw costs about a nanosecond and allocates nothing.

#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace pbo {

/// Also a std::uniform_random_bit_generator, for std::shuffle and the like (whose results differ between libraries).
class random_source {
public:
    using result_type = std::uint64_t;

    /// Streams of one seed, and seeds of one stream, are unrelated for all that can be seen.
    template <class = detail::when_called>
    constexpr explicit random_source(std::uint64_t seed, std::uint64_t stream = 0) noexcept {
        // The stream goes through the mixer once alone, so that (seed, stream + 1) is no shifted copy of (seed, stream).
        std::uint64_t counter = seed ^ mixed(stream + golden_ratio);
        for (auto& word : state_) word = mixed(counter += golden_ratio);
    }

    static constexpr std::uint64_t min() noexcept { return 0; }
    static constexpr std::uint64_t max() noexcept { return std::numeric_limits<std::uint64_t>::max(); }

    /// 64 random bits.
    template <class = detail::when_called>
    constexpr std::uint64_t operator()() noexcept {
        auto const bits = std::rotl(state_[1] * 5, 7) * 9;
        auto const shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return bits;
    }

    /// From 0 up to, but never, 1: a whole multiple of 2^-53.
    template <class = detail::when_called>
    constexpr double uniform() noexcept { return static_cast<double>((*this)() >> 11) * 0x1p-53; }

    /// Between 0 and 1 and never either: for quantiles and logarithms.
    template <class = detail::when_called>
    constexpr double inside() noexcept { return (static_cast<double>((*this)() >> 12) + 0.5) * 0x1p-52; }

    /// One of 0, 1 .. n - 1, each exactly as likely as the others.  Throws std::domain_error for n = 0.
    template <class = detail::when_called>
    constexpr std::uint64_t below(std::uint64_t n) {
        if (n == 0) throw std::domain_error("pbo::random_source::below: there is no number below 0");
        if (n <= 0xffffffff) {  // Lemire (2019): a multiplication where a division would do, and no bias
            auto product = ((*this)() >> 32) * n;
            if ((product & 0xffffffff) < n)
                for (auto const biased = (0x100000000 - n) % n; (product & 0xffffffff) < biased;) product = ((*this)() >> 32) * n;
            return product >> 32;
        }
        auto const whole = max() - max() % n;  // what lies above would favour the small numbers
        auto bits = (*this)();
        while (bits >= whole) bits = (*this)();
        return bits % n;
    }

    /// True with probability p; p outside 0 to 1 counts as the nearer end.
    constexpr bool chance(double p) noexcept { return uniform() < p; }

    friend constexpr bool operator==(random_source const&, random_source const&) = default;

private:
    static constexpr std::uint64_t golden_ratio = 0x9e3779b97f4a7c15;

    template <class = detail::when_called>
    static constexpr std::uint64_t mixed(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::array<std::uint64_t, 4> state_{};
};

}  // namespace pbo

#endif
