// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_CORE_DETAIL_NORMAL_QUANTILE_HPP
#define PBO_CORE_DETAIL_NORMAL_QUANTILE_HPP

// The standard normal quantile with <cmath> only: Wichura (1988), algorithm AS 241 (PPND16), relative error 1e-16,
// followed by one Newton step on erfc, which repairs the last bits that AS 241 loses in the tails.

#include <pbo/core/detail/platform.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <cmath>

namespace pbo::detail {

inline constexpr double square_root_of_two = 1.4142135623730950488;
inline constexpr double square_root_of_two_pi = 2.5066282746310005024;

/// P(Z > z), accurate in relative terms for any z.
inline double normal_upper_tail(double z) { return 0.5 * std::erfc(z / square_root_of_two); }

/// z such that P(Z <= z) = 1/2 + central, where tail = 1/2 - |central| is given as well because neither can be
/// recovered from the other without losing digits (levels near 0 need the first, levels near 1 the second).
template <class = detail::when_called>
inline double normal_quantile(double central, double tail) {
    if (std::abs(central) <= 0.425) {
        double const r = 0.180625 - central * central;
        double const z =
            central *
            (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
                 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r +
              133.14166789178437745) * r + 3.387132872796366608) /
            (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
                 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r +
              42.313330701600911252) * r + 1.0);
        double const error = 0.5 * std::erf(z / square_root_of_two) - central;
        return z - error * square_root_of_two_pi * std::exp(0.5 * z * z);
    }
    double r = std::sqrt(-std::log(tail));
    double z = 0.0;
    if (r <= 5.0) {
        r -= 1.6;
        z = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
                1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r +
             4.6303378461565452959) * r + 1.42343711074968357734) /
            (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
                0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r +
             2.05319162663775882187) * r + 1.0);
    } else {
        r -= 5.0;
        z = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
                0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r +
             5.4637849111641143699) * r + 6.6579046435011037772) /
            (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
                7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r +
             0.59983220655588793769) * r + 1.0);
    }
    double const density = std::exp(-0.5 * z * z) / square_root_of_two_pi;
    if (density > 0.0) z += (normal_upper_tail(z) - tail) / density;
    return central < 0.0 ? -z : z;
}

}  // namespace pbo::detail

#endif
