// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COUNT_WEIGHTED_PROPORTION_HPP
#define PBO_COUNT_WEIGHTED_PROPORTION_HPP

// How many out of how many, when each record stands for so many people?  The cell for weighted yes or no: n, the sum of
// weights, of squared weights, and both of the hits alone.  Hits and misses are kept apart rather than hits and all, so
// that a share near 1 loses no digits.
//
// A record of weight 0 stands for nobody: it is not counted in n.  A weight that is negative or not finite throws
// std::domain_error.  Sums carry their rounding errors, so that merging in any order agrees to 1e-15.

#include <pbo/core/detail/number_text.hpp>
#include <pbo/core/figure.hpp>
#include <pbo/core/proportion.hpp>
#include <pbo/count/detail/compensated_sum.hpp>
#include <pbo/count/weighted_moments.hpp>

#include <cstdint>
#include <ostream>
#include <stdexcept>

namespace pbo {

namespace detail {
/// The weight, if it can be one.  (x - x is 0 for finite x alone.)
inline constexpr double checked_weight(double w) {
    if (!(w >= 0.0 && w - w == 0.0))
        throw std::domain_error("pbo: a weight of " + number_text(w) + " is not a finite number of at least 0");
    return w;
}
}  // namespace detail

class weighted_proportion {
public:
    constexpr weighted_proportion() = default;

    /// Counts one record.
    constexpr void add(bool hit, double weight) {
        if (detail::checked_weight(weight) == 0.0) return;
        counted_.add(hit);
        sum_[hit ? 0 : 1] += weight;
        squares_[hit ? 0 : 1] += weight * weight;
    }

    /// Unweighted: records that were hits, out of records.
    [[nodiscard]] constexpr proportion const& counted() const noexcept { return counted_; }
    [[nodiscard]] constexpr std::uint64_t n() const noexcept { return counted_.trials(); }
    [[nodiscard]] constexpr double weight() const noexcept { return hit_weight() + miss_weight(); }
    [[nodiscard]] constexpr double weight_squares() const noexcept { return squares_[0].value() + squares_[1].value(); }
    [[nodiscard]] constexpr double hit_weight() const noexcept { return sum_[0].value(); }
    [[nodiscard]] constexpr double hit_weight_squares() const noexcept { return squares_[0].value(); }
    [[nodiscard]] constexpr double miss_weight() const noexcept { return sum_[1].value(); }
    [[nodiscard]] constexpr double miss_weight_squares() const noexcept { return squares_[1].value(); }

    /// The weighted share of hits.
    [[nodiscard]] constexpr figure<double> value() const {
        if (n() == 0) return absence::nothing_to_divide_by;
        return hit_weight() / weight();
    }
    /// With a = 1 for a hit and b = 1 for a miss.
    [[nodiscard]] constexpr weighted_moments moments() const noexcept {
        return {n(), weight(), hit_weight(), miss_weight(), hit_weight(), 0.0, miss_weight(),
                hit_weight_squares(), 0.0, miss_weight_squares()};
    }

    constexpr weighted_proportion& operator+=(weighted_proportion const& other) {
        counted_ += other.counted_;
        for (int i = 0; i < 2; ++i) {
            sum_[i] += other.sum_[i];
            squares_[i] += other.squares_[i];
        }
        return *this;
    }
    friend constexpr bool operator==(weighted_proportion const&, weighted_proportion const&) = default;
    friend std::ostream& operator<<(std::ostream& out, weighted_proportion const& p) {
        return out << p.counted_ << " (weighing " << p.hit_weight() << " of " << p.weight() << ')';
    }

private:
    proportion counted_;
    detail::compensated_sum sum_[2];
    detail::compensated_sum squares_[2];
};

}  // namespace pbo

#endif
