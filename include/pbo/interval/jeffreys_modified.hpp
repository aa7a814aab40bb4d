// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_INTERVAL_JEFFREYS_MODIFIED_HPP
#define PBO_INTERVAL_JEFFREYS_MODIFIED_HPP

// Jeffreys' interval with its two spikes of poor coverage removed: Brown, Cai and DasGupta (2001, section 4.1.2).  The lower
// limit is 0 at k = 0 and k = 1, the upper limit 1 at k = n - 1 and k = n; the upper limit at k = 0 is 1 - (alpha/2)^(1/n)
// and the lower limit at k = n is (alpha/2)^(1/n).  Not to be mixed up with jeffreys, which it is everywhere else.
//
// Need not contain k/n at low levels.  n = 0: [0, 1].  Whole counts only.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/jeffreys.hpp>

#include <cmath>

namespace pbo {

struct jeffreys_modified_method : callable_method<jeffreys_modified_method> {
    static constexpr bool contains_value = false;
    static constexpr label method_name = "jeffreys_modified";
};

/// jeffreys_modified(p), jeffreys_modified(p, level).
inline constexpr jeffreys_modified_method jeffreys_modified;

template <class = detail::when_called>
[[nodiscard]] inline double lower_limit(jeffreys_modified_method const&, proportion const& p, tail const& side) {
    if (p.hits() == 0) return 0.0;
    if (p.misses() == 0) return std::exp(std::log(side.probability) / static_cast<double>(p.trials()));
    return p.hits() == 1 ? 0.0 : lower_limit(jeffreys, p, side);
}

template <class = detail::when_called>
[[nodiscard]] inline double upper_limit(jeffreys_modified_method const&, proportion const& p, tail const& side) {
    if (p.misses() == 0) return 1.0;
    if (p.hits() == 0) return -std::expm1(std::log(side.probability) / static_cast<double>(p.trials()));
    return p.misses() == 1 ? 1.0 : upper_limit(jeffreys, p, side);
}

template <class = detail::when_called>
[[nodiscard]] inline figure<interval> limits(jeffreys_modified_method const& m, proportion const& p, confidence_level const& level) {
    return detail::both_limits(m, p, level);
}

}  // namespace pbo

#endif
