// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_WIDE_LOGARITHM_HPP
#define PBO_CORE_DETAIL_WIDE_LOGARITHM_HPP

// Why is a tail of 1e-80 not known to 16 digits?  Because its logarithm is 184, and a double that large is off by 3e-14, which is
// then the error of the tail.  So exponents of small tails are made in long double: 64 bits on x86-64, 113 on other Linux systems.
// Where long double is no wider than double (Apple's ARM), a tail p is known to about |log p| times 2e-16.

#include <pbo/core/detail/when_called.hpp>

#include <cmath>

namespace pbo::detail {

/// u - log(1 + u) for u > -1, to its last digits also where it nearly vanishes.
template <class = detail::when_called>
[[nodiscard]] inline long double wide_log_remainder(long double u) noexcept {
    if (std::fabs(u) > 0.15L) return u - std::log1p(u);
    long double const s = u / (2.0L + u);  // log(1 + u) = 2 artanh(s) and u - 2 s = u s
    long double const square = s * s;
    long double sum = u;
    long double power = 2.0L;
    for (long double k = 3.0L;; k += 2.0L) {
        power *= square;
        long double const next = sum - power / k;
        if (next == sum) return s * next;
        sum = next;
    }
}

/// (at - centre) / centre - log(at / centre): 0 where they meet, and with all its digits also where at is next to nothing.
template <class = detail::when_called>
[[nodiscard]] inline long double wide_deviance(long double at, long double centre) noexcept {
    long double const u = (at - centre) / centre;
    return u < -0.5L ? u - std::log(at / centre) : wide_log_remainder(u);
}

}  // namespace pbo::detail

#endif
