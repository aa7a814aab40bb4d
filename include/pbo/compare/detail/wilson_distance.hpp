// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_WILSON_DISTANCE_HPP
#define PBO_COMPARE_DETAIL_WILSON_DISTANCE_HPP

// How far is Wilson's limit from the share itself?  Newcombe's and Zou and Donner's intervals are made of these
// distances, and subtracting the limit from the share would lose half the digits at n = 10^15.  With p = x/n, q = m/n
// and S = sqrt(n p q + z^2/4) the distance to the lower limit is
//
//     z p q / (S + z (1/2 - p))   =   z (S + z (p - 1/2)) / (n + z^2),
//
// of which the first keeps its digits where p <= 1/2 and the second where p >= 1/2.

#include <pbo/core/detail/when_called.hpp>
#include <pbo/interval/detail/plain_counts.hpp>

#include <algorithm>
#include <cmath>

namespace pbo::detail {

[[nodiscard]] constexpr real_counts mirrored(real_counts const& c) noexcept { return {c.misses, c.hits, c.trials}; }

/// p - lower Wilson limit.
template <class = detail::when_called>
[[nodiscard]] inline double wilson_below(real_counts const& c, double z) {
    if (c.hits == 0.0) return 0.0;
    double const spread = std::sqrt(c.hits * (c.misses / c.trials) + 0.25 * z * z);
    double const off_centre = z * ((c.misses - c.hits) / c.trials) * 0.5;
    if (c.hits <= c.misses) return z * (c.hits / c.trials) * (c.misses / c.trials) / (spread + off_centre);
    return z * (spread - off_centre) / (c.trials + z * z);
}
/// Upper Wilson limit - p.
template <class = detail::when_called>
[[nodiscard]] inline double wilson_above(real_counts const& c, double z) { return wilson_below(mirrored(c), z); }

/// p - lower Wilson limit with continuity correction (Newcombe 1998, method 4 for one proportion).
template <class = detail::when_called>
[[nodiscard]] inline double corrected_wilson_below(real_counts const& c, double z) {
    if (c.hits == 0.0) return 0.0;
    double const n = c.trials;
    double const extra = 4.0 * c.hits * ((c.misses + 1.0) / n) - 2.0 - 1.0 / n;
    double const root = std::sqrt(std::max(0.0, z * z + extra));
    double const off_centre = z * ((c.misses - c.hits) / n);
    double const spread = off_centre > 0.0
                              ? (extra + 4.0 * z * z * (c.hits / n) * (c.misses / n)) / (root + off_centre)
                              : root - off_centre;
    return std::clamp(0.5 * (1.0 + z * spread) / (n + z * z), 0.0, c.hits / n);
}
/// Upper corrected Wilson limit - p.
template <class = detail::when_called>
[[nodiscard]] inline double corrected_wilson_above(real_counts const& c, double z) {
    return corrected_wilson_below(mirrored(c), z);
}

}  // namespace pbo::detail

#endif
