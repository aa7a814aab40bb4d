#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The pbo authors
# SPDX-License-Identifier: BSL-1.0
"""Limits for one proportion from their definitions, in 50-digit arithmetic (mpmath).

Binomial tails are plain sums of exact points and roots are found by bisection: slow, and nothing in common with the
library's way.  Writes tests/interval/one_proportion_values.hpp:

    python3 tests/reference/one_proportion.py > tests/interval/one_proportion_values.hpp
"""
import sys
import mpmath
from mpmath import mp, mpf, sqrt, log, exp, sin, asin, pi, binomial, erfinv

mp.dps = 50


def bisect(f, low, high, steps=190):
    """The root of f, which is negative at low and positive at high; geometric while the bracket spans decades."""
    for _ in range(steps):
        middle = sqrt(low * high) if low > 0 and high / low > 4 else (low + high) / 2
        if f(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


TINY = mpf(10) ** -40


def point(k, n, p):
    return binomial(n, k) * p**k * exp((n - k) * mpmath.log1p(-p))


def at_most(k, n, p):
    if k > n // 2 and n < 10**5:
        return 1 - sum(point(i, n, p) for i in range(k + 1, n + 1))
    return sum(point(i, n, p) for i in range(k + 1))


def at_least(k, n, p):
    return 1 - at_most(k - 1, n, p) if k > 0 else mpf(1)


def exact(k, n, share_of_point, side):
    """Both limits from tails that count `share_of_point` of P(X = k)."""
    def upper_tail(p):
        return at_least(k + 1, n, p) + share_of_point * point(k, n, p)

    def lower_tail(p):
        return at_most(k, n, p) - (1 - share_of_point) * point(k, n, p)

    lower = mpf(0) if k == 0 else bisect(lambda p: upper_tail(p) - side, TINY, 1 - TINY)
    upper = mpf(1) if k == n else bisect(lambda p: side - lower_tail(p), TINY, 1 - TINY)
    return lower, upper


def beta_tail(x, a, b):
    return mpmath.betainc(a, b, 0, x, regularized=True)


def beta_quantile(a, b, p):
    return bisect(lambda x: beta_tail(x, a, b) - p, TINY, 1 - TINY)


def wilson(k, n, z):
    centre, spread = k + z * z / 2, z * sqrt(z * z / 4 + k * (n - k) / mpf(n))
    return (centre - spread) / (n + z * z), (centre + spread) / (n + z * z)


def wilson_corrected(k, n, z):
    lower, upper = wilson(k - mpf(1) / 2, n, z)[0], wilson(k + mpf(1) / 2, n, z)[1]
    return (mpf(0) if k == 0 else lower), (mpf(1) if k == n else upper)


def likelihood(k, n, z):
    def deviance(p):
        return 2 * ((k * log(k / (n * p)) if k else 0) + ((n - k) * log((n - k) / (n * (1 - p))) if n - k else 0)) - z * z
    share = mpf(k) / n
    lower = mpf(0) if k == 0 else bisect(lambda p: -deviance(p), TINY, share)
    upper = mpf(1) if k == n else bisect(deviance, share, 1 - TINY)
    return lower, upper


def skewness_corrected(k, n, z):
    def upper(k):  # the equation has a second root near 0 when k = 0: begin above it
        share, correction = mpf(k) / n, (z * z - 1) / (6 * n)
        if k == n or 1 - share <= correction:
            return mpf(1)

        def f(p):
            return p - share + correction * (1 - 2 * p) - z * sqrt(p * (1 - p) / n)
        return bisect(f, max(share / 2, z * z / (4 * (n + z * z))), 1 - TINY)
    return (mpf(0) if k == 0 else 1 - upper(n - k)), upper(k)


def logit(k, n, z, alpha):
    if k == 0:
        return mpf(0), 1 - (alpha / 2) ** (mpf(1) / n)
    if k == n:
        return (alpha / 2) ** (mpf(1) / n), mpf(1)
    centre, spread = log(mpf(k) / (n - k)), z * sqrt(mpf(1) / k + mpf(1) / (n - k))
    return 1 / (1 + exp(spread - centre)), 1 / (1 + exp(-centre - spread))


def arcsine(k, n, z):
    angle = asin(sqrt((k + mpf(3) / 8) / (n + mpf(3) / 4)))
    low, high = angle - z / (2 * sqrt(mpf(n))), angle + z / (2 * sqrt(mpf(n)))
    return sin(max(low, mpf(0))) ** 2, sin(min(high, pi / 2)) ** 2


def jeffreys(k, n, alpha):
    half = mpf(1) / 2
    lower = mpf(0) if k == 0 else beta_quantile(k + half, n - k + half, alpha / 2)
    upper = mpf(1) if k == n else beta_quantile(k + half, n - k + half, 1 - alpha / 2)
    return lower, upper


def jeffreys_modified(k, n, alpha):
    if k == 0:
        return mpf(0), 1 - (alpha / 2) ** (mpf(1) / n) if n > 0 else mpf(1)
    if k == n:
        return (alpha / 2) ** (mpf(1) / n), mpf(1)
    lower, upper = jeffreys(k, n, alpha)
    return (mpf(0) if k == 1 else lower), (mpf(1) if k == n - 1 else upper)


def highest_density(k, n, alpha, a, b):
    a, b = k + a, n - k + b
    if a <= 1:
        return mpf(0), beta_quantile(a, b, 1 - alpha)
    if b <= 1:
        return beta_quantile(a, b, alpha), mpf(1)

    def log_density(x):
        return (a - 1) * log(x) + (b - 1) * log(1 - x)
    mp.dps = 30
    try:
        def excess(below):
            lower = bisect(lambda x: beta_tail(x, a, b) - below, TINY, 1 - TINY, 110)
            upper = bisect(lambda x: beta_tail(x, a, b) - (1 - alpha + below), TINY, 1 - TINY, 110)
            return log_density(lower) - log_density(upper), lower, upper
        low, high = alpha * mpf(10) ** -12, alpha * (1 - mpf(10) ** -12)
        for _ in range(60):
            middle = (low + high) / 2
            if excess(middle)[0] > 0:
                high = middle
            else:
                low = middle
        return excess((low + high) / 2)[1:]
    finally:
        mp.dps = 50


def blaker_lower(k, n, alpha):
    """The infimum of the acceptable shares, by scanning every stretch between two jumps of the acceptability."""
    if k == 0:
        return mpf(0)

    def acceptability(p):
        own = at_least(k, n, p)
        other = mpf(0)
        for j in range(n + 1):
            t = at_most(j, n, p)
            if t > own:
                break
            other = t
        return own + other
    jumps = [bisect(lambda p: at_least(k, n, p) - at_most(j, n, p), TINY, 1 - TINY) for j in range(k)]
    edges = [TINY] + sorted(jumps) + [mpf(k) / n]
    hair = mpf(10) ** -35
    for start, end in zip(edges, edges[1:]):
        if acceptability(start * (1 + hair)) > alpha:
            return start
        for i in range(1, 41):
            at = start + (end - start) * i / 41
            if acceptability(at) > alpha:
                return bisect(lambda p: acceptability(p) - alpha, start * (1 + hair), at, 130)
    raise ValueError


def clamp(pair):
    return tuple(min(max(x, mpf(0)), mpf(1)) for x in pair)


def all_methods(k, n, level):
    alpha = 1.0 - level  # as a double, as the library's confidence_level has it
    alpha = mpf(alpha)
    z = sqrt(mpf(2)) * erfinv(1 - alpha)
    share = mpf(k) / n
    spread = z * sqrt(share * (1 - share) / n)
    shifted, size = (k + z * z / 2) / (n + z * z), n + z * z
    wide = z * sqrt(shifted * (1 - shifted) / size)
    yield "wald", clamp((share - spread, share + spread))
    corrected = clamp((share - spread - mpf(1) / (2 * n), share + spread + mpf(1) / (2 * n)))
    yield "wald_continuity_corrected", corrected
    yield "wilson", wilson(k, n, z)
    yield "wilson_continuity_corrected", wilson_corrected(k, n, z)
    yield "agresti_coull", clamp((shifted - wide, shifted + wide))
    yield "likelihood_ratio", likelihood(k, n, z)
    yield "logit", logit(k, n, z, alpha)
    yield "arcsine", arcsine(k, n, z)
    yield "skewness_corrected_score", skewness_corrected(k, n, z)
    if n <= 300 or k < 100:
        yield "clopper_pearson", exact(k, n, mpf(1), alpha / 2)
        yield "mid_p", exact(k, n, mpf(1) / 2, alpha / 2)
    if n <= 10**6:
        yield "jeffreys", jeffreys(k, n, alpha)
        yield "jeffreys_modified", jeffreys_modified(k, n, alpha)
        yield "bayes(1;2.5)", (beta_quantile(k + 1, n - k + mpf(5) / 2, alpha / 2),
                               beta_quantile(k + 1, n - k + mpf(5) / 2, 1 - alpha / 2))
    if n <= 300 and level in (0.95, 0.5):
        yield "bayes_highest_density(1;1)", highest_density(k, n, alpha, mpf(1), mpf(1))
    if n <= 30 and level in (0.95, 0.99):
        yield "blaker", (blaker_lower(k, n, alpha), 1 - blaker_lower(n - k, n, alpha))


def main():
    print("""// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_TESTS_INTERVAL_ONE_PROPORTION_VALUES_HPP
#define PBO_TESTS_INTERVAL_ONE_PROPORTION_VALUES_HPP

// Made by tests/reference/one_proportion.py with mpmath %s at 50 digits: do not edit.

#include <cstdint>

namespace values {
struct one_proportion_row {
    char const* method;
    std::uint64_t hits;
    std::uint64_t trials;
    double level;
    double lower;
    double upper;
};
inline constexpr one_proportion_row one_proportion[] = {""" % mpmath.__version__)
    big = 10**15
    cases = [(k, n, level) for k, n in [(0, 1), (1, 1), (0, 20), (1, 29), (3, 10), (7, 7), (29, 30)]
             for level in (0.95, 0.99, 0.5)]
    cases += [(15, 148, 0.95), (15, 148, 0.998), (81, 263, 0.95), (147, 148, 0.9)]
    cases += [(3, 10, 1e-10), (3, 10, 1 - 1e-10), (15, 148, 1 - 1e-10), (15, 148, 1e-6)]
    cases += [(7, 10**6, 0.95), (999993, 10**6, 0.95)]
    cases += [(0, big, 0.95), (1, big, 0.95), (12, big, 0.998), (big // 4, big, 0.95), (big, big, 0.95)]
    for k, n, level in cases:
        if k > n // 2 and n >= 10**5:  # the sums are long on this side: mirror
            rows = [(m, (1 - hi, 1 - lo)) for m, (lo, hi) in all_methods(n - k, n, level) if "bayes" not in m]
        else:
            rows = list(all_methods(k, n, level))
        for method, (lower, upper) in rows:
            lower = mpf(0) if lower < mpf(10) ** -38 else lower
            print('    {"%s", %du, %du, %r, %s, %s},' % (method, k, n, level, mpmath.nstr(lower, 20), mpmath.nstr(upper, 20)))
        sys.stdout.flush()
    print("""};
}  // namespace values

#endif""")


if __name__ == "__main__":
    main()
