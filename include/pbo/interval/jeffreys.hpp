// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_JEFFREYS_HPP
#define PBO_INTERVAL_JEFFREYS_HPP

// What do we believe after the counts, having believed as little as possible before?  The equal-tailed interval of
// Beta(k + 1/2, n - k + 1/2), the posterior under Jeffreys' prior, with the two ends put right as Brown, Cai and
// DasGupta (2001, section 4.3) advise: the lower limit is 0 at k = 0 and the upper limit is 1 at k = n.  Other programs
// leave those two as beta quantiles: that is bayes{0.5, 0.5} here.  jeffreys_modified is another method again.
//
// Does not promise to contain k/n: at levels of 60 % and above it does, near level 0 it shrinks to the posterior's
// median.  n = 0: [0, 1].  Real-valued counts are welcome.

#include <pbo/core/method.hpp>
#include <pbo/interval/detail/beta_quantile.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

namespace pbo {

struct jeffreys_method : callable_method<jeffreys_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "jeffreys";
};

/// Jeffreys' equal-tailed interval, 0 at k = 0 and 1 at k = n: jeffreys(p), jeffreys(p, level).
inline constexpr jeffreys_method jeffreys;

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(jeffreys_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.hits == 0.0) return 0.0;
    return detail::beta_quantile(c.hits + 0.5, c.misses + 0.5, side);
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(jeffreys_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.misses == 0.0) return 1.0;
    return detail::beta_quantile_above(c.hits + 0.5, c.misses + 0.5, side);
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(jeffreys_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
