// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_DETAIL_PLAIN_COUNTS_HPP
#define PBO_INTERVAL_DETAIL_PLAIN_COUNTS_HPP

// What the methods of this room share: the two estimands whose hits, misses and trials a formula reads as doubles (whole
// counts are exact up to 2^53, above 10^15), and the making of an interval out of two limits.

#include <pbo/core/confidence_level.hpp>
#include <pbo/core/effective_proportion.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/interval.hpp>
#include <pbo/core/proportion.hpp>

#include <concepts>

namespace pbo::detail {

template <class E>
concept plain_counts = std::same_as<E, proportion> || std::same_as<E, effective_proportion>;

struct real_counts {
    double hits;
    double misses;
    double trials;
};

template <plain_counts E>
[[nodiscard]] constexpr real_counts real_counts_of(E const& e) noexcept {
    return {static_cast<double>(e.hits()), static_cast<double>(e.misses()), static_cast<double>(e.trials())};
}

[[nodiscard]] constexpr double clamped_to_unit(double x) noexcept { return x < 0.0 ? 0.0 : x > 1.0 ? 1.0 : x; }

/// Both limits of a method whose limits stand alone.  At levels near 0 rounding can carry two limits past each other,
/// or past the value between them, by a unit in the last place: that is put right here, so that a method which says
/// that it contains the value does so to the last bit.
template <class M, plain_counts E>
[[nodiscard]] constexpr interval both_limits(M const& m, E const& e, confidence_level const& level) {
    if (e.trials() == 0) return unit_interval;
    tail const side = level.two_sided();
    double lower = lower_limit(m, e, side);
    double upper = upper_limit(m, e, side);
    if constexpr (M::contains_value) {
        double const value = static_cast<double>(e.hits()) / static_cast<double>(e.trials());
        if (lower > value) lower = value;
        if (upper < value) upper = value;
    } else if (upper < lower) {
        double const swapped = lower;
        lower = upper;
        upper = swapped;
    }
    return {lower, upper};
}

}  // namespace pbo::detail

#endif
