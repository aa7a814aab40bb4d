// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_HAUCK_ANDERSON_HPP
#define PBO_COMPARE_HAUCK_ANDERSON_HPP

// Wald's interval for a difference with unbiased variances and a continuity correction (Hauck and Anderson 1986, The
// American Statistician 40:318): half-width 1 / (2 min(n1, n2)) + z sqrt(p1 q1 / (n1 - 1) + p2 q2 / (n2 - 1)).  Safe in
// the middle, poor for extreme shares.
//
// Clamped to [-1, 1].  Contains the difference.  A group of one has p q = 0 and adds nothing under the root.  An empty
// group: [-1, 1].

#include <pbo/compare/detail/difference_limits.hpp>
#include <pbo/compare/difference_of.hpp>
#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo {

struct hauck_anderson_method : callable_method<hauck_anderson_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "hauck_anderson";
};

/// Hauck and Anderson's corrected Wald interval.
inline constexpr hauck_anderson_method hauck_anderson;

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(hauck_anderson_method const&, difference_of const& e,
                                             confidence_level const& level) {
    if (e.one_is_empty()) return difference_of::range;
    auto const part = [](detail::real_counts const& c) {
        return c.trials > 1.0 ? c.hits / c.trials * (c.misses / c.trials) / (c.trials - 1.0) : 0.0;
    };
    auto const c1 = detail::real_counts_of(e.first);
    auto const c2 = detail::real_counts_of(e.second);
    double const half = 0.5 / std::min(c1.trials, c2.trials) + level.z() * std::sqrt(part(c1) + part(c2));
    return detail::difference_limits(e.value().value(), half, half);
}

}  // namespace pbo

#endif
