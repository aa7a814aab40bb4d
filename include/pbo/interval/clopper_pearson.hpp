// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_CLOPPER_PEARSON_HPP
#define PBO_INTERVAL_CLOPPER_PEARSON_HPP

// Which shares can the exact binomial tails not exclude?  Clopper and Pearson (1934): the lower limit p has
// P(X >= k | p) = alpha/2, the upper limit P(X <= k | p) = alpha/2.  Coverage is never below the level, and usually well
// above it; the one to choose when "at least 95 %" must hold.  One-sided forms are exact too.
//
// The limits are quantiles of Beta(k, n-k+1) and Beta(k+1, n-k), which is also their meaning for real-valued counts
// (Korn and Graubard 1998).  Closed forms at k = 0, 1, n-1 and n; exactly 0 at k = 0 and 1 at k = n.  Contains k/n
// (at one-sided levels below 50 % it need not).  n = 0: [0, 1].

#include <pbo/core/method.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

namespace pbo {

struct clopper_pearson_method : callable_method<clopper_pearson_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "clopper_pearson";
};

/// Clopper and Pearson's exact interval: clopper_pearson(p), clopper_pearson(p, level).
inline constexpr clopper_pearson_method clopper_pearson;

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(clopper_pearson_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.hits == 0.0) return 0.0;
    return detail::beta_quantile(c.hits, c.misses + 1.0, side);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(clopper_pearson_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.misses == 0.0) return 1.0;
    return detail::beta_quantile_above(c.hits + 1.0, c.misses, side);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(clopper_pearson_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
