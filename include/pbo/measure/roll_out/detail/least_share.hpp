// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_MEASURE_ROLL_OUT_DETAIL_LEAST_SHARE_HPP
#define PBO_MEASURE_ROLL_OUT_DETAIL_LEAST_SHARE_HPP

// Which share of at most so many people is the first that meets a target?  The least fraction that is not below the
// target and whose denominator is not above the number of people: exactly the same counts meet the one as the other,
// and 0.333333 of 20 people becomes a third.  Found by descending the Stern-Brocot tree, many steps at a time, as
// continued fractions do. Cost: under a hundred divisions.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/detail/wide_integer.hpp>
#include <pbo/domain/share.hpp>

#include <algorithm>
#include <cstdint>

namespace pbo::detail {

/// people is at least 1.
template <class = detail::when_called>
[[nodiscard]] inline share least_share_from(share const& target, std::uint64_t people) {
    auto const p = target.numerator();
    auto const q = target.denominator();
    if (q <= people) return target;
    std::uint64_t a = 0, b = 1;  // a/b is below the target, c/d is not, and they are neighbours: b c - a d = 1
    std::uint64_t c = 1, d = 1;
    for (;;) {
        auto const below = wide_product(p, b) - wide_product(q, a);
        auto const rise = wide_product(q, c) - wide_product(p, d);
        if (rise == 0) return share(c, d);
        auto const up = static_cast<std::uint64_t>(std::min<decltype(below)>((below - 1) / rise, (people - b) / d));
        a += up * c;
        b += up * d;
        auto const still_below = wide_product(p, b) - wide_product(q, a);
        auto const down = static_cast<std::uint64_t>(std::min<decltype(below)>(rise / still_below, (people - d) / b));
        c += down * a;
        d += down * b;
        if (up == 0 && down == 0) return share(c, d);
    }
}

}  // namespace pbo::detail

#endif
