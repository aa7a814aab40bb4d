// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_COMPARE_DETAIL_LATTICE_TAIL_HPP
#define PBO_COMPARE_DETAIL_LATTICE_TAIL_HPP

// The tail of a discrete law from a point outwards, relative to the probability of that point:
// 1 + p(x+1)/p(x) + p(x+2)/p(x) + ...  The law only knows how to step; the steps shrink, so the sum is short for counts
// in the thousands (nanoseconds a term).  Where it would be longer than 20,000 terms (counts above 10^8 or so) the
// probabilities are as smooth as a normal density, and the sum becomes an integral plus the Euler-Maclaurin term
// f'/24, whose remainder is below 1e-13 there.  That is what makes counts of 10^15 cost microseconds, not minutes.

#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>

namespace pbo::detail {

/// A law standing at a point: step() is p(x+1)/p(x) and moves on; relative(u) is p(x+u)/p(x) for real u in [-1, left].
template <class Law>
concept lattice_law = requires(Law law, Law const& fixed, double u) {
    { law.step() } -> std::same_as<double>;
    { fixed.relative(u) } -> std::same_as<double>;
    { fixed.steps_left() } -> std::same_as<double>;
    { fixed.standard_deviation() } -> std::same_as<double>;
    { fixed.distance_from_mean() } -> std::same_as<double>;
};

/// Integral of f over [from, to] by 16-point Gauss-Legendre.
template <class F>
double gauss_legendre(F const& f, double from, double to) {
    static constexpr std::array<double, 8> node{0.095012509837637440185, 0.28160355077925891323, 0.45801677765722738634,
                                                0.61787624440264374845,  0.7554044083550030339,  0.86563120238783174388,
                                                0.94457502307323257608,  0.9894009349916499326};
    static constexpr std::array<double, 8> weight{
        0.18945061045506849629, 0.18260341504492358887, 0.16915651939500253819,  0.14959598881657673208,
        0.12462897125553387205, 0.09515851168249278481, 0.062253523938647892863, 0.027152459411754094852};
    double const centre = 0.5 * (from + to);
    double const half = 0.5 * (to - from);
    double sum = 0.0;
    for (std::size_t i = 0; i < node.size(); ++i)
        sum += weight[i] * (f(centre - half * node[i]) + f(centre + half * node[i]));
    return half * sum;
}

/// The sum above.  The law must stand at or beyond its mode, so that the terms never grow.
template <lattice_law Law>
double outward_tail(Law law) {
    double const deviation = law.standard_deviation();
    double const slope = std::fmax(1.0, law.distance_from_mean() / std::fmax(deviation, 1e-300));
    double const left = law.steps_left();
    if (left > 20000.0 && 37.0 * deviation > 20000.0 * slope) {
        double const panel = 2.0 * deviation / slope;
        double sum = (1.0 - law.relative(-1.0)) / 24.0;
        double const end = left + 0.5;
        for (double from = -0.5; from < end; from += panel) {
            double const part =
                gauss_legendre([&law](double u) { return law.relative(u); }, from, std::fmin(from + panel, end));
            sum += part;
            if (part < 1e-17 * sum) break;
        }
        return sum;
    }
    double term = 1.0;
    double sum = 1.0;
    for (double steps = left; steps > 0.0; steps -= 1.0) {
        term *= law.step();
        sum += term;
        if (term < 1e-17 * sum) break;
    }
    return sum;
}

}  // namespace pbo::detail

#endif
