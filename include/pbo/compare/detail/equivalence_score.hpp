// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_EQUIVALENCE_SCORE_HPP
#define PBO_COMPARE_DETAIL_EQUIVALENCE_SCORE_HPP

// The variance of a difference of proportions when the difference is held at a given value: Farrington and Manning
// (1990) and Mee (1984) for two groups, Tango (1998) for the same people twice or for better and worse answers.

#include <pbo/compare/two_by_two.hpp>
#include <pbo/core/detail/when_called.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pbo::detail {

/// Var(p1 - p2) at the most likely p1, p2 with p1 - p2 = held (|held| < 1).  The slope of the likelihood falls from end
/// to end, so halving finds its root to the last bit, without the cubic formula's cancellations.
template <class = detail::when_called>
inline double restricted_variance(real_cells const& t, double held) {
    double const n1 = t.a + t.b, n2 = t.c + t.d;
    double low = std::fmax(0.0, -held), high = std::fmin(1.0, 1.0 - held);
    auto const slope = [&](double p2) {
        double const p1 = p2 + held;
        double sum = 0.0;
        if (t.a > 0.0) sum += t.a / p1;
        if (t.b > 0.0) sum -= t.b / (1.0 - p1);
        if (t.c > 0.0) sum += t.c / p2;
        if (t.d > 0.0) sum -= t.d / (1.0 - p2);
        return sum;
    };
    for (int i = 0; i < 80; ++i) {
        double const middle = 0.5 * (low + high);
        if (middle == low || middle == high) break;
        (slope(middle) > 0.0 ? low : high) = middle;
    }
    double const p2 = 0.5 * (low + high);
    double const p1 = std::clamp(p2 + held, 0.0, 1.0);
    return p1 * (1.0 - p1) / n1 + p2 * (1.0 - p2) / n2;
}

/// n^2 Var((better - worse) / n) at the most likely answers with a difference of `held` (-1 to 1).  better and worse
/// change places for a negative difference, so that the root is a sum of positive terms.
template <class = detail::when_called>
inline double tango_variance(double better, double worse, double n, double held) {
    if (held < 0.0) {
        std::swap(better, worse);
        held = -held;
    }
    double const b = (2.0 * n - better + worse) * held - better - worse;
    double const product = worse * held * (1.0 - held);  // minus C
    double const root = std::sqrt(b * b + 8.0 * n * product);
    double const q = b > 0.0 ? 2.0 * product / (b + root) : (root - b) / (4.0 * n);
    return n * (2.0 * q + held * (1.0 - held));
}

}  // namespace pbo::detail

#endif
