// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_POOLED_ORDER_HPP
#define PBO_COMPARE_DETAIL_POOLED_ORDER_HPP

// Which tables are at least as extreme as the one seen, by the pooled z?  With s hits in all and D = (first hits) N -
// s n1, z is D / sqrt(s (N - s)) up to a constant; so two tables compare in whole numbers, and ties are ties.  Holds
// for N up to 2^20.

#include <pbo/compare/detail/hypergeometric.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pbo::detail {

__extension__ using wide_integer = __int128;

class pooled_order {
public:
    /// The groups' sizes and the table seen, as its D and its hits in all.
    template <class = detail::when_called>
    pooled_order(std::uint64_t n1, std::uint64_t n2, std::int64_t seen, std::uint64_t hits)
        : n1_(static_cast<std::int64_t>(n1)), total_(static_cast<std::int64_t>(n1 + n2)), seen_(seen),
          seen_spread_(spread(static_cast<std::int64_t>(hits))),
          ratio_(static_cast<double>(seen) / std::sqrt(static_cast<double>(seen_spread_))) {}

    /// z of x hits in the first group and s in all is at least the one seen.
    template <class = detail::when_called>
    [[nodiscard]] bool at_least(std::int64_t x, std::int64_t s) const {
        if (s == 0 || s == total_) return seen_ <= 0;  // nobody or everybody: z is 0
        std::int64_t const d = x * total_ - s * n1_;
        return signed_square(d) * seen_spread_ >= signed_square(seen_) * spread(s);
    }
    /// w_s = P(z at least the one seen | s), for s = 0 to N.
    template <class = detail::when_called>
    [[nodiscard]] std::vector<double> upper_weights() const {
        std::vector<double> weights(static_cast<std::size_t>(total_) + 1);
        std::int64_t const n2 = total_ - n1_;
        for (std::int64_t s = 0; s <= total_; ++s) {
            std::int64_t const lowest = std::max<std::int64_t>(0, s - n2), highest = std::min(s, n1_);
            double const threshold = (static_cast<double>(s) * static_cast<double>(n1_) +
                                      ratio_ * std::sqrt(static_cast<double>(spread(s)))) /
                                     static_cast<double>(total_);
            std::int64_t x = std::clamp(static_cast<std::int64_t>(std::ceil(threshold)), lowest, highest + 1);
            while (x > lowest && at_least(x - 1, s)) --x;
            while (x <= highest && !at_least(x, s)) ++x;
            if (x > highest) continue;
            weights[static_cast<std::size_t>(s)] =
                x == lowest
                    ? 1.0
                    : table_upper_tail(table_law(static_cast<double>(x), static_cast<double>(n1_ - x),
                                                 static_cast<double>(s - x), static_cast<double>(n2 - (s - x))));
        }
        return weights;
    }

private:
    [[nodiscard]] std::int64_t spread(std::int64_t s) const { return s * (total_ - s); }
    template <class = detail::when_called>
    static wide_integer signed_square(std::int64_t d) {
        auto const square = static_cast<wide_integer>(d) * d;
        return d < 0 ? -square : square;
    }

    std::int64_t n1_;
    std::int64_t total_;
    std::int64_t seen_;
    std::int64_t seen_spread_;
    double ratio_;
};

}  // namespace pbo::detail

#endif
