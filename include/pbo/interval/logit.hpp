// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_LOGIT_HPP
#define PBO_INTERVAL_LOGIT_HPP

// The textbook's interval on the log-odds scale: log(k / (n - k)) +- z sqrt(1/k + 1/(n - k)), turned back to shares.
// Never outside [0, 1], a little long for small n.
//
// The log-odds of 0 and n hits are infinite, so the ends need a rule: at k = 0 the limits are 0 and 1 - (alpha/2)^(1/n), at
// k = n (alpha/2)^(1/n) and 1, which are Clopper and Pearson's.  Contains k/n.  n = 0: [0, 1].  Real-valued counts are
// welcome.  No Boost.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/core/method.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <cmath>

namespace pbo {

struct logit_method : callable_method<logit_method> {
    static constexpr bool contains_value = true;
    static constexpr label method_name = "logit";
};

/// logit(p), logit(p, level).
inline constexpr logit_method logit;

namespace detail {
/// The share whose odds are those of k : m times exp(shift).
template <class = detail::when_called>
[[nodiscard]] inline double shifted_share(double hits, double misses, double shift) noexcept {
    if (shift <= 0.0) {
        double const weighted = hits * std::exp(shift);
        return weighted / (weighted + misses);
    }
    return hits / (hits + misses * std::exp(-shift));
}
}  // namespace detail

template <detail::plain_counts E>
[[nodiscard]] double lower_limit(logit_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.hits == 0.0) return 0.0;
    if (c.misses == 0.0) return std::exp(std::log(side.probability) / c.trials);
    return detail::shifted_share(c.hits, c.misses, -side.z * std::sqrt(1.0 / c.hits + 1.0 / c.misses));
}

template <detail::plain_counts E>
[[nodiscard]] double upper_limit(logit_method const&, E const& e, tail const& side) {
    auto const c = detail::real_counts_of(e);
    if (c.misses == 0.0) return 1.0;
    if (c.hits == 0.0) return -std::expm1(std::log(side.probability) / c.trials);
    return detail::shifted_share(c.hits, c.misses, side.z * std::sqrt(1.0 / c.hits + 1.0 / c.misses));
}

template <detail::plain_counts E>
[[nodiscard]] figure<interval> limits(logit_method const& m, E const& e, confidence_level const& level) {
    return detail::both_limits(m, e, level);
}

}  // namespace pbo

#endif
