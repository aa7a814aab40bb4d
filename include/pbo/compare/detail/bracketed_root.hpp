// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_BRACKETED_ROOT_HPP
#define PBO_COMPARE_DETAIL_BRACKETED_ROOT_HPP

// Where does a function of one sign at one end and another at the other cross zero?  Chandrupatla's method (1997):
// inverse quadratic interpolation where it can be trusted, bisection where not; no derivative.  Infinite values are
// welcome as signs.  The tolerance is relative to the root.

#include <cmath>

namespace pbo::detail {

template <class F>
[[nodiscard]] double bracketed_root(F const& f, double a, double fa, double b, double fb) {
    if (fa == 0.0) return a;
    if (fb == 0.0) return b;
    double c = a;
    double fc = fa;
    double t = 0.5;
    for (int i = 0; i < 300; ++i) {
        double const x = a + t * (b - a);
        if (x == a || x == b) return std::abs(fa) < std::abs(fb) ? a : b;
        double const fx = f(x);
        if (fx == 0.0) return x;
        if ((fx > 0.0) == (fa > 0.0)) {
            c = a;
            fc = fa;
        } else {
            c = b;
            fc = fb;
            b = a;
            fb = fa;
        }
        a = x;
        fa = fx;
        double const best = std::abs(fa) < std::abs(fb) ? a : b;
        double const tolerance = 2.3e-16 * std::abs(best);
        double const part = tolerance / std::abs(b - a);
        if (!(part < 0.5)) return best;
        double const xi = (a - b) / (c - b);
        double const phi = (fa - fb) / (fc - fb);
        t = 0.5;
        if (std::isfinite(phi) && phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi)
            t = fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb));
        if (!(t >= part)) t = part;
        if (t > 1.0 - part) t = 1.0 - part;
    }
    return a;
}

}  // namespace pbo::detail

#endif
